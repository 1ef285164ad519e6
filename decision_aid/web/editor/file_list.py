"""The editor's start page: the rule files with their state, drafts and last authors."""

import contextlib
from dataclasses import dataclass

from flask import Blueprint, render_template

from decision_aid.consultation.wording import STATUS
from decision_aid.storage.drafts import Draft
from decision_aid.storage.files import content
from decision_aid.storage.history import Deed, versions
from decision_aid.storage.history.repository import PROGRAM, NoHistory
from decision_aid.storage.rule_folder import Shelved
from decision_aid.web.editor.history_status import history_state
from decision_aid.web.editor.login import author
from decision_aid.web.editor.state import desk
from decision_aid.web.http.language import translate
from decision_aid.web.http.served_folder import every_aid, shelf

pages = Blueprint("files", __name__)


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule file as served, the author's draft, and the newest version."""

    shelved: Shelved
    draft: Draft | None
    newest: Deed | None


@pages.get("/")
def listed() -> str:
    """The rule files of the folder."""
    state = history_state()
    found = [_listed(one) for one in every_aid()]
    statuses = {status: translate(text) for status, text in STATUS.items()}
    return render_template(
        "editor/files.html",
        listed=found,
        statuses=statuses,
        program=PROGRAM,
        history=state,
        overlooked=shelf().folder.overlooked(),
    )


def _listed(shelved: Shelved) -> Listed:
    with contextlib.suppress(OSError):
        return Listed(shelved, desk().draft(author(), shelved.name, content(shelved.path)), _newest(shelved.name))
    return Listed(shelved, None, _newest(shelved.name))


def _newest(name: str) -> Deed | None:
    """Author, reason and time of the newest version; None where the history is unreadable."""
    with contextlib.suppress(NoHistory):
        return next((version.deed for version in versions(shelf().folder.path, name)), None)
    return None
