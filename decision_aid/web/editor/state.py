"""The state of the editor (authors, drafts, throttle), and whether the folder can be edited."""

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
    """The shipped aids can't be edited: an update of the program would overwrite them."""


@dataclass(frozen=True, slots=True)
class Editing:
    """How authors log in: by password, or by the header of an authenticating proxy.

    That header and X-Forwarded-For count only from the addresses in `proxies`.
    """

    header: str = ""
    proxies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Desk:
    """What the editor's pages share; `closed` says why nobody can edit, "" where they can."""

    authors: Authors
    drafts: Drafts
    editing: Editing
    throttle: LoginThrottle
    closed: str = ""

    def draft(self, author: str, name: str, now: bytes) -> Draft | None:
        """The author's draft; None where it is live already, its commit pending. `now` is the content of the file."""
        found = self.drafts.find(author, name)
        if found and found.base != fingerprint(now):
            return None if without_status(content_of(found.text, now)) == without_status(now) else found
        return found


def keep(app: Flask, folder: Path, editing: Editing) -> None:
    """Attach the editor's state to the application; raises ShippedFolder."""
    if folder.resolve() == shipped("rules").resolve():
        raise ShippedFolder(folder)
    closed = _closed(folder)
    if closed:
        LOG.error("Editing can't start; consultations are served. %s", closed)
    app.extensions[KEY] = Desk(Authors(folder), Drafts(folder), editing, LoginThrottle(), closed)


def desk() -> Desk:
    """The editor's state of this application."""
    kept: Desk = current_app.extensions[KEY]
    return kept


def turned_away() -> tuple[str, int] | None:
    """While editing is closed: try to open it again, else answer 503 with the reason. Consultations go on."""
    if not desk().closed:
        return None
    current_app.extensions[KEY] = replace(desk(), closed=_closed(shelf().folder.path))
    if not desk().closed:
        return None
    return render_template("editor/closed.html", why=desk().closed), NOT_NOW


def _closed(folder: Path) -> str:
    """Prepare the folder for editing; return why that fails, else "". A broken history stops publishing only."""
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
