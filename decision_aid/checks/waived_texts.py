"""What was let stand in spite of a warning: the text and the reason, for people who see no lines or checks."""

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.checks.text.texts import place_in
from decision_aid.model.aid import DecisionAid, VisibleText, Waiver
from decision_aid.model.enums import StatementKind
from decision_aid.model.problems import Place

SENTENCES = {kind.value for kind in StatementKind}
NO_PICTURE = "no-picture"  # is told of a figure, whose sentence comes before it


@dataclass(frozen=True, slots=True)
class WaivedText:
    """A text that a check asked about, "" if there is none there, why it was let stand, and the place of the waiver."""

    text: str
    reason: str
    place: Place


def waived_texts(aid: DecisionAid) -> tuple[WaivedText, ...]:
    """The text of each waiver: of several on its line a statement's sentence; where none is there, that nearby."""
    return tuple(WaivedText(_text(aid.texts, waiver), waiver.reason, waiver.place) for waiver in aid.waivers)


def _text(texts: tuple[VisibleText, ...], waiver: Waiver) -> str:
    line = waiver.place.line
    before = [text for text in texts if text.place.line <= line]
    here = list(_at_line(before, line))
    if here:
        found = [text for text in here if text.key in SENTENCES] or here
    elif waiver.check == NO_PICTURE:
        found = [text for text in reversed(before) if text.key in SENTENCES]
    else:
        found = [text for text in texts if text.place.line > line]
    return found[0].text if found else ""


def _at_line(before: list[VisibleText], line: int) -> Iterator[VisibleText]:
    """Those that begin in that line, and the last one before it if it goes on to there."""
    for number, text in enumerate(before, 1):
        is_last = number == len(before)
        if text.place.line == line or (is_last and place_in(text, len(text.text) - 1).line >= line):
            yield text
