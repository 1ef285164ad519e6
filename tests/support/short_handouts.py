"""The short handout of every shipped aid, drawn and as plain text."""

from functools import cache
from pathlib import Path

from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.wording import english
from decision_aid.model.enums import Importance
from decision_aid.output.handout.form import Form
from decision_aid.output.handout.from_summary import build_sheet
from decision_aid.output.handout.sheet import Sheet
from decision_aid.output.handout.short_layout import Leaflet, Paragraph
from decision_aid.output.handout.short_pages import lay_out_pages
from decision_aid.output.handout.typesetting import SLACKS
from decision_aid.output.handout.typst_process import letter_width
from tests.support.handouts import TODAY, summary_of
from tests.support.paper import aid

PEOPLE = 30


EVERYTHING = -1


@cache
def sheet_of(path: Path, seed: int) -> Sheet:
    """The sheet of somebody made up, or of the one to whom everything matters."""
    marks = {question.id: Importance.A_LOT for question in aid(path).questions if question.about}
    summary = summary_of(aid(path), seed) if seed != EVERYTHING else summarise(aid(path), marks, today=TODAY)
    return build_sheet(summary, code="MDNC", address="", today=TODAY, translate=english)


@cache
def drawn(path: Path, form: Form, seed: int) -> tuple[Sheet, Leaflet]:
    """The sheet of somebody made up, and the leaflet that is made of it."""
    whole = sheet_of(path, seed)
    return whole, lay_out_pages(whole, form, letter_width, SLACKS[0])


def names(leaflet: Leaflet) -> list[str]:
    """The rows on its pages, in order."""
    return list(dict.fromkeys(row.name for side in leaflet.sides for row in side.rows))


def text_of(*pars: Paragraph) -> str:
    """The words of paragraphs, however they look."""
    return " ".join("".join(run.text for run in par.runs) for par in pars)
