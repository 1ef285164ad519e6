"""People for previews: the file's examples, and people whom the proofs find for statements that no example shows."""

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.checks.proofs.all_people import Space
from decision_aid.consultation.answers import typed
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.evidence import Finding, Statement
from decision_aid.review.example_coverage import untried_statements, walked
from decision_aid.web.person.answers_cookie import Typed

SHOWN = "shown:"
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Person:
    """A person for a preview: a key for URLs, and a name to show."""

    key: str
    name: str


def examples(aid: DecisionAid) -> list[Person]:
    """The examples of the file."""
    return [Person(one.name, one.name) for one in aid.examples]


def shown_only_to_others(aid: DecisionAid) -> Iterator[Person]:
    """A person for each statement that no example shows."""
    untried = set(untried_statements(aid))
    for statement in aid.statements:
        if statement.id in untried:
            yield Person(SHOWN + statement.id, _name(aid, statement))


def who_sees(aid: DecisionAid, statement_id: str) -> str:
    """The key of a person who is shown that statement: the first such example, else one found by proof."""
    for one in aid.examples:
        if any(said.id == statement_id and truth is Truth.YES for said, truth in walked(aid, one).stated()):
            return one.name
    return SHOWN + statement_id


def answers_of(aid: DecisionAid, key: str) -> Typed:
    """The form values of that person; empty where there is none of that key."""
    for one in aid.examples:
        if one.name == key:
            return {name: [given] if isinstance(given, str) else list(given) for name, given in one.given}
    return _found(aid, key.removeprefix(SHOWN)) if key.startswith(SHOWN) else {}


def _found(aid: DecisionAid, statement_id: str) -> Typed:
    statement = next((one for one in aid.statements if one.id == statement_id), None)
    everybody = Space(aid)
    if statement is None or everybody.can((statement.when, Truth.YES)) is not Truth.YES:
        return {}
    person = everybody.person((statement.when, Truth.YES))
    return {name: typed(aid.question(name), answer) for name, answer in person.items()}


def _name(aid: DecisionAid, statement: Statement) -> str:
    option = next(one.short for one in aid.options if one.id == statement.option)
    content = statement.content
    says = content.says if isinstance(content, Finding) else content.text
    return f"{option}: {says if len(says) <= LONGEST else says[:LONGEST].rstrip() + ' …'}"
