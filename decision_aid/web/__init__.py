"""A folder of rule files comes in; the web application that shows them goes out."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask

from decision_aid.rule_folder import RuleFolder
from decision_aid.shipped import shipped
from decision_aid.web import (
    behind,
    bodies,
    consultation,
    errors,
    evidence,
    headers,
    health,
    leaving,
    paper,
    request_log,
    returning,
    review,
    shelf,
    switching,
    templates,
    what_if,
)
from decision_aid.web.sessions import Sessions

if TYPE_CHECKING:
    from decision_aid.web.editor.desk import Editing

PARTS = (consultation, evidence, what_if, returning, paper, review, health)
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
    bodies.set_up(app)
    behind.sign_with(app, secret_key)
    if address:
        behind.answer_to(app, address)
    shelf.keep(app, RuleFolder(folder, today), today)
    templates.set_up(app)
    headers.set_up(app)
    errors.set_up(app)
    request_log.set_up(app)
    switching.set_up(app)
    behind.refuse_foreign_forms(app)
    leaving.set_up(app)
    for part in PARTS:
        app.register_blueprint(part.pages)
    if edit:
        _let_authors_in(app, folder, edit)
    return app


def _let_authors_in(app: Flask, folder: Path, edit: "Editing") -> None:
    from decision_aid.web.editor.pages import set_up

    set_up(app, folder, edit)
