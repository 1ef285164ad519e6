"""People can tell apart by name what they choose between or compare; letter case and unseen signs do not help them.

Passes:
    options:
      wait: {name: Wait, involves: Carrying on as now}
Fails:
    options:
      wait: {name: exercises, involves: Carrying on as now}
Fails:
    outcomes:
      ache: {name: moving with ease, kind: harm, consideration: shoulder}
"""

import unicodedata
from collections.abc import Iterable, Iterator

from decision_aid.checks.text.texts import place_of
from decision_aid.model.aid import DecisionAid, Option, Question
from decision_aid.model.evidence import Finding
from decision_aid.model.problems import Place, Problem
from decision_aid.rule_file.lookalikes import in_plain_signs

Named = tuple[str, Place]


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each name that looks like an earlier one of the same list."""
    for what, named in _lists(aid):
        seen: dict[str, Place] = {}
        for name, place in named:
            if first := seen.get(_as_seen(name)):
                message = (
                    f"“{name}” is the name of another {what} too, in line {first.line}: people can't tell them apart. "
                    "Give one of them another name."
                )
                yield Problem(place, "same-name", message)
            seen.setdefault(_as_seen(name), place)


def _lists(aid: DecisionAid) -> Iterator[tuple[str, Iterable[Named]]]:
    yield "option", [(name, place_of(aid, name, option.place)) for option in aid.options for name in _names(option)]
    yield "outcome", [(one.name, place_of(aid, one.name, one.place)) for one in aid.outcomes]
    yield "question", [(one.ask, place_of(aid, one.ask, one.place)) for one in aid.questions]
    yield "word of the glossary", [(term.word, term.place) for term in aid.glossary]
    yield from (("choice", _choices(aid, question)) for question in aid.questions)
    for statement in aid.statements:
        if isinstance(statement.content, Finding) and (chance := statement.content.chance):
            yield "group", [(arm.name, chance.place) for arm in chance.arms]


def _choices(aid: DecisionAid, question: Question) -> Iterator[Named]:
    begins = question.place
    for choice in question.choices:
        place = place_of(aid, choice.label, begins)
        yield choice.label, place
        begins = Place(place.line, place.column + 1)


def _names(option: Option) -> Iterable[str]:
    """Its name, and its short name if that looks different."""
    return {_as_seen(name): name for name in (option.short, option.name)}.values()


def _as_seen(name: str) -> str:
    """The name as it looks to a reader, for comparison."""
    return " ".join(in_plain_signs(unicodedata.normalize("NFC", name)).casefold().split()).rstrip(".")
