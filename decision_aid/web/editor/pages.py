"""Registers the editor: one blueprint below /edit that requires a login, with the blueprints of its pages in it."""

from pathlib import Path

from flask import Blueprint, Flask
from werkzeug.routing import BaseConverter

from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.web.editor import (
    check_help,
    entry_pages,
    errors,
    file_list,
    history,
    history_status,
    known_browser,
    login,
    merge,
    old_versions,
    publishing,
    review,
    state,
    text_editor,
)
from decision_aid.web.http.sessions import EDITOR_PATH

PARTS = (login, file_list, entry_pages, publishing, review, merge, history, old_versions, check_help, text_editor)


class RuleFileConverter(BaseConverter):
    """The name of a rule file in a URL; excludes the paths of the login pages."""

    regex = r"(?!sign-(?:in|out)(?:/|$))[^/]+"


def set_up(app: Flask, folder: Path, editing: state.AuthorLogin) -> None:
    """Add the editor to the application."""
    state.set_up(app, folder, editing)
    app.url_map.converters["file"] = RuleFileConverter
    pages = Blueprint("editor", __name__, url_prefix=EDITOR_PATH)
    pages.before_request(state.refuse_while_closed)
    pages.before_request(login.require_login)
    pages.after_request(known_browser.set_device_cookie)
    pages.register_error_handler(HistoryUnavailable, history_status.render_unreadable_history)
    errors.set_up(pages)
    pages.context_processor(login.editor_variables)
    for part in PARTS:
        pages.register_blueprint(part.pages)
    app.register_blueprint(pages)
