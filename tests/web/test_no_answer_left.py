"""After a whole consultation of two voices no answer stands in a header, an address, a log line or a file here.

The one place that holds them is the signed cookie of that browser, and once all is cleared it holds none either.
"""

import gc
import json
import logging
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import FunctionType, ModuleType

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from decision_aid.web.wsgi import JsonFormatter
from tests.support.folders import contents
from tests.support.pages import TODAY, app_over, session_id, shown, ticked, words
from tests.support.processes import children, told
from tests.support.sampling import sampled

PERSON = {"symptoms": {"duration": ["long"], "tried": ["tablets"], "age": ["471137"]}, "daily": {"job": ["yes"]}}
MATTERS = {"pain-matters": ["a lot"], "work-matters": ["not much"]}
CLINICIAN = {"duration": ["short"], "age": ["522571"]}
SECRETS = ("471137", "522571", "tablets", "a lot", "not much", "three months", "with your hands", "geese")
OWN = {"own-concern": "wild swans\nover the marsh", "own-tell-1": "a lapwing"}
OWN_SECRETS = ("wild swans", "over the marsh", "lapwing", "swans")
CACHED = type(lru_cache(len))
TOLD = ("environ", "cmdline")  # what the process that sets the PDF was started with
FORMS = ("", "pages=full", "print=large&paper=letter", "languages=both")


@dataclass
class Scanned:
    """A browser, and all that was said of its requests but in pages and in its cookie."""

    client: FlaskClient
    said: list[str] = field(default_factory=list)

    def get(self, address: str) -> TestResponse:
        """A page, its headers kept."""
        return self._kept(self.client.get(f"/wrist/{address}"))

    def post(self, address: str, page: str, given: Mapping[str, Sequence[str] | str]) -> TestResponse:
        """A form of that page as it would be sent, the headers of the answer kept."""
        text = self.client.get(f"/wrist/{page}").text
        return self._kept(self.client.post(f"/wrist/{address}", data={"session_id": session_id(text), **given}))

    def answers(self, page: str, given: Mapping[str, Sequence[str]], voice: str = "person") -> None:
        """Answer a page of questions with that voice."""
        fields = {f"q-{name}": list(said) for name, said in given.items()}
        asked = shown(self.client.get(f"/wrist/ask/{page}").text)
        taken = self.post(f"ask/{page}", f"ask/{page}", {**fields, "shown": asked, "voice": voice, "go": "next"})
        assert taken.status_code == 303

    def _kept(self, answered: TestResponse) -> TestResponse:
        cookies = answered.headers.getlist("Set-Cookie")
        assert [one.partition("=")[0] for one in cookies] in ([], ["decision-aid"])
        told = [f"{name}: {value}" for name, value in answered.headers if name not in {"Set-Cookie", "Content-Length"}]
        self.said += told
        return answered


def browser(folder: Path) -> FlaskClient:
    """A browser before the aids; an age may be so large that it stands nowhere by chance."""
    app = app_over(folder, TODAY)
    text = (folder / "wrist.yaml").read_text(encoding="utf-8")
    assert "limits: [16, 110]" in text
    (folder / "wrist.yaml").write_text(text.replace("limits: [16, 110]", "limits: [16, 999999]"), encoding="utf-8")
    return app.test_client()


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.DEBUG):
        yield caplog


def consult(here: Scanned) -> str:
    """Both answer, look at everything, try another answer and keep it, take the paper; the code that is on it."""
    for page, given in PERSON.items():
        here.answers(page, given)
    here.answers("what-matters", MATTERS)
    here.answers("symptoms", CLINICIAN, "clinician")
    for page in ("check", "summary", "summary/pain", "about", "flow", "handout", "handout?pages=full", "what-if"):
        assert here.get(page).status_code == 200
    for go in ("", "try", "keep"):
        tried = here.post("what-if", "what-if", {"question": "job", "q-job": "no", "go": go})
        assert tried.status_code in {200, 303}
    for form in FORMS:
        assert here.post(f"handout.pdf?{form}", "handout", {"ask": ["1"], **OWN}).mimetype == "application/pdf"
        assert here.get(f"handout.pdf?{form}").mimetype == "application/pdf"
    assert here.post("consultation.json", "handout", {}).mimetype == "application/fhir+json"
    found = re.search(r'class="letters">([^<]+)<', here.get("handout").text)
    assert found
    return found[1]


def wrong(here: Scanned, code: str) -> None:
    """What is not taken: a number too large, a page that is too old, a code of nothing, an address with an answer."""
    here.post("ask/symptoms", "ask/symptoms", {"q-age": "471137 geese", "shown": "age", "go": "next"})
    here._kept(here.client.post("/wrist/ask/symptoms", data={"q-age": "471137", "session_id": "old", "shown": "age"}))
    too_long = {"own-notes": "wild swans " * 100}
    assert "wild swans" in here.post("handout.pdf", "handout", too_long).text
    assert "wild swans" in here.post("handout.pdf", "handout", {"own-notes": "wild swans 😀"}).text
    assert "wild swans" not in here._kept(here.client.get("/wrist/handout")).text
    here.post("return", "", {"code": "tablets 471137"})
    here._kept(here.client.get("/wrist/geese/471137"))
    here._kept(here.client.post("/wrist/tablets", data={"code": code}))


def test_no_answer_stands_in_a_header_an_address_a_log_or_a_file(tmp_path: Path, log: pytest.LogCaptureFixture) -> None:
    here = Scanned(browser(tmp_path))
    code = consult(here)
    wrong(here, code)
    here._kept(here.client.post("/wrist/clear"))
    assert here.post("return", "", {"code": code}).status_code == 303
    assert "You gave different answers" in words(here.get("check").text)
    here._kept(here.client.post("/wrist/clear"))
    lines = "\n".join((log.text, *(JsonFormatter().format(record) for record in log.records)))
    files = b"".join(held for path, held in contents(tmp_path).items() if path.suffix != ".yaml")
    child = b"".join(told(one, what) for one in children(os.getpid()) for what in TOLD)

    assert child
    assert len(here.said) > 200
    assert lines.count('"route": "handout.pdf"') == len(FORMS)
    for secret in (*SECRETS, *OWN_SECRETS, code, code.split()[0]):
        assert secret not in "\n".join(here.said), secret
        assert secret not in lines, secret
        assert secret.encode() not in files, secret
        assert secret.encode() not in child, secret


@pytest.mark.soak  # no header, address, log or file holds an answer every day
def test_no_function_remembers_a_code(tmp_path: Path) -> None:
    here = Scanned(browser(tmp_path))
    code = consult(here)
    held = [text for memory in _memories() for text in _texts_in(memory)]

    assert len(held) > 100
    parts = {
        code,
        code.replace(" ", ""),
        *code.split()[1:-1],
    }  # the first part is the file's, and the last may be short
    assert [text for text in held if any(part in text for part in (*parts, *OWN_SECRETS))] == []


def _memories() -> Iterator[object]:
    """What remembers its results, of all that our modules name."""
    for name, module in list(sys.modules.items()):
        if name.startswith("decision_aid"):
            yield from (one for one in vars(module).values() if isinstance(one, CACHED))


def _texts_in(memory: object) -> Iterator[str]:
    """The texts that it was given and has not forgotten."""
    waiting, met = gc.get_referents(memory), set[int]()
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif id(one) not in met and not isinstance(one, (type, ModuleType, FunctionType)):
            met.add(id(one))
            waiting += gc.get_referents(one)


@sampled("leave", ["/leave", "/wrist/clear"], 1)
def test_once_cleared_or_left_the_cookie_holds_nothing(tmp_path: Path, leave: str) -> None:
    here = Scanned(browser(tmp_path))
    consult(here)
    with here.client.session_transaction() as kept:
        assert "471137" in json.dumps(dict(kept))
    here.client.post(leave)
    with here.client.session_transaction() as left:
        assert dict(left) == {"cleared": True}
    assert ticked(here.get("ask/symptoms").text) == []
