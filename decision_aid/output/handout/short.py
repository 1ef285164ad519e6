"""The short handout as values: page 1 the options at a glance, page 2 the person's own. Its template lays them out.

Typst itself measures what fits, so nothing here knows a length.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from decision_aid.consultation.wording import as_sentence
from decision_aid.model.aid import Translated
from decision_aid.output.handout.grid import FirstPage
from decision_aid.output.handout.own_words import BOXES, OwnWords
from decision_aid.output.handout.sheet import LabelledText, Sheet, Theme
from decision_aid.output.svg import SvgDrawing


@dataclass(frozen=True, slots=True)
class ShortHandout:
    """What the template of the short handout prints.

    `sources` are those that the first page cites; `labels` are those of the boxes to write in.
    """

    title: str
    language: str
    draft: str
    notice: str
    status: str
    overdue: str
    dated: str
    decision: str
    grid: FirstPage
    matters: tuple[Theme, ...]
    told: tuple[LabelledText, ...]
    to_ask: tuple[str, ...]
    ticked: bool
    own: OwnWords
    labels: Mapping[str, str]
    sources: tuple[LabelledText, ...]
    code: str
    qr: SvgDrawing | None
    drawings: Mapping[str, SvgDrawing]
    words: Mapping[str, str]
    translated: Translated | None


def short_handout(sheet: Sheet) -> ShortHandout:
    """The part of a sheet that its short form prints."""
    heads = [head for row in sheet.grid.rows for cell in row.cells for head in cell.heads]
    drawn = {figure.picture for head in heads for figure in head.figures}
    return ShortHandout(
        title=sheet.title,
        language=sheet.language,
        draft=sheet.draft,
        notice=sheet.notice,
        status=sheet.status,
        overdue=sheet.overdue,
        dated=sheet.dated,
        decision=as_sentence(sheet.decision),
        grid=sheet.grid,
        matters=sheet.matters,
        told=sheet.told,
        to_ask=sheet.to_ask,
        ticked=bool(sheet.chosen),
        own=sheet.own,
        labels={box: sheet.words[label] for box, label in BOXES.items()},
        sources=tuple(LabelledText(str(one.number), one.shortly) for one in sheet.cited_at_a_glance),
        code=sheet.code,
        qr=sheet.qr,
        drawings={name: drawing for name, drawing in sheet.drawings.items() if name in drawn},
        words=sheet.words,
        translated=sheet.translated,
    )
