"""The person and the clinician each say what they say; the summary keeps both, and says whose answer brings what."""

import pytest

from decision_aid.consultation.answers import Declined
from decision_aid.consultation.path import Voice
from decision_aid.consultation.rows import Cell
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.voices import Voices, as_voices, asked_questions, follow_paths, voices_of, with_answer
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import Importance
from tests.support.aids import SMALL, aid_from, small
from tests.support.random_people import made

AID = aid_from(SMALL)
SHORT, LONG = frozenset({"short"}), frozenset({"long"})
LINK = "    link: https://example.org/a\n"
STUDIED = f"{LINK}    studied: [{{were: All had been stiff for long, like: {{duration: [long]}}}}]\n"


def cell(summary: Summary, option: str, outcome: str) -> Cell:
    """One option's cell on one outcome."""
    row = next(row for row in summary.rows if row.outcome.id == outcome)
    return next(found for found in row.cells if found.option.id == option)


def test_a_difference_is_said_and_each_piece_says_whose_answer_brings_it() -> None:
    summary = made(AID, Voices({"duration": SHORT, "age": 70}, {"duration": LONG}))

    assert [one.differs for one in summary.differing] == [
        "You gave different answers: you said “Less than a month”; your doctor or nurse said “A month or more”."
    ]
    (trial,) = cell(summary, "exercises", "ease").shown
    assert trial.whose == "For your doctor or nurse's answer"
    assert trial.because == "Shown because your doctor or nurse said the shoulder has been stiff for a month or more."
    (minutes,) = cell(summary, "exercises", "time").shown
    assert minutes.whose == "For your answer"
    assert minutes.because == "Shown because you answered “Less than a month” to “How long has it been stiff?”."


def test_a_question_that_one_answer_opens_is_asked_and_its_statements_may_apply() -> None:
    summary = made(AID, Voices({"duration": SHORT}, {"duration": LONG}))

    assert "tried" in [question.id for question in summary.unanswered]
    (rested,) = cell(summary, "exercises", "ease").may_apply
    assert rested.whose == "For your doctor or nurse's answer"


def test_what_the_clinician_alone_said_fills_the_gap_and_says_so() -> None:
    summary = made(AID, Voices({"age": 40}, {"duration": LONG}))

    assert [(one.question.id, one.by) for one in summary.said] == [("duration", "Your doctor or nurse"), ("age", "")]
    (trial,) = cell(summary, "exercises", "ease").shown
    assert trial.because.startswith("Shown because your doctor or nurse said")
    assert trial.whose == ""


def test_both_reasons_are_given_where_both_answers_bring_a_piece() -> None:
    summary = made(AID, Voices({"duration": SHORT, "age": 70}, {"duration": LONG, "age": 40}))
    (minutes,) = cell(summary, "exercises", "time").shown

    assert minutes.whose == ""
    assert minutes.because == (
        "Shown because you answered “Less than a month” to “How long has it been stiff?”. "
        "Shown because your doctor or nurse answered “40 years” to “How old are you?”."
    )


def test_who_would_rather_not_say_does_not_see_it_differently() -> None:
    (one,) = made(AID, Voices({"duration": Declined.RATHER_NOT_SAY}, {"duration": LONG})).differing

    assert one.differs == "You said “Rather not say”; your doctor or nurse said “A month or more”."


def test_what_a_source_says_of_its_people_is_open_where_the_two_differ() -> None:
    found = aid_from(small((LINK, STUDIED)))
    summary = made(found, Voices({"duration": SHORT}, {"duration": LONG}))
    (difference,) = summary.sources[0].differences

    assert difference.alike is Truth.CANNOT_TELL
    assert "You differ from the people in this study: you answered" in difference.because
    assert "You are like the people in this study: your doctor or nurse said" in difference.because


@pytest.mark.parametrize(
    ("voices", "alone"),
    [
        (Voices({}), Voice.PERSON),
        (Voices({"age": 40}), Voice.PERSON),
        (Voices({}, {"age": 40}), Voice.CLINICIAN),
        (Voices({"age": 40}, {"age": 40}), Voice.TOGETHER),
        (Voices({"age": 40}, {"age": 41}), None),
        (Voices({"age": 40}, {"duration": LONG}), None),
    ],
)
def test_who_spoke_alone_is_known(voices: Voices, alone: Voice | None) -> None:
    assert voices.single_voice() is alone


@pytest.mark.parametrize(
    ("voices", "voice", "disagree"),
    [
        (Voices({}), None, False),
        (Voices({"age": 40}), Voice.PERSON, False),
        (Voices({}, {"age": 40}), Voice.CLINICIAN, False),
        (Voices({"age": 40}, {"age": 40}), Voice.TOGETHER, False),
        (Voices({"age": 40}, {"age": 41}), Voice.TOGETHER, True),
    ],
)
def test_who_answered_a_question_is_known_and_whether_alike(
    voices: Voices, voice: Voice | None, disagree: bool
) -> None:
    assert voices.voice_of("age") is voice
    assert voices.disagree_on("age") is disagree


def test_an_aid_about_a_child_asks_the_child_too() -> None:
    child = aid_from(
        small(("  for: Adults", "  person: your child\n  for: Children"), ("title: Stiff", "format: 2\ntitle: Stiff"))
    )

    assert voices_of(AID) == (Voice.PERSON, Voice.CLINICIAN, Voice.TOGETHER)
    assert voices_of(child) == (Voice.PERSON, Voice.PATIENT, Voice.CLINICIAN, Voice.TOGETHER)


def test_an_answer_to_what_neither_is_asked_counts_for_nobody() -> None:
    voices = Voices({"duration": SHORT, "tried": frozenset({"rest"})}, {"tried": frozenset({"heat"})})

    assert "tried" not in [question.id for question in asked_questions(follow_paths(AID, voices))]
    assert made(AID, voices).differing == ()


def test_what_a_voice_is_called_in_forms_and_cookies_stays() -> None:
    assert [one.value for one in Voice] == ["person", "patient", "clinician", "together"]


@pytest.mark.parametrize(
    ("voices", "person", "clinician"),
    [
        (Voices({}), 40, None),
        (Voices({"age": 1}), 40, None),
        (Voices({}, {"age": 2}), None, 40),
        (Voices({"age": 1}, {"age": 2}), 40, 40),
    ],
)
def test_another_answer_is_given_by_those_who_gave_one(
    voices: Voices, person: int | None, clinician: int | None
) -> None:
    found = with_answer(voices, "age", 40)

    assert (found.person.get("age"), found.clinician.get("age")) == (person, clinician)


def test_answers_of_nobody_named_are_the_persons() -> None:
    assert as_voices({"age": 40}) == Voices({"age": 40})
    assert as_voices(Voices({}, {"age": 40})) == Voices({}, {"age": 40})


@pytest.mark.parametrize(
    ("voices", "count"),
    [
        (Voices({"age": 40}), 1),
        (Voices({"age": 40}, {"duration": LONG}), 1),
        (Voices({"duration": LONG}, {"duration": LONG}), 1),
        (Voices({"duration": SHORT}, {"duration": LONG}), 2),
    ],
)
def test_there_is_a_second_walk_only_where_the_two_differ(voices: Voices, count: int) -> None:
    assert len(follow_paths(AID, voices)) == count


def test_what_matters_to_the_person_nobody_else_can_say() -> None:
    marked = Voices({}, {"ease-matters": Importance.A_LOT, "age": 40})
    (only,) = follow_paths(AID, marked)

    assert only.answers == {"age": 40}
    assert made(AID, marked).is_ordered_by_importance is False


def test_what_matters_to_the_person_counts_whatever_the_clinician_says_of_it() -> None:
    (only,) = follow_paths(AID, Voices({"ease-matters": Importance.SOME}, {"ease-matters": Importance.A_LOT}))

    assert only.answers == {"ease-matters": Importance.SOME}
