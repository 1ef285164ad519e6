"""A table of cases on pages: whole while the answer is missing, a person's own case alone with it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.web.app import create_app
from tests.support.aids import TODAY
from tests.support.pages import words
from tests.support.tables import with_table

ROW = re.compile(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td></tr>', re.DOTALL)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    (tmp_path / "shoulder.yaml").write_text(with_table(), encoding="utf-8")
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        yield client


def rows(text: str) -> list[tuple[str, str]]:
    """The rows of the tables on a page, in words."""
    return [(words(head), words(said)) for head, said in ROW.findall(text)]


@pytest.mark.parametrize("page", ["/shoulder/summary", "/shoulder/summary/ache"])
def test_the_cases_are_the_rows_of_a_table_while_the_answer_is_missing(client: FlaskClient, page: str) -> None:
    text = client.get(page).text

    assert [head for head, _ in rows(text)] == ["Up to 39 years", "40 to 59 years", "60 years or more"]
    assert ["Counted: 18 of 22 people" in said for _, said in rows(text)] == [True, False, False]
    assert rows(text)[2][1] == "Not known The trial had nobody of that age. No study has looked at this."
    assert text.count("They had aches.") == 1


def test_the_reason_stands_above_the_table_once(client: FlaskClient) -> None:
    text = words(client.get("/shoulder/summary/ache").text)

    assert "They had aches. [ Source 1] May apply: “How old are you?” has no answer yet." in text
    assert text.count("“How old are you?” has no answer yet") == 1
