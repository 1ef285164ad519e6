"""How large a form may be, decided before it is parsed: parsing is what costs memory, many times the bytes sent.

Whoever has not shown that they are an author gets the limits in SETTINGS on every path. The pages for authors raise
the number of bytes for a request once its cookie or header alone has said whose it is (`take_a_rule_file`).
"""

import io
from typing import IO, Any

from flask import Flask, Request, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

LARGEST = 64 * 1024
LARGEST_OF_AN_AUTHOR = 4 * 1024 * 1024  # a rule file of a million letters, as a form sends it
MOST_FIELDS = 2000
SETTINGS = {"MAX_CONTENT_LENGTH": LARGEST, "MAX_FORM_MEMORY_SIZE": LARGEST, "MAX_FORM_PARTS": MOST_FIELDS}
FORM = "application/x-www-form-urlencoded"


class CountingParser(FormDataParser):
    """A form parser that refuses too many fields; werkzeug's own counts them in multipart bodies only."""

    def parse(
        self, stream: IO[bytes], mimetype: str, content_length: int | None, options: dict[str, str] | None = None
    ) -> Any:
        """Parse a form; RequestEntityTooLarge, before anything is parsed, where it has too many fields."""
        if mimetype == FORM:
            body = stream.read()
            if self.max_form_parts is not None and body.count(b"&") >= self.max_form_parts:
                raise RequestEntityTooLarge
            stream = io.BytesIO(body)
        return super().parse(stream, mimetype, content_length, options)


class BoundedRequest(Request):
    """A request whose form is counted before it is parsed."""

    form_data_parser_class = CountingParser


def set_up(app: Flask) -> None:
    """Bound the body of every request."""
    app.config.update(SETTINGS)
    app.request_class = BoundedRequest


def take_a_rule_file() -> None:
    """Let this request's body hold the longest rule file; its body must not have been read yet."""
    request.max_content_length = request.max_form_memory_size = LARGEST_OF_AN_AUTHOR
