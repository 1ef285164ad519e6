"""Security and cache headers of every response (CSP, HSTS, no-store), and gzip compression of pages."""

import gzip

from flask import Flask, Response, current_app, request

from decision_aid.web.http.sessions import STORED_BY_CACHES, is_editing
from decision_aid.web.rendering.jinja import is_current_hash

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
POLICY_HEADER = "Content-Security-Policy"
HEADERS = {
    POLICY_HEADER: "; ".join(f"{what} {where}" for what, where in POLICY.items()),
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
}
EMBEDDERS = "DECISION_AID_EMBEDDERS"  # the origins of the sites that may show pages for people in a frame
WHOLE_HOST = "DECISION_AID_HAS_THE_WHOLE_HOST"  # set where browsers may be told to ask this host over https alone
OVER_HTTPS = {"Strict-Transport-Security": "max-age=31536000"}
FOREVER = "public, max-age=31536000, immutable"
SMALL = 2000
QUICK = 5
AN_HOUR = "public, max-age=3600"


def set_up(app: Flask) -> None:
    """Set the headers on each response, and compress long pages."""
    app.after_request(_compress)
    app.after_request(_set_headers)


def _compress(response: Response) -> Response:
    """Compress a page: safe from BREACH, as pages repeat nothing from their address (see `canonical_url`)."""
    packable = response.mimetype == "text/html" and not response.direct_passthrough
    if not packable or not request.accept_encodings.quality("gzip"):
        return response
    page = response.get_data()
    if len(page) > SMALL:
        response.set_data(gzip.compress(page, QUICK, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    return response


def allow_framing_ours(response: Response) -> Response:
    """Let the page embed pages of this site in frames."""
    return _with_policy(response, {"frame-src": "'self'"})


def allow_in_our_frame(response: Response) -> Response:
    """Let a page of this site embed this one in a frame, without scripts, requests or forms."""
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return _with_policy(
        response, {"frame-ancestors": "'self'", **dict.fromkeys(("script-src", "connect-src", "form-action"), "'none'")}
    )


def _with_policy(response: Response, other: dict[str, str]) -> Response:
    response.headers[POLICY_HEADER] = _policy({**POLICY, **other})
    return response


def _policy(parts: dict[str, str]) -> str:
    return "; ".join(f"{what} {where}" for what, where in parts.items())


def _set_headers(response: Response) -> Response:
    there = {name.lower() for name, _ in response.headers}
    wanted = _headers() | (OVER_HTTPS if current_app.config.get(WHOLE_HOST) else {})
    response.headers.extend({name: value for name, value in wanted.items() if name.lower() not in there})
    if request.endpoint in STORED_BY_CACHES and response.status_code in {200, 304}:
        named, content_hash = (request.view_args or {}).get("filename", ""), request.args.get("v")
        response.headers["Cache-Control"] = (
            FOREVER if named and content_hash and is_current_hash(named, content_hash) else AN_HOUR
        )
    else:
        response.headers["Cache-Control"] = "no-store"
    return response


def _headers() -> dict[str, str]:
    """The headers of a page; X-Frame-Options can't name a site, so a page that some may frame goes without it."""
    embedders = current_app.config.get(EMBEDDERS)
    if not embedders or is_editing():
        return HEADERS
    policy = {**POLICY, "frame-ancestors": embedders}
    framed = {POLICY_HEADER: _policy(policy), "Cross-Origin-Resource-Policy": "cross-origin"}
    return {name: value for name, value in HEADERS.items() if name != "X-Frame-Options"} | framed
