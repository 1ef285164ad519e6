"""A condition of which one part is enough is written by form, each part with a form of its own."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.aids import SMALL
from tests.support.editing import draft
from tests.support.entry_forms import Sent, delete, send
from tests.support.pages import words

STATEMENT = "/edit/small/entry/statement/ten-minutes"
EITHER = "when: {any: [{age: {at_least: 18, below: 65}}, {duration: short}]}"
AID = SMALL.replace(EITHER, f"{EITHER}  # either")


@pytest.fixture(scope="module")
def published() -> str:
    return AID


def test_the_form_of_a_statement_leads_to_each_alternative(client: FlaskClient) -> None:
    page = client.get(STATEMENT).text

    assert "Only if one of these fits" in words(page)
    assert "“How old are you?” is answered from 18 to 64 years" in words(page)
    assert 'href="/edit/small/entry/alternative/ten-minutes.alternative-2"' in page
    assert "left to the text" not in words(page)


@pytest.mark.parametrize(
    ("number", "said", "before", "after"),
    [
        (1, {"age.at_least": "20", "age.below": ""}, "{at_least: 18, below: 65}", "{at_least: 20}"),
        (2, {"duration": ["short", "unsure"]}, "{duration: short}", "{duration: [short, unsure]}"),
    ],
)
def test_an_alternative_is_changed_alone(  # noqa: PLR0917
    client: FlaskClient, folder: Path, number: int, said: Sent, before: str, after: str
) -> None:
    answer = send(client, f"/edit/small/entry/alternative/ten-minutes.alternative-{number}", "save", **said)

    assert answer.location == f"{STATEMENT}?told=kept"
    assert draft(folder) == AID.replace(before, after)


def test_one_is_added_to_a_question_and_to_a_statement(client: FlaskClient, folder: Path) -> None:
    send(client, "/edit/small/new/alternative?belongs-to=ten-minutes", duration=["unsure"])
    send(client, "/edit/small/new/asked-alternative?belongs-to=age", duration=["short"])

    assert "{duration: short}, {duration: [unsure]}]}  # either" in draft(folder)
    assert "when: {any: [{duration: [short]}]}" in draft(folder)


def test_one_is_deleted(client: FlaskClient, folder: Path) -> None:
    delete(client, "alternative/ten-minutes.alternative-1")

    assert draft(folder) == AID.replace("{age: {at_least: 18, below: 65}}, {dur", "{dur")
