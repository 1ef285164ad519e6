"""Rules of the review workflow (draft, reviewed, approved): who may set which status, by the file's history.

Nobody reviews their own changes: a version counts as reviewed if another author changed nothing but its status.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, takewhile

from decision_aid.consultation.wording import Translate, join_and
from decision_aid.model.enums import Status
from decision_aid.model.gettext_marker import _
from decision_aid.storage.beyond_review import keeps_review
from decision_aid.storage.history.commit_info import SOMEBODY
from decision_aid.storage.history.repository import PROGRAM
from decision_aid.storage.history.versions import Version

LINE = re.compile(rb"^(?P<before>(?:\xef\xbb\xbf)?status:[ \t]*)(?P<word>[\"']?\w+[\"']?)", re.MULTILINE)
MOST_LOOKED_AT = 50  # versions that are read to find the last review
REVIEWED_STATES = {Status.REVIEWED, Status.APPROVED}
UNKNOWN_AUTHORS = frozenset({SOMEBODY, PROGRAM})  # of what was changed in the folder, or lay there when history began

OWN_WRITING = _(
    "You wrote some of what changed since it was last reviewed. Somebody else than %(names)s has to look it over."
)
NOT_REVIEWED = _("It must be reviewed first, by someone who did not write the changes.")
UNSIGNED = _(
    "The file says so, but no one has signed this text. Make it a draft first. Then another author can review it."
)
SAME = _("This is its status now.")


class NoStatusLine(ValueError):
    """The file has no single line `status: ...`, so the status can't be changed in place."""


def status_of(content: bytes) -> Status | None:
    """The status that the file declares; None if it has none that is valid."""
    found = LINE.search(content)
    word = found["word"].decode(errors="replace").strip("\"'") if found else ""
    return next((status for status in Status if status.value == word), None)


def with_status(content: bytes, status: Status) -> bytes:
    """The file with another status and no other byte changed; NoStatusLine if that can't be done."""
    if len(LINE.findall(content)) != 1:
        raise NoStatusLine
    return LINE.sub(lambda found: found["before"] + status.value.encode(), content)


def without_status(content: bytes) -> bytes:
    """The file with the status blanked out: equal for two versions that differ in status alone."""
    return LINE.sub(lambda found: found["before"], content, count=1)


@dataclass(frozen=True, slots=True)
class ReviewState:
    """What others wrote since the last review that stands, and who signed that text; both newest first.

    `taken_back` is the version that took the last review back; None if no review was, or one was signed since.
    """

    unreviewed: tuple[Version, ...]
    signatures: tuple[Version, ...]
    taken_back: Version | None = None

    @property
    def reviewed(self) -> Version | None:
        """The version that was reviewed last; None if none was."""
        return self.signatures[0] if self.signatures else None

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors of what is not reviewed, each once."""
        return tuple(dict.fromkeys(version.commit_info.author for version in self.unreviewed))

    @property
    def has_unknown_author(self) -> bool:
        """Whether somebody put text into the folder or changed it there: nobody can tell who may not review it."""
        return not UNKNOWN_AUTHORS.isdisjoint(self.authors)

    def is_unsigned(self, now: bytes) -> bool:
        """Whether the file has a status that nobody gave this text by a signature, as after a change by hand."""
        signed = {status_of(version.content) for version in self.signatures}
        return status_of(now) in REVIEWED_STATES and (bool(self.unreviewed) or status_of(now) not in signed)


def review_state(history: Iterable[Version]) -> ReviewState:
    """Read from the newest version back to the last review, and no further.

    A version that changes more than the status is never a review, whatever status it declares: it may be written by
    hand. Nor is a status that was set by hand a signature. A review that was taken back, by setting the status to draft
    again, no longer counts. A version that changes only what no review is about is neither a change nor a signature.
    """
    unreviewed, signatures = list[Version](), list[Version]()
    withdrawal: Version | None = None
    taken_back: Version | None = None
    for version, before in pairwise(chain(history, [None])):
        assert version
        if before is not None and keeps_review(before.content, version.content):
            continue
        if before is None or without_status(version.content) != without_status(before.content):
            if signatures:
                break
            unreviewed.append(version)
            withdrawal = None
        elif status_of(version.content) in REVIEWED_STATES:
            if version.commit_info.author == SOMEBODY:
                continue
            signatures += [] if withdrawal else [version]
            taken_back = taken_back or withdrawal
        elif signatures:
            break
        elif status_of(before.content) in REVIEWED_STATES:
            withdrawal = withdrawal or version
    return ReviewState(tuple(unreviewed), tuple(signatures), taken_back)


def before_review(history: Sequence[Version]) -> Sequence[Version]:
    """The history down from the version in which the newest text came, before anybody signed it or took that back."""
    newest = without_status(history[0].content) if history else b""
    same = list(takewhile(lambda one: _is_same_text(without_status(one.content), newest), history))
    return history[max(len(same) - 1, 0) :]


def _is_same_text(one: bytes, other: bytes) -> bool:
    return one == other or keeps_review(one, other)


def why_status_refused(status: Status, author: str, now: bytes, state: ReviewState, translate: Translate) -> str:
    """Why this author may not give the file `now` that status, as a sentence; "" if they may."""
    if status is status_of(now):
        return translate(UNSIGNED if state.is_unsigned(now) else SAME)
    if status is Status.DRAFT:
        return ""
    if status is Status.APPROVED:
        return translate(NOT_REVIEWED) if state.unreviewed or status_of(now) not in REVIEWED_STATES else ""
    if author.casefold() in {name.casefold() for name in state.authors}:
        known = [name for name in state.authors if name not in UNKNOWN_AUTHORS]
        return translate(OWN_WRITING) % {"names": join_and(known, translate)}
    return ""
