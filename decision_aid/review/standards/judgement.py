"""The result of one criterion (met or not, reason, lines of the rule file), and the inputs of a judgement."""

import datetime
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from decision_aid.consultation.wording import Translate, english, join_and
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import OutcomeKind
from decision_aid.model.evidence import Chance, Figure, Finding, Statement
from decision_aid.model.gettext_marker import _
from decision_aid.model.problems import Place


class CriterionResult(Enum):
    """The result of a criterion; HUMAN is what a program can't judge and a person must sign."""

    MET = _("met")
    PARTLY = _("partly met")
    NOT = _("not met")
    HUMAN = _("for a human to sign")
    NOT_APPLICABLE = _("does not apply")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A result, its reason in the reader's language, and the 1-based lines of the rule file that support it."""

    found: CriterionResult
    because: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class AssessedAid:
    """The input of each judgement: an aid as of a day, and the reader's language."""

    aid: DecisionAid
    today: datetime.date
    translate: Translate = english

    def say(self, sentence: str, /, **facts: object) -> str:
        """Translate a sentence and fill in its facts (%-formatting)."""
        return self.translate(sentence) % facts

    def list(self, phrases: Sequence[str]) -> str:
        """Join phrases as in "a, b and c", in the reader's language."""
        return join_and(phrases, self.translate)

    @property
    def findings(self) -> tuple[tuple[Statement, Finding], ...]:
        """The statements that are findings, not gaps."""
        return self.aid.findings

    @cached_property
    def figures(self) -> tuple[tuple[Statement, Figure], ...]:
        """The statements with a figure of any kind."""
        return tuple((statement, content.figure) for statement, content in self.findings if content.figure)

    @cached_property
    def written(self) -> tuple[Statement, ...]:
        """All statements but the gaps that nobody has looked for yet: those are holes."""
        return tuple(statement for statement in self.aid.statements if not statement.is_not_looked_for)

    @cached_property
    def chances(self) -> tuple[tuple[Statement, Chance], ...]:
        """The statements with a chance: what criteria about counts of people are judged by."""
        return tuple((statement, figure) for statement, figure in self.figures if isinstance(figure, Chance))

    def out_of(self, statement: Statement) -> int:
        """The number of people that the chances in the row of a statement are told out of."""
        return self.aid.denominators[statement.outcome]

    def on(self, *kinds: OutcomeKind) -> tuple[Statement, ...]:
        """What is written on outcomes of these kinds."""
        wanted = {outcome.id for outcome in self.aid.outcomes if outcome.sides & set(kinds)}
        return tuple(statement for statement in self.written if statement.outcome in wanted)

    def line_of(self, text: str) -> tuple[int, ...]:
        """The line where this text begins in the file; empty if it isn't found."""
        return next(((written.place.line,) for written in self.aid.texts if text and written.is_text(text)), ())


Judge = Callable[[AssessedAid], Judgement]


def line_numbers(places: Iterable[Place]) -> tuple[int, ...]:
    """The lines of these places, each once, sorted."""
    return tuple(sorted({place.line for place in places}))


def lines_of_statements(statements: Iterable[Statement]) -> tuple[int, ...]:
    """The lines where these statements begin."""
    return line_numbers(statement.place for statement in statements)


def all_or_some(
    good: Collection[Statement], short: Collection[Statement], met: str, partly: str, none: str
) -> Judgement:
    """Met if nothing falls short, partly met if some does (with its lines), not met if nothing is good."""
    if not good:
        return Judgement(CriterionResult.NOT, none, lines_of_statements(short))
    return (
        Judgement(CriterionResult.PARTLY, partly, lines_of_statements(short))
        if short
        else Judgement(CriterionResult.MET, met, lines_of_statements(good))
    )
