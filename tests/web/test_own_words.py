"""What a person types on the handout page reaches the PDF; what can't be printed is told, and nothing of it is lost."""

import html
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.pages import app_over, session_id, words
from tests.support.paper import letters, pages_of

BOXES = ("concern", "questions", "leaning", "tell-1", "tell-2", "tell-3", "unclear", "notes")
SAID = "Swans & geese\n<b>over</b> the marsh"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    with app_over(tmp_path).test_client() as client:
        yield client


def typed_in(page: str, box: str) -> str:
    """What stands in a box of the page."""
    return html.unescape(page.partition(f'name="own-{box}"')[2].partition(">\n")[2].partition("</textarea>")[0])


@pytest.mark.parametrize("form", ["", "?pages=full", "?print=large&paper=letter"])
def test_each_box_is_sent_with_the_button_and_printed(client: FlaskClient, form: str) -> None:
    page = client.get("/wrist/handout").text
    typed = {f"own-{box}": f"{SAID} in {box}" for box in BOXES}

    sent = {"session_id": session_id(page), **typed}
    made = client.post(f"/wrist/handout.pdf{form}", data=sent, content_type="multipart/form-data")

    assert [name for name in typed if f'name="{name}" form="pdf"' not in page] == []
    printed = "".join(pages_of(made.data))
    assert [said for said in typed.values() if letters(said) not in printed] == []


def test_a_box_with_too_many_letters_is_told_and_kept_whole(client: FlaskClient) -> None:
    given = {"session_id": session_id(client.get("/wrist/handout").text), "own-notes": "é" * 1001, "own-concern": SAID}

    page = client.post("/wrist/handout.pdf", data=given)

    assert page.status_code == 422
    assert "“Anything else” has 1001 letters, and the PDF takes 1000. Make it shorter, or print this page." in words(
        page.text
    )
    assert (typed_in(page.text, "notes"), typed_in(page.text, "concern")) == ("é" * 1001, SAID)
    fits = client.post("/wrist/handout.pdf", data={**given, "own-notes": "é" * 999 + "\r\n"})
    assert fits.mimetype == "application/pdf"


def test_letters_without_a_font_are_told_and_kept(client: FlaskClient) -> None:
    given = {"session_id": session_id(client.get("/wrist/handout").text), "own-notes": "I 你好 am 😀"}

    page = client.post("/wrist/handout.pdf", data=given)

    assert page.status_code == 422
    assert "These letters that you typed can't be shown in the PDF: 你 好 😀 Delete them" in words(page.text)
    assert typed_in(page.text, "notes") == "I 你好 am 😀"


def test_a_page_that_was_open_too_long_keeps_what_was_typed(client: FlaskClient) -> None:
    page = client.post("/wrist/handout.pdf", data={"session_id": "old", "own-notes": SAID})

    assert page.status_code == 422
    assert typed_in(page.text, "notes") == SAID


def test_what_stands_in_an_address_is_not_printed(client: FlaskClient) -> None:
    plain = client.get("/wrist/handout.pdf").data
    page = client.get("/wrist/handout?own-notes=swans").text

    assert client.get("/wrist/handout.pdf?own-notes=swans").data == plain
    assert "swans" not in page


def test_a_new_person_does_not_get_the_words_of_the_one_before(client: FlaskClient) -> None:
    given = {"session_id": session_id(client.get("/wrist/handout").text), "own-notes": SAID}
    client.post("/wrist/clear")

    answered = client.post("/wrist/handout.pdf", data=given, follow_redirects=True)

    assert "geese" not in answered.text
