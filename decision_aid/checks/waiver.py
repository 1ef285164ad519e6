"""A reason lets a finding stand only where judgement is needed: a rule that protects people can't be waived.

Passes:
    statements:
      - option: wait
        outcome: ease
        says: Half of the time was spent indoors. # waive loose-number: it is a share of the time, not of people
        certainty: low
        because: few people
        sources: [beta]
Fails:
    title: Stiff shoulder # waive unsourced: the title needs no source
"""

from collections.abc import Iterator

from decision_aid.model import DecisionAid, Waiver
from decision_aid.problems import Problem

LANGUAGE = {"hard-to-read", "long-sentence", "pushing-word", "too-certain", "unexplained-word", "unused-term"}
WAIVABLE = {"loose-number"} | LANGUAGE


def waives(aid: DecisionAid, waiver: Waiver, problem: Problem) -> bool:
    """Whether a waiver is for this problem: it names its check, on its line or where the text with it begins."""
    if problem.check not in WAIVABLE or waiver.check != problem.check:
        return False
    begins = max((text.place.line for text in aid.texts if text.place <= problem.place), default=0)
    return waiver.place.line in (problem.place.line, begins)


def waived(aid: DecisionAid, problem: Problem) -> bool:
    """Whether the author gave a reason for letting the problem stand."""
    return any(waives(aid, waiver, problem) for waiver in aid.waivers)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each waiver that names something else than a check that can be waived."""
    for waiver in aid.waivers:
        if waiver.check not in WAIVABLE:
            message = f"'{waiver.check}' can't be waived. What can: {', '.join(sorted(WAIVABLE))}."
            yield Problem(waiver.place, "waiver", message)
