"""Registers the editor: one blueprint below /edit that requires a login, with the blueprints of its pages in it."""

from pathlib import Path

from flask import Blueprint, Flask
from werkzeug.routing import BaseConverter

from decision_aid.storage.history.repository import NoHistory
from decision_aid.web.editor import (
    check_help,
    entry_pages,
    file_list,
    history,
    history_status,
    known_browser,
    login,
    merge,
    old_versions,
    publishing,
    state,
    text_editor,
)
from decision_aid.web.http.sessions import EDITING

PARTS = (login, file_list, entry_pages, publishing, merge, history, old_versions, check_help, text_editor)


class FileName(BaseConverter):
    """The name of a rule file in a URL; excludes the paths of the login pages."""

    regex = r"(?!sign-(?:in|out)(?:/|$))[^/]+"


def set_up(app: Flask, folder: Path, editing: state.Editing) -> None:
    """Add the editor to the application."""
    state.keep(app, folder, editing)
    app.url_map.converters["file"] = FileName
    pages = Blueprint("editor", __name__, url_prefix=EDITING)
    pages.before_request(state.turned_away)
    pages.before_request(login.guard)
    pages.after_request(known_browser.remember)
    pages.register_error_handler(NoHistory, history_status.unreadable)
    pages.context_processor(login.facts)
    for part in PARTS:
        pages.register_blueprint(part.pages)
    app.register_blueprint(pages)
