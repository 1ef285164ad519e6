"""The device cookie: a signed cookie that says which author last logged in with this browser.

It grants no login. It gives the browser a count of its own in `login_throttle`, a place at the password check that
strangers can't take, and the larger body limit for text posted after the session expired.
"""

import secrets
from dataclasses import dataclass

from flask import Response, current_app, g, request

from decision_aid.web.editor.state import editor_state
from decision_aid.web.http.sessions import editor_path, sign_value, verify_value

PURPOSE = "known browser"
HALF_A_YEAR = 182 * 24 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class KnownBrowser:
    """The author who logged in with this browser last, and a random id of the browser."""

    author: str
    ident: str


def known_browser() -> KnownBrowser | None:
    """The verified cookie; None without one, or once its author is removed."""
    match verify_value(request.cookies.get(_cookie(), ""), PURPOSE):
        case [str(author), str(ident)] if author in editor_state().authors.names():
            return KnownBrowser(author, ident)
    return None


def browser_id_for(name: str) -> str:
    """The browser's id where that author logged in with it, ignoring case; else ""."""
    known = known_browser()
    return known.ident if known and known.author.casefold() == name.casefold() else ""


def set_device_cookie(response: Response) -> Response:
    """Set the cookie after a login."""
    author = g.get("author", "")
    if author and not browser_id_for(author):
        response.set_cookie(
            _cookie(),
            sign_value([author, secrets.token_hex(8)], PURPOSE),
            max_age=HALF_A_YEAR,
            path=editor_path(),
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )
    return response


def _cookie() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-known-browser"
