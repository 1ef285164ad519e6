"""How large an aid may be: the limits that bound the time, memory and bytes of every page that is made from it.

A rule file has at most a million bytes, but a page repeats parts of it: an option's name in each row, a question's
wording with each condition about it. So the entries are counted, and all that pages repeat is added up. The limits are
far above what people can use: a large real aid has 3 options, 31 outcomes, 251 statements, and repeats 100,000
characters. The summary of the largest aid within them takes a second of processor time and 1.5 MB, or 9 MB if its
texts consist of signs that HTML escapes.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.amounts import Amount, AmountCourse
from decision_aid.model.chains import Chain
from decision_aid.model.conditions import Clause, NumberRange
from decision_aid.model.evidence import Chance, Course, Finding
from decision_aid.model.problems import Place, Problem
from decision_aid.rule_file.schema.keys import Listed, Named
from decision_aid.rule_file.schema.table import RULE_FILE

MAX_ENTRIES = {
    key.name: key.holds.most for key in RULE_FILE.keys if isinstance(key.holds, Named | Listed) and key.holds.most
}
MAX_CHOICES = 1000  # of all questions together: each is tried, to find the next question that settles most
MAX_ANSWERS_NAMED = 10_000  # answers named in conditions, of the whole file
MAX_REPEATED = 2_000_000  # characters
CHECK = "too-large"


def size_problems(aid: DecisionAid, places: Mapping[str, Place]) -> tuple[Problem, ...]:
    """An error for each limit that the aid exceeds, with the count; `places` are those of the sections."""
    return tuple(_too_many_entries(aid, places)) or tuple(repetition_problems(aid, places["statements"]))


def repetition_problems(aid: DecisionAid, place: Place) -> Iterator[Problem]:
    """An error if pages repeat too much text; for a translation too, whose texts may be longer."""
    what = "characters in the names, questions and answers that pages repeat, counted each time"
    yield from too_many(what, _repeated_characters(aid), MAX_REPEATED, place)


def too_many(what: str, count: int, most: int, place: Place) -> Iterator[Problem]:
    """An error if the count of something is above the most."""
    if count > most:
        message = f"There are {count} {what}; {most} are the most, so that pages stay small enough to be read."
        yield Problem(place, CHECK, message)


def _too_many_entries(aid: DecisionAid, places: Mapping[str, Place]) -> Iterator[Problem]:
    for section, most in MAX_ENTRIES.items():
        yield from too_many(f"entries under '{section}'", len(getattr(aid, section)), most, places[section])
    choices = sum(len(question.choices) for question in aid.questions)
    yield from too_many("choices in all questions together", choices, MAX_CHOICES, places["questions"])
    named = sum(_answers_named(line) for _, _, clauses in aid.conditions for line in clauses)
    yield from too_many("answers named in all conditions together", named, MAX_ANSWERS_NAMED, places["statements"])


def _answers_named(line: Clause) -> int:
    return 1 if isinstance(line.answers, NumberRange) else len(line.answers)


def _repeated_characters(aid: DecisionAid) -> int:
    """An upper bound of what one page repeats: each text as often as something refers to it."""
    said = sum(_wording(aid.questions_by_id, line) for _, _, clauses in aid.conditions for line in clauses)
    return said + 4 * sum(len(question.ask) for question in aid.questions) + sum(chain(_in_cells(aid), _cited(aid)))


def _wording(asked: Mapping[str, Question], line: Clause) -> int:
    question = asked[line.question]
    if isinstance(line.answers, NumberRange):
        return len(question.ask) + len(question.unit)
    chosen = (choice for choice in question.choices if choice.id in line.answers)
    return len(question.ask) + sum(len(choice.label) + len(choice.said) for choice in chosen)


def _in_cells(aid: DecisionAid) -> Iterator[int]:
    """Each row names all options, and each statement its option and outcome."""
    options, outcomes = ({one.id: len(one.name) for one in ones} for ones in (aid.options, aid.outcomes))
    yield len(outcomes) * sum(options.values())
    for statement in aid.statements:
        yield options.get(statement.option, 0) + outcomes[statement.outcome]


def _cited(aid: DecisionAid) -> Iterator[int]:
    """Each statement tells of its sources, each claim cites them, a range repeats two figures, a group its unit."""
    described = {source.id: len(source.kind) + len(source.people) for source in aid.sources}
    citations = {source.id: len(source.citation) for source in aid.sources}
    found = {statement.id: finding for statement, finding in aid.findings}
    events = {name: _figures(content) + _sum(described, content.sources) for name, content in found.items()}
    for content in found.values():
        yield _sum(described, content.sources)
        yield _sum(events, content.from_to or ())
        yield _of_each_group(content)
    for claim in (claim for source in aid.sources for claim in source.claims):
        yield _sum(citations, claim.sources)


def _sum(lengths: Mapping[str, int], names: Iterable[str]) -> int:
    return sum(lengths.get(name, 0) for name in names)


def _figures(content: Finding) -> int:
    match content.figure:
        case Chance() as chance:
            return _figures_of(chance)
        case Course() as course:
            return sum(map(_figures_of, course.chances))
    return 0


def _figures_of(chance: Chance) -> int:
    return len(chance.event) + len(chance.otherwise) + len(chance.over) + len(chance.at) + len(chance.arms) * 100


def _of_each_group(content: Finding) -> int:
    """Each group of an amount repeats its unit and its time, and each step of a chain who they are or what happened."""
    match content.figure:
        case Amount() as amount:
            return _of_amount(amount)
        case AmountCourse(amounts=amounts):
            return sum(map(_of_amount, amounts))
        case Chain(steps=steps) as told:
            longest = max(len(step.event) for step in steps)
            return len(steps) * max(len(told.who) + len(told.over) + len(told.at), longest)
    return 0


def _of_amount(amount: Amount) -> int:
    return len(amount.groups) * (len(amount.unit) + len(amount.over) + len(amount.at))
