"""What a reviewer reads goes in; one self-contained document to read, print and sign comes out."""

from decision_aid.diff import NOBODY, by_part
from decision_aid.flow import svg
from decision_aid.pack.contents import Pack, pack
from decision_aid.shipped import shipped
from decision_aid.standards import Report, condensed
from decision_aid.templating import drawn
from decision_aid.wording import NOT_A_RECOMMENDATION

__all__ = ["Pack", "pack", "pack_page", "report_page"]


def pack_page(made: Pack) -> str:
    """The review pack as HTML that needs nothing else."""
    return _document("pack.html", pack=made, aid=made.aid, picture=svg(made.flow), by_part=by_part, nobody=NOBODY)


def report_page(made: Report) -> str:
    """A report on one standard as HTML that needs nothing else."""
    return _document("report_alone.html", report=made)


def _document(template: str, **facts: object) -> str:
    folder = shipped("templates")
    style = (folder / "static" / "document.css").read_text(encoding="utf-8")
    return drawn(folder, template, style=style, notice=NOT_A_RECOMMENDATION, condensed=condensed, **facts)
