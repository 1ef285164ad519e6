"""The form of a statement offers the kinds that the file can have, and writes the keys of the chosen one alone."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.aids import SMALL
from tests.support.editing import draft, drafted, editing_app, signed_in
from tests.support.entry_forms import send
from tests.support.pages import words
from tests.support.sampling import sampled

ACHE = "/edit/small/entry/statement/wait.ache"


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    drafted(tmp_path, f"format: 2\n{SMALL}")
    return signed_in(editing_app(tmp_path))


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (
            {"known": "does_not_apply", "words": "Nothing is done."},
            "  - {option: wait, outcome: ache, does_not_apply: Nothing is done.}\n",
        ),
        (
            {"known": "reported", "words": "A law says so."},
            "  - {option: wait, outcome: ache, reported: A law says so., sources: [beta]}\n",
        ),
        (
            {"known": "not_known", "words": "How much.", "unknown": "not looked for"},
            "  - {option: wait, outcome: ache, not_known: How much., because: not looked for}\n",
        ),
    ],
)
def test_another_kind_keeps_only_what_belongs_to_it(
    client: FlaskClient, tmp_path: Path, said: dict[str, str], line: str
) -> None:
    assert send(client, ACHE, **said).status_code == 303
    assert line in draft(tmp_path)


def test_what_is_for_every_option_is_listed_and_can_be_opened(client: FlaskClient, tmp_path: Path) -> None:
    assert send(client, ACHE, option="every").status_code == 303
    page = client.get("/edit/small/entries").text

    assert "  - {option: every, outcome: ache, says: Aching comes and goes." in draft(tmp_path)
    assert "About all options" in words(page)
    assert client.get("/edit/small/entry/statement/every.ache").status_code == 200


def test_a_file_of_the_first_form_is_offered_the_two_kinds_that_it_has(tmp_path: Path) -> None:
    page = words(signed_in(editing_app(tmp_path)).get(ACHE).text)

    assert "Something is known" in page
    assert "It is not known" in page
    assert [
        word
        for word in ("It does not apply", "A fact is reported", "not looked for", "About all options")
        if word in page
    ] == []


@sampled("known", ["says", "reported", "does_not_apply"], 1)
def test_the_sentence_of_a_gap_says_nothing_that_is_known(client: FlaskClient, tmp_path: Path, known: str) -> None:
    sentence = " Nobody has looked for this yet."
    refused = send(client, ACHE, known=known, words=sentence, certainty="low", because="few", sources=["beta"])

    assert refused.status_code == 422
    assert "This says that nobody has looked. Say what is known, or choose" in words(refused.text)
    assert 'id="words-error-1"' in refused.text
    assert draft(tmp_path) == f"format: 2\n{SMALL}"
    assert send(client, ACHE, known="not_known", words=sentence, unknown="not looked for").status_code == 303
    assert "not_known: Nobody has looked for this yet., because: not looked for" in draft(tmp_path)


def test_nor_does_it_head_what_is_known_in_the_glance(client: FlaskClient) -> None:
    refused = send(client, ACHE, head="Nobody has looked for this yet.")

    assert refused.status_code == 422
    assert 'id="head-error-1"' in refused.text
