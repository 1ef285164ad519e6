"""Limits on request bodies, checked before parsing: parsing multiplies the memory that the bytes take.

The limits in SETTINGS hold on every path. The editor raises the number of bytes once the cookie or header, not the
body, shows that the request is an author's (`raise_limits_for_author`).
"""

import io
from typing import IO, Any

from flask import Flask, Request, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

MAX_BODY_BYTES = 64 * 1024
MAX_AUTHOR_BODY_BYTES = 4 * 1024 * 1024  # bytes; a rule file of a million characters, form-encoded
MAX_FIELDS = 2000
SETTINGS = {"MAX_CONTENT_LENGTH": MAX_BODY_BYTES, "MAX_FORM_MEMORY_SIZE": MAX_BODY_BYTES, "MAX_FORM_PARTS": MAX_FIELDS}
FORM = "application/x-www-form-urlencoded"


class BoundedFormParser(FormDataParser):
    """Refuses a form with too many fields; Werkzeug counts them in multipart bodies only."""

    def parse(
        self, stream: IO[bytes], mimetype: str, content_length: int | None, options: dict[str, str] | None = None
    ) -> Any:
        """Parse a form; raises RequestEntityTooLarge before parsing where it has too many fields."""
        if mimetype == FORM:
            body = stream.read()
            if self.max_form_parts is not None and body.count(b"&") >= self.max_form_parts:
                raise RequestEntityTooLarge
            stream = io.BytesIO(body)
        return super().parse(stream, mimetype, content_length, options)


class BoundedRequest(Request):
    """A request with the counting parser."""

    form_data_parser_class = BoundedFormParser


def set_up(app: Flask) -> None:
    """Limit the body of every request."""
    app.config.update(SETTINGS)
    app.request_class = BoundedRequest


def raise_limits_for_author() -> None:
    """Raise the limit for this request to the longest rule file; call it before the body is read."""
    request.max_content_length = request.max_form_memory_size = MAX_AUTHOR_BODY_BYTES
