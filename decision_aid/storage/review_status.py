"""Rules of the review workflow (draft, reviewed, approved): who may set which status, by the file's history.

Nobody reviews their own changes: a version counts as reviewed if another author changed nothing but its status.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from decision_aid.consultation.wording import Translate, _, join_and
from decision_aid.model.enums import Status
from decision_aid.storage.history.commits import Version

LINE = re.compile(rb"^(?P<before>(?:\xef\xbb\xbf)?status:[ \t]*)(?P<word>[\"']?\w+[\"']?)", re.MULTILINE)
REVIEWED_STATES = {Status.REVIEWED, Status.APPROVED}

OTHERS_REVIEW = _(
    "This changes what the file says, so somebody else has to look it over. Publish it as a draft; "
    "then another author opens it and marks it as reviewed."
)
OWN_WRITING = _(
    "You wrote some of what changed since it was last reviewed. Somebody else than %(names)s has to look it over."
)
NOT_REVIEWED = _("It has to be reviewed first, by somebody who did not write the changes.")
SAME = _("It says this already, and nothing else is changed.")


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


def authors_since_review(history: Iterable[Version]) -> tuple[str, ...]:
    """The authors of changes since the last review, newest first, each once.

    A version that changes more than the status is never a review, whatever status it declares: it may be written by
    hand.
    """
    return tuple(dict.fromkeys(_writers(tuple(history))))


def _writers(history: tuple[Version, ...]) -> Iterator[str]:
    for version, before in pairwise((*history, None)):
        if version is None:
            return
        if before is None or without_status(version.content) != without_status(before.content):
            yield version.commit_info.author
        elif status_of(version.content) in REVIEWED_STATES:
            return


def contains_review(history: Iterable[Version]) -> bool:
    """Whether one of these versions is a review of the one before, so that older history need not be read."""
    return any(
        status_of(version.content) in REVIEWED_STATES
        and without_status(version.content) == without_status(before.content)
        for version, before in pairwise(history)
    )


def why_status_refused(
    status: Status, author: str, text: bytes, now: bytes, history: Iterable[Version], translate: Translate
) -> str:
    """Why this author may not give the text that status, as a sentence; "" if they may."""
    changed = without_status(text) != without_status(now)
    if not changed and status is status_of(now):
        return translate(SAME)
    if status is Status.DRAFT:
        return ""
    if changed:
        return translate(OTHERS_REVIEW)
    names = authors_since_review(history)
    if status is Status.APPROVED:
        return translate(NOT_REVIEWED) if names or status_of(now) not in REVIEWED_STATES else ""
    if author.casefold() in {name.casefold() for name in names}:
        return translate(OWN_WRITING) % {"names": join_and(names, translate)}
    return ""
