"""The WSGI entry point: builds the application from environment variables, with its signing keys and JSON log."""

import datetime
import gc
import json
import logging
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from decision_aid.resources import resource_folder
from decision_aid.storage.secret_key import (
    SHORTEST,
    KeyFileTooOpen,
    KeyTooShort,
    SigningKeys,
    load_or_create_keys,
    parse_keys,
    temporary_keys,
)

if TYPE_CHECKING:
    from decision_aid.web.editor.state import AuthorLogin, OpenIdProvider
    from decision_aid.web.http.record_system import RecordSystem

FOLDER, KEY, ADDRESS = "DECISION_AID_FOLDER", "DECISION_AID_KEY", "DECISION_AID_ADDRESS"
EMBED = "DECISION_AID_EMBED"
COUNT = "DECISION_AID_COUNT"
SIGN_IN = "DECISION_AID_SIGN_IN"
RECORD, RECORD_CLIENT, RECORD_KEY = "DECISION_AID_RECORD", "DECISION_AID_RECORD_CLIENT", "DECISION_AID_RECORD_KEY"
NO_SHARED_KEY = (
    "Several processes answer here, and each would sign cookies with a key of its own, so that answers get lost. "
    f"Set {KEY}, or let the server write into its folder."
)
LOG = logging.getLogger("decision_aid")
# Garbage collection: the default threshold of 700 objects took a tenth of the time, and freed next to nothing.
GC_THRESHOLD = 10_000
NOT_LOADED = 4  # the exit status by which gunicorn knows that starting the worker again is of no use


class InvalidSettings(Exception):
    """The environment or the folder sets something with which no site can start; said for an administrator."""


class JsonFormatter(logging.Formatter):
    """Formats each log record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The record with time (UTC), level and facts."""
        moment = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        facts: Mapping[str, object] = getattr(record, "facts", {"message": record.getMessage()})
        entry = {"time": moment.isoformat(timespec="milliseconds"), "level": record.levelname.lower(), **facts}
        return json.dumps(entry, ensure_ascii=False)


def log_as_json() -> None:
    """Log requests and problems to stderr, one JSON object a line; of libraries, warnings and worse."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    LOG.setLevel(logging.INFO)


def signing_keys(folder: Path | None) -> SigningKeys:
    """The signing keys: from the environment, else stored in the folder; new at each start for the shipped aids.

    InvalidSettings where they can't be trusted.
    """
    try:
        if given := os.environ.get(KEY, ""):
            return parse_keys(given)
        return load_or_create_keys(folder) if folder else temporary_keys()
    except KeyTooShort:
        raise InvalidSettings(
            f"A key in {KEY}, or kept in the folder, is empty or short and could be guessed. "
            f"Use {SHORTEST} letters or more."
        ) from None
    except KeyFileTooOpen as open_to_others:
        raise InvalidSettings(
            f"{open_to_others.path} can be read by others on this computer. Remove it: the next start makes a new one."
        ) from None


def create_site(
    folder: Path | None, keys: SigningKeys, editing: "AuthorLogin | None" = None, *, approved_only: bool = False
) -> WSGIApplication:
    """Create the application over that folder, or the shipped aids, with garbage collection tuned for a long life.

    InvalidSettings where the environment sets what can't be.
    """
    gc.set_threshold(GC_THRESHOLD, *gc.get_threshold()[1:])
    gc.disable()  # start-up objects live to the end: exempt them from collection, then and later
    try:
        return _created(folder, keys, editing, approved_only=approved_only)
    finally:
        gc.freeze()
        gc.enable()


def _created(
    folder: Path | None, keys: SigningKeys, editing: "AuthorLogin | None", *, approved_only: bool
) -> WSGIApplication:
    from decision_aid.web.app import create_app
    from decision_aid.web.http.deployment import InvalidAddress, InvalidEmbedder
    from decision_aid.web.http.record_system import InvalidRecordSystem

    try:
        return create_app(
            folder or resource_folder("rules"),
            secret_key=keys.text,
            address=os.environ.get(ADDRESS, ""),
            embedders=os.environ.get(EMBED, ""),
            edit=editing,
            approved_only=approved_only,
            record=_record_system(),
            count=folder is not None and os.environ.get(COUNT, "").strip() == "yes",
        )
    except InvalidAddress as wrong:
        raise InvalidSettings(f"{ADDRESS} is not an address such as https://aids.example.org: {wrong}") from None
    except InvalidEmbedder as wrong:
        why = f"'{wrong}' is not a site such as https://portal.example.org" if str(wrong) else f"{ADDRESS} needs https"
        raise InvalidSettings(f"No site can be named in {EMBED}: {why}.") from None
    except InvalidRecordSystem as wrong:
        raise InvalidSettings(
            f"No aid can be opened from the record system in {RECORD}: {wrong}. "
            f"It needs {ADDRESS}, {RECORD_CLIENT}, and {RECORD_KEY} where this site has to sign who it is."
        ) from None


def _record_system() -> "RecordSystem | None":
    """The record system that the environment names; None where it names none."""
    if not (base := os.environ.get(RECORD, "").strip()):
        return None
    from decision_aid.web.http.record_system import RecordSystem

    key_file = os.environ.get(RECORD_KEY, "")
    return RecordSystem(
        base.rstrip("/"), os.environ.get(RECORD_CLIENT, "").strip(), Path(key_file) if key_file else None
    )


def sign_in_provider() -> "OpenIdProvider | None":
    """The OpenID Connect provider that the environment names for authors; None where it names none."""
    if not (issuer := os.environ.get(SIGN_IN, "").strip()):
        return None
    from decision_aid.web.editor.state import USUAL_NAME, OpenIdProvider

    client, secret, name, roles = (
        os.environ.get(f"{SIGN_IN}_{part}", "").strip() for part in ("CLIENT", "SECRET", "NAME", "ROLES")
    )
    return OpenIdProvider(issuer, client, secret, name or USUAL_NAME, roles)


def application() -> WSGIApplication:
    """The application as the environment configures it, for gunicorn and other WSGI servers.

    Where it can't start, one line of the log says why, and the process ends.
    """
    named = os.environ.get(FOLDER, "")
    folder = Path(named) if named else None
    log_as_json()
    try:
        signing = signing_keys(folder)
        made = create_site(folder, signing)
    except InvalidSettings as wrong:
        LOG.error("%s", wrong)
        raise SystemExit(NOT_LOADED) from None
    return made if signing.persistent else _for_one_process(made)


def _for_one_process(app: WSGIApplication) -> WSGIApplication:
    """Refuse to serve from several processes, as each would have a signing key of its own and answers would get lost.

    Processes forked after the key was made share it, and may.
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
