"""Questions for the team, examples, and what belongs to a source or an option have forms made from the schema too."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.aids import SMALL
from tests.support.editing import draft
from tests.support.entry_forms import Sent, delete, send
from tests.support.pages import words

AID = f"""format: 2
{SMALL}
ask_the_team:
  - {{ask: Is it torn?, consideration: shoulder, when: {{duration: [long]}}}}  # asked often
examples:
  - {{name: Ann, given: {{duration: long, age: 40}}, must_show: [wait.ease]}}
"""


@pytest.fixture(scope="module")
def published() -> str:
    return AID


@pytest.mark.parametrize("entry", ["ask/ask-1", "example/example-1", "source/alpha", "option/wait"])
def test_a_form_kept_as_it_was_changes_nothing(client: FlaskClient, folder: Path, entry: str) -> None:
    assert f'href="/edit/small/entry/{entry}"' in client.get("/edit/small/entries").text
    assert send(client, f"/edit/small/entry/{entry}").status_code == 303
    assert draft(folder) == ""


@pytest.mark.parametrize(
    ("entry", "said", "before", "after"),
    [
        ("ask/ask-1", {"ask": "Is it inflamed?"}, "ask: Is it torn?", "ask: Is it inflamed?"),
        ("ask/ask-1", {"when.duration": ["long", "unsure"]}, "duration: [long]}}  #", "duration: [long, unsure]}}  #"),
        ("example/example-1", {"given.duration": "short", "given.age": ""}, "long, age: 40}", "short}"),
        ("example/example-1", {"must_show": [], "may_apply": ["wait.ease"]}, "must_show: [", "may_apply: ["),
    ],
)  # fmt: skip
def test_what_is_changed_is_changed_alone(
    client: FlaskClient, folder: Path, entry: str, said: Sent, before: str, after: str
) -> None:
    answer = send(client, f"/edit/small/entry/{entry}", go="anyway", **said)

    assert AID.count(before) == 1
    assert draft(folder) == AID.replace(before, after)
    assert '<li id="kept">' in client.get(answer.location).text


@pytest.mark.parametrize(
    ("address", "said", "line", "above"),
    [
        ("ask", {"ask": "Is it frozen?", "consideration": "days"}, "{ask: Is it frozen?, consideration: days}", ""),
        ("example", {"name": "Ben", "given.tried": ["heat"], "given.duration": "long"},
         "{name: Ben, given: {duration: long, tried: [heat]}}", ""),
        ("studied?belongs-to=alpha", {"were": "All had pain", "like.duration": ["long"]},
         "studied: [{were: All had pain, like: {duration: [long]}}]", "source/alpha"),
        ("claim?belongs-to=alpha", {"claim": "It helps all", "verdict": "contradicted", "why": "Few were."},
         "claims: [{id: it-helps-all, claim: It helps all, verdict: contradicted, why: Few were.}]", "source/alpha"),
        ("note?belongs-to=wait", {"text": "seldom studied", "when.duration": ["long"]},
         "head_note: [{text: seldom studied, when: {duration: [long]}}]", "option/wait"),
    ],
)  # fmt: skip
def test_one_is_added(client: FlaskClient, folder: Path, address: str, said: Sent, line: str, above: str) -> None:
    answer = send(client, f"/edit/small/new/{address}", go="anyway", **said)

    assert answer.status_code == 303, words(answer.text)
    assert " ".join(line.replace("[{", "- {").replace("}]", "}").split()) in _plain(draft(folder))
    assert above in answer.location


def test_one_is_deleted_and_the_other_stays(client: FlaskClient, folder: Path) -> None:
    send(client, "/edit/small/new/ask", ask="Is it frozen?", consideration="days")
    delete(client, "ask/ask-1")

    assert "Is it torn?" not in draft(folder)
    assert "Is it frozen?" in draft(folder)


def _plain(text: str) -> str:
    return " ".join(text.replace("[{", "- {").replace("}]", "}").split())
