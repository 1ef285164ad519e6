"""What is proved of a table by answers: that one case fits everybody, and one alone; who is an exception is told."""

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.model.problems import Problem
from tests.support.aids import TODAY
from tests.support.tables import BY_AGE, with_table

LAST = "      - {when: otherwise, not_known: The trial had nobody of that age., because: not studied}\n"
GRID = """\
  - option: wait
    outcome: ache
    id: grid
    says: They had aches.
    certainty: low
    because: one small trial
    sources: [alpha]
    chance: {event: ached, over: 6 months}
    cases:
"""


def problems(text: str) -> list[Problem]:
    """All that is told of a text."""
    return list(check_rule_file(text.encode(), today=TODAY)[1])


def test_a_table_with_a_case_for_everybody_has_no_problem() -> None:
    assert problems(with_table()) == []


@pytest.mark.parametrize(
    ("old", "new", "check", "told"),
    [
        (LAST, "", "uncovered-answers", "no case for {age: {at_least: 60}}, such as somebody who"),
        ("at_least: 40", "at_least: 39", "overlapping-cases", "{age: 39}"),
        ("{at_least: 40, below: 60}", "{at_least: 120}", "outside-limits", "no answer can lie in it"),
        ("{at_least: 40, below: 60}", "{at_least: 40}", "empty-otherwise", "the other cases fit everybody"),
        ("{age: {at_least: 40, below: 60}}", "{age: {at_least: 40}, duration: [long], tried: [none], all: [{duration: "
         "[short]}]}", "contradiction", "duration"),
    ],
)  # fmt: skip
def test_who_has_no_case_or_two_is_told_with_an_example(old: str, new: str, check: str, told: str) -> None:
    (found, *more) = problems(with_table(BY_AGE, (old, new)))

    assert [found.check, *(one.check for one in more)] == [check]
    assert told in found.message


def test_a_hole_between_two_bands_is_told_by_somebody_in_it() -> None:
    (found,) = problems(
        with_table(BY_AGE, (LAST, "      - {when: {age: {at_least: 65}}, chance: {people: 3, of: 22}}\n"))
    )

    assert found.check == "uncovered-answers"
    assert "no case for {age: {at_least: 60, below: 65}}, such as somebody who" in found.message


def test_what_limits_the_table_is_no_hole_of_it() -> None:
    assert problems(with_table(BY_AGE, ("    cases:", "    when: {duration: [long]}\n    cases:"))) == []


def test_a_contradiction_in_what_limits_the_table_is_told_once() -> None:
    when = "    when: {duration: [long], all: [{duration: [short]}]}\n"
    found = problems(with_table(BY_AGE, ("    cases:", f"{when}    cases:")))

    assert [one.check for one in found] == ["contradiction"]


def test_a_table_of_two_questions_has_a_case_for_each_pair() -> None:
    bands = ("{below: 40}", "{at_least: 40, below: 50}", "{at_least: 50, below: 60}", "{at_least: 60}")
    cases = [
        f"      - {{when: {{age: {band}, duration: {answer}}}, chance: {{people: {number}, of: {20 + number}}}}}\n"
        for number, (band, answer) in enumerate(((b, a) for b in bands for a in ("short", "long", "unsure")), 1)
    ]

    assert problems(with_table(GRID + "".join(cases))) == []
    assert [one.check for one in problems(with_table(GRID + "".join(cases[:-1])))] == ["uncovered-answers"]
    assert [
        one.check for one in problems(with_table(GRID + "".join((*cases, cases[3].replace("people: 4", "people: 5")))))
    ] == ["overlapping-cases"]


def test_a_choice_that_otherwise_is_left_with_makes_a_difference() -> None:
    answers = "      - {when: {duration: [short]}, chance: {people: 3, of: 22}}\n"
    asked = "      - {when: {duration: [long]}, chance: {people: 4, of: 22}}\n"
    text = with_table(GRID + answers + asked + LAST).replace(
        "when: {duration: [long, unsure]}", "when: {duration: [long]}"
    )

    assert problems(text) == []


def test_a_table_for_everybody_is_no_side_left_out() -> None:
    gone = ("  - {option: wait, outcome: ache, says: Aching comes and goes., certainty: low, because: few people, "
            "sources: [beta]}\n")  # fmt: skip
    text = with_table()
    assert text.count(gone) == 1

    assert [one.check for one in problems(text.replace(gone, "")) if one.check == "one-sided"] == []
    assert "one-sided" in {one.check for one in problems(text.replace(gone, "").replace(LAST, ""))}


def test_an_otherwise_that_the_statements_own_condition_leaves_nobody_for_names_that_condition() -> None:
    cases = ("{age: {at_least: 40, below: 60}}", "{age: {at_least: 40}}")
    limited = ("    cases:\n", "    when: {age: {below: 60}}\n    cases:\n")
    text = with_table(BY_AGE, limited)
    found = [one for one in problems(text) if one.check == "empty-otherwise"]
    both = [one.message for one in problems(with_table(BY_AGE, limited, cases)) if one.check == "empty-otherwise"]

    assert "this 'when:', of the whole statement, lets in only people whom the other cases fit" in found[0].message
    assert text.splitlines()[found[0].place.line - 1] == "    when: {age: {below: 60}}"
    assert "the other cases fit everybody" in both[0]
