"""What the documentation for authors calls a choice or a field is what the forms call it."""

import html
import re

import pytest
from flask.testing import FlaskClient

from decision_aid.consultation.wording import CERTAINTY, UNKNOWN
from tests.support.every_kind import FILE
from tests.support.house import ROOT
from tests.support.pages import words
from tests.support.tutorials import named_in

FORMS = ("entry/statement/t43", "entry/statement/t34", "new/step?belongs-to=m24", "new/case?belongs-to=t34")
AGE = "  - {id: age, consideration: days, ask: How old are you?, kind: number, limits: [0, 110]}\n"


@pytest.fixture(scope="module")
def published() -> str:
    return FILE.read_text(encoding="utf-8").replace("questions:\n", f"questions:\n{AGE}", 1)


def test_what_the_guide_names_is_in_the_forms(client: FlaskClient) -> None:
    pages = "".join(client.get(f"/edit/small/{form}").text for form in FORMS)
    said = html.unescape(" ".join(re.sub(r"<[^>]+>", "\n", pages).split()))
    named = named_in("saying-what-is-known.md") | named_in("certainty-and-gaps.md")

    assert len(named) > 20
    assert {one for one in named if one not in said} == set()


def test_the_words_that_people_read_are_those_of_the_pages() -> None:
    text = (ROOT / "docs" / "certainty-and-gaps.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("|")]

    said = [
        *((one.value, read) for one, read in CERTAINTY.items()),
        *((one.value, read) for one, read in UNKNOWN.items()),
    ]

    assert [one for one in said if not any(f"| {one[0]} |" in row and f"| {one[1]} |" in row for row in rows)] == []


def test_the_form_itself_says_how_to_choose(client: FlaskClient) -> None:
    form = words(client.get("/edit/small/entry/statement/t43").text)

    assert "How to choose Take the step of a review or guideline that rated this outcome with GRADE." in form
    assert "“No study has looked at this” is a finding: choose it once you have searched." in form
