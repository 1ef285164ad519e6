"""A bounded HTTP client for JSON: what a program of the hospital answers is waited for, and read, only up to a limit.

It follows no redirect, so that nothing leads it to another host, and puts no address into a log or an error: an
address there may name a patient.
"""

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

SECONDS = 5  # for each step of a request
LARGEST = 4 * 1024 * 1024  # bytes
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class NoAnswer(Exception):
    """The other program gave no JSON object; says why, without an address."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object, **_kwargs: object) -> None:
        return None


OPENER = urllib.request.build_opener(_NoRedirects())


def is_safe(address: str) -> bool:
    """Whether an address is one to which secrets may go: over https, or on this very computer."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (
            parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        )
    except ValueError:
        return False


def fetch_json(address: str, *, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The JSON object at an address; with a body it is posted as a form. Raises NoAnswer."""
    if not is_safe(address):
        raise NoAnswer("an address without https")
    asked = urllib.request.Request(address, body, {"Accept": "application/json", **(headers or {})})
    try:
        with OPENER.open(asked, timeout=SECONDS) as answer:
            found = answer.read(LARGEST + 1)
    except urllib.error.HTTPError as refused:
        refused.close()
        raise NoAnswer(f"status {refused.code}") from None
    except (OSError, HTTPException, ValueError) as failed:
        raise NoAnswer(type(failed).__name__) from None
    return _parse(found)


def _parse(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST:
        raise NoAnswer("more than is read")
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise NoAnswer("no JSON") from None
    if not isinstance(found, dict):
        raise NoAnswer("no JSON object")
    return found
