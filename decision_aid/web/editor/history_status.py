"""The state of the folder's git history, shown to authors wherever they read it or publish."""

from dataclasses import dataclass

from flask import render_template

from decision_aid.storage.history import status
from decision_aid.storage.history.repository import NoHistory
from decision_aid.storage.publishing import Waiting, recover
from decision_aid.web.http.served_folder import shelf

NOT_NOW = 503


@dataclass(frozen=True, slots=True)
class HistoryState:
    """A publication whose commit is pending, why publishing is impossible ("" if it is not), and further remarks."""

    waiting: Waiting | None
    refusal: str
    remarks: tuple[str, ...]


def history_state() -> HistoryState:
    """The state now, after another try at a pending commit."""
    folder = shelf().folder.path
    waiting, found = recover(folder), status.standing(folder)
    return HistoryState(waiting, found.refusal, found.remarks)


def unreadable(error: NoHistory) -> tuple[str, int]:
    """Error page (503) in place of one that reads the history."""
    return render_template("editor/no_history.html", why=error.reason), NOT_NOW
