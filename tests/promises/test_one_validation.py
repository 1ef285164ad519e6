"""Web form, command line, answers file and answer code accept and refuse the same values."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aid.cli.answers_file import parse_answers_file
from decision_aid.consultation.answer_code import InvalidCode, decode, decoded_voices, encode_answers
from decision_aid.consultation.answers import RATHER_NOT_SAY, Answer, parse_answers
from decision_aid.web.app import create_app
from decision_aid.web.http.csrf import refuse_cross_site
from tests.support.aids import SMALL, TODAY, aid_from
from tests.support.commands import run, written
from tests.support.pages import answer, session_id

AID = aid_from(SMALL)
PAGES = {"duration": "shoulder", "tried": "shoulder", "age": "days", "ease-matters": "what-matters"}
WORDS = ("short", "long", "unsure", "heat", "rest", "none", "a lot", "not sure", RATHER_NOT_SAY, "", " ", "old")
NUMBERS = ("15", "16", " 34 ", "110", "111", "-1", "3.5", "034", "²", "9" * 12)

an_entry = st.tuples(st.sampled_from(sorted(PAGES)), st.lists(st.sampled_from(WORDS + NUMBERS), max_size=3))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small aid."""
    return written(tmp_path_factory.mktemp("same"), SMALL).parent


def typed_by(question: str, values: list[str]) -> dict[str, list[str]]:
    """What somebody typed whose shoulder has been stiff for long, so that each of the questions is asked."""
    return {"duration": ["long"], question: values}


def by_web(folder: Path, question: str, values: list[str]) -> tuple[bool, str]:
    """Whether the page of the question takes the values, and the code on the handout afterwards."""
    client = create_app(folder, secret_key="for tests", today=lambda: TODAY).test_client()
    answer(client, "shoulder", {"duration": ["long"]}, aid="small")
    page = PAGES[question]
    posted = answer(client, page, typed_by(question, values) if page == "shoulder" else {question: values}, aid="small")
    return posted.status_code == 303, client.get("/small/handout").text


def by_code(answers: Mapping[str, Answer]) -> Mapping[str, Answer] | None:
    """The answers that come back from a code; None where it is refused."""
    try:
        return decoded_voices(AID, decode(encode_answers(AID, answers))).person
    except InvalidCode:
        return None


@given(an_entry)
def test_the_engine_the_file_and_the_web_page_take_the_same_values(folder: Path, entry: tuple[str, list[str]]) -> None:
    question, values = entry
    answers, refusals = parse_answers(AID.questions, typed_by(question, values))
    in_file, problems = parse_answers_file(json.dumps(typed_by(question, values)).encode(), AID)
    taken, handout = by_web(folder, question, values)

    assert (in_file.person, bool(problems)) == (answers, bool(refusals))
    assert taken is not bool(refusals)
    assert refusals or not answers or encode_answers(AID, answers) in handout


@given(an_entry)
def test_the_command_line_refuses_what_the_engine_refuses(
    tmp_path_factory: pytest.TempPathFactory, folder: Path, entry: tuple[str, list[str]]
) -> None:
    typed = typed_by(*entry)
    answers, refusals = parse_answers(AID.questions, typed)
    answers_file = written(tmp_path_factory.mktemp("answers"), json.dumps(typed), "answers.yaml")
    ended = run("summary", folder / "small.yaml", "--answers", answers_file)

    assert (ended.exit_code == 0) is not bool(refusals)
    if not refusals:
        assert run("summary", folder / "small.yaml", "--code", encode_answers(AID, answers)).output == ended.output


@given(an_entry)
def test_a_code_brings_back_each_answer_that_the_engine_takes(entry: tuple[str, list[str]]) -> None:
    answers, refusals = parse_answers(AID.questions, typed_by(*entry))

    assert refusals or by_code(answers) == answers


@given(st.frozensets(st.sampled_from(["heat", "rest", "none"]), min_size=1))
def test_a_code_for_choices_that_clash_is_refused_as_a_form_with_them_is(chosen: frozenset[str]) -> None:
    answers: dict[str, Answer] = {"duration": frozenset({"long"}), "tried": chosen}
    _, refusals = parse_answers(AID.questions, {"duration": ["long"], "tried": sorted(chosen)})

    assert by_code(answers) == (None if refusals else answers)


@pytest.mark.parametrize("protected", [True, False])
def test_without_protection_against_other_sites_a_wrong_number_is_refused_all_the_same(
    folder: Path, protected: bool
) -> None:
    app = create_app(folder, secret_key="for tests", today=lambda: TODAY)
    if not protected:
        app.before_request_funcs[None].remove(refuse_cross_site)
    client = app.test_client()
    told = {"Origin": "http://localhost" if protected else "http://evil.example"}
    sent = {"session_id": session_id(client.get("/small/ask/days").text), "shown": "age"}
    wrong, right = (client.post("/small/ask/days", data={**sent, "q-age": age}, headers=told) for age in ("old", "34"))

    assert (wrong.status_code, right.status_code) == (422, 303)
    assert "“old” is not a whole number" in wrong.text
