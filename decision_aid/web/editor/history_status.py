"""How the folder's git history stands, told to authors wherever they look at it or are about to publish."""

from dataclasses import dataclass

from flask import render_template

from decision_aid.storage.history import status
from decision_aid.storage.history.repository import NoHistory
from decision_aid.storage.publishing import Waiting, recover
from decision_aid.web.http.served_folder import shelf

NOT_NOW = 503


@dataclass(frozen=True, slots=True)
class HistoryState:
    """What is live without its history, why nothing can be published, and what else authors should know."""

    waiting: Waiting | None
    refusal: str
    remarks: tuple[str, ...]


def history_state() -> HistoryState:
    """How it stands now, once more trying to write the history of what is live without it."""
    folder = shelf().folder.path
    waiting, found = recover(folder), status.standing(folder)
    return HistoryState(waiting, found.refusal, found.remarks)


def unreadable(error: NoHistory) -> tuple[str, int]:
    """The page in place of one that shows earlier versions, where they can't be read."""
    return render_template("editor/no_history.html", why=error.reason), NOT_NOW
