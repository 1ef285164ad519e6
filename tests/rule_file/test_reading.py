"""Each slip of an author is one problem, at its own line, and never costs the rest of the file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_aid.checks.run import check_rule_file
from decision_aid.model.conditions import All, Any, Clause, NumberRange
from decision_aid.model.problems import Level, Problem
from tests.support.aids import SMALL, TODAY, aid_from, small
from tests.support.slips import FEW, SLIPS, TOLD, UNMARKED

PUT_IN = ("", ":", " ", "  ", "-", "[", "]", "{", "}", '"', "'", ",", "#", "&a ", "*a", "x", "\n", ": ")


def found(text: str) -> list[tuple[int, str]]:
    """The line and check of every problem in a text."""
    return [(problem.place.line, problem.check) for problem in check_rule_file(text.encode(), today=TODAY)[1]]


def marked(text: str) -> list[tuple[int, str]]:
    """The line and check of every mark ` #! check` in a text."""
    lines = enumerate(text.splitlines(), start=1)
    return [(number, line.split(" #! ")[1]) for number, line in lines if " #! " in line]


def test_the_small_aid_has_no_problems() -> None:
    assert found(SMALL) == []


@pytest.mark.parametrize("name", SLIPS)
def test_one_slip_is_one_problem_at_its_line(name: str) -> None:
    text = small(SLIPS[name])

    problems = found(text)

    if name in UNMARKED:
        assert [check for _, check in problems] == [UNMARKED[name]], problems
    else:
        assert problems == marked(text)


@pytest.mark.parametrize("name", TOLD)
def test_a_slip_is_told_once_with_what_to_write(name: str) -> None:
    change, words = TOLD[name]
    text = small(change)
    (problem,) = check_rule_file(text.encode(), today=TODAY)[1]

    assert words in problem.message
    assert [(problem.place.line, problem.check)] == (marked(text) or [(problem.place.line, problem.check)])


def test_a_sentence_cut_by_a_sign_is_a_warning_and_only_its_author_knows_the_mend() -> None:
    text = small((FEW, "    says: Few people are # 1 here.\n"))
    (problem,) = check_rule_file(text.encode(), today=TODAY)[1]

    assert (problem.level, problem.check) == (Level.WARNING, "cut-text")
    assert problem.fix is None


@pytest.mark.parametrize("said", ["Few people did better.", "Few", "Few people ", '"Few people"'])
def test_a_note_after_a_text_is_none_of_our_business(said: str) -> None:
    assert found(small((FEW, f"    says: {said} # a note\n"))) == []


def test_a_heading_that_is_missing_is_told_where_its_list_stands() -> None:
    missing, other = check_rule_file(small(("outcomes:\n", "")).encode(), today=TODAY)[1]

    assert (missing.check, other.check) == ("missing-key", "shape")
    assert "(lines 19, 20 and 21)" in other.message
    assert "the line with the name of the list is missing above it" in other.message


def test_what_names_a_list_that_cannot_be_read_is_not_called_unknown() -> None:
    text = small(("options:\n", "optoins:\n"), ("  wait: {name: Wait,", "  - wait: {name: Wait,"))

    assert not {check for _, check in found(text)} & {"unknown-option", "unknown-outcome"}


def test_a_file_with_an_error_is_no_aid() -> None:
    aid, problems = check_rule_file(small(SLIPS["misspelt key"]).encode(), today=TODAY)

    assert aid is None
    assert problems


def test_all_slips_are_told_at_once() -> None:
    names = ("misspelt key", "unknown outcome", "a certainty that is none", "a day that is none")
    text = small(*(SLIPS[name] for name in names[:2]), SLIPS[names[3]])

    assert found(text) == marked(text)
    assert len(marked(text)) == 3


def problem_of(name: str) -> Problem:
    """The one problem that a slip brings."""
    (problem,) = check_rule_file(small(SLIPS[name]).encode(), today=TODAY)[1]
    return problem


@pytest.mark.parametrize(
    "name", ["misspelt key", "unknown option", "unknown outcome", "unknown question", "a kind that is none"]
)
def test_a_near_miss_says_what_was_probably_meant_and_can_be_mended(name: str) -> None:
    problem = problem_of(name)
    text = small(SLIPS[name]).splitlines()

    assert "Did you mean" in problem.message
    assert problem.fix
    text[problem.fix.line - 1] = problem.fix.text
    assert found("\n".join(text)) == []


def test_words_are_kept_as_typed() -> None:
    text = small(
        (
            "choices: {heat: Heat, rest: Rest, none: None of these}",
            "choices: {yes: Yes, no: no, on: on, 1-30: 1:30, 012: 012, none: 2026-01-01}",
        ),
        ("    when: {tried: [rest]}", "    when: {tried: [no, 012]}"),
    )
    question = aid_from(text).question("tried")

    assert [(choice.id, choice.label) for choice in question.choices] == [
        ("yes", "Yes"), ("no", "no"), ("on", "on"), ("1-30", "1:30"), ("012", "012"), ("none", "2026-01-01"),
    ]  # fmt: skip


def test_conditions_are_read_with_their_parts() -> None:
    text = small(("    when: {tried: [rest]}", "    when: {duration: long, any: [{age: 40}, {tried: [rest, heat]}]}"))
    when = next(one.when for one in aid_from(text).statements if one.id == "exercises.ease.2")

    assert when == All(
        (
            Clause("duration", frozenset({"long"})),
            Any((Clause("age", NumberRange(40, 41)), Clause("tried", frozenset({"rest", "heat"})))),
        )
    )


def test_statements_of_one_cell_are_numbered_and_may_have_their_own_id() -> None:
    assert [one.id for one in aid_from(SMALL).statements] == [
        "exercises.ease", "exercises.ease.2", "wait.ease", "wait.ache", "exercises.ache", "wait.time", "ten-minutes",
        "exercises.ease.3", "exercises.time.2",
    ]  # fmt: skip


def test_a_waiver_with_its_reason_lets_a_number_stand_on_its_line() -> None:
    waived = "    says: Few people on 1 of 2 wards did better. # waive loose-number: it counts wards, not people"
    aid = aid_from(small(("    says: Few people who had rested did better.", waived)))

    assert [(waiver.check, waiver.reason) for waiver in aid.waivers] == [
        ("loose-number", "it counts wards, not people")
    ]


def test_a_colon_in_a_text_without_quotes_is_told_also_before_a_waiver() -> None:
    line = "    says: Few people were counted: 1 of 2 wards.  # waive loose-number: it counts wards"

    assert found(small(("    says: Few people who had rested did better.", line)))


def test_a_check_that_cannot_be_waived_says_so() -> None:
    line = "    says: Few people who had rested did better. # waive unsourced: I want it so"

    problems = found(small(("    says: Few people who had rested did better.", line)))

    assert [check for _, check in problems] == ["waiver"]


@pytest.mark.parametrize(
    "when",
    [
        "{tried: []}",
        "{any: []}",
        "{all: []}",
        "{any: [{tried: []}]}",
        "{age: {}}",
        "{}",
        "[]",
        "{duration: long, any: []}",
    ],
)
def test_a_condition_that_names_nothing_is_never_taken_for_one_that_holds(when: str) -> None:
    text = small(("    when: {tried: [rest]}", f"    when: {when} #! condition"))

    assert found(text) == marked(text)


@pytest.mark.parametrize("text", ["[]", "words", "- a\n- b", "{}", "a: 1"])
def test_a_file_of_another_shape_is_told_what_a_rule_file_has(text: str) -> None:
    assert found(text)


@given(st.data())
@settings(max_examples=settings().max_examples * 10)
def test_whatever_is_done_to_a_file_it_is_read_or_its_problems_are_told(data: st.DataObject) -> None:
    lines = SMALL.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(lines) - 1))
        line = lines[position]
        cut = data.draw(st.integers(0, len(line)))
        put = data.draw(st.sampled_from(PUT_IN))
        lines[position] = data.draw(
            st.sampled_from([line[:cut] + put + line[cut:], line[:cut] + put, put + line[cut:]])
        )

    aid, problems = check_rule_file("\n".join(lines).encode(), today=TODAY)

    assert aid is not None or problems
    assert all(problem.message and problem.place.line <= len(lines) + 20 for problem in problems)


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_newlines_and_a_byte_order_mark_change_nothing(newline: str, mark: str) -> None:
    text = mark + SMALL.replace("\n", newline)

    assert aid_from(text).statements == aid_from(SMALL).statements


@pytest.mark.parametrize(
    ("when", "check", "advice"),
    [
        ("{not: {duration: [long]}}", "condition", "Name the answers that count, all of them."),
        ("{age: '>30'}", "number", "Write {at_least: 31}."),
        ("{age: over 30}", "number", "Write {at_least: 31}."),
    ],
)
def test_what_conditions_do_not_have_is_told_with_what_to_write(when: str, check: str, advice: str) -> None:
    ((told, message),) = (
        (problem.check, problem.message)
        for problem in check_rule_file(small(("when: {tried: [rest]}", f"when: {when}")).encode(), today=TODAY)[1]
    )

    assert told == check
    assert message.endswith(advice)


def test_a_question_that_several_conditions_miss_is_told_once() -> None:
    text = small(
        ("when: {tried: [rest]}", "when: {duraton: [long]}"), ("when: {duration: [long]}", "when: {duraton: [long]}")
    )
    (told,) = (
        problem for problem in check_rule_file(text.encode(), today=TODAY)[1] if problem.check == "unknown-question"
    )

    assert "(lines " in told.message
