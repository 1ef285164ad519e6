"""Deployment behind a reverse proxy: signing keys, trusted host and the path of the site."""

import logging
import re
import secrets
from collections.abc import Iterable
from http import HTTPStatus
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask, Response
from werkzeug.sansio.utils import host_is_trusted

from decision_aid.web.http.csrf import SITE_ORIGIN, parse_origin
from decision_aid.web.http.errors import NOT_HERE
from decision_aid.web.http.headers import EMBEDDERS, WHOLE_HOST
from decision_aid.web.http.log_throttle import LogThrottle

HEALTH_CHECK_PATHS = {"/healthz", "/readyz"}
PATH = re.compile(r"(/(?!\.\.?(/|$))[A-Za-z0-9._~-]+)*")
ORIGIN = re.compile(r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?")
HTTPS = 443
OTHER_PATH = (
    "A page outside of %s was asked for and got 404, as DECISION_AID_ADDRESS has that path. The web server in front "
    "must pass paths on as browsers ask for them."
)
LOG = logging.getLogger(__name__)


class InvalidAddress(ValueError):
    """The given text is not the address of a site."""


class InvalidEmbedder(ValueError):
    """The given text is not the origin of a site that may show pages in a frame; "" where there is no https."""


NO_ADDRESS = "DECISION_AID_HAS_NO_ADDRESS"  # set where none leads back to the aid: it is a file


def set_up(app: Flask, keys: str | None, address: str, embedders: str) -> None:
    """Set the keys, and what is known of the site where something is."""
    set_signing_keys(app, keys)
    if address:
        trust_host_of(app, address)
    if embedders:
        allow_embedding(app, embedders)


def set_signing_keys(app: Flask, keys: str | None) -> None:
    """Set the signing keys: the first signs, all verify (key rotation). Without any, each start makes one."""
    first, *others = (keys or "").split() or [secrets.token_hex(32)]
    app.config.update(SECRET_KEY=first, SECRET_KEY_FALLBACKS=others)


def trust_host_of(app: Flask, address: str) -> None:
    """Trust that host only, take scheme and path from the address, and send cookies over https only where it is https.

    The proxy must pass on paths unchanged, with the path of the address before them.
    """
    scheme, host, root = _parse_address(address)
    app.config.update(SESSION_COOKIE_SECURE=scheme == "https", TRUSTED_HOSTS=[host])
    app.config[SITE_ORIGIN] = parse_origin(address)
    app.config[WHOLE_HOST] = _has_host_to_itself(address)
    inner, throttle = app.wsgi_app, LogThrottle()

    def with_site_address(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        environ["wsgi.url_scheme"] = scheme
        if "HTTP_HOST" in environ:
            environ["HTTP_HOST"] = _normalised_host(environ["HTTP_HOST"])
        if environ.get("PATH_INFO") in HEALTH_CHECK_PATHS:  # a load balancer asks by IP address
            environ["HTTP_HOST"] = host
        elif not _strip_site_path(environ, root):
            if throttle.is_due():
                LOG.warning(OTHER_PATH, root)
            return Response(NOT_HERE, HTTPStatus.NOT_FOUND, mimetype="text/plain")(environ, start)
        return inner(environ, start)

    app.wsgi_app = with_site_address  # type: ignore[assignment, method-assign]  # the way that Flask itself names for this


def allow_embedding(app: Flask, sites: str) -> None:
    """Let these sites, each an https origin, show pages for people in a frame.

    Within another site's page a browser sends no cookie that is SameSite=Lax. So the cookie is SameSite=None, and
    partitioned (CHIPS): kept apart for each site that shows the frame. `csrf` still refuses forms of other sites.
    """
    if not app.config.get("SESSION_COOKIE_SECURE"):
        raise InvalidEmbedder("")
    for site in sites.split():
        if not ORIGIN.fullmatch(site):
            raise InvalidEmbedder(site)
    app.config.update(SESSION_COOKIE_SAMESITE="None", SESSION_COOKIE_PARTITIONED=True)
    app.config[EMBEDDERS] = " ".join(["'self'", *sites.split()])


def _strip_site_path(environ: WSGIEnvironment, root: str) -> bool:
    """Move the path of the site from PATH_INFO to SCRIPT_NAME; False where the request is outside of it."""
    whole = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    if not f"{whole}/".startswith(f"{root}/"):
        return False
    environ["SCRIPT_NAME"], environ["PATH_INFO"] = root, whole.removeprefix(root)
    return True


def _parse_address(address: str) -> tuple[str, str, str]:
    """Scheme, host (IDNA, as browsers send it) and path of a site; raises InvalidAddress."""
    try:
        parts = urlsplit(address)
        host, _ = (parts.hostname or "").removesuffix(".").encode("idna").decode(), parts.port
    except ValueError:
        raise InvalidAddress(address) from None
    root = parts.path.rstrip("/")
    whole = parts.scheme in {"http", "https"} and PATH.fullmatch(root) and not parts.query and not parts.fragment
    if not whole or not host_is_trusted(host, [host]):
        raise InvalidAddress(address)
    return parts.scheme, host, root


def _has_host_to_itself(address: str) -> bool:
    """Whether the site is all that its host serves over https: a path or another port leaves room for other sites."""
    parts = urlsplit(address)
    return parts.scheme == "https" and not parts.path.strip("/") and parts.port in {None, HTTPS}


def _normalised_host(host: str) -> str:
    """The Host header for comparison: in lower case, without the dot that may end a domain name."""
    name, colon, port = host.lower().partition(":")
    return f"{name.removesuffix('.')}{colon}{port}"
