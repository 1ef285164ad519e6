"""An author chooses a file of citations, sees what it holds, and keeps what they tick as sources of their draft."""

import io
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.aids import SMALL, TODAY
from tests.support.editing import draft
from tests.support.entry_forms import fields
from tests.support.pages import session_id, words

PAGE = "/edit/small/import"
RIS = (
    "TY  - JOUR\nTI  - A trial & more\nAU  - Smith, Jo\nPY  - 2020\nDO  - 10.1000/x\nER  - \n"
    "TY  - JOUR\nTI  - A review\nPY  - 2021\nER  - \nTY  - JOUR\nAU  - Nobody\nER  - \n"
)


def choose(client: FlaskClient, text: str = RIS) -> TestResponse:
    """Choose a file with that text."""
    session = session_id(client.get(PAGE).text)
    return client.post(PAGE, data={"session_id": session, "file": (io.BytesIO(text.encode()), "export.ris")})


def test_it_shows_what_the_file_holds_and_keeps_nothing(client: FlaskClient, folder: Path) -> None:
    page = choose(client)

    assert page.status_code == 200
    assert "2 new sources" in words(page.text)
    assert "Smith J. A trial & more. 2020" in words(page.text)
    assert "The record in line 11 has no title. It was left out." in words(page.text)
    assert draft(folder) == ""


def test_what_is_ticked_becomes_a_source_of_the_draft(client: FlaskClient, folder: Path) -> None:
    sent = {**fields(choose(client).text), "take": ["0"], "kind-0": "randomised trial"}
    kept = client.post(PAGE, data=sent)

    assert kept.location == "/edit/small/entries?told=imported&unsaid=0#told"
    assert "smith-2020:" in draft(folder)
    assert "kind: randomised trial" in draft(folder)
    assert "A review" not in draft(folder)
    assert "is the source smith-2020" in words(choose(client).text)


def test_what_was_read_today_says_so(client: FlaskClient, folder: Path) -> None:
    page = choose(client).text
    assert "read" not in fields(page)
    client.post(PAGE, data={**fields(page), "read": ["1"]})

    assert draft(folder).count(f"checked: {TODAY.isoformat()}") == 1 + SMALL.count(f"checked: {TODAY.isoformat()}")
    assert f"checked: {TODAY.isoformat()}" in draft(folder).partition("a-review-2021:")[2].partition("questions:")[0]


def test_a_kind_that_nobody_said_is_told_once_kept(client: FlaskClient, folder: Path) -> None:
    kept = client.post(PAGE, data=fields(choose(client).text))

    assert "2 of them do not say yet what kind of study they are." in words(client.get(kept.location).text)
    assert "a-review-2021:" in draft(folder)


def test_nothing_ticked_is_told_and_what_was_typed_stays(client: FlaskClient, folder: Path) -> None:
    sent = {**fields(choose(client).text), "take": [], "kind-1": "review of trials"}
    refused = client.post(PAGE, data=sent)

    assert refused.status_code == 422
    assert "Tick what you want to keep." in words(refused.text)
    assert fields(refused.text)["kind-1"] == "review of trials"
    assert draft(folder) == ""


def test_a_file_that_cannot_be_read_is_told(client: FlaskClient) -> None:
    refused = choose(client, "Dear all")

    assert refused.status_code == 422
    assert "This is no file of citations that can be read." in words(refused.text)
    assert "Choose a file first." in words(client.post(PAGE, data={"session_id": session_id(refused.text)}).text)


def test_the_list_of_entries_leads_there(client: FlaskClient) -> None:
    assert f'href="{PAGE}"' in client.get("/edit/small/entries").text


def test_who_was_studied_and_the_limits_are_kept_with_a_source(client: FlaskClient, folder: Path) -> None:
    said = {"people-0": "80 adults", "limits-0": "Many left early."}
    client.post(PAGE, data={**fields(choose(client).text), "take": ["0"], "kind-0": "trial", **said})

    assert "people: 80 adults" in draft(folder)
    assert "limits: Many left early." in draft(folder)


def test_what_was_typed_of_a_source_stays_where_nothing_is_ticked(client: FlaskClient) -> None:
    refused = client.post(PAGE, data={**fields(choose(client).text), "take": [], "limits-1": "Many left early."})

    assert fields(refused.text)["limits-1"] == "Many left early."
