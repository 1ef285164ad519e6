"""The page to delete an entry: it says first what else changes in the file, and what has to be changed before."""

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from decision_aid.model.fingerprint import fingerprint
from decision_aid.rule_file.editing import Document, EntryKind, open_document, removal_of, remove_entry
from decision_aid.rule_file.editing.entry_kinds import (
    GROUPS,
    PARTS,
    SCHEMAS,
    entry_holding,
    entry_text,
    kind_of_owner,
    names_of,
    owner_of,
    path_of_owner,
)
from decision_aid.rule_file.editing.mentions import Mention
from decision_aid.rule_file.editing.values import Value, ValuePath, node_at, value_at
from decision_aid.rule_file.schema.keys import Listed
from decision_aid.rule_file.schema.table import RULE_FILE
from decision_aid.web.editor.drafts.draft import UNDONE, WorkingCopy, bring_back, replace_draft, working_copy
from decision_aid.web.editor.entries import entry_labels
from decision_aid.web.editor.entries.entry_choices import empty_cells, listed_entry
from decision_aid.web.editor.entries.entry_pages import entry_kind
from decision_aid.web.editor.entries.landing import DELETED, address_after
from decision_aid.web.editor.problems.entry_problems import new_errors, told_of_text

pages = Blueprint("entry_deletion", __name__)

DELETE = "Delete this %(entry)s?"
DELETION = "“%(text)s” was deleted"


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place of the file on the page: what it belongs to, which field it is, and where it can be changed."""

    name: str
    text: str
    href: str
    where: str = ""


@pages.get("/<name>/delete/<kind>/<path:ident>")
def ask(name: str, kind: str, ident: str) -> str:
    """Say what deleting an entry does, before it is done."""
    return _page(working_copy(name), entry_kind(kind), ident)


@pages.post("/<name>/delete/<kind>/<path:ident>")
def delete(name: str, kind: str, ident: str) -> Response | tuple[str, int]:
    """Delete the entry from the draft, if the page that asked showed this text."""
    now, what = working_copy(name), entry_kind(kind)
    if request.form.get("seen") != fingerprint(now.text.encode()):
        return _page(now, what, ident, changed=True), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        left = remove_entry(now.document, what, ident)
    except ValueError:
        return _page(now, what, ident), HTTPStatus.UNPROCESSABLE_ENTITY
    cause = DELETION % {"text": _text_of(now.document, what, ident)}
    replace_draft(name, left.decode(), now.base, cause)
    after = address_after(open_document(left).value, name, what, ident, DELETED)
    return redirect(after, HTTPStatus.SEE_OTHER)


@pages.post("/<name>/undo")
def undo(name: str) -> Response:
    """Go back to the text from before a deletion."""
    bring_back(name, request.form.get("copy", ""), UNDONE)
    return redirect(url_for("editor.entry_list.listed", name=name, told="undone"), HTTPStatus.SEE_OTHER)


def _page(now: WorkingCopy, kind: EntryKind, ident: str, *, changed: bool = False) -> str:
    file = now.document
    removal = removal_of(file, kind, ident)
    after = file.content if removal.blocking else remove_entry(file, kind, ident)
    empty = set(empty_cells(file.value))
    return render_template(
        "editor/entries/delete.html",
        work=now,
        heading=DELETE % {"entry": entry_labels.NAMES[kind][0]},
        entry=listed_entry(file.value, kind, ident),
        form_of_it=url_for("editor.entry_pages.entry", name=now.name, kind=kind.value, ident=ident),
        along=[_named_place(now, file, path) for path in removal.gone[1:]],
        taken_out=_places(now, file, removal.taken_out),
        blocking=_places(now, file, removal.blocking),
        errors=told_of_text(after, new_errors(file.content, after)),
        emptied=[cell for cell in empty_cells(open_document(after).value) if cell not in empty],
        seen=fingerprint(now.text.encode()),
        changed=changed,
        for_everybody=kind in GROUPS and _is_for_everybody(open_document(after).value, kind, ident),
    )


def _is_for_everybody(file: Value, kind: EntryKind, group: str) -> bool:
    """Whether what had that group of answers may be without a condition, and is."""
    owner, key = owner_of(kind, group), PARTS[kind][0]
    above = kind_of_owner(file, kind, owner)
    is_needed = above is None or SCHEMAS[above].by_name[key].required
    return not is_needed and not names_of(value_at(file, path_of_owner(file, kind, owner) or ()), key)


def _places(now: WorkingCopy, file: Document, found: Iterable[Mention]) -> list[NamedPlace]:
    """Each place once, in the order of the file."""
    places = {(one.path[:-1] if one.path != one.at else one.at): one.key.title for one in found}
    return list(dict.fromkeys(_named_place(now, file, path, title) for path, title in places.items()))


def _named_place(now: WorkingCopy, file: Document, path: ValuePath, where: str = "") -> NamedPlace:
    if held := entry_holding(file.value, path):
        kind, ident = held
        href = url_for("editor.entry_pages.entry", name=now.name, kind=kind.value, ident=ident)
        return NamedPlace(entry_labels.NAMES[kind][0], _text_of(file, kind, ident), href, where)
    node, entry = node_at(file.node, path), value_at(file.value, path[:2])
    href = url_for("editor.text_editor.write", name=now.name, line=node.place.line if node else 1)
    section = RULE_FILE.by_name[str(path[0])].holds
    called = section.entry.called.removeprefix("a ").removeprefix("an ") if isinstance(section, Listed) else ""
    return NamedPlace(called, entry_text(entry, "name") or entry_text(entry, "ask"), href, where)


def _text_of(file: Document, kind: EntryKind, ident: str) -> str:
    return listed_entry(file.value, kind, ident).text or ident
