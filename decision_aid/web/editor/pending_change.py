"""An author and the name of a rule file come in; what publishing their draft would change, and for whom, goes out."""

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
    """A rule file as it is now, and the author's draft of it, where they have one."""

    name: str
    title: str
    now: bytes
    draft: Draft | None

    @property
    def base(self) -> str:
        """The fingerprint of the file as it is now."""
        return fingerprint(self.now)

    @property
    def overtaken(self) -> bool:
        """Whether the file has changed since the draft was begun."""
        return self.draft is not None and not is_fingerprint(self.draft.base, self.now)

    @cached_property
    def text(self) -> bytes:
        """What would be published."""
        return content_of(self.draft.text, self.now) if self.draft else self.now

    @property
    def mark(self) -> str:
        """The fingerprint of what would be published."""
        return fingerprint(self.text)

    @cached_property
    def reading(self) -> Reading:
        """What would be published, as it is read, and what the checks, the proofs and the examples find."""
        return reading(self.text, shelf().today())

    @property
    def has_errors(self) -> bool:
        """Whether an error keeps the text from everybody."""
        return not self.reading.usable

    @cached_property
    def difference(self) -> Difference | None:
        """What changes in words and for whom; None where one of the two can't be read."""
        return between(self.now, self.text)

    @cached_property
    def lines(self) -> tuple[tuple[Row, ...], ...]:
        """The lines that change."""
        return line_changes(shown(self.now), shown(self.text))

    @cached_property
    def refusals(self) -> dict[Status, str]:
        """Why the author can't give the text each state; empty where they can."""
        history, cut = self._history()
        if history and history[0].content != self.now:
            history.insert(0, Version(self.now, by_hand()))
        found = {one: why_not(one, author(), self.text, self.now, history, translate) for one in Status}
        if cut and not reaches_a_review(history):
            return {one: why or (translate(CUT) if one in LOOKED_OVER else "") for one, why in found.items()}
        return found

    def _history(self) -> tuple[list[Version], bool]:
        """The newest versions, and whether damage has cut them short."""
        found = []
        try:
            for version in itertools.islice(versions(shelf().folder.path, self.name), MOST_LOOKED_AT):
                found.append(version)
        except NoHistory:
            return found, True
        return found, False


def pending(name: str) -> Pending:
    """What this author would publish of that file; UnknownAid where there is none."""
    shelved = shelf().folder.open(name)
    title = shelved.aid.title if shelved.aid else name
    now = content(shelved.path)
    return Pending(name, title, now, desk().draft(author(), name, now))


def between(old: bytes, new: bytes) -> Difference | None:
    """What changed from one text to the other, in words; None where one of them can't be read."""
    before, after = (reading(one, shelf().today()).aid for one in (old, new))
    return difference(before, after) if before and after else None


def shown(content: bytes) -> str:
    """The text as it is shown, also where some of it is none."""
    try:
        return text_of(content)
    except NotText:
        return content.decode("utf-8", errors="replace")


def version_named(name: str, mark: str) -> Version | None:
    """The newest version whose fingerprint begins so."""
    if not mark:
        return None
    found = versions(shelf().folder.path, name)
    return next((version for version in found if fingerprint(version.content).startswith(mark)), None)
