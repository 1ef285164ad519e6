"""Everything that is timed, one after the other; the tables are printed and kept in RESULTS.md."""

import datetime
import os
import platform
import sys
import time
from pathlib import Path

from benchmarks import conditions, editor, growth, handout, one_file, papers, proofs, servers, serving, starting
from benchmarks.changes import changes
from benchmarks.table import table

PARTS = {
    "Pages": serving,
    "Servers": servers,
    "Conditions": conditions,
    "Growth": growth,
    "Checking": proofs,
    "Paper beside others": papers,
    "Paper": handout,
    "Editor": editor,
    "Starting": starting,
    "One file": one_file,
}
RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = """# What `make bench` measured

{day}, {machine}, {cores} cores, Python {python}. All in one run of {minutes:.1f} minutes; what is held against each
other takes turns, but for paper, which is set by one after the other. Nothing is compared whose sizes differ by more
than a tenth. Pages, conditions, growth and checking: processor time of one process. Paper, servers, the one file: time
by the clock.
"""


def main() -> None:
    """Measure the named parts, or all; only a whole run is kept."""
    begun = time.monotonic()
    wanted = [part for part in PARTS if not sys.argv[1:] or part.lower() in " ".join(sys.argv[1:]).lower()]
    told = [_told(part) for part in wanted]
    if len(told) == len(PARTS):
        told.append(changes(RESULTS.read_text(encoding="utf-8"), "\n".join(told)))
        print(told[-1])
        RESULTS.write_text("\n".join((_head((time.monotonic() - begun) / 60), *told)), encoding="utf-8")


def _told(part: str) -> str:
    text = table(part, PARTS[part].measured())
    print(text, flush=True)
    return text


def _head(minutes: float) -> str:
    day = datetime.date.today().isoformat()
    python, cores = platform.python_version(), os.cpu_count()
    return HEAD.format(day=day, machine=platform.machine(), cores=cores, python=python, minutes=minutes)


if __name__ == "__main__":
    main()
