"""`decision-aid due` lists what must be gone through again, and its exit status tells cron whether there is any."""

import datetime
import os
from pathlib import Path

from tests.support.aids import small
from tests.support.commands import run, written

NEXT = "review_by: 2027-01-01"


def _until(day: datetime.date) -> str:
    return small((NEXT, f"review_by: {day}"))


def test_late_aids_come_first_and_far_ones_are_left_out(tmp_path: Path) -> None:
    soon = datetime.date.today() + datetime.timedelta(days=30)
    paths = [
        written(tmp_path, _until(day), name)
        for day, name in (
            (soon, "a.yaml"),
            (datetime.date(2026, 3, 1), "b.yaml"),
            (datetime.date(2999, 1, 1), "c.yaml"),
        )
    ]

    result = run("due", tmp_path)

    late, near = result.stdout.splitlines()
    assert result.exit_code == 1
    assert late.startswith("2026-03-01  ")
    assert late.endswith(f" days late  {paths[1]}: Stiff shoulder - wait or exercises")
    assert near.startswith(f"{soon}  in ")
    assert str(paths[0]) in near


def test_within_looks_as_far_ahead_as_asked(tmp_path: Path) -> None:
    written(tmp_path, _until(datetime.date.today() + datetime.timedelta(days=90)))

    assert run("due", tmp_path).exit_code == 0
    assert run("due", tmp_path, "--within", "100").exit_code == 1


def test_an_aid_that_authors_alone_see_is_never_due(tmp_path: Path) -> None:
    written(tmp_path, small((NEXT, "review_by: 2026-03-01"), ("status: draft", "status: draft\nhidden: yes")))

    assert (run("due", tmp_path).exit_code, run("due", tmp_path).output) == (0, "")


def test_a_file_with_errors_is_named_and_counts_as_due(tmp_path: Path) -> None:
    path = written(tmp_path, "title: Knee\n")

    result = run("due", tmp_path)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{path} has errors. “decision-aid check {path}” lists them.\n"


def test_files_that_are_not_served_are_named_and_count_as_due(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to("nothing")
    os.mkfifo(tmp_path / "pipe.yaml")
    written(tmp_path, small(), "short.yml")

    result = run("due", tmp_path)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        f"{tmp_path / 'gone.yaml'} is not served: the link leads nowhere.",
        f"{tmp_path / 'pipe.yaml'} is not served: it is no ordinary file.",
        f"{tmp_path / 'short.yml'} is not served: it must be a file whose name ends in .yaml.",
    ]
