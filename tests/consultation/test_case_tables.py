"""While an answer is missing, the cases of a table stand side by side; with it, a person's own alone."""

import dataclasses
import datetime

import pytest

from decision_aid.consultation.answers import Answers, Declined
from decision_aid.consultation.case_tables import OF_EACH, TOGETHER, case_head
from decision_aid.consultation.nearest_change import nearest_change
from decision_aid.consultation.path import follow_path
from decision_aid.consultation.rows import CaseTable, Cell, Piece
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.voices import Voices
from decision_aid.consultation.what_if import what_if
from decision_aid.consultation.wording import english
from decision_aid.model.conditions import Clause, NumberRange, Truth
from decision_aid.output.as_text import summary_as_text
from decision_aid.translation.interface import catalogue
from tests.support.aids import aid_from, small
from tests.support.tables import BY_AGE, age, with_table

TODAY = datetime.date(2026, 12, 1)
SECOND = "chance: {people: 12, of: 22}"
# What a table does not compare: why and for whom a case is there, and how its figure, which it does compare, is drawn.
OF_PLACE = ("statement", "because", "for_all", "whose", "waits_for", "answers", "not_compared")


def cell(text: str, answers: Answers) -> Cell:
    """What is known about aching for those who wait."""
    rows = summarise(aid_from(text), answers, today=TODAY).rows
    return next(row.cells[0] for row in rows if row.outcome.id == "ache")


def the_table(text: str) -> CaseTable:
    """The one table, for somebody who has answered nothing."""
    (found,) = [block for block in cell(text, {}).waiting if isinstance(block, CaseTable)]
    return found


def test_without_the_answer_all_cases_are_one_table_under_their_heads() -> None:
    table = the_table(with_table())

    assert [row.answers for row in table.rows] == ["Up to 39 years", "40 to 59 years", "60 years or more"]
    assert table.shared.text == "They had aches."
    assert table.shared.because == "May apply: “How old are you?” has no answer yet."
    assert [row.text for row in table.rows] == ["", "", "The trial had nobody of that age."]
    assert [[one.sentence for one in row.figure.figures] if row.figure else [] for row in table.rows] == [
        ["About 82 of 100 people ached over 6 months; about 18 of 100 did not. Counted: 18 of 22 people."],
        ["About 55 of 100 people ached over 6 months; about 45 of 100 did not. Counted: 12 of 22 people."],
        [],
    ]


def test_cases_that_say_the_same_are_told_once_and_not_as_a_table() -> None:
    alike = BY_AGE.replace("    chance: {event: ached, over: 6 months}\n", "")[: BY_AGE.index("    chance:")]
    cases = "    cases:\n      - {when: {age: {below: 40}}}\n      - {when: otherwise}\n"
    found = aid_from(with_table(alike + cases))
    summary = summarise(found, {}, today=TODAY)
    waiting = next(row.cells[0] for row in summary.rows if row.outcome.id == "ache").waiting

    assert [(one.text, one.answers) for one in waiting if isinstance(one, Piece)] == [("They had aches.", "")]
    assert summary_as_text(summary).count("They had aches.") == 1


def test_with_the_answer_only_the_case_that_fits_is_there() -> None:
    known = cell(with_table(), age(45))

    assert known.waiting == ()
    assert [piece.statement.id for piece in known.shown if piece.statement] == ["by-age.case-2", "wait.ache.2"]
    assert known.shown[0].because == "Shown because you answered “45 years” to “How old are you?”."


def test_the_others_are_left_out_by_name() -> None:
    left_out = summarise(aid_from(with_table()), age(45), today=TODAY).left_out

    assert [piece.text_with_answers for piece in left_out if piece.answers] == [
        "Up to 39 years: They had aches.",
        "60 years or more: The trial had nobody of that age.",
    ]


def test_a_fact_that_is_shown_is_not_left_out_where_another_case_says_it_of_other_people() -> None:
    surer = f"{SECOND}, certainty: very low, because: few people"
    same = with_table(BY_AGE, (SECOND, surer.replace("12, of: 22", "18, of: 22")))
    other = with_table(BY_AGE, (SECOND, surer))

    assert [
        [piece.text_with_answers for piece in summarise(aid_from(text), age(45), today=TODAY).left_out if piece.answers]
        for text in (same, other)
    ] == [
        ["60 years or more: The trial had nobody of that age."],
        ["Up to 39 years: They had aches.", "60 years or more: The trial had nobody of that age."],
    ]


def test_a_fact_of_several_cases_is_left_out_once() -> None:
    same = with_table(BY_AGE, (SECOND, "chance: {people: 18, of: 22}"))
    left_out = summarise(aid_from(same), age(65), today=TODAY).left_out

    assert [piece.text_with_answers for piece in left_out if piece.answers] == ["Up to 39 years: They had aches."]


def test_what_differs_between_cases_stands_in_their_rows() -> None:
    table = the_table(with_table(BY_AGE, (SECOND, f"{SECOND}, certainty: very low, because: few people")))

    assert table.shared.certainty == ""
    assert [row.reason for row in table.rows] == ["one small trial", "few people", "No study has looked at this"]


def test_no_case_is_lost_in_the_table() -> None:
    known = cell(with_table(), {})

    assert len(known.may_apply) == 3
    assert [row.statement for row in the_table(with_table()).rows] == [piece.statement for piece in known.may_apply]


@pytest.mark.parametrize(
    ("when", "head"),
    [
        ("{duration: [short, unsure]}", "Less than a month or Not sure"),
        ("{age: {at_least: 30, below: 31}}", "30 years"),
        ("{age: {at_least: 60}, duration: [long]}", "60 years or more · A month or more"),
        (
            "{any: [{age: {below: 18}}, {duration: [long]}]}",
            "Either “How old are you?” is answered up to 17 years, "
            "or “How long has it been stiff?” is answered “A month or more”",
        ),
    ],
)
def test_the_head_of_a_case_is_its_answers(when: str, head: str) -> None:
    aid = aid_from(small(("    when: {tried: [rest]}", f"    when: {when}"), ("    when: {duration: [long]}\n", "")))
    condition = next(one.when for one in aid.statements if one.id == "exercises.ease.2")

    assert case_head({one.id: one for one in aid.questions}, condition, english) == head


def test_a_case_for_all_others_has_the_answers_that_are_left() -> None:
    table = with_table(BY_AGE, ("{age: {below: 40}}", "{age: {at_least: 20, below: 30}}"))

    assert the_table(table).rows[2].answers == "Up to 19 years, 30 to 39 years or 60 years or more"


def test_a_case_for_all_others_of_two_questions_is_called_that() -> None:
    table = with_table(BY_AGE, ("{age: {below: 40}}", "{age: {below: 40}, duration: [long]}"))

    found = the_table(table)

    assert found.rows[2].answers == "All other answers"
    assert found.shared.because == (
        "May apply: “How old are you?” has no answer yet and “How long has it been stiff?” has no answer yet."
    )


def test_heads_are_in_the_language_of_the_page() -> None:
    rows = summarise(aid_from(with_table()), {}, today=TODAY, translate=catalogue("es").gettext).rows
    (table,) = [one for row in rows for one in row.cells[0].waiting if isinstance(one, CaseTable)]

    assert [row.answers for row in table.rows] == ["Hasta 39 years", "40 a 59 years", "60 years o más"]


def test_whoever_would_rather_not_say_reads_the_table_too() -> None:
    aid = aid_from(with_table())
    truths = {piece.statement.id: Truth.CANNOT_TELL for piece in cell(with_table(), {}).may_apply if piece.statement}

    assert set(truths) == {one.id for one in aid.statements if one.table}


def test_trying_an_answer_tells_of_the_case_that_comes_and_of_no_loss() -> None:
    aid = aid_from(with_table())
    found = what_if(aid, {}, aid.question("age"), 45, today=TODAY)

    assert [one.piece.statement.id for one in found.come if one.piece.statement and one.piece.statement.table] == [
        "by-age.case-2"
    ]
    assert [one for one in found.go if one.piece.answers] == []


def test_where_a_case_was_shown_already_the_others_are_told_as_they_go() -> None:
    aid = aid_from(with_table())
    voices = Voices(age(45), {"age": Declined.RATHER_NOT_SAY})

    found = what_if(aid, voices, aid.question("age"), 45, today=TODAY)

    assert found.come == ()
    assert [(one.piece.answers, one.before, one.after) for one in found.go] == [
        ("Up to 39 years", Truth.CANNOT_TELL, Truth.NO),
        ("60 years or more", Truth.CANNOT_TELL, Truth.NO),
    ]


def test_from_one_case_to_another_the_one_goes_and_the_other_comes() -> None:
    aid = aid_from(with_table())

    found = what_if(aid, age(45), aid.question("age"), 70, today=TODAY)

    assert [one.piece.answers for one in found.go if one.table] == ["40 to 59 years"]
    assert [one.piece.answers for one in found.come if one.table] == ["60 years or more"]


def test_what_would_bring_the_case_for_all_others_is_said_by_its_answers() -> None:
    aid = aid_from(with_table())
    others = next(one for one in aid.statements if one.id == "by-age.case-3")

    assert nearest_change(follow_path(aid, age(45)), others.when) == (Clause("age", NumberRange(60, None)),)


def test_what_would_bring_a_case_is_said_with_what_limits_its_table_as_one() -> None:
    below_60 = ("    sources: [alpha]\n", "    sources: [alpha]\n    when: {age: {below: 60}}\n")
    aid = aid_from(with_table(BY_AGE, below_60, ("{age: {at_least: 40, below: 60}}", "{age: {at_least: 50}}")))
    walked = follow_path(aid, age(70))

    found = [nearest_change(walked, one.when) for one in aid.statements if one.table]

    assert found == [
        (Clause("age", NumberRange(None, 40)),),
        (Clause("age", NumberRange(50, 60)),),
        (Clause("age", NumberRange(40, 50)),),
    ]


def test_of_two_questions_only_the_one_that_has_to_change_is_said() -> None:
    young, older = "{age: {below: 40}}", "{age: {at_least: 40, below: 60}}"
    by_both = (young, "{age: {below: 40}, duration: [long]}"), (older, "{age: {at_least: 40}}")
    aid = aid_from(with_table(BY_AGE, *by_both))
    others = next(one for one in aid.statements if one.id == "by-age.case-3")
    walked = follow_path(aid, {"age": 30, "duration": frozenset({"long"})})

    assert nearest_change(walked, others.when) == (Clause("duration", frozenset({"short", "unsure"})),)


@pytest.mark.parametrize(("people", "in_both"), [(18, 1), (12, 0)])
def test_a_case_of_other_certainty_but_the_same_numbers_is_counted_as_in_both_lists(people: int, in_both: int) -> None:
    first = f"chance: {{people: {people}, of: 22}}, certainty: very low, because: one small trial}}\n"
    cases = (
        ("    certainty: low\n    because: one small trial\n", ""),
        ("chance: {people: 12, of: 22}}", "chance: {people: 18, of: 22}, certainty: low, because: one small trial}"),
        ("chance: {people: 18, of: 22}}\n", first),
    )
    aid = aid_from(with_table(BY_AGE, *cases))
    found = what_if(aid, age(30), aid.question("age"), 50, today=TODAY)

    assert (found.in_both, len(found.come), len(found.go)) == (in_both, 1, 1)


def test_each_part_of_a_piece_has_its_place_in_a_table_so_that_none_is_lost() -> None:
    named = [*(name for parts in (*TOGETHER, OF_EACH) for name in parts), *OF_PLACE]

    assert sorted(named) == sorted(part.name for part in dataclasses.fields(Piece))
