"""One fault put into the lupus file of form 1 is one finding, at the line that its author must mend."""

import datetime
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from decision_aid.checks.run import ALL_CHECKS, check_rule_file
from tests.support import (
    seeded_amounts,
    seeded_faults,
    seeded_findings,
    seeded_kinds,
    seeded_tables,
    seeded_texts,
    seeded_throughout,
)
from tests.support.sampling import sampled
from tests.support.tables import with_table

LUPUS = Path("tests/support/rules/lupus-stem-cell.yaml").read_text(encoding="utf-8")
TODAY = datetime.date(2026, 12, 1)
FAULTS = seeded_faults.READING | seeded_faults.YAML | seeded_findings.CHECKS | seeded_findings.LOGIC
MARK = re.compile(r" #! ([a-z-]+)")
IN_SMALL_FILES = (
    *(new for one in (seeded_texts.TEXTS, seeded_tables.TABLES, seeded_kinds.KINDS) for _, new in one.values()),
    *seeded_amounts.AMOUNTS.values(),
)


def one_in(step: int, names: Iterable[str]) -> list[tuple[str]]:
    """Enough for each day: that each check finds its fault in a small text is held by its own tests."""
    return [(name,) for name in names][::step]


def one_of_each_kind() -> list[str]:
    """The first fault with each finding that the small files have no fault for: the lupus file takes long to check."""
    found, first = set(MARK.findall("\n".join(IN_SMALL_FILES))), []
    for name, (_, _, new) in FAULTS.items():
        if not found.issuperset(MARK.findall(new)):
            found.update(MARK.findall(new))
            first.append(name)
    return first


def seeded(after: str, old: str, new: str) -> tuple[str, list[tuple[int, str]]]:
    """The lupus file with one fault, and where its finding is expected."""
    begins = LUPUS.index(after)
    assert LUPUS.count(after) == 1, f"{after!r} does not name one place"
    at = LUPUS.index(old, begins)
    return read_marks(LUPUS[:at] + new + LUPUS[at + len(old) :])


def read_marks(text: str) -> tuple[str, list[tuple[int, str]]]:
    """A marked text without its marks, and where a finding is expected."""
    marked = [(number, found[1]) for number, line in enumerate(text.splitlines(), 1) if (found := MARK.search(line))]
    return MARK.sub("", text), marked


def test_the_lupus_file_has_no_problems() -> None:
    assert check_rule_file(LUPUS.encode(), today=TODAY)[1] == ()


def test_there_are_enough_kinds_of_fault() -> None:
    of_form_2 = [*seeded_tables.TABLES, *seeded_kinds.KINDS, *seeded_texts.TEXTS, *seeded_amounts.AMOUNTS]

    assert len(FAULTS) >= 60
    assert len(of_form_2) >= 60


@sampled("name", [(name,) for name in FAULTS], one_in(8, one_of_each_kind()))
def test_one_fault_is_one_finding_at_its_line(name: str) -> None:
    is_one_finding(*seeded(*FAULTS[name]))


@sampled("name", [(name,) for name in seeded_tables.TABLES], one_in(3, seeded_tables.TABLES))
def test_one_fault_in_a_table_is_one_finding_at_its_line(name: str) -> None:
    is_one_finding(*read_marks(with_table(seeded_tables.with_fault(name))))


def test_the_table_without_a_fault_has_no_problem() -> None:
    assert check_rule_file(with_table(seeded_tables.TABLE).encode(), today=TODAY)[1] == ()


@sampled("name", [(name,) for name in seeded_throughout.THROUGHOUT], one_in(3, seeded_throughout.THROUGHOUT))
def test_one_fault_in_many_lines_is_one_finding(name: str) -> None:
    is_one_finding(*read_marks(seeded_throughout.THROUGHOUT[name](LUPUS)))


@pytest.mark.parametrize("name", seeded_texts.TEXTS)
def test_one_fault_in_a_file_of_form_2_is_one_finding(name: str) -> None:
    old, new = seeded_texts.TEXTS[name]
    assert seeded_texts.BASE.count(old) == 1, f"{old!r} does not name one place"

    is_one_finding(*read_marks(seeded_texts.BASE.replace(old, new)))


@pytest.mark.parametrize("name", seeded_kinds.KINDS)
def test_one_fault_in_a_kind_of_statement_or_a_head_is_one_finding(name: str) -> None:
    old, new = seeded_kinds.KINDS[name]
    assert seeded_kinds.BASE.count(old) == 1, f"{old!r} does not name one place"

    is_one_finding(*read_marks(seeded_kinds.BASE.replace(old, new)))


@pytest.mark.parametrize("name", seeded_amounts.AMOUNTS)
def test_one_fault_in_an_amount_is_one_finding(name: str) -> None:
    is_one_finding(*read_marks(seeded_amounts.AMOUNTS[name]))


def test_each_check_has_a_fault_that_it_finds() -> None:
    many = (change(LUPUS) for change in seeded_throughout.THROUGHOUT.values())
    seeds = "\n".join((*(new for _, _, new in FAULTS.values()), *IN_SMALL_FILES, *many))

    assert {check.__name__.rpartition(".")[2].replace("_", "-") for check in ALL_CHECKS} <= set(MARK.findall(seeds))


def is_one_finding(text: str, expected: list[tuple[int, str]]) -> None:
    """The text has the one problem that is expected, where it is expected, and no other."""
    _, problems = check_rule_file(text.encode(), today=TODAY)

    assert [(problem.place.line, problem.check) for problem in problems] == expected, "\n".join(map(str, problems))
    assert len(expected) == 1
