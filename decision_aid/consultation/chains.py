"""Chains as people read them: one sentence for each step, and the bars in which the people of a step narrow.

All steps are told out of the denominator of their row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from decision_aid.consultation.figure_values import LargeNumber, ToldFigure
from decision_aid.consultation.frequencies import (
    ABOUT,
    FEWER_THAN,
    LARGE,
    MORE_THAN,
    PEOPLE,
    STUDIED,
    period_in_words,
)
from decision_aid.consultation.ranges import NO_RANGE
from decision_aid.consultation.wording import Translate, number_in_words
from decision_aid.model.chains import Chain, ChainStep
from decision_aid.model.denominators import people_of, published_among
from decision_aid.model.gettext_marker import _

OF_ALL = _("%(time)s, of %(of)s %(who)s, %(people)s %(event)s.")
OF_THESE = _("Of the %(before)s who %(happened)s, %(people)s %(event)s.")
# Events are written of several people, and would not fit one: "1 have cancer".
ONE_OF_ALL = _("%(time)s, of %(of)s %(who)s, the number who %(event)s is %(people)s.")
ONE_OF_THESE = _("Of the %(before)s who %(happened)s, the number who %(event)s is %(people)s.")
ONE_OF_ONE = _("Of those who %(happened)s, the number who %(event)s is %(people)s.")
ELSEWHERE = _("%(told)s This number comes from %(source)s.")
WHOLE_BAR = _("Each bar is all %(of)s.")
FILLED_AND_GREY = _("Each bar is all %(of)s. Filled is the step itself; grey is the step that it is some of.")


@dataclass(frozen=True, slots=True)
class ChainStepFigure(ToldFigure):
    """One step in words and numbers: `large` is the number of all.

    `part` of all people are in it, and `part_before` of them in the step that it is some of. `depth` is the number of
    steps before it on its branch. The first step has the caption of all bars, where they are drawn.
    """

    name: ClassVar[str] = ""
    large: LargeNumber
    range_sentence: str
    part: Fraction
    part_before: Fraction
    depth: int
    caption: str


@dataclass(frozen=True, slots=True)
class ChainFace:
    """A chain ready to render: each step below the one that it is some of."""

    figures: tuple[ChainStepFigure, ...]
    picture: bool


def chain_face(chain: Chain, out_of: int, translate: Translate) -> ChainFace:
    """Render a chain in the reader's language; `out_of` is the denominator of its row."""
    ordered = [*_ordered(chain.steps, "")]
    telling = _ChainTelling(chain, out_of, translate)
    return ChainFace(tuple(telling.figure(step, depth, ordered) for step, depth in ordered), chain.picture)


def _ordered(steps: tuple[ChainStep, ...], among: str, depth: int = 0) -> Iterator[tuple[ChainStep, int]]:
    """The steps and their depths, each followed by those that are some of its people."""
    for step in steps:
        if step.among == among:
            yield step, depth
            if step.id:
                yield from _ordered(steps, step.id, depth + 1)


@dataclass(frozen=True, slots=True)
class _ChainTelling:
    """A chain, and what it takes to tell it."""

    chain: Chain
    out_of: int
    translate: Translate

    def figure(self, step: ChainStep, depth: int, ordered: Sequence[tuple[ChainStep, int]]) -> ChainStepFigure:
        first, last = ordered[0][0], ordered[-1][0]
        before = next((one for one in self.chain.steps if one.id and one.id == step.among), None)
        return ChainStepFigure(
            told=self.sentence(step, before),
            large=self.people(step).within(self.translate(LARGE), "people", of=self.number(self.out_of)),
            range_sentence=self.doubt() if step is last else "",
            part=self.chain.share(step),
            part_before=self.chain.share(before) if before else Fraction(1),
            depth=depth,
            caption=self.caption() if step is first and self.chain.picture else "",
        )

    def sentence(self, step: ChainStep, before: ChainStep | None) -> LargeNumber:
        number = self.some_of(step, before) if before else self.some_of_all(step)
        return number.within(self.translate(ELSEWHERE), "told", source=step.comes_from) if step.comes_from else number

    def some_of_all(self, step: ChainStep) -> LargeNumber:
        chain, t, time = self.chain, self.translate, period_in_words(self.chain, self.translate)
        facts = {"of": self.number(self.out_of), "who": chain.who or t(PEOPLE), "event": step.event}
        template = ONE_OF_ALL if self.rounded(step) == 1 else OF_ALL
        return self.people(step).within(t(template), "people", **facts, time=time).as_sentence()

    def some_of(self, step: ChainStep, before: ChainStep) -> LargeNumber:
        facts = {"before": self.number(self.rounded(before)), "happened": before.event, "event": step.event}
        template = ONE_OF_ONE if self.rounded(before) == 1 else ONE_OF_THESE if self.rounded(step) == 1 else OF_THESE
        return self.people(step).within(self.translate(template), "people", **facts)

    def people(self, step: ChainStep) -> LargeNumber:
        """How many of all: "98", "about 98" if none published just that, or "fewer than 1"."""
        exact, shown = self.chain.share(step) * self.out_of, self.rounded(step)
        number = LargeNumber("", self.number(shown), "")
        is_as_fine = published_among(step.people, self.chain.per) >= self.out_of
        if exact == shown and (exact in (0, self.out_of) or is_as_fine):
            return number
        bound = FEWER_THAN if exact < 1 else MORE_THAN if exact > self.out_of - 1 else ABOUT
        return number.within(self.translate(bound), "number")

    def rounded(self, step: ChainStep) -> int:
        """How many of all; never none of those to whom it happened, and never all where it spared some."""
        share = self.chain.share(step)
        least, most = int(share > 0), self.out_of - int(share < 1)
        return min(max(people_of(share, self.out_of), least), most)

    def caption(self) -> str:
        """How to read the bars; of grey only where there is some."""
        is_nested = any(step.among for step in self.chain.steps)
        return self.translate(FILLED_AND_GREY if is_nested else WHOLE_BAR) % {"of": self.number(self.out_of)}

    def doubt(self) -> str:
        """What is told once, behind the last step: how many people were studied, and that there is no range."""
        studied = self.chain.studied
        facts = {"of": self.number(studied or 0), "who": self.chain.who or self.translate(PEOPLE)}
        told = [self.translate(STUDIED) % facts] if studied and studied != self.out_of else []
        return " ".join((*told, self.translate(NO_RANGE)))

    def number(self, number: int) -> str:
        return number_in_words(number, self.translate)
