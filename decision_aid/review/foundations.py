"""What a statement rests on: its option, outcome and sources, and the questions and answers in its condition.

A statement that nobody touched says something else where one of these changed, so a reviewer reads it again.
"""

from collections.abc import Iterable, Iterator

from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import NumberRange, clauses_of
from decision_aid.model.evidence import EVERY_OPTION, NO_OPTION, Finding, Statement
from decision_aid.review.diff.changes import Pair

Thing = tuple[str, str]  # the part of the aid, and the id within it


class Foundations:
    """What each statement of a version rests on, as it was and is; look-up tables are built once."""

    def __init__(self, aid: DecisionAid, found: Iterable[Pair]) -> None:
        self._statements = {one.id: one for one in aid.statements}
        self._pairs = {(pair.part, pair.new.id): pair for pair in found if pair.new}

    def of(self, pair: Pair) -> list[Pair]:
        """What the statement rests on in the new version; nothing for any other part of the aid."""
        if pair.part != "Statements" or pair.new is None:
            return []
        return [self._pairs[thing] for thing in dict.fromkeys(_things(self._statements[pair.new.id]))]

    def changed(self, pair: Pair) -> list[Pair]:
        """What of that is in both versions and differs."""
        return [one for one in self.of(pair) if one.old and one.differences()] if pair.old else []


def _things(one: Statement) -> Iterator[Thing]:
    if one.option not in (EVERY_OPTION, NO_OPTION):
        yield "Options", one.option
    yield "Outcomes", one.outcome
    if isinstance(one.content, Finding):
        yield from (("Sources", source) for source in one.content.sources)
        yield from (("Statements", end) for end in one.content.from_to or ())
    for clause in clauses_of(one.when):
        yield "Questions", clause.question
        if not isinstance(clause.answers, NumberRange):
            yield from (("Choices", f"{clause.question}: {answer}") for answer in sorted(clause.answers))
