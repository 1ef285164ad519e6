"""What looking at one criterion found: met or not, the reason, and the lines of the rule file that it rests on."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from decision_aid.consultation.wording import Translate, _, english, joined
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import OutcomeKind
from decision_aid.model.evidence import Chance, Finding, Statement
from decision_aid.model.problems import Place


class Found(Enum):
    """Whether a criterion is met; what no program can tell is for a human to sign."""

    MET = _("met")
    PARTLY = _("partly met")
    NOT = _("not met")
    HUMAN = _("for a human to sign")
    NOT_APPLICABLE = _("does not apply")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a criterion is met, why, and the lines of the rule file that say so."""

    found: Found
    because: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Judged:
    """What judgements look at: an aid, on a day; they say what they find in the reader's language."""

    aid: DecisionAid
    today: datetime.date
    translate: Translate = english

    def say(self, sentence: str, /, **facts: object) -> str:
        """A sentence with these facts in it, in the reader's language."""
        return self.translate(sentence) % facts

    def list(self, phrases: Sequence[str]) -> str:
        """Phrases as one, in the reader's language."""
        return joined(phrases, self.translate)

    @cached_property
    def findings(self) -> tuple[tuple[Statement, Finding], ...]:
        """The statements that say what is known."""
        return tuple((one, one.content) for one in self.aid.statements if isinstance(one.content, Finding))

    @cached_property
    def chances(self) -> tuple[tuple[Statement, Chance], ...]:
        """The statements with figures."""
        return tuple((one, content.chance) for one, content in self.findings if content.chance)

    def on(self, *kinds: OutcomeKind) -> tuple[Statement, ...]:
        """The statements and gaps on outcomes of these kinds."""
        wanted = {outcome.id for outcome in self.aid.outcomes if outcome.kind in kinds}
        return tuple(one for one in self.aid.statements if one.outcome in wanted)

    def line_of(self, text: str) -> tuple[int, ...]:
        """The line at which a text of the file begins."""
        return next(((written.place.line,) for written in self.aid.texts if text and written.text == text), ())


def lines(places: Iterable[Place]) -> tuple[int, ...]:
    """The lines of these places, each once, in order."""
    return tuple(sorted({place.line for place in places}))


def at(statements: Iterable[Statement]) -> tuple[int, ...]:
    """The lines at which statements begin."""
    return lines(one.place for one in statements)


def all_or_some(
    good: Collection[Statement], short: Collection[Statement], met: str, partly: str, none: str
) -> Judgement:
    """Met where nothing falls short, partly where some does (its lines are named), not met where nothing is good."""
    if not good:
        return Judgement(Found.NOT, none, at(short))
    return Judgement(Found.PARTLY, partly, at(short)) if short else Judgement(Found.MET, met, at(good))
