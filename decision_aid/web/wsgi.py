"""The environment of a server comes in; the application that it asks for, with its key and its log, goes out."""

import datetime
import gc
import json
import logging
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from decision_aid.resources import shipped
from decision_aid.storage.secret_key import Keys, keys_for_now, keys_given, keys_of

if TYPE_CHECKING:
    from decision_aid.web.editor.state import Editing

FOLDER, KEY, ADDRESS = "DECISION_AID_FOLDER", "DECISION_AID_KEY", "DECISION_AID_ADDRESS"
NO_SHARED_KEY = (
    "Several processes answer here, and each would sign cookies with a key of its own, so that answers get lost. "
    f"Set {KEY}, or let the server write into its folder."
)
LOG = logging.getLogger("decision_aid")
# Python looks for circles after each 700 things that are made, which took a tenth of the start and found next to none.
MADE_BEFORE_A_LOOK = 10_000


class JsonLines(logging.Formatter):
    """Each entry as one line that a program can read."""

    def format(self, record: logging.LogRecord) -> str:
        """The entry with its moment and its level."""
        moment = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        facts: Mapping[str, object] = getattr(record, "facts", {"message": record.getMessage()})
        entry = {"time": moment.isoformat(timespec="milliseconds"), "level": record.levelname.lower(), **facts}
        return json.dumps(entry, ensure_ascii=False)


def log_as_json() -> None:
    """Tell each request and each problem on the error output, a line each."""
    told = logging.StreamHandler()
    told.setFormatter(JsonLines())
    LOG.addHandler(told)
    LOG.setLevel(logging.INFO)


def keys(folder: Path | None) -> Keys:
    """The keys that the environment gives, else those that the folder keeps; of this start for the shipped aids."""
    if given := os.environ.get(KEY, "").strip():
        return keys_given(given)
    return keys_of(folder) if folder else keys_for_now()


def site(folder: Path | None, keys: Keys, editing: "Editing | None" = None) -> WSGIApplication:
    """The application over that folder, or over the shipped aids, in a process of its own."""
    gc.set_threshold(MADE_BEFORE_A_LOOK, *gc.get_threshold()[1:])
    from decision_aid.web.app import create_app

    address = os.environ.get(ADDRESS, "")
    made = create_app(folder or shipped("rules"), secret_key=keys.text, address=address, edit=editing)
    gc.freeze()  # what is there now stays to the end, and no page need wait while it is looked through
    return made


def application() -> WSGIApplication:
    """The application as the environment alone describes it, for gunicorn and other servers."""
    named = os.environ.get(FOLDER, "")
    folder = Path(named) if named else None
    log_as_json()
    signing = keys(folder)
    made = site(folder, signing)
    return made if signing.kept else _for_one_process(made)


def _for_one_process(app: WSGIApplication) -> WSGIApplication:
    """The application with a key that no other process has: where several answer, it refuses to.

    Processes that were forked from the one that made the key share it.
    """
    LOG.warning("The key for cookies can't be kept, and ends with this process. Set %s.", KEY)
    maker = os.getpid()

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if not environ["wsgi.multiprocess"] or os.getpid() != maker:
            return app(environ, start)
        LOG.error(NO_SHARED_KEY)
        start("503 Service Unavailable", [("Content-Type", "text/plain"), ("Cache-Control", "no-store")])
        return [f"{NO_SHARED_KEY}\n".encode()]

    return answer
