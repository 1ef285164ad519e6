"""An author's request comes in; the list of rule files, with how each of them stands, goes out."""

from dataclasses import dataclass

from flask import Blueprint, render_template

from decision_aid.drafts import Draft
from decision_aid.rule_folder import Shelved
from decision_aid.rule_history import PROGRAM, Deed, versions
from decision_aid.web.editor.desk import desk
from decision_aid.web.editor.signing_in import author
from decision_aid.web.language import translate
from decision_aid.web.shelf import shelf
from decision_aid.wording import STATUS

pages = Blueprint("files", __name__)


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule file as its author finds it: as it is served, and as they are working on it."""

    shelved: Shelved
    draft: Draft | None
    newest: Deed | None


@pages.get("/")
def listed() -> str:
    """All rule files of the folder."""
    found = [_listed(one) for one in shelf().folder.aids()]
    statuses = {status: translate(text) for status, text in STATUS.items()}
    return render_template("editor/files.html", listed=found, statuses=statuses, program=PROGRAM)


def _listed(shelved: Shelved) -> Listed:
    newest = next(versions(shelf().folder.path, shelved.name), None)
    return Listed(shelved, desk().drafts.find(author(), shelved.name), newest.deed if newest else None)
