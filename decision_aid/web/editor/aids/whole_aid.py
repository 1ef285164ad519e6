"""The page about an aid as a whole: rename it, copy it, and choose whether people see it or authors alone."""

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from decision_aid.rule_file.editing import Document, Misread, Unwritable, with_heading
from decision_aid.rule_file.editing.entry_kinds import entry_text
from decision_aid.web.editor.aids.new_aid import create_file, free_name
from decision_aid.web.editor.drafts.draft import WorkingCopy, save_draft, working_copy
from decision_aid.web.editor.entries import entry_labels

pages = Blueprint("whole_aid", __name__)

RENAME, COPY, HIDE, SHOW = "rename", "copy", "hide", "show"
HIDDEN = {HIDE: "yes", SHOW: ""}
COPIED = "Copied from “%(title)s”"
SAME_TITLE = "Give the copy another title, so that the two can be told apart."


@pages.get("/<name>/aid")
def look(name: str) -> str:
    """What can be done with the aid as a whole."""
    return _page(working_copy(name))


@pages.post("/<name>/aid")
def change(name: str) -> Response | str | tuple[str, int]:
    """Rename or copy the aid, or choose who sees it; all but a copy is a change of the draft, to be published."""
    now, go = working_copy(name), request.form.get("go", "")
    title = " ".join(request.form.get("title", "").split())
    try:
        if go in HIDDEN:
            return _kept(now, with_heading(now.document, hidden=HIDDEN[go]), "editor.publishing.look")
        if not title:
            return _page(now, go, entry_labels.IS_NEEDED), HTTPStatus.UNPROCESSABLE_ENTITY
        if go == COPY:
            return _copied(now, title)
        return _kept(now, with_heading(now.document, title=title), "editor.entry_list.listed")
    except (Unwritable, Misread) as error:
        return _page(now, go, entry_labels.why_not_written(error)), HTTPStatus.UNPROCESSABLE_ENTITY


def _kept(now: WorkingCopy, content: bytes, page: str) -> Response:
    save_draft(now.name, content.decode(), now.base)
    return redirect(url_for(page, name=now.name), HTTPStatus.SEE_OTHER)


def _copied(now: WorkingCopy, title: str) -> Response | tuple[str, int]:
    """Make a copy of the text that the author sees, which authors alone see."""
    name = free_name(title)
    wrong = [SAME_TITLE] if title == _title(now.document) else []
    text = with_heading(now.document, title=title, hidden="yes").decode()
    wrong = wrong or create_file(name, text, COPIED % {"title": now.title})
    if wrong:
        return _page(now, COPY, " ".join(wrong)), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for("editor.entry_list.listed", name=name, told="begun"), HTTPStatus.SEE_OTHER)


def _title(file: Document) -> str:
    return entry_text(file.value, "title")


def _page(now: WorkingCopy, go: str = "", wrong: str = "") -> str:
    file = now.document
    return render_template(
        "editor/aids/whole_aid.html",
        work=now,
        title=_title(file),
        typed={go: request.form.get("title", "")},
        wrong={go: wrong} if wrong else {},
        hidden=entry_text(file.value, "hidden") == "yes",
    )
