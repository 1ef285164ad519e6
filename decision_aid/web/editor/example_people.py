"""People for previews: the file's examples, and people whom the proofs find for statements that no example shows."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from decision_aid.checks.proofs.all_people import AllPeople
from decision_aid.consultation.answers import as_form_values
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.evidence import Finding, Statement
from decision_aid.review.example_coverage import path_of_example
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
    return [PreviewPerson(one.name, one.name) for one in aid.examples]


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


def form_values_of(aid: DecisionAid, key: str) -> FormValues:
    """The form values of that person; empty where there is none of that key."""
    for one in aid.examples:
        if one.name == key:
            return {name: [given] if isinstance(given, str) else list(given) for name, given in one.given}
    return _found(aid, key.removeprefix(SHOWN_PREFIX)) if key.startswith(SHOWN_PREFIX) else {}


def _found(aid: DecisionAid, statement_id: str) -> FormValues:
    statement = next((one for one in aid.statements if one.id == statement_id), None)
    everybody = AllPeople(aid)
    if statement is None or everybody.satisfiable((statement.when, Truth.YES)) is not Truth.YES:
        return {}
    person = everybody.example_person((statement.when, Truth.YES))
    return {name: as_form_values(aid.question(name), answer) for name, answer in person.items()}


def _name(aid: DecisionAid, statement: Statement) -> str:
    option = next(one.short for one in aid.options if one.id == statement.option)
    content = statement.content
    says = content.says if isinstance(content, Finding) else content.text
    return f"{option}: {says if len(says) <= LONGEST else says[:LONGEST].rstrip() + ' …'}"
