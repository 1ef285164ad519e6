"""Authentication of authors: the login page, the session, and the rescue of text posted after the session expired.

A trusted reverse proxy may say who the author is, and what the client's address is. Both count only on requests from an
address in `web.editor.state.AuthorLogin.proxies`: anybody can send a header.
"""

import contextlib
import logging
import unicodedata
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from decision_aid.storage.authors import LONGEST_NAME, NOT_IN_A_NAME, TooManyPasswordChecks
from decision_aid.storage.file_errors import explanation
from decision_aid.web.editor.people import known_browser
from decision_aid.web.editor.people.login_throttle import AttemptKey, attempt_key
from decision_aid.web.editor.state import editor_state
from decision_aid.web.http import body_limits
from decision_aid.web.http.sessions import AUTHOR, SESSION_ID, has_no_cookie, is_from_this_session

pages = Blueprint("login", __name__)

LOG = logging.getLogger(__name__)

SENT = ("text", "base", "seen", "window")
FILLED_IN = ("editor.entry_pages.", "editor.publishing.publish", "editor.review.sign")
PUBLIC_ENDPOINTS = {
    *("editor.login.sign_in", "editor.login.take"),
    *("editor.openid_login.begin", "editor.openid_login.back"),
}

WRONG = "This name and password do not belong together. Look at both, and try again."
PAUSE = "There were several wrong tries. Wait %(seconds)s seconds, then try again."
BY_PROXY = "Nobody comes in here by password: your organisation's own sign-in says who you are."
BUSY = "Many passwords are being tried at this moment. Try again in a few seconds."
TOO_OLD = "This page was open for too long. Try again."
NO_COOKIE = (
    "This browser sent no cookie. Try once more; if you read this again, allow cookies for this site in its settings, "
    "or use another browser."
)
NOBODY = "Your organisation's own sign-in says who you are, and it named nobody."
SEVERAL = "Your organisation's own sign-in named “{name}”. That may be two people, so nobody is signed in."
UNUSABLE = "Your organisation's own sign-in named “{name}”, which can't be used as an author's name."
UNLISTED = "Your organisation's own sign-in named “{name}”, who is not on the list of authors here."


def current_author() -> str:
    """The author of this request; every page behind `require_login` has one."""
    name: str = g.author
    return name


def require_login() -> Response | tuple[str, int] | None:
    """Require a login, and of forms that they are from its session; first raise the body limit for known authors."""
    g.author = _signed_in()
    if g.author or known_browser.known_browser():
        body_limits.raise_limits_for_author()
    if request.endpoint in PUBLIC_ENDPOINTS:
        return None
    if request.method not in {"GET", "HEAD"} and not (g.author and is_from_this_session()):
        return _login_required()
    if not g.author:
        return redirect(url_for("editor.login.sign_in", to=_this_path()), HTTPStatus.SEE_OTHER)
    return None


def is_script_request() -> bool:
    """Whether the editor's script sent this (it accepts JSON): it keeps the text until the server confirms it."""
    return request.accept_mimetypes["application/json"] > request.accept_mimetypes["text/html"]


def editor_variables() -> dict[str, object]:
    """Template variables of every editor page."""
    return {
        "author": g.get("author", ""),
        "can_sign_out": not editor_state().author_login.header,
        "organisation_signs_in": editor_state().author_login.provider is not None,
    }


@pages.get("/sign-in")
def sign_in() -> Response | str | tuple[str, int]:
    """The login page; behind an authenticating proxy, a page that says why nobody is logged in."""
    if g.author:
        return redirect(next_page(), HTTPStatus.SEE_OTHER)
    return sign_in_page()


@pages.post("/sign-in")
def take() -> Response | str | tuple[str, int]:
    """Log an author in, and save the text that was posted after the session expired."""
    name = g.author or " ".join(request.form.get("name", "").split())
    wrong = "" if is_from_this_session() else (NO_COOKIE if has_no_cookie() else TOO_OLD)
    if wrong := wrong or ("" if g.author else _refusal(name)):
        return sign_in_page(name, wrong), HTTPStatus.UNPROCESSABLE_ENTITY
    if not g.author:
        session.clear()
        begin_session(name)
    if filled := request.form.get("filled"):
        fields = parse_qsl(filled, keep_blank_values=True)
        return render_template(
            "editor/people/resend.html", to=next_page(), fields=fields, publishing="reason" in dict(fields)
        )
    waited = _waiting_text() if "kept_text" in request.form else None
    if waited and not _save_waiting(name, waited):
        return render_template("editor/people/login_draft_conflict.html", waiting=waited)
    return redirect(next_page(), HTTPStatus.SEE_OTHER)


def begin_session(name: str) -> None:
    """Sign the author in with this browser, from this request on."""
    session[AUTHOR] = [name, editor_state().authors.session_stamp(name)]
    g.author = name


def _refusal(name: str) -> str:
    """Why this name and the posted password are refused; "" where they are right. Throttled."""
    if editor_state().author_login.header:
        return BY_PROXY
    browser, throttle = known_browser.browser_id_for(name), editor_state().throttle
    key = attempt_key(name, browser, _client_address())
    waiting = throttle.wait_seconds(key)
    if waiting > 0:
        return PAUSE % {"seconds": waiting}
    try:
        admitted = editor_state().authors.verify_password(
            name, request.form.get("password", ""), address=None if browser else key[1]
        )
    except TooManyPasswordChecks:
        return BUSY
    if not admitted:
        _count_wrong(key)
        return WRONG
    throttle.reset(key)
    return ""


def _count_wrong(key: AttemptKey) -> None:
    throttle = editor_state().throttle
    throttle.record_failure(key)
    if pause := throttle.wait_seconds(key):
        LOG.warning("Several wrong tries at a password from %s; the next has to wait %s s", key[1], pause)


@pages.post("/sign-out")
def sign_out() -> Response:
    """End all sessions of the author, copied cookies included; a consultation in the same browser goes on."""
    session.clear()
    try:
        editor_state().authors.sign_out(current_author())
    except OSError as error:
        LOG.error("A sign-out is not written down, so a copy of its cookie stays valid: %s", explanation(error))
    return redirect(url_for(".sign_in"), HTTPStatus.SEE_OTHER)


def _signed_in() -> str:
    """The logged-in author by cookie or header alone: the body must not be parsed before the limits are set."""
    if editor_state().author_login.header:
        return _proxy_author()
    name, stamp = session.get(AUTHOR, ("", ""))
    return name if stamp and stamp == editor_state().authors.session_stamp(name) else ""


def next_page() -> str:
    """The page after the login: only within the editor of this site (no open redirect)."""
    wanted = request.values.get("to", "")
    start = url_for("editor.file_list.listed")
    return wanted if wanted.startswith(start) and "\\" not in wanted and "\n" not in wanted else start


def sign_in_page(name: str = "", wrong: str = "", *, waiting: bool = False, filled: str = "") -> str:
    """Render the login page; `wrong` says why nobody was signed in."""
    waited = _waiting_text() if waiting or "kept_text" in request.form else None
    by_proxy = bool(editor_state().author_login.header)
    return render_template(
        "editor/people/login.html",
        name=name,
        wrong=wrong,
        to=_back_to(waited, filled),
        filled=filled or request.form.get("filled", ""),
        by_proxy=by_proxy,
        not_named=_proxy_refusal() if by_proxy and not g.author else "",
        waiting=waited,
    )


def _back_to(waited: dict[str, str] | None, filled: str) -> str:
    """The page after the login that fits what was posted without one."""
    if waited and waited["name"]:
        return url_for("editor.text_editor.write", name=waited["name"])
    return _this_path() if filled else next_page()


def _this_path() -> str:
    """The path of this page, with the path of the site."""
    return request.script_root + request.path


def _login_required() -> tuple[str, int]:
    """401 with a login page that carries the posted text or form; empty for the script, which keeps the text."""
    if is_script_request():
        return "", HTTPStatus.UNAUTHORIZED
    return sign_in_page(waiting="text" in request.form, filled=_packed_fields()), HTTPStatus.UNAUTHORIZED


def _packed_fields() -> str:
    """The fields of a posted form, form-encoded into one hidden field, to be posted again after the login."""
    if not (request.endpoint or "").startswith(FILLED_IN):
        return ""
    return urlencode([one for one in request.form.items(multi=True) if one[0] not in {SESSION_ID, "go"}])


def _waiting_text() -> dict[str, str]:
    """The text posted without a login, carried in hidden fields until it becomes a draft."""
    if "kept_text" in request.form:
        return {key: request.form.get(f"kept_{key}", "") for key in (*SENT, "name")}
    facts = {key: request.form.get(key, "") for key in SENT}
    return facts | {"name": (request.view_args or {}).get("name", "")}


def _save_waiting(author_name: str, waited: dict[str, str]) -> bool:
    """Save that text as the author's draft; False where that would overwrite another draft."""
    before, text = editor_state().drafts.find(author_name, waited["name"]), waited["text"].replace("\r\n", "\n")
    based_on_it = before and before.base == waited["base"] and before.is_known_to(waited["window"], waited["seen"])
    if not waited["name"] or (before and not based_on_it):
        return before is not None and before.text == text
    editor_state().drafts.save(author_name, waited["name"], text, waited["base"], waited["window"])
    return True


def _proxy_author() -> str:
    """The author named by the proxy, spelled as they were added; "" where it names nobody who may edit."""
    name = _named()
    return "" if why_no_author(name) else editor_state().authors.canonical_name(name)


def _proxy_refusal() -> str:
    """Why the proxy's header logs nobody in, for the page; logged with the address it came from."""
    header, name = editor_state().author_login.header, _named()
    said = why_no_author(name).format(name=name)
    if name:
        LOG.warning("%s: %s", header, said)
    elif request.headers.get(header):
        LOG.warning("%s came from %s, which no --author-proxy names", header, request.remote_addr)
    return said


def _client_address() -> str:
    """The client's address: the last in X-Forwarded-For that is not a trusted proxy."""
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    route = [one for part in forwarded if (one := part.strip())] + [request.remote_addr or ""]
    return next((one for one in reversed(route) if one not in editor_state().author_login.proxies), route[0])


def _named() -> str:
    """The name in the header, decoded as UTF-8 where possible, without a Windows domain (DOMAIN\\user)."""
    editing = editor_state().author_login
    if request.remote_addr not in editing.proxies:
        return ""
    sent = request.headers.get(editing.header, "")
    with contextlib.suppress(UnicodeError):  # else it is Latin-1, as WSGI decodes headers
        sent = sent.encode("latin-1").decode("utf-8")
    return unicodedata.normalize("NFC", sent.rpartition("\\")[2].strip())


def why_no_author(name: str, *, listed: bool = True) -> str:
    """Why a name that an organisation's sign-in gave is no author's, with a place for it; "" where it is one's."""
    if not name:
        return NOBODY
    if "," in name:  # a header that is there twice arrives as one with a comma
        return SEVERAL
    if len(name) > LONGEST_NAME or NOT_IN_A_NAME & set(name):
        return UNUSABLE
    return "" if not listed or editor_state().authors.canonical_name(name) else UNLISTED
