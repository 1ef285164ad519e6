"""An aid about a child or a parent says so in each sentence where it matters, on each page and paper alike."""

from pathlib import Path

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.consultation.answers import Answer
from decision_aid.consultation.patient_wording import INSTEAD, spoken_of
from decision_aid.consultation.summarise import summarise
from decision_aid.model.enums import DecisionKind, Importance, Patient
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from decision_aid.output.fhir.questionnaire import questionnaire
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.paper_options import Pages, PaperOptions
from decision_aid.output.record_note import record_note
from decision_aid.translation.interface import catalogue
from decision_aid.web.app import create_app
from tests.support.aids import TODAY, aid_from, small
from tests.support.paper import letters, pages_of
from tests.support.sampling import sampled

ABOUT = "  for: Adults with a stiff shoulder\n"
NOT_FOR = "This aid is not for a child who is in danger."
MORE = f"  not_for: {NOT_FOR}\n  kind: screening\n  person: your child\n  look_again: the nights get worse\n"
CHILD = small(("title: Stiff", "format: 2\ntitle: Stiff"), (ABOUT, ABOUT + MORE))
ANSWERS: dict[str, Answer] = {"duration": frozenset({"long"}), "ease-matters": Importance.A_LOT}
SAID = summarise(aid_from(CHILD), ANSWERS, today=TODAY)
BLANK = "Look again on ____________________, or when the nights get worse."


def test_what_the_file_says_is_read_and_belongs_to_form_2() -> None:
    about = aid_from(CHILD).about

    assert (about.kind, about.person, about.look_again) == (
        DecisionKind.SCREENING,
        Patient.CHILD,
        "the nights get worse",
    )
    assert aid_from(small()).about.person is Patient.YOU
    problems = check_rule_file(small((ABOUT, ABOUT + MORE)).encode(), today=TODAY)[1]
    assert [one.check for one in problems] == ["format"] * 4


@sampled(
    ("page", "said"),
    [
        ("", "This is about your child."),
        ("", NOT_FOR),
        ("summary", NOT_FOR),
        ("handout", NOT_FOR),
        ("handout?pages=full", NOT_FOR),
        ("ask/what-matters", "What matters to you for your child"),
        ("summary", "Where the facts come from, and whether the people were like your child"),
        ("summary", "Look again on a day that you agree with your team, or when the nights get worse."),
        ("handout?pages=full", "What matters to me for my child"),
        ("handout", "Decision aid about a child used on"),
        ("handout", BLANK),
        ("about", "A screening"),
    ],
    3,
)
def test_each_page_speaks_of_the_child(tmp_path: Path, page: str, said: str) -> None:
    (tmp_path / "small.yaml").write_text(CHILD, encoding="utf-8")

    assert said in create_app(tmp_path).test_client().get(f"/small/{page}").text


@pytest.mark.parametrize("pages", [Pages.SHORT, Pages.FULL])
def test_each_paper_speaks_of_the_child(pages: Pages) -> None:
    paper = "".join(pages_of(make_handout(SAID, "", PaperOptions(pages=pages), today=TODAY)))

    for said in ("This is about your child.", NOT_FOR, "What matters to me for my child", BLANK):
        assert letters(said) in paper


def test_on_the_short_paper_the_decision_ends_before_whom_it_is_about() -> None:
    paper = "".join(pages_of(make_handout(SAID, "", PaperOptions(), today=TODAY)))

    assert letters("Whether to wait or to do exercises. This is about your child.") in paper


def test_who_must_not_use_it_comes_first_wherever_an_aid_leaves_the_pages() -> None:
    form = questionnaire(aid_from(CHILD))

    assert form["item"][0]["text"] == NOT_FOR
    assert form["description"].startswith(NOT_FOR)
    assert form["text"]["div"].split("<p>")[2] == f"{NOT_FOR}</p>"
    assert record_note(SAID, today=TODAY).splitlines()[2] == NOT_FOR
    assert summary_as_text(SAID).splitlines()[1] == NOT_FOR


@pytest.mark.parametrize(
    ("person", "who"), [("child", "The parent or carer"), ("parent", "The son, daughter or carer")]
)
def test_the_note_says_whose_marks_they_are_as_it_says_who_answered(person: str, who: str) -> None:
    found = aid_from(CHILD.replace("person: your child", f"person: your {person}"))

    unmarked, marked = (summarise(found, answers, today=TODAY) for answers in ({}, ANSWERS))

    assert f"{who} did not mark what matters to them for the {person}." in record_note(unmarked, today=TODAY)
    mattering = f"What matters to {who[0].lower()}{who[1:]} for the {person}: "
    assert mattering in record_note(marked, today=TODAY)
    assert "patient" not in record_note(marked, today=TODAY) + record_note(unmarked, today=TODAY)


def test_exports_speak_of_the_child() -> None:
    text, values = summary_as_text(SAID), summary_as_json(SAID)

    assert "You said: matters a lot\n" in text
    assert "This is about your child." in text
    assert values["rows"][0]["matters"] == "You said: matters a lot"
    assert (values["about"]["kind"], values["about"]["person"]) == ("screening", "your child")
    assert "What the parent or carer wants to ask:" in record_note(SAID, today=TODAY)


@pytest.mark.parametrize("patient", [Patient.CHILD, Patient.PARENT])
@pytest.mark.parametrize("language", ["es", "de"])
def test_each_sentence_that_changes_is_one_of_a_page_and_is_translated(patient: Patient, language: str) -> None:
    translate = catalogue(language).gettext

    untranslated = [text for pair in INSTEAD[patient].items() for text in pair if translate(text) == text]

    assert untranslated == []


def test_speaking_of_a_patient_twice_changes_nothing_more() -> None:
    once = spoken_of(Patient.CHILD, str)

    assert spoken_of(Patient.CHILD, once)("What matters to you") == once("What matters to you")


@pytest.mark.parametrize("written", ["when the nights get worse", "The nights get worse", "the nights get worse."])
def test_what_to_look_again_after_fits_its_sentence(written: str) -> None:
    text = CHILD.replace("look_again: the nights get worse", f"look_again: {written}")
    (problem,) = check_rule_file(text.encode(), today=TODAY)[1]

    assert problem.check == "sentence-part"
    assert f"or when {written}." in problem.message
