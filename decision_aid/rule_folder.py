"""A folder goes in; its rule files, read once for each change and kept while a change is broken, come out."""

import contextlib
import datetime
import logging
import stat
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from decision_aid.checks import checked
from decision_aid.code import mark_of
from decision_aid.earlier import Earlier
from decision_aid.model import DecisionAid
from decision_aid.on_disk import content
from decision_aid.problems import Place, Problem, has_errors
from decision_aid.rule_history import has_history
from decision_aid.siblings import original_of, siblings
from decision_aid.translating import in_other_words

State = tuple[tuple[int, ...], ...]
Key = TypeVar("Key")
Kept = TypeVar("Kept")

MOST_REPLACED = 20
MOST_TRIED = 20
UNSETTLED = 0.5
GONE_FOR_A_MOMENT = 2.0
RESERVED = frozenset(
    {"away", "clear", "cleared", "edit", "healthz", "language", "leave", "readyz"}
    | {"sign-in", "sign-out", "static", "still-here"}
)
RENAME = "The name “%s” is taken by a page of its own. Give the file another name, such as our-aid.yaml."
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
        self._earlier = Earlier(path)
        self._replaced: dict[tuple[str, int], DecisionAid] = {}
        self._began: dict[tuple[str, int, State], Shelved] = {}
        self._gone: dict[str, float] = {}
        self._one_at_a_time = threading.Lock()

    def aids(self) -> tuple[Shelved, ...]:
        """All rule files that can be opened, by name."""
        return tuple(self._openable())

    def _openable(self) -> Iterator[Shelved]:
        found = [path.stem for path in self.path.glob("*.yaml") if not original_of(path)]
        for name in sorted(found) if self.within_reach() else sorted(self._shelf):
            with contextlib.suppress(UnknownAid):
                yield self.open(name)

    def within_reach(self) -> bool:
        """Whether the folder can be read; while it is away, all that was read before is there still."""
        try:
            next(self.path.iterdir(), None)
        except OSError:
            return False
        return True

    def open(self, name: str) -> Shelved:
        """The rule file of that name as it is now, or was while git is writing it; UnknownAid where there is none."""
        path = self.path / f"{name}.yaml"
        state = _state(path) if path.parent == self.path else None
        with self._one_at_a_time:
            known = self._shelf.get(name)
            if state is None or original_of(path):
                if known is None or (self.within_reach() and not self._gone_just_now(name)):
                    raise UnknownAid(name)
                return known
            self._gone.pop(name, None)
            if known is None:
                return self._renewed(name, path, self._whole(name, path, state))
            return self._renewed(name, path, state) if known.state != state and self._settled(state) else known

    def renew(self, name: str) -> None:
        """Read a file again, since whoever calls has written it whole."""
        path = self.path / f"{name}.yaml"
        if state := _state(path):
            with self._one_at_a_time:
                self._renewed(name, path, state)

    def version(self, name: str, *marks: int) -> DecisionAid | None:
        """The version of an aid that one of a code's marks names; None where this folder does not have it."""
        now = self.open(name).aid
        if now and mark_of(now.fingerprint) in marks:
            return now
        replaced = filter(None, (self._replaced.get((name, mark)) for mark in marks))
        found = next(replaced, None) or self._earlier.version(name, marks)
        with self._one_at_a_time:
            return self._remember(name, found)

    def began_with(self, name: str, mark: int) -> Shelved | None:
        """The version with which a consultation began, to go on with; None where the folder keeps no history of it."""
        return self.in_each_language(name, mark) if has_history(self.path) else None

    def in_each_language(self, name: str, mark: int) -> Shelved | None:
        """The version of an aid that a mark names, in its own language and in others; None where it is not there."""
        now, found = self.open(name), self.version(name, mark)
        if found is None or found is now.aid:
            return now if found else None
        key = name, mark, now.state
        with self._one_at_a_time:
            began = self._began.get(key) or self._shelved(name, now.path, found, now.state)
            _bounded(self._began)[key] = began
        return began

    def _shelved(self, name: str, path: Path, aid: DecisionAid | None, state: State) -> Shelved:
        return Shelved(name, path, aid, (), state, dict(_translations(aid, path, None)) if aid else {})

    def _whole(self, name: str, path: Path, state: State) -> State:
        """The state of a file that nobody has read yet, once git has done with it."""
        deadline = time.monotonic() + GONE_FOR_A_MOMENT
        while not self._settled(state) and time.monotonic() < deadline and self._earlier.newest(name) != content(path):
            time.sleep(UNSETTLED / 5)
            state = _state(path) or state
        return state

    def _settled(self, state: State) -> bool:
        """Whether what is there is whole: git writes files in place, so in its folders one waits until it has done."""
        newest = max(modified for modified, *_ in state)
        return not 0 <= time.time() - newest / 1e9 < UNSETTLED or not has_history(self.path)

    def _gone_just_now(self, name: str) -> bool:
        since = self._gone.setdefault(name, time.monotonic())
        return time.monotonic() - since < GONE_FOR_A_MOMENT

    def _renewed(self, name: str, path: Path, state: State) -> Shelved:
        known = self._shelf.get(name)
        self._remember(name, known.aid if known else None)
        self._shelf[name] = self._read(name, path, state)
        return self._shelf[name]

    def _read(self, name: str, path: Path, state: State) -> Shelved:
        before = self._shelf.get(name)
        aid, problems = self._checked(name, path)
        _log(path, problems)
        if aid is None:
            known = before or self._shelved(name, path, self._last_good(name), state)
            return replace(known, problems=problems, state=state)
        return Shelved(name, path, aid, problems, state, dict(_translations(aid, path, before)))

    def _checked(self, name: str, path: Path) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
        if name in RESERVED:
            return None, (Problem(Place(), "file", RENAME % name),)
        try:
            return checked(content(path), today=self._today())
        except OSError as error:
            return None, (Problem(Place(), "file", f"This file can't be read: {error.strerror}."),)

    def _last_good(self, name: str) -> DecisionAid | None:
        """The newest version in the history that has no errors: what was served before a restart."""
        earlier = () if name in RESERVED else islice(self._earlier.versions(name), MOST_TRIED)
        found = (checked(version.content, today=self._today())[0] for version in earlier)
        return next(filter(None, found), None)

    def _remember(self, name: str, replaced: DecisionAid | None) -> DecisionAid | None:
        if replaced:
            _bounded(self._replaced)[name, mark_of(replaced.fingerprint)] = replaced
        return replaced


def _bounded(kept: dict[Key, Kept]) -> dict[Key, Kept]:
    """The same, with room for one more: the oldest goes where there is none."""
    if len(kept) >= MOST_REPLACED:
        del kept[next(iter(kept))]
    return kept


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
