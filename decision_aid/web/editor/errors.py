"""Error pages that only authors need: what they typed can't be saved, or is too much from a stranger."""

from http import HTTPStatus

from flask import Blueprint, current_app, g, request
from werkzeug.exceptions import RequestEntityTooLarge

from decision_aid.storage.file_errors import explanation, is_not_allowed
from decision_aid.web.http.errors import TOO_LARGE, ErrorPage, error_page

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


def set_up(pages: Blueprint) -> None:
    """Register the handlers for the pages of a blueprint, and of those in it."""
    pages.register_error_handler(RequestEntityTooLarge, _too_large)
    pages.register_error_handler(OSError, _save_failed)


def _too_large(_error: RequestEntityTooLarge) -> ErrorPage:
    said = TOO_LARGE if g.get("author") else TOO_LARGE_FOR_A_STRANGER
    return error_page(said, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _save_failed(error: OSError) -> ErrorPage:
    current_app.logger.error("%s: %s", request.endpoint, explanation(error))
    return error_page(NOT_ALLOWED if is_not_allowed(error) else UNWRITTEN, HTTPStatus.SERVICE_UNAVAILABLE)
