"""Health checks for load balancers: liveness (/healthz) and readiness (/readyz)."""

from http import HTTPStatus

from flask import Blueprint, Flask, Response, current_app

from decision_aid.resources import PACKAGE
from decision_aid.web.http.served_folder import is_anything_being_checked, load_shown_rule_files, served_folder

PROGRAM = "decision-aid-program"

pages = Blueprint("health", __name__)


def set_up(app: Flask) -> None:
    """Remember which program this process runs."""
    app.extensions[PROGRAM] = _installed_program()


@pages.get("/healthz")
def alive() -> Response:
    """Liveness: this process answers."""
    return _plain("alive")


@pages.get("/readyz")
def ready() -> Response:
    """Readiness: the program is the one that was started, and the folder can be read and holds a valid aid.

    Else 503 with the reason.
    """
    hindrance = _hindrance()
    return _plain(hindrance or "ready", HTTPStatus.SERVICE_UNAVAILABLE if hindrance else HTTPStatus.OK)


def _hindrance() -> str:
    """Why people should not be sent here; empty where they should."""
    if _installed_program() != current_app.extensions[PROGRAM]:
        return "the program's files were replaced or taken away; start this server again"
    if not served_folder().folder.is_available():
        return "the folder of the aids can't be read; what was read before is shown"
    if any(one.aid for one in load_shown_rule_files()):
        return ""
    return "the aids are being checked" if is_anything_being_checked() else "the folder holds no aid that can be shown"


def _installed_program() -> tuple[int, int] | None:
    """What another installation over this one changes; None where the program is gone.

    Pages read templates and more code when they are first asked for, so they fail once these are others.
    """
    try:
        found = (PACKAGE / "__init__.py").stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _plain(said: str, status: int = 200) -> Response:
    return Response(said + "\n", status, mimetype="text/plain")
