"""Figures of every kind are said whole on every page that has them: for the person, the reviewer and the author."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.whats_new import whats_new
from decision_aid.model.aid import DecisionAid
from decision_aid.review.pack import build_pack, render_pack
from decision_aid.review.reviewed_statements import reviewed_statement
from decision_aid.web.app import create_app
from tests.support.aids import TODAY, aid_from
from tests.support.editing import editing_app, signed_in
from tests.support.every_kind import AID, FILE, MILD, NOBODY, sentences, summary_for
from tests.support.pages import session_id, words
from tests.support.paper import letters, page_text

TEXT = FILE.read_text(encoding="utf-8")
NEW_FIGURES = {
    "amount": ("value: 0.56}", "value: 0.57}", "The operation: 0.57 throat infections a year on average"),
    "difference": (
        "fewer: 8,",
        "fewer: 9,",
        "9 fewer sore throats on average, over 2 years, compared with medical care.",
    ),
    "amounts": ("value: 3.5}", "value: 3.6}", "The operation, 3.6 visits to the clinic on average"),
    "course": ("share: 2.2,", "share: 4.2,", "Over 5 years, about 4 of 100 people had another operation"),
    "chain": ("share: 116,", "share: 117,", "Of the 1,170 who are called back for more tests, 51 have cancer"),
    "chance of options": ("per_100: 79}", "per_100: 80}", "The operation: 80 of 100 people had a normal sleep study"),
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """Somebody who reads the aid and has answered nothing."""
    folder = tmp_path_factory.mktemp("rules")
    shutil.copy(FILE, folder)
    with create_app(folder, secret_key="for tests", today=lambda: TODAY).test_client() as found:
        yield found


def unsaid(text: str) -> list[str]:
    """The sentences that a page lacks."""
    return [said for said in sentences(summary_for(NOBODY)) if letters(said) not in page_text(text)]


def test_the_page_of_everything_says_all(client: FlaskClient) -> None:
    assert unsaid(client.get("/every-kind/everything").text) == []


def test_the_page_of_everything_tells_how_to_read_bars_and_lines(client: FlaskClient) -> None:
    legend = words(client.get("/every-kind/everything").text)

    assert "Bars of an amount begin at 0: the longer the bar, the more there is." in legend
    assert "A line shows how many there were at each time; its scale begins at 0." in legend
    assert "A line shows how much there was at each time; its scale begins at 0." in legend


def test_the_page_to_print_says_all(client: FlaskClient) -> None:
    assert unsaid(client.get("/every-kind/handout?pages=full").text) == []


def test_the_pages_of_the_rows_say_all(client: FlaskClient) -> None:
    assert unsaid("".join(client.get(f"/every-kind/summary/{one.id}").text for one in AID.outcomes)) == []


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (
            "yes",
            "3 fewer sore throats on average, over 1 year, compared with no operation. We have no range for this",
        ),
        ("no", "After the operation: 2 sore throats on average, over 1 year. We have no range for this number."),
        ("unsure", "Not known: Not sure: How many fewer there are depends on how many there were."),
    ],
)
def test_what_if_says_the_figure_of_each_case(client: FlaskClient, answer: str, says: str) -> None:
    session = session_id(client.get("/every-kind/what-if").text)
    tried = {"question": "severe", "q-severe": answer, "session_id": session, "go": "try"}

    assert says in words(client.post("/every-kind/what-if", data=tried).text)


@pytest.mark.parametrize("kind", NEW_FIGURES)
def test_who_comes_back_reads_a_figure_that_changed(kind: str) -> None:
    old, new, says = NEW_FIGURES[kind]
    assert TEXT.count(old) == 1
    changed = aid_from(TEXT.replace(old, new))

    ((became, piece),) = whats_new(AID, changed, MILD, summarise(changed, MILD, today=TODAY)).news

    assert became.value == "another figure"
    assert piece.figure
    assert any(says in figure.sentence for figure in piece.figure.figures)


def test_the_pack_says_each_statement_whole() -> None:
    said = page_text(render_pack(build_pack(AID, (), TODAY, None)))

    assert [one for one in _reviewed(AID) if letters(one) not in said] == []


def test_a_reviewer_reads_each_statement_whole(tmp_path: Path) -> None:
    page = signed_in(editing_app(tmp_path, text=TEXT)).get("/edit/small/review").text

    assert [one for one in _reviewed(AID) if letters(one) not in page_text(page)] == []


def _reviewed(aid: DecisionAid) -> list[str]:
    told = [reviewed_statement(aid, one) for one in aid.statements]
    return [figure.sentence for one in told if one.figure for figure in one.figure.figures]
