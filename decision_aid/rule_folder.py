"""A folder goes in; its rule files, read once for each change and kept while a change is broken, come out."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path

from decision_aid.checks import checked
from decision_aid.code import mark_of
from decision_aid.model import DecisionAid
from decision_aid.problems import Problem
from decision_aid.reading import fingerprint, read
from decision_aid.rule_history import versions

LARGEST = 1_000_001


class UnknownAid(Exception):
    """No rule file has that name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Shelved:
    """A rule file as it was last read; `aid` is the last good version, None where there never was one."""

    name: str
    path: Path
    aid: DecisionAid | None
    problems: tuple[Problem, ...]
    changed: tuple[int, int]


@dataclass(slots=True)
class RuleFolder:
    """The rule files in one folder."""

    path: Path
    _shelf: dict[str, Shelved] = field(default_factory=dict)
    _replaced: dict[tuple[str, int], DecisionAid] = field(default_factory=dict)

    def aids(self) -> tuple[Shelved, ...]:
        """All rule files, by name."""
        return tuple(self.open(path.stem) for path in sorted(self.path.glob("*.yaml")))

    def open(self, name: str) -> Shelved:
        """The rule file of that name as it is now; UnknownAid where there is none."""
        path = self.path / f"{name}.yaml"
        known = self._shelf.get(name)
        changed = _changed(path) if path.parent == self.path and not name.startswith(".") else None
        if changed is None:
            raise UnknownAid(name)
        if known is None or known.changed != changed:
            self._remember(known)
            known = self._shelf[name] = _read(name, path, changed, known)
        return known

    def version(self, name: str, mark: int) -> DecisionAid | None:
        """The version of an aid that a code's mark names; None where this folder does not have it."""
        now = self.open(name).aid
        if now and mark_of(now.fingerprint) == mark:
            return now
        return self._replaced.get((name, mark)) or self._in_history(name, mark)

    def _remember(self, replaced: Shelved | None) -> None:
        if replaced and replaced.aid:
            self._replaced[replaced.name, mark_of(replaced.aid.fingerprint)] = replaced.aid

    def _in_history(self, name: str, mark: int) -> DecisionAid | None:
        for text in versions(self.path, name):
            if mark_of(fingerprint(text)) == mark:
                return read(text)[0]
        return None


def _changed(path: Path) -> tuple[int, int] | None:
    """What tells one state of a file from the next; None where there is no such file."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return state.st_mtime_ns, state.st_size


def _read(name: str, path: Path, changed: tuple[int, int], before: Shelved | None) -> Shelved:
    aid, problems = checked(content(path), today=datetime.date.today())
    return Shelved(name, path, aid or (before.aid if before else None), problems, changed)


def content(path: Path) -> bytes:
    """The bytes of a rule file; of one far too large, as many as it takes to say so. OSError where it can't be read."""
    with path.open("rb") as file:
        return file.read(LARGEST)
