"""CSRF tokens: a secret in the session, masked anew in each form, and the WTForms classes that check it.

Pages are sent compressed. A token that is the same each time could be guessed from their sizes (the BREACH attack), so
each response XORs the secret with a one-time pad.
"""

import hmac
import secrets
from typing import Any

from flask import g, request, session
from flask_wtf import FlaskForm
from wtforms import Field, ValidationError
from wtforms.csrf.core import CSRF

from decision_aid.web.http.sessions import CSRF_TOKEN

TOKEN_BYTES = 20  # bytes


def masked_token() -> str:
    """The token for the forms of this response: pad and masked secret, in hex."""
    if CSRF_TOKEN not in g:
        pad = secrets.token_bytes(TOKEN_BYTES)
        setattr(g, CSRF_TOKEN, (pad + _xor(_secret(), pad)).hex())
    made: str = g.get(CSRF_TOKEN)
    return made


def is_valid_token(sent: str | None) -> bool:
    """Whether a posted token is valid for this session; compares in constant time."""
    found, kept = _from_hex(sent or ""), _from_hex(session.get(CSRF_TOKEN, ""))
    if len(found) != 2 * TOKEN_BYTES or len(kept) != TOKEN_BYTES:
        return False
    return hmac.compare_digest(_xor(found[TOKEN_BYTES:], found[:TOKEN_BYTES]), kept)


def _secret() -> bytes:
    """The secret of this session, made when it is first needed; a page never holds it unmasked."""
    kept = _from_hex(session.get(CSRF_TOKEN, ""))
    if len(kept) != TOKEN_BYTES:
        kept = secrets.token_bytes(TOKEN_BYTES)
        session[CSRF_TOKEN] = kept.hex()
    return kept


def _xor(secret: bytes, pad: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(secret, pad, strict=True))


def _from_hex(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


class MaskedCsrf(CSRF):
    """WTForms' hooks for the token."""

    def generate_csrf_token(self, csrf_token_field: Any) -> str:
        """The token of this response."""
        return masked_token()

    def validate_csrf_token(self, form: Any, field: Field) -> None:
        """Refuse a form without a valid token."""
        if not is_valid_token(field.data):
            raise ValidationError("from no page of ours")


class CsrfForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A form with a CSRF token, which reads form fields only."""

    class Meta:
        """WTForms' configuration of the form."""

        csrf_class = MaskedCsrf

        def wrap_formdata(self, form: Any, formdata: object) -> object:
            """The posted fields; an uploaded file or JSON is ignored."""
            return formdata and (request.form or None)
