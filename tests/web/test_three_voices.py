"""Where the decision is about a child, three may answer: parent, child and clinician, and none counts for more."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.cli.answers_file import parse_answers_file
from decision_aid.consultation.answer_code import decode, decoded_voices, encode_answers
from decision_aid.consultation.voices import Voices
from decision_aid.web.app import create_app
from tests.support.aid_versions import write
from tests.support.aids import TODAY, aid_from, small
from tests.support.pages import session_id, ticked, words
from tests.support.two_voices import answer, speaking

CHILD = small(
    ("title: Stiff", "format: 2\ntitle: Stiff"),
    ("  for: Adults with a stiff shoulder\n", "  for: Children with a stiff shoulder\n  person: your child\n"),
)
AID = aid_from(CHILD)
SHORT, LONG, UNSURE = (frozenset({choice}) for choice in ("short", "long", "unsure"))


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    (tmp_path / "small.yaml").write_text(CHILD, encoding="utf-8")
    return create_app(tmp_path, secret_key="for tests only", today=lambda: TODAY).test_client()


def test_each_of_the_three_says_something_else_and_all_of_it_is_kept(client: FlaskClient) -> None:
    answer(client, "shoulder", {"duration": ["short"]}, go="voice:patient")
    answer(client, "shoulder", {"duration": ["long"]}, go="voice:clinician")
    answer(client, "shoulder", {"duration": ["unsure"]}, go="next")

    said = "you said “Less than a month”; your child said “A month or more”; your doctor or nurse said “Not sure”"
    assert f"You gave different answers: {said}." in words(client.get("/small/check").text)
    assert f"You gave different answers: {said}." in words(client.get("/small/summary").text)
    assert "The parent or carer said “Less than a month”. The child said “A month or more”." in words(
        client.get("/small/handout").text
    )


def test_the_page_says_who_has_answered_and_what(client: FlaskClient) -> None:
    answer(client, "shoulder", {"duration": ["short"]}, go="voice:patient")
    second = answer(client, "shoulder", {"duration": ["long"]}, go="voice:clinician")

    assert speaking(second) == "clinician"
    assert "You have answered on this page. Your child has answered on this page." in words(second)
    assert "You: Less than a month / Your child: A month or more" in words(second)
    buttons = re.findall(r'value="voice:(\w+)"', second)
    assert buttons == ["person", "patient", "clinician", "together"]


def test_what_all_say_together_takes_the_place_of_each(client: FlaskClient) -> None:
    answer(client, "shoulder", {"duration": ["short"]}, go="voice:patient")
    answer(client, "shoulder", {"duration": ["long"]}, go="voice:together")
    answer(client, "shoulder", {"duration": ["unsure"]}, go="next")

    assert "differently" not in words(client.get("/small/check").text)


def test_a_code_brings_all_three_back(client: FlaskClient) -> None:
    voices = Voices({"duration": SHORT, "age": 40}, {"duration": UNSURE}, {"duration": LONG, "age": 41})
    sent = {"session_id": session_id(client.get("/small/").text), "code": encode_answers(AID, voices)}
    client.post("/small/return", data=sent)

    assert decoded_voices(AID, decode(sent["code"])) == voices
    assert encode_answers(AID, voices) in words(client.get("/small/handout").text)


def test_without_the_child_a_code_has_the_letters_that_it_had() -> None:
    both = Voices({"duration": SHORT}, {"duration": LONG})

    assert len(encode_answers(AID, both)) == len(encode_answers(aid_from(small()), both))
    assert decoded_voices(AID, decode(encode_answers(AID, both))) == both


def test_an_answers_file_has_the_patient_beside_the_clinician() -> None:
    text = "duration: short\nclinician:\n  duration: unsure\npatient:\n  duration: long\n"
    voices, problems = parse_answers_file(text.encode(), AID)

    assert problems == ()
    assert voices == Voices({"duration": SHORT}, {"duration": UNSURE}, {"duration": LONG})


def test_an_aid_about_oneself_has_no_patient_beside_the_person(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(small(), encoding="utf-8")
    client = create_app(tmp_path, secret_key="for tests only", today=lambda: TODAY).test_client()

    page = answer(client, "shoulder", {"duration": ["short"]}, go="voice:patient")
    assert (speaking(page), "voice:patient" in page) == ("person", False)
    assert parse_answers_file(b"patient:\n  duration: long\n", aid_from(small()))[1]


def test_the_switch_says_doctor_or_nurse_and_so_does_whose_answer_it_was(client: FlaskClient) -> None:
    page = answer(client, "shoulder", {"duration": ["long"]}, go="voice:clinician")
    again = answer(client, "shoulder", {"duration": ["short"]}, go="voice:person")

    assert "Who is answering this page? You Your child My doctor or nurse All together" in words(page)
    assert "Your doctor or nurse: Less than a month" in words(again)
    assert "linician" not in words(page + again)


@pytest.mark.parametrize("said", [["long"], []])
def test_where_the_child_is_no_longer_asked_the_person_answers(
    client: FlaskClient, tmp_path: Path, said: list[str]
) -> None:
    answer(client, "shoulder", {}, go="voice:patient")
    answer(client, "shoulder", {"duration": said}, go="next")
    write(tmp_path, CHILD.replace("  person: your child\n", ""), at=2)

    assert speaking(client.get("/small/ask/shoulder").text) == "person"
    assert client.get("/small/summary").status_code == 200


def test_what_the_child_alone_said_is_told_as_lost_and_never_becomes_the_persons(
    client: FlaskClient, tmp_path: Path
) -> None:
    answer(client, "shoulder", {}, go="voice:patient")
    answer(client, "shoulder", {"duration": ["long"]}, go="next")
    write(tmp_path, CHILD.replace("  person: your child\n", ""), at=2)

    page = client.get("/small/ask/shoulder").text
    assert "please answer them again: How long has it been stiff?" in words(page)
    assert ticked(page) == []
