"""The form page of one entry, and what the page shows beside the fields."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from flask import request, url_for
from wtforms import Field, Form

from decision_aid.model.problems import Problem
from decision_aid.rule_file.editing import (
    Document,
    EntryKind,
    FormData,
    blank_form,
    entry_with_form,
    open_entry,
)
from decision_aid.rule_file.editing.block_style import render_flow
from decision_aid.rule_file.editing.entry_kinds import (
    ABOVE,
    GROUPS,
    JOINTS,
    OF_STATEMENTS,
    PARTS,
    SCHEMAS,
    entry_text,
    format_of_file,
    kind_of_owner,
    names_of,
    owner_of,
    parts_of,
    parts_with_ids,
    path_of_owner,
)
from decision_aid.rule_file.editing.new_file import PLACEHOLDERS
from decision_aid.rule_file.editing.values import Value, ValuePath, value_at
from decision_aid.rule_file.reading.conditions import OTHERWISE
from decision_aid.web.editor.drafts.draft import WorkingCopy
from decision_aid.web.editor.entries import entry_labels
from decision_aid.web.editor.entries.conditions_in_words import case_in_words, condition_in_words
from decision_aid.web.editor.entries.counts_or_shares import BASES
from decision_aid.web.editor.entries.entry_choices import shortened
from decision_aid.web.editor.entries.entry_forms import FIGURES_IN_PARTS, entry_form_class, needed_first
from decision_aid.web.editor.entries.part_fields import fields_that_fit, takes_several_answers

SAID_LAST = "said"  # in the address of a gap's form: the last statement with sources, over gaps that were kept since
WORDS_OF_PART = {
    EntryKind.STEP: ("event",),
    EntryKind.WRITER: ("name",),
    EntryKind.STUDIED: ("were",),
    EntryKind.CLAIM: ("claim",),
    EntryKind.HEAD_NOTE: ("text",),
}


@dataclass(frozen=True, slots=True)
class Note:
    """What a check says of the text, and the ways on from there, each with its words and address."""

    text: str
    ways: tuple[tuple[str, str], ...] = ()


@dataclass
class EntryPage:
    """The form page of an entry; the `ident` of a new one is that of the entry that it will belong to, or "".

    `wrong` are messages at the top, `problems` new errors of the checks, `notes` what the checks find in the text as it
    is, by field ("" for the whole), and `count` is the number of answers that a
    new question has room for. `carried` is the form of a statement that waits for a new source,
    and `added` the source that was just added for this one. Where `others_read_nothing`, a button says to those whom
    the statement is not for, the `others` in words, that nobody has looked yet. What was said last is `offered` on the
    form of the next gap. Of `round_bases`, fields such as “of 1,000”, the form asks whether they are counts or shares.
    """

    name: str
    kind: EntryKind
    ident: str
    work: WorkingCopy
    file: Document
    shown: FormData
    is_new: bool = False
    wrong: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    words: str = ""
    count: int = 0
    notes: dict[str, list[Note]] = field(default_factory=dict)
    carried: str = ""
    added: str = ""
    others_read_nothing: bool = False
    others: str = ""
    offered: dict[str, Any] = field(default_factory=dict)
    round_bases: list[str] = field(default_factory=list)
    placeholders: ClassVar[tuple[str, ...]] = PLACEHOLDERS
    round_numbers: ClassVar[tuple[str, ...]] = BASES

    @property
    def address(self) -> str:
        """Where the form is sent."""
        at: dict[str, Any] = {"name": self.name, "kind": self.kind.value, "back": request.args.get("back")}
        at |= {SAID_LAST: self.said_last} if self.said_last else {}
        if self.is_new:
            return url_for("editor.entry_pages.new", **at)
        return url_for("editor.entry_pages.entry", **at, ident=self.ident)

    @property
    def said_last(self) -> str:
        """The statement whose choices the form of a gap offers again, by its address; "" of another form."""
        return request.args.get(SAID_LAST, "")

    @property
    def owner(self) -> str:
        """The id of the entry that this one is a part of, if it is one."""
        return self.ident if self.is_new else owner_of(self.kind, self.ident)

    @property
    def above(self) -> tuple[EntryKind, str] | None:
        """The kind and id of the entry that this one is a part of; None if it is of its own."""
        if self.kind not in ABOVE:
            return None
        kind = kind_of_owner(self.file.value, self.kind, self.owner)
        return (kind, self.owner) if kind else None

    @property
    def form_class(self) -> type[Form]:
        """The form of the entry."""
        ident, entry = ("", "") if self.is_new else (self.ident, self.entry)
        return entry_form_class(self.file.value, self.kind, self.shown, ident, entry, self.whole)

    @property
    def entry(self) -> Value:
        """What the file has of the entry; nothing of a new one."""
        return entry_with_form(self.file, self.kind, "" if self.is_new else self.ident, {})

    @property
    def whole(self) -> Value:
        """The statement or case that a case, time or step belongs to; nothing of another entry."""
        path = path_of_owner(self.file.value, self.kind, self.owner) if self.kind in PARTS else None
        return "" if path is None else value_at(self.file.value, path)

    @property
    def number(self) -> int:
        """Which case, time or step of its statement a new one is; 0 of another entry."""
        counted = self.is_new and self.kind in OF_STATEMENTS
        return 1 + len(parts_of(self.whole, self.kind)) if counted else 0

    def has_forms_for(self, path: ValuePath) -> bool:
        """Whether what stands at a path of the entry has forms of its own."""
        return any(self.kind in ABOVE[kind] and path == above for kind, above in PARTS.items())

    def parts(self) -> Iterator[tuple[EntryKind, list[tuple[str, str]]]]:
        """The kinds of parts that the entry has or can have, and the id and the words of each part.

        A case can have times or steps of the figure of its table, which has only the words of it. Without a question
        that takes several answers, joint groups say nothing that ticks can't say.
        """
        if self.is_new:
            return
        form = format_of_file(self.file.value)
        entry, whole = self.entry, self.whole
        for kind in (one for one in PARTS if self.kind in ABOVE[one]):
            first, parts = PARTS[kind][0], parts_with_ids(self.ident, entry, kind)
            is_begun = kind not in FIGURES_IN_PARTS or names_of(entry, first) or names_of(whole, first)
            says_more = kind not in JOINTS or parts or takes_several_answers(self.file.value)
            if is_begun and says_more and SCHEMAS[self.kind].by_name[first].since <= form:
                yield kind, [(ident, self._in_words(kind, part)) for ident, part in parts]

    def _in_words(self, kind: EntryKind, part: Value) -> str:
        if kind is EntryKind.CASE or kind in GROUPS:
            is_case = kind is EntryKind.CASE
            whom = case_in_words(self.file, self.ident, part) if is_case else condition_in_words(self.file, kind, part)
            if entry_text(part, "when") == OTHERWISE:
                return f"{entry_labels.OTHERWISE}{f': {whom}' if whom else ''}"
            return entry_text(part, "called") or whom or entry_labels.NAMES[kind][0]
        told = WORDS_OF_PART.get(kind, ("over", "at"))
        return next(filter(None, (entry_text(part, key) for key in told)), shortened(render_flow(part)))

    @property
    def whom_in_words(self) -> str:
        """For whom the entry is in the file, in words."""
        if self.kind is EntryKind.CASE and not self.is_new:
            return case_in_words(self.file, self.owner, self.entry)
        return condition_in_words(self.file, self.kind, self.entry)

    @property
    def is_group(self) -> bool:
        """Whether it is a group of answers, which is nothing but a condition."""
        return self.kind in GROUPS

    def needed_first(self, form: Form) -> tuple[list[Field], list[Field]]:
        """The fields of its plain form in sight, and those that can wait."""
        return needed_first(self.kind, form, self.notes)

    @property
    def fingerprint(self) -> str:
        """A hash of the entry as shown, to detect a change since the form was opened (optimistic locking)."""
        return hashlib.sha256(repr(sorted(self.shown.items())).encode()).hexdigest()


def page_of_entry(work: WorkingCopy, kind: EntryKind, ident: str) -> EntryPage:
    """The page of an entry of the file. Raises Unreadable or NoSuchEntry."""
    file = work.document
    page = EntryPage(work.name, kind, ident, work, file, open_entry(file, kind, ident).shown)
    page.shown = fields_that_fit(kind, page.whole, page.shown)
    return page


def page_of_new(work: WorkingCopy, kind: EntryKind, owner: str, answered: str = "one", count: int = 0) -> EntryPage:
    """The page of a new entry. Raises Unreadable."""
    file = work.document
    blank = blank_form(file, kind, answered, count)
    page = EntryPage(work.name, kind, owner, work, file, blank, is_new=True, count=count)
    page.shown = fields_that_fit(kind, page.whole, page.shown)
    return page
