"""What a child finds stays small, however long the lines are; what is too much to tell is told as that, and kept."""

from pathlib import Path

import pytest

from decision_aid.checks.run import check_draft
from decision_aid.model.problems import MAX_MESSAGE_LENGTH, MAX_QUOTE_LENGTH, Place, Problem
from decision_aid.storage.check_process import CHECKER
from decision_aid.storage.check_process.message import LARGEST, CheckFailure, CheckVerdict
from tests.support.aids import SMALL, TODAY, small
from tests.support.long_problems import misspelt_in_one_line, unknown_names
from tests.support.sampling import sampled

ONE_LINE, SHORTER, LONG_NAMES = misspelt_in_one_line(15_000), misspelt_in_one_line(3_000), unknown_names(120)


@pytest.mark.soak  # rule_file/test_syntax tells few of thousands of problems every day
@pytest.mark.parametrize(
    "text",
    [
        ONE_LINE,
        pytest.param(f"{ONE_LINE}\t- {{", marks=pytest.mark.soak),
        pytest.param(SHORTER.replace(": days}", ":days}"), marks=pytest.mark.soak),
    ],
)
def test_thousands_of_mistakes_in_one_line_do_not_each_carry_the_line(text: str) -> None:
    _, problems = check_draft(text.encode(), today=TODAY)

    assert len(text) > 150_000
    assert 0 < len(CheckVerdict(False, problems).as_json()) < 100_000


def test_a_fix_of_an_ordinary_line_is_still_offered() -> None:
    _, problems = check_draft(small(("kind: number", "kind: numbre")).encode(), today=TODAY)

    assert [problem.fix and problem.fix.text.strip() for problem in problems] == ["kind: number"]


@sampled(("text", "check"), [(ONE_LINE, "unknown-key"), (LONG_NAMES, "unknown-option")], 1)
def test_a_verdict_on_very_long_lines_arrives_and_is_kept(text: str, check: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept" / "verdict"
    aid, problems = CHECKER.check_text(text.encode(), today=TODAY, kept_at=kept)

    assert aid is None
    assert check in {problem.check for problem in problems}
    assert 0 < kept.stat().st_size < 500_000


@pytest.mark.parametrize(
    "written", ["kind: number", "certainty: high", "reviewed: 2026-01-01", "link: https://example.org/a"]
)
def test_a_message_that_quotes_what_is_very_long_is_one_readable_line(written: str) -> None:
    key = written.partition(":")[0]
    text = SMALL.replace(written, f"{key}: {'x' * 100_000}", 1)
    message = next(one.message for one in check_draft(text.encode(), today=TODAY)[1] if "xxx" in one.message)

    assert message.count("x") < MAX_QUOTE_LENGTH
    assert message.startswith("'xxx")
    assert "…xxx" in message
    assert not message.endswith("x")  # it still says what is wrong


def test_problems_that_are_too_much_to_tell_are_told_as_that() -> None:
    problems = tuple(Problem(Place(), "long", "x" * MAX_MESSAGE_LENGTH) for _ in range(LARGEST // MAX_MESSAGE_LENGTH))

    assert CheckVerdict.from_json(CheckVerdict(False, problems).as_json()).failure is CheckFailure.TOO_MUCH_TO_TELL
