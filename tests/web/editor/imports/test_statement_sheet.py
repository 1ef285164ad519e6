"""An author takes all statements along as a sheet, and its changes come back into their draft once they saw them."""

import io
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.aids import SMALL
from tests.support.editing import draft, drafted
from tests.support.forms import hidden
from tests.support.pages import session_id, words

PAGE = "/edit/small/sheet"
EASE, SHORTER = "Most people in the trial moved with ease.", "Most moved with ease."


def bring(client: FlaskClient, old: str, new: str) -> TestResponse:
    """Take the sheet, change it, and bring it back."""
    text = client.get(f"{PAGE}/csv").text.replace(old, new)
    session = session_id(client.get(PAGE).text)
    return client.post(PAGE, data={"session_id": session, "file": (io.BytesIO(text.encode()), "meeting.csv")})


def test_the_sheet_is_a_file_in_both_forms(client: FlaskClient) -> None:
    sheets = [client.get(f"{PAGE}/{form}") for form in ("xlsx", "csv", "ods")]

    assert [one.status_code for one in sheets] == [200, 200, 404]
    assert sheets[0].headers["Content-Disposition"] == "attachment; filename=small.xlsx"
    assert sheets[0].data.startswith(b"PK")
    assert EASE in sheets[1].text


def test_changes_are_shown_before_they_are_kept(client: FlaskClient, folder: Path) -> None:
    seen = bring(client, EASE, SHORTER)

    assert "exercises.ease (row 2, column D)" in words(seen.text)
    assert f"Before: {EASE} Now: {SHORTER}" in words(seen.text)
    assert draft(folder) == ""
    kept = client.post(PAGE, data={**hidden(seen.text), "session_id": session_id(seen.text)})
    assert kept.location == "/edit/small/entries?told=taken#told"
    assert draft(folder) == SMALL.replace(EASE, SHORTER)


def test_an_error_that_a_change_makes_is_told_before(client: FlaskClient) -> None:
    assert "To be put right before it can be published" in words(bring(client, EASE, "").text)


def test_what_somebody_changed_meanwhile_is_not_taken_back(client: FlaskClient, folder: Path) -> None:
    seen = bring(client, EASE, SHORTER)
    drafted(folder, SMALL.replace("people: 32", "people: 33"))
    answer = client.post(PAGE, data={**hidden(seen.text), "session_id": session_id(seen.text)})

    assert "exercises.ease was changed after the sheet was made" in words(answer.text)
    assert draft(folder) == SMALL.replace("people: 32", "people: 33")


def test_what_is_no_sheet_is_told(client: FlaskClient) -> None:
    refused = client.post(
        PAGE, data={"session_id": session_id(client.get(PAGE).text), "file": (io.BytesIO(b"A,B"), "other.csv")}
    )

    assert refused.status_code == 422
    assert "This is no sheet of statements from here" in words(refused.text)
