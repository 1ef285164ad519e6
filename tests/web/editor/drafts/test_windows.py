"""Two pages with one text never take each other's away, and a line in the address leads to its entry."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.drafts import Drafts
from tests.support.aids import SMALL
from tests.support.editing import ANNA, editing_app, signed_in
from tests.support.pages import words
from tests.support.text_editor import LINE, MISSPELT, send


@pytest.fixture
def anna(tmp_path: Path) -> FlaskClient:
    return signed_in(editing_app(tmp_path))


def test_a_page_without_script_that_is_behind_is_shown_both_texts(anna: FlaskClient, tmp_path: Path) -> None:
    send(anna, "title: written at the desk\n")
    behind = send(anna, "title: written at home\r\n", seen="", window="home")

    assert behind.status_code == 409
    assert "title: written at the desk" in behind.text
    assert "title: written at home" in behind.text
    draft = Drafts(tmp_path).find(ANNA, "small")
    assert draft
    assert draft.text == "title: written at the desk\n"
    send(anna, "title: written at home\r\n", seen=fingerprint(draft.text.encode()))
    kept = Drafts(tmp_path).find(ANNA, "small")
    assert kept
    assert kept.text == "title: written at home\n"


def test_a_page_that_has_sent_a_text_to_look_at_it_goes_on_from_there(anna: FlaskClient, tmp_path: Path) -> None:
    send(anna, "title: one\n", seen="", window="mine", go="preview")
    assert send(anna, "title: two\n", seen="", window="mine").status_code == 303
    draft = Drafts(tmp_path).find(ANNA, "small")
    assert draft
    assert draft.text == "title: two\n"


def test_a_line_in_the_address_chooses_somebody_who_sees_it(anna: FlaskClient) -> None:
    seen_by = {}
    for said in ("Few people who had rested did better.", "Waiting takes no time."):
        line = SMALL[: SMALL.index(said)].count("\n") + 1
        seen_by[said] = re.search(r'preview/summary\?as=([^"]*)', anna.get(f"/edit/small/?line={line}").text)
        assert seen_by[said]
        person = seen_by[said][1]  # type: ignore[index]
        assert said in words(anna.get(f"/edit/small/preview/summary?as={person}").text)
    assert len({found[1] for found in seen_by.values() if found}) == 2


def test_a_problem_leads_to_the_form_of_its_entry_without_script(anna: FlaskClient) -> None:
    send(anna, MISSPELT)
    way = f'href="/edit/small/form?line={LINE}&amp;column=15&amp;check=unknown-source"'
    assert way in anna.get("/edit/small/").text
    assert anna.get(f"/edit/small/form?line={LINE}").location == "/edit/small/entry/statement/exercises.ease"
    assert anna.get("/edit/small/form?line=3").location == "/edit/small/entries"
    send(anna, SMALL.replace("title: Stiff", "title: Stiff: "))
    assert anna.get(f"/edit/small/form?line={LINE}").location == "/edit/small/entries"
