"""Load one rule file with its translations, and decide which version is safe to serve.

A file with errors is never served: the last valid version stays live, here or, after a restart, from the history. Nor
is a file that is a proper prefix of the version before: an editor or git that writes in place may have been caught in
the middle. Such a text is often valid YAML, so only a comparison shows that its end is missing. A version that was
published on our pages or committed to git is complete, however short.
"""

import datetime
import logging
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from decision_aid.checks.withdrawn_sources import withdrawn_sources
from decision_aid.exchange.withdrawals import Withdrawals, mark_withdrawn
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Place, Problem, has_errors
from decision_aid.resources import resource_folder
from decision_aid.storage.check_process import NOT_YET_CHECKED, Checker, CheckUnavailable
from decision_aid.storage.earlier_versions import OldVersions
from decision_aid.storage.files import read_rule_bytes
from decision_aid.storage.state_log import StateLog
from decision_aid.translation.files import PRIVATE_FOLDER

FileState = tuple[tuple[int, ...], ...]

ALWAYS_RELOAD: FileState = ()  # equal to no state of files: load again at the next request
MOST_TRIED = 20
ORIGINAL_TEXT = ""  # key of the rule file itself among texts by language
HALF_WRITTEN = "cut-short"
CUT = (
    "%s ends where the version before it goes on. It may be half-written, so the version before is shown. "
    "If its end was deleted on purpose, publish the file on the pages for authors, or commit it to git."
)
WHOLE = "%s is whole again."
KEPT = "Its last good version is shown until then."
NEVER_GOOD = "Nothing of it is shown, since it has no good version."
MORE = "This is one of %s problems; “decision-aid check %s” lists them all."
MENDED = "%s has no errors any more and is shown as it is."
RESERVED = frozenset(
    {"away", "clear", "cleared", "device", "edit", "folder", "healthz", "language", "leave", "new"}
    | {"readyz", "sign-in", "sign-out", "static", "still-here"}
)
RENAME = "The name “%s” is taken by a page of its own. Give the file another name, such as our-aid.yaml."
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LoadedRuleFile:
    """A loaded rule file; `aid` is the last valid version, None if there never was one.

    `problems` belong to the newest text. `translations` are that version by language code; `texts` are the sources
    of all of these by language code, with `ORIGINAL_TEXT` for the rule file itself.
    """

    name: str
    path: Path
    aid: DecisionAid | None
    problems: tuple[Problem, ...]
    state: FileState
    translations: Mapping[str, DecisionAid] = field(default_factory=dict)
    texts: Mapping[str, bytes] = field(default_factory=dict)

    def aid_in(self, language: str) -> DecisionAid | None:
        """The aid in a language; in its own if it isn't translated."""
        return self.translations.get(language, self.aid)

    @property
    def is_outdated(self) -> bool:
        """Whether an older version is served because the newest text has errors."""
        return self.aid is not None and has_errors(self.problems) and not self.being_checked

    @property
    def being_checked(self) -> bool:
        """Whether the newest text waits for its check, so that nobody knows whether it has errors."""
        return any(problem.check == NOT_YET_CHECKED for problem in self.problems)

    @property
    def half_written(self) -> bool:
        """Whether one of its files may be half-written."""
        return any(problem.check == HALF_WRITTEN for problem in self.problems)

    @property
    def weight(self) -> int:
        """The bytes of its texts: its weight in a BoundedCache."""
        return sum(map(len, self.texts.values()))


@dataclass(frozen=True, slots=True)
class RuleFileSet:
    """A rule file, its translations by language, and their state: stat values that change when a file does."""

    path: Path
    siblings: Mapping[str, Path]
    state: FileState

    @property
    def name(self) -> str:
        """The aid's name in URLs."""
        return self.path.stem


class Loader:
    """Loads the files of a folder. Its only state is what it has logged, so threads may share it."""

    def __init__(
        self,
        earlier: OldVersions,
        today: Callable[[], datetime.date],
        checker: Checker,
        withdrawals: Callable[[], Withdrawals],
    ) -> None:
        self.folder = folder = earlier.folder
        self._earlier = earlier
        self._checker = checker
        self._today = today
        self._withdrawals = withdrawals
        self._states = StateLog(LOG)
        self._is_shipped = folder.resolve() == resource_folder("rules").resolve()  # read-only, so never half-written

    def newest_commit(self) -> bytes | None:
        """The id of the newest commit, a part of the cache key: a commit can prove that a short text is complete.

        None if none.
        """
        return None if self._is_shipped else self._earlier.head()

    def load(self, files: RuleFileSet, before: LoadedRuleFile | None, *, whole: bool = False) -> LoadedRuleFile:
        """Load the files, falling back to `before`, or to the history, where a text is invalid or half-written.

        `whole`: the caller knows that the text is complete.
        """
        found = LoadedRuleFile(files.name, files.path, None, (), files.state)
        if files.name in RESERVED:
            found = replace(found, problems=(Problem(Place(), "file", RENAME % files.name),))
        else:
            found = self._load_rule_file(found, before, whole)
        if found.being_checked:
            return replace(before or found, problems=found.problems, state=ALWAYS_RELOAD)
        if found.aid is None and before and before.aid:
            self._report(files.path, found.problems, KEPT)
            return replace(self._marked(before), problems=found.problems, state=found.state)
        if found.aid is None:
            last = self._last_good(files)
            self._report(files.path, found.problems, KEPT if last.aid else NEVER_GOOD)
            return replace(last, problems=found.problems, state=last.state and found.state)
        self._report(files.path, found.problems)
        found = self.translated(found, files.siblings, before, newest=True)
        return replace(found, problems=(*found.problems, *withdrawn_sources(found.aid))) if found.aid else found

    def translated(
        self,
        found: LoadedRuleFile,
        siblings: Mapping[str, Path],
        before: LoadedRuleFile | None = None,
        *,
        newest: bool = False,
    ) -> LoadedRuleFile:
        """Add the translations. One that is broken keeps its last good version if that belongs to the same aid.

        What is wrong with a translation is logged for the newest version alone: it need not fit an earlier one.
        """
        found = self._marked(found)
        same = before.translations if before and before.aid == found.aid else {}
        for language, path in siblings.items():
            found, problems = self._add_translation(found, language, path, before, same.get(language))
            if newest:
                self._report(path, problems, KEPT if language in found.translations else NEVER_GOOD)
        return found

    def _marked(self, found: LoadedRuleFile) -> LoadedRuleFile:
        """The same with its sources marked as the folder's list of withdrawn ones now has them."""
        withdrawals = self._withdrawals()
        marked = {language: mark_withdrawn(aid, withdrawals) for language, aid in found.translations.items()}
        return replace(found, aid=found.aid and mark_withdrawn(found.aid, withdrawals), translations=marked)

    def _load_rule_file(self, found: LoadedRuleFile, before: LoadedRuleFile | None, whole: bool) -> LoadedRuleFile:
        """Load the rule file itself; `aid` is None if it has errors."""
        try:
            text, warnings = self._text_to_use(found.path, before.texts.get(ORIGINAL_TEXT) if before else None, whole)
            aid, problems = self._checker.check_text(text, today=self._today(), kept_at=self._verdict_of(found.path))
        except OSError as error:
            return replace(found, problems=(Problem(Place(), "file", f"This file can't be read: {error.strerror}."),))
        except CheckUnavailable as not_now:
            return replace(found, problems=(not_now.problem,), state=ALWAYS_RELOAD)
        good = None if has_errors(problems) else aid
        return replace(
            _uncached_if(found, warnings), aid=good, problems=(*warnings, *problems), texts={ORIGINAL_TEXT: text}
        )

    def _add_translation(
        self, found: LoadedRuleFile, language: str, path: Path, before: LoadedRuleFile | None, same: DecisionAid | None
    ) -> tuple[LoadedRuleFile, tuple[Problem, ...]]:
        """Add one translation; also returns its problems."""
        assert found.aid is not None
        last = before.texts.get(language) if before else None
        try:
            text, warnings = self._text_to_use(path, last, False)
            aid, problems = self._checker.translation(
                found.aid, found.texts[ORIGINAL_TEXT], text, kept_at=self._verdict_of(path)
            )
        except (OSError, CheckUnavailable) as error:
            text, warnings, aid, problems = last or b"", (), None, ()
            if isinstance(error, CheckUnavailable):
                found = replace(found, state=ALWAYS_RELOAD)
        found = replace(_uncached_if(found, warnings), problems=(*found.problems, *warnings))
        if usable := aid or same:
            texts = {**found.texts, language: text if aid or last is None else last}
            found = replace(found, translations={**found.translations, language: usable}, texts=texts)
        return found, problems

    def _text_to_use(self, path: Path, before: bytes | None, whole: bool) -> tuple[bytes, tuple[Problem, ...]]:
        """The text to use and, if the file looks half-written, a warning; then the text is the one before."""
        now, last = read_rule_bytes(path), None
        if not whole and not self._is_shipped:
            last = before if before is not None else self._earlier.newest_text(path.stem)
        is_cut = last is not None and is_half_written(now, last) and self._earlier.newest_text(path.stem) != now
        message = CUT % path.name if is_cut else ""
        self._states.report(f"{path} half-written", message, WHOLE % path.name, logging.WARNING)
        return (last, (Problem(Place(), HALF_WRITTEN, message, Level.WARNING),)) if last and message else (now, ())

    def _last_good(self, files: RuleFileSet) -> LoadedRuleFile:
        """The newest valid version in the history: the one that was live before a restart. Tries at most MOST_TRIED.

        Its state is ALWAYS_RELOAD if a check was not done in time, so that the search goes on at the next request.
        """
        nothing = LoadedRuleFile(files.name, files.path, None, (), files.state)
        earlier = () if files.name in RESERVED else islice(self._earlier.versions(files.name), MOST_TRIED)
        try:
            for version in earlier:
                aid, problems = self._checker.check_text(version.content, today=self._today())
                if aid and not has_errors(problems):
                    found = replace(nothing, aid=aid, texts={ORIGINAL_TEXT: version.content})
                    return self.translated(found, files.siblings)
        except CheckUnavailable:
            return replace(nothing, state=ALWAYS_RELOAD)
        return nothing

    def _report(self, path: Path, problems: tuple[Problem, ...], shown: str = "") -> None:
        """Log a file's errors as one line, with what is shown meanwhile, and log when it has none any more."""
        fault = ""
        if has_errors(problems):
            more = f" {MORE % (len(problems), path)}" if len(problems) > 1 else ""
            fault = f"{path}:{min(problems, key=_causes_others)}{more} {shown}"
        self._states.report(str(path), fault, MENDED % path)

    def _verdict_of(self, path: Path) -> Path:
        return self.folder / PRIVATE_FOLDER / "checked" / f"{path.stem}.verdict"


def _causes_others(problem: Problem) -> tuple[bool, bool]:
    """Sort key: syntax errors first, since much else may follow from them, then errors, then warnings."""
    return not problem.check.startswith("yaml"), problem.level is not Level.ERROR


def _uncached_if(found: LoadedRuleFile, warnings: tuple[Problem, ...]) -> LoadedRuleFile:
    """The same; where something was told that its files may no longer show, to be looked at again."""
    return replace(found, state=ALWAYS_RELOAD) if warnings else found


def is_half_written(text: bytes, whole: bytes) -> bool:
    """Whether the text is a proper prefix of `whole`, ignoring differences in line endings and byte order mark."""
    written, full = _normalised(text), _normalised(whole)
    return len(written) < len(full) and full.startswith(written)


def _normalised(text: bytes) -> bytes:
    """The text without what editors and git change on their own, and without half of a CRLF at its end."""
    return text.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").removesuffix(b"\r")
