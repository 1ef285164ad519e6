"""A key and the address that people type come in; an application that signs and answers with them alone goes out."""

import secrets
from collections.abc import Iterable
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask


class NoAddress(ValueError):
    """What was given is not the address of a site."""


def sign_with(app: Flask, keys: str | None) -> None:
    """Sign with the first of the keys; what the others signed stays valid. Without any, each start makes a new one."""
    first, *others = (keys or "").split() or [secrets.token_hex(32)]
    app.config.update(SECRET_KEY=first, SECRET_KEY_FALLBACKS=others)


def answer_to(app: Flask, address: str) -> None:
    """Serve under that address only, and send cookies over https only where that is its beginning."""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise NoAddress(address)
    app.config.update(SESSION_COOKIE_SECURE=parts.scheme == "https", TRUSTED_HOSTS=[parts.hostname])
    inner = app.wsgi_app

    def told(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        environ["wsgi.url_scheme"] = parts.scheme
        return inner(environ, start)

    app.wsgi_app = told  # type: ignore[assignment, method-assign]  # the way that Flask itself names for this
