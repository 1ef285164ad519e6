"""A folder of rule files comes in; the web application that shows them goes out."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask

from decision_aid.resources import shipped
from decision_aid.storage.rule_folder import RuleFolder
from decision_aid.web.http import (
    body_limits,
    deployment,
    errors,
    headers,
    health,
    language_choice,
    request_log,
    served_folder,
)
from decision_aid.web.http.sessions import Sessions
from decision_aid.web.person import enter_code, handout, leave, questions, reports, summary, what_if
from decision_aid.web.rendering import jinja

if TYPE_CHECKING:
    from decision_aid.web.editor.state import Editing

PARTS = (questions, summary, what_if, enter_code, handout, reports, health)
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
    today: Callable[[], datetime.date] = datetime.date.today,
    edit: "Editing | None" = None,
) -> Flask:
    """The application; `secret_key` may hold older keys after the first, `address` is what people type to reach it.

    Where `edit` is None there are no pages for authors at all.
    """
    templates_folder = shipped("templates")
    app = Flask(__name__, template_folder=str(templates_folder), static_folder=str(templates_folder / "static"))
    app.session_interface = Sessions()
    app.url_map.strict_slashes = app.url_map.merge_slashes = False  # else a redirect goes to any host that is named
    app.config.update(SETTINGS)
    body_limits.set_up(app)
    deployment.sign_with(app, secret_key)
    if address:
        deployment.answer_to(app, address)
    served_folder.keep(app, RuleFolder(folder, today), today)
    jinja.set_up(app)
    headers.set_up(app)
    errors.set_up(app)
    request_log.set_up(app)
    language_choice.set_up(app)
    deployment.refuse_foreign_forms(app)
    leave.set_up(app)
    for part in PARTS:
        app.register_blueprint(part.pages)
    if edit:
        _let_authors_in(app, folder, edit)
    return app


def _let_authors_in(app: Flask, folder: Path, edit: "Editing") -> None:
    from decision_aid.web.editor.pages import set_up

    set_up(app, folder, edit)
