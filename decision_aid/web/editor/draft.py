"""An author's working copy of a rule file: the draft where there is one, else the published text."""

import datetime
from dataclasses import dataclass

from flask import current_app

from decision_aid.model.problems import Mend, Problem, has_errors
from decision_aid.rule_file.editing import Document, Unreadable, document
from decision_aid.rule_file.line_endings import NotText, text_of
from decision_aid.rule_file.reading import fingerprint, is_fingerprint
from decision_aid.storage.files import content
from decision_aid.storage.rule_folder import Shelved
from decision_aid.web.editor.check_cache import LastRead, Reading, reading
from decision_aid.web.editor.login import author
from decision_aid.web.editor.state import desk
from decision_aid.web.http.served_folder import shelf

KEY = "decision-aid-last-read"
NOT_FOR_FORMS = ("yaml-", "unchecked")


@dataclass(frozen=True)
class Work:
    """A rule file as its author edits it; `base` is the fingerprint of the version that the text began from."""

    name: str
    text: str
    base: str
    shelved: Shelved
    published: str
    kept: datetime.datetime | None
    window: str = ""

    @property
    def overtaken(self) -> bool:
        """Whether another version was published since."""
        return self.base != self.published

    @property
    def reading(self) -> Reading:
        """The text parsed and checked."""
        return reading(self.text.encode(), shelf().today())

    @property
    def document(self) -> Document:
        """The text for edits by form; raises Unreadable, with the problems, where it is not YAML or was not checked."""
        if has_errors(tuple(one for one in self.reading.problems if one.check.startswith(NOT_FOR_FORMS))):
            raise Unreadable(self.reading.problems)
        return document(self.text.encode())

    @property
    def readable(self) -> Reading | None:
        """The text if it yields an aid, else the last one that did, else the published one; None if none does."""
        last: LastRead = current_app.extensions.setdefault(KEY, LastRead())
        found = last.readable(author(), self.name, self.reading, shelf().today())
        if found is None and self.shelved.aid is not None:
            return Reading(b"", self.shelved.aid, ())
        return found


def work(name: str) -> Work:
    """The author's working copy of that file; raises UnknownAid."""
    shelved = shelf().folder.open(name)
    now = content(shelved.path)
    published = fingerprint(now)
    draft = desk().draft(author(), name, now)
    if draft is not None:
        base = published if is_fingerprint(draft.base, now) else draft.base
        return Work(name, draft.text, base, shelved, published, draft.moment, draft.window)
    return Work(name, _text(now), published, shelved, published, None)


def keep(name: str, text: str, base: str, window: str = "") -> str:
    """Save the text as the author's draft, unless it equals the published one; returns it as saved."""
    written, now = text_of(text.encode("utf-8", "replace")), work(name)
    if now.kept is not None or written != now.text:
        desk().drafts.keep(author(), name, written, base, window)
    return written


def mended(text: str, mend: Mend) -> str:
    """Apply a fix, which replaces one line."""
    lines = text.split("\n")
    if not 1 <= mend.line <= len(lines):
        return text
    return "\n".join([*lines[: mend.line - 1], mend.text, *lines[mend.line :]])


def mend_named(problems: tuple[Problem, ...], line: str, check: str) -> Mend | None:
    """The fix of the problem at that line from that check."""
    found = (one.mend for one in problems if one.mend and (str(one.place.line), one.check) == (line, check))
    return next(found, None)


def _text(now: bytes) -> str:
    try:
        return text_of(now)
    except NotText:
        return now.decode("utf-8", errors="replace")
