"""The page that takes sources from a file of citations: choose a file, see what it holds, tick what to keep."""

from collections.abc import Mapping
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from decision_aid.exchange.citation_file import CitationFile, read_citations
from decision_aid.exchange.csl_json import as_csl_json
from decision_aid.exchange.new_sources import propose_sources, with_sources
from decision_aid.exchange.unreadable import UnreadableImport
from decision_aid.rule_file.editing import Document, Misread, Unwritable
from decision_aid.rule_file.schema.table import SOURCE
from decision_aid.web.editor.drafts.draft import WorkingCopy, save_draft, working_copy
from decision_aid.web.editor.entries.entry_labels import why_not_written
from decision_aid.web.http.served_folder import served_folder

pages = Blueprint("source_import", __name__)

CARRIED = "citations"  # what a file held, carried from one page to the next
MORE = ("people", "limits")  # keys of a source that can be filled in before it is kept
NO_FILE = "Choose a file first."
NONE_TICKED = "Tick what you want to keep."
FILE_PAGE = {
    "heading": "Import sources",
    "lede": ("Export what you found from PubMed, a library or a reference manager, and choose that file here. "
              "You see what it holds before anything is kept."),
    "label": "File of citations",
    "hint": ("RIS, PubMed (.nbib), BibTeX, CSL-JSON, EndNote (.xml, .enw) or Web of Science (.ciw); at most 300 "
              "records and 3 MB"),
}  # fmt: skip
PageOrRedirect = Response | str | tuple[str, int]


@pages.get("/<name>/import")
def choose(name: str) -> PageOrRedirect:
    """Ask for a file."""
    return _form(working_copy(name))


@pages.post("/<name>/import")
def take(name: str) -> PageOrRedirect:
    """Show what the chosen file holds; or keep what was ticked of it."""
    now, is_chosen = working_copy(name), CARRIED in request.form
    try:
        return _kept(now) if is_chosen else _listed(now, now.document, read_citations(sent_file()))
    except UnreadableImport as error:
        return _form(now, str(error)), HTTPStatus.UNPROCESSABLE_ENTITY


def sent_file() -> bytes:
    """The file that an author chose. Raises UnreadableImport where they chose none."""
    file = request.files.get("file")
    if not file or not file.filename:
        raise UnreadableImport(NO_FILE)
    return bytes(file.read())


def file_page(now: WorkingCopy, said: Mapping[str, str], wrong: str) -> str:
    """The page on which an author chooses a file, with what it says."""
    return render_template("editor/imports/import_file.html", work=now, wrong=wrong, **said)


def _kept(now: WorkingCopy) -> PageOrRedirect:
    """The draft with the ticked sources; the page once more, with the reason, where that can't be."""
    file, read = now.document, read_citations(request.form[CARRIED].encode("utf-8", "replace"))
    proposed = enumerate(propose_sources(file, read.citations))
    ticked = [(number, one) for number, one in proposed if str(number) in _ticked() and not one.same_as]
    today = served_folder().today().isoformat()
    new = {
        one.ident: {**one.entry(_kind(number), today if number in _read() else ""), **_more(number)}
        for number, one in ticked
    }
    if not new:
        return _listed(now, file, read, NONE_TICKED), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        content = with_sources(file, new)
    except (Unwritable, Misread) as error:
        return _listed(now, file, read, why_not_written(error)), HTTPStatus.UNPROCESSABLE_ENTITY
    save_draft(now.name, content.decode(), now.base)
    unsaid = sum("kind" not in entry for entry in new.values())
    address = url_for("editor.entry_list.listed", name=now.name, told="imported", unsaid=unsaid, _anchor="told")
    return redirect(address, HTTPStatus.SEE_OTHER)


def _ticked() -> list[str]:
    """The numbers of the citations that are ticked."""
    return request.form.getlist("take")


def _read() -> set[int]:
    """The numbers of the citations that the author says they read today."""
    return {int(number) for number in request.form.getlist("read") if number.isdecimal()}


def _kind(number: int) -> str:
    """The kind of study that the author says of a citation."""
    return request.form.get(f"kind-{number}", "")


def _more(number: int) -> dict[str, str]:
    """Who was studied in a citation and its limits, where the author says so: a list of citations holds neither."""
    said = {key: " ".join(request.form.get(f"{key}-{number}", "").split()) for key in MORE}
    return {key: value for key, value in said.items() if value}


def _listed(now: WorkingCopy, file: Document, read: CitationFile, wrong: str = "") -> str:
    """The page with what the file holds: all of it ticked at first, then what the author ticked."""
    proposed = list(enumerate(propose_sources(file, read.citations)))
    is_first = CARRIED not in request.form
    return render_template(
        "editor/imports/import_sources.html",
        work=now,
        wrong=wrong,
        proposed=[(number, one) for number, one in proposed if not one.same_as],
        there=[one for _number, one in proposed if one.same_as],
        left_out=read.left_out,
        citations=as_csl_json(read.citations),
        ticked=[number for number, _one in proposed if is_first or str(number) in _ticked()],
        read=_read(),
        more={number: _more(number) for number, _one in proposed},
        more_keys=[SOURCE.by_name[key] for key in MORE],
        kinds=[one.citation.kind if is_first else _kind(number) for number, one in proposed],
    )


def _form(now: WorkingCopy, wrong: str = "") -> str:
    return file_page(now, FILE_PAGE, wrong)
