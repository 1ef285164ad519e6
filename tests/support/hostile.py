"""Hostile texts, forms and headers to draw from, and what every answer to them must be."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from tests.support.cost import counted

DEAREST = 3_000_000  # function calls: many times what an answer to anybody costs
MARKUP = ("<xss", "'\"><xss>", "javascript:alert(1)//<xss", "{{7*7}}<xss", "</title><xss onload=x>")
NASTY = (
    *("\x00", "\ud800", "\u202e", "../../../etc/passwd", "..%2f..%2f", "\r\nX-Evil: 1", "\\", "//evil.example", "//["),
    *("9" * 5000, "-1", "1e400", "²", "NaN", "💥" * 300, "a" * 30_000, "", " ", "q-", "rather not say", "short"),
)
FIELDS = (
    *(
        "q-duration",
        "q-tried",
        "q-age",
        "shown",
        "go",
        "return",
        "voice",
        "fingerprint_bits",
        "fingerprint",
        "to",
        "page",
        "code",
        "question",
    ),
    *("ask", "text", "base", "reason", "state", "version", "new", "old", "field", "action", "cursor", "person"),
    *("name", "password", "kept_text", "kept_name", "mend", "line", "check", "languages", "paper", "pages", "as"),
)
NOT_IN_A_COOKIE = re.compile(r"[\x00-\x1f\x7f]")
HEADERS = (
    *("Accept-Language", "Accept-Encoding", "Accept", "Content-Type", "Referer", "Range", "If-Range", "If-None-Match"),
    *("If-Modified-Since", "Host", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix"),
    *("Forwarded", "X-Original-URL", "X-HTTP-Method-Override", "X-CSRFToken", "Sec-Fetch-Site", "Authorization"),
    "Origin",
)
TYPES = (
    *(
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=b",
        "multipart/form-data",
        "application/json",
    ),
    *("text/plain; charset=utf-7", "application/x-www-form-urlencoded; charset=utf-16", "x", ""),
)
A_FILE = b'--b\r\nContent-Disposition: form-data; name="q-duration"; filename="x"\r\n\r\nlong\r\n--b--\r\n'
LINES = str.maketrans("\r\n", "  ")
TEXTS = st.one_of(st.sampled_from(MARKUP), st.sampled_from(NASTY), st.text(max_size=40))
FORMS = st.dictionaries(st.sampled_from(FIELDS), st.lists(TEXTS, min_size=1, max_size=3), max_size=6)
SENT = st.dictionaries(st.sampled_from(HEADERS), TEXTS, max_size=3)
BODIES = st.one_of(
    st.binary(max_size=300),
    st.sampled_from(
        [
            *(b"[1]", b"7", b'"x"', b'{"go": 1}', b"null", b"\xff{", b"--b\r\n", A_FILE),
            *(b"a=%ff%00&" * 2000, b"&" * 60_000, b"{" * 20_000, b"x=" + b"\xc3" * 5000),
        ]
    ),
)
A_THIRD = st.integers(0, 2).map(lambda first: slice(first, None, 3))  # of the routes: each counted request takes long
HARD = settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def quickly(ask: Callable[[], TestResponse], what: object) -> None:
    """The answer is none of our failures, holds none of the markup, and costs little."""
    answered, spent = counted(ask)
    body = answered.get_data(as_text=True) if answered.mimetype in {"text/html", "text/plain"} else ""
    answered.close()
    assert answered.status_code < 500, what
    assert "<xss" not in body.lower(), what
    assert "X-Evil" not in answered.headers, what
    assert urlsplit(answered.headers.get("Location", "")).netloc == "", what
    if spent > DEAREST:  # the first to ask may have waited for what is read once, as fonts are
        again, spent = counted(ask)
        again.close()
        assert spent < DEAREST, what


def plain(values: dict[str, list[str]]) -> dict[str, list[str]]:
    """The values as a browser would send them: half a letter can't be."""
    return {name: [one.encode("utf-8", "replace").decode() for one in said] for name, said in values.items()}


def as_headers(values: dict[str, str]) -> dict[str, str]:
    """The values as they can travel in a header."""
    return {name: value.encode("ascii", "replace").decode().translate(LINES) for name, value in values.items()}
