"""Groups of answers in a condition are written by form, each with a form of its own: one is enough, or all must fit."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.aids import SMALL, small
from tests.support.editing import draft, drafted
from tests.support.entry_forms import Sent, delete, send
from tests.support.pages import words

STATEMENT = "/edit/small/entry/statement/ten-minutes"
EITHER = "when: {any: [{age: {at_least: 18, below: 65}}, {duration: short}]}"
AID = SMALL.replace(EITHER, f"{EITHER}  # either")
TEAM = "format: 2\n" + small(
    ("involves: Carrying on as now}", "involves: Carrying on as now, head_note: [{text: for some}]}"),
    ("    checked: 2026-06-01\n", "    checked: 2026-06-01\n    studied: [{were: All had pain, like: {any: []}}]\n"),
    ("statements:\n", "ask_the_team: [{ask: How long?, consideration: days}]\nstatements:\n"),
)


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
        (1, {"answers.age.at_least": "20", "answers.age.below": ""}, "{at_least: 18, below: 65}", "{at_least: 20}"),
        (2, {"answers.duration": ["short", "unsure"]}, "{duration: short}", "{duration: [short, unsure]}"),
    ],
)
def test_an_alternative_is_changed_alone(
    client: FlaskClient, folder: Path, number: int, said: Sent, before: str, after: str
) -> None:
    answer = send(client, f"/edit/small/entry/alternative/ten-minutes.alternative-{number}", "save", **said)

    assert answer.location == f"{STATEMENT}?told=kept"
    assert draft(folder) == AID.replace(before, after)


def test_one_is_added_to_a_question_and_to_a_statement(client: FlaskClient, folder: Path) -> None:
    send(client, "/edit/small/new/alternative?belongs-to=ten-minutes", answers__duration=["unsure"])
    send(client, "/edit/small/new/asked-alternative?belongs-to=age", answers__duration=["short"])

    assert "{duration: short}, {duration: [unsure]}]}  # either" in draft(folder)
    assert "when: {any: [{duration: [short]}]}" in draft(folder)


@pytest.mark.parametrize("ident", ["go", "fingerprint", "answers", "carried"])
def test_a_question_may_be_called_as_what_the_page_sends(client: FlaskClient, folder: Path, ident: str) -> None:
    drafted(folder, AID.replace("duration", ident))
    send(client, "/edit/small/new/alternative?belongs-to=ten-minutes", "save", **{f"answers.{ident}": ["unsure"]})

    assert f"{{{ident}: short}}, {{{ident}: [unsure]}}]}}  # either" in draft(folder)


def test_one_is_deleted(client: FlaskClient, folder: Path) -> None:
    delete(client, "alternative/ten-minutes.alternative-1")

    assert draft(folder) == AID.replace("{age: {at_least: 18, below: 65}}, {dur", "{dur")


JOINT = small((EITHER, "when: {all: [{tried: [heat]}, {tried: [rest]}]}  # both"))


def test_where_all_groups_must_fit_each_is_changed_alone(client: FlaskClient, folder: Path) -> None:
    drafted(folder, JOINT)
    page = client.get(STATEMENT).text
    assert "Only if all of these fit" in words(page)
    assert "left to the text" not in words(page)
    answer = send(client, "/edit/small/entry/joint/ten-minutes.joint-2", answers__tried=["heat", "rest"])

    assert answer.location == f"{STATEMENT}?told=kept"
    assert draft(folder) == JOINT.replace(", {tried: [rest]}", ", {tried: [rest, heat]}")


def test_two_answers_to_one_question_are_both_asked_for(client: FlaskClient, folder: Path) -> None:
    drafted(folder, small((f"    {EITHER}\n", "")))
    for answer in ("heat", "rest"):
        send(client, "/edit/small/new/joint?belongs-to=ten-minutes", answers__tried=[answer])

    assert draft(folder) == small((EITHER, "when: {all: [{tried: [heat]}, {tried: [rest]}]}"))


def test_a_question_for_the_team_a_note_and_who_was_studied_have_groups(client: FlaskClient, folder: Path) -> None:
    drafted(folder, TEAM)
    send(client, "/edit/small/new/noted-alternative?belongs-to=ask-1", answers__duration=["long"])
    send(client, "/edit/small/new/noted-joint?belongs-to=wait.note-1", answers__tried=["heat"])
    send(client, "/edit/small/new/studied-alternative?belongs-to=alpha.studied-1", answers__duration=["short"])

    for group in ("when: {any: [{duration: [long]}]}", "when: {all: [{tried: [heat]}]}", "{duration: [short]}"):
        assert group in draft(folder)


def test_the_last_group_takes_the_condition_along_and_the_page_says_so(client: FlaskClient, folder: Path) -> None:
    drafted(
        folder, small(("{any: [{age: {at_least: 18, below: 65}}, {duration: short}]}", "{any: [{duration: short}]}"))
    )
    assert "it is for everybody" in words(client.get("/edit/small/delete/alternative/ten-minutes.alternative-1").text)
    delete(client, "alternative/ten-minutes.alternative-1")

    assert draft(folder) == small((f"    {EITHER}\n", ""))


def test_without_a_question_that_takes_several_answers_joint_groups_are_not_offered(
    client: FlaskClient, folder: Path
) -> None:
    assert "Add a group of answers" in words(client.get(STATEMENT).text)
    drafted(folder, SMALL.replace("kind: several", "kind: one").replace("    alone: [none]\n", ""))

    assert "Add a group of answers" not in words(client.get(STATEMENT).text)


def test_an_outcome_is_in_the_glance_for_the_answers_of_its_form(client: FlaskClient, folder: Path) -> None:
    drafted(folder, "format: 2\n" + small(("name: Aching,", "name: Aching, glance: yes,")))
    assert "For whom it is in the glance" in words(client.get("/edit/small/entry/outcome/ache").text)

    nobody_else = send(client, "/edit/small/entry/outcome/ache", glance_when__duration=["long"])
    assert "The glance has no row for somebody who answers" in words(nobody_else.text)
    send(client, "/edit/small/entry/outcome/ache", "anyway", glance_when__duration=["long"])
    assert "glance_when: {duration: [long]}" in draft(folder)

    send(client, "/edit/small/new/glance-alternative?belongs-to=ease", "anyway", answers__duration=["short"])
    assert "glance_when: {any: [{duration: [short]}]}" in draft(folder)


def test_a_file_of_form_1_has_no_answers_for_the_glance(client: FlaskClient, folder: Path) -> None:
    drafted(folder, SMALL)

    assert "For whom it is in the glance" not in words(client.get("/edit/small/entry/outcome/ache").text)
