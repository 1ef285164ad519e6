"""Remembers, in a signed cookie of its own, that an author was signed in with this browser once.

It lets nobody in. It gives the browser a count of its own wrong tries (see `login_throttle`), a place at the password
check that strangers can't fill, and room in a form for a text that its author sends after the session has ended.
"""

import secrets
from dataclasses import dataclass

from flask import Response, current_app, g, request

from decision_aid.web.editor.state import desk
from decision_aid.web.http.sessions import editing_path, sign, signed

PURPOSE = "known browser"
HALF_A_YEAR = 182 * 24 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class KnownBrowser:
    """The author who was signed in with this browser last, and what tells the browser from their others."""

    author: str
    ident: str


def known_browser() -> KnownBrowser | None:
    """What the cookie of this request says, while its author may still edit."""
    match signed(request.cookies.get(_cookie(), ""), PURPOSE):
        case [str(author), str(ident)] if author in desk().authors.names():
            return KnownBrowser(author, ident)
    return None


def ident_for(name: str) -> str:
    """The browser's mark where that author was signed in with it, in whatever letters they type their name."""
    known = known_browser()
    return known.ident if known and known.author.casefold() == name.casefold() else ""


def remember(response: Response) -> Response:
    """Give the browser the cookie once somebody is signed in with it."""
    author = g.get("author", "")
    if author and not ident_for(author):
        response.set_cookie(
            _cookie(),
            sign([author, secrets.token_hex(8)], PURPOSE),
            max_age=HALF_A_YEAR,
            path=editing_path(),
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )
    return response


def _cookie() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-known-browser"
