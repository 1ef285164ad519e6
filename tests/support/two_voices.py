"""A consultation in which the person and their clinician answer."""

import re
from collections.abc import Mapping, Sequence

from flask.testing import FlaskClient

from tests.support.pages import session_id, shown


def answer(client: FlaskClient, page: str, given: Mapping[str, Sequence[str]], go: str = "next") -> str:
    """Open a page, fill it in as whoever it says is answering, and press a button; the text of where it leads."""
    text = client.get(f"/small/ask/{page}").text
    fields = {f"q-{question}": list(said) for question, said in given.items()}
    sent = {**fields, "session_id": session_id(text), "shown": shown(text), "voice": speaking(text), "go": go}
    return client.post(f"/small/ask/{page}", data=sent, follow_redirects=True).text


def speaking(text: str) -> str:
    """Who answers, as a page has it."""
    found = re.search(r'name="voice" value="(\w+)"', text)
    assert found
    assert re.findall(r'value="voice:(\w+)" aria-pressed="true"', text) == [found[1]]
    return found[1]
