"""The person's own words on the handout: the boxes that take them, and the paragraphs that they are printed as."""

import re
from collections.abc import Iterable, Iterator, Mapping

MAX_LETTERS = 1000  # of one box; a person is told where there are more
# The boxes in the order in which they are printed where room is short, each with the key of its label in `WORDS`.
BOXES = {
    "concern": "concern",
    "leaning": "leaning",
    "questions": "own_questions",
    "notes": "own_notes",
    "tell-1": "tell_1",
    "tell-2": "tell_2",
    "tell-3": "tell_3",
    "unclear": "unclear",
}
OwnWords = Mapping[str, tuple[str, ...]]  # the paragraphs of each box in which there are any

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
BY_ITSELF, END = "\u2068", "\u2069"  # Unicode's isolates: words of another direction don't move those around them
PART = re.compile(r"\S{1,16}\s*")  # a word, or a part of a long one


def own_words(typed: Mapping[str, str]) -> OwnWords:
    """The paragraphs of what was typed into each box, one for each line that is not empty; control characters go."""
    lines = ((box, typed.get(box, "").splitlines()) for box in BOXES)
    pars = {box: tuple(filter(None, map(_cleaned, found))) for box, found in lines}
    return {box: found for box, found in pars.items() if found}


def isolated(text: str) -> str:
    """The text with marks that keep its direction from the words around it."""
    return f"{BY_ITSELF}{text}{END}"


def words_between(words: OwnWords, start: int, stop: int) -> Iterator[tuple[str, bool, str]]:
    """These words, counted through all boxes, as (box, whether it begins here, paragraph)."""
    at = 0
    for box, pars in words.items():
        for place, par in enumerate(pars):
            parts = PART.findall(par)
            taken = parts[max(0, start - at) : max(0, stop - at)]
            if taken:
                yield box, not place and at >= start, "".join(taken).rstrip()
            at += len(parts)


def count_parts(words: OwnWords) -> int:
    """The number of words, or parts of long ones, in all boxes."""
    return sum(len(PART.findall(par)) for pars in words.values() for par in pars)


def letters_of(words: OwnWords) -> Iterable[str]:
    """All paragraphs of all boxes."""
    return (par for pars in words.values() for par in pars)


def _cleaned(line: str) -> str:
    return CONTROL.sub(" ", line).strip()
