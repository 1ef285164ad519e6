"""Refuses forms that other sites send (CSRF), by what the browser itself says about where a request comes from.

Pages hold no secret. Browsers send Sec-Fetch-Site over https and to this computer, and Origin with each form over plain
http; very old ones send a Referer. What sends none of them is taken for no browser, and a browser's cookie is not sent
with another site's form, as it is SameSite=Lax. A refusal must not touch the cookie, so it is answered in plain text.
"""

from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, request

from decision_aid.web.http.errors import WRONG_WAY
from decision_aid.web.http.language import translate

SITE_ORIGIN = "DECISION_AID_ORIGIN"  # the Origin that is known from the configured address, if there is one
OURS = {"none", "same-origin"}  # values of Sec-Fetch-Site; "none" is a reload or a bookmark
DEFAULT_PORTS = {"http": 80, "https": 443}

Origin = tuple[str, str, int | None]


def set_up(app: Flask) -> None:
    """Refuse other sites' forms before any page sees them."""
    app.before_request(refuse_cross_site)


def refuse_cross_site() -> Response | None:
    """A 403 for a request that may change something and does not come from a page of ours."""
    if request.method in {"GET", "HEAD"} or _is_ours():
        return None
    return Response("\n".join((*map(translate, WRONG_WAY), "")), HTTPStatus.FORBIDDEN, mimetype="text/plain")


def _is_ours() -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in OURS
    sender = request.headers.get("Origin", request.headers.get("Referer"))
    return sender is None or _is_our_origin(parse_origin(sender))


def _is_our_origin(sender: Origin | None) -> bool:
    """Whether it is the origin of the configured address; without one, whether host and port are those asked for."""
    if sender is None:
        return False
    known = current_app.config.get(SITE_ORIGIN)
    return sender == (known or parse_origin(f"{sender[0]}://{request.headers.get('Host', '')}"))


def parse_origin(url: str) -> Origin | None:
    """Scheme, host and port of a URL; None where it has no host, as "null" has none: a page that hides its origin."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").removesuffix("."), parts.port or DEFAULT_PORTS.get(parts.scheme)
    except ValueError:
        return None
    return (parts.scheme, host, port) if host else None
