"""Times checking, proofs included, of the lupus file and of a large one; beside it, asking everybody one by one.

For an author, a server checks in a fork that knows the program, and nothing of the text: a process that has prepared
itself for that, and checks once, takes as long.
"""

import datetime
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from benchmarks.large_aid import large_aid
from benchmarks.table import Measured, bounded, quicker
from benchmarks.timing import told_anew
from decision_aid.checks.proofs.all_people import AllPeople
from decision_aid.checks.proofs.condition_uses import condition_uses
from decision_aid.checks.run import CHECKS, check_rule_file
from decision_aid.consultation.path import follow_path
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.resources import resource_folder
from decision_aid.rule_file.reading import read_rule_file
from tests.support.small_spaces import everybody, small_aid

TODAY = datetime.date(2026, 12, 1)
PROVING = (
    *("always_holds", "contradiction", "empty_consideration", "every_answer", "never_asked", "never_shown"),
    *("never_with", "not_sure", "one_sided", "other_branch", "outside_limits", "said_twice"),
    *("unused_choice", "unused_importance", "unused_question"),
)
COLD = """
import gc, time, datetime
from pathlib import Path
from decision_aid.cli import GC_THRESHOLD
gc.set_threshold(GC_THRESHOLD)  # as a command does
from decision_aid.checks.run import check_rule_file
check_rule_file(Path({path!r}).read_bytes(), today=datetime.date(2026, 12, 1))
print(time.process_time())
"""
FOR_AUTHOR = """
import gc, time, datetime
from pathlib import Path
gc.disable()  # as the program of the child does
from decision_aid.checks.run import check_draft
from decision_aid.storage.check_process import FAMILIAR
from decision_aid.storage.check_process.child import prepare
prepare(str(FAMILIAR))
before = time.process_time()
check_draft(Path({path!r}).read_bytes(), today=datetime.date(2026, 12, 1))
print(time.process_time() - before)
"""


COLD_MOST, WARM_MOST, LARGE_MOST, CHANGED_MOST = 300, 60, 1.5, 300


def measured() -> Iterator[Measured]:
    """A line for each thing that is checked or proved."""
    path = resource_folder("rules") / "lupus-stem-cell.yaml"
    lupus, large = path.read_bytes(), large_aid(200, 2000).encode()
    _aid(lupus), _aid(large)
    cold, warm = _told(COLD, path), _best(lambda: check_rule_file(lupus, today=TODAY))
    yield bounded("lupus file, from the start of Python", cold * 1000, "ms", COLD_MOST)
    yield bounded("lupus file, for an author", _told(FOR_AUTHOR, path) * 1000, "ms")
    yield bounded("lupus file, in a running process", warm * 1000, "ms", WARM_MOST)
    yield bounded("of which proofs", _best(lambda: _proofs(_aid(lupus))) * 1000, "ms")
    changed = iter([large.replace(b"Finding 1000 was", b"Finding %d was" % number) for number in range(5)])
    anew = _best(lambda: check_rule_file(next(changed), today=TODAY))
    yield bounded("200 questions, 2,000 statements", anew, "s", LARGE_MOST)
    yield bounded("of which proofs", _best(lambda: _proofs(_aid(large)), 1), "s")
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).write_bytes(large)
        again = _told(FOR_AUTHOR, Path(file.name))
    yield bounded("the same for an author, after one changed line", again * 1000, "ms", CHANGED_MOST)
    aids = [small_aid(seed) for seed in range(300)]
    proved, asked = _best(lambda: _all(aids, _proved), 1), _best(lambda: _all(aids, _enumerated), 1)
    yield quicker("300 small aids proved", proved, "asking everybody", asked, 1)


def _told(code: str, path: Path, times: int = 5) -> float:
    """The seconds that a new Python tells, the least of some."""
    return min(float(told_anew(code.format(path=str(path)))) for _ in range(times))


def _best(work: Callable[[], object], times: int = 5) -> float:
    return min(_timed(work) for _ in range(times))


def _timed(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


@cache
def _aid(content: bytes) -> DecisionAid:
    aid, problems = read_rule_file(content)
    assert aid is not None, problems
    return aid


def _proofs(aid: DecisionAid) -> None:
    anew = replace(aid)
    for check in CHECKS:
        if check.__name__.rpartition(".")[2] in PROVING:
            list(check.problems(anew))


def _all(aids: list[DecisionAid], work: Callable[[DecisionAid], object]) -> None:
    for aid in aids:
        work(aid)


def _proved(aid: DecisionAid) -> list[Truth]:
    everybody_at_once = AllPeople(aid)
    return [everybody_at_once.satisfiable((use.condition, truth)) for use in condition_uses(aid) for truth in Truth]


def _enumerated(aid: DecisionAid) -> set[tuple[str, Truth]]:
    walks = (follow_path(aid, person) for person in everybody(aid))
    return {(use.name, walked.holds(use.condition)) for walked in walks for use in condition_uses(aid)}
