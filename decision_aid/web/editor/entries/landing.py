"""Where an author lands after a change to an entry, and what is told there: what was kept, and what the checks say.

A part of a statement or question leads to the form of what it belongs to, all else to its place in the list.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from decision_aid.consultation.glance import glance_bases
from decision_aid.consultation.wording import english, join_and
from decision_aid.rule_file.editing import Document, EntryKind, Unreadable, entry_at, open_entry
from decision_aid.rule_file.editing.entry_kinds import (
    ABOVE,
    entry_text,
    kind_of_owner,
    names_of,
    owner_of,
    path_of,
)
from decision_aid.rule_file.editing.values import Value, value_at
from decision_aid.web.editor.drafts.draft import WorkingCopy
from decision_aid.web.editor.entries.entry_choices import ListedEntry, listed_entry
from decision_aid.web.editor.entries.entry_page import SAID_LAST
from decision_aid.web.editor.problems.entry_problems import Ways, other_ways, problem_address, told_in_form
from decision_aid.web.editor.problems.problem_fields import form_of_problem, is_to_do

KEPT, DELETED, STANDS = "kept", "deleted", "stands"
KIND, IDENT = "kept", "entry"  # in an address, whose path may have a kind of its own
PUBLISH, PREVIEW = "publish", "preview"  # the pages that list what the checks found, to which keeping a form leads back
LISTS_OF_FINDINGS = {PUBLISH: "editor.publishing.look", PREVIEW: "editor.preview_page.look"}
FEWEST_BASES = 2
OUT_OF = "%(rows)s out of %(base)s people"
KINDS = {kind.value: kind for kind in EntryKind}


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """What the checks say of an entry, where its field is, and the other ways on from there.

    It `is_to_do` where it only says that something is not written yet.
    """

    message: str
    href: str
    ways: Ways
    is_to_do: bool


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """The entry that was just kept: where its form and its line are, its theme on the list, and what the checks say.

    `bases` tells that the rows of the glance are out of several numbers of people, where the entry is in one of them.
    """

    kind: EntryKind
    line: int
    theme: str
    listed: ListedEntry
    findings: tuple[KeptFinding, ...]
    bases: str
    row: str


def address_back(name: str, told: str | None = None) -> str:
    """The list of findings from which the author came to this form; "" if from none."""
    page = LISTS_OF_FINDINGS.get(request.args.get("back", ""))
    return url_for(page, name=name, told=told) if page else ""


def address_after(file: Value, name: str, kind: EntryKind, ident: str, told: str) -> str:
    """The page after that entry was kept, moved or deleted in the file."""
    owner = owner_of(kind, ident) if kind in ABOVE else ""
    above = kind_of_owner(file, kind, owner) if owner else None
    if above:
        return url_for("editor.entry_pages.entry", name=name, kind=above.value, ident=owner, told=told)
    at: dict[str, Any] = {} if told == DELETED else {KIND: kind.value, IDENT: ident}
    return url_for("editor.entry_list.listed", name=name, told=told, **at)


def address_of_form(file: Value, name: str, form: tuple[EntryKind, str], kept: str, said: str = "") -> str:
    """The form of an entry, or of a new one on the same theme, after another of its kind was kept."""
    kind, ident = form
    at: dict[str, Any] = {"name": name, "kind": kind.value, "told": KEPT, KIND: kind.value, IDENT: kept}
    at |= {SAID_LAST: said} if said else {}
    if ident:
        return url_for("editor.entry_pages.entry", **at, ident=ident)
    return url_for("editor.entry_pages.new", **at, consideration=_theme(file, kind, kept) or None)


def kept_entry(work: WorkingCopy) -> KeptEntry | None:
    """The entry that the address names as just kept; None if there is none."""
    kind, ident = KINDS.get(request.args.get(KIND, "")), request.args.get(IDENT, "")
    with contextlib.suppress(Unreadable):
        file = work.document
        if kind and path_of(file.value, kind, ident) is not None:
            line, theme = open_entry(file, kind, ident).first_line, _theme(file.value, kind, ident)
            findings = tuple(_findings(work, file, (kind, ident)))
            row = _row(file.value, kind, ident)
            listed = listed_entry(file.value, kind, ident)
            return KeptEntry(kind, line, theme, listed, findings, _bases(work, row), row)
    return None


def _row(file: Value, kind: EntryKind, ident: str) -> str:
    """The outcome that an entry is, or is about; "" of any other entry."""
    if kind is EntryKind.OUTCOME:
        return ident
    return entry_text(value_at(file, path_of(file, kind, ident) or ()), "outcome")


def _bases(work: WorkingCopy, row: str) -> str:
    """The numbers that the rows of the glance are out of, where that row is one of several with unlike numbers."""
    bases = glance_bases(work.reading.aid) if work.reading.aid else {}
    if len(bases) < FEWEST_BASES or row not in {outcome.id for rows in bases.values() for outcome in rows}:
        return ""
    told = {base: join_and([f"“{outcome.name}”" for outcome in rows], english) for base, rows in bases.items()}
    parts = [OUT_OF % {"rows": rows, "base": f"{base:,}"} for base, rows in sorted(told.items())]
    return join_and(parts, english)


def _theme(file: Value, kind: EntryKind, ident: str) -> str:
    """The theme of an outcome, question or statement."""
    entry = value_at(file, path_of(file, kind, ident) or ())
    outcome = names_of(file, "outcomes").get(entry_text(entry, "outcome"), entry)
    return entry_text(outcome, "consideration")


def _findings(work: WorkingCopy, file: Document, entry: tuple[EntryKind, str]) -> Iterator[KeptFinding]:
    for problem in work.reading.problems:
        if entry_at(file, problem.place.line) == entry and form_of_problem(file, problem):
            yield KeptFinding(
                told_in_form(work, problem),
                problem_address(work.name, problem),
                other_ways(work, problem),
                is_to_do(problem),
            )
