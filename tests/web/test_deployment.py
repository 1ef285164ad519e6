"""Behind a web server: no redirect to a host that somebody named, keys that change, and cookies over https only."""

import logging
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from decision_aid.cli import main
from decision_aid.consultation.answer_code import encode_answers
from decision_aid.output.handout.icons import qr_code
from decision_aid.web.app import create_app
from decision_aid.web.http.deployment import InvalidAddress
from decision_aid.web.http.log_throttle import LogThrottle
from tests.support.aids import SMALL, aid_from
from tests.support.pages import answer, session_id, ticked

EVIL = {"Host": "evil.example"}
SITE = "https://aids.example.org"
OLD, NEW = "an-old-key-of-this-site", "a-new-key-of-this-site"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def browser(folder: Path, key: str = "tests", address: str = "") -> FlaskClient:
    """A browser at a server over that folder."""
    return create_app(folder, secret_key=key, address=address).test_client()


@pytest.mark.parametrize("path", ["/small", "/small/", "//small//", "/small/ask", "/small/summary/", "/clear/"])
def test_no_answer_leads_to_a_host_that_the_request_named(folder: Path, path: str) -> None:
    answered = browser(folder).get(path, headers=EVIL)

    assert "evil" not in answered.headers.get("Location", "") + answered.text
    assert answered.status_code in {200, 404, 405}


def test_an_address_without_its_last_stroke_is_the_same_page(folder: Path) -> None:
    client = browser(folder)

    assert client.get("/small").text == client.get("/small/").text


def test_only_the_host_of_the_site_is_answered(folder: Path) -> None:
    client = browser(folder, address=SITE)

    assert client.get("/small/", headers=EVIL).status_code == 400
    assert client.get("/small/", headers={"Host": "aids.example.org"}).status_code == 200
    assert client.get("/small/", headers={"Host": "aids.example.org:8443"}).status_code == 200


def test_the_log_names_the_host_that_was_expected_and_no_other(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, logger="decision_aid")
    client = browser(folder, address=SITE)
    for _ in range(3):
        client.get("/small/", headers=EVIL)

    (said,) = caplog.messages
    assert said.startswith("A request named another Host than aids.example.org, as DECISION_AID_ADDRESS has it")
    assert "evil" not in said


def test_the_log_names_the_path_that_was_expected_and_no_other(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, logger="decision_aid")
    client = browser(folder, address=f"{SITE}/aids")
    for _ in range(3):
        client.get("/small/evil", headers={"Host": "aids.example.org"})

    (said,) = caplog.messages
    assert said.startswith("A page outside of /aids was asked for and got 404")
    assert "evil" not in said


def test_a_line_that_anybody_could_repeat_is_logged_once_a_minute() -> None:
    moments = iter([0, 1, 59, 60, 61, 119, 120, 500])
    throttle = LogThrottle(lambda: next(moments))

    assert [throttle.is_due() for _ in range(8)] == [True, False, False, True, False, False, True, True]


@pytest.mark.parametrize("host", ["AIDS.example.org", "aids.example.org.", "Aids.Example.Org.:8443"])
def test_its_host_is_known_in_any_letters_and_with_a_dot_at_its_end(folder: Path, host: str) -> None:
    client = browser(folder, address=SITE)
    sent = {"Host": host, "Origin": SITE}

    assert client.get("/small/", headers={"Host": host}).status_code == 200
    assert client.post("/small/clear", headers=sent).status_code != 403
    assert client.get("/small/", headers={"Host": f"{host}evil.example"}).status_code == 400


@pytest.mark.parametrize(("address", "secure"), [(SITE, True), ("http://aids.example.org:8000/", False)])
def test_cookies_go_over_https_where_the_site_does(folder: Path, address: str, secure: bool) -> None:
    client = browser(folder, address=address)
    cookie = client.get("/small/ask/shoulder", headers={"Host": "aids.example.org"}).headers["Set-Cookie"]

    assert ("Secure" in cookie) is secure


def test_the_paper_leads_to_the_address_that_people_type(folder: Path) -> None:
    client = browser(folder, address=SITE)
    named = {"Host": "aids.example.org", "Origin": SITE}
    before = client.get("/small/ask/shoulder", headers=named, base_url=SITE)
    sent = {"session_id": session_id(before.text), "q-duration": "short", "go": "next"}
    client.post("/small/ask/shoulder", data=sent, headers=named, base_url=SITE)
    page = client.get("/small/handout", headers=named, base_url=SITE).text

    code = encode_answers(aid_from(SMALL), {"duration": frozenset({"short"})}).replace(" ", "")
    assert "or go to aids.example.org/small and enter the code." in page
    assert qr_code(f"{SITE}/small/#{code}").svg in page


@pytest.mark.parametrize(("keys", "answers"), [(f"{NEW} {OLD}", ["short"]), (NEW, [])])
def test_what_an_older_key_signed_stays_valid_while_it_is_named(folder: Path, keys: str, answers: list[str]) -> None:
    before = browser(folder, key=OLD)
    answer(before, "shoulder", {"duration": ["short"]}, aid="small")
    cookie = before.get_cookie("decision-aid")
    assert cookie
    after = browser(folder, key=keys)
    after.set_cookie("decision-aid", cookie.value)

    assert ticked(after.get("/small/ask/shoulder").text) == answers


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("http://10.0.0.7:8000", "10.0.0.7:8000"),
        ("https://AIDS.example.org", "aids.example.org"),
        ("https://aids.example.org.", "aids.example.org"),
        ("https://krankenhäuser.example", "xn--krankenhuser-ncb.example"),
    ],
)
def test_an_address_that_is_taken_is_answered(folder: Path, address: str, asked: str) -> None:
    client = browser(folder, address=address)

    assert client.get("/small/", headers={"Host": asked}).status_code == 200
    assert client.get("/healthz", headers={"Host": "127.0.0.1:8001"}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        *("aids.example.org", "ftp://aids.example.org", "https://", f"{SITE}?a", f"{SITE}#a", f"{SITE}:port"),
        *(f"{SITE}/a b", f"{SITE}//aids", f"{SITE}/../aids", f"{SITE}/aids?a", f"{SITE}/caf\u00e9"),
        *("http://[::1]:8000", "http://[::1", "https://our_aids.example", f"https://{'a' * 70}.example"),
    ],
)
def test_what_is_no_address_of_a_site_is_refused(folder: Path, address: str) -> None:
    with pytest.raises(InvalidAddress):
        create_app(folder, address=address)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"DECISION_AID_ADDRESS": "nonsense"}, "such as https://aids.example.org: nonsense"),
        ({"DECISION_AID_KEY": "short"}, "could be guessed"),
        ({"DECISION_AID_KEY": "   "}, "is empty or short"),
    ],
)
def test_the_command_says_what_is_not_right_in_the_environment(
    folder: Path, environment: dict[str, str], said: str
) -> None:
    result = CliRunner().invoke(main, ["serve", str(folder)], env=environment)

    assert result.exit_code == 1
    assert said in result.output
    assert "short." not in result.output
