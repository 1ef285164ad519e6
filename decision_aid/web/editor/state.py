"""The state of the editor (authors, drafts, throttle), and whether the folder can be edited."""

import logging
import os
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path

from flask import Flask, current_app, render_template

from decision_aid.model.fingerprint import fingerprint
from decision_aid.resources import resource_folder
from decision_aid.rule_file.line_endings import encode_text
from decision_aid.storage.authors import Authors
from decision_aid.storage.drafts import Draft, Drafts, ReviewTicks
from decision_aid.storage.file_errors import explanation
from decision_aid.storage.files import private_folder
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.history.status import HistoryStatus, read_history_status
from decision_aid.storage.publishing import PendingCommit, recover_publication
from decision_aid.storage.review_status import without_status
from decision_aid.storage.state_log import StateLog
from decision_aid.storage.tracked_files import commit_changes
from decision_aid.web.editor.people.login_throttle import LoginThrottle
from decision_aid.web.http.served_folder import served_folder

KEY = "decision-aid-editor"
UNWRITABLE = "%s can't be written to."
NO_FOLDER = "%s is a file, and has to be a folder: move it away."
NONE_WAITS = "No history waits any more."
PUBLISHED_AGAIN = "Texts can be published again."
NO_REMARKS = "Git is again as it should be."
USUAL_NAME = "preferred_username"  # the claim that has what people sign in as
LOG = logging.getLogger(__name__)


class ShippedFolder(ValueError):
    """The shipped aids can't be edited: an update of the program would overwrite them."""


class InvalidSignIn(ValueError):
    """What is set about the provider that signs authors in can't be used; says why."""


@dataclass(frozen=True, slots=True)
class OpenIdProvider:
    """The OpenID Connect provider that signs authors in; without a secret this site is a public client there.

    `name_claim` has the author's name. `roles_claim` has groups: those that begin with `decision-aid-` say what the
    author may do, and whoever has one is an author. Without that claim, only listed names are.
    """

    issuer: str
    client_id: str
    secret: str = field(default="", repr=False)
    name_claim: str = USUAL_NAME
    roles_claim: str = ""


@dataclass(frozen=True, slots=True)
class AuthorLogin:
    """How authors log in: by password, by an OpenID Connect provider, or by the header of an authenticating proxy.

    That header and X-Forwarded-For count only from the addresses in `proxies`.
    """

    header: str = ""
    proxies: frozenset[str] = frozenset()
    provider: OpenIdProvider | None = None


@dataclass(frozen=True, slots=True)
class EditorState:
    """What the editor's pages share; `closed` says why nobody can edit, "" where they can."""

    authors: Authors
    drafts: Drafts
    ticks: ReviewTicks
    author_login: AuthorLogin
    throttle: LoginThrottle
    log: StateLog
    closed: str = ""

    def draft(self, author: str, name: str, now: bytes) -> Draft | None:
        """The author's draft; None where it is live already, its commit pending. `now` is the content of the file."""
        found = self.drafts.find(author, name)
        if found and found.base != fingerprint(now):
            return None if without_status(encode_text(found.text, now)) == without_status(now) else found
        return found


def set_up(app: Flask, folder: Path, editing: AuthorLogin) -> None:
    """Attach the editor's state to the application; raises ShippedFolder."""
    if folder.resolve() == resource_folder("rules").resolve():
        raise ShippedFolder(folder)
    log = StateLog(LOG)
    closed = _closed(folder, log)
    if closed:
        LOG.error("Editing can't start; consultations are served. %s", closed)
    app.extensions[KEY] = EditorState(
        Authors(folder), Drafts(folder), ReviewTicks(folder), editing, LoginThrottle(), log, closed
    )


def editor_state() -> EditorState:
    """The editor's state of this application."""
    kept: EditorState = current_app.extensions[KEY]
    return kept


def refuse_while_closed() -> tuple[str, int] | None:
    """While editing is closed: try to open it again, else answer 503 with the reason. Consultations go on."""
    if not editor_state().closed:
        return None
    state = editor_state()
    current_app.extensions[KEY] = replace(state, closed=_closed(served_folder().folder.path, state.log))
    if not editor_state().closed:
        return None
    return render_template("editor/closed.html", why=editor_state().closed), HTTPStatus.SERVICE_UNAVAILABLE


def log_history(log: StateLog, folder: Path, waiting: PendingCommit | None, found: HistoryStatus) -> None:
    """Log what waits for its commit, why nothing can be published, and remarks, when each begins, changes and ends."""
    facts = {
        "waits": (waiting and f"{waiting.name or 'A version'} is live; its history waits. {waiting.why}", NONE_WAITS),
        "refusal": (found.refusal and f"Nothing can be published now. {found.refusal}", PUBLISHED_AGAIN),
        "remarks": (" ".join(found.remarks), NO_REMARKS),
    }
    for subject, (fault, recovery) in facts.items():
        log.report(
            f"{folder} {subject}", f"{folder}: {fault}" if fault else "", f"{folder}: {recovery}", logging.WARNING
        )


def _closed(folder: Path, log: StateLog) -> str:
    """Prepare the folder for editing; return why that fails, else "". A broken history stops publishing only."""
    try:
        for one in (folder, private_folder(folder)):
            if not os.access(one, os.W_OK):
                return UNWRITABLE % one
        init_repository(folder)
        found = read_history_status(folder)
    except HistoryUnavailable as no:
        found = HistoryStatus(no.reason)
    except FileExistsError as error:
        return NO_FOLDER % str(error.filename)
    except OSError as error:
        return explanation(error)
    log_history(log, folder, recover_publication(folder), found)
    commit_changes(folder)
    return ""
