"""The hazard log and the list of threats name tests that exist, and every line names one."""

import re

from tests.support.house import ROOT, sources

TEXT = (ROOT / "docs" / "safety.md").read_text(encoding="utf-8")


def test_each_test_that_is_named_exists() -> None:
    known = {f"{one.shown}::{function.name}" for one in sources("tests") for function in one.functions}
    named = re.findall(r"`(tests/[^`]+)`", TEXT)

    assert len(named) > 50
    assert [name for name in named if name not in known] == []


def test_each_line_of_the_tables_names_a_test() -> None:
    lines = [
        line for line in TEXT.splitlines() if line.startswith("| ") and not line.startswith(("| hazard", "| threat"))
    ]

    assert len(lines) > 20
    assert [line for line in lines if "`tests/" not in line] == []
