"""The address of every translatable text of an aid, and a way to replace all texts at once.

An address is a dotted path through the rule file: `questions.duration.ask`, `statements.operation.pain.says`. Parts
with an id or a glossary word are named by it, others by their number from 1. Citations and links are not translated.

Add a new field of the model that people read to `TEXT_FIELDS` here, and a new kind of part to `PART_FIELDS` as well.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from decision_aid.model.aid import (
    About,
    AskTheTeam,
    Choice,
    Consideration,
    DecisionAid,
    Option,
    Outcome,
    Question,
    Term,
    Writer,
)
from decision_aid.model.evidence import Arm, Chance, Claim, Finding, Gap, Source, Statement, Studied

ReplaceText = Callable[[str, str], str]
AddressedText = tuple[str, str]

TEXT_FIELDS: dict[type, tuple[str, ...]] = {
    DecisionAid: ("title",),
    About: (
        *("condition", "decision", "for_whom", "funding", "interests"),
        *("method", "patients_took_part", "country", "peer_review", "tried_with_patients", "tried_with_clinicians"),
        *("effect_studied", "equality", "update_policy"),
    ),
    Writer: ("name", "role"),
    Option: ("name", "short", "involves", "accepting", "for_a_chance_of"),
    Consideration: ("title", "why"),
    Outcome: ("name", "asks"),
    Source: ("kind", "people", "limits"),
    Studied: ("were",),
    Claim: ("claim", "why"),
    Question: ("ask", "why", "unit"),
    Choice: ("label", "said"),
    Statement: (),
    Finding: ("says", "because", "note"),
    Gap: ("text",),
    Chance: ("event", "otherwise", "over", "at"),
    Arm: ("name",),
    AskTheTeam: ("ask",),
    Term: ("means",),
}
PART_FIELDS: dict[type, tuple[str, ...]] = {
    DecisionAid: (
        *("about", "options", "considerations", "outcomes", "sources"),
        *("questions", "statements", "ask_the_team", "glossary"),
    ),
    About: ("written_by",),
    Source: ("studied", "claims"),
    Question: ("choices",),
    Statement: ("content",),
    Finding: ("chance",),
    Chance: ("arms",),
}
KEYS_IN_FILE = {"for_whom": "for", "text": "not_known", "arms": "groups", "content": ""}
FORM_SEPARATOR = ", "


def map_texts(aid: DecisionAid, say: ReplaceText) -> DecisionAid:
    """The aid with each text replaced by `say(address, text)`; ids, numbers and conditions are unchanged."""
    mapped: DecisionAid = _retold(aid, say, "")
    return mapped


def addressed_texts(aid: DecisionAid) -> Iterator[AddressedText]:
    """The address and the text of each translatable text, in file order."""
    found: list[AddressedText] = []

    def note(address: str, text: str) -> str:
        found.append((address, text))
        return text

    map_texts(aid, note)
    return iter(found)


def _retold(part: Any, say: ReplaceText, at: str) -> Any:
    changed: dict[str, Any] = {
        name: say(_at(at, name), text) for name in TEXT_FIELDS[type(part)] if (text := getattr(part, name))
    }
    if isinstance(part, Option) and part.short == part.name:
        changed["short"] = changed["name"]
    if isinstance(part, Term):
        changed |= _forms(say(_at(at, "word"), FORM_SEPARATOR.join((part.word, *part.also))))
    for name in PART_FIELDS.get(type(part), ()):
        held = getattr(part, name)
        if isinstance(held, tuple):
            changed[name] = tuple(
                _retold(one, say, _at(_at(at, name), _name(one, number))) for number, one in enumerate(held, 1)
            )
        elif held is not None:
            changed[name] = _retold(held, say, _at(at, name))
    return replace(part, **changed)


def _forms(written: str) -> dict[str, Any]:
    """A glossary word and its other forms, from one text with commas."""
    word, *also = (form.strip() for form in written.split(","))
    return {"word": word, "also": tuple(filter(None, also))}


def _at(before: str, name: str) -> str:
    return ".".join(filter(None, (before, KEYS_IN_FILE.get(name, name))))


def _name(part: Any, number: int) -> str:
    return str(getattr(part, "id", None) or getattr(part, "word", None) or number)
