"""What a child finds stays small, however long the lines are; what is too much to tell is told as that, and kept."""

from pathlib import Path

import pytest

from decision_aid.checks.run import check_draft
from decision_aid.storage.check_process import CHECKER
from decision_aid.storage.check_process.message import LARGEST, CheckVerdict
from tests.support.aids import TODAY, small
from tests.support.long_problems import misspelt_in_one_line, unknown_names

ONE_LINE, SHORTER, TOO_MUCH = misspelt_in_one_line(15_000), misspelt_in_one_line(3_000), unknown_names(120)
SAID = "This text could not be checked, so nobody is shown it: its problems are too many, or too long, to be told."


@pytest.mark.parametrize("text", [ONE_LINE, f"{ONE_LINE}\t- {{", SHORTER.replace(": days}", ":days}")])
def test_thousands_of_mistakes_in_one_line_do_not_each_carry_the_line(text: str) -> None:
    _, problems = check_draft(text.encode(), today=TODAY)

    assert len(text) > 150_000
    assert 0 < len(CheckVerdict(False, problems).as_json()) < 100_000


def test_a_fix_of_an_ordinary_line_is_still_offered() -> None:
    _, problems = check_draft(small(("kind: number", "kind: numbre")).encode(), today=TODAY)

    assert [problem.fix and problem.fix.text.strip() for problem in problems] == ["kind: number"]


@pytest.mark.parametrize(("text", "check"), [(ONE_LINE, "unknown-key"), (TOO_MUCH, "unchecked")])
def test_a_verdict_on_very_long_lines_arrives_and_is_kept(text: str, check: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept" / "verdict"
    aid, problems = CHECKER.check_text(text.encode(), today=TODAY, kept_at=kept)

    assert aid is None
    assert problems[0].check == check
    assert 0 < kept.stat().st_size < 200_000


def test_problems_that_are_too_much_to_tell_are_told_as_that() -> None:
    _, found = check_draft(TOO_MUCH.encode(), today=TODAY)
    [problem] = CHECKER.check_text(TOO_MUCH.encode(), today=TODAY)[1]

    assert sum(len(one.message) for one in found) > LARGEST
    assert problem.message.startswith(SAID)
