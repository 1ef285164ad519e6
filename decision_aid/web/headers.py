"""An application comes in; its responses go out with headers that keep answers in and foreign scripts out."""

from flask import Flask, Response, request

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
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{what} {where}" for what, where in POLICY.items()),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
FOREVER = "public, max-age=31536000, immutable"
AN_HOUR = "public, max-age=3600"


def set_up(app: Flask) -> None:
    """Put the headers on each response."""
    app.after_request(_guarded)


def _guarded(response: Response) -> Response:
    response.headers.update(HEADERS)
    if request.endpoint == "static" and response.status_code in {200, 304}:
        response.headers["Cache-Control"] = FOREVER if "v" in request.args else AN_HOUR
    else:
        response.headers["Cache-Control"] = "no-store"
    return response
