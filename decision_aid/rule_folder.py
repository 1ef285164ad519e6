"""A folder goes in; its rule files, read once for each change and kept while a change is broken, come out."""

import contextlib
import datetime
import logging
import stat
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from decision_aid.checks import checked
from decision_aid.code import mark_of
from decision_aid.model import DecisionAid
from decision_aid.problems import Place, Problem, has_errors
from decision_aid.reading import fingerprint, read
from decision_aid.rule_history import versions
from decision_aid.siblings import original_of, siblings
from decision_aid.translating import in_other_words

State = tuple[tuple[int, ...], ...]

LARGEST = 1_000_001
MOST_REPLACED = 20
LOG = logging.getLogger(__name__)


class UnknownAid(Exception):
    """No rule file has that name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Shelved:
    """A rule file as it was last read; `aid` is the last good version, None where there never was one.

    `translations` are that version in other languages, by their codes.
    """

    name: str
    path: Path
    aid: DecisionAid | None
    problems: tuple[Problem, ...]
    state: State
    translations: Mapping[str, DecisionAid] = field(default_factory=dict)

    def aid_in(self, language: str) -> DecisionAid | None:
        """The aid in that language, where it has it; else in its own."""
        return self.translations.get(language, self.aid)

    @property
    def behind(self) -> bool:
        """Whether the aid is an earlier version, since the newest has errors."""
        return self.aid is not None and has_errors(self.problems)


class RuleFolder:
    """The rule files in one folder, shared by all threads of a server."""

    def __init__(self, path: Path, today: Callable[[], datetime.date] = datetime.date.today) -> None:
        self.path = path
        self._today = today
        self._shelf: dict[str, Shelved] = {}
        self._replaced: dict[tuple[str, int], DecisionAid] = {}
        self._one_at_a_time = threading.Lock()

    def aids(self) -> tuple[Shelved, ...]:
        """All rule files that can be opened, by name."""
        return tuple(self._openable())

    def _openable(self) -> Iterator[Shelved]:
        for path in sorted(self.path.glob("*.yaml")):
            if original_of(path):
                continue
            with contextlib.suppress(UnknownAid):
                yield self.open(path.stem)

    def open(self, name: str) -> Shelved:
        """The rule file of that name as it is now; UnknownAid where there is none."""
        path = self.path / f"{name}.yaml"
        state = _state(path) if path.parent == self.path else None
        if state is None or original_of(path):
            raise UnknownAid(name)
        with self._one_at_a_time:
            known = self._shelf.get(name)
            if known is None or known.state != state:
                self._remember(known)
                known = self._shelf[name] = self._read(name, path, state)
        return known

    def version(self, name: str, mark: int) -> DecisionAid | None:
        """The version of an aid that a code's mark names; None where this folder does not have it."""
        now = self.open(name).aid
        if now and mark_of(now.fingerprint) == mark:
            return now
        return self._replaced.get((name, mark)) or self._in_history(name, mark)

    def _read(self, name: str, path: Path, state: State) -> Shelved:
        before = self._shelf.get(name)
        try:
            aid, problems = checked(content(path), today=self._today())
        except OSError as error:
            aid, problems = None, (Problem(Place(), "file", f"This file can't be read: {error.strerror}."),)
        _log(path, problems)
        if aid is None:
            known = before or Shelved(name, path, None, (), state)
            return replace(known, problems=problems, state=state)
        return Shelved(name, path, aid, problems, state, dict(_translations(aid, path, before)))

    def _remember(self, replaced: Shelved | None) -> None:
        if replaced and replaced.aid:
            self._replaced[replaced.name, mark_of(replaced.aid.fingerprint)] = replaced.aid
        if len(self._replaced) > MOST_REPLACED:
            del self._replaced[next(iter(self._replaced))]

    def _in_history(self, name: str, mark: int) -> DecisionAid | None:
        for version in versions(self.path, name):
            if mark_of(fingerprint(version.content)) == mark:
                return read(version.content)[0]
        return None


def _translations(aid: DecisionAid, path: Path, before: Shelved | None) -> Iterator[tuple[str, DecisionAid]]:
    """The aid in each language that a sibling file gives it; while one is broken, as it was for the same aid."""
    same = before.translations if before and before.aid == aid else {}
    for language, sibling in siblings(path).items():
        with contextlib.suppress(OSError):
            found, problems = in_other_words(aid, content(sibling))
            _log(sibling, problems)
            if kept := found or same.get(language):
                yield language, kept


def _log(path: Path, problems: tuple[Problem, ...]) -> None:
    for problem in problems if has_errors(problems) else ():
        LOG.error("%s:%s", path, problem)


def _state(path: Path) -> State | None:
    """What tells one state of a rule file and its siblings from the next; None where it is missing or hidden."""
    own = _state_of(path)
    return (own, *filter(None, map(_state_of, siblings(path).values()))) if own else None


def _state_of(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    if path.name.startswith(".") or not stat.S_ISREG(found.st_mode):
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_size


def content(path: Path) -> bytes:
    """The bytes of a rule file; of one far too large, as many as it takes to say so. OSError where it can't be read."""
    with path.open("rb") as file:
        return file.read(LARGEST)
