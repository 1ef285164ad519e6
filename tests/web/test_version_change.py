"""An aid that changes in the middle of a consultation takes no answer for what it was not, and says what is lost."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.web.app import create_app
from tests.support.aid_versions import CHANGED, RETITLED, SWAPPED, write
from tests.support.aids import SMALL, aid_from, small
from tests.support.pages import answer, session_id, shown, ticked, words
from tests.support.translations import whole

OLDER = small(("limits: [16, 110]", "limits: [40, 110]"))
CHANGED_IN_SPANISH = "Esta herramienta se ha cambiado mientras usted respondía."


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """A browser in which two pages are answered."""
    write(tmp_path, SMALL)
    client = create_app(tmp_path, secret_key="tests").test_client()
    answer(client, "days", {"age": ["34"]}, aid="small")
    answer(client, "shoulder", {"duration": ["short"]}, aid="small")
    return client


def in_spanish(client: FlaskClient, folder: Path, address: str) -> str:
    """A page in Spanish, which the small aid is in from here on, in the words of what was first written."""
    (folder / "small.es.yaml").write_text(whole(aid_from(SMALL)), encoding="utf-8")
    return client.get(address, headers={"Accept-Language": "es"}).text


def asked_again(client: FlaskClient) -> Sequence[str]:
    """What is ticked on the first page."""
    return ticked(client.get("/small/ask/shoulder").text)


def test_an_answer_whose_words_changed_is_no_answer_any_more(client: FlaskClient, tmp_path: Path) -> None:
    write(tmp_path, SWAPPED, at=2)
    page = words(client.get("/small/check").text)

    assert CHANGED in page
    assert "please answer them again: How long has it been stiff?" in page
    assert "How old are you? 34 years" in page
    assert asked_again(client) == []


def test_it_is_told_once_and_not_to_a_paper_or_a_part_of_a_page(client: FlaskClient, tmp_path: Path) -> None:
    write(tmp_path, OLDER, at=2)
    client.get("/small/handout.pdf")
    assert CHANGED not in words(answer(client, "shoulder", {"duration": ["short"]}, go="redraw", aid="small").text)
    client.get("/")
    write(tmp_path, SMALL, at=3)

    assert CHANGED in words(client.get("/small/summary").text)
    assert CHANGED not in words(client.get("/small/summary").text)


def test_a_change_that_leaves_every_answer_whole_says_that(client: FlaskClient, tmp_path: Path) -> None:
    write(tmp_path, RETITLED, at=2)

    assert f"{CHANGED} Your answers still fit." in words(client.get("/small/check").text)
    assert asked_again(client) == ["short"]


@pytest.mark.parametrize("earlier", [True, False])
def test_a_page_that_was_open_while_the_aid_changed_is_asked_again(tmp_path: Path, earlier: bool) -> None:
    write(tmp_path, SMALL)
    client = create_app(tmp_path, secret_key="tests").test_client()
    if earlier:
        answer(client, "days", {"age": ["34"]}, aid="small")
    page = client.get("/small/ask/shoulder").text
    bits = page.partition('name="fingerprint_bits" value="')[2].partition('"')[0]
    write(tmp_path, SWAPPED, at=2)

    sent = {
        "q-duration": "short",
        "session_id": session_id(page),
        "shown": shown(page),
        "fingerprint_bits": bits,
        "go": "next",
    }
    answered = client.post("/small/ask/shoulder", data=sent)
    again = client.get("/small/ask/shoulder").text

    assert (answered.status_code, answered.location) == (303, "/small/ask/shoulder")
    assert f"{CHANGED} These answers no longer fit; please answer them again: How long" in words(again)
    assert ticked(again) == []
    assert not earlier or "34 years" in client.get("/small/check").text


def test_where_the_old_version_is_not_known_what_can_be_an_answer_stays(client: FlaskClient, tmp_path: Path) -> None:
    write(tmp_path, OLDER, at=2)
    restarted = create_app(tmp_path, secret_key="tests").test_client()
    cookie = client.get_cookie("decision-aid")
    assert cookie
    restarted.set_cookie("decision-aid", cookie.value)

    page = words(restarted.get("/small/check").text)

    assert f"{CHANGED} These answers no longer fit; please answer them again: How old are you?" in page
    assert asked_again(restarted) == ["short"]


def test_in_another_language_a_change_that_leaves_every_answer_whole_loses_none(
    client: FlaskClient, tmp_path: Path
) -> None:
    write(tmp_path, RETITLED, at=2)
    page = words(in_spanish(client, tmp_path, "/small/check"))

    assert f"{CHANGED_IN_SPANISH} Sus respuestas siguen sirviendo." in page
    assert "«Less than a month» en español" in page
    assert asked_again(client) == ["short"]


@pytest.mark.parametrize(
    ("newer", "named"),
    [(SWAPPED, "«How long has it been stiff?» en español"), (OLDER, "«How old are you?» en español")],
)
def test_in_another_language_what_is_lost_is_named_in_it(
    client: FlaskClient, tmp_path: Path, newer: str, named: str
) -> None:
    write(tmp_path, newer, at=2)
    page = words(in_spanish(client, tmp_path, "/small/check"))

    assert CHANGED_IN_SPANISH in page
    assert f"por favor: {named} " in page


def test_a_question_in_words_that_have_no_translation_any_more_is_named_as_it_is_asked_now(
    client: FlaskClient, tmp_path: Path
) -> None:
    newer = small(("ask: How old are you?", "ask: What is your age?"))
    write(tmp_path, newer, at=2)
    (tmp_path / "small.es.yaml").write_text(whole(aid_from(newer)), encoding="utf-8")

    page = words(client.get("/small/check", headers={"Accept-Language": "es"}).text)

    assert "por favor: «What is your age?» en español " in page
