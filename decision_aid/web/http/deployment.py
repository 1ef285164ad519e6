"""Deployment behind a reverse proxy: signing keys, the host and path of the site, and forms of other sites refused."""

import re
import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask, Response, request
from werkzeug.sansio.utils import host_is_trusted

from decision_aid.web.http.errors import NOT_HERE, WRONG_WAY
from decision_aid.web.http.language import translate

ASKED_BY_MACHINES = {"/healthz", "/readyz"}
FORBIDDEN = 403
NOT_FOUND = 404
PATH = re.compile(r"(/(?!\.\.?(/|$))[A-Za-z0-9._~-]+)*")
FROM_US = {"none", "same-origin"}


class NoAddress(ValueError):
    """What was given is not the address of a site."""


def sign_with(app: Flask, keys: str | None) -> None:
    """Sign with the first of the keys; what the others signed stays valid. Without any, each start makes a new one."""
    first, *others = (keys or "").split() or [secrets.token_hex(32)]
    app.config.update(SECRET_KEY=first, SECRET_KEY_FALLBACKS=others)


def answer_to(app: Flask, address: str) -> None:
    """Serve under that address only, and send cookies over https only where that is its beginning.

    Where the address has a path, the proxy passes paths on as browsers ask for them, with it in front.
    """
    scheme, host, root = _site(address)
    app.config.update(SESSION_COOKIE_SECURE=scheme == "https", TRUSTED_HOSTS=[host])
    inner = app.wsgi_app

    def told(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        environ["wsgi.url_scheme"] = scheme
        if "HTTP_HOST" in environ:
            environ["HTTP_HOST"] = _plain(environ["HTTP_HOST"])
        if environ.get("PATH_INFO") in ASKED_BY_MACHINES:  # a load balancer asks by the number of the machine
            environ["HTTP_HOST"] = host
        elif not _mounted(environ, root):
            return Response(NOT_HERE, NOT_FOUND, mimetype="text/plain")(environ, start)
        return inner(environ, start)

    app.wsgi_app = told  # type: ignore[assignment, method-assign]  # the way that Flask itself names for this


def _mounted(environ: WSGIEnvironment, root: str) -> bool:
    """Whether the request is for a page below the site's path, which then stands in SCRIPT_NAME alone."""
    whole = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    if not f"{whole}/".startswith(f"{root}/"):
        return False
    environ["SCRIPT_NAME"], environ["PATH_INFO"] = root, whole.removeprefix(root)
    return True


def _site(address: str) -> tuple[str, str, str]:
    """How a site is spoken to, its host as browsers name it, and its path; NoAddress where no page could be there."""
    try:
        parts = urlsplit(address)
        host, _ = (parts.hostname or "").removesuffix(".").encode("idna").decode(), parts.port
    except ValueError:
        raise NoAddress(address) from None
    root = parts.path.rstrip("/")
    whole = parts.scheme in {"http", "https"} and PATH.fullmatch(root) and not parts.query and not parts.fragment
    if not whole or not host_is_trusted(host, [host]):
        raise NoAddress(address)
    return parts.scheme, host, root


def _plain(host: str) -> str:
    """The host and port of a request as they are compared: in small letters, without the dot that may end a name."""
    name, colon, port = host.lower().partition(":")
    return f"{name.removesuffix('.')}{colon}{port}"


def refuse_foreign_forms(app: Flask) -> None:
    """Take no form that the browser says another site sent: it comes without the cookie, and would replace it."""
    app.before_request(_refuse_foreign)


def _refuse_foreign() -> Response | None:
    """A plain line, since a page with forms would make a session and put it in the place of the one that is there."""
    if request.method in {"GET", "HEAD"} or _is_ours():
        return None
    return Response("\n".join((*map(translate, WRONG_WAY), "")), FORBIDDEN, mimetype="text/plain")


def _is_ours() -> bool:
    """Whether the browser says that a page of this site sent the form; who says nothing has no other to speak of.

    Over plain http most tell the origin alone, and "null" where a page hides its own, as ours do not.
    """
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        return site in FROM_US
    return origin is None or "" != _host(origin) == _host(f"//{request.headers.get('Host', '')}")


def _host(address: str) -> str:
    """The host in an address, without its port, which proxies leave out and cookies do not know; else nothing."""
    try:
        return (urlsplit(address).hostname or "").removesuffix(".")
    except ValueError:
        return ""
