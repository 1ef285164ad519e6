"""A browser's signed cookie comes in; a session in which every part has its shape goes out."""

import re
import time
from collections.abc import Callable
from typing import Any

from flask import Flask, Request, Response, current_app, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadData, TimestampSigner, URLSafeSerializer, URLSafeTimedSerializer

from decision_aid.consultation.voices import Voice

AIDS, NOTICES, TOKEN, AUTHOR, VOICE, LANGUAGE = "aids", "notices", "csrf_token", "author", "voice", "language"
CLEARED = "cleared"
IDLE = 30 * 60  # seconds without a sign of anybody, before the browser warns
WARNING = 2 * 60  # seconds that the warning stands, before all is gone
A_MINUTE = 60  # a cookie younger than that is not made anew, which takes time
EDITING = "/edit"
LARGEST = 3900  # browsers take 4096 bytes for a cookie, its name and its marks included
LARGEST_BROUGHT = 8192  # more than any browser keeps: not worth unpacking
ONE_VOICE_OR_TWO: tuple[list[type], ...] = ([str, int, dict], [str, int, dict, dict, dict])
HALF_A_LETTER = re.compile("[\ud800-\udfff]")
STRANGE = (
    BadData,
    AttributeError,
    KeyError,
    OverflowError,
    TypeError,
    ValueError,
)  # what reading another program's cookie can raise


BOOT = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
STARTED = time.time() - time.clock_gettime(BOOT)


class SteadySigner(TimestampSigner):
    """A signer whose time goes on evenly while the process runs, also where somebody sets the computer's clock."""

    def get_timestamp(self) -> int:
        """The second of this signing."""
        return int(STARTED + time.clock_gettime(BOOT))


class Sessions(SecureCookieSessionInterface):
    """Sessions in a signed cookie, another for authors; a part of another shape, as of another version, is empty."""

    _made: tuple[tuple[object, ...], URLSafeTimedSerializer | None] | None = None

    def get_cookie_name(self, app: Flask) -> str:
        """The cookie of a consultation, or that of an author: to clear the one leaves the other."""
        return f"{super().get_cookie_name(app)}-author" if _editing() else super().get_cookie_name(app)

    def get_cookie_path(self, app: Flask) -> str:
        """Where the browser brings the cookie: below the path of this site, an author's to the pages for editing."""
        return editing_path() if _editing() else request.script_root or super().get_cookie_path(app)

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """The session that the browser brought; an old one is made anew, and one that nobody used for long is empty."""
        serializer = self.get_signing_serializer(app)
        if serializer is None:
            return None
        try:
            found = self._brought(app, serializer, request.cookies.get(self.get_cookie_name(app), ""))
        except STRANGE:
            found = self.session_class()
        old = found.modified
        for part in [part for part, value in found.items() if not FITTING.get(part, _nothing)(value)]:
            del found[part]
        found.modified = old
        return found

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Give the browser the session, but never with a file that others may keep a copy of."""
        if request.endpoint != "static":
            super().save_session(app, session, response)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """What signs the cookie, with a time that never jumps; made once for the keys that are in use."""
        keys = (app.secret_key, *(app.config["SECRET_KEY_FALLBACKS"] or ()))
        if self._made is None or self._made[0] != keys:
            serializer = super().get_signing_serializer(app)
            if serializer:
                serializer.signer = SteadySigner
            self._made = keys, serializer
        return self._made[1]

    def _brought(self, app: Flask, serializer: URLSafeTimedSerializer, value: str) -> SecureCookieSession:
        """What was signed, unless long ago; another server's clock may be ahead of ours, so what is to come is new."""
        if not value or len(value) > LARGEST_BROUGHT:
            return self.session_class()
        said, signed = serializer.loads(value, return_timestamp=True)
        age = SteadySigner("").get_timestamp() - signed.timestamp()
        found = self.session_class(said if age <= _longest(app) else {})
        found.modified = not found or (age > A_MINUTE and not _editing())
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


def _longest(app: Flask) -> float:
    """How many seconds a session lasts that nobody uses."""
    return app.permanent_session_lifetime.total_seconds() if _editing() else IDLE + WARNING


def is_without_cookie() -> bool:
    """Whether the browser brought no cookie of ours at all: each page with a form gives it one."""
    sessions = current_app.session_interface
    return sessions.get_cookie_name(current_app) not in request.cookies


def editing_path() -> str:
    """Where the pages for authors begin, also where a web server has this site below a path of its own."""
    return f"{request.script_root}{EDITING}"


def sign(value: object, purpose: str) -> str:
    """A value as a cookie that outlives sessions; what is signed for one purpose counts for no other."""
    text: str = _long_lived(purpose).dumps(value)
    return text


def signed(text: str, purpose: str) -> object:
    """What `sign` was given for that purpose; None where this site signed no such thing."""
    try:
        return _long_lived(purpose).loads(text) if len(text) <= LARGEST_BROUGHT else None
    except STRANGE:
        return None


def _long_lived(purpose: str) -> URLSafeSerializer:
    keys = [*(current_app.config["SECRET_KEY_FALLBACKS"] or ()), current_app.config["SECRET_KEY"]]  # newest last
    return URLSafeSerializer(keys, salt=f"decision-aid {purpose}")


def _editing() -> bool:
    return request.path == EDITING or request.path.startswith(f"{EDITING}/")


def _nothing(_value: object) -> bool:
    return False


def _text(value: object) -> bool:
    """Whether it can stand on a page: half of a letter, which JSON can hold, can't."""
    return isinstance(value, str) and not HALF_A_LETTER.search(value)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _two_texts(value: object) -> bool:
    return _texts(value) and isinstance(value, list) and len(value) == 2


def _aids(value: object) -> bool:
    return isinstance(value, list) and all(map(_aid, value))


def _aid(value: object) -> bool:
    """One aid: its name, its version's mark, and what was typed; or, of two voices, by each alone and by both."""
    if not isinstance(value, list) or list(map(type, value)) not in ONE_VOICE_OR_TWO:
        return False
    said = [one for typed in value[2:] for one in typed.items()]
    return _text(value[0]) and all(_text(question) and _texts(entries) for question, entries in said)


def _notices(value: object) -> bool:
    return isinstance(value, list) and all(_texts(one) and len(one) > 1 for one in value)


def _voice(value: object) -> bool:
    """Who is answering, and on which page."""
    return _two_texts(value) and isinstance(value, list) and value[0] in [voice.value for voice in Voice]


FITTING: dict[str, Callable[[Any], bool]] = {
    AIDS: _aids,
    AUTHOR: _two_texts,
    CLEARED: lambda value: value is True,
    LANGUAGE: _text,
    NOTICES: _notices,
    TOKEN: _text,
    VOICE: _voice,
}
