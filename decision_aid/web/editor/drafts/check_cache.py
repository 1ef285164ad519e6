"""What child processes find in the texts of authors.

Checked texts are cached here by text, day and list of withdrawn sources, since checking is slow and depends on nothing
else.
"""

import datetime
from dataclasses import dataclass
from functools import cached_property

from decision_aid.checks.withdrawn_sources import withdrawn_sources
from decision_aid.exchange.withdrawals import NONE_WITHDRAWN, Withdrawals, mark_withdrawn
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem, has_errors
from decision_aid.review.diff.who_is_affected import AffectedPeople
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.storage.bounded_cache import BoundedCache
from decision_aid.storage.check_process import CHECKER, DRAFT_QUEUE, CheckUnavailable
from decision_aid.web.editor.preview.line_numbers_in_html import tag_lines
from decision_aid.web.http.served_folder import served_folder
from decision_aid.web.person.answers_cookie import FormValues

MAX_CACHED_BYTES = 2_000_000  # bytes of texts and problems; the parsed aids, with line tags, take some 40 times as many
PROBLEM_BYTES = 500  # of the objects that a problem is made of, beside its message and fix


@dataclass(frozen=True)
class CheckedText:
    """A rule file that was checked, and whether it is `readable`: whether there is an aid in it.

    `own_problems` are those of the text itself, `untried` the statements that no example tries.
    """

    content: bytes
    readable: bool
    own_problems: tuple[Problem, ...]
    withdrawals: Withdrawals
    untried: tuple[str, ...] = ()
    unavailable: CheckUnavailable | None = None  # why there is no verdict yet

    @property
    def usable(self) -> bool:
        """Whether it may be served: an aid without errors."""
        return self.readable and not has_errors(self.problems)

    @cached_property
    def aid(self) -> DecisionAid | None:
        """The aid, if there is one; with errors it is for previews only. Read when it is first asked for."""
        aid = read_rule_file(self.content)[0] if self.readable else None
        return mark_withdrawn(aid, self.withdrawals) if aid else None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All problems; what rests on a withdrawn source is among them."""
        aid = self.aid if self.withdrawals.by_identifier else None
        return (*self.own_problems, *withdrawn_sources(aid)) if aid else self.own_problems

    @property
    def weight(self) -> int:
        """What it weighs in a cache, in bytes: a short text may have long problems."""
        fixes = sum(len(problem.fix.text) for problem in self.problems if problem.fix)
        return len(self.content) + fixes + sum(3 * len(problem.message) + PROBLEM_BYTES for problem in self.problems)

    @cached_property
    def lined(self) -> DecisionAid | None:
        """The aid with line tags in its texts, for previews."""
        return tag_lines(self.aid)


_checker = CHECKER.with_queue(DRAFT_QUEUE)
_readings: BoundedCache[tuple[bytes, datetime.date, str], CheckedText] = BoundedCache(MAX_CACHED_BYTES)


def read_and_check(content: bytes, today: datetime.date, withdrawals: Withdrawals = NONE_WITHDRAWN) -> CheckedText:
    """Check the text as of that day, in a child process; it has no aid if there is no verdict yet."""
    known = _readings.get((content, today, withdrawals.fingerprint))
    return known or _read(content, today, withdrawals)


def checked_today(content: bytes) -> CheckedText:
    """The text as it is checked today, whatever became of its sources."""
    return read_and_check(content, served_folder().today())


def checked_with_sources(content: bytes) -> CheckedText:
    """The same, beside the folder's list of withdrawn sources."""
    served = served_folder()
    return read_and_check(content, served.today(), served.folder.withdrawals())


def find_affected_people(old: bytes, new: bytes) -> AffectedPeople:
    """Whom a change affects; unknown if a child process can't tell, or not yet."""
    try:
        return _checker.affected(old, new)
    except CheckUnavailable:
        return AffectedPeople(unknown=True)


def find_person_shown(content: bytes, statement_id: str) -> FormValues | None:
    """The answers of a person who is shown that statement; None if a child process can't tell, or not yet."""
    try:
        return _checker.person_shown(content, statement_id)
    except CheckUnavailable:
        return None


def _read(content: bytes, today: datetime.date, withdrawals: Withdrawals) -> CheckedText:
    try:
        readable, problems = _checker.judge_text(content, today=today)
        found = CheckedText(content, readable, problems, withdrawals, _checker.untried(content, today=today))
    except CheckUnavailable as not_now:
        return CheckedText(content, False, (not_now.problem,), withdrawals, unavailable=not_now)
    return _readings.put((content, today, withdrawals.fingerprint), found, found.weight)


class LastReadableTexts:
    """The last readable text of each author and file, in a bounded cache, for previews despite syntax errors."""

    def __init__(self) -> None:
        self._kept: BoundedCache[tuple[str, str], bytes] = BoundedCache(MAX_CACHED_BYTES)

    def readable(self, author: str, name: str, found: CheckedText) -> CheckedText | None:
        """This text where there is an aid in it, else the last one in which there was."""
        if found.readable:
            self._kept.put((author, name), found.content, len(found.content))
            return found
        last = self._kept.get((author, name))
        return checked_with_sources(last) if last is not None else None
