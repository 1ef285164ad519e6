"""Apply waivers, by which authors let a warning stand with a reason that people can read.

Two checks look at waivers themselves: `waiver` and `unused-waiver`.
"""

from bisect import bisect
from collections.abc import Iterable

from decision_aid.checks.text.texts import place_in
from decision_aid.model.aid import DecisionAid, VisibleText
from decision_aid.model.problems import Place, Problem

NUMBERS = {"loose-number", "one-in-n", "relative-effect"}
LANGUAGE = {"hard-to-read", "long-sentence", "pushing-word", "too-certain", "unexplained-word", "unused-term"}
LOOKS = {"markup", "sentence-part", "unfinished-text"}
WAIVABLE = NUMBERS | LANGUAGE | LOOKS | {"no-picture", "uneven-options"}
FEWEST_WORDS = 3
UsedWaiver = tuple[str, int]


def is_reason(words: str) -> bool:
    """Whether a reason has enough words to make sense on the page about the aid, where people read it."""
    return sum(any(letter.isalpha() for letter in word) for word in words.split()) >= FEWEST_WORDS


def apply_waivers(aid: DecisionAid, problems: Iterable[Problem]) -> tuple[list[Problem], frozenset[UsedWaiver]]:
    """Apply the waivers: the problems that remain, and the waivers that were used, by check id and line number.

    A waiver covers its line; for a text over several lines, one at its first or last line covers all of it.
    """
    waiving = {
        (waiver.check, waiver.place.line)
        for waiver in aid.waivers
        if waiver.check in WAIVABLE and is_reason(waiver.reason)
    }
    ends_of = _Ends(aid.texts)
    remaining: list[Problem] = []
    used: set[UsedWaiver] = set()
    for problem in problems if waiving else ():
        lines = (problem.place.line, *ends_of.text_at(problem.place)) if problem.check in WAIVABLE else ()
        passing = waiving.intersection((problem.check, line) for line in lines)
        used |= passing
        remaining += [] if passing else [problem]
    return (remaining if waiving else list(problems)), frozenset(used)


class _Ends:
    """The first and last lines of texts, each computed once."""

    def __init__(self, texts: tuple[VisibleText, ...]) -> None:
        self._texts = texts
        self._begins = [text.place for text in texts]
        self._found: dict[int, tuple[int, int]] = {}

    def text_at(self, place: Place) -> tuple[int, ...]:
        """The first and last line of the text at a place, the last to begin before it; () before the first text."""
        number = bisect(self._begins, place) - 1
        if number < 0:
            return ()
        if number not in self._found:
            text = self._texts[number]
            self._found[number] = text.place.line, place_in(text, len(text.text) - 1).line
        return self._found[number]
