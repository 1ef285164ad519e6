"""Move an entry up or down among its like: the buttons of the list and of the entry's form send here."""

from http import HTTPStatus

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from decision_aid.model.fingerprint import fingerprint
from decision_aid.rule_file.editing import Misread, NoSuchEntry, move_entry, open_document
from decision_aid.rule_file.editing.entry_kinds import entry_holding
from decision_aid.web.editor.drafts.draft import save_draft, working_copy
from decision_aid.web.editor.entries.entry_list import UP, list_page
from decision_aid.web.editor.entries.entry_pages import entry_kind
from decision_aid.web.editor.entries.landing import address_after
from decision_aid.web.editor.problems.entry_problems import new_errors

pages = Blueprint("entry_moves", __name__)

CHANGED = "The text was changed in another window after you opened this page. Nothing was moved."
LEFT_TO_TEXT = "The form can't move this. Move its lines in the text instead."


@pages.post("/<name>/move")
def move(name: str) -> Response | tuple[str, int]:
    """Move the entry that the button names up or down, unless its page showed another text, or an error follows."""
    now = working_copy(name)
    way, _slash, entry = request.form.get("move", "").partition("/")
    kind, _slash, ident = entry.partition("/")
    if request.form.get("seen") != fingerprint(now.text.encode()):
        return list_page(now, [CHANGED]), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        moved = move_entry(now.document, entry_kind(kind), ident, up=way == UP)
    except (NoSuchEntry, Misread):
        return list_page(now, [LEFT_TO_TEXT]), HTTPStatus.UNPROCESSABLE_ENTITY
    if wrong := new_errors(now.text.encode(), moved.content):
        return list_page(now, [one.wording.in_form for one in wrong]), HTTPStatus.UNPROCESSABLE_ENTITY
    save_draft(name, moved.content.decode(), now.base)
    file = open_document(moved.content).value
    held = entry_holding(file, moved.path) or (entry_kind(kind), ident)
    return redirect(address_after(file, name, *held, way), HTTPStatus.SEE_OTHER)
