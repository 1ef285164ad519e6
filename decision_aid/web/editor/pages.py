"""An application and its folder come in; it goes out with the pages on which authors edit and publish rule files."""

from pathlib import Path

from flask import Blueprint, Flask
from werkzeug.routing import BaseConverter

from decision_aid.rule_history.opening import NoHistory
from decision_aid.web.editor import (
    desk,
    entries,
    files,
    history,
    known_browser,
    publishing,
    seeing,
    signing_in,
    standing,
    taking_over,
    why,
    writing,
)
from decision_aid.web.sessions import EDITING

PARTS = (signing_in, files, entries, publishing, taking_over, history, seeing, why, writing)


class FileName(BaseConverter):
    """The name of a rule file in an address, where the names of our own pages can stand too."""

    regex = r"(?!sign-(?:in|out)(?:/|$))[^/]+"


def set_up(app: Flask, folder: Path, editing: desk.Editing) -> None:
    """Give the application its pages for authors, all of them behind the signing in."""
    desk.keep(app, folder, editing)
    app.url_map.converters["file"] = FileName
    pages = Blueprint("editor", __name__, url_prefix=EDITING)
    pages.before_request(desk.turned_away)
    pages.before_request(signing_in.guard)
    pages.after_request(known_browser.remember)
    pages.register_error_handler(NoHistory, standing.unreadable)
    pages.context_processor(signing_in.facts)
    for part in PARTS:
        pages.register_blueprint(part.pages)
    app.register_blueprint(pages)
