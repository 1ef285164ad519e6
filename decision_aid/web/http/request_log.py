"""Access log: method, route, status and time of each request, without anything that a person answered."""

import logging
import time

from flask import Flask, Response, g, request

LOG = logging.getLogger(__name__)
SILENT = {"static", "health.alive", "health.ready"}


def set_up(app: Flask) -> None:
    """Log each request by its route: a URL could hold what somebody typed."""
    app.before_request(_start_clock)
    app.after_request(_log_request)


def _start_clock() -> None:
    g.begun = time.perf_counter()


def _log_request(response: Response) -> Response:
    if request.endpoint not in SILENT and LOG.isEnabledFor(logging.INFO):
        spent = time.perf_counter() - g.get("begun", time.perf_counter())
        facts = {"method": _method(), "route": request.endpoint or "", "status": response.status_code}
        LOG.info("request", extra={"facts": facts | {"ms": round(spent * 1000, 1)}})
    return response


def _method() -> str:
    """The method, or "other": a client can send any word."""
    return request.method if request.method in {"GET", "HEAD", "POST", "OPTIONS"} else "other"
