"""Texts that people read use the words that people say: each text of the interface is held against a list."""

import re

from tests.support.words import LANGUAGES, catalogue_of

# What nobody says, and what to write instead.
AVOIDED = {
    "way to go on": "option",
    "each way": "each option",
    "mattering": "what matters",
    "bears on": "decides",
    "hangs on": "depends on",
    "on what it rests": "where the facts come from",
    "take away": "clear, delete",
    "take the mark away": "clear",
    "takes away": "clears, deletes",
    "gone through on": "reviewed on",
    "looked at again by": "next review due by",
    "may lie between": "could be anywhere from",
    "does hold": "is right",
    "your clinician": "your doctor or nurse",
    "native clinician": "healthcare professional who grew up with the language",
    "settle the most": "help most",
    "piece is for": "fact applies",
    "pieces are for": "facts apply",
    "is not asked of you": "you are not asked",
    "rather not say “": "rather not answer",
    "as published": "(leave out)",
    "each way means": "what you would be choosing",
    "tick all that fit": "select all that apply",
}


def test_no_text_of_the_interface_says_what_nobody_says() -> None:
    said = re.compile(rf"\b(?:{'|'.join(map(re.escape, AVOIDED))})", re.IGNORECASE)
    texts = [one for message in catalogue_of(LANGUAGES[0]) for one in _forms(message.id)]

    assert len(texts) > 500
    assert {text: AVOIDED[found.group().lower()] for text in texts if (found := said.search(text))} == {}


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text),)
