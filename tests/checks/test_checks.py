"""Findings stand at the word that they are about, whatever form its text has, and reasons let them stand there."""

import datetime

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.checks.text.word_lists import word_lists
from tests.support.aids import TODAY, small

SAYS = "    says: Few people who had rested did better."
EASE = "chance: {people: 32, of: 40, event: moved with ease, over: 6 months, range: [64, 91], range_is: computed here}"


def found(text: str, today: datetime.date = TODAY) -> list[tuple[str, int, int]]:
    """The check, line and column of every problem in a text."""
    return [(one.check, one.place.line, one.place.column) for one in check_rule_file(text.encode(), today=today)[1]]


def says(*lines: str) -> str:
    """The small aid with one text written so."""
    return small((SAYS, "    " + "\n".join(lines)))


@pytest.mark.parametrize(
    "lines",
    [
        ("says: Few people should rest.",),
        ('says: "Few people should rest."',),
        ("says: 'Few people should rest.'",),
        ("says: >-", "      Few people", "      should rest."),
        ("says: |", "      Few people", "      should rest."),
        ("says: Few people", "      should rest."),
        ('says: "Few people', '      should rest."'),
    ],
)
def test_a_finding_stands_at_its_word(lines: tuple[str, ...]) -> None:
    text = says(*lines)
    (number, line) = next((n, one) for n, one in enumerate(text.splitlines(), 1) if "should rest" in one)

    assert found(text) == [("pushing-word", number, line.index("should rest") + 1)]


def test_a_review_that_is_yet_to_come_is_told_at_its_own_day() -> None:
    text = small(("  reviewed: 2026-01-01", "  reviewed: 2062-01-01"))
    ((check, line, _),) = found(text)

    assert (check, text.splitlines()[line - 1]) == ("review-order", "  reviewed: 2062-01-01")


def test_an_example_with_a_wrong_answer_is_told_what_may_be_written() -> None:
    examples = "examples:\n  - {name: A, given: {duration: ANSWER}, must_show: [ten-minutes]}\n"
    sign, other = (check_rule_file(small().encode() + examples.replace("ANSWER", answer).encode(), today=TODAY)[1]
                   for answer in ("short\u200b", "ages"))  # fmt: skip

    assert "It has a sign that cannot be seen (U+200B). Type it anew: short" in sign[0].message
    assert "'ages' is not one of the choices. Known names: long, short, unsure." in other[0].message


def test_a_reason_stands_on_the_first_line_of_a_text_of_several() -> None:
    reason = "# waive pushing-word: the guideline's own word, and the note says so"

    assert found(says(f"says: >- {reason}", "      Few people", "      should rest.")) == []
    assert found(says(f"says: Few people should rest. {reason}")) == []


def test_a_reason_for_one_check_lets_no_other_stand() -> None:
    checks = {check for check, _, _ in found(says("says: Few should rest. # waive too-certain: it is so"))}

    assert checks == {"pushing-word", "unused-waiver"}


@pytest.mark.parametrize("text", ["Rest does not prove much.", "Rest may always help.", "Almost never did rest help."])
def test_a_word_of_doubt_takes_the_certainty_away(text: str) -> None:
    assert found(says(f"says: {text}")) == []


@pytest.mark.parametrize("language", ["xx", "../en", "", "english"])
def test_a_language_without_lists_has_no_words(language: str) -> None:
    assert word_lists(language).hard == frozenset()
    assert not word_lists(language).pushing.search("should")


def test_a_region_has_the_words_of_its_language() -> None:
    assert word_lists("en-GB") == word_lists("en")


def test_days_pass_without_a_change_in_the_file() -> None:
    later = {check for check, _, _ in found(small(), today=datetime.date(2027, 12, 1))}

    assert found(small()) == []
    assert later == {"old-source", "review-overdue"}


def test_a_rare_event_outside_its_range_is_not_told_as_none() -> None:
    chance = "chance: {people: 3, of: 1000, event: moved with ease, over: 6 months, range: [2, 9], range_is: published}"
    _, problems = check_rule_file(small((EASE, chance)).encode(), today=TODAY)

    assert [one.message.partition(",")[0] for one in problems if one.check == "range-outside"] == [
        "The figure is 0.3 out of 100"
    ]


def test_words_are_found_however_their_accents_are_written() -> None:
    text = says("says: Es lo mejor o lo o\u0301ptimo.").replace("language: en", "language: es")

    assert "pushing-word" in {check for check, _, _ in found(text.replace("lo mejor o ", ""))}


def test_a_value_beyond_a_bound_is_not_rounded_to_the_bound() -> None:
    hard = "The nurses at the clinic explained how these exercises changed everyday life for several families"
    _, of_text = check_rule_file(says(f"says: {hard} in the hospital.").encode(), today=TODAY)
    _, of_file = check_rule_file(b"#" * 1_000_001, today=TODAY)

    assert [one.message.partition(";")[0] for one in of_text] == ["This text reads at grade 13"]
    assert [one.message.partition(",")[0] for one in of_file] == ["The file is too large: 1.1 MB"]
