"""A browser without a screen for load: it keeps cookies, follows redirects, and tells each status."""

import html
import http.client
import re
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.support.waiting import PATIENCE

FORM = "application/x-www-form-urlencoded"
Fields = dict[str, str]


@dataclass
class Answer:
    """What came, after redirects, and from where."""

    status: int
    address: str
    body: bytes

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode("utf-8", "replace")


@dataclass
class Browser:
    """Somebody who comes for the first time; `tell` hears of each answer, and of one that was not expected."""

    port: int
    tell: Callable[[str], object] = print
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, address: str, expected: Container[int] = (200,)) -> Answer:
        """A page."""
        return self._told(self._asked("GET", address, None), address, expected)

    def send(self, address: str, fields: Fields | str, expected: Container[int] = (200,)) -> Answer:
        """A form, or the body of one as it stands."""
        body = fields if isinstance(fields, str) else urlencode(fields)
        return self._told(self._asked("POST", address, body), address, expected)

    def upload(self, address: str, fields: Fields, field: str, file: bytes, expected: Container[int]) -> Answer:
        """A form with a file in it."""
        parts = [(f'name="{name}"', value.encode()) for name, value in fields.items()]
        parts.append((f'name="{field}"; filename="x"', file))
        written = (
            b"--b\r\nContent-Disposition: form-data; %b\r\n\r\n%b\r\n" % (name.encode(), value) for name, value in parts
        )
        kind = "multipart/form-data; boundary=b"
        return self._told(self._asked("POST", address, b"".join(written) + b"--b--\r\n", kind), address, expected)

    def text(self, page: str) -> str:
        """What stands in the text area of a page."""
        found = re.search(r"<textarea[^>]*name=\"text\"[^>]*>\n?(.*?)</textarea>", page, re.DOTALL)
        return html.unescape(found[1]) if found else ""

    def _told(self, answer: Answer, asked: str, expected: Container[int]) -> Answer:
        route = re.sub(r"\?.*|[0-9a-f]{16}|%00.*", "", asked)
        known = answer.status in expected
        self.tell(f"{answer.status}" if known else f"unexpected {answer.status} of {route}")
        return answer

    def _asked(self, method: str, address: str, body: str | bytes | None, kind: str = FORM) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        try:
            connection.request(method, address, body, {**sent, **({"Content-Type": kind} if body is not None else {})})
            came = connection.getresponse()
            self._keep(came.headers.get_all("Set-Cookie") or [])
            content = came.read()
        finally:
            connection.close()
        if came.status in {301, 302, 303} and (to := came.headers["Location"]):
            return self._asked("GET", re.sub(r"^https?://[^/]+", "", to).partition("#")[0], None)
        return Answer(came.status, address, content)

    def _keep(self, cookies: list[str]) -> None:
        for cookie in cookies:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value


def hidden(page: str) -> Fields:
    """The hidden fields of a page's forms, the first of each name."""
    found: Fields = {}
    for tag in re.findall(r'<input[^>]*type="hidden"[^>]*>', page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found.setdefault(name[1], html.unescape(value[1]) if value else "")
    return found
