"""A FHIR QuestionnaireResponse holds the answers, and what comes back is taken by our own rules alone."""

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aid.consultation.answers import Answer, Declined
from decision_aid.consultation.path import follow_path
from decision_aid.consultation.voices import Voices
from decision_aid.output.fhir.bundle import consultation_bundle
from decision_aid.output.fhir.questionnaire import canonical_url, questionnaire
from decision_aid.output.fhir.questionnaire_response import parse_response, questionnaire_response
from tests.support.aids import SMALL, TODAY, aid_from
from tests.support.fhir import Item, items_of
from tests.support.random_people import drawn

AID = aid_from(SMALL)
LONG = frozenset({"long"})


KEYS = st.sampled_from(["item", "linkId", "answer", "valueInteger", "valueCoding", "valueBoolean", "code", "system"])


def response(*items: object, **others: Any) -> bytes:
    """A response to the small aid with these items."""
    made = {"resourceType": "QuestionnaireResponse", "status": "completed", "questionnaire": canonical_url(AID)}
    return json.dumps(made | {"item": items} | others).encode()


def answer(name: str, **value: object) -> Item:
    """An item with one answer."""
    return {"linkId": name, "answer": [value]}


@given(data=st.data())
def test_what_is_asked_comes_back_as_it_was_answered(data: st.DataObject) -> None:
    answers = drawn(data, AID)

    made = questionnaire_response(AID, answers, today=TODAY)

    assert parse_response(json.dumps(made).encode(), AID) == (follow_path(AID, answers).answers_on_path(), ())


def test_each_answer_stands_where_its_question_does_in_the_form() -> None:
    answers: dict[str, Answer] = {
        "duration": LONG,
        "tried": frozenset({"heat", "rest"}),
        "age": Declined.RATHER_NOT_SAY,
    }

    made = questionnaire_response(AID, answers, today=TODAY)

    form = {(item["linkId"], parent, item.get("text")) for item, parent in items_of(questionnaire(AID)["item"])}
    assert {(item["linkId"], parent, item.get("text")) for item, parent in items_of(made["item"])} < form
    assert (made["status"], made["authored"]) == ("completed", TODAY.isoformat())
    assert made["questionnaire"] == f"{questionnaire(AID)['url']}|{AID.version}"


def test_the_person_comes_first_and_others_fill_the_gaps() -> None:
    short = frozenset({"short"})

    made = questionnaire_response(AID, Voices({"duration": short}, {"duration": LONG, "age": 40}), today=TODAY)

    assert parse_response(json.dumps(made).encode(), AID)[0] == {"duration": short, "age": 40}


def test_an_answer_counts_wherever_it_stands_and_whatever_else_is_there() -> None:
    inner = answer("age", valueInteger=40, item=[answer("time-matters", valueCoding={"code": "some"})])
    found = response({"linkId": "page:days", "item": [inner], "text": 3}, {"linkId": "why:age"}, 7, id="x")

    answers, refused = parse_response(found, AID)

    assert (sorted(answers), refused) == (["age", "time-matters"], ())


FORTY = answer("age", valueInteger=40)
NEGATED = {"url": "urn:x:negated", "valueBoolean": True}


@pytest.mark.parametrize("status", ["in-progress", "completed", "amended", "stopped"])
def test_every_status_counts_but_that_of_an_error(status: str) -> None:
    assert parse_response(response(FORTY, status=status), AID) == ({"age": 40}, ())


@pytest.mark.parametrize(
    ("item", "why"),
    [
        (answer("agee", valueInteger=40), "linkId 'agee': The form asks nothing there."),
        (answer("page:days", valueInteger=4), "linkId 'page:days': The form asks nothing there."),
        (answer("declined:duration", valueBoolean=True), "linkId 'declined:duration': The form asks nothing there."),
        (answer("age", valueInteger=7), "linkId 'age': “7” is outside what can be answered here."),
        (answer("age", valueInteger=True), "linkId 'age': The answer is not of the type that the form asks for."),
        (answer("age", valueDecimal=40.5), "linkId 'age': The answer is not of the type that the form asks for."),
        (answer("age", valueInteger=40, valueString="40"), "linkId 'age': The answer has more than one value."),
        (answer("duration", valueString="long"), "linkId 'duration': The answer is not of the type"),
        (answer("duration", valueCoding={"code": "lang"}), "linkId 'duration': 'lang' is not one of the choices."),
        (answer("duration", valueCoding={"code": " "}), "linkId 'duration': The code ' ' is not one of this question."),
        (
            answer("duration", valueCoding={"code": "long", "system": "http://snomed.info/sct"}),
            "linkId 'duration': The code 'long' is not one of this question.",
        ),
        (
            {"linkId": "tried", "answer": [{"valueCoding": {"code": one}} for one in ("none", "heat")]},
            "linkId 'tried': You cannot choose “None of these” together with another answer.",
        ),
        (
            {"linkId": "tried", "answer": [{"valueCoding": {"code": one}} for one in ("rather not say", "heat")]},
            "linkId 'tried': You cannot choose “Rather not say” together with another answer.",
        ),
        ({"linkId": "a\x1b\ud800", "answer": [3]}, "linkId 'a??': The form asks nothing there."),
    ],
)
def test_what_is_no_answer_is_refused_with_its_link_id(item: Item, why: str) -> None:
    answers, (refused,) = parse_response(response(item), AID)

    assert answers == {}
    assert refused.startswith(why)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "This is not JSON."),
        (b"\xff", "This is not JSON."),
        (b"[" * 100_000, "This is not JSON."),
        (b"[]", "This is not a QuestionnaireResponse."),
        (b'{"resourceType": "Questionnaire"}', "This is not a QuestionnaireResponse."),
        (b'{"resourceType": "QuestionnaireResponse"}', "It answers ''."),
        (response(questionnaire="Questionnaire/3141"), "It answers 'Questionnaire/3141'."),
        (response(FORTY, status="entered-in-error"), "Its status is 'entered-in-error'."),
        (
            response(FORTY, status=None),
            "Its status is 'None'. What counts is in-progress, completed, amended, stopped.",
        ),
        (response(FORTY, status=["completed"]), "Its status is '['completed']'."),
        (response(FORTY, implicitRules="urn:x"), "It has implicitRules"),
        (response(FORTY, modifierExtension=[NEGATED]), "It has a modifierExtension"),
        (response(FORTY | {"modifierExtension": [NEGATED]}), "It has a modifierExtension"),
        (response(answer("age", valueInteger=40, modifierExtension=[NEGATED])), "It has a modifierExtension"),
        (response({"item": [FORTY | {"modifierExtension": [NEGATED]}]}), "It has a modifierExtension"),
    ],
)
def test_what_answers_another_form_is_refused_whole(content: bytes, why: str) -> None:
    answers, (refused,) = parse_response(content, AID)

    assert answers == {}
    assert refused.startswith(why)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["age", "duration", "long"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(items=JSON)
def test_whatever_stands_in_a_response_is_an_answer_or_is_told_in_one_line(items: object) -> None:
    answers, refused = parse_response(response(item=items), AID)

    assert set(answers) <= set(AID.questions_by_id)
    assert all(line.isprintable() and line.startswith("linkId '") for line in refused)


def test_of_tens_of_thousands_of_answers_to_nothing_twenty_are_told() -> None:
    _, alike = parse_response(response({"linkId": "nothing", "answer": [1] * 30_000}), AID)
    _, unlike = parse_response(response(*({"linkId": f"n{number}", "answer": [1]} for number in range(1500))), AID)

    assert alike == ("linkId 'nothing': The form asks nothing there.",)
    assert unlike[19:] == ("linkId 'n19': The form asks nothing there.", "And 1480 others.")


def test_a_number_and_rather_not_say_do_not_go_together() -> None:
    _, refused = parse_response(
        response(answer("age", valueInteger=40), answer("declined:age", valueBoolean=True)), AID
    )

    assert refused == (
        "linkId 'age': You cannot choose “Rather not say” together with another answer. Clear one of them.",
    )


def test_a_bundle_has_the_form_the_answers_the_handout_and_the_note() -> None:
    made = consultation_bundle(AID, {"age": 40}, b"%PDF", today=TODAY)

    form, answers, *documents = [entry["resource"] for entry in made["entry"]]
    assert (form["resourceType"], answers["questionnaire"]) == ("Questionnaire", f"{form['url']}|{form['version']}")
    (handout, note) = [one["content"][0]["attachment"] for one in documents]
    assert base64.b64decode(handout["data"]) == b"%PDF"
    assert "Decision aid used on" in base64.b64decode(note["data"]).decode()
    assert len({entry["fullUrl"] for entry in made["entry"]}) == 4
    assert '"subject"' not in json.dumps(made)
