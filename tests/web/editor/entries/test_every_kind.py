"""The form of a statement keeps what it does not show, whatever its figure is, and changes one line at a time."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.storage.drafts import Drafts
from tests.support.editing import ANNA
from tests.support.entry_forms import fields, send
from tests.support.every_kind import FILE
from tests.support.sampling import sampled

TEXT = FILE.read_text(encoding="utf-8")
IDS = ["t06", "t22", "t43", "t15", "t30", "t27", "m24", "t34", "t38", "t45", "wait.next-year", "wait.again"]


@pytest.fixture(scope="module")
def published() -> str:
    return TEXT


def draft(folder: Path) -> str:
    found = Drafts(folder).find(ANNA, "small")
    return found.text if found else TEXT


def address(ident: str) -> str:
    return f"/edit/small/entry/statement/{ident}"


@sampled("ident", IDS, 4)
def test_a_form_kept_as_it_was_changes_nothing(client: FlaskClient, folder: Path, ident: str) -> None:
    assert send(client, address(ident)).status_code == 303
    assert draft(folder) == TEXT


@sampled("ident", ["t06", "t30", "m24", "t34"], 1)
def test_a_note_is_one_line_more_and_the_figure_stays(client: FlaskClient, folder: Path, ident: str) -> None:
    assert send(client, address(ident), note="It is old.").status_code == 303

    before, after = TEXT.splitlines(), draft(folder).splitlines()
    assert [line for line in after if line not in before] == ["    note: It is old."]
    assert len(after) == len(before) + 1


def test_the_head_of_a_statement_is_changed_by_its_form(client: FlaskClient, folder: Path) -> None:
    assert fields(client.get(address("t43")).text)["head"] == "had a normal sleep study"
    assert send(client, address("t43"), head="normal at 7 months").status_code == 303
    assert draft(folder) == TEXT.replace("    head: had a normal sleep study", "    head: normal at 7 months")


def test_the_options_of_groups_of_an_amount_are_chosen_in_the_form(client: FlaskClient) -> None:
    sent = fields(client.get(address("t06")).text)

    assert [sent[f"amount.groups.{number}.option"] for number in range(3)] == ["operation", "wait", ""]


def test_a_field_that_was_not_sent_keeps_its_value(client: FlaskClient, folder: Path) -> None:
    sent = fields(client.get(address("t43")).text)
    del sent["head"], sent["certainty"]

    assert client.post(address("t43"), data={**sent, "note": "It is old.", "go": "save"}).status_code == 303
    assert len(draft(folder).splitlines()) == len(TEXT.splitlines()) + 1


@pytest.mark.parametrize(
    ("ident", "part"), [("t30", "time/t30.time-2"), ("m24", "step/m24.step-2"), ("t22", "case/t22.case-2")]
)
def test_each_time_step_and_case_has_a_form_of_its_own(client: FlaskClient, ident: str, part: str) -> None:
    page = client.get(address(ident)).text

    assert f'/edit/small/entry/{part}"' in page
    assert "This form can't show it" not in page
