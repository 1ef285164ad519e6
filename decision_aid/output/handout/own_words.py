"""The person's own words on the handout: the boxes that take them, and the paragraphs that they are printed as."""

import re
from collections.abc import Iterable, Mapping

MAX_LETTERS = 1000  # of one box; a person is told where there are more
BOXES = {  # in the order in which they are printed, each with the key of its label in `WORDS`
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


def own_words(typed: Mapping[str, str]) -> OwnWords:
    """The paragraphs of what was typed into each box, one for each line that is not empty; control characters go."""
    lines = ((box, typed.get(box, "").splitlines()) for box in BOXES)
    pars = {box: tuple(filter(None, map(_cleaned, found))) for box, found in lines}
    return {box: found for box, found in pars.items() if found}


def letters_of(words: OwnWords) -> Iterable[str]:
    """All paragraphs of all boxes."""
    return (par for pars in words.values() for par in pars)


def _cleaned(line: str) -> str:
    return CONTROL.sub(" ", line).strip()
