"""An author's working copy of a rule file: the draft where there is one, else the published text."""

import datetime
from dataclasses import dataclass

from flask import current_app

from decision_aid.model.problems import Fix, Level, Problem, has_errors
from decision_aid.rule_file.editing import Document, Unreadable, open_document
from decision_aid.rule_file.line_endings import decode_for_display, decode_text
from decision_aid.rule_file.reading import fingerprint, matches_fingerprint
from decision_aid.storage.drafts import Draft
from decision_aid.storage.files import read_rule_bytes
from decision_aid.storage.loading import ORIGINAL_TEXT
from decision_aid.storage.rule_folder import LoadedRuleFile
from decision_aid.web.editor.check_cache import CheckedText, LastReadableTexts, read_and_check
from decision_aid.web.editor.login import current_author
from decision_aid.web.editor.new_problems import new_problems
from decision_aid.web.editor.state import editor_state
from decision_aid.web.http.served_folder import served_folder

KEY = "decision-aid-last-read"
NOT_FOR_FORMS = ("yaml-", "unchecked")


@dataclass(frozen=True)
class WorkingCopy:
    """A rule file as its author edits it; `base` is the fingerprint of the version that the text began from."""

    name: str
    text: str
    base: str
    loaded: LoadedRuleFile
    published: str
    draft: Draft | None

    @property
    def saved_at(self) -> datetime.datetime | None:
        """When the draft was saved; None without one."""
        return self.draft.moment if self.draft else None

    @property
    def overtaken(self) -> bool:
        """Whether another version was published since."""
        return self.base != self.published

    @property
    def reading(self) -> CheckedText:
        """The text parsed and checked."""
        return read_and_check(self.text.encode(), served_folder().today())

    @property
    def older_warnings(self) -> tuple[Problem, ...]:
        """The warnings that the published text has as well, apart from which an author looks at what is new."""
        new = {id(one) for one in new_problems(self.loaded.problems, self.reading.problems)}
        return tuple(one for one in self.reading.problems if one.level is Level.WARNING and id(one) not in new)

    @property
    def document(self) -> Document:
        """The text for edits by form; raises Unreadable, with the problems, where it is not YAML or was not checked."""
        if has_errors(tuple(one for one in self.reading.problems if one.check.startswith(NOT_FOR_FORMS))):
            raise Unreadable(self.reading.problems)
        return open_document(self.text.encode())

    @property
    def readable(self) -> CheckedText | None:
        """The text if it yields an aid, else the last one that did, else the published one; None if none does."""
        last: LastReadableTexts = current_app.extensions.setdefault(KEY, LastReadableTexts())
        found = last.readable(current_author(), self.name, self.reading, served_folder().today())
        if found is None and self.loaded.aid is not None:
            return read_and_check(self.loaded.texts[ORIGINAL_TEXT], served_folder().today())
        return found


def working_copy(name: str) -> WorkingCopy:
    """The author's working copy of that file; raises UnknownAid."""
    loaded = served_folder().folder.open(name)
    now = read_rule_bytes(loaded.path)
    published = fingerprint(now)
    draft = editor_state().draft(current_author(), name, now)
    if draft is not None:
        base = published if matches_fingerprint(draft.base, now) else draft.base
        return WorkingCopy(name, draft.text, base, loaded, published, draft)
    return WorkingCopy(name, decode_for_display(now), published, loaded, published, None)


def save_draft(name: str, text: str, base: str, window: str = "") -> str:
    """Save the text as the author's draft, unless it equals the published one; returns it as saved."""
    written, now = decode_text(text.encode("utf-8", "replace")), working_copy(name)
    if now.draft is not None or written != now.text:
        editor_state().drafts.save(current_author(), name, written, base, window)
    return written


def find_fix(problems: tuple[Problem, ...], line: str, check: str) -> Fix | None:
    """The fix of the problem at that line from that check."""
    found = (one.fix for one in problems if one.fix and (str(one.place.line), one.check) == (line, check))
    return next(found, None)
