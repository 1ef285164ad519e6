"""Coming back: what is new for somebody's answers since the version that they were given to, and nothing else."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import Answer
from decision_aid.consultation.whats_new import NewsKind, WhatsNew, whats_new
from decision_aid.model.aid import DecisionAid
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, aid_from, small
from tests.support.codes import typed, write
from tests.support.news import ASKED, FIGURE, LONG
from tests.support.pages import words
from tests.support.random_people import aid, drawn, every_file, made
from tests.support.tables import BY_AGE, age, with_table

SHORT: dict[str, Answer] = {"duration": frozenset({"short"})}
ADDED = (
    "  - {option: wait, outcome: ease, not_known",
    "  - {option: wait, outcome: ease, id: alone, says: Some eased by themselves., certainty: low,\n"
    "     because: few people, sources: [beta]}\n  - {option: wait, outcome: ease, not_known",
)


def new_for(answers: dict[str, Answer], *edits: tuple[str, str]) -> WhatsNew:
    """What is new for these answers after the small aid was edited so."""
    old, new = aid_from(SMALL), aid_from(small(*edits))
    return whats_new(old, new, answers, made(new, answers))


def news(found: WhatsNew) -> list[tuple[NewsKind, str]]:
    """What became of what, shortly."""
    return [(what, piece.text) for what, piece in found.news]


def test_another_figure_is_news_for_those_who_see_it_alone() -> None:
    assert news(new_for(LONG, FIGURE)) == [(NewsKind.FIGURE, "Most people in the trial moved with ease.")]
    assert new_for(SHORT, FIGURE).nothing


def test_what_was_added_reworded_made_less_sure_and_taken_away_is_told() -> None:
    assert news(new_for({}, ADDED)) == [(NewsKind.ADDED, "Some eased by themselves.")]
    assert news(new_for({}, ("Aching comes and goes.", "Aching may come back."))) == [
        (NewsKind.REWORDED, "Aching may come back.")
    ]
    assert news(
        new_for(
            {}, ("says: Aching comes and goes., certainty: low", "says: Aching comes and goes., certainty: very low")
        )
    ) == [(NewsKind.CERTAINTY, "Aching comes and goes.")]
    gone = "  - {option: exercises, outcome: ease, not_known: How long the ease lasts., because: not studied}\n"
    assert [one.id for one in new_for({}, (gone, "")).gone] == ["exercises.ease.3"]


HEADS = (
    ("title: Stiff", "format: 2\ntitle: Stiff"),
    ("Aching, kind: harm", "Aching, kind: harm, glance: yes"),
    ("because: few people, sources: [beta]}", "because: few people, sources: [beta], head: It comes and goes}"),
    ("did not ask., because: not reported}", "did not ask., because: not reported, head: Not asked}"),
)


def test_another_head_is_told_and_shown(tmp_path: Path) -> None:
    before = small(*HEADS)
    after = before.replace("head: It comes and goes", "head: It hardly ever comes back")
    write(tmp_path / "small.yaml", before)
    client = create_app(tmp_path, secret_key="tests").test_client()
    client.get("/small/")
    write(tmp_path / "small.yaml", after, at=2)

    page = words(typed(client, encode_answers(aid_from(before), LONG))[1])

    assert "Said in other words than before: Wait · Aching It hardly ever comes back Aching comes and goes." in page


def test_other_words_for_the_people_of_a_case_are_told() -> None:
    case = "{when: {age: {at_least: 40, below: 60}}, "
    before = with_table(BY_AGE, (case, f"{case}called: The middle-aged, "))
    old, new = aid_from(before), aid_from(before.replace("The middle-aged", "People in between"))

    found = [news(whats_new(old, new, age(years), made(new, age(years)))) for years in (30, 50)]

    assert found == [[], [(NewsKind.REWORDED, "They had aches.")]]


def test_what_is_for_other_answers_now_is_told_to_them() -> None:
    assert news(new_for(SHORT, ("when: {duration: [long, unsure]}", "when: {duration: [short, long, unsure]}"))) == [
        (NewsKind.NOW_SEEN, "Most people in the trial moved with ease.")
    ]


def test_no_case_is_new_because_another_statement_now_stands_before_its_table() -> None:
    unnamed = BY_AGE.replace("    id: by-age\n", "").replace(
        "not_known: The trial had nobody of that age., because: not studied", "chance: {people: 5, of: 22}"
    )
    two = unnamed + unnamed.replace("aches", "cramps").replace("22}", "44}")
    before = (
        "  - {option: wait, outcome: ache, says: It can last., certainty: low, because: few people, sources: [alpha]}\n"
    )
    old, new = aid_from(with_table(two)), aid_from(with_table(before + two))

    found = whats_new(old, new, age(30), made(new, age(30)))

    assert news(found) == [(NewsKind.ADDED, "It can last.")]
    assert found.gone == ()


def test_another_figure_of_one_case_is_news_for_whom_it_is_alone() -> None:
    old, new = aid_from(with_table()), aid_from(with_table(BY_AGE, ("people: 12, of: 22", "people: 13, of: 22")))

    found = [news(whats_new(old, new, age(years), made(new, age(years)))) for years in (30, 50, 70)]

    assert found == [[], [(NewsKind.FIGURE, "They had aches.")], []]


def test_a_new_question_is_told() -> None:
    assert [one.ask for one in new_for({}, ASKED).questions] == ["Which side is it?"]


@every_file
@given(data=st.data())
def test_nothing_is_new_since_the_same_version(path: Path, data: st.DataObject) -> None:
    answers = drawn(data, aid(path))
    same: DecisionAid = aid(path)

    assert whats_new(same, same, answers, made(same, answers)).nothing


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """A browser at a server whose aid was edited after a code was printed."""
    write(tmp_path / "small.yaml", SMALL)
    found = create_app(tmp_path, secret_key="tests").test_client()
    found.get("/small/")
    write(tmp_path / "small.yaml", small(FIGURE, ASKED), at=2)
    return found


def test_whoever_comes_back_with_an_older_code_is_told_once_what_is_new_for_them(client: FlaskClient) -> None:
    page = words(typed(client, encode_answers(aid_from(SMALL), LONG))[1])

    assert "Since you were last here The aid has changed. This is new for answers like yours:" in page
    assert "A new question Which side is it?" in page
    assert "Another figure than before: Exercises · Moving with ease" in page
    assert "About 83 of 100 people moved with ease" in page
    assert "Since you were last here" not in words(client.get("/small/check").text)


def test_a_code_of_this_version_brings_no_news(client: FlaskClient) -> None:
    newest = aid_from(small(FIGURE, ASKED))

    assert "Since you were last here" not in typed(client, encode_answers(newest, LONG))[1]
