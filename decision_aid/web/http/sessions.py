"""Sessions in signed cookies, one for a consultation and another for an author; the server stores none of them.

itsdangerous signs them, so what a cookie holds is as this program wrote it; a cookie is readable by its browser. One
that was signed under another COOKIE_VERSION, where something was kept otherwise, counts as empty.
"""

import secrets
import time

from flask import Flask, Request, Response, current_app, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadData, TimestampSigner, URLSafeSerializer, URLSafeTimedSerializer
from markupsafe import Markup

COOKIE_VERSION = 3  # one more with each change of what is kept, or of how
AIDS, NOTICES, SESSION_ID, AUTHOR, VOICE, LANGUAGE = "aids", "notices", "session_id", "author", "voice", "language"
CLEARED, NOTES_KEY, OWN_DEVICE = "cleared", "notes_key", "own-device"
UNREADABLE = "unreadable"  # the cookie was there, and another version or key signed it: a page says so once
LAUNCH, PROPOSED, COUNTED, SIGN_IN = "launch", "proposed", "counted", "sign-in"
IDLE_SECONDS = 30 * 60  # seconds without a request, before the page warns
WARNING_SECONDS = 2 * 60  # seconds from the warning until the answers are cleared
OWN_DEVICE_SECONDS = 7 * 24 * 60 * 60  # seconds without a request, where the person says that only they use the device
RENEW_AFTER_SECONDS = 60  # seconds; a younger cookie is not signed again, which takes time
EDITOR_PATH = "/edit"
STORED_BY_CACHES = {"static", "hospital.logo", "hospital.colour"}  # endpoints that are the same for everybody
MAX_COOKIE_BYTES = 3900  # bytes; browsers take 4096 for a cookie with its name and attributes
MAX_COOKIE_BYTES_READ = 8192  # bytes; more than any browser stores, so not worth verifying


def _boot_clock() -> int:
    """The clock that also counts while the computer sleeps, where there is one; a browser only names it."""
    boot: int = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    try:
        time.clock_gettime(boot)
    except OSError:
        return time.CLOCK_MONOTONIC
    return boot


BOOT = _boot_clock()
STARTED = time.time() - time.clock_gettime(BOOT)


class BootClockSigner(TimestampSigner):
    """Signs with a timestamp from the boot clock, so that setting the computer's clock ends no session."""

    def get_timestamp(self) -> int:
        """Seconds since the epoch by the clock of this process."""
        return int(STARTED + time.clock_gettime(BOOT))


class CookieSessions(SecureCookieSessionInterface):
    """Flask's session interface: a signed cookie for the consultation, another for the editor."""

    salt = f"decision-aid session {COOKIE_VERSION}"
    _cached_serializer: tuple[tuple[object, ...], URLSafeTimedSerializer | None] | None = None

    def get_cookie_name(self, app: Flask) -> str:
        """A name of its own for the editor, so that clearing one session leaves the other."""
        return f"{super().get_cookie_name(app)}-author" if is_editing() else super().get_cookie_name(app)

    def get_cookie_path(self, app: Flask) -> str:
        """The path of this site, or of the editor below it: the browser sends an author's cookie nowhere else."""
        return editor_path() if is_editing() else request.script_root or super().get_cookie_path(app)

    def get_cookie_samesite(self, app: Flask) -> str | None:
        """As configured; an author's cookie never goes along within another site's page."""
        return "Lax" if is_editing() else super().get_cookie_samesite(app)

    def get_cookie_partitioned(self, app: Flask) -> bool:
        """As configured, for consultations alone."""
        return not is_editing() and super().get_cookie_partitioned(app)

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Verify and load the session; it is empty after the idle time, and signed anew once it is a minute old."""
        serializer = self.get_signing_serializer(app)
        if serializer is None:
            return None
        try:
            return self._load(app, serializer, request.cookies.get(self.get_cookie_name(app), ""))
        except BadData:
            return self.session_class({} if is_editing() else {UNREADABLE: True})

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the cookie, except on what shared caches may store, such as static files."""
        if request.endpoint not in STORED_BY_CACHES:
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
        found.modified = not found or (age > RENEW_AFTER_SECONDS and not is_editing())
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
    if is_editing():
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
    except BadData:
        return None


def _long_lived(purpose: str) -> URLSafeSerializer:
    keys = [*(current_app.config["SECRET_KEY_FALLBACKS"] or ()), current_app.config["SECRET_KEY"]]  # newest last
    return URLSafeSerializer(keys, salt=f"decision-aid {purpose}")


def is_editing() -> bool:
    """Whether the request is for a page of the editor."""
    return request.path == EDITOR_PATH or request.path.startswith(f"{EDITOR_PATH}/")
