"""The summary sets out what is known for given answers, with the reason for each piece."""

import datetime

import pytest

from decision_aid.answers import Answer, Unsaid
from decision_aid.scales import Importance
from decision_aid.summarising import summarise
from decision_aid.summary import Cell, Summary
from tests.aids import SMALL, aid_from, small

AID = aid_from(SMALL)
TODAY = datetime.date(2026, 6, 1)
LONG = frozenset({"long"})


def summary(**answers: Answer) -> Summary:
    """The small aid's summary."""
    return summarise(AID, answers, today=TODAY)


def cell(made: Summary, option: str, outcome: str) -> Cell:
    """One option's cell on one outcome."""
    row = next(row for row in made.rows if row.outcome.id == outcome)
    return next(found for found in row.cells if found.option.id == option)


def test_a_statement_is_shown_with_the_answer_that_brought_it() -> None:
    piece = cell(summary(duration=LONG), "exercises", "ease").shown[0]

    assert piece.text == "Most people in the trial moved with ease."
    assert piece.because == "Shown because you said the shoulder has been stiff for a month or more."
    assert [source.number for source in piece.sources] == [1]


def test_an_answer_without_its_own_clause_is_quoted() -> None:
    made = summary(duration=LONG, tried=frozenset({"rest", "heat"}))

    assert (
        cell(made, "exercises", "ease").shown[1].because
        == "Shown because you answered “Rest” to “What have you tried?”."
    )


def test_silence_makes_a_statement_one_that_may_apply() -> None:
    for answers in ({}, {"duration": Unsaid.RATHER_NOT_SAY}):
        found = cell(summary(**answers), "exercises", "ease")
        assert found.shown == ()
        assert [piece.statement.id for piece in found.may_apply if piece.statement] == [
            "exercises.ease",
            "exercises.ease.2",
        ]
    assert found.may_apply[0].because == "May apply: you would rather not say “How long has it been stiff?”."


def test_what_is_left_out_says_why() -> None:
    left_out = summary(duration=frozenset({"short"})).left_out

    assert [(piece.statement.id, piece.because) for piece in left_out if piece.statement] == [
        (
            "exercises.ease",
            "Left out because you answered “Less than a month” to “How long has it been stiff?”.",
        ),
        ("exercises.ease.2", "Left out because “What have you tried?” is not asked of you."),
    ]


def test_a_cell_whose_statements_are_all_for_others_says_so() -> None:
    gap_line = "  - {option: exercises, outcome: ease, not_known: How long the ease lasts., because: not studied}\n"
    found = aid_from(small((gap_line, "")))
    made = summarise(found, {"duration": frozenset({"short"})}, today=TODAY)

    gap = cell(made, "exercises", "ease").gap
    assert gap
    assert gap.text.startswith("What this aid knows here is for other answers")


def test_a_cell_of_which_nothing_is_written_says_so() -> None:
    text = small(
        (
            "  - {option: exercises, outcome: ache, not_known: The trial did not ask., because: not reported}\n",
            "",
        )
    )

    gap = cell(summarise(aid_from(text), {}, today=TODAY), "exercises", "ache").gap
    assert gap
    assert gap.text == "This aid says nothing here. Ask your team."


def test_a_written_gap_stands_in_its_cell_with_its_reason() -> None:
    gap = cell(summary(), "wait", "ease").gap

    assert gap
    assert (gap.text, gap.reason) == (
        "No study has followed people who wait.",
        "No study has looked at this",
    )


def test_a_number_brings_a_statement_by_its_band() -> None:
    assert [cell(summary(age=age), "exercises", "time").shown != () for age in (17, 18, 64, 65)] == [
        False,
        True,
        True,
        False,
    ]
    assert cell(summary(age=40), "exercises", "time").shown[0].because == (
        "Shown because you answered “40 years” to “How old are you?”."
    )


@pytest.mark.parametrize(
    ("ease", "time", "order"),
    [
        (None, None, ["ease", "ache", "time"]),
        (Importance.NOT_MUCH, Importance.A_LOT, ["time", "ache", "ease"]),
        (Importance.NOT_SURE, Importance.SOME, ["time", "ease", "ache"]),
    ],
)
def test_what_matters_orders_the_rows(ease: Importance | None, time: Importance | None, order: list[str]) -> None:
    marks = {"ease-matters": ease, "time-matters": time}
    made = summarise(AID, {key: mark for key, mark in marks.items() if mark}, today=TODAY)

    assert [row.outcome.id for row in made.rows] == order
    assert made.marked is (ease is not None)


def test_only_an_overdue_aid_says_that_it_is() -> None:
    assert summarise(AID, {}, today=datetime.date(2027, 1, 1)).overdue == ""
    assert "1 January 2027" in summarise(AID, {}, today=datetime.date(2027, 1, 2)).overdue


def test_sources_are_those_of_what_is_shown_and_keep_their_numbers() -> None:
    only_alpha = small(
        (
            "says: Aching comes and goes., certainty: low, because: few people, sources: [beta]",
            "not_known: Unknown.",
        ),
    )
    made = summarise(aid_from(only_alpha), {"duration": frozenset({"short"})}, today=TODAY)

    assert [used.source.number for used in made.sources] == [1]
    assert [used.source.id for used in summary().sources] == ["alpha", "beta"]


def test_a_number_from_a_study_without_comparison_says_so() -> None:
    text = small(("sources: [alpha]\n    when: {duration: [long", "sources: [beta]\n    when: {duration: [long"))
    made = summarise(aid_from(text), {"duration": LONG}, today=TODAY)

    assert cell(made, "exercises", "ease").shown[0].comparison != ""
    assert cell(summary(duration=LONG), "exercises", "ease").shown[0].comparison == ""
