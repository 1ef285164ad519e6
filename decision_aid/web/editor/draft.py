"""An author and the name of a rule file come in; their text of it, as far as it is kept and read, goes out."""

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
    """A rule file as its author works on it; `base` is the version that their text was begun from."""

    name: str
    text: str
    base: str
    shelved: Shelved
    published: str
    kept: datetime.datetime | None
    window: str = ""

    @property
    def overtaken(self) -> bool:
        """Whether another version was published since this text was begun."""
        return self.base != self.published

    @property
    def reading(self) -> Reading:
        """The text, read and checked."""
        return reading(self.text.encode(), shelf().today())

    @property
    def document(self) -> Document:
        """The text as forms change it; Unreadable, with its problems, where it is no YAML or was not checked."""
        if has_errors(tuple(one for one in self.reading.problems if one.check.startswith(NOT_FOR_FORMS))):
            raise Unreadable(self.reading.problems)
        return document(self.text.encode())

    @property
    def readable(self) -> Reading | None:
        """The text where it can be read, else the last that could be, else the published one; None where none can."""
        last: LastRead = current_app.extensions.setdefault(KEY, LastRead())
        found = last.readable(author(), self.name, self.reading, shelf().today())
        if found is None and self.shelved.aid is not None:
            return Reading(b"", self.shelved.aid, ())
        return found


def work(name: str) -> Work:
    """The author's text of that file: their draft, else what is published; UnknownAid where there is no such file."""
    shelved = shelf().folder.open(name)
    now = content(shelved.path)
    published = fingerprint(now)
    draft = desk().draft(author(), name, now)
    if draft is not None:
        base = published if is_fingerprint(draft.base, now) else draft.base
        return Work(name, draft.text, base, shelved, published, draft.moment, draft.window)
    return Work(name, _text(now), published, shelved, published, None)


def keep(name: str, text: str, base: str, window: str = "") -> str:
    """Keep the text as the author's draft, where it is not just what is published; it goes out as it is kept."""
    written, now = text_of(text.encode("utf-8", "replace")), work(name)
    if now.kept is not None or written != now.text:
        desk().drafts.keep(author(), name, written, base, window)
    return written


def mended(text: str, mend: Mend) -> str:
    """The text with one line put right."""
    lines = text.split("\n")
    if not 1 <= mend.line <= len(lines):
        return text
    return "\n".join([*lines[: mend.line - 1], mend.text, *lines[mend.line :]])


def mend_named(problems: tuple[Problem, ...], line: str, check: str) -> Mend | None:
    """The mend of the problem that a button names by its line and its check."""
    found = (one.mend for one in problems if one.mend and (str(one.place.line), one.check) == (line, check))
    return next(found, None)


def _text(now: bytes) -> str:
    try:
        return text_of(now)
    except NotText:
        return now.decode("utf-8", errors="replace")
