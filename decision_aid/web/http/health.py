"""Health checks for load balancers: liveness (/healthz) and readiness (/readyz)."""

from http import HTTPStatus

from flask import Blueprint, Response

from decision_aid.web.http.served_folder import is_anything_being_checked, load_shown_rule_files, served_folder

pages = Blueprint("health", __name__)


@pages.get("/healthz")
def alive() -> Response:
    """Liveness: this process answers."""
    return _plain("alive")


@pages.get("/readyz")
def ready() -> Response:
    """Readiness: the folder can be read and holds a valid aid; else 503 with the reason."""
    folder = served_folder().folder
    if not folder.is_available():
        return _plain(
            "the folder of the aids can't be read; what was read before is shown", HTTPStatus.SERVICE_UNAVAILABLE
        )
    if not any(one.aid for one in load_shown_rule_files()):
        waits = is_anything_being_checked()
        said = "the aids are being checked" if waits else "the folder holds no aid that can be shown"
        return _plain(said, HTTPStatus.SERVICE_UNAVAILABLE)
    return _plain("ready")


def _plain(said: str, status: int = 200) -> Response:
    return Response(said + "\n", status, mimetype="text/plain")
