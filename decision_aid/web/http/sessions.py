"""Sessions in signed cookies, one for a consultation and another for an author; the server stores none of them.

A cookie is untrusted and may come from another version of the program: each part of a session is validated when it is
loaded, and a part of an unexpected shape is dropped. itsdangerous signs; a cookie is readable by its browser.
"""

import re
import secrets
import time
from collections.abc import Callable
from typing import Any

from flask import Flask, Request, Response, current_app, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadData, TimestampSigner, URLSafeSerializer, URLSafeTimedSerializer
from markupsafe import Markup

from decision_aid.consultation.voices import Voice

AIDS, NOTICES, SESSION_ID, AUTHOR, VOICE, LANGUAGE = "aids", "notices", "session_id", "author", "voice", "language"
CLEARED, NOTES_KEY, OWN_DEVICE = "cleared", "notes_key", "own-device"
IDLE_SECONDS = 30 * 60  # seconds without a request, before the page warns
WARNING_SECONDS = 2 * 60  # seconds from the warning until the answers are cleared
OWN_DEVICE_SECONDS = 7 * 24 * 60 * 60  # seconds without a request, where the person says that only they use the device
RENEW_AFTER_SECONDS = 60  # seconds; a younger cookie is not signed again, which takes time
EDITOR_PATH = "/edit"
MAX_COOKIE_BYTES = 3900  # bytes; browsers take 4096 for a cookie with its name and attributes
MAX_COOKIE_BYTES_READ = 8192  # bytes; more than any browser stores, so not worth verifying
ONE_VOICE_OR_TWO: tuple[list[type], ...] = ([str, int, dict], [str, int, dict, dict, dict])
HALF_A_LETTER = re.compile("[\ud800-\udfff]")
BAD_COOKIE_ERRORS = (
    BadData,
    AttributeError,
    KeyError,
    OverflowError,
    TypeError,
    ValueError,
)  # what loading a cookie of another program can raise


BOOT = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
STARTED = time.time() - time.clock_gettime(BOOT)


class BootClockSigner(TimestampSigner):
    """Signs with a timestamp from the boot clock, so that setting the computer's clock ends no session."""

    def get_timestamp(self) -> int:
        """Seconds since the epoch by the clock of this process."""
        return int(STARTED + time.clock_gettime(BOOT))


class CookieSessions(SecureCookieSessionInterface):
    """Flask's session interface: a signed cookie for the consultation, another for the editor."""

    _cached_serializer: tuple[tuple[object, ...], URLSafeTimedSerializer | None] | None = None

    def get_cookie_name(self, app: Flask) -> str:
        """A name of its own for the editor, so that clearing one session leaves the other."""
        return f"{super().get_cookie_name(app)}-author" if _editing() else super().get_cookie_name(app)

    def get_cookie_path(self, app: Flask) -> str:
        """The path of this site, or of the editor below it: the browser sends an author's cookie nowhere else."""
        return editor_path() if _editing() else request.script_root or super().get_cookie_path(app)

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Load and validate the session; it is empty after the idle time, and signed anew once it is a minute old."""
        serializer = self.get_signing_serializer(app)
        if serializer is None:
            return None
        try:
            found = self._load(app, serializer, request.cookies.get(self.get_cookie_name(app), ""))
        except BAD_COOKIE_ERRORS:
            found = self.session_class()
        old = found.modified
        for part in [part for part, value in found.items() if not VALIDATORS.get(part, _unknown)(value)]:
            del found[part]
        found.modified = old
        return found

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the cookie, except on static files: shared caches may store those."""
        if request.endpoint != "static":
            super().save_session(app, session, response)

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """The serializer, with a timestamp that never jumps; cached until the signing keys change."""
        keys = (app.secret_key, *(app.config["SECRET_KEY_FALLBACKS"] or ()))
        if self._cached_serializer is None or self._cached_serializer[0] != keys:
            serializer = super().get_signing_serializer(app)
            if serializer:
                serializer.signer = BootClockSigner
            self._cached_serializer = keys, serializer
        return self._cached_serializer[1]

    def _load(self, app: Flask, serializer: URLSafeTimedSerializer, value: str) -> SecureCookieSession:
        """Verify and load a cookie; one from the future is new, since another server's clock may be ahead of ours."""
        if not value or len(value) > MAX_COOKIE_BYTES_READ:
            return self.session_class()
        said, signed = serializer.loads(value, return_timestamp=True)
        age = BootClockSigner("").get_timestamp() - signed.timestamp()
        found = self.session_class(said if age <= _longest(app, said) else {})
        found.modified = not found or (age > RENEW_AFTER_SECONDS and not _editing())
        return found

    def cookie_bytes(self, app: Flask, now: SecureCookieSession) -> int:
        """Bytes of the session in a cookie, compressed and signed."""
        serializer = self.get_signing_serializer(app)
        return len(serializer.dumps(dict(now))) if serializer else 0


def fits_in_cookie() -> bool:
    """Whether the session fits into a cookie as it is now; browsers drop a larger one silently."""
    if 2 * len(ascii(dict(session))) <= MAX_COOKIE_BYTES:  # no character takes more, and signing costs time
        return True
    sessions = current_app.session_interface
    return not isinstance(sessions, CookieSessions) or sessions.cookie_bytes(current_app, session) <= MAX_COOKIE_BYTES  # type: ignore[arg-type]


def _longest(app: Flask, said: dict[str, object]) -> float:
    """Seconds until an unused session expires."""
    if _editing():
        return app.permanent_session_lifetime.total_seconds()
    return OWN_DEVICE_SECONDS if said.get(OWN_DEVICE) is True else IDLE_SECONDS + WARNING_SECONDS


def has_no_cookie() -> bool:
    """Whether the request has no session cookie, which each page with a form sets: cookies may be blocked."""
    sessions = current_app.session_interface
    return sessions.get_cookie_name(current_app) not in request.cookies


def session_id() -> str:
    """The id of this session, made when first asked for. It is no secret and guards nothing; `csrf` does that."""
    named: str = session.setdefault(SESSION_ID, secrets.token_hex(8))
    return named


def session_field() -> Markup:
    """The hidden field by which a form names the session of its page, so that a form from an earlier one is known."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(SESSION_ID, session_id())


def is_from_this_session() -> bool:
    """Whether the page of the posted form belongs to this session, and not to one that was cleared or ended."""
    return SESSION_ID in session and request.form.get(SESSION_ID) == session[SESSION_ID]


def editor_path() -> str:
    """The path of the editor, with the path of this site before it."""
    return f"{request.script_root}{EDITOR_PATH}"


def sign_value(value: object, purpose: str) -> str:
    """Sign a value for a cookie that outlives the session; `purpose` is the salt, for which alone it is valid."""
    text: str = _long_lived(purpose).dumps(value)
    return text


def verify_value(text: str, purpose: str) -> object:
    """Verify what `sign_value` returned for that purpose; None where the signature is missing or wrong."""
    try:
        return _long_lived(purpose).loads(text) if len(text) <= MAX_COOKIE_BYTES_READ else None
    except BAD_COOKIE_ERRORS:
        return None


def _long_lived(purpose: str) -> URLSafeSerializer:
    keys = [*(current_app.config["SECRET_KEY_FALLBACKS"] or ()), current_app.config["SECRET_KEY"]]  # newest last
    return URLSafeSerializer(keys, salt=f"decision-aid {purpose}")


def _editing() -> bool:
    return request.path == EDITOR_PATH or request.path.startswith(f"{EDITOR_PATH}/")


def _unknown(_value: object) -> bool:
    return False


def _text(value: object) -> bool:
    """Whether it is text without lone surrogates, which JSON can hold and UTF-8 can't."""
    return isinstance(value, str) and not HALF_A_LETTER.search(value)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _two_texts(value: object) -> bool:
    return _texts(value) and isinstance(value, list) and len(value) == 2


def _aids(value: object) -> bool:
    return isinstance(value, list) and all(map(_aid, value))


def _aid(value: object) -> bool:
    """One aid: name, short fingerprint, and the form values; of two voices, those of each alone and those of both."""
    if not isinstance(value, list) or list(map(type, value)) not in ONE_VOICE_OR_TWO:
        return False
    said = [one for typed in value[2:] for one in typed.items()]
    return _text(value[0]) and all(_text(question) and _texts(entries) for question, entries in said)


def _notices(value: object) -> bool:
    return isinstance(value, list) and all(_texts(one) and len(one) > 1 for one in value)


def _voice(value: object) -> bool:
    """The voice that is answering, and the page."""
    return _two_texts(value) and isinstance(value, list) and value[0] in [voice.value for voice in Voice]


VALIDATORS: dict[str, Callable[[Any], bool]] = {
    AIDS: _aids,
    AUTHOR: _two_texts,
    CLEARED: lambda value: value is True,
    OWN_DEVICE: lambda value: value is True,
    LANGUAGE: _text,
    NOTES_KEY: _text,
    NOTICES: _notices,
    SESSION_ID: _text,
    VOICE: _voice,
}
