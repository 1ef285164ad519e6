"""A browser's signed cookie comes in; a session in which every part has its shape goes out."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Request, current_app, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadData

from decision_aid.voices import Voice

AIDS, NOTICES, TOKEN, AUTHOR, VOICE, LANGUAGE = "aids", "notices", "csrf_token", "author", "voice", "language"
EDITING = "/edit"
LARGEST = 3900  # browsers take 4096 bytes for a cookie, its name and its marks included
ONE_VOICE_OR_TWO: tuple[list[type], ...] = ([str, int, dict], [str, int, dict, dict, dict])
STRANGE = (BadData, AttributeError, KeyError, TypeError, ValueError)  # what reading another program's cookie can raise


class Sessions(SecureCookieSessionInterface):
    """Sessions in a signed cookie, another for authors; a part of another shape, as of another version, is empty."""

    def get_cookie_name(self, app: Flask) -> str:
        """The cookie of a consultation, or that of an author: to clear the one leaves the other."""
        return f"{super().get_cookie_name(app)}-author" if _editing() else super().get_cookie_name(app)

    def get_cookie_path(self, app: Flask) -> str:
        """Where the browser brings the cookie: an author's goes nowhere but to the pages for editing."""
        return EDITING if _editing() else super().get_cookie_path(app)

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session that the browser brought."""
        try:
            found = super().open_session(app, request)
        except STRANGE:
            found = self.session_class()
        for part in [part for part, value in (found or {}).items() if not FITTING.get(part, _nothing)(value)]:
            del found[part]  # type: ignore[union-attr]  # there are parts only where there is a session
        return found

    def size(self, app: Flask, now: SecureCookieSession) -> int:
        """How many bytes the session takes in a cookie, signed and packed."""
        serializer = self.get_signing_serializer(app)
        return len(serializer.dumps(dict(now))) if serializer else 0


def fits() -> bool:
    """Whether a browser would keep the session as it stands now; a larger cookie is dropped without a word."""
    if 2 * len(ascii(dict(session))) <= LARGEST:  # no letter takes more room in a cookie, and signing costs time
        return True
    sessions = current_app.session_interface
    return not isinstance(sessions, Sessions) or sessions.size(current_app, session) <= LARGEST  # type: ignore[arg-type]


def _editing() -> bool:
    return request.path == EDITING or request.path.startswith(f"{EDITING}/")


def _nothing(_value: object) -> bool:
    return False


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _author(value: object) -> bool:
    return _texts(value) and isinstance(value, list) and len(value) == 2


def _aids(value: object) -> bool:
    return isinstance(value, list) and all(map(_aid, value))


def _aid(value: object) -> bool:
    """One aid: its name, its version's mark, and what was typed; or, of two voices, by each alone and by both."""
    if not isinstance(value, list) or list(map(type, value)) not in ONE_VOICE_OR_TWO:
        return False
    return all(isinstance(question, str) and _texts(said) for typed in value[2:] for question, said in typed.items())


def _notices(value: object) -> bool:
    return isinstance(value, list) and all(_texts(one) and len(one) > 1 for one in value)


FITTING: dict[str, Callable[[Any], bool]] = {
    AIDS: _aids,
    AUTHOR: _author,
    LANGUAGE: lambda value: isinstance(value, str),
    NOTICES: _notices,
    TOKEN: lambda value: isinstance(value, str),
    VOICE: lambda value: value in [voice.value for voice in Voice],
}
