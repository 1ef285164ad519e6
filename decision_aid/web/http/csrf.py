"""A browser's session comes in; the mark of its forms goes out, in other letters each time, and whether one is ours.

Pages travel packed, and whoever sees only their sizes could guess letters that are the same each time (BREACH).
"""

import hmac
import secrets
from typing import Any

from flask import g, request, session
from flask_wtf import FlaskForm
from wtforms import Field, ValidationError
from wtforms.csrf.core import CSRF

from decision_aid.web.http.sessions import TOKEN

LENGTH = 20  # bytes


def mark() -> str:
    """The mark for the forms of this answer: the session's secret, hidden under a pad that is used once."""
    if TOKEN not in g:
        pad = secrets.token_bytes(LENGTH)
        setattr(g, TOKEN, (pad + _hidden(_secret(), pad)).hex())
    made: str = g.get(TOKEN)
    return made


def is_ours(sent: str | None) -> bool:
    """Whether the mark is of this browser's session."""
    found, kept = _bytes(sent or ""), _bytes(session.get(TOKEN, ""))
    if len(found) != 2 * LENGTH or len(kept) != LENGTH:
        return False
    return hmac.compare_digest(_hidden(found[LENGTH:], found[:LENGTH]), kept)


def _secret() -> bytes:
    """What this browser's forms prove that they know; it never leaves the cookie as it is."""
    kept = _bytes(session.get(TOKEN, ""))
    if len(kept) != LENGTH:
        kept = secrets.token_bytes(LENGTH)
        session[TOKEN] = kept.hex()
    return kept


def _hidden(secret: bytes, pad: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(secret, pad, strict=True))


def _bytes(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


class Marking(CSRF):
    """Puts the mark into a form, and asks for it again."""

    def generate_csrf_token(self, csrf_token_field: Any) -> str:
        """The mark of this answer."""
        return mark()

    def validate_csrf_token(self, form: Any, field: Field) -> None:
        """Refuse what carries no mark of this browser's session."""
        if not is_ours(field.data):
            raise ValidationError("from no page of ours")


class MarkedForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A form that carries the mark, and takes nothing but what was sent as a form."""

    class Meta:
        """How WTForms is told of it."""

        csrf_class = Marking

        def wrap_formdata(self, form: Any, formdata: object) -> object:
            """What was sent in fields of a form: a file or other data in their place is none of them."""
            return formdata and (request.form or None)
