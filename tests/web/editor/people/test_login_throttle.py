"""Guessing a password gets slower and slower, and nobody's guesses keep the author out."""

import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from decision_aid.web.editor.people.login_throttle import (
    HALF_LIFE_SECONDS,
    MAX_COUNTS,
    MAX_PAUSE_SECONDS,
    LoginThrottle,
    attempt_key,
)
from decision_aid.web.editor.state import AuthorLogin
from tests.support.editing import ANNA, BEN, PASSWORD, editing_app, signed_in
from tests.support.pages import session_id, words
from tests.support.serving import serving

COMMAND = [sys.executable, "-m", "decision_aid.cli"]
PROXY = "10.0.0.5"


class Clock:
    """A clock that goes only where a test sets it."""

    now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def sign_in(client: FlaskClient, name: str, password: str, **headers: str) -> TestResponse:
    """Try to sign in by way of the proxy."""
    peer = {"REMOTE_ADDR": PROXY}
    page = client.get("/edit/sign-in", environ_base=peer).text
    sent = {"name": name, "password": password, "session_id": session_id(page)}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/edit/sign-in", data=sent, environ_base=peer, headers=named)


def test_a_pause_grows_and_ends_and_the_memory_of_it_is_bounded() -> None:
    clock = Clock()
    throttle, key = LoginThrottle(clock), attempt_key("Anna", "", "10.0.0.1")
    waited = []
    for _ in range(12):
        throttle.record_failure(key)
        waited.append(throttle.wait_seconds(attempt_key("anna", "", "10.0.0.1")))

    assert waited == [
        0,
        0,
        1,
        2,
        4,
        8,
        16,
        32,
        MAX_PAUSE_SECONDS,
        MAX_PAUSE_SECONDS,
        MAX_PAUSE_SECONDS,
        MAX_PAUSE_SECONDS,
    ]
    clock.now += MAX_PAUSE_SECONDS
    assert throttle.wait_seconds(key) == 0
    for number in range(MAX_COUNTS):
        throttle.record_failure(attempt_key(f"somebody {number}", "", "10.0.0.1"))
    throttle.record_failure(key)
    assert throttle.wait_seconds(key) == 0


def test_a_count_is_halved_while_nobody_tries() -> None:
    clock = Clock()
    throttle, key = LoginThrottle(clock), attempt_key("Anna", "", "10.0.0.1")
    for _ in range(20):
        throttle.record_failure(key)
    clock.now += 5 * HALF_LIFE_SECONDS
    throttle.record_failure(key)

    assert throttle.wait_seconds(key) == 0


def test_seventeen_typos_in_a_life_make_nobody_wait() -> None:
    clock = Clock()
    throttle = LoginThrottle(clock)
    for number in range(17):
        throttle.record_failure(attempt_key(f"author {number}", "", PROXY))
        throttle.reset(attempt_key(f"author {number}", "", PROXY))
    throttle.record_failure(attempt_key("Anna", "", PROXY))

    assert throttle.wait_seconds(attempt_key("Anna", "", PROXY)) == 0
    assert throttle.wait_seconds(attempt_key("Ben", "", PROXY)) == 0


def test_an_hour_of_a_strangers_tries_keeps_no_author_out() -> None:
    clock = Clock()
    throttle = LoginThrottle(clock)
    for number in range(3600 * 10 // 7):
        clock.now += 0.7
        for name in ("Anna", f"somebody {number}"):
            if throttle.wait_seconds(attempt_key(name, "", PROXY)) == 0:
                throttle.record_failure(attempt_key(name, "", PROXY))

    assert throttle.wait_seconds(attempt_key("Ben", "", PROXY)) == 0  # a name that the stranger does not try
    assert throttle.wait_seconds(attempt_key("Anna", "her own browser", PROXY)) == 0
    assert throttle.wait_seconds(attempt_key("Anna", "", "10.0.0.9")) == 0
    assert (
        0 < throttle.wait_seconds(attempt_key("Anna", "", PROXY)) <= MAX_PAUSE_SECONDS
    )  # the stranger goes on waiting


def test_one_house_of_ipv6_is_one_address() -> None:
    assert attempt_key("Anna", "", "2001:db8::1") == attempt_key("Anna", "", "2001:db8::ffff:1")
    assert attempt_key("Anna", "", "2001:db8::1") != attempt_key("Anna", "", "2001:db8:0:1::1")


def test_the_right_password_gets_through_in_a_browser_that_the_author_used_before(tmp_path: Path) -> None:
    app = editing_app(tmp_path)
    anna, stranger = signed_in(app), app.test_client()
    anna.delete_cookie("decision-aid-author", path="/edit")
    for number in range(6):
        sign_in(stranger, ANNA, f"wrong {number}")

    assert "several wrong tries" in words(sign_in(stranger, ANNA, PASSWORD).text)
    assert sign_in(stranger, BEN, PASSWORD).location == "/edit/"  # another name, from the same address
    assert sign_in(anna, ANNA, PASSWORD).location == "/edit/"


def test_a_known_browser_guesses_no_faster_and_signs_nobody_in(tmp_path: Path) -> None:
    app = editing_app(tmp_path)
    client = signed_in(app)
    client.delete_cookie("decision-aid-author", path="/edit")
    assert client.get("/edit/").status_code == 303
    said = [sign_in(client, ANNA, f"wrong {number}").text for number in range(6)]

    assert sum("several wrong tries" in one for one in said) == 3
    known = client.get_cookie("decision-aid-known-browser", path="/edit")
    assert known
    client.set_cookie("decision-aid-author", known.value, path="/edit")
    assert client.get("/edit/").status_code == 303


def test_an_address_counts_only_from_a_proxy_that_is_named(tmp_path: Path) -> None:
    trusted = editing_app(tmp_path, editing=AuthorLogin("", frozenset({PROXY}))).test_client()
    for number in range(6):
        sign_in(trusted, ANNA, f"wrong {number}", X_Forwarded_For="198.51.100.7, 203.0.113.1")
    invented = sign_in(trusted, ANNA, PASSWORD, X_Forwarded_For="192.0.2.1, 203.0.113.1")

    assert "several wrong tries" in words(invented.text)
    assert sign_in(trusted, ANNA, PASSWORD, X_Forwarded_For="203.0.113.1, 203.0.113.2").location == "/edit/"


def test_an_address_from_nobody_in_particular_counts_for_nothing(tmp_path: Path) -> None:
    stranger = editing_app(tmp_path).test_client()
    said = [sign_in(stranger, ANNA, f"wrong {n}", X_Forwarded_For=f"192.0.2.{n}").text for n in range(6)]

    assert sum("several wrong tries" in one for one in said) == 3


@pytest.mark.slow
def test_the_server_hands_on_the_address_that_a_named_proxy_tells(tmp_path: Path) -> None:
    editing_app(tmp_path)
    with serving(COMMAND, tmp_path, str(tmp_path), "--edit", "--author-proxy", "127.0.0.1", "--log") as address:
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        page = browser.open(f"{address}/edit/sign-in").read().decode()
        sent = urlencode({"name": ANNA, "password": "a wrong one", "session_id": session_id(page)}).encode()
        for _ in range(3):
            tried = urllib.request.Request(f"{address}/edit/sign-in", sent, {"X-Forwarded-For": "192.0.2.1"})
            with pytest.raises(urllib.error.HTTPError) as refused:
                browser.open(tried)
            refused.value.close()
        told = (tmp_path / "server.log").read_text(encoding="utf-8")

    assert "wrong tries at a password from 192.0.2.1" in told
