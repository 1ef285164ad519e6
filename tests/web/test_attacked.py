"""Hostile input on routes and forms: no failure of ours, nothing comes back as markup, no answer takes long.

A third of the routes takes each. test_attacked_long sends much more to every one, test_hostile_requests what is known.
"""

from itertools import product
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from tests.support.aids import SMALL, small
from tests.support.editing import ANNA, BEN, PASSWORD, SORE, editing_app, fingerprint_of, now, signed_in
from tests.support.hostile import (
    A_FILE,
    A_THIRD,
    FORMS,
    HARD,
    NOT_IN_A_COOKIE,
    SENT,
    TEXTS,
    TYPES,
    as_headers,
    plain,
    quickly,
)
from tests.support.pages import answer, session_id, ticked
from tests.support.routes import VALUES, addresses
from tests.support.sampling import sampled

BODIES = (b"[1]", b"7", b'{"go": 1}', b"null", A_FILE, b"\xff{", b"a=%ff%00&" * 2000)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    app = editing_app(tmp_path_factory.mktemp("attacked"))
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


@pytest.fixture(scope="module")
def anna(app: Flask) -> FlaskClient:
    client = signed_in(app)
    answer(client, "shoulder", {"duration": ["long"]}, aid="small")
    return client


@HARD
@given(query=FORMS, part=A_THIRD)
def test_no_page_breaks_on_what_an_address_asks(
    app: Flask, anna: FlaskClient, query: dict[str, list[str]], part: slice
) -> None:
    for address in [*addresses(app, "GET").values()][part]:
        quickly(lambda address=address: anna.get(address, query_string=plain(query)), (address, query))  # type: ignore[misc]


@HARD
@given(form=FORMS, part=A_THIRD)
def test_no_form_breaks_on_what_is_sent(app: Flask, anna: FlaskClient, form: dict[str, list[str]], part: slice) -> None:
    marks = {"consult": session_id(anna.get("/small/ask/shoulder").text), "edit": session_id(anna.get("/edit/").text)}
    for address in [*addresses(app, "POST").values()][part]:
        if "sign-" in address:
            continue
        mark = marks["edit" if address.startswith("/edit") else "consult"]
        sent = {**plain(form), "session_id": mark}
        quickly(lambda address=address, sent=sent: anna.post(address, data=sent), (address, form))  # type: ignore[misc]


@pytest.mark.soak  # no query breaks a page every day
@HARD
@given(text=TEXTS, part=A_THIRD)
def test_no_name_in_an_address_breaks_a_page(app: Flask, anna: FlaskClient, text: str, part: slice) -> None:
    hostile = text.encode("utf-8", "replace").decode()[:2000] or "x"
    for method in ("GET", "POST"):
        for address in [*addresses(app, method, **dict.fromkeys(VALUES, hostile)).values()][part]:
            quickly(lambda a=address, m=method: anna.open(a, method=m), (address, text))  # type: ignore[misc]
        for address in [*addresses(app, method, page=hostile, ident=hostile, version=hostile).values()][part]:
            quickly(lambda a=address, m=method: anna.open(a, method=m), (address, text))  # type: ignore[misc]


@sampled(
    "body, kind",
    product(BODIES, TYPES),
    [*zip(BODIES, TYPES, strict=False), *product(BODIES[:1], TYPES[len(BODIES) :])],
)
def test_a_form_sent_as_something_else_is_no_form(app: Flask, kind: str, body: bytes) -> None:
    for route, address in addresses(app, "POST").items():
        client = app.test_client()
        quickly(lambda c=client, a=address: c.post(a, data=body, content_type=kind), (route, kind, body[:40]))  # type: ignore[misc]


@sampled("host", ["9" * 5000, "a" * 64 + ".example", "\xff", "..", "[::1", "x:y:z", ":0", "", "<xss>", "%"], 4)
def test_no_name_for_this_host_breaks_a_page(app: Flask, host: str) -> None:
    client = app.test_client()
    for address in ("/", "/small/handout", "/edit/sign-in", "/nowhere/at/all", "/healthz", "/static/style.css"):
        for method in ("GET", "POST"):
            quickly(lambda a=address, m=method: client.open(a, method=m, headers={"Host": host}), (address, host))  # type: ignore[misc]


@HARD
@given(headers=SENT)
def test_no_header_breaks_a_page(app: Flask, headers: dict[str, str]) -> None:
    sent = as_headers(headers)
    client = app.test_client()
    for address in ("/", "/small/", "/small/summary", "/edit/sign-in", "/nowhere/at/all"):
        for method in ("GET", "POST"):
            quickly(lambda a=address, m=method: client.open(a, method=m, headers=sent, data=b"\xff{"), (address, sent))  # type: ignore[misc]


@HARD
@given(value=st.one_of(TEXTS, st.binary(max_size=200).map(lambda content: content.hex())))
def test_no_cookie_breaks_a_page(app: Flask, value: str) -> None:
    sent = NOT_IN_A_COOKIE.sub(" ", value.encode("ascii", "replace").decode())
    cookies = {"Cookie": f"decision-aid={sent}; decision-aid-author={sent}"}  # whatever its size: no browser is asked
    for address in ("/small/ask/shoulder", "/small/summary", "/small/handout", "/edit/"):
        quickly(lambda a=address: app.test_client().get(a, headers=cookies), (address, value))  # type: ignore[misc]


@HARD
@given(data=st.data())
def test_a_cookie_with_a_letter_changed_counts_for_nothing(app: Flask, anna: FlaskClient, data: st.DataObject) -> None:
    cookie = anna.get_cookie("decision-aid")
    assert cookie
    # The very last letter holds bits that base64 leaves over, so another one may say the same.
    at = data.draw(st.integers(0, len(cookie.value) - 2))
    other = data.draw(st.sampled_from([letter for letter in "aA0-_" if letter != cookie.value[at]]))
    client = app.test_client()
    client.set_cookie("decision-aid", cookie.value[:at] + other + cookie.value[at + 1 :])

    assert ticked(client.get("/small/ask/shoulder").text) == []


@HARD
@given(code=st.one_of(TEXTS, st.text(alphabet="0123456789ABCDEFGHJKMNPQRSTVWXYZ -", max_size=600)))
def test_no_code_breaks_the_way_back(app: Flask, code: str) -> None:
    client = app.test_client()
    sent = {"session_id": session_id(client.get("/small/").text), "code": code.encode("utf-8", "replace").decode()}
    quickly(lambda: client.post("/small/return", data=sent), code)


def test_an_enormous_cookie_is_not_even_read(app: Flask) -> None:
    cookie = "decision-aid=." + "A" * 60_000
    quickly(lambda: app.test_client().get("/small/ask/shoulder", headers={"Cookie": cookie}), "60,000 letters")


def test_an_author_cannot_act_as_another(tmp_path: Path) -> None:
    app = editing_app(tmp_path)
    anna, ben = signed_in(app), signed_in(app, BEN)
    sent = {"session_id": session_id(anna.get("/edit/small/").text), "base": "x", "author": BEN, "name": BEN}
    sent["text"] = SMALL.replace("Stiff", "Sore")
    anna.post("/edit/small/draft", data=sent)
    assert "Sore shoulder" not in ben.get("/edit/small/").text
    throw = {"session_id": session_id(ben.get("/edit/").text), "author": ANNA, "name": ANNA}
    throw["fingerprint"] = fingerprint_of(sent["text"])
    ben.post("/edit/small/throw-away", data=throw)
    assert "Sore shoulder" in anna.get("/edit/small/").text

    with_annas_token = {"session_id": session_id(anna.get("/edit/").text), "text": SMALL, "base": "x"}
    assert ben.post("/edit/small/draft", data=with_annas_token).status_code == 401
    bens = {
        "session_id": session_id(ben.get("/edit/").text),
        "author": ANNA,
        "name": ANNA,
        "reason": "x",
        "state": "draft",
    }
    ben.post("/edit/small/publish", data=bens | {"fingerprint": fingerprint_of(small(SORE))})
    assert now(tmp_path) == SMALL


def test_the_cookie_of_a_consultation_signs_nobody_in(app: Flask, anna: FlaskClient) -> None:
    stranger = app.test_client()
    for cookie in ("decision-aid", "decision-aid-author"):
        taken = anna.get_cookie("decision-aid")
        assert taken
        stranger.set_cookie(cookie, taken.value, path="/edit")

    assert stranger.get("/edit/").status_code == 303


def test_who_knows_only_the_name_is_slowed_down(tmp_path: Path) -> None:
    client = editing_app(tmp_path).test_client()
    page = session_id(client.get("/edit/sign-in").text)
    said = [
        client.post("/edit/sign-in", data={"name": ANNA, "password": f"wrong {n}", "session_id": page}).text
        for n in range(6)
    ]

    assert sum("several wrong tries" in one for one in said) == 3
    right = client.post("/edit/sign-in", data={"name": ANNA, "password": PASSWORD, "session_id": page})
    assert right.status_code == 422
