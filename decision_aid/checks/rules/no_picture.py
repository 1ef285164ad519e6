"""A figure is drawn unless there is a reason: what is drawn is noticed and remembered before what is only written.

Passes:
    statements:
      - option: wait
        outcome: ease
        says: Some moved with ease.
        chance:
          {people: 8, of: 20, event: moved with ease, over: 1 year, picture: no} # waive no-picture: half of them left
        certainty: low
        because: few people
        sources: [beta]
Fails:
    statements:
      - option: wait
        outcome: ease
        says: Some moved with ease.
        chance: {people: 8, of: 20, event: moved with ease, over: 1 year, picture: no}
        certainty: low
        because: few people
        sources: [beta]
"""

from collections.abc import Iterator

from decision_aid.checks.naming import key
from decision_aid.checks.text.chances import figures
from decision_aid.model.aid import DecisionAid
from decision_aid.model.chains import Chain
from decision_aid.model.evidence import Chance
from decision_aid.model.problems import Level, Problem, Wording
from decision_aid.rule_file.schema.figures import CHANCE

MESSAGE = Wording(
    "This figure has no picture, as 'picture: no' asks. Delete that; or say why, in three words or more, behind it: "
    "# waive no-picture: ...",
    f"This figure is not drawn, as {key(CHANCE, 'picture').in_form} says. Change that; or let it stand with a reason.",
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each `picture: no`, which only a waiver with a reason takes away."""
    asked = {one.picture_at for _, _, one in figures(aid) if isinstance(one, Chance | Chain) and not one.picture}
    for place in sorted(asked):
        yield Problem(place, "no-picture", MESSAGE, Level.WARNING)
