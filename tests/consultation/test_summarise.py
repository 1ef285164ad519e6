"""The summary sets out what is known for given answers, with the reason for each piece."""

import datetime
from dataclasses import replace

import pytest

from decision_aid.consultation.answers import Answer, Answers, Declined
from decision_aid.consultation.rows import Cell
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.voices import Voices
from decision_aid.consultation.wording import english, trade_off
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import Importance
from decision_aid.model.evidence import Finding
from tests.support.aids import SMALL, aid_from, small
from tests.support.steps import steps
from tests.support.tonsils import tonsils

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
    for answers in ({}, {"duration": Declined.RATHER_NOT_SAY}):
        found = cell(summary(**answers), "exercises", "ease")
        assert found.shown == ()
        assert [piece.statement.id for piece in found.may_apply if piece.statement] == [
            "exercises.ease",
            "exercises.ease.2",
        ]
    assert found.may_apply[0].because == "May apply: you would rather not answer “How long has it been stiff?”."


def test_what_is_left_out_says_why() -> None:
    left_out = summary(duration=frozenset({"short"})).left_out

    assert [(piece.statement.id, piece.because) for piece in left_out if piece.statement] == [
        (
            "exercises.ease",
            "Left out because you answered “Less than a month” to “How long has it been stiff?”.",
        ),
        ("exercises.ease.2", "Left out because you are not asked “What have you tried?”."),
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
    assert made.is_ordered_by_importance is (ease is not None)


def test_somebody_who_is_not_sure_what_matters_has_given_the_rows_no_order() -> None:
    made = summarise(AID, {"ease-matters": Importance.NOT_SURE}, today=TODAY)

    assert not made.is_ordered_by_importance


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


TEAM = """\
ask_the_team:
  - {ask: How many do you see?, consideration: days}
  - {ask: Does rest help?, consideration: shoulder, when: {duration: [long]}}
  - {ask: What of my age?, consideration: shoulder, when: {age: {at_least: 65}}}
statements:
"""
TRADE_OFF = "involves: Carrying on as now, accepting: stiffness, for_a_chance_of: no effort}"
OTHER_TRADE_OFF = "involves: Ten minutes a day, accepting: effort, for_a_chance_of: ease}"
ACHES = "says: Aching comes and goes., certainty: low, because: few people, sources: [beta]"
OWN_CHANCE = "chance: {people: 5, of: 20, event: ached, over: 1 year}"
OTHER_CHANCE = (
    "outcome: ache, says: Some ached., certainty: low, because: few people, sources: [alpha], "
    "chance: {people: 1, of: 9, event: ached, over: 1 year}}"
)
EXERCISES_ACHE = "outcome: ache, not_known: The trial did not ask., because: not reported}"


def test_what_is_not_answered_is_asked_in_order() -> None:
    assert [one.id for one in summary(duration=LONG, age=40).unanswered] == ["tried", "ease-matters", "time-matters"]


def test_who_would_rather_not_say_what_matters_has_marked_nothing() -> None:
    made = summary(**{"ease-matters": Declined.RATHER_NOT_SAY})

    assert [row.importance for row in made.rows] == [None, None, None]


def test_what_matters_most_comes_before_what_matters_some() -> None:
    made = summary(**{"ease-matters": Importance.SOME, "time-matters": Importance.A_LOT})

    assert [row.outcome.id for row in made.rows] == ["time", "ease", "ache"]


def test_a_gap_stands_only_where_it_applies_and_a_finding_is_none() -> None:
    text = small((EXERCISES_ACHE, EXERCISES_ACHE.removesuffix("}") + ", when: {duration: [long]}}"))

    def ache(said: str) -> Cell:
        return cell(summarise(aid_from(text), {"duration": frozenset({said})}, today=TODAY), "exercises", "ache")

    assert cell(summary(), "wait", "ache").gap is None
    assert (gap := ache("long").gap)
    assert gap.text == "The trial did not ask."
    assert (gap := ache("short").gap)
    assert (gap.because, gap.for_all) == ("", False)
    assert gap.text.startswith("What this aid knows here is for other answers")


def test_what_to_ask_is_what_fits_and_then_what_may() -> None:
    found = aid_from(small(("statements:\n", TEAM)))

    def asked(voices: Answers | Voices) -> list[tuple[str, tuple[str, ...]]]:
        made = summarise(found, voices, today=TODAY)
        return [(theme.id, tuple(ask.in_words(english) for ask in asks)) for theme, asks in made.ask_the_team]

    days = ("days", ("How many do you see?",))
    assert asked({"duration": LONG, "age": 40}) == [("shoulder", ("Does rest help?",)), days]
    assert asked({"duration": LONG}) == [("shoulder", ("Does rest help?", "If it fits you: What of my age?")), days]
    assert asked({"duration": frozenset({"short"}), "age": 40}) == [days]
    assert asked(Voices({"duration": frozenset({"short"}), "age": 40}, {"duration": LONG})) == [
        ("shoulder", ("Does rest help?",)),
        days,
    ]


def test_a_question_for_the_team_has_the_number_that_it_has_in_the_file_and_says_whether_it_is_for_all() -> None:
    made = summarise(aid_from(small(("statements:\n", TEAM))), {"duration": LONG}, today=TODAY)

    asked = sorted((ask.number, ask.for_all) for _, asks in made.ask_the_team for ask in asks)
    assert asked == [(1, True), (2, False), (3, False)]


def test_gaps_that_different_answers_bring_are_all_there() -> None:
    gaps = "".join(
        f"  - {{option: wait, outcome: time, not_known: {text}, because: not studied, when: {{duration: {one}}}}}\n"
        for text, one in (("One.", "short"), ("Two.", "long"))
    )
    found = aid_from(small(("statements:\n", f"statements:\n{gaps}")))
    made = summarise(found, Voices({"duration": frozenset({"short"})}, {"duration": LONG}), today=TODAY)

    assert {"One.", "Two."} <= {piece.text for piece in cell(made, "wait", "time").pieces}


def test_figures_of_two_studies_in_one_row_are_told_as_that() -> None:
    two = small((ACHES, f"{ACHES}, {OWN_CHANCE}"), (EXERCISES_ACHE, OTHER_CHANCE))

    def several(text: str) -> dict[str, bool]:
        made = summarise(aid_from(text), {"duration": LONG, "age": 40}, today=TODAY)
        return {row.outcome.id: bool(row.caution) for row in made.rows}

    assert several(two) == {"ease": False, "ache": True, "time": False}
    assert several(small((ACHES, f"{ACHES}, {OWN_CHANCE}"))) == {"ease": False, "ache": False, "time": False}
    assert several(two.replace("sources: [alpha], chance", "sources: [beta], chance"))["ache"] is False


def test_a_trade_off_is_said_in_the_same_form_for_each_option_or_not_at_all() -> None:
    text = small(("involves: Carrying on as now}", TRADE_OFF), ("involves: Ten minutes a day}", OTHER_TRADE_OFF))
    found = aid_from(text)

    assert summarise(found, {}, today=TODAY).trade_offs == (
        "With “Wait” you accept stiffness, for a chance of no effort.",
        "With “Exercises” you accept effort, for a chance of ease.",
    )
    assert summary().trade_offs == ("", "")
    for half in (replace(found.options[0], accepting=""), replace(found.options[0], for_a_chance_of="")):
        assert trade_off(half, english) == ""


def test_a_source_says_how_its_people_compare() -> None:
    link = "    link: https://example.org/a\n"
    found = aid_from(small((link, f"{link}    studied: [{{were: All stiff for long, like: {{duration: [long]}}}}]\n")))

    def alike(voices: Answers | Voices) -> list[tuple[Truth, str]]:
        made = summarise(found, voices, today=TODAY)
        return [(one.alike, one.because) for used in made.sources for one in used.differences]

    said = "you said the shoulder has been stiff for a month or more."
    other = (
        "You differ from the people in this study: you answered “Less than a month” to “How long has it been stiff?”. "
        "Ask what that means for you."
    )
    assert alike({"duration": LONG}) == [(Truth.YES, f"You are like the people in this study: {said}")]
    assert alike({"duration": frozenset({"short"})}) == [(Truth.NO, other)]
    assert [truth for truth, _ in alike({})] == [Truth.CANNOT_TELL]
    both = alike(Voices({"duration": frozenset({"short"})}, {"duration": LONG}))
    clinician = said.replace("you said", "your doctor or nurse said")
    assert both == [(Truth.CANNOT_TELL, f"{other} You are like the people in this study: {clinician}")]


def test_a_statement_over_several_studies_tells_each_by_itself_and_joins_no_range() -> None:
    beside = "  - {option: wait, outcome: ache, certainty: low, because: few people, sources: [beta], "
    ends = (
        f"{OWN_CHANCE}, id: lowest}}\n"
        f"{beside}says: More ached., id: highest, {OWN_CHANCE.replace('5', '9')}}}\n"
        f"{beside}says: The studies differ in whom they asked., from_to: [lowest, highest]}}\n"
    )
    made = summarise(aid_from(small((f"{ACHES}}}\n", f"{ACHES}, {ends}"))), {}, today=TODAY)
    told = [[study.large.text for study in piece.from_to] for piece in cell(made, "wait", "ache").shown]

    assert told == [[], [], ["about 25 of 100", "about 45 of 100"]]


def test_without_a_figure_at_both_ends_nothing_is_said_of_a_span() -> None:
    telling = small((f"{ACHES}}}", f"{ACHES}, id: lowest}}"))
    found = aid_from(telling)
    (own,) = (one for one in found.statements if one.id == "lowest")
    assert isinstance(own.content, Finding)
    spanning = replace(own, content=replace(own.content, from_to=("lowest", "ten-minutes")))
    others = tuple(spanning if one is own else one for one in found.statements)
    made = summarise(replace(found, statements=others), {}, today=TODAY)

    assert [piece.from_to for piece in cell(made, "wait", "ache").shown] == [()]


def test_what_is_for_everybody_says_so_and_what_an_answer_brought_does_not() -> None:
    made = summary(duration=LONG)
    (trial, *_), (aching,) = cell(made, "exercises", "ease").shown, cell(made, "wait", "ache").shown

    assert (trial.for_all, aching.for_all) == (False, True)
    for name, options in (("ease", "wait"), ("ache", "exercises")):
        gap = cell(made, options, name).gap
        assert gap
        assert gap.for_all


def test_a_gap_without_a_reason_gives_none() -> None:
    gap = cell(summarise(aid_from(small((", because: not reported}", "}"))), {}, today=TODAY), "exercises", "ache").gap

    assert gap
    assert gap.reason == ""


def test_one_of_two_sources_without_comparison_is_enough_to_say_so() -> None:
    both = tuple(
        replace(one, content=replace(one.content, sources=("alpha", "beta")))
        if one.id == "exercises.ease" and isinstance(one.content, Finding)
        else one
        for one in AID.statements
    )
    made = summarise(replace(AID, statements=both), {"duration": LONG}, today=TODAY)

    assert cell(made, "exercises", "ease").shown[0].comparison != ""


def test_a_piece_that_may_apply_names_what_it_waits_for() -> None:
    (piece, *_) = cell(summary(), "exercises", "ease").may_apply
    (shown, *_) = cell(summary(duration=LONG), "exercises", "ease").shown

    assert [one[0] for wait in piece.waits_for for one in wait] == ["duration"]
    assert shown.waits_for == ()


def test_what_a_statement_says_to_everybody_is_rendered_once() -> None:
    aid = replace(tonsils())

    first, again = (steps(lambda: summarise(aid, {}, today=TODAY)) for _ in range(2))

    assert again < first * 2 / 3
