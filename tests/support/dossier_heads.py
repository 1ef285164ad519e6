"""Every number that an author typed into the glance, tied to the fact that it is of.

A figure draws its own numbers; those in a head, in the label above it and in a note beside an option's name are typed.
In a dossier, `heads` names for each of them the source, the value, of how many, when and of what.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from decision_aid.model.aid import DecisionAid

WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER = re.compile(rf"\d+(?:\.\d+)?|\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
OF_A_FIGURE = ("source", "value", "per", "time", "event")
Tie = Mapping[str, Any]


def typed_texts(aid: DecisionAid) -> dict[str, str]:
    """What an author typed into each cell of the glance and beside each option's name, by what it is found in."""
    heads = {f"head of {one.id}": f"{one.called} {one.head}".strip() for one in aid.statements if one.head}
    notes = {
        f"note {number} of {option.id}": note.text
        for option in aid.options
        for number, note in enumerate(option.head_notes, 1)
    }
    return heads | notes


def untied(aid: DecisionAid, facts: Mapping[str, Any]) -> dict[str, list[str]]:
    """By typed text, its numbers that no tie of the dossier accounts for, and the ties whose words it does not have."""
    ties: list[Tie] = facts["heads"]
    return {place: list(_not_tied(text, ties, place)) for place, text in typed_texts(aid).items()}


def unfounded(aid: DecisionAid, facts: Mapping[str, Any]) -> list[str]:
    """The ties that do not hold: at no text, by a source the aid has not, of other numbers or of no figure."""
    places, sources = typed_texts(aid).keys(), {one.id for one in aid.sources}
    figures = [{key: one.get(key) for key in OF_A_FIGURE} for one in facts["figures"]]
    return [
        tie["reads"]
        for tie in facts["heads"]
        if not tie["at"]
        or set(tie["at"]) - places
        or tie["source"] not in sources
        or set(numbers(tie["reads"])) - set(_numbers_of(tie))
        or ("value" in tie and "in_words" not in tie and {key: tie[key] for key in OF_A_FIGURE} not in figures)
    ]


def numbers(text: str) -> list[str]:
    """The numbers in a text, as digits, in the order in which they stand."""
    return [_in_digits(found) for found in NUMBER.findall(text)]


def _not_tied(text: str, ties: list[Tie], place: str) -> Iterator[str]:
    for tie in ties:
        if place in tie["at"]:
            if tie["reads"] not in text:
                yield tie["reads"]
            text = text.replace(tie["reads"], " ", 1)
    yield from numbers(text)


def _numbers_of(tie: Tie) -> Iterator[str]:
    """The numbers that a tie may stand for: its own, and its value out of as many as the row counts in."""
    yield from numbers(" ".join(str(tie.get(key, "")) for key in (*OF_A_FIGURE[1:], "who")))
    if "out_of" in tie:
        yield str(int(tie["value"]) * tie["out_of"] // tie["per"])


def _in_digits(number: str) -> str:
    return str(WORDS.index(number.lower())) if number.lower() in WORDS else number
