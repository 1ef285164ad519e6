"""Messages to and from a checking child process. JSON, never pickle: the child may have been taken over by its text.

A request is a JSON header followed by one or two texts.
"""

import datetime
import hashlib
import json
from dataclasses import dataclass
from enum import Enum
from functools import cache
from multiprocessing.connection import Connection

from decision_aid.model.problems import Fix, Level, Place, Problem
from decision_aid.resources import PACKAGE
from decision_aid.storage.check_process.limits import DEFAULT_LIMITS, ResourceLimits

LARGEST = 2_000_000  # bytes of a verdict; far more than anybody reads


class CheckFailure(Enum):
    """Why a text could not be checked; only NOT_NOW has nothing to do with the text."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"
    TOO_MUCH_TO_TELL = "too much to tell"
    NOT_NOW = "not now"


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """A text to check as of `day`, or only to read if there is no day; with `sibling`, a translation to fit to it."""

    content: bytes
    bounds: ResourceLimits = DEFAULT_LIMITS
    day: datetime.date | None = None
    sibling: bytes | None = None

    @property
    def key(self) -> str:
        """The cache key: a SHA-256 of all that the verdict depends on, including this program's source."""
        parts = (
            _program_hash(),
            repr((self.bounds.seconds, self.bounds.memory, self.day)).encode(),
            _hash(self.content),
            _hash(self.sibling or b""),
        )
        return _hash(b"\0".join(parts)).decode()

    def send(self, line: Connection) -> None:
        """Write the request to the connection."""
        bounds = {"seconds": self.bounds.seconds, "memory": self.bounds.memory}
        head = {"day": self.day and self.day.isoformat(), "sibling": self.sibling is not None, "bounds": bounds}
        for part in (json.dumps(head).encode(), self.content, *filter(None, (self.sibling,))):
            line.send_bytes(part)

    @classmethod
    def receive(cls, line: Connection) -> "CheckRequest":
        """Read a request from the connection."""
        head, content = json.loads(line.recv_bytes()), line.recv_bytes()
        sibling = line.recv_bytes() if head["sibling"] else None
        day = head["day"] and datetime.date.fromisoformat(head["day"])
        return cls(content, ResourceLimits(**head["bounds"]), day, sibling)


@dataclass(frozen=True, slots=True)
class CheckVerdict:
    """What a child found, or why it failed; if not `readable`, the parent must not parse the text either.

    `untried` are the statements that no example tries, since only a child may look for them with the solver.
    """

    readable: bool = False
    problems: tuple[Problem, ...] = ()
    failure: CheckFailure | None = None
    untried: tuple[str, ...] = ()

    def as_json(self) -> bytes:
        """The form for the connection and the disk cache; longer than LARGEST, it is a failure that says so."""
        failure, problems = self.failure and self.failure.value, [_problem_as_list(one) for one in self.problems]
        found = {"readable": self.readable, "problems": problems, "failure": failure, "untried": self.untried}
        whole = json.dumps(found).encode()
        return whole if len(whole) <= LARGEST else CheckVerdict(failure=CheckFailure.TOO_MUCH_TO_TELL).as_json()

    @classmethod
    def from_json(cls, data: bytes) -> "CheckVerdict":
        """Parse a verdict; ValueError if it is damaged."""
        try:
            found = json.loads(data)
            failure = found["failure"] and CheckFailure(found["failure"])
            problems, untried = tuple(map(_problem_from_list, found["problems"])), tuple(map(str, found["untried"]))
            return cls(bool(found["readable"]), problems, failure, untried)
        except (KeyError, TypeError) as damaged:
            raise ValueError("no verdict") from damaged


def _problem_as_list(problem: Problem) -> list[object]:
    fix = [problem.fix.line, problem.fix.text] if problem.fix else None
    return [*problem.place, problem.check, problem.message, problem.level.value, fix, problem.code]


def _problem_from_list(data: list[object]) -> Problem:
    line, column, check, message, level, fix, code = data
    place = Place(int(str(line)), int(str(column)))
    fixed = Fix(int(fix[0]), str(fix[1])) if isinstance(fix, list) else None
    return Problem(place, str(check), str(message), Level(level), fixed, str(code))


def _hash(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


@cache
def _program_hash() -> bytes:
    """A hash of this program's source: it invalidates cached verdicts after an upgrade or an edit. Computed once."""
    found = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest().encode()
