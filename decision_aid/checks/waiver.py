"""A reason lets a finding stand only where judgement is needed: a rule that protects people can't be waived.

Passes:
    statements:
      - option: wait
        outcome: ease
        says: It got worse in 3 of 4 shoulders. # waive loose-number: it counts shoulders in a picture, not people
        certainty: low
        because: few people
        sources: [beta]
Fails:
    title: Stiff shoulder # waive unsourced: the title needs no source
"""

from collections.abc import Iterator

from decision_aid.checks.texts import place_in
from decision_aid.model import DecisionAid, Waiver, Written
from decision_aid.problems import Problem

NUMBERS = {"loose-number", "one-in-n", "relative-effect"}
LANGUAGE = {"hard-to-read", "long-sentence", "pushing-word", "too-certain", "unexplained-word", "unused-term"}
WAIVABLE = NUMBERS | LANGUAGE
FEWEST_WORDS = 3


def is_reason(words: str) -> bool:
    """Whether a reason has enough words to be read as one on the page about the aid."""
    return sum(any(letter.isalpha() for letter in word) for word in words.split()) >= FEWEST_WORDS


def waives(aid: DecisionAid, waiver: Waiver, problem: Problem) -> bool:
    """Whether a waiver is for this problem: it names its check, on its line or on the text's first or last."""
    if problem.check not in WAIVABLE or waiver.check != problem.check or not is_reason(waiver.reason):
        return False
    before = [text for text in aid.texts if text.place <= problem.place]
    return waiver.place.line in (problem.place.line, *(_ends(before[-1]) if before else ()))


def waived(aid: DecisionAid, problem: Problem) -> bool:
    """Whether the author gave a reason for letting the problem stand."""
    return any(waives(aid, waiver, problem) for waiver in aid.waivers)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each waiver that names something else than a check that can be waived."""
    for waiver in aid.waivers:
        if waiver.check not in WAIVABLE:
            message = f"'{waiver.check}' can't be waived. What can: {', '.join(sorted(WAIVABLE))}."
            yield Problem(waiver.place, "waiver", message)


def _ends(written: Written) -> tuple[int, int]:
    return written.place.line, place_in(written, len(written.text) - 1).line
