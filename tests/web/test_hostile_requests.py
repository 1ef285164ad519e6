"""At each door for a body, a query or a file: what is hostile is refused in words, and told nowhere.

Everything is switched on: counts, frames of a portal, a record system, and the sign-in of an organisation.
"""

import html
import io
import logging
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from decision_aid.storage.authors import Authors, Role
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin, OpenIdProvider
from decision_aid.web.http.body_limits import MAX_BODY_BYTES, MAX_FIELDS
from decision_aid.web.http.record_system import RecordSystem
from tests.support.aids import TODAY
from tests.support.editing import ANNA, BEN, PASSWORD, let_in
from tests.support.hostile_files import AID, CARRIED, DIGITS, FILES, MARK, QUERIED, QUERIES, UPLOADS
from tests.support.openid_provider import CLIENT, SECRET, Provider, openid_provider
from tests.support.pages import session_id
from tests.support.record_system import RecordServer, record_system
from tests.support.routes import addresses
from tests.support.sampling import sampled

SITE = "https://aids.example.org"
EVIL = (
    "\r\nX-Evil: 1",
    "//evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
)
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@pytest.fixture(scope="module")
def record() -> Iterator[RecordServer]:
    with record_system() as system:
        yield system


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with openid_provider(preferred_username=BEN) as found:
        yield found


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, record: RecordServer, provider: Provider) -> Flask:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "small.yaml").write_text(AID, encoding="utf-8")
    let_in(folder, ANNA, BEN)
    Authors(folder).assign_roles(ANNA, frozenset(Role))
    app = create_app(
        folder,
        secret_key="for tests only",
        address=SITE,
        embedders="https://portal.example.org",
        today=lambda: TODAY,
        edit=AuthorLogin(provider=OpenIdProvider(provider.issuer, CLIENT, SECRET)),
        record=RecordSystem(record.base, "aids-of-the-ward"),
        count=True,
    )
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


class Told(logging.Handler):
    """All that is logged, as text, and what of it is a failure."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.text, self.failures = "", list[str]()

    def emit(self, record: logging.LogRecord) -> None:
        self.text += f"{record.getMessage()} {vars(record).get('facts', '')}\n"
        self.failures += [record.getMessage()] if record.levelno >= logging.ERROR else []


class Browser:
    """A browser of somebody who answers or, signed in, edits; each answer that it gets is looked at."""

    def __init__(self, app: Flask, log: Told) -> None:
        self.client: FlaskClient = app.test_client()
        self.log = log
        self.mark = session_id(self.asks("/small/ask/shoulder").text)
        self.editing = session_id(self.asks("/edit/sign-in").text)

    def asks(self, address: str, method: str = "GET", **sent: Any) -> TestResponse:
        """What the site answers, which is never a failure of ours and tells nobody what was sent."""
        answered = self.client.open(address, method=method, base_url=SITE, **sent)
        answered.close()
        headers = "\n".join(f"{name}: {value}" for name, value in answered.headers)
        what = (method, address[:80], answered.status_code)
        assert answered.status_code not in (500, 501), what
        assert "Traceback" not in answered.get_data(as_text=True), what
        assert "X-Evil" not in answered.headers, what
        assert MARK not in headers + self.log.text, what
        assert self.log.failures == [], what
        return answered

    def sends(self, address: str, **form: Any) -> TestResponse:
        """What the site answers to a form of its own page."""
        mark = self.editing if address.startswith("/edit") else self.mark
        return self.asks(address, "POST", data={"session_id": mark, **form})


@pytest.fixture(scope="module")
def log() -> Iterator[Told]:
    told, root = Told(), logging.getLogger()
    before = root.level
    root.setLevel(logging.INFO)
    root.addHandler(told)
    yield told
    root.removeHandler(told)
    root.setLevel(before)


@pytest.fixture(scope="module")
def person(app: Flask, log: Told) -> Browser:
    return Browser(app, log)


@pytest.fixture(scope="module")
def anna(app: Flask, log: Told) -> Browser:
    browser = Browser(app, log)
    assert browser.sends("/edit/sign-in", name=ANNA, password=PASSWORD).status_code == 303
    browser.editing = session_id(browser.asks("/edit/").text)
    return browser


@sampled("name", FILES, 12)
def test_a_file_of_any_kind_is_refused_in_words_at_every_door(anna: Browser, name: str) -> None:
    for address, field in UPLOADS.items():
        file = (io.BytesIO(FILES[name]), "../../../etc/\x00passwd\r\nX-Evil: 1")
        answered = anna.sends(address, **{field: file}, name="Ward", signatures="1")

        assert answered.status_code in (200, 303, 413, 422), (address, answered.status_code)
        assert "root:" not in answered.text
        assert len(answered.data) < 300_000


@sampled("name", FILES, 10)
def test_a_file_that_comes_back_changed_from_our_own_page_is_refused_too(anna: Browser, name: str) -> None:
    for address, field in CARRIED.items():
        form = {field: FILES[name].decode("utf-8", "replace"), "take": ["0", "-1", "²", DIGITS], "kind-0": MARK}
        assert anna.sends(address, **form).status_code in (200, 303, 413, 422), address


def test_a_picture_that_is_no_picture_is_no_logo(anna: Browser) -> None:
    file = (io.BytesIO(FILES["half a picture"]), "../../logo.png")

    assert "can't be printed" in html.unescape(anna.sends("/edit/folder/settings", logo=file, name="Ward").text)
    assert anna.asks("/folder/logo").status_code == 404


@sampled(
    ("body", "kind"),
    [
        *((body, kind) for body in (b"[1]", b"\xff{") for kind in (JSON, FORM, "")),
        (f"q-age={DIGITS}&q-duration={MARK}&q-tried=%00%ff&shown=age&go=next".encode(), FORM),
        (f"take={MARK}&take=age:{DIGITS}&comment={MARK}&text={MARK}%0d%0aX-Evil:1&code={DIGITS}".encode(), FORM),
        (b'--b\r\nContent-Disposition: form-data; name="response"\r\n\r\nx', "multipart/form-data; boundary=b"),
        (b'--b\r\nContent-Disposition: form-data; name="\r\nX-Evil: 1"; filename="\x00"\r\n\r\nx\r\n--b--',
         "multipart/form-data; boundary=b"),
    ], 4,
)  # fmt: skip
def test_a_body_of_any_kind_is_answered_at_every_door(app: Flask, log: Told, body: bytes, kind: str) -> None:
    stranger = Browser(app, log)
    for address in addresses(app, "POST").values():
        stranger.asks(address, "POST", data=body, content_type=kind)


def test_a_body_that_is_too_large_is_read_at_no_door(app: Flask, log: Told) -> None:
    stranger, read_by_nobody = Browser(app, log), {"/cds-services/small", "/small/launch"}  # a card for all; no launch
    for address in addresses(app, "POST").values():
        for body in (b"a=" + b"x" * (MAX_BODY_BYTES - 1), b"&a=1" * MAX_FIELDS):
            answered = stranger.asks(address, "POST", data=body, content_type=FORM)
            assert answered.status_code in (204, 303, 401, 403, 410, 413) or address in read_by_nobody, address
            assert len(answered.data) < 20_000


@sampled("method", ["HEAD", "PUT", "TRACE", "XSS"], 1)
def test_another_method_is_answered_plainly_and_does_nothing(app: Flask, person: Browser, method: str) -> None:
    sent = {"headers": {"X-HTTP-Method-Override": "POST", "X-Mark": MARK}}
    for route, address in {**addresses(app, "POST"), **addresses(app, "GET")}.items():
        if "launch.launch " in route or "openid_login.begin" in route:  # they ask the record system, or the provider
            continue
        answered = person.asks(address, method, **sent)
        if method == "HEAD":
            assert answered.data == b"", route
        else:
            assert answered.status_code in (400, 403, 404, 405), (route, answered.status_code)
        assert MARK not in answered.text


@pytest.mark.parametrize("evil", EVIL)
def test_no_address_leads_to_another_site_or_adds_a_header(anna: Browser, person: Browser, evil: str) -> None:
    for browser, address, field in [
        (person, "/language", "page"), (person, "/device", "page"), (person, "/small/ask/shoulder", "return"),
        (person, "/small/return", "code"), (anna, "/edit/small/undo", "copy"), (anna, "/edit/new", "title"),
        (anna, "/edit/folder/authors", "name"), (anna, "/edit/small/let-stand", "reason"),
        (anna, "/edit/small/draft", "page"),
    ]:  # fmt: skip
        location = urlsplit(browser.sends(address, **{field: evil, "to": "es"}).headers.get("Location", ""))
        assert location.netloc in ("", urlsplit(SITE).netloc), address
        assert location.scheme in ("", "https"), address
    for address, field in [("/edit/sign-in", "to"), ("/small/handout", "return"), ("/edit/small/form", "back")]:
        location = urlsplit(anna.asks(address, query_string={field: evil}).headers.get("Location", ""))
        assert location.netloc == "", address


@pytest.mark.parametrize("value", QUERIES)
def test_a_query_of_any_kind_is_answered(person: Browser, record: RecordServer, value: str) -> None:
    value = value.encode("utf-8", "replace").decode()
    for address, names in QUERIED.items():
        assert person.asks(address, query_string=dict.fromkeys(names, value)).status_code < 500, address
    sent = person.asks("/small/launch", query_string={"iss": record.base, "launch": value})
    assert sent.status_code in ((200, 302) if 0 < len(value) <= 2000 else (400,))  # 200 asks first: there are answers
    assert sent.headers.get("Location", record.base).startswith(record.base.removesuffix("/fhir"))
