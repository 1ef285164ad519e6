"""Everything that the interface says is said in each of its languages, with the same parts filled in."""

import ast
import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message

from decision_aid.model.languages import page_language
from decision_aid.translation.interface import catalogue
from tests.support.house import sources
from tests.support.words import FOLDER, LANGUAGES, as_data, as_text, catalogue_of

FILLED_IN = re.compile(r"%\(\w+\)s|\{\w+\}")
HOW = "run `make words`, and write what it names into the catalogue"


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Each text of a message with its translation; of several forms the one for many things."""
    if isinstance(message.id, str):
        yield message.id, str(message.string or "")
    else:
        yield from ((message.id[1], said) for said in message.string or ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_pages_and_code_is_translated(language: str) -> None:
    messages = [message for message in catalogue_of(language) if message.id]

    assert len(messages) > 400
    assert [text for message in messages for text, said in pairs(message) if not said.strip()] == [], HOW


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_fills_in_the_same_parts(language: str) -> None:
    messages = [message for message in catalogue_of(language) if message.id]
    both = [pair for message in messages for pair in pairs(message)]
    wrong = [(text, said) for text, said in both if not set(FILLED_IN.findall(said)) <= set(FILLED_IN.findall(text))]
    lost = [(m.id, m.string) for m in messages if isinstance(m.id, str) and _parts(m.id) != _parts(str(m.string))]

    assert (wrong, lost) == ([], [])


def _parts(text: str) -> set[str]:
    return set(FILLED_IN.findall(text))


def test_no_text_is_marked_inside_an_f_string() -> None:
    """Before Python 3.12 none is found there, so that it would miss its translation."""
    filled = [one for source in sources() for one in ast.walk(source.tree) if isinstance(one, ast.JoinedStr)]
    called = [one.func for text in filled for one in ast.walk(text) if isinstance(one, ast.Call)]

    assert len(called) > 100
    assert [one.lineno for one in called if isinstance(one, ast.Name) and one.id == "_"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_those_that_the_command_makes(language: str) -> None:
    found = catalogue_of(language)

    assert (FOLDER / f"{language}.po").read_bytes() == as_text(found), HOW
    assert (FOLDER / f"{language}.mo").read_bytes() == as_data(found), HOW


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_name_no_tool_and_the_places_of_texts_without_lines(language: str) -> None:
    text = (FOLDER / f"{language}.po").read_text()

    assert "Generated-By" not in text
    assert b"Generated-By" not in (FOLDER / f"{language}.mo").read_bytes()
    assert "#: templates/check.html" in text
    assert re.findall(r"^#:.*:\d", text, re.MULTILINE) == []


def test_one_and_many_are_told_apart() -> None:
    said = catalogue("es")
    counted = [said.ngettext("%(count)s more finding", "%(count)s more findings", n) % {"count": n} for n in (0, 1, 2)]

    assert counted == ["0 resultados más", "1 resultado más", "2 resultados más"]


def test_a_language_of_a_country_is_spoken_as_the_language_and_an_unknown_one_as_english() -> None:
    assert [page_language(code) for code in ("es", "es-MX", "en-GB", "fr")] == ["es", "es", "en", "en"]
    assert catalogue("es-MX").gettext("Back") == "Atrás"
    assert catalogue("fr").gettext("Back") == "Back"
