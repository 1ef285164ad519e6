"""An author takes results of a review as drafts: ticked, with an outcome, and without a certainty."""

import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.aids import SMALL
from tests.support.editing import draft, drafted
from tests.support.entry_forms import fields
from tests.support.pages import session_id, words

PAGE = "/edit/small/results"
REVIEW = (
    "Comparison Number,Outcome Number,Name,Data Type,Events 1,Total 1,Events 2,Total 2,Group Label 1,Group Label 2\n"
    "1,1,Deaths,DIC,93,1373,131,1395,Aspirin,Control\n1,1,MRC-1,,49,615,67,624,,\n1,2,Hazard,IV,,,,,,\n"
)


@pytest.fixture
def form_2(folder: Path) -> Path:
    """The folder, with a draft of Anna's in the second form."""
    drafted(folder, f"format: 2\n{SMALL}")
    return folder


def choose(client: FlaskClient, text: str = REVIEW) -> TestResponse:
    """Choose a file with that text."""
    session = session_id(client.get(PAGE).text)
    return client.post(PAGE, data={"session_id": session, "file": (io.BytesIO(text.encode()), "review.csv")})


def test_it_shows_results_and_what_is_left_out_and_ticks_nothing(client: FlaskClient, form_2: Path) -> None:
    page = choose(client)

    assert "Deaths: MRC-1" in words(page.text)
    assert "Aspirin: 49 of 615; Control: 67 of 624" in words(page.text)
    assert "Hazard: it has no counts and no means of two groups." in words(page.text)
    assert "take" not in fields(page.text)
    assert draft(form_2) == f"format: 2\n{SMALL}"


def test_what_is_ticked_becomes_a_draft(client: FlaskClient, form_2: Path) -> None:
    sent = {
        **fields(choose(client).text),
        "take": ["1"],
        "outcome-1": "ease",
        "group-0": "exercises",
        "group-1": "wait",
    }
    kept = client.post(PAGE, data=sent)

    assert kept.location == "/edit/small/entries?told=drafts#told"
    assert "The results are in your draft" in words(client.get(kept.location).text)
    assert "{option: exercises, people: 49, of: 615}" in draft(form_2)
    assert "131" not in draft(form_2)


@pytest.mark.parametrize(
    ("sent", "why"),
    [({}, "Tick what you want to keep."), ({"take": ["0"]}, "Say which outcome each ticked result is about.")],
)
def test_what_is_missing_is_told_and_the_rest_stays(
    client: FlaskClient, form_2: Path, sent: dict[str, list[str]], why: str
) -> None:
    refused = client.post(PAGE, data={**fields(choose(client).text), "group-1": "wait", **sent})

    assert refused.status_code == 422
    assert why in words(refused.text)
    assert fields(refused.text)["group-1"] == "wait"
    assert draft(form_2) == f"format: 2\n{SMALL}"


def test_a_file_of_the_first_form_and_one_without_results_are_told(client: FlaskClient, folder: Path) -> None:
    sent = {**fields(choose(client).text), "take": ["1"], "outcome-1": "ease"}

    assert "Draft findings need the second form" in words(client.post(PAGE, data=sent).text)
    assert "This is no file of results" in words(choose(client, "A,B").text)
