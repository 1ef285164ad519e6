"""Some font of the printed handout has every letter, so that people can take a PDF home; otherwise they print the page.

Fails:
    options:
      wait: {name: Wait 漢, involves: Carrying on as now}
"""

from collections.abc import Iterator, Sequence

from decision_aid.checks.text.texts import place_in
from decision_aid.model.aid import DecisionAid, VisibleText
from decision_aid.model.printable_letters import FONTS, unprintable_letters
from decision_aid.model.problems import Level, Problem

MAX_TOLD = 12  # letters; an aid in a script without a font has hundreds


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each text with letters that no font has."""
    return letter_problems(aid.texts)


def letter_problems(texts: Sequence[VisibleText]) -> Iterator[Problem]:
    """A warning at each text with letters that are in no font and in no text before; a single one for very many."""
    told, missing = set[str](), unprintable_letters(text.text for text in texts)
    for written in texts if missing else ():
        letters = [letter for letter in missing if letter in written.text and letter not in told]
        if letters:
            told.update(letters)
            place = place_in(written, min(map(written.text.index, letters)))
            yield Problem(place, "letter-without-font", _message(letters), Level.WARNING)
        if len(told) > MAX_TOLD:
            return


def _message(letters: list[str]) -> str:
    named = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in letters[:MAX_TOLD])
    more = " and others" if len(letters) > MAX_TOLD else ""
    return (
        f"No font of the printed handout has {named}{more}, so there is no PDF of this aid, and people print the page "
        f"instead. Write it in other letters to have one. The fonts are {', '.join(FONTS)}."
    )
