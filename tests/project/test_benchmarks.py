"""Benchmarks tell what moved since the run before."""

from benchmarks.changes import changes
from benchmarks.table import Measured, table, within


def test_what_moved_since_the_run_before_is_told_the_most_first() -> None:
    before = "2026-11-23, x86_64\n\n" + table(
        "Pages",
        [
            within("question page", 0.004, "Flask", 0.004),
            within("summary", 0.01, "Flask", 0.005),
            Measured("start", took="700 ms"),
            Measured("paper", took="1.20 s"),
        ],
    )
    after = table(
        "Pages",
        [
            within("question page", 0.004, "Flask", 0.0039),
            within("summary", 0.012, "Flask", 0.003),
            Measured("start", took="0.50 s"),
            Measured("editor", took="3 ms"),
        ],
    )

    assert changes(before, after).splitlines() == [
        "## What changed since 2026-11-23",
        "",
        "| what | held against | before | now |  |",
        "| --- | --- | --- | --- | --- |",
        "| summary | Flask | 2.00 times | 4.00 times | +100% |",
        "| start |  | 700 ms | 0.50 s | -29% |",
        "| editor |  |  | 3 ms | new |",
        "| paper |  | 1.20 s |  | gone |",
    ]
