"""Check rule files in a child process (sandbox), since an author's text must not take down the server.

A crafted text can crash a parser or solver, run for minutes or exhaust memory. A child process takes that risk, with
limits on CPU time and memory; this process parses a text only after a child has survived it, and leaves the solver to
children altogether: two texts may be harmless alone, and the formula of both may not.
Verdicts are cached under a hash of all that they depend on, in memory and, if the caller names a file, on disk, so that
a restart repeats no proof.

A check costs about 15 ms more than in-process, and the first one a third of a second. Nobody waits long for one
(see `queue`): then the caller is told to ask again. The files that are served and the drafts of authors have a queue
each, so that neither waits for the other, and at most two children run at once.
"""

import atexit
import contextlib
import copy
import datetime
import signal
from pathlib import Path

from decision_aid.child_process import ChildEnded, ChildProcess, ChildUnavailable, ResourceLimits
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Place, Problem
from decision_aid.resources import PACKAGE, resource_folder
from decision_aid.review.diff.who_is_affected import AffectedPeople
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.storage.bounded_cache import BoundedCache
from decision_aid.storage.check_process.message import (
    DEFAULT_LIMITS,
    LARGEST,
    OUT_OF_MEMORY,
    CheckFailure,
    CheckRequest,
    CheckVerdict,
)
from decision_aid.storage.check_process.queue import CheckQueue
from decision_aid.storage.files import PRIVATE, make_folder, write_atomically
from decision_aid.translation.reading import read_translation
from decision_aid.translation.translate import apply_translation

MOST_KEPT = 4_000_000  # bytes of cached verdicts; that of the lupus aid takes about 2,000
COULD_NOT = "This text could not be checked, so nobody is shown it: %s"
WHY = {
    CheckFailure.TIME: "that took too long. Delete some of it, or write its conditions more simply.",
    CheckFailure.MEMORY: "that took too much memory. Delete some of it.",
    CheckFailure.CRASH: "the program that checks it stopped. Please tell its makers, and undo the last change.",
    CheckFailure.TOO_MUCH_TO_TELL: "its problems are too many, or too long, to be told. Write it in shorter lines.",
    CheckFailure.NOT_NOW: "this computer has no room for that now. It is tried again at the next look.",
}
UNCHECKED, NOT_YET_CHECKED = "unchecked", "unchecked-yet"  # ids of the problems of a text without a verdict
STILL_CHECKING = "This text is still being checked. Nobody is shown it before that is done: look again in a minute."
FAMILIAR = resource_folder("rules") / "starter.yaml"
# A child is short-lived, and its memory limited: no garbage is collected, from its first import on.
PROGRAM = (
    f"import gc, sys; gc.disable(); sys.path.append({str(PACKAGE.parent)!r}); from {__name__}.child import prepare"
)
# Of the server's 8 threads, half may be busy with PDFs.
FOLDER_QUEUE = CheckQueue(patience=2, max_waiting=4, max_queued=20)
DRAFT_QUEUE = CheckQueue(patience=10, max_waiting=2, max_queued=4)


class CheckUnavailable(Exception):
    """There is no verdict yet, for a reason outside the text, so retry; `problem` explains it to the author."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Checker:
    """Checks texts in a child process, with a cache of verdicts.

    Each method raises CheckUnavailable if none can run now, or if the check takes longer than the queue lets wait.
    """

    def __init__(self, bounds: ResourceLimits = DEFAULT_LIMITS, queue: CheckQueue = FOLDER_QUEUE) -> None:
        self._bounds = bounds
        self._queue = queue
        self._verdicts: BoundedCache[str, bytes] = BoundedCache(MOST_KEPT)

    def with_queue(self, queue: CheckQueue) -> "Checker":
        """This checker, with the same cached verdicts, over another queue."""
        other = copy.copy(self)
        other._queue = queue
        return other

    def check_text(
        self, content: bytes, *, today: datetime.date, kept_at: Path | None = None
    ) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
        """The aid and its problems, as `checks.run.check_draft` finds them.

        The verdict is also cached on disk in `kept_at`; its folder need not exist or be writable.
        """
        readable, problems = self.judge_text(content, today=today, kept_at=kept_at)
        return read_rule_file(content)[0] if readable else None, problems

    def judge_text(
        self, content: bytes, *, today: datetime.date, kept_at: Path | None = None
    ) -> tuple[bool, tuple[Problem, ...]]:
        """Whether there is an aid in a text, and the problems of it; the aid is not read here."""
        found = self._verdict(CheckRequest(content, self._bounds, day=today), kept_at)
        return found.readable, _problems(found)

    def untried(self, content: bytes, *, today: datetime.date) -> tuple[str, ...]:
        """The statements that no example tries, as `review.example_coverage.uncovered_statements` finds them."""
        return self._verdict(CheckRequest(content, self._bounds, day=today), None).untried

    def affected(self, before: bytes, content: bytes) -> AffectedPeople:
        """Whom the change from one text to the other affects; unknown if either can't be read, or a child fails."""
        found = self._verdict(CheckRequest(content, self._bounds, before=before), None)
        return found.affected if found.readable else AffectedPeople(unknown=True)

    def person_shown(self, content: bytes, statement_id: str) -> dict[str, list[str]] | None:
        """Form values of a person who is shown that statement, empty if nobody is; None if a child fails."""
        found = self._verdict(CheckRequest(content, self._bounds, statement=statement_id), None)
        return found.person if found.readable else None

    def readable(self, content: bytes) -> DecisionAid | None:
        """The aid in a text that was fully checked when published: read, not checked again. None if that fails."""
        return read_rule_file(content)[0] if self._verdict(CheckRequest(content, self._bounds), None).readable else None

    def translation(
        self, aid: DecisionAid, content: bytes, sibling: bytes, *, kept_at: Path | None = None
    ) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
        """The aid in the language of a translation file, and its problems.

        They are those that `translation.checks.check_translation` finds. `content` is the text that the aid was read
        from: a part of the cache key.
        """
        found = self._verdict(CheckRequest(content, self._bounds, sibling=sibling), kept_at)
        words = read_translation(sibling)[0] if found.readable else None
        return apply_translation(aid, words) if words else None, _problems(found)

    def _verdict(self, request: CheckRequest, kept_at: Path | None) -> CheckVerdict:
        key = request.key
        kept = _read_cached(key, kept_at)
        found = self._verdicts.get(key) or kept or self._queue.verdict(key, lambda: self._check(key, request))
        if found is None:
            raise CheckUnavailable(Problem(Place(), NOT_YET_CHECKED, STILL_CHECKING))
        verdict = CheckVerdict.from_json(found)
        if verdict.failure is CheckFailure.NOT_NOW:
            raise CheckUnavailable(_could_not(CheckFailure.NOT_NOW))
        self._verdicts.put(key, found, len(found))
        if kept_at and not kept:
            _write_cached(kept_at, key.encode() + b"\n" + found)
        return verdict

    def _check(self, key: str, request: CheckRequest) -> bytes:
        """A child's verdict, cached for whoever asks again."""
        found = _request_verdict(request)
        if CheckVerdict.from_json(found).failure is not CheckFailure.NOT_NOW:
            self._verdicts.put(key, found, len(found))
        return found


CHECKER = Checker()
_child = ChildProcess(PROGRAM.encode(), str(FAMILIAR), limits=DEFAULT_LIMITS, largest=LARGEST + 1, silent=False)
atexit.register(_child.end)


def _request_verdict(request: CheckRequest) -> bytes:
    """A child's verdict on the text, as validated JSON; also if the child died, or none could be started.

    The queues bound how many children run at once.
    """
    try:
        found = _child.ask(request.as_bytes(), request.bounds)
        CheckVerdict.from_json(found)
        return found
    except (ChildUnavailable, ValueError):
        failure = CheckFailure.NOT_NOW
    except ChildEnded as ended:
        failure = _failure(ended, is_late=ended.seconds >= request.bounds.seconds)
    return CheckVerdict(failure=failure).as_json()


def _failure(ended: ChildEnded, *, is_late: bool) -> CheckFailure:
    if ended.status == -signal.SIGXCPU or is_late:
        return CheckFailure.TIME
    if ended.status == OUT_OF_MEMORY:
        return CheckFailure.MEMORY
    by_others = (-signal.SIGKILL, -signal.SIGTERM, -signal.SIGALRM)
    return CheckFailure.NOT_NOW if ended.status in by_others else CheckFailure.CRASH


def _problems(found: CheckVerdict) -> tuple[Problem, ...]:
    return (_could_not(found.failure),) if found.failure else found.problems


def _write_cached(path: Path, kept: bytes) -> None:
    with contextlib.suppress(OSError):
        make_folder(path.parent, 0o700)
        write_atomically(path, kept, PRIVATE)


def _read_cached(key: str, kept_at: Path | None) -> bytes | None:
    """The verdict cached on disk; None if it is for another text, day or program version, or damaged."""
    try:
        kept_for, _, found = kept_at.read_bytes().partition(b"\n") if kept_at else (b"", b"", b"")
        if kept_for != key.encode():
            return None
        CheckVerdict.from_json(found)
    except (OSError, ValueError):
        return None
    return found


def _could_not(failure: CheckFailure) -> Problem:
    return Problem(Place(), UNCHECKED, COULD_NOT % WHY[failure])
