"""What publishing a draft would change, and for whom."""

from dataclasses import dataclass
from functools import cached_property

from werkzeug.exceptions import NotFound

from decision_aid.model.enums import Status
from decision_aid.model.fingerprint import fingerprint
from decision_aid.review.diff import AidDiff, describe_changes
from decision_aid.storage.beyond_review import keeps_review
from decision_aid.storage.history.versions import Version, versions
from decision_aid.storage.line_diff import DiffLine, diff_lines
from decision_aid.storage.review_status import REVIEWED_STATES, NoStatusLine, status_of, with_status
from decision_aid.web.editor.drafts.check_cache import (
    CheckedText,
    checked_today,
    checked_with_sources,
    find_affected_people,
)
from decision_aid.web.editor.drafts.draft import WorkingCopy
from decision_aid.web.http.served_folder import served_folder


@dataclass(frozen=True)
class PendingChange:
    """What the author's draft of a file would change if it were published."""

    file: WorkingCopy

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the bytes to publish."""
        return fingerprint(self.file.content)

    @cached_property
    def reading(self) -> CheckedText:
        """The text to publish, checked."""
        return checked_with_sources(self.file.content)

    @property
    def has_errors(self) -> bool:
        """Whether errors prevent publishing."""
        return not self.reading.usable

    @cached_property
    def difference(self) -> AidDiff | None:
        """The changes in words and who is affected; None where either text is unreadable."""
        return difference_between(self.file.now, self._text_with_live_status)

    @property
    def shows_to_people(self) -> bool | None:
        """Whether people see the aid from now on, or no longer (False); None where that stays as it is."""
        before, after = checked_today(self.file.now).aid, self.reading.aid
        return not after.hidden if before and after and before.hidden is not after.hidden else None

    @cached_property
    def lines(self) -> tuple[tuple[DiffLine, ...], ...]:
        """The changed lines."""
        return diff_lines(self.file.now, self._text_with_live_status)

    @property
    def typed_status(self) -> Status | None:
        """A status that the author typed and no review gave: publishing does not take it over. None for no such one."""
        typed = status_of(self.file.content)
        return typed if typed in REVIEWED_STATES and typed is not status_of(self.file.now) else None

    @cached_property
    def _text_with_live_status(self) -> bytes:
        """The text to publish without a typed status, so that no change is shown that publishing does not make."""
        live = status_of(self.file.now)
        try:
            return with_status(self.file.content, live) if self.typed_status and live else self.file.content
        except NoStatusLine:
            return self.file.content

    @cached_property
    def kept_status(self) -> Status | None:
        """The status that the file keeps, since the draft changes only what no review is about; None where it may not.

        None also where the live file is a draft anyway.
        """
        return self._given_status if keeps_review(self.file.now, self._text_with_live_status) else None

    @property
    def takes_back(self) -> Status | None:
        """The status that publishing takes back; None where it stays, or the live file is a draft anyway."""
        return None if self.kept_status else self._given_status

    @property
    def _given_status(self) -> Status | None:
        status = status_of(self.file.now)
        return status if status in REVIEWED_STATES else None


def difference_between(old: bytes, new: bytes) -> AidDiff | None:
    """The difference of two texts in words; None where either is unreadable."""
    before, after = (checked_today(one).aid for one in (old, new))
    return describe_changes(before, after, find_affected_people(old, new)) if before and after else None


def find_version(name: str, beginning: str) -> Version | None:
    """The newest version whose fingerprint has that beginning; None for ""."""
    if not beginning:
        return None
    found = versions(served_folder().folder.path, name)
    return next((version for version in found if fingerprint(version.content).startswith(beginning)), None)


def existing_version(name: str, beginning: str) -> Version:
    """The same, for the address of a page: raises UnknownAid or NotFound."""
    served_folder().folder.open(name)
    version = find_version(name, beginning)
    if version is None:
        raise NotFound
    return version
