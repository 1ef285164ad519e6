"""How many pages the PDF has, for the button that makes it: counted as chosen, and left out where there is no PDF."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.aids import SMALL
from tests.support.pages import app_over, session_id
from tests.support.paper import pages_of
from tests.support.sampling import sampled

COUNT = "/wrist/handout/page-count"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    with app_over(tmp_path).test_client() as client:
        yield client


def sent(client: FlaskClient, aid: str = "wrist", **chosen: str) -> dict[str, str]:
    """The form of the handout page, as its script sends it."""
    return {"session_id": session_id(client.get(f"/{aid}/handout").text), **chosen}


@sampled(
    "chosen",
    [{}, {"paper": "letter"}, {"print": "large"}, {"pages": "full"}, {"ask": "1"}, {"own-notes": "geese " * 150}],
    3,
)
def test_the_count_is_of_the_pdf_that_the_same_form_makes(client: FlaskClient, chosen: dict[str, str]) -> None:
    form = sent(client, **chosen)

    counted = client.post(COUNT, data=form)

    pages = len(pages_of(client.post("/wrist/handout.pdf", data=form).data))
    assert (counted.text, counted.mimetype) == (str(pages), "text/plain")


def test_there_is_no_count_where_there_is_no_pdf(tmp_path: Path, client: FlaskClient) -> None:
    text = SMALL.replace("short: Less than a month", "short: Less than a month 𝄞")
    (tmp_path / "small.yaml").write_text(text, encoding="utf-8")

    counted = client.post("/small/handout/page-count", data=sent(client, "small"))

    assert (counted.status_code, counted.data) == (204, b"")


def test_there_is_no_count_of_words_that_the_pdf_does_not_take(client: FlaskClient) -> None:
    counted = client.post(COUNT, data=sent(client, **{"own-notes": "é" * 1001}))

    assert (counted.status_code, counted.data) == (422, b"")


def test_a_page_of_another_session_gets_no_count(client: FlaskClient) -> None:
    form = sent(client)
    client.post("/wrist/clear")

    counted = client.post(COUNT, data=form)

    assert (counted.status_code, counted.data) == (422, b"")
    assert "Set-Cookie" not in counted.headers
