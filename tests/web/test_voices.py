"""On the pages: who answers is set once a page, nobody's answer is lost, and both are said wherever answers are."""

import datetime
import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import as_form_values
from decision_aid.consultation.voices import Voices
from decision_aid.model.aid import Question
from decision_aid.model.enums import QuestionKind
from decision_aid.resources import resource_folder
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, aid_from, small
from tests.support.pages import session_id, shown, ticked, words
from tests.support.two_voices import answer, speaking

AID = aid_from(SMALL)
DIFFERENT = "You gave different answers: you said “Less than a month”; your doctor or nurse said “A month or more”."


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    return create_app(tmp_path, secret_key="tests").test_client()


def differ(client: FlaskClient) -> None:
    """The person and then the clinician answer, and not alike."""
    answer(client, "shoulder", {"duration": ["short"]}, go="voice:clinician")
    answer(client, "shoulder", {"duration": ["long"]})


def kept(client: FlaskClient) -> object:
    """What the cookie holds of the aids."""
    with client.session_transaction() as session:
        return session["aids"]


def test_until_somebody_says_otherwise_the_person_answers_and_the_cookie_is_as_it_was(client: FlaskClient) -> None:
    assert speaking(client.get("/small/ask/shoulder").text) == "person"
    answer(client, "shoulder", {"duration": ["short"]})

    mark = int(AID.fingerprint[:5], 16)
    assert kept(client) == [["small", mark, {"duration": ["short"]}]]
    for page in ("check", "summary", "handout"):
        assert "linician:" not in words(client.get(f"/small/{page}").text)


def test_a_second_answer_begins_empty_and_loses_nothing(client: FlaskClient) -> None:
    second = answer(client, "shoulder", {"duration": ["short"]}, go="voice:clinician")

    assert speaking(second) == "clinician"
    assert ticked(second) == []
    assert "The person has answered on this page. We keep both answers." in words(second)
    others = re.search(r"<details>(.*?)</details>", second, re.DOTALL)
    assert others
    assert words(others[1]) == "See what the person said How long has it been stiff? Less than a month"

    answer(client, "shoulder", {"duration": ["long"]}, go="voice:person")
    again = client.get("/small/ask/shoulder").text
    assert ticked(again) == ["short"]
    assert "Your doctor or nurse has answered on this page." in words(again)


@pytest.mark.parametrize("page", ["check", "summary", "handout", "handout?pages=full"])
def test_a_difference_is_said_on_every_page_that_says_answers(client: FlaskClient, page: str) -> None:
    differ(client)

    assert DIFFERENT in words(client.get(f"/small/{page}").text)


@pytest.mark.parametrize("page", ["summary", "handout?pages=full"])
def test_what_either_answer_brings_is_shown_and_says_whose_it_is(client: FlaskClient, page: str) -> None:
    differ(client)
    said = words(client.get(f"/small/{page}").text)

    assert re.search(r"For your doctor or nurse's answer:? Most people in the trial moved with ease\.", said)
    assert re.search(r"For your answer:? Exercises take ten minutes a day\.", said)
    assert "Shown because your doctor or nurse said the shoulder has been stiff" in said


def test_what_the_clinician_alone_said_is_said_as_theirs(client: FlaskClient) -> None:
    answer(client, "days", {}, go="voice:clinician")
    answer(client, "days", {"age": ["40"]})

    assert "Your doctor or nurse: 40 years" in words(client.get("/small/check").text)
    assert "Your doctor or nurse: How old are you? 40 years" in words(client.get("/small/summary").text)
    assert "How old are you? Your doctor or nurse: 40 years" in words(client.get("/small/handout").text)
    assert "Your doctor or nurse: How old are you? 40 years" in words(client.get("/small/handout?pages=full").text)


def test_a_question_that_either_answer_opens_is_asked_of_both(client: FlaskClient) -> None:
    differ(client)
    for given, voice in ({"duration": ["long"]}, "person"), ({"duration": ["short"]}, "together"):
        text = answer(client, "shoulder", given, go=f"voice:{voice}")
        assert speaking(text) == voice
        assert 'name="q-tried"' in text


def test_what_both_leave_blank_stays_with_each_and_what_they_answer_takes_its_place(client: FlaskClient) -> None:
    differ(client)
    answer(client, "shoulder", {"duration": ["long"]}, go="voice:together")
    both = client.get("/small/ask/shoulder").text
    assert ticked(both) == []
    assert DIFFERENT in words(both)

    answer(client, "shoulder", {})
    assert DIFFERENT in words(client.get("/small/check").text)
    answer(client, "shoulder", {"duration": ["unsure"]})
    assert "differently" not in words(client.get("/small/check").text)
    assert ticked(answer(client, "shoulder", {"duration": ["unsure"]}, go="voice:person")) == ["unsure"]


def test_to_look_at_a_page_together_takes_no_answer_from_whoever_gave_it(client: FlaskClient) -> None:
    differ(client)
    answer(client, "days", {}, go="voice:clinician")
    answer(client, "days", {"age": ["40"]}, go="voice:together")
    answer(client, "days", {"age": ["40"]})

    assert "Your doctor or nurse: 40 years" in words(client.get("/small/check").text)


def test_the_clinicians_mark_on_what_matters_is_said_and_orders_nothing(client: FlaskClient) -> None:
    second = answer(client, "what-matters", {"ease-matters": ["not much"]}, go="voice:clinician")
    assert "Only what the person marks here comes first in the summary." in words(second)
    assert "These answers are saved as your doctor's or nurse's, on the next pages too" in words(second)
    answer(client, "what-matters", {"ease-matters": ["a lot"], "time-matters": ["a lot"]})
    said = words(client.get("/small/summary").text)

    assert "You said: does not matter much" in said
    assert "You said: matters a lot" not in said
    assert "you said “Not much”; your doctor or nurse said “A lot”" in said
    assert "Your doctor or nurse: Time it takes: A lot" in said


def test_a_code_brings_both_voices_back(client: FlaskClient) -> None:
    voices = Voices({"duration": frozenset({"short"}), "age": 40}, {"duration": frozenset({"long"})})
    sent = {"session_id": session_id(client.get("/small/").text), "code": encode_answers(AID, voices)}
    back = client.post("/small/return", data=sent, follow_redirects=True).text

    assert "2 answers are back." in words(back)
    assert DIFFERENT in words(back)
    assert encode_answers(AID, voices) in words(client.get("/small/handout").text)


def test_both_voices_are_carried_over_to_a_changed_aid(client: FlaskClient, tmp_path: Path) -> None:
    differ(client)
    answer(client, "days", {"age": ["40"]})
    changed = small(("title: Stiff", "title: Sore"), ("unit: years", "unit: months"))
    (tmp_path / "small.yaml").write_text(changed, encoding="utf-8")
    said = words(client.get("/small/check").text)

    assert DIFFERENT in said
    assert "These answers no longer fit; please answer them again: How old are you?" in said


def test_clear_takes_both_voices_and_who_was_answering(client: FlaskClient) -> None:
    differ(client)
    client.post("/small/clear")

    assert speaking(client.get("/small/ask/shoulder").text) == "person"
    assert words(client.get("/small/check").text).count("No answer yet") == 4


def test_a_form_that_is_not_ours_changes_nobody(client: FlaskClient) -> None:
    differ(client)
    before = kept(client)
    client.post("/small/ask/shoulder", data={"voice": "together", "q-duration": "unsure", "go": "voice:together"})

    assert kept(client) == before
    assert speaking(client.get("/small/ask/shoulder").text) == "clinician"


def test_a_voice_that_there_is_none_of_is_the_one_before(client: FlaskClient) -> None:
    assert speaking(answer(client, "days", {}, go="voice:nobody")) == "person"


def longest(question: Question, *, other: bool) -> list[str]:
    """As much as one voice can say to a question, and not what the other says."""
    match question.kind:
        case QuestionKind.NUMBER:
            return [str(question.limits[1] - other)]
        case QuestionKind.IMPORTANCE:
            return ["not much" if other else "not sure"]
        case QuestionKind.ONE:
            return [question.choices[-1 - other].id]
        case QuestionKind.SEVERAL:
            together = [choice.id for choice in question.choices if choice.id not in question.alone]
            return together[other:]


def test_both_voices_to_every_question_of_the_lupus_aid_fit_into_a_cookie() -> None:
    folder = resource_folder("rules")
    aid = aid_from((folder / "lupus-stem-cell.yaml").read_text(encoding="utf-8"))
    client = create_app(folder, secret_key="tests", today=lambda: datetime.date(2026, 12, 1)).test_client()
    mine, theirs = ({one.id: longest(one, other=other) for one in aid.questions} for other in (False, True))
    client.get("/lupus-stem-cell/ask/risk")
    with client.session_transaction() as session:
        session["aids"] = [["lupus-stem-cell", int(aid.fingerprint[:5], 16), mine, theirs, {}]]
    text = client.get("/lupus-stem-cell/ask/risk").text
    sent = {
        "session_id": session_id(text),
        "shown": shown(text),
        "voice": "clinician",
        "q-children": "hope",
        "go": "next",
    }
    assert client.post("/lupus-stem-cell/ask/risk", data=sent).status_code == 303

    cookie = client.get_cookie("decision-aid")
    assert cookie
    assert len(cookie.value) < 1000
    with client.session_transaction() as session:
        (_, _, person, clinician, both) = session["aids"][0]
    assert person.keys() | both.keys() == mine.keys()
    assert json.dumps(clinician).count("hope") == 1
    assert len(clinician) > 15
    assert as_form_values(aid.question("age"), 100) == person["age"]
