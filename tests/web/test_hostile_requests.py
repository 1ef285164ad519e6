"""At each door for a body, a query or a file: what is hostile is refused in words, and told nowhere.

Everything is switched on: counts, frames of a portal, a record system, and the sign-in of an organisation.
"""

import html
import io
import json
import logging
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from decision_aid.output.fhir.questionnaire import canonical_url
from decision_aid.storage.authors import Authors, Role
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin, OpenIdProvider
from decision_aid.web.http.body_limits import MAX_BODY_BYTES, MAX_FIELDS
from decision_aid.web.http.record_system import RecordSystem
from tests.support.aids import TODAY, aid_from, small
from tests.support.editing import ANNA, BEN, PASSWORD, let_in
from tests.support.openid_provider import CLIENT, SECRET, Provider, openid_provider
from tests.support.pages import session_id
from tests.support.record_system import RecordServer, record_system
from tests.support.routes import addresses

SITE = "https://aids.example.org"
AID = small(("title: Stiff", "format: 2\ntitle: Stiff"), ("    unit: years", "    unit: years\n    from_record: age"))
MARK = "wren4711"  # it stands in what is sent, and must stand in no log and no header
DIGITS = "9" * 5000  # more than Python makes a number of
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


def workbook(sheet: str, target: str = "s.xml") -> bytes:
    """A workbook whose first sheet is that."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", '<workbook><sheets><sheet id="1"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f'<R><Relationship Id="1" Target="{target}"/></R>')
        archive.writestr("xl/s.xml", sheet)
    return file.getvalue()


def response(item: str) -> bytes:
    """A QuestionnaireResponse to the aid, in which that stands as JSON."""
    form = json.dumps(canonical_url(aid_from(AID)))
    return f'{{"resourceType": "QuestionnaireResponse", "questionnaire": {form}, "item": {item}}}'.encode()


def answer(name: str, value: str) -> bytes:
    """A response with one answer, as JSON."""
    return response(f'[{{"linkId": "{name}", "answer": [{value}]}}]')


BOMB = "".join(f'<!ENTITY {one} "{before * 10}">' for one, before in (("a", MARK), ("b", "&a;"), ("c", "&b;")))
FILES = {
    "nothing": b"",
    "zeros": bytes(3000),
    "no letters": b"\xff\xfe\x00\xd8" + MARK.encode(),
    "nested lists": b"[" * 60_000,
    "nested objects": b'{"a":' * 12_000,
    "nested elements": b"<a>" * 20_000,
    "lists in a title": f'[{{"title": {"[" * 900}{"]" * 900}}}]'.encode(),
    "an entity bomb": f"<!DOCTYPE x [{BOMB}]><x>&c;</x>".encode(),
    "an entity of this computer": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml>&a;</xml>',
    "an entity of five thousand digits": f"TY  - JOUR\nTI  - {MARK} &#{DIGITS};\nER  - \n".encode(),
    "an unknown encoding": b'<?xml version="1.0" encoding="zip"?><xml/>',
    "a list for an object": b"[[1], 7, null]",
    "a word for an object": f'"{MARK}"'.encode(),
    "numbers that are none": b'[{"title": NaN, "volume": 1e400, "issued": -Infinity}]',
    "a number of five thousand digits": f'[{{"title": "{MARK}", "volume": {DIGITS}}}]'.encode(),
    "a key twice": b'[{"title": "one", "title": ["two"], "author": {"x": 1}}]',
    "half a letter": b'[{"title": "\\ud800", "author": ["\\udfff"]}]',
    "a line of a header": b'[{"title": "a\\r\\nX-Evil: 1"}]',
    "an open brace": b"@article{a, title={" + b"{" * 20_000,
    "a study of wrong types": b'{"protocolSection": 5, "resultsSection": {"outcomeMeasuresModule": {"outcomeMeasures": '
                              b'[5, {"paramType": [], "classes": {}}]}}}',
    "an answer too large": answer("age", f'{{"valueInteger": {DIGITS}}}'),
    "an answer without end": answer("age", '{"valueInteger": 1e400}'),
    "an answer below nought": answer("age", '{"valueInteger": -5}'),
    "an answer that is no number": answer("age", '{"valueInteger": NaN}'),
    "an answer in half a letter": answer("duration", '{"valueCoding": {"code": "\\ud800"}}'),
    "an answer with a line of a header": answer("duration", f'{{"valueCoding": {{"code": "{MARK}\\r\\nX-Evil: 1"}}}}'),
    "an answer to half a letter": answer("\\ud800\\u0000", "7"),
    "items that are none": response('[{"linkId": ["x"], "answer": [5]}, 7, null, {"linkId": {}, "answer": {"a": 1}}]'),
    "items in items": response('[{"item":' * 300 + "[]" + "}]" * 300),
    "answers to nothing": response(f'[{{"linkId": "{MARK}", "answer": [{"1," * 30_000}1]}}]'),
    "a table of quotes": b'"a\n' * 5000,
    "a table of commas": b"," * 60_000,
    "a sheet of another aid": f"[id],[seal],[says]\n{MARK},\x00,1e400\n".encode(),
    "no archive": b"PK\x03\x04" + bytes(500),
    "an archive that unpacks without end": workbook("x" * 40_000_000),
    "a row far below": workbook(f'<s><row r="{DIGITS}"/></s>'),
    "a column far to the right": workbook('<s><row><c r="ZZZZZZZ1"><v>1</v></c></row></s>'),
    "a text that is not there": workbook(f'<s><row><c t="s"><v>{DIGITS}</v></c><c t="s"><v>²</v></c></row></s>'),
    "a part outside": workbook("<s/>", "../../../etc/passwd"),
    "half a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
}  # fmt: skip
UPLOADS = {
    "/small/response": "response",
    "/edit/small/import": "file",
    "/edit/small/results": "file",
    "/edit/small/sheet": "file",
    "/edit/folder/settings": "logo",
}
CARRIED = {"/edit/small/import": "citations", "/edit/small/results": "results", "/edit/small/sheet": "sheet"}


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_any_kind_is_refused_in_words_at_every_door(anna: Browser, name: str) -> None:
    for address, field in UPLOADS.items():
        file = (io.BytesIO(FILES[name]), "../../../etc/\x00passwd\r\nX-Evil: 1")
        answered = anna.sends(address, **{field: file}, name="Ward", signatures="1")

        assert answered.status_code in (200, 303, 413, 422), (address, answered.status_code)
        assert "root:" not in answered.text
        assert len(answered.data) < 300_000


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_comes_back_changed_from_our_own_page_is_refused_too(anna: Browser, name: str) -> None:
    for address, field in CARRIED.items():
        form = {field: FILES[name].decode("utf-8", "replace"), "take": ["0", "-1", "²", DIGITS], "kind-0": MARK}
        assert anna.sends(address, **form).status_code in (200, 303, 413, 422), address


def test_a_picture_that_is_no_picture_is_no_logo(anna: Browser) -> None:
    file = (io.BytesIO(FILES["half a picture"]), "../../logo.png")

    assert "can't be printed" in html.unescape(anna.sends("/edit/folder/settings", logo=file, name="Ward").text)
    assert anna.asks("/folder/logo").status_code == 404


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        *((body, kind) for body in (b"[1]", b"\xff{") for kind in (JSON, FORM, "")),
        (f"q-age={DIGITS}&q-duration={MARK}&q-tried=%00%ff&shown=age&go=next".encode(), FORM),
        (f"take={MARK}&take=age:{DIGITS}&comment={MARK}&text={MARK}%0d%0aX-Evil:1&code={DIGITS}".encode(), FORM),
        (b'--b\r\nContent-Disposition: form-data; name="response"\r\n\r\nx', "multipart/form-data; boundary=b"),
        (b'--b\r\nContent-Disposition: form-data; name="\r\nX-Evil: 1"; filename="\x00"\r\n\r\nx\r\n--b--',
         "multipart/form-data; boundary=b"),
    ],
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


@pytest.mark.parametrize("method", ["HEAD", "PUT", "TRACE", "XSS"])
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


HOSTILE = [
    DIGITS,
    "-1",
    "1e400",
    "NaN",
    "²",
    "\x00",
    "%ff%00",
    "[" * 3000,
    "x" * 2001,
    "a\r\nX-Evil: 1",
    "\udcff",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_query_of_any_kind_is_answered(person: Browser, record: RecordServer, value: str) -> None:
    value = value.encode("utf-8", "replace").decode()
    for address, names in {
        "/": ["words"], "/counts": ["week"], "/small/launch": ["iss", "launch"], "/launched": ["state", "code"],
        "/edit/sign-in/back": ["state", "code"], "/edit/sign-in": ["to"], "/cds-services": ["hook"],
        "/small/handout": ["order", "languages", "paper"], "/folder/colour.css": ["v"], "/cleared": ["lang", "alone"],
    }.items():  # fmt: skip
        assert person.asks(address, query_string=dict.fromkeys(names, value)).status_code < 500, address
    sent = person.asks("/small/launch", query_string={"iss": record.base, "launch": value})
    assert sent.status_code in ((200, 302) if 0 < len(value) <= 2000 else (400,))  # 200 asks first: there are answers
    assert sent.headers.get("Location", record.base).startswith(record.base.removesuffix("/fhir"))
