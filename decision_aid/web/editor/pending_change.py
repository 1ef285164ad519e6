"""What publishing a draft would change, for whom, and which statuses the author may give it."""

import itertools
from dataclasses import dataclass
from functools import cached_property

from decision_aid.consultation.wording import _
from decision_aid.model.enums import Status
from decision_aid.review.diff import Difference, difference
from decision_aid.rule_file.line_endings import NotText, content_of, text_of
from decision_aid.rule_file.reading import fingerprint, is_fingerprint
from decision_aid.storage.drafts import Draft
from decision_aid.storage.files import content
from decision_aid.storage.history import Version, versions
from decision_aid.storage.history.repository import NoHistory
from decision_aid.storage.line_diff import Row, line_changes
from decision_aid.storage.publishing import by_hand
from decision_aid.storage.review_status import LOOKED_OVER, reaches_a_review, why_not
from decision_aid.web.editor.check_cache import Reading, reading
from decision_aid.web.editor.login import author
from decision_aid.web.editor.state import desk
from decision_aid.web.http.language import translate
from decision_aid.web.http.served_folder import shelf

MOST_LOOKED_AT = 50
CUT = _("The history can't be read back to the last review, so nobody can tell who wrote what. Publish it as a draft.")


@dataclass(frozen=True)
class Pending:
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
        return self.draft is not None and not is_fingerprint(self.draft.base, self.now)

    @cached_property
    def text(self) -> bytes:
        """The bytes to publish, in the encoding and line endings of the live file."""
        return content_of(self.draft.text, self.now) if self.draft else self.now

    @property
    def mark(self) -> str:
        """The fingerprint of the bytes to publish."""
        return fingerprint(self.text)

    @cached_property
    def reading(self) -> Reading:
        """The text to publish, parsed and checked."""
        return reading(self.text, shelf().today())

    @property
    def has_errors(self) -> bool:
        """Whether errors prevent publishing."""
        return not self.reading.usable

    @cached_property
    def difference(self) -> Difference | None:
        """The changes in words and who is affected; None where either text is unreadable."""
        return between(self.now, self.text)

    @cached_property
    def lines(self) -> tuple[tuple[Row, ...], ...]:
        """The changed lines."""
        return line_changes(shown(self.now), shown(self.text))

    @cached_property
    def refusals(self) -> dict[Status, str]:
        """Why the author may not give the text each status; "" where they may."""
        history, cut = self._history()
        if history and history[0].content != self.now:
            history.insert(0, Version(self.now, by_hand()))
        found = {one: why_not(one, author(), self.text, self.now, history, translate) for one in Status}
        if cut and not reaches_a_review(history):
            return {one: why or (translate(CUT) if one in LOOKED_OVER else "") for one, why in found.items()}
        return found

    def _history(self) -> tuple[list[Version], bool]:
        """The newest versions, and whether damage cut the history short."""
        found = []
        try:
            for version in itertools.islice(versions(shelf().folder.path, self.name), MOST_LOOKED_AT):
                found.append(version)
        except NoHistory:
            return found, True
        return found, False


def pending(name: str) -> Pending:
    """What this author would publish of that file; raises UnknownAid."""
    shelved = shelf().folder.open(name)
    title = shelved.aid.title if shelved.aid else name
    now = content(shelved.path)
    return Pending(name, title, now, desk().draft(author(), name, now))


def between(old: bytes, new: bytes) -> Difference | None:
    """The difference of two texts in words; None where either is unreadable."""
    before, after = (reading(one, shelf().today()).aid for one in (old, new))
    return difference(before, after) if before and after else None


def shown(content: bytes) -> str:
    """Decode bytes for display, replacing what is no text."""
    try:
        return text_of(content)
    except NotText:
        return content.decode("utf-8", errors="replace")


def version_named(name: str, mark: str) -> Version | None:
    """The newest version whose fingerprint starts with that."""
    if not mark:
        return None
    found = versions(shelf().folder.path, name)
    return next((version for version in found if fingerprint(version.content).startswith(mark)), None)
