"""Each request comes in; a line for the log with its method, route, status and time, and no answer, goes out."""

import logging
import time

from flask import Flask, Response, g, request

LOG = logging.getLogger(__name__)
SILENT = {"static", "health.alive", "health.ready"}


def set_up(app: Flask) -> None:
    """Have each request told in the log by the name of its route: an address could hold what somebody typed."""
    app.before_request(_begun)
    app.after_request(_told)


def _begun() -> None:
    g.begun = time.perf_counter()


def _told(response: Response) -> Response:
    if request.endpoint not in SILENT and LOG.isEnabledFor(logging.INFO):
        spent = time.perf_counter() - g.get("begun", time.perf_counter())
        facts = {"method": _method(), "route": request.endpoint or "", "status": response.status_code}
        LOG.info("request", extra={"facts": facts | {"ms": round(spent * 1000, 1)}})
    return response


def _method() -> str:
    """The method, where it is one: a browser can send any word there."""
    return request.method if request.method in {"GET", "HEAD", "POST", "OPTIONS"} else "other"
