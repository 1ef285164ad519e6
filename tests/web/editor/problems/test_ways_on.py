"""Where a finding can't be put right in the form at its place, it names what can be done, and each link leads there."""

import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.checks.run import check_rule_file
from tests.support.aids import TODAY, small
from tests.support.editing import draft, drafted
from tests.support.entry_forms import delete, fields, send
from tests.support.pages import words

LIFT = """questions:
  - {id: job, consideration: days, ask: Do you lift?, kind: one, choices: {often: Often, never: Never}}"""
UNUSED = small(("questions:", LIFT))
NO_BURDEN = small(("Time it takes, kind: practical", "Time it takes, kind: harm"))


def found_in(folder: Path) -> set[str]:
    """The checks that find something in the draft that was not in the small aid."""
    return {one.check for one in check_rule_file(draft(folder).encode(), today=TODAY)[1]}


def ways(client: FlaskClient, of: str) -> dict[str, str]:
    """The links of the finding in the preview that says this, by their words."""
    page = client.get("/edit/small/preview").text
    (item,) = (one for one in page.split("<li>") if of in words(one).partition("</li>")[0] and "<a " in one)
    links = re.findall(r'<a href="([^"]+)">(.*?)<span', item.partition("</li>")[0])
    return {html.unescape(said): html.unescape(href) for href, said in links}


def test_a_question_without_use_names_each_honest_way(client: FlaskClient, folder: Path) -> None:
    drafted(folder, UNUSED)
    page = words(client.get("/edit/small/preview").text)

    assert "Nothing depends on the question “Do you lift?”: what people read is the same whatever they answer." in page
    assert "Ticking all of them changes nothing. You can also publish the question as it is." in page
    assert list(ways(client, "Nothing depends on")) == [
        "Change it by form",
        "Delete the question …",
        "Add what is not known for some answers …",
        "Add a question for the team …",
    ]


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (
            "Add what is not known for some answers …",
            {"option": "wait", "outcome": "ache", "words": "How it is for those.", "unknown": "not studied"},
        ),
        ("Add a question for the team …", {"ask": "Is it so for me too?"}),
    ],
)
def test_a_gap_or_a_question_for_one_answer_gives_it_a_use(
    client: FlaskClient, folder: Path, way: str, said: dict[str, str]
) -> None:
    drafted(folder, UNUSED)
    before = found_in(folder)
    answer = send(client, ways(client, "Nothing depends on")[way], when__job=["often"], **said)

    assert answer.location == "/edit/small/preview?told=kept"
    assert before - found_in(folder) >= {"unused-question"}
    assert found_in(folder) - before == set()


def test_to_delete_it_leads_to_the_page_that_asks(client: FlaskClient, folder: Path) -> None:
    drafted(folder, UNUSED)

    assert ways(client, "Nothing depends on")["Delete the question …"] == "/edit/small/delete/question/job"
    delete(client, "question/job")
    assert "unused-question" not in found_in(folder)


def test_whoever_ticked_every_answer_is_told_to_tick_none(client: FlaskClient, folder: Path) -> None:
    drafted(folder, UNUSED)
    form = "/edit/small/entry/statement/exercises.ache"
    send(client, form, when__job=["often", "never"])
    told = words(client.get("/edit/small/preview").text)
    send(client, form, when__job=[])

    assert "tick none of these answers, and delete the question if nothing else depends on it." in told
    assert "every-answer" not in found_in(folder)


def test_an_outcome_that_is_missing_leads_to_the_form_of_a_new_one(client: FlaskClient, folder: Path) -> None:
    drafted(folder, NO_BURDEN)
    told = words(client.get("/edit/small/preview").text)
    found = ways(client, "every option looks one-sided")
    place = client.get(found["Add an outcome …"]).location

    assert list(found) == ["Add an outcome …"]
    assert place == "/edit/small/new/outcome?back=preview"
    assert "name" in fields(client.get(place).text)
    assert "Do not relabel another one: what it is to people stays the same." in told
