"""Flash messages: one page leaves a notice in the session, and the page that it is for shows it once.

A notice holds ids only; the page that shows it makes the words.
"""

from collections.abc import Iterable

from flask import session

from decision_aid.web.http.sessions import NOTICES, fits_in_cookie


def add_notice(kind: str, name: str, ids: Iterable[str]) -> None:
    """Store a notice of one kind for one aid, in place of an earlier one; dropped where the cookie is full."""
    before = _waiting()
    session[NOTICES] = [*_notices_but(kind, name), [kind, name, *ids]]
    if not fits_in_cookie():
        session[NOTICES] = before


def pop_notice(kind: str, name: str) -> tuple[str, ...] | None:
    """Remove the notice of that kind and return its ids; None without one."""
    found = next((ids for known, aid, *ids in _waiting() if (known, aid) == (kind, name)), None)
    if found is None:
        return None
    session[NOTICES] = _notices_but(kind, name)
    return tuple(found)


def _waiting() -> list[list[str]]:
    waiting: list[list[str]] = session.get(NOTICES, [])
    return waiting


def _notices_but(kind: str, name: str) -> list[list[str]]:
    return [one for one in _waiting() if one[:2] != [kind, name]]
