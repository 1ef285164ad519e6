"""An author moves an entry up or down from the list or from its form, by buttons that need no script."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.aids import SMALL
from tests.support.editing import draft, drafted
from tests.support.forms import hidden
from tests.support.pages import session_id, words

LIST = "/edit/small/entries"


def press(client: FlaskClient, page: str, move: str) -> TestResponse:
    """Press one of the buttons of a page."""
    assert f'name="move" value="{move}"' in page
    form = page.partition('<form id="move"')[2].partition("</form>")[0]
    return client.post("/edit/small/move", data={**hidden(form), "session_id": session_id(page), "move": move})


@pytest.mark.parametrize("address", [LIST, "/edit/small/entry/option/wait"])
def test_an_option_moves_from_the_list_and_from_its_form(client: FlaskClient, folder: Path, address: str) -> None:
    answer = press(client, client.get(address).text, "down/option/wait")
    page = client.get(answer.location).text

    assert draft(folder).index("  exercises:") < draft(folder).index("  wait:")
    row = page.partition('<li id="kept">')[2].partition("</li>")[0]
    assert "Moved in your draft." in words(row)
    assert re.findall(r'value="(\w+)/[^"]+" autofocus', row) == ["up"]


def test_the_first_and_last_have_one_way_and_a_lone_one_none(client: FlaskClient) -> None:
    ways = re.findall(r'name="move" value="([^"]+)"', client.get(LIST).text)

    assert [one for one in ways if "/option/" in one] == ["down/option/wait", "up/option/exercises"]
    assert "down/outcome/ease" in ways
    assert not [one for one in ways if one.endswith("/time")]


def test_an_answer_moves_from_its_own_form_which_that_of_its_question_leads_to(
    client: FlaskClient, folder: Path
) -> None:
    question = "/edit/small/entry/question/duration"
    assert 'href="/edit/small/entry/choice/duration.long"' in client.get(question).text
    answer = press(client, client.get("/edit/small/entry/choice/duration.long").text, "up/choice/duration.long")

    assert answer.location.startswith(question)
    assert draft(folder).index("      long:") < draft(folder).index("      short:")


def test_a_move_that_would_break_the_file_is_refused_with_the_reason(client: FlaskClient, folder: Path) -> None:
    answer = press(client, client.get(LIST).text, "up/question/tried")

    assert answer.status_code == 422
    assert "Not moved" in words(answer.text)
    assert "“How long has it been stiff?” is asked later" in words(
        answer.text.partition('id="wrong-title"')[2].partition("</ul>")[0]
    )
    assert draft(folder) == ""


def test_a_page_of_another_text_moves_nothing(client: FlaskClient, folder: Path) -> None:
    page = client.get(LIST).text
    drafted(folder, SMALL.replace("title: Stiff shoulder", "title: Sore shoulder"))
    answer = press(client, page, "down/option/wait")

    assert answer.status_code == 422
    assert "Nothing was moved." in words(answer.text)
    assert draft(folder) == SMALL.replace("title: Stiff shoulder", "title: Sore shoulder")
