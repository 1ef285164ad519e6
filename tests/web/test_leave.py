"""What is left of a consultation on the server's side of it: sessions that nobody used, and the ways to leave."""

import datetime
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.web.http.sessions import BootClockSigner
from tests.support.pages import answer, app_over, session_id, ticked, title, words

MINUTE = 60


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return app_over(tmp_path).test_client()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> "Later":
    return Later(monkeypatch)


class Later:
    """The clock by which cookies are signed, which can be put forward."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.by = 0
        real = BootClockSigner.get_timestamp
        monkeypatch.setattr(BootClockSigner, "get_timestamp", lambda signer: real(signer) + self.by)

    def minutes(self, count: int) -> None:
        """Put the clock forward."""
        self.by += count * MINUTE


def tell(client: FlaskClient) -> None:
    """Answer one page."""
    assert answer(client, "symptoms", {"duration": ["long"]}).status_code == 303


def said(client: FlaskClient) -> list[str]:
    """What is ticked on that page."""
    return ticked(client.get("/wrist/ask/symptoms").text)


def cookie(client: FlaskClient) -> str:
    """What the browser keeps for us."""
    found = client.get_cookie("decision-aid")
    return found.value if found else ""


def test_a_session_that_nobody_used_is_refused(client: FlaskClient, later: Later) -> None:
    tell(client)
    later.minutes(31)
    assert said(client) == ["long"]
    later.minutes(33)
    before = cookie(client)
    assert said(client) == []
    assert cookie(client) != before


def choose_device(client: FlaskClient, whose: str, address: str = "/wrist/") -> str:
    """Say whose device it is on that page; the answer is where one is led."""
    found = session_id(client.get(address).text)
    return str(client.post("/device", data={"session_id": found, "page": address, "device": whose}).location)


def test_answers_on_a_device_of_ones_own_outlast_the_idle_time(client: FlaskClient, later: Later) -> None:
    tell(client)
    assert choose_device(client, "own", "/wrist/summary") == "/wrist/summary"
    later.minutes(6 * 24 * 60)
    assert said(client) == ["long"]
    later.minutes(8 * 24 * 60)
    assert said(client) == []


def test_a_device_that_others_use_too_is_one_again_at_once(client: FlaskClient, later: Later) -> None:
    tell(client)
    choose_device(client, "own")
    choose_device(client, "shared")
    later.minutes(33)
    assert said(client) == []


def test_nothing_is_known_of_the_device_once_all_is_cleared(client: FlaskClient, later: Later) -> None:
    choose_device(client, "own")
    client.post("/leave")
    tell(client)
    later.minutes(33)
    assert said(client) == []


def test_another_site_cannot_say_whose_device_it_is(client: FlaskClient, later: Later) -> None:
    tell(client)
    client.post("/device", data={"device": "own", "page": "https://example.org/"})
    later.minutes(33)
    assert said(client) == []


def test_the_first_page_says_whose_device_it_takes_this_for(client: FlaskClient) -> None:
    assert "After 30 minutes without use, all answers are cleared." in words(client.get("/wrist/").text)
    choose_device(client, "own")
    page = client.get("/wrist/").text
    assert "After a week without use, all answers are cleared." in words(page)
    assert 'value="own" aria-pressed="true"' in page
    assert " data-own" in page


def test_each_page_keeps_a_session_for_another_while(client: FlaskClient, later: Later) -> None:
    tell(client)
    for _ in range(4):
        later.minutes(20)
        client.get("/wrist/summary")
    assert said(client) == ["long"]


def test_a_cookie_is_not_made_anew_for_each_page(client: FlaskClient) -> None:
    tell(client)
    client.get("/wrist/summary")
    before = cookie(client)
    client.get("/wrist/summary")
    assert cookie(client) == before


def test_a_file_that_others_may_keep_brings_no_cookie(client: FlaskClient, later: Later) -> None:
    tell(client)
    for minutes in (5, 60):
        later.minutes(minutes)
        with client.get("/static/style.css") as file:
            assert "Set-Cookie" not in file.headers


def test_somebody_who_is_still_there_is_waited_for(client: FlaskClient, later: Later) -> None:
    tell(client)
    for _ in range(4):
        later.minutes(20)
        assert client.post("/still-here").status_code == 204
    assert said(client) == ["long"]
    later.minutes(40)
    assert client.post("/still-here").status_code == 410


def test_leaving_at_once_asks_for_nothing_and_says_nothing(client: FlaskClient) -> None:
    tell(client)
    left = client.post("/leave")
    assert left.location == "/away"
    page = client.get("/away").text
    assert (title(page), words(page).count("wrist"), words(page).count("decision")) == ("Empty page", 0, 0)
    assert said(client) == []


@pytest.mark.parametrize("address", ["/", "/wrist/", "/wrist/ask/symptoms", "/wrist/check", "/wrist/summary",
    "/wrist/about", "/wrist/handout", "/wrist/flow", "/wrist/report/nice"])  # fmt: skip
def test_each_page_leaves_in_one_press_and_asks_before_it_clears(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    assert re.search(r'<a( class="[a-z-]+")? href="(/wrist)?/clear">', page)
    assert re.search(r'<form class="leave" method="post" action="/leave"', page)


@pytest.mark.parametrize(("address", "back"), [("/clear", "/"), ("/wrist/clear", "/wrist/check")])
def test_clearing_asks_first_and_one_can_keep_all(client: FlaskClient, address: str, back: str) -> None:
    tell(client)
    page = client.get(address).text
    assert title(page) == "Clear all answers?"
    assert f'href="{back}">Keep my answers</a>' in page
    assert said(client) == ["long"]
    assert client.post(address, data={"session_id": session_id(page)}).status_code == 303
    assert said(client) == []


def test_a_form_of_the_last_person_that_is_sent_again_is_not_shown_to_the_next(client: FlaskClient) -> None:
    tell(client)
    page = client.get("/wrist/ask/symptoms").text
    client.post("/clear")
    old = {"session_id": session_id(page), "shown": "duration age", "q-duration": "short", "q-age": "44", "go": "next"}
    assert client.post("/wrist/ask/symptoms", data=old).location == "/wrist/ask/symptoms"
    answer(client, "daily", {"job": ["yes"]})
    assert client.post("/wrist/ask/symptoms", data=old).location == "/wrist/ask/symptoms"
    assert client.post("/wrist/return", data={"session_id": session_id(page), "code": "ABCD"}).location == "/wrist/"
    assert said(client) == []


@pytest.mark.parametrize("go", ["", "try", "keep"])
def test_what_the_last_person_tried_is_not_shown_to_the_next(client: FlaskClient, go: str) -> None:
    tell(client)
    page = client.get("/wrist/summary").text
    client.post("/clear")
    old = {"session_id": session_id(page), "question": "duration", "q-duration": "short", "go": go}
    for _ in range(2):  # also once the next person has answered something
        answered = client.post("/wrist/what-if", data=old)
        assert (answered.status_code, answered.location) == (303, "/wrist/what-if")
        assert "short" not in ticked(client.get(answered.location).text)
        answer(client, "daily", {"job": ["yes"]})
    assert said(client) == []


def test_what_the_last_person_ticked_to_ask_is_not_shown_to_the_next(client: FlaskClient) -> None:
    tell(client)
    page = client.get("/wrist/handout").text
    client.post("/clear")
    answered = client.post("/wrist/handout.pdf", data={"session_id": session_id(page), "ask": ["1", "2"]})
    assert (answered.status_code, answered.location) == (303, "/wrist/handout")


def test_pages_of_the_pdf_that_are_counted_late_bring_no_cleared_cookie_back(client: FlaskClient, later: Later) -> None:
    tell(client)
    form = {"session_id": session_id(client.get("/wrist/handout").text)}
    later.minutes(2)

    counted = client.post("/wrist/handout/page-count", data=form)

    assert counted.text.isdigit()
    assert "Set-Cookie" not in counted.headers
    assert "Set-Cookie" in client.get("/wrist/handout").headers


def test_a_session_ends_when_the_browser_is_closed(client: FlaskClient) -> None:
    tell(client)
    found = client.get_cookie("decision-aid")
    assert found
    assert (found.expires, found.max_age) == (None, None)


def test_a_page_that_cleared_itself_says_why(client: FlaskClient) -> None:
    assert "Nobody had used the page for 30 minutes." in words(client.get("/wrist/cleared?alone=1").text)
    assert "Nobody had used" not in words(client.get("/wrist/cleared").text)


def test_an_author_stays_signed_in_while_nobody_presses_anything(client: FlaskClient) -> None:
    assert client.application.permanent_session_lifetime == datetime.timedelta(hours=8)
