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

from decision_aid.checks.text.chances import chances
from decision_aid.consultation.frequencies import can_be_drawn
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import OutcomeKind
from decision_aid.model.evidence import Chance
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
    yield Problem(next(one for one in fewer if not one.picture).picture_at, "uneven-pictures", message, Level.WARNING)


def _drawable(aid: DecisionAid, kind: OutcomeKind) -> list[Chance]:
    outcomes = {outcome.id for outcome in aid.outcomes if outcome.kind is kind}
    found = ((one.outcome, chance) for one, _, chance in chances(aid) if one.outcome in outcomes)
    return [chance for outcome, chance in found if can_be_drawn(chance, aid.denominators[outcome])]


def _drawn(figures: list[Chance]) -> int:
    return sum(chance.picture for chance in figures)


def _share(figures: list[Chance]) -> Fraction:
    return Fraction(_drawn(figures), len(figures))
