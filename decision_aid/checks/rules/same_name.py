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
Fails:
    considerations:
      days: {title: The Shoulder}
"""

import unicodedata
from collections.abc import Iterable, Iterator

from decision_aid.checks.text.texts import place_of
from decision_aid.model.aid import DecisionAid, Option
from decision_aid.model.evidence import groups_of
from decision_aid.model.problems import Level, Place, Problem, Wording, worded
from decision_aid.rule_file.lookalikes import in_plain_signs

Named = tuple[str, Place]  # a name, and the place where its entry begins


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A problem at each name that looks like an earlier one of the same list."""
    for level, lists in ((Level.ERROR, _chosen_or_compared(aid)), (Level.WARNING, _looked_up(aid))):
        for what, named in lists:
            seen: dict[str, Named] = {}
            for name, begins in named:
                as_seen = _as_seen(name)
                if first := seen.get(as_seen):
                    yield _problem(aid, what, first, (name, begins), level)
                seen.setdefault(as_seen, (name, begins))


def _problem(aid: DecisionAid, what: str, first: Named, second: Named, level: Level) -> Problem:
    above = place_of(aid, *first)
    place = place_of(aid, second[0], max(second[1], Place(above.line, above.column + 1)))
    message = worded(
        "“{}” is the name of another {} {}: people can't tell them apart. Give one of them another name.",
        *(second[0], what, Wording(f"too, in line {above.line}", "too", "too")),
    )
    return Problem(place, "same-name", message, level)


def _chosen_or_compared(aid: DecisionAid) -> Iterator[tuple[str, Iterable[Named]]]:
    yield "option", [(name, option.place) for option in aid.options for name in _names(option)]
    yield "outcome", [(outcome.name, outcome.place) for outcome in aid.outcomes]
    yield "question", [(question.ask, question.place) for question in aid.questions]
    yield "word of the glossary", [(term.word, term.place) for term in aid.glossary]
    for question in aid.questions:
        yield "choice", [(choice.label, question.place) for choice in question.choices]
    for _, finding in aid.findings:
        if figure := finding.figure:
            yield "group", [(group.name, figure.place) for group in groups_of(figure) if group.name]


def _looked_up(aid: DecisionAid) -> Iterator[tuple[str, Iterable[Named]]]:
    """What a reader finds again by its name: two of one name lead to the wrong one, or seem to be one."""
    yield "theme", [(consideration.title, consideration.place) for consideration in aid.considerations]
    yield "source", [(source.citation, source.place) for source in aid.sources]
    for question in aid.questions:
        yield "choice as it is repeated", [(choice.said, question.place) for choice in question.choices if choice.said]


def _names(option: Option) -> Iterable[str]:
    """Its name, and its short name if that looks different."""
    return {_as_seen(name): name for name in (option.short, option.name)}.values()


def _as_seen(name: str) -> str:
    """The name as it looks to a reader, for comparison."""
    return " ".join(in_plain_signs(unicodedata.normalize("NFC", name)).casefold().split()).rstrip(".")
