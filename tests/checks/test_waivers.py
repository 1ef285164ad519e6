"""A waiver is read from a comment only, has a reason, and lets a finding stand on the lines of its text."""

import pytest

from decision_aid.checks.run import check_rule_file
from tests.support.aids import TODAY, small

OLD = "    says: Few people who had rested did better."
LINE = small().splitlines().index(OLD) + 1


def found(says: str) -> list[tuple[int, str]]:
    """The line and check of each problem when the small aid has these lines in place of what one statement says."""
    _, problems = check_rule_file(small((OLD, says)).encode(), today=TODAY)
    return [(problem.place.line, problem.check) for problem in problems]


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("loose-number", "Half did."),
        ("one-in-n", "1 in 8 did."),
        ("relative-effect", "Twice as many did."),
        ("markup", "Some <b> did."),
        ("unfinished-text", "Some {name} did."),
    ],
)
def test_each_is_waived_on_its_line_with_a_reason_of_three_words(check: str, words: str) -> None:
    assert found(f"    says: {words}") == [(LINE, check)]
    assert found(f"    says: {words} # waive {check}: it counts rooms") == []
    assert found(f"    says: {words} # waive {check}: my reason") == [(LINE, check), (LINE, "unused-waiver")]
    assert found(f"    says: {words} # waive {check}: . . .") == [(LINE, check), (LINE, "unused-waiver")]


def test_two_findings_of_a_line_have_two_waivers() -> None:
    both = "# waive loose-number: it counts rooms # waive one-in-n: it counts rooms"

    assert found(f"    says: Half did, and 1 in 8 more. {both}") == []


@pytest.mark.parametrize(
    "says",
    [
        '    says: "Half did. # waive loose-number: it counts rooms"',
        "    says: 'It''s half. # waive loose-number: it counts rooms'",
        '    says: "Many \\" did.\n      Half did. # waive loose-number: it counts rooms\n      Others did not."',
        "    says: |\n      Half did. # waive loose-number: it counts rooms",
        "    says: >-\n      Some did.\n      Half did. # waive loose-number: it counts rooms",
    ],
)
def test_what_stands_in_a_text_is_no_waiver(says: str) -> None:
    assert "loose-number" in [check for _, check in found(says)]


@pytest.mark.parametrize(
    "says",
    [
        '    says: "Half did." # waive loose-number: it counts rooms',
        "    says: 'It''s half # of it.' # waive loose-number: it counts rooms",
        "    says: It's half. # waive loose-number: it counts rooms",
        '    says: "Half did,\n      and others did not." # waive loose-number: it counts rooms',
        "    says: Half did,\n      and others did not. # waive loose-number: it counts rooms",
        "    says: >- # waive loose-number: it counts rooms\n      Some did.\n      Half did.",
    ],
)
def test_a_comment_on_the_first_or_last_line_of_a_text_waives_for_all_of_it(says: str) -> None:
    assert found(says) == []


def test_a_comment_below_a_text_in_lines_stands_outside_of_it() -> None:
    below = found("    says: >-\n      Half did.\n    # waive loose-number: it counts rooms")

    assert below == [(LINE + 1, "loose-number"), (LINE + 2, "unused-waiver")]
