"""Registers the editor: one blueprint below /edit that requires a login, with the blueprints of its pages in it."""

from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Flask, current_app, g, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.routing import BaseConverter

from decision_aid.rule_file.editing import NoSuchEntry, Unreadable
from decision_aid.storage.file_errors import explanation, is_not_allowed
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.web.editor import state
from decision_aid.web.editor.aids import file_list, new_aid, settings, whole_aid
from decision_aid.web.editor.drafts import draft, merge, text_editor
from decision_aid.web.editor.entries import entry_deletion, entry_list, entry_moves, entry_pages
from decision_aid.web.editor.imports import result_import, source_import, statement_sheet
from decision_aid.web.editor.people import authors, known_browser, login, roles
from decision_aid.web.editor.preview import preview_page
from decision_aid.web.editor.problems import waivers
from decision_aid.web.editor.publishing import history, history_status, old_versions, publish_page
from decision_aid.web.editor.review import comments, review_page
from decision_aid.web.editor.translations import translation_approval, translation_page, translation_review
from decision_aid.web.http.errors import TOO_LARGE, UNKNOWN_PAGE, ErrorPage, error_page
from decision_aid.web.http.json_over_http import is_safe
from decision_aid.web.http.sessions import EDITOR_PATH

PARTS = (
    *(login, authors, settings, file_list, new_aid, whole_aid, entry_list, entry_pages, entry_moves, entry_deletion),
    *(source_import, result_import, comments),
    *(statement_sheet, publish_page, review_page, merge, history, old_versions, waivers),
    *(translation_page, translation_review, translation_approval, preview_page, text_editor),
)
TOO_LARGE_FOR_A_STRANGER = (
    "Sign in first",
    "You are not signed in, and what was sent is more than is taken from somebody who is not. Nothing of it was kept. "
    "Sign in on this computer, then send it again.",
)
UNWRITTEN = (
    "This can't be written down now",
    "The disk may be full, or the folder away. What you typed is still in the page before: go back and copy it. "
    "Whoever looks after this computer finds the reason in its log. Consultations go on meanwhile.",
)
NOT_ALLOWED = (
    "The server may not write this down",
    "A file or folder of the server belongs to somebody else on this computer. What you typed is still in the page "
    "before: go back and copy it. Whoever looks after this computer finds the file and its owner in the log. "
    "Consultations go on meanwhile.",
)


def _add_error_pages(pages: Blueprint) -> None:
    pages.register_error_handler(RequestEntityTooLarge, _too_large)
    pages.register_error_handler(OSError, _save_failed)
    pages.register_error_handler(Unreadable, _blocked)
    pages.register_error_handler(NoSuchEntry, lambda _error: error_page(UNKNOWN_PAGE, HTTPStatus.NOT_FOUND))


def _blocked(error: Unreadable) -> str:
    """The page that says why a text has no forms."""
    work = draft.working_copy((request.view_args or {})["name"])
    return render_template("editor/entries_blocked.html", work=work, problems=error.problems)


def _too_large(_error: RequestEntityTooLarge) -> ErrorPage:
    said = TOO_LARGE if g.get("author") else TOO_LARGE_FOR_A_STRANGER
    return error_page(said, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _save_failed(error: OSError) -> ErrorPage:
    current_app.logger.error("%s: %s", request.endpoint, explanation(error))
    return error_page(NOT_ALLOWED if is_not_allowed(error) else UNWRITTEN, HTTPStatus.SERVICE_UNAVAILABLE)


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
    pages.before_request(roles.require_role)
    pages.after_request(known_browser.set_device_cookie)
    pages.register_error_handler(HistoryUnavailable, history_status.render_unreadable_history)
    _add_error_pages(pages)
    pages.context_processor(login.editor_variables)
    pages.context_processor(roles.role_variables)
    for part in PARTS:
        pages.register_blueprint(part.pages)
    if editing.provider:
        pages.register_blueprint(_openid_pages(app, editing.provider))
    app.register_blueprint(pages)


def _openid_pages(app: Flask, provider: state.OpenIdProvider) -> Blueprint:
    """The pages of a provider's sign-in; raises InvalidSignIn where it can't be used."""
    if not app.config["TRUSTED_HOSTS"]:
        raise state.InvalidSignIn("the address of this site is missing")
    if not is_safe(provider.issuer):
        raise state.InvalidSignIn(f"'{provider.issuer}' is no address that begins with https://")
    if not provider.client_id:
        raise state.InvalidSignIn("the id of this site there is missing")
    try:
        from decision_aid.web.editor.people import openid_login
    except ModuleNotFoundError as missing:
        raise state.InvalidSignIn(f"the package {missing.name} is not installed, which docs/deploy.md names") from None
    return openid_login.pages
