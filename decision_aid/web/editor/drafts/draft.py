"""A rule file as an author edits, publishes and reviews it: the live text, and the author's draft of it."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from flask import abort, current_app

from decision_aid.model.fingerprint import fingerprint, matches_fingerprint
from decision_aid.model.problems import Fix, Level, Problem, has_errors
from decision_aid.rule_file.editing import Document, Unreadable, open_document
from decision_aid.rule_file.line_endings import decode_for_display, decode_text, encode_text
from decision_aid.storage.drafts import Draft, DraftCopy
from decision_aid.storage.files import read_rule_bytes
from decision_aid.storage.loading import ORIGINAL_TEXT
from decision_aid.storage.review_status import without_status
from decision_aid.storage.rule_folder import LoadedRuleFile
from decision_aid.web.editor.drafts.check_cache import CheckedText, LastReadableTexts, checked_with_sources
from decision_aid.web.editor.people.login import current_author
from decision_aid.web.editor.state import editor_state
from decision_aid.web.http.served_folder import served_folder

UNDONE = "you undid a deletion"
KEY = "decision-aid-last-read"
NOT_FOR_FORMS = ("yaml-", "unchecked")


@dataclass(frozen=True)
class WorkingCopy:
    """A rule file as it is served (`loaded`), its bytes as they are live (`now`), and the author's draft, if any."""

    name: str
    loaded: LoadedRuleFile
    now: bytes
    draft: Draft | None

    @property
    def title(self) -> str:
        """What to call it: its name where no version of it can be read."""
        return self.loaded.aid.title if self.loaded.aid else self.name

    @property
    def text(self) -> str:
        """The text to edit: the draft where there is one, else the live text."""
        return self.draft.text if self.draft else decode_for_display(self.now)

    @cached_property
    def content(self) -> bytes:
        """The bytes to publish, in the encoding and line endings of the live file."""
        return encode_text(self.draft.text, self.now) if self.draft else self.now

    @property
    def changes_text(self) -> bool:
        """Whether the draft changes more than the status, which reviewers set on a page of their own."""
        return without_status(self.content) != without_status(self.now)

    @property
    def published(self) -> str:
        """The fingerprint of the live file."""
        return fingerprint(self.now)

    @property
    def base(self) -> str:
        """The fingerprint of the version that the text began from."""
        draft = self.draft
        return draft.base if draft and not matches_fingerprint(draft.base, self.now) else self.published

    @property
    def saved_at(self) -> datetime.datetime | None:
        """When the draft was saved; None without one."""
        return self.draft.moment if self.draft else None

    @property
    def others(self) -> tuple[Draft, ...]:
        """The drafts that other authors have of this file, the newest first: who is editing it as well."""
        state = editor_state()
        found = (state.draft(one, self.name, self.now) for one in state.authors.names() if one != current_author())
        return tuple(sorted(filter(None, found), key=lambda one: one.moment, reverse=True))

    @property
    def last_deletion(self) -> DraftCopy | None:
        """The author's text from before the newest deletion, as long as no merge or going back came after it."""
        copy = self.draft.copies[-1] if self.draft and self.draft.copies else None
        return copy if copy and copy.cause not in {"", UNDONE} else None

    @property
    def overtaken(self) -> bool:
        """Whether another version was published since."""
        return self.base != self.published

    @property
    def reading(self) -> CheckedText:
        """The text, checked."""
        return checked_with_sources(self.text.encode())

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
        found = last.readable(current_author(), self.name, self.reading)
        if found is None and self.loaded.aid is not None:
            return checked_with_sources(self.loaded.texts[ORIGINAL_TEXT])
        return found


def working_copy(name: str) -> WorkingCopy:
    """That file, with this author's draft of it; raises UnknownAid."""
    loaded = served_folder().folder.open(name)
    now = read_rule_bytes(loaded.path)
    return WorkingCopy(name, loaded, now, editor_state().draft(current_author(), name, now))


def save_draft(name: str, text: str, base: str, window: str = "") -> str:
    """Save the text as the author's draft, unless it equals the published one; returns it as saved."""
    written, now = decode_text(text.encode("utf-8", "replace")), working_copy(name)
    if now.draft is not None or written != now.text:
        editor_state().drafts.save(current_author(), name, written, base, window)
    return written


def replace_draft(name: str, text: str, base: str, cause: str) -> None:
    """Save the text as the author's draft, and keep what it replaces until it is published."""
    now, drafts = working_copy(name), editor_state().drafts
    drafts.replace(now.draft or drafts.save(current_author(), name, now.text, base), text, base, cause)


def bring_back(name: str, wanted: str, cause: str) -> None:
    """Make an earlier text of the draft the draft again; the one that it was is kept in its place. 404 without one."""
    draft = working_copy(name).draft
    copy = next((one for one in draft.copies if one.fingerprint == wanted), None) if draft else None
    if copy is None:
        abort(404)
    replace_draft(name, copy.text, copy.base, cause)


def find_fix(problems: tuple[Problem, ...], line: str, check: str) -> Fix | None:
    """The fix of the problem at that line from that check."""
    found = (one.fix for one in problems if one.fix and (str(one.place.line), one.check) == (line, check))
    return next(found, None)


def new_problems(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """The problems of `after` that `before` does not have, in order; of two alike, one may be new."""
    old = Counter((one.check, one.wording.lasting) for one in before)
    new: list[Problem] = []
    for problem in after:
        if old[problem.check, problem.wording.lasting]:
            old[problem.check, problem.wording.lasting] -= 1
        else:
            new.append(problem)
    return new
