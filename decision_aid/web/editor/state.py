"""What the pages for authors work with, and whether editing can start in the folder at all."""

import logging
import os
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask, current_app, render_template

from decision_aid.resources import shipped
from decision_aid.rule_file.line_endings import content_of
from decision_aid.rule_file.reading import fingerprint
from decision_aid.storage.authors import Authors
from decision_aid.storage.drafts import Draft, Drafts
from decision_aid.storage.files import settings_of
from decision_aid.storage.history import begin
from decision_aid.storage.history.repository import NoHistory
from decision_aid.storage.publishing import recover
from decision_aid.storage.review_status import without_status
from decision_aid.web.editor.login_throttle import LoginThrottle
from decision_aid.web.http.served_folder import shelf

KEY = "decision-aid-editor"
NOT_NOW = 503
UNWRITABLE = "%s can't be written to."
NO_FOLDER = "%s is a file, and has to be a folder: move it away."
LOG = logging.getLogger(__name__)


class ShippedFolder(ValueError):
    """The shipped examples are for reading: an update would take away what was edited there."""


@dataclass(frozen=True, slots=True)
class Editing:
    """How authors come in: by password or, where a header is named, by the name that a trusted proxy puts there.

    Only from `proxies` does that header count, and X-Forwarded-For.
    """

    header: str = ""
    proxies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Desk:
    """What the pages for authors work with; `closed` is why nobody can edit, empty where they can."""

    authors: Authors
    drafts: Drafts
    editing: Editing
    throttle: LoginThrottle
    closed: str = ""

    def draft(self, author: str, name: str, now: bytes) -> Draft | None:
        """The author's draft of a file that says this now; none where it is live already, and its history waits."""
        found = self.drafts.find(author, name)
        if found and found.base != fingerprint(now):
            return None if without_status(content_of(found.text, now)) == without_status(now) else found
        return found


def keep(app: Flask, folder: Path, editing: Editing) -> None:
    """Give the application its desk; ShippedFolder where nobody may edit."""
    if folder.resolve() == shipped("rules").resolve():
        raise ShippedFolder(folder)
    closed = _closed(folder)
    if closed:
        LOG.error("Editing can't start; consultations are served. %s", closed)
    app.extensions[KEY] = Desk(Authors(folder), Drafts(folder), editing, LoginThrottle(), closed)


def desk() -> Desk:
    """What the running application's authors work with."""
    kept: Desk = current_app.extensions[KEY]
    return kept


def turned_away() -> tuple[str, int] | None:
    """Where editing could not start: try again, and say why it still can't. Consultations go on meanwhile."""
    if not desk().closed:
        return None
    current_app.extensions[KEY] = replace(desk(), closed=_closed(shelf().folder.path))
    if not desk().closed:
        return None
    return render_template("editor/closed.html", why=desk().closed), NOT_NOW


def _closed(folder: Path) -> str:
    """Make the folder ready to be edited; why it can't be. A history that fails stops publishing alone."""
    try:
        for one in (folder, settings_of(folder)):
            if not os.access(one, os.W_OK):
                return UNWRITABLE % one
        begin(folder)
    except NoHistory as no:
        LOG.warning("%s: nothing can be published now. %s", folder, no.reason)
    except FileExistsError as error:
        return NO_FOLDER % str(error.filename)
    except OSError as error:
        return f"{error.filename}: {error.strerror}."
    if waiting := recover(folder):
        LOG.warning("%s is live; its history waits. %s", waiting.name, waiting.why)
    return ""
