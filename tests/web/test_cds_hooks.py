"""A record system is told which aids there are, and gets a card for each that is the same for every patient."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.resources import resource_folder
from decision_aid.web.app import create_app
from decision_aid.web.http.record_system import RecordSystem
from tests.support.aids import TODAY, small

HOST = "https://aids.example.org"
SITE = f"{HOST}/ward"
PATIENT = "pt-770031"
FORM_2 = small(("title: Stiff", "format: 2\ntitle: Stiff"))


def browser(folder: Path) -> FlaskClient:
    """A site with three aids, known to a record system."""
    for name in ("age", "plain", "wrist"):
        (folder / f"{name}.yaml").write_text(small(), encoding="utf-8")
    system = RecordSystem("https://record.example.org", "client", None)
    return create_app(folder, secret_key="for tests", address=SITE, today=lambda: TODAY, record=system).test_client()


def test_there_is_a_card_that_says_there_is_an_aid(tmp_path: Path) -> None:
    client = browser(tmp_path)
    context = {"userId": "Practitioner/1", "patientId": PATIENT}
    asked = {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", "context": context}

    services = client.get("/ward/cds-services", base_url=HOST).get_json()["services"]
    answered = client.post("/ward/cds-services/wrist", json=asked, base_url=HOST)

    assert [(one["id"], one["hook"]) for one in services] == [
        ("age", "patient-view"), ("plain", "patient-view"), ("wrist", "patient-view"),
    ]  # fmt: skip
    (card,) = answered.get_json()["cards"]
    assert (card["summary"], card["indicator"]) == ("Decision aid: Stiff shoulder - wait or exercises", "info")
    assert card["links"] == [
        {"label": "Open the decision aid", "type": "smart", "url": f"{SITE}/wrist/launch"}
    ]  # fmt: skip
    assert "Information to talk about, not advice." in card["detail"]
    assert PATIENT not in answered.text
    assert "Set-Cookie" not in answered.headers
    assert client.post("/ward/cds-services/geese", json=asked, base_url=HOST).status_code == 404


@pytest.mark.parametrize("said", ["Adults with a stiff shoulder", "Adults with a stiff shoulder."])
def test_a_service_says_what_it_is_about_and_for_whom_in_sentences(tmp_path: Path, said: str) -> None:
    client = browser(tmp_path)
    (tmp_path / "plain.yaml").write_text(small().replace("Adults with a stiff shoulder", said), encoding="utf-8")

    services = client.get("/ward/cds-services", base_url=HOST).get_json()["services"]

    (told,) = (one["description"] for one in services if one["id"] == "plain")
    assert told.endswith(" For: Adults with a stiff shoulder.")
    assert told.count(".") == 2


def test_a_service_and_its_card_say_first_who_must_not_use_the_aid(tmp_path: Path) -> None:
    client = browser(tmp_path)
    text = FORM_2.replace("  for: Adults", "  not_for: Not for a child in danger\n  for: Adults")
    (tmp_path / "age.yaml").write_text(text, encoding="utf-8")

    services = client.get("/ward/cds-services", base_url=HOST).get_json()["services"]
    (card,) = client.post("/ward/cds-services/age", json={}, base_url=HOST).get_json()["cards"]

    assert services[0]["description"].startswith("Not for a child in danger. ")
    assert card["detail"].startswith("Not for a child in danger.\n\n")


def test_what_authors_begin_from_is_no_service(tmp_path: Path) -> None:
    client = browser(tmp_path)
    (tmp_path / "starter.yaml").write_bytes((resource_folder("rules") / "starter.yaml").read_bytes())
    (tmp_path / "age.yaml").write_text(FORM_2.replace("format: 2", "format: 2\nhidden: yes"), encoding="utf-8")

    services = client.get("/ward/cds-services", base_url=HOST).get_json()["services"]

    assert [one["id"] for one in services] == ["plain", "wrist"]
