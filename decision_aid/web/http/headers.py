"""An application comes in; its responses go out with headers that keep answers in and foreign scripts out."""

import gzip

from flask import Flask, Response, current_app, request

from decision_aid.web.rendering.jinja import is_marked

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
OVER_HTTPS = {"Strict-Transport-Security": "max-age=31536000"}
FOREVER = "public, max-age=31536000, immutable"
SMALL = 2000
QUICK = 5
AN_HOUR = "public, max-age=3600"


def set_up(app: Flask) -> None:
    """Put the headers on each response, and make long pages small on their way."""
    app.after_request(_compressed)
    app.after_request(_guarded)


def _compressed(response: Response) -> Response:
    """The page packed, where the browser takes that: nothing that an address asks stands in a page with answers."""
    packable = response.mimetype == "text/html" and not response.direct_passthrough
    if not packable or not request.accept_encodings.quality("gzip"):
        return response
    page = response.get_data()
    if len(page) > SMALL:
        response.set_data(gzip.compress(page, QUICK, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    return response


def holding_frames(response: Response) -> Response:
    """The page, which may hold pages of ours."""
    return _under(response, {"frame-src": "'self'"})


def in_a_frame(response: Response) -> Response:
    """The page, which a page of ours may hold, where nothing runs and nothing is sent."""
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return _under(
        response, {"frame-ancestors": "'self'", **dict.fromkeys(("script-src", "connect-src", "form-action"), "'none'")}
    )


def _under(response: Response, other: dict[str, str]) -> Response:
    response.headers[POLICY_HEADER] = "; ".join(f"{what} {where}" for what, where in {**POLICY, **other}.items())
    return response


def _guarded(response: Response) -> Response:
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    there = {name.lower() for name, _ in response.headers}
    wanted = HEADERS | OVER_HTTPS if secure else HEADERS
    response.headers.extend({name: value for name, value in wanted.items() if name.lower() not in there})
    if request.endpoint == "static" and response.status_code in {200, 304}:
        named, mark = (request.view_args or {})["filename"], request.args.get("v")
        response.headers["Cache-Control"] = FOREVER if mark and is_marked(named, mark) else AN_HOUR
    else:
        response.headers["Cache-Control"] = "no-store"
    return response
