"""An author lets a warning stand by form: the reason goes behind its line, and nothing else changes."""

import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.aids import SMALL
from tests.support.editing import draft, drafted, editing_app, signed_in
from tests.support.entry_forms import send
from tests.support.pages import session_id, words

SENTENCE = "says: Most people in the trial moved with ease."
PUSHING = SMALL.replace(SENTENCE, "says: They should move with ease.")
FOLDED = SMALL.replace(SENTENCE, "says: >-\n      They should move\n      with ease.")


def way(client: FlaskClient) -> str:
    """Where the page of changes leads to let the warning stand."""
    found = re.findall(r'href="(/edit/small/let-stand[^"]+)"', client.get("/edit/small/publish").text)
    return html.unescape(found[0])


def let_stand(client: FlaskClient, reason: str) -> str:
    address = way(client)
    sent = {"session_id": session_id(client.get(address).text), "reason": reason}
    return client.post(address, data=sent, follow_redirects=True).text


@pytest.mark.parametrize(
    ("text", "line"),
    [(PUSHING, "says: They should move with ease."), (FOLDED, "says: >-")],
)
def test_the_reason_goes_behind_the_line_and_the_warning_goes(
    client: FlaskClient, folder: Path, text: str, line: str
) -> None:
    drafted(folder, text)
    page = let_stand(client, "the trial's own words")

    assert draft(folder) == text.replace(line, f"{line} # waive pushing-word: the trial's own words")
    assert "Your reason is kept in your draft." in words(page)
    assert "The reason: the trial's own words." in words(page)
    assert "/let-stand" not in client.get("/edit/small/publish").text


def test_from_a_form_it_leads_back_to_the_entry_and_says_that_the_reason_is_kept(
    client: FlaskClient, folder: Path
) -> None:
    drafted(folder, PUSHING)
    address = way(client).replace("&back=publish", "")
    page = send(client, address, reason="the trial's own words")

    assert page.location == "/edit/small/entries?told=stands&kept=statement&entry=exercises.ease"
    assert "Your reason is kept." in words(client.get(page.location).text)


def test_a_reason_has_three_words_or_more(client: FlaskClient, folder: Path) -> None:
    drafted(folder, PUSHING)
    page = let_stand(client, "it is")

    assert "Say in three words or more" in words(page)
    assert draft(folder) == PUSHING


def test_what_protects_people_does_not_stand(client: FlaskClient, folder: Path) -> None:
    drafted(folder, SMALL.replace("sources: [alpha]", "sources: [alfa]", 1))

    assert "/let-stand" not in client.get("/edit/small/publish").text
    assert client.get("/edit/small/let-stand?line=1&column=1&check=unknown-source").status_code == 404


def test_a_number_that_is_none_of_people_is_kept_and_let_stand_by_form_alone(client: FlaskClient, folder: Path) -> None:
    address = "/edit/small/entry/statement/exercises.ease"
    said = "It got worse in 3 of 4 shoulders."
    refused = send(client, address, words=said)
    assert refused.status_code == 422
    assert "keep it all the same, then let it stand with a reason." in words(refused.text)

    send(client, address, go="anyway", words=said)
    link = html.unescape(re.findall(r'href="(/edit/small/let-stand[^"]+)"', client.get(address).text)[0])
    sent = {"session_id": session_id(client.get(link).text), "reason": "it counts shoulders in a picture"}
    assert client.post(link, data=sent).status_code == 303
    assert f"says: {said} # waive loose-number: it counts shoulders in a picture" in draft(folder)


def test_a_reviewer_reads_what_the_checks_found_and_why_a_warning_stands(tmp_path: Path) -> None:
    stands = SMALL.replace(SENTENCE, "says: They should move with ease. # waive pushing-word: the trial's own words")
    app = editing_app(tmp_path, text=stands.replace("Aching comes and goes.", "You should not ache."))
    anna, told = signed_in(app), "They should move with ease. The reason: the trial's own words."
    review = words(anna.get("/edit/small/review").text)

    assert "You should not ache. 'should not' can push a person" in review
    assert told in review
    assert told in words(app.test_client().get("/small/about").text)
    assert "with this reason: the trial's own words" in words(
        anna.get("/edit/small/entry/statement/exercises.ease").text
    )
    drafted(tmp_path, f"{stands}# More.\n", base=stands.replace("Aching comes and goes.", "You should not ache."))
    assert told in words(anna.get("/edit/small/publish").text)
