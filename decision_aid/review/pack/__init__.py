"""The review pack: one self-contained HTML document to read, print and sign."""

from decision_aid.consultation.wording import NOT_A_RECOMMENDATION
from decision_aid.output.templating import drawn
from decision_aid.resources import shipped
from decision_aid.review.diff import NOBODY, by_part
from decision_aid.review.flow import svg
from decision_aid.review.pack.contents import Pack, pack
from decision_aid.review.standards import Report, condensed

__all__ = ["Pack", "pack", "pack_page", "report_page"]


def pack_page(made: Pack) -> str:
    """The review pack as HTML, its stylesheet inlined."""
    return _document("pack.html", pack=made, aid=made.aid, picture=svg(made.flow), by_part=by_part, nobody=NOBODY)


def report_page(made: Report) -> str:
    """The report on one standard as HTML, its stylesheet inlined."""
    return _document("report_alone.html", report=made)


def _document(template: str, **facts: object) -> str:
    folder = shipped("templates")
    style = (folder / "static" / "document.css").read_text(encoding="utf-8")
    return drawn(folder, template, style=style, notice=NOT_A_RECOMMENDATION, condensed=condensed, **facts)
