"""People for previews: the file's examples, and people whom the proofs find for statements that no example shows."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from decision_aid.consultation.path import path_of_example
from decision_aid.consultation.statement_labels import BESIDE_OPTIONS
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.evidence import Statement
from decision_aid.web.editor.drafts.check_cache import find_person_shown
from decision_aid.web.person.answers_cookie import FormValues

SHOWN_PREFIX = "shown:"
LONGEST = 60


@dataclass(frozen=True, slots=True)
class PreviewPerson:
    """A person for a preview: a key for URLs, and a name to show."""

    key: str
    name: str


def people_of_examples(aid: DecisionAid) -> list[PreviewPerson]:
    """The examples of the file."""
    return [PreviewPerson(example.name, example.name) for example in aid.examples]


def people_beyond_examples(aid: DecisionAid, untried: Collection[str]) -> Iterator[PreviewPerson]:
    """A person for each statement that no example shows."""
    for statement in aid.statements:
        if statement.id in untried:
            yield PreviewPerson(SHOWN_PREFIX + statement.id, _name(aid, statement))


def person_shown(aid: DecisionAid, statement_id: str) -> str:
    """The key of a person who is shown that statement: the first such example, else one found by proof."""
    for one in aid.examples:
        if any(
            said.id == statement_id and truth is Truth.YES
            for said, truth in path_of_example(aid, one).statement_results()
        ):
            return one.name
    return SHOWN_PREFIX + statement_id


def form_values_of(aid: DecisionAid, content: bytes, key: str) -> FormValues | None:
    """The form values of that person, empty where there is none of that key; None if that could not be worked out.

    `content` is the text that the aid was read from, since a child process reads it anew to look for somebody.
    """
    for one in aid.examples:
        if one.name == key:
            return {name: [given] if isinstance(given, str) else list(given) for name, given in one.given}
    if not key.startswith(SHOWN_PREFIX):
        return {}
    statement_id = key.removeprefix(SHOWN_PREFIX)
    known = any(statement.id == statement_id for statement in aid.statements)
    return find_person_shown(content, statement_id) if known else {}


def _name(aid: DecisionAid, statement: Statement) -> str:
    short = {one.id: one.short for one in aid.options}
    option, says = short.get(statement.option) or BESIDE_OPTIONS[statement.option], statement.text
    return f"{option}: {says if len(says) <= LONGEST else says[:LONGEST].rstrip() + ' …'}"
