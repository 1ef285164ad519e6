"""The page that gives all statements as a sheet for a meeting, and takes the changes of one that comes back."""

from http import HTTPStatus

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from decision_aid.exchange.sheet_changes import compare_sheet, with_sheet_changes
from decision_aid.exchange.statement_sheet import sheet_of
from decision_aid.exchange.table_file import as_csv, read_table
from decision_aid.exchange.unreadable import UnreadableImport
from decision_aid.exchange.xlsx import as_xlsx
from decision_aid.rule_file.editing import Misread, Unwritable
from decision_aid.web.editor.drafts.draft import WorkingCopy, save_draft, working_copy
from decision_aid.web.editor.entries.entry_labels import why_not_written
from decision_aid.web.editor.imports.source_import import PageOrRedirect, sent_file
from decision_aid.web.editor.problems.entry_problems import new_errors, told_of_text

pages = Blueprint("statement_sheet", __name__)

CARRIED = "sheet"  # what a file held, carried from one page to the next
WRITERS = {
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
}


@pages.get("/<name>/sheet")
def choose(name: str) -> PageOrRedirect:
    """Offer the sheet, and ask for one."""
    return _form(working_copy(name))


@pages.get("/<name>/sheet/<form>")
def download(name: str, form: str) -> Response:
    """The statements of the draft as a file."""
    now = working_copy(name)
    if form not in WRITERS:
        abort(404)
    write, kind = WRITERS[form]
    response = make_response(write(sheet_of(now.document)))
    response.headers["Content-Type"] = kind
    response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{form}")
    return response


@pages.post("/<name>/sheet")
def take(name: str) -> PageOrRedirect:
    """Show what a sheet changes; or keep that in the draft."""
    now, carried = working_copy(name), request.form.get(CARRIED)
    try:
        return _compared(now, sent_file() if carried is None else carried.encode("utf-8", "replace"))
    except UnreadableImport as error:
        return _form(now, str(error)), HTTPStatus.UNPROCESSABLE_ENTITY
    except (Unwritable, Misread) as error:
        return _form(now, why_not_written(error)), HTTPStatus.UNPROCESSABLE_ENTITY


def _compared(now: WorkingCopy, content: bytes) -> AnyResponse | str:
    file, grid = now.document, read_table(content)
    found = compare_sheet(file, grid)
    after = with_sheet_changes(file, found.changes)
    if CARRIED in request.form and found.changes:
        save_draft(now.name, after.decode(), now.base)
        return redirect(
            url_for("editor.entry_list.listed", name=now.name, told="taken", _anchor="told"), HTTPStatus.SEE_OTHER
        )
    return render_template(
        "editor/imports/sheet_changes.html",
        work=now,
        found=found,
        errors=told_of_text(after, new_errors(file.content, after)) if found.changes else [],
        sheet=as_csv(grid).decode("utf-8-sig"),
    )


def _form(now: WorkingCopy, wrong: str = "") -> str:
    return render_template("editor/imports/sheet.html", work=now, wrong=wrong)
