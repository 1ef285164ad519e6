"""Benefits and harms are drawn alike: if one kind is drawn and the other only written, the page leans to one side.

Passes:
    statements:
      - option: wait
        outcome: ache
        says: Some ached.
        chance: {people: 8, of: 20, event: ached, over: 1 year}
        certainty: low
        because: few people
        sources: [beta]
Fails:
    statements:
      - option: wait
        outcome: ache
        says: Some ached.
        chance:
          {people: 8, of: 20, event: ached, over: 1 year, picture: no} # waive no-picture: half of them had left
        certainty: low
        because: few people
        sources: [beta]
"""

from collections.abc import Iterator
from fractions import Fraction

from decision_aid.checks.text.chances import figures
from decision_aid.consultation.frequencies import can_be_drawn
from decision_aid.model.aid import DecisionAid
from decision_aid.model.amounts import Amount
from decision_aid.model.chains import Chain
from decision_aid.model.enums import OutcomeKind
from decision_aid.model.evidence import Chance, Figure
from decision_aid.model.problems import Level, Problem

LARGEST_DIFFERENCE = Fraction(1, 4)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning where of one kind clearly more is drawn, at the first figure of the other kind that is not.

    Figures that no picture can show truly, such as those of rare events, are not counted.
    """
    benefits, harms = (_drawable(aid, kind) for kind in (OutcomeKind.BENEFIT, OutcomeKind.HARM))
    if not benefits or not harms or abs(_share(benefits) - _share(harms)) <= LARGEST_DIFFERENCE:
        return
    fewer = min((benefits, harms), key=_share)
    message = (
        f"Of {len(benefits)} benefits that could be drawn, {_drawn(benefits)} are drawn; of {len(harms)} harms, "
        f"{_drawn(harms)}. Draw both alike: what is drawn is noticed first."
    )
    yield Problem(_not_drawn(fewer)[0].picture_at, "uneven-pictures", message, Level.WARNING)


def _drawable(aid: DecisionAid, kind: OutcomeKind) -> list[Figure]:
    outcomes = {outcome.id for outcome in aid.outcomes if kind in outcome.sides}
    found = ((one.outcome, figure) for one, _, figure in figures(aid) if one.outcome in outcomes)
    return [figure for outcome, figure in found if _can_be_drawn(figure, aid.denominators.get(outcome, 0))]


def _can_be_drawn(figure: Figure, out_of: int) -> bool:
    """Whether it has icons, or bars: a chain, and an amount of several groups."""
    if isinstance(figure, Chance):
        return can_be_drawn(figure, out_of)
    return isinstance(figure, Chain) or (isinstance(figure, Amount) and len(figure.groups) > 1)


def _not_drawn(figures: list[Figure]) -> list[Chance | Chain]:
    """Those without a picture: amounts are always drawn."""
    return [figure for figure in figures if isinstance(figure, Chance | Chain) and not figure.picture]


def _drawn(figures: list[Figure]) -> int:
    return len(figures) - len(_not_drawn(figures))


def _share(figures: list[Figure]) -> Fraction:
    return Fraction(_drawn(figures), len(figures))
