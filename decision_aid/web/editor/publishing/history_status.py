"""The state of the folder's git history, shown to authors wherever they read it or publish."""

from dataclasses import dataclass
from http import HTTPStatus

from flask import render_template

from decision_aid.storage.history import status
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.publishing import PendingCommit, recover_publication
from decision_aid.storage.tracked_files import commit_changes
from decision_aid.web.editor.state import editor_state, log_history
from decision_aid.web.http.served_folder import served_folder


@dataclass(frozen=True, slots=True)
class HistoryState:
    """A publication whose commit is pending, why publishing is impossible ("" if it is not), and further remarks."""

    waiting: PendingCommit | None
    refusal: str
    remarks: tuple[str, ...]


def history_state() -> HistoryState:
    """The state now, after another try at a pending commit."""
    folder = served_folder().folder.path
    waiting, found = recover_publication(folder), status.read_history_status(folder)
    commit_changes(folder)
    log_history(editor_state().log, folder, waiting, found)
    return HistoryState(waiting, found.refusal, found.remarks)


def render_unreadable_history(error: HistoryUnavailable) -> tuple[str, int]:
    """Error page (503) in place of one that reads the history."""
    return render_template("editor/publishing/no_history.html", why=error.reason), HTTPStatus.SERVICE_UNAVAILABLE
