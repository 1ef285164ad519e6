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
from dataclasses import replace
from fractions import Fraction

from decision_aid.consultation.amounts import amount_face
from decision_aid.consultation.amounts_over_time import amount_course_face
from decision_aid.consultation.courses import course_face
from decision_aid.consultation.frequencies import can_be_drawn
from decision_aid.consultation.wording import english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.amounts import Amount, AmountCourse, Difference
from decision_aid.model.chains import Chain
from decision_aid.model.enums import OutcomeKind
from decision_aid.model.evidence import Chance, Course, Figure
from decision_aid.model.problems import Level, Problem

LARGEST_DIFFERENCE = Fraction(1, 4)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning where of one kind clearly more is drawn, at the first figure of the other kind that is not.

    Each figure counts once, whether icons, bars or a line show it. Figures that no picture can show truly are not
    counted, such as those of rare events, nor the amount of one group at one time: there is nothing to hold it against.
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
    found = (
        (statement.outcome, finding.figure) for statement, finding in aid.findings if statement.outcome in outcomes
    )
    return [figure for outcome, figure in found if figure and _can_be_drawn(figure, aid.out_of(outcome, figure))]


def _can_be_drawn(figure: Figure, out_of: int) -> bool:
    match figure:
        case Chance():
            return can_be_drawn(figure, out_of)
        case Course():
            return course_face(replace(figure, picture=True), out_of, english).picture
        case Amount():
            return amount_face(figure, english).picture
        case AmountCourse():
            return amount_course_face(figure, english).picture
        case Chain():
            return True
        case Difference():
            return False


def _not_drawn(figures: list[Figure]) -> list[Chance | Course | Chain]:
    """Those without a picture: amounts are always drawn."""
    return [figure for figure in figures if isinstance(figure, Chance | Course | Chain) and not figure.picture]


def _drawn(figures: list[Figure]) -> int:
    return len(figures) - len(_not_drawn(figures))


def _share(figures: list[Figure]) -> Fraction:
    return Fraction(_drawn(figures), len(figures))
