"""An aid opened from a record system: answers are proposed, confirmed or not, and whose they are stands nowhere."""

import base64
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from joserfc.jwk import ECKey, RSAKey

from decision_aid.web.app import create_app
from decision_aid.web.http.record_system import InvalidRecordSystem, RecordSystem
from decision_aid.web.wsgi import JsonFormatter
from tests.support.aids import TODAY, small
from tests.support.folders import contents
from tests.support.pages import session_id, ticked, words
from tests.support.record_system import (
    CLIENT,
    LAUNCH,
    SECRETS,
    RecordServer,
    condition,
    prescribed,
    record_system,
)
from tests.support.redirects import redirect_of

HOST = "https://aids.example.org"
SITE = f"{HOST}/ward"
AID = small(
    ("title: Stiff", "format: 2\ntitle: Stiff"),
    ("      short: Less than a month", '      short: {label: Less than a month, from_record: {code: "urn:a|1"}}'),
    ("heat: Heat, rest: Rest", 'heat: {label: Heat, from_record: {code: "urn:m|h"}}, '
                               'rest: {label: Rest, from_record: {code: "urn:m|r"}}'),
    ("    unit: years", "    unit: years\n    from_record: age"),
)  # fmt: skip
AGE_ALONE = small(
    ("title: Stiff", "format: 2\ntitle: Stiff"), ("    unit: years", "    unit: years\n    from_record: age")
)
FOUND = {
    "Condition": [condition("urn:b", "9"), condition("urn:a", "1"), condition("urn:a", "2")],
    "MedicationRequest": [prescribed("urn:m", "h"), prescribed("urn:m", "r", status="stopped")],
}


@pytest.fixture
def record() -> Iterator[RecordServer]:
    with record_system(found=FOUND) as system:
        yield system


def browser(folder: Path, record: RecordServer, key: Path | None = None) -> FlaskClient:
    (folder / "shoulder.yaml").write_text(AID, encoding="utf-8")
    (folder / "age.yaml").write_text(AGE_ALONE, encoding="utf-8")
    (folder / "plain.yaml").write_text(small(), encoding="utf-8")
    system = RecordSystem(record.base, CLIENT, key)
    return create_app(folder, secret_key="for tests", address=SITE, today=lambda: TODAY, record=system).test_client()


def begin(client: FlaskClient, record: RecordServer, aid: str = "shoulder") -> str:
    """Launch an aid; the address to which the browser comes back."""
    sent = client.get(f"/ward/{aid}/launch?iss={record.base}&launch={LAUNCH}", base_url=HOST)
    assert sent.status_code == 302, words(sent.text)
    return redirect_of(sent.headers["Location"])


def launch(client: FlaskClient, record: RecordServer, aid: str = "shoulder") -> str:
    """Launch an aid, and come back; where the browser is sent at last."""
    back = client.get(begin(client, record, aid), base_url=HOST)
    assert back.status_code == 303, words(back.text)
    return back.headers["Location"]


def test_each_answer_is_proposed_and_none_is_taken_by_itself(tmp_path: Path, record: RecordServer) -> None:
    client = browser(tmp_path, record)

    assert launch(client, record) == "/ward/shoulder/record"
    page = client.get("/ward/shoulder/record", base_url=HOST).text
    assert "How old are you? Yes: 44 years" in words(page)
    assert "Yes: Less than a month" in words(page)
    assert "Yes: Heat Yes: Rest" in words(page)
    assert ticked(page) == []
    assert "44" not in words(client.get("/ward/shoulder/check", base_url=HOST).text)


def test_what_is_ticked_is_answered_and_the_rest_is_forgotten(tmp_path: Path, record: RecordServer) -> None:
    client = browser(tmp_path, record)
    page = client.get(launch(client, record), base_url=HOST).text

    form = {"session_id": session_id(page), "take": ["age:44", "tried:rest", "duration:long", "geese:1"]}
    taken = client.post("/ward/shoulder/record", data=form, base_url=HOST)

    assert taken.headers["Location"] == "/ward/shoulder/check"
    with client.session_transaction(f"{HOST}/ward/", base_url=HOST) as kept:
        assert kept["aids"][0][2] == {"age": ["44"], "tried": ["rest"]}
        assert "proposed" not in kept
    assert client.get("/ward/shoulder/record", base_url=HOST).headers["Location"] == "/ward/shoulder/"


def test_nobody_who_ticks_nothing_has_an_answer(tmp_path: Path, record: RecordServer) -> None:
    client = browser(tmp_path, record)
    page = client.get(launch(client, record), base_url=HOST).text

    left = client.post("/ward/shoulder/record", data={"session_id": session_id(page)}, base_url=HOST)

    assert left.headers["Location"] == "/ward/shoulder/"


def answered(client: FlaskClient) -> None:
    """Somebody says in that browser that they are 87."""
    page = client.get("/ward/shoulder/ask/days", base_url=HOST).text
    form = {"session_id": session_id(page), "shown": "age", "q-age": "87", "go": "next"}
    client.post("/ward/shoulder/ask/days", data=form, base_url=HOST)
    assert has_answer(client)


def has_answer(client: FlaskClient) -> bool:
    """Whether that answer is still there."""
    return "87 years" in words(client.get("/ward/shoulder/check", base_url=HOST).text)


def test_a_launch_asks_and_then_ends_what_another_patient_answered(tmp_path: Path, record: RecordServer) -> None:
    client, address = browser(tmp_path, record), f"/ward/shoulder/launch?iss={record.base}&launch={LAUNCH}"
    answered(client)

    page = client.get(address, base_url=HOST)
    assert "There are answers in this browser" in page.text
    assert LAUNCH not in page.text
    assert (has_answer(client), record.asked) == (True, [])
    cleared = client.post(address, base_url=HOST, headers={"Sec-Fetch-Site": "same-origin"})
    assert not has_answer(client)
    sent = client.get(cleared.headers["Refresh"].removeprefix("0; url="), base_url=HOST)
    assert (
        client.get(redirect_of(sent.headers["Location"]), base_url=HOST).headers["Location"] == "/ward/shoulder/record"
    )


@pytest.mark.parametrize("aid", ["shoulder", "age", "plain"])
def test_another_site_clears_nothing_with_a_link_or_form_to_a_launch(
    tmp_path: Path, record: RecordServer, aid: str
) -> None:
    client, address = browser(tmp_path, record), f"/ward/{aid}/launch?iss={record.base}&launch=1"
    answered(client)

    linked = client.get(address, base_url=HOST, headers={"Sec-Fetch-Site": "cross-site"})
    posted = client.post(address, base_url=HOST, headers={"Sec-Fetch-Site": "cross-site"})
    unknown = client.post(address.replace("iss=", "iss=x"), base_url=HOST, headers={"Sec-Fetch-Site": "same-origin"})

    assert (linked.status_code, posted.status_code, unknown.status_code) == (200, 403, 400)
    assert (has_answer(client), record.asked) == (True, [])


def test_another_site_takes_no_own_words_with_a_link_to_a_launch(tmp_path: Path, record: RecordServer) -> None:
    client = browser(tmp_path, record)
    client.get("/ward/plain/handout", base_url=HOST)
    with client.session_transaction(f"{HOST}/ward/", base_url=HOST) as before:
        key = before["notes_key"]

    client.get(f"/ward/plain/launch?iss={record.base}&launch=1", base_url=HOST)

    with client.session_transaction(f"{HOST}/ward/", base_url=HOST) as kept:
        assert kept["notes_key"] == key


def test_no_more_is_asked_for_than_the_aid_uses(tmp_path: Path, record: RecordServer) -> None:
    client = browser(tmp_path, record)
    launch(client, record, "age")

    assert [one.partition("?")[0].removeprefix("/fhir/").partition("/")[0] for one in record.asked] == [
        ".well-known", "authorize", "Patient",
    ]  # fmt: skip
    assert parse_qs(urlsplit(record.asked[1]).query)["scope"] == ["launch patient/Patient.r"]
    assert "_elements=birthDate" in record.asked[2]


def test_an_aid_that_asks_nothing_of_the_record_just_opens(tmp_path: Path, record: RecordServer) -> None:
    client = browser(tmp_path, record)
    opened = client.get(f"/ward/plain/launch?iss={record.base}&launch={LAUNCH}", base_url=HOST)

    assert (opened.headers["Location"], record.asked) == ("/ward/plain/", [])


@pytest.mark.parametrize("key", [RSAKey.generate_key(2048), ECKey.generate_key("P-384")])
def test_a_client_with_a_key_signs_who_it_is(tmp_path: Path, record: RecordServer, key: RSAKey | ECKey) -> None:
    (tmp_path / "key.pem").write_bytes(key.as_pem(private=True))
    client = browser(tmp_path, record, tmp_path / "key.pem")
    record.keys = client.get("/ward/launch-keys.json", base_url=HOST).get_json()

    assert launch(client, record) == "/ward/shoulder/record"
    assert record.keys is not None
    assert [set(one) & {"d", "p", "q", "k"} for one in record.keys["keys"]] == [set()]
    assert len(record.used) == 1


@pytest.mark.parametrize(
    ("aid", "born", "page", "said"),
    [
        ("age", "1982-02-17", "record", ""),
        ("age", "2024-02-17", "", "The record answers none of these questions. Is the right record open?"),
        ("age", "1982", "", "The record answers none of these questions. Is the right record open?"),
        (
            "shoulder",
            "2024-02-17",
            "record",
            "The age in the record does not fit this decision aid. Is the right record open?",
        ),
    ],
)
def test_a_record_that_does_not_fit_is_asked_about_once(
    tmp_path: Path, record: RecordServer, aid: str, born: str, page: str, said: str
) -> None:
    record.patient = record.patient | {"birthDate": born}
    client = browser(tmp_path, record)

    opened = launch(client, record, aid)
    first, again = (words(client.get(opened, base_url=HOST).text) for _ in range(2))

    assert opened == f"/ward/{aid}/{page}"
    assert (said in first, "Is the right record open?" in first) == (True, bool(said))
    assert "Is the right record open?" not in again


def test_whose_record_it_is_stands_nowhere(
    tmp_path: Path, record: RecordServer, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[str] = []
    with caplog.at_level(logging.DEBUG):
        client = browser(tmp_path, record)
        answers = [client.get(f"/ward/shoulder/launch?iss={record.base}&launch={LAUNCH}", base_url=HOST)]
        answers.append(client.get(redirect_of(answers[0].headers["Location"]), base_url=HOST))
        answers.append(client.get("/ward/shoulder/record", base_url=HOST))
        form = {"session_id": session_id(answers[-1].text), "take": ["age:44", "tried:rest"]}
        answers.append(client.post("/ward/shoulder/record", data=form, base_url=HOST))
        answers += [client.get(f"/ward/shoulder/{page}", base_url=HOST) for page in ("check", "summary", "handout")]
        record.tokens.clear()
        record.found["Condition"] = []
        client.post("/ward/clear", base_url=HOST)
        failing = begin(client, record)
        record.codes.clear()
        answers.append(client.get(failing, base_url=HOST))
        with client.session_transaction(f"{HOST}/ward/", base_url=HOST) as kept:
            said.append(json.dumps(dict(kept)))
    for one in answers:
        said += [one.text, *(f"{name}: {value}" for name, value in one.headers)]
    said += [caplog.text, *(JsonFormatter().format(found) for found in caplog.records)]
    files = b"".join(held for path, held in contents(tmp_path).items())

    assert "The record system did not give what was asked of it: status 400" in caplog.text
    assert any("/Patient/pt-770031" in one for one in record.asked)
    for secret in (*SECRETS, *record.tokens, "access_token"):
        assert secret not in "\n".join(said), secret
        assert secret.encode() not in files, secret


@pytest.mark.parametrize(
    "asked",
    ["", "iss={base}", "launch=1", "iss=https://elsewhere.example.org&launch=1", "iss={base}&launch=" + "1" * 2001],
)
def test_only_the_known_record_system_launches(tmp_path: Path, record: RecordServer, asked: str) -> None:
    refused = browser(tmp_path, record).get(f"/ward/shoulder/launch?{asked.format(base=record.base)}", base_url=HOST)

    assert (refused.status_code, record.asked) == (400, [])
    assert "This record system is not known here" in refused.text


def test_a_code_counts_once_and_in_the_browser_that_began_alone(tmp_path: Path, record: RecordServer) -> None:
    client, other = browser(tmp_path, record), browser(tmp_path, record)
    back = begin(client, record)

    assert other.get(back, base_url=HOST).status_code == 400
    assert client.get(back.replace("state=", "state=1"), base_url=HOST).status_code == 400
    assert client.get(back, base_url=HOST).status_code == 400  # a wrong state ends the launch
    again = begin(client, record)
    assert client.get(again, base_url=HOST).status_code == 303
    assert client.get(again, base_url=HOST).status_code == 400


def test_a_refusal_of_the_record_system_is_a_page_that_leads_on(tmp_path: Path, record: RecordServer) -> None:
    client = browser(tmp_path, record)
    back = begin(client, record).partition("code=")[0] + "error=access_denied&state="
    state = parse_qs(urlsplit(begin(client, record)).query)["state"][0]

    refused = client.get(f"{back}{state}", base_url=HOST)

    assert refused.status_code == 502
    assert "The record can't be read now" in words(refused.text)


@pytest.mark.parametrize("trouble", ["no pkce", "no token", "no record"])
def test_what_a_record_system_does_wrong_takes_nothing(tmp_path: Path, record: RecordServer, trouble: str) -> None:
    client = browser(tmp_path, record)
    address = f"/ward/shoulder/launch?iss={record.base}&launch={LAUNCH}"
    if trouble == "no pkce":
        record.methods = ["plain"]
    else:
        address = begin(client, record)
    if trouble == "no token":
        record.codes.clear()
    if trouble == "no record":
        record.refused = {"Patient"}

    answered = client.get(address, base_url=HOST)

    assert answered.status_code == 502
    assert client.get("/ward/shoulder/record", base_url=HOST).headers["Location"] == "/ward/shoulder/"


@pytest.mark.parametrize("trouble", ["no scope", "pages of another host", "pages without end"])
def test_what_can_not_be_read_of_a_record_proposes_nothing_and_the_rest_does(
    tmp_path: Path, record: RecordServer, trouble: str
) -> None:
    client = browser(tmp_path, record)
    back = begin(client, record)
    match trouble:
        case "no scope":
            record.refused = {"Condition", "MedicationRequest"}
        case "pages of another host":
            record.base = "https://elsewhere.example.org/fhir"
        case _:
            record.found = {kind: found * 50 for kind, found in FOUND.items()}

    client.get(back, base_url=HOST)

    page = words(client.get("/ward/shoulder/record", base_url=HOST).text)
    assert ("Yes: 44 years" in page, "Less than a month" in page) == (True, False)


@pytest.mark.parametrize(
    ("address", "base", "client", "why"),
    [
        ("", "https://record.example.org", "id", "the address of this site is missing"),
        (SITE, "http://record.example.org", "id", "is no address that begins with https"),
        (SITE, "https://record.example.org", "", "the id of this site there is missing"),
        (SITE, "https://record.example.org", "id", "the key can't be used: no private key"),
    ],
)
def test_what_can_not_be_used_is_told_at_the_start(
    tmp_path: Path, address: str, base: str, client: str, why: str
) -> None:
    (tmp_path / "key.pem").write_text("no key")
    with pytest.raises(InvalidRecordSystem, match=why):
        create_app(tmp_path, address=address, record=RecordSystem(base, client, tmp_path / "key.pem"))


def test_without_a_record_system_there_is_no_launch(tmp_path: Path) -> None:
    (tmp_path / "plain.yaml").write_text(small(), encoding="utf-8")
    client = create_app(tmp_path, secret_key="for tests").test_client()

    assert client.get("/plain/launch?iss=x&launch=y").status_code == 404


def test_from_the_record_to_the_record_and_nothing_stays_here(tmp_path: Path, record: RecordServer) -> None:
    """Launch, confirm, see the summary, take note and PDF back as a Bundle, clear."""
    client = browser(tmp_path, record)
    page = client.get(launch(client, record), base_url=HOST).text
    before = contents(tmp_path)
    form = {"session_id": session_id(page), "take": ["age:44", "duration:short"]}
    client.post("/ward/shoulder/record", data=form, base_url=HOST)

    assert "Exercises take ten minutes a day." in words(client.get("/ward/shoulder/everything", base_url=HOST).text)
    form = {"session_id": session_id(client.get("/ward/shoulder/handout", base_url=HOST).text)}
    made = client.post("/ward/shoulder/consultation.json", data=form, base_url=HOST)
    _form, answers, paper, note = (entry["resource"] for entry in made.get_json(force=True)["entry"])
    said = {one["linkId"]: one["answer"] for group in answers["item"] for one in group["item"]}
    assert said["age"] == [{"valueInteger": 44}]
    pdf, text = (base64.b64decode(one["content"][0]["attachment"]["data"]) for one in (paper, note))
    assert pdf.startswith(b"%PDF-")
    assert text.decode().startswith("Decision aid used on 1 December 2026.")
    assert not any(secret.encode() in pdf or secret in text.decode() or secret in made.text for secret in SECRETS)
    client.post("/ward/clear", base_url=HOST)
    with client.session_transaction(f"{HOST}/ward/", base_url=HOST) as kept:
        assert dict(kept) == {"cleared": True}
    assert contents(tmp_path) == before
