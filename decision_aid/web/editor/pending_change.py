"""What publishing a draft would change, for whom, and which statuses the author may give it."""

import itertools
from dataclasses import dataclass
from functools import cached_property

from decision_aid.consultation.wording import _
from decision_aid.model.enums import Status
from decision_aid.review.diff import AidDiff, diff_aids
from decision_aid.rule_file.line_endings import NotUtf8, decode_text, encode_text
from decision_aid.rule_file.reading import fingerprint, matches_fingerprint
from decision_aid.storage.drafts import Draft
from decision_aid.storage.files import read_rule_bytes
from decision_aid.storage.history.commits import Version, versions
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.line_diff import DiffLine, diff_lines
from decision_aid.storage.publishing import manual_edit_info
from decision_aid.storage.review_status import REVIEWED_STATES, contains_review, why_status_refused
from decision_aid.web.editor.check_cache import CheckedText, read_and_check
from decision_aid.web.editor.login import current_author
from decision_aid.web.editor.state import editor_state
from decision_aid.web.http.language import translate
from decision_aid.web.http.served_folder import served_folder

MOST_LOOKED_AT = 50
CUT = _("The history can't be read back to the last review, so nobody can tell who wrote what. Publish it as a draft.")


@dataclass(frozen=True)
class PendingChange:
    """A rule file as it is live (`now`), and the author's draft of it, if any."""

    name: str
    title: str
    now: bytes
    draft: Draft | None

    @property
    def base(self) -> str:
        """The fingerprint of the live file."""
        return fingerprint(self.now)

    @property
    def overtaken(self) -> bool:
        """Whether the live file changed since the draft was begun."""
        return self.draft is not None and not matches_fingerprint(self.draft.base, self.now)

    @cached_property
    def text(self) -> bytes:
        """The bytes to publish, in the encoding and line endings of the live file."""
        return encode_text(self.draft.text, self.now) if self.draft else self.now

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the bytes to publish."""
        return fingerprint(self.text)

    @cached_property
    def reading(self) -> CheckedText:
        """The text to publish, parsed and checked."""
        return read_and_check(self.text, served_folder().today())

    @property
    def has_errors(self) -> bool:
        """Whether errors prevent publishing."""
        return not self.reading.usable

    @cached_property
    def difference(self) -> AidDiff | None:
        """The changes in words and who is affected; None where either text is unreadable."""
        return difference_between(self.now, self.text)

    @cached_property
    def lines(self) -> tuple[tuple[DiffLine, ...], ...]:
        """The changed lines."""
        return diff_lines(decode_for_display(self.now), decode_for_display(self.text))

    @cached_property
    def refusals(self) -> dict[Status, str]:
        """Why the author may not give the text each status; "" where they may."""
        history, cut = self._history()
        if history and history[0].content != self.now:
            history.insert(0, Version(self.now, manual_edit_info()))
        found = {
            one: why_status_refused(one, current_author(), self.text, self.now, history, translate) for one in Status
        }
        if cut and not contains_review(history):
            return {one: why or (translate(CUT) if one in REVIEWED_STATES else "") for one, why in found.items()}
        return found

    def _history(self) -> tuple[list[Version], bool]:
        """The newest versions, and whether damage cut the history short."""
        found = []
        try:
            for version in itertools.islice(versions(served_folder().folder.path, self.name), MOST_LOOKED_AT):
                found.append(version)
        except HistoryUnavailable:
            return found, True
        return found, False


def pending_change(name: str) -> PendingChange:
    """What this author would publish of that file; raises UnknownAid."""
    shelved = served_folder().folder.open(name)
    title = shelved.aid.title if shelved.aid else name
    now = read_rule_bytes(shelved.path)
    return PendingChange(name, title, now, editor_state().draft(current_author(), name, now))


def difference_between(old: bytes, new: bytes) -> AidDiff | None:
    """The difference of two texts in words; None where either is unreadable."""
    before, after = (read_and_check(one, served_folder().today()).aid for one in (old, new))
    return diff_aids(before, after) if before and after else None


def decode_for_display(content: bytes) -> str:
    """Decode bytes for display, replacing what is no text."""
    try:
        return decode_text(content)
    except NotUtf8:
        return content.decode("utf-8", errors="replace")


def find_version(name: str, mark: str) -> Version | None:
    """The newest version whose fingerprint starts with that."""
    if not mark:
        return None
    found = versions(served_folder().folder.path, name)
    return next((version for version in found if fingerprint(version.content).startswith(mark)), None)
