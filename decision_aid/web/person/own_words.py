"""The person's own words for the handout, as they were posted: they are printed, and kept nowhere."""

from collections.abc import Mapping

from flask import request

from decision_aid.checks.text.printable_letters import unprintable_letters
from decision_aid.consultation.wording import _
from decision_aid.output.handout.own_words import BOXES, MAX_LETTERS, letters_of, own_words
from decision_aid.output.handout.wording import WORDS
from decision_aid.web.http.language import translate

MOST_NAMED = 10  # letters without a font
TOO_LONG = _("“%(box)s” has %(count)s letters, and the PDF takes %(most)s. Make it shorter, or print this page.")
LETTERS_WITHOUT_FONT = _(
    "These letters that you typed can't be shown in the PDF: %(letters)s Delete them, or print this page."
)


def field_of(box: str) -> str:
    """The name of a box's field."""
    return f"own-{box}"


def typed_words() -> dict[str, str]:
    """What was posted in each box; a query is not read, since addresses are logged."""
    return {box: request.form.get(field_of(box), "").replace("\r\n", "\n") for box in BOXES}


def why_unprintable(typed: Mapping[str, str]) -> str:
    """What keeps these words from the PDF, for the person to read; "" if nothing does."""
    long = {box: len(text) for box, text in typed.items() if len(text) > MAX_LETTERS}
    said = [
        translate(TOO_LONG) % {"box": translate(WORDS[BOXES[box]]), "count": count, "most": MAX_LETTERS}
        for box, count in long.items()
    ]
    if unknown := unprintable_letters(letters_of(own_words(typed))):
        said.append(translate(LETTERS_WITHOUT_FONT) % {"letters": " ".join(unknown[:MOST_NAMED])})
    return " ".join(said)
