"""Messages to and from a checking child process. JSON, never pickle: the child may have been taken over by its text.

A request is a JSON header followed by one text or two.
"""

import datetime
import hashlib
import json
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any

from decision_aid.child_process import ResourceLimits
from decision_aid.model.conditions import Truth
from decision_aid.model.problems import Fix, Level, Place, Problem, Wording
from decision_aid.resources import PACKAGE
from decision_aid.review.diff.who_is_affected import AffectedPeople, AffectedPerson, Effect

LARGEST = 2_000_000  # bytes of a verdict; far more than anybody reads


DEFAULT_LIMITS = ResourceLimits()  # a dense file of a million bytes took 6 seconds and 180 MB
OUT_OF_MEMORY = 3  # exit status of a child


class CheckFailure(Enum):
    """Why a text could not be checked; only NOT_NOW has nothing to do with the text."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"
    TOO_MUCH_TO_TELL = "too much to tell"
    NOT_NOW = "not now"


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """A question about a text: one of these, or without any of them, only whether the text can be read.

    With `day`, to check it as of that day; with `sibling`, to fit that translation to it; with `before`, to find whom
    the change from that version affects; with `statement`, to find a person who is shown the statement of that id.
    """

    content: bytes
    bounds: ResourceLimits = DEFAULT_LIMITS
    day: datetime.date | None = None
    sibling: bytes | None = None
    before: bytes | None = None
    statement: str = ""

    @property
    def key(self) -> str:
        """The cache key: a SHA-256 of all that the verdict depends on, including this program's source."""
        parts = (
            _program_hash(),
            repr((self.bounds.seconds, self.bounds.memory, self.day, self.statement)).encode(),
            _hash(self.content),
            *(b"" if text is None else _hash(text) for text in (self.sibling, self.before)),
        )
        return _hash(b"\0".join(parts)).decode()

    def as_bytes(self) -> bytes:
        """The request as it is sent to the child, which has its limits already."""
        texts = {"content": self.content, "sibling": self.sibling, "before": self.before}
        sent = {name: text for name, text in texts.items() if text is not None}
        sizes = {name: len(text) for name, text in sent.items()}
        head = {"day": self.day and self.day.isoformat(), "statement": self.statement, "sizes": sizes}
        return json.dumps(head).encode() + b"\n" + b"".join(sent.values())

    @classmethod
    def from_bytes(cls, sent: bytes) -> "CheckRequest":
        """The request that was sent."""
        head, _, rest = sent.partition(b"\n")
        facts, texts = json.loads(head), dict[str, bytes]()
        for name, size in facts["sizes"].items():
            texts[name], rest = rest[:size], rest[size:]
        day = facts["day"] and datetime.date.fromisoformat(facts["day"])
        return cls(day=day, statement=facts["statement"], **texts)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class CheckVerdict:
    """What a child found, or why it failed; if not `readable`, the parent must not parse the text either.

    All that the solver finds is in it, since only a child may run that: `untried` are the statements that no example
    tries, `affected` and `person` what the request asks for.
    """

    readable: bool = False
    problems: tuple[Problem, ...] = ()
    failure: CheckFailure | None = None
    untried: tuple[str, ...] = ()
    affected: AffectedPeople = AffectedPeople()
    person: dict[str, list[str]] = field(default_factory=dict)

    def as_json(self) -> bytes:
        """The form for the connection and the disk cache; longer than LARGEST, it is a failure that says so."""
        found = {
            "readable": self.readable,
            "problems": [_problem_as_list(problem) for problem in self.problems],
            "failure": self.failure and self.failure.value,
            "untried": self.untried,
            "affected": _affected_as_dict(self.affected),
            "person": self.person,
        }
        whole = json.dumps(found).encode()
        return whole if len(whole) <= LARGEST else CheckVerdict(failure=CheckFailure.TOO_MUCH_TO_TELL).as_json()

    @classmethod
    def from_json(cls, data: bytes) -> "CheckVerdict":
        """Parse a verdict; ValueError if it is damaged."""
        try:
            found = json.loads(data)
            failure = found["failure"] and CheckFailure(found["failure"])
            problems, untried = tuple(map(_problem_from_list, found["problems"])), tuple(map(str, found["untried"]))
            person = {str(name): list(map(str, values)) for name, values in dict(found["person"]).items()}
            affected = _affected_from_dict(found["affected"])
            return cls(bool(found["readable"]), problems, failure, untried, affected, person)
        except (LookupError, TypeError) as damaged:
            raise ValueError("no verdict") from damaged


def _problem_as_list(problem: Problem) -> list[object]:
    fix = [problem.fix.line, problem.fix.text] if problem.fix else None
    others = (problem.wording.in_form, problem.wording.lasting)
    said = [problem.message, *("" if one == problem.message else one for one in others)]
    return [*problem.place, problem.check, said, problem.level.value, fix, problem.code, problem.key, problem.mended_in]


def _problem_from_list(data: list[Any]) -> Problem:
    line, column, check, said, level, fix, code, key, mended_in = data
    place = Place(int(str(line)), int(str(column)))
    fixed = Fix(int(fix[0]), str(fix[1])) if isinstance(fix, list) else None
    message = Wording(*map(str, said))
    return Problem(place, str(check), message, Level(level), fixed, str(code), str(key), str(mended_in))


def _affected_as_dict(affected: AffectedPeople) -> dict[str, object]:
    """People with their effects as places in a list of all effects, since most are common to many people."""
    places: dict[Effect, int] = {}
    people = [
        [person.given, person.said, [places.setdefault(effect, len(places)) for effect in person.effects]]
        for person in affected.people
    ]
    effects = [[one.id, one.says, one.is_question, one.became, one.before.value, one.after.value] for one in places]
    return {"people": people, "effects": effects, "undecided": affected.undecided}


def _affected_from_dict(data: dict[str, Any]) -> AffectedPeople:
    effects = [
        Effect(str(name), str(says), bool(is_question), str(became), Truth(before), Truth(after))
        for name, says, is_question, became, before, after in data["effects"]
    ]
    people = (
        AffectedPerson(tuple(map(str, given)), str(said), tuple(effects[place] for place in places))
        for given, said, places in data["people"]
    )
    return AffectedPeople(tuple(people), tuple(map(str, data["undecided"])))


def _hash(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


@cache
def _program_hash() -> bytes:
    """A hash of this program's source: it invalidates cached verdicts after an upgrade or an edit. Computed once."""
    found = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest().encode()
