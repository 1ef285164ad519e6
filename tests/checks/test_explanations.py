"""What is said about each check is so: its lines that pass have no problem, its lines that fail have that one."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from decision_aid.checks import run
from decision_aid.checks.explanations import explanations
from decision_aid.checks.run import check_rule_file
from decision_aid.cli import main
from decision_aid.rule_file import reading
from decision_aid.rule_file.syntax import parse
from decision_aid.translation import checks as translating
from decision_aid.translation import translate
from tests.support.aids import SMALL, TODAY
from tests.support.slips import SLIPS, UNMARKED
from tests.support.snippets import put_in

TOLD = explanations()
PASSES = [pytest.param(lines, id=check) for check, told in TOLD.items() for lines in told.passes]
FAILS = [pytest.param(check, lines, id=check) for check, told in TOLD.items() for lines in told.fails]
# No line of an example can show these: what is wrong cannot be seen, or is the whole file, or stops it being one.
NOT_SHOWN = {
    *(
        "long-code",
        "options",
        "too-large",
        "withdrawn-source",
        "yaml-binary",
        "yaml-control",
        "yaml-depth",
        "yaml-empty",
    ),
    *("withdrawn-source", "yaml-encoding", "yaml-size", "yaml-syntax"),
    # These are about a file beside the rule file.
    *("missing-text", "nobody-reviewed", "other-numbers", "same-language", "share-added", "stale-text", "unknown-text"),
}


def found(text: str) -> list[str]:
    """The check of each problem in a text."""
    return [problem.check for problem in check_rule_file(text.encode(), today=TODAY)[1]]


def test_nothing_put_in_changes_nothing() -> None:
    assert put_in("") == SMALL


@pytest.mark.parametrize("lines", PASSES)
def test_lines_that_pass_have_no_problem(lines: str) -> None:
    assert found(put_in(lines)) == []


@pytest.mark.parametrize(("check", "lines"), FAILS)
def test_lines_that_fail_have_that_problem_and_no_other(check: str, lines: str) -> None:
    assert found(put_in(lines)) == [check]


def test_every_check_says_in_a_sentence_what_must_be_so_and_shows_lines_that_fail() -> None:
    wrong = [check for check, told in TOLD.items() if "\n" in told.says or not told.says.endswith(".")]

    assert wrong == []
    assert {check for check, told in TOLD.items() if not told.fails} == NOT_SHOWN


def test_every_id_that_is_given_to_a_problem_is_explained() -> None:
    folders = [Path(package.__file__ or "").parent for package in (run, reading, parse, translate, translating)]
    code = "\n".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.rglob("*.py"))
    given = set(re.findall(r"\bproblem\([^()]*?(?:\(\w*\))?[^()]*?, \"([a-z-]+)\"", code))
    given |= set(re.findall(r"\"(yaml-[a-z-]+)\"", code)) | set(re.findall(r"Problem\([^()]+?, \"([a-z-]+)\"", code))
    slips = {what.rsplit(" #! ")[1].split("\n")[0] for _, what in SLIPS.values() if " #! " in what}

    assert sorted((given | slips | set(UNMARKED.values())) - set(TOLD)) == []


def explain(*check: str) -> Result:
    """What the command says of a check."""
    return CliRunner().invoke(main, ["check", "--explain", *check])


def test_the_command_explains_a_check() -> None:
    assert explain("loose-number").output.startswith("loose-number\n\nA proportion of people stands in a chance")
    assert "Fails:\n" in explain("yaml-colon").output
    assert "calls retracted or superseded" in explain("withdrawn-source").output


def test_the_command_lists_all_and_says_what_was_probably_meant() -> None:
    assert all(f"  {check} " in explain().output for check in TOLD)
    assert "Did you mean 'loose-number'?" in explain("lose-number").output
    assert explain("lose-number").exit_code == 1
