"""The application factory: assembles Flask, the pages and the editor over a folder of rule files."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask

from decision_aid.resources import resource_folder
from decision_aid.storage.check_process import CHECKER, Checker
from decision_aid.storage.rule_folder import RuleFolder
from decision_aid.web.http import (
    body_limits,
    csrf,
    deployment,
    errors,
    headers,
    health,
    language_choice,
    request_log,
    served_folder,
)
from decision_aid.web.http.sessions import CookieSessions
from decision_aid.web.person import (
    counts,
    enter_code,
    fhir,
    handout,
    hospital,
    leave,
    questions,
    reports,
    summary,
    what_if,
)
from decision_aid.web.rendering import jinja

if TYPE_CHECKING:
    from decision_aid.web.editor.state import AuthorLogin
    from decision_aid.web.http.record_system import RecordSystem

PARTS = (questions, summary, what_if, enter_code, handout, fhir, reports, hospital, health)
FIXED_LANGUAGES = language_choice.FixedLanguages(
    english=frozenset({"editor", "health", "hospital"}),  # health checks must answer while the folder hangs
    original=frozenset({"reports.report"}),  # it quotes standards and findings, which are not translated
    addressed="leave.cleared",
)
SETTINGS = {
    "PERMANENT_SESSION_LIFETIME": datetime.timedelta(hours=8),
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_NAME": "decision-aid",
    "SESSION_COOKIE_SAMESITE": "Lax",
}


def create_app(
    folder: Path,
    *,
    secret_key: str | None = None,
    address: str = "",
    embedders: str = "",
    today: Callable[[], datetime.date] = datetime.date.today,
    edit: "AuthorLogin | None" = None,
    approved_only: bool = False,
    record: "RecordSystem | None" = None,
    count: bool = False,
    checker: Checker = CHECKER,
) -> Flask:
    """Create the application; `address` is the public URL, `secret_key` one or more keys, the newest first.

    `embedders` are the sites that may show it in a frame, with blanks between them; `count` keeps tens of uses by week.
    Without `edit` there is no editor, and without a `record` system no launch: their modules are not even imported.
    """
    templates_folder = resource_folder("templates")
    app = Flask(__name__, template_folder=str(templates_folder), static_folder=str(templates_folder / "static"))
    app.session_interface = CookieSessions()
    app.url_map.strict_slashes = app.url_map.merge_slashes = False  # else Werkzeug redirects to whatever Host is sent
    app.config.update(SETTINGS)
    body_limits.set_up(app)
    deployment.set_up(app, secret_key, address, embedders)
    served_folder.set_up(app, RuleFolder(folder, today, checker), today, approved_only=approved_only)
    for wrapped in (jinja, headers, errors, health, request_log):
        wrapped.set_up(app)
    language_choice.set_up(app, FIXED_LANGUAGES)
    csrf.set_up(app)
    leave.set_up(app)
    for part in PARTS:
        app.register_blueprint(part.pages)
    _set_up_optional(app, folder, edit, record, count=count)
    return app


def _set_up_optional(
    app: Flask, folder: Path, edit: "AuthorLogin | None", record: "RecordSystem | None", *, count: bool
) -> None:
    if count:
        counts.set_up(app, folder)
    if record:
        _set_up_launch(app, record)
    if edit:
        _set_up_editor(app, folder, edit)


def _set_up_launch(app: Flask, record: "RecordSystem") -> None:
    try:
        from decision_aid.web.person import cds_hooks, launch
    except ModuleNotFoundError as missing:
        from decision_aid.web.http.record_system import InvalidRecordSystem

        raise InvalidRecordSystem(f"the package {missing.name} is not installed, which docs/deploy.md names") from None
    launch.set_up(app, record)
    app.register_blueprint(cds_hooks.pages)


def _set_up_editor(app: Flask, folder: Path, edit: "AuthorLogin") -> None:
    from decision_aid.web.editor.pages import set_up

    set_up(app, folder, edit)
