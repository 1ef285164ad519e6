"""The page that takes results of a study or review as drafts: choose a file, tick results, name their outcomes."""

from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for

from decision_aid.exchange.draft_findings import DraftFinding, FindingsFile, from_json, with_findings
from decision_aid.exchange.findings_file import read_findings
from decision_aid.exchange.unreadable import UnreadableImport
from decision_aid.rule_file.editing import Document, EntryKind, Misread, Unwritable
from decision_aid.rule_file.editing.entry_kinds import entry_ids
from decision_aid.web.editor.drafts.draft import WorkingCopy, save_draft, working_copy
from decision_aid.web.editor.entries.entry_choices import list_entries
from decision_aid.web.editor.entries.entry_labels import why_not_written
from decision_aid.web.editor.imports.source_import import NONE_TICKED, PageOrRedirect, file_page, sent_file

pages = Blueprint("result_import", __name__)

CARRIED = "results"  # what a file held, carried from one page to the next
FILE_PAGE = {
    "heading": "Import results of a study",
    "lede": ("Choose a file with results. You see what it holds, and tick what this decision needs. Each result "
              "becomes a draft, which can't be published before you say how sure it is."),
    "label": "File of results",
    "hint": ("A study of ClinicalTrials.gov (JSON), or a review of RevMan (.rm5, or its data export as CSV); at most "
              "3 MB"),
}  # fmt: skip
NO_OUTCOME = "Say which outcome each ticked result is about."


@dataclass(frozen=True, slots=True)
class ChosenResults:
    """What the author said of the results of a file: which are ticked, their outcomes, and the options of groups."""

    ticked: list[str]
    outcomes: dict[str, str]
    options: dict[str, str]

    def of(self, read: FindingsFile) -> list[tuple[DraftFinding, str]]:
        """The ticked results, each with its outcome."""
        numbered = [(str(number), one) for number, one in enumerate(read.findings) if str(number) in self.ticked]
        return [(one, self.outcomes.get(number, "")) for number, one in numbered]


@pages.get("/<name>/results")
def choose(name: str) -> PageOrRedirect:
    """Ask for a file."""
    return _form(working_copy(name))


@pages.post("/<name>/results")
def take(name: str) -> PageOrRedirect:
    """Show what the chosen file holds; or keep what was ticked of it."""
    now, carried = working_copy(name), request.form.get(CARRIED)
    try:
        if carried is None:
            return _listed(now, read_findings(sent_file()))
        return _kept(now, now.document, from_json(carried))
    except UnreadableImport as error:
        return _form(now, str(error)), HTTPStatus.UNPROCESSABLE_ENTITY


def _kept(now: WorkingCopy, file: Document, read: FindingsFile) -> PageOrRedirect:
    """The draft with the ticked results; the page once more, with the reason, where that can't be."""
    said = _said(file, read)
    chosen = said.of(read)
    if not chosen or not all(outcome for _finding, outcome in chosen):
        return _listed(now, read, (NO_OUTCOME if chosen else NONE_TICKED)), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        content = with_findings(file, read, chosen, said.options)
    except (Unwritable, Misread) as error:
        return _listed(now, read, why_not_written(error)), HTTPStatus.UNPROCESSABLE_ENTITY
    save_draft(now.name, content.decode(), now.base)
    address = url_for("editor.entry_list.listed", name=now.name, told="drafts", _anchor="told")
    return redirect(address, HTTPStatus.SEE_OTHER)


def _said(file: Document, read: FindingsFile) -> ChosenResults:
    """What was sent, without outcomes and options that the draft does not have."""
    outcomes, options = entry_ids(file.value, EntryKind.OUTCOME), entry_ids(file.value, EntryKind.OPTION)
    about = {str(number): request.form.get(f"outcome-{number}", "") for number in range(len(read.findings))}
    had = {name: request.form.get(f"group-{number}", "") for number, name in enumerate(read.group_names)}
    return ChosenResults(
        request.form.getlist("take"),
        {number: ident for number, ident in about.items() if ident in outcomes},
        {name: ident for name, ident in had.items() if ident in options},
    )


def _listed(now: WorkingCopy, read: FindingsFile, wrong: str = "") -> str:
    file = now.document
    return render_template(
        "editor/imports/import_results.html",
        work=now,
        wrong=wrong,
        read=read,
        results=read.as_json(),
        said=_said(file, read),
        outcomes=list_entries(file.value, EntryKind.OUTCOME),
        options=list_entries(file.value, EntryKind.OPTION),
    )


def _form(now: WorkingCopy, wrong: str = "") -> str:
    return file_page(now, FILE_PAGE, wrong)
