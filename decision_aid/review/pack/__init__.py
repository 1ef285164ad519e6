"""The review pack: one self-contained HTML document to read, print and sign."""

from decision_aid.consultation.wording import NOT_A_RECOMMENDATION, declarations, english
from decision_aid.model.languages import SOURCE_LANGUAGE
from decision_aid.output.templating import render_standalone
from decision_aid.resources import resource_folder
from decision_aid.review.diff import by_part
from decision_aid.review.flow import render_svg
from decision_aid.review.pack.contents import Pack, build_pack
from decision_aid.review.standards import Report, lines_in_words
from decision_aid.translation.foreign_texts import tag_foreign_texts

__all__ = ["Pack", "build_pack", "render_pack", "render_report"]


def render_pack(made: Pack) -> str:
    """The review pack as HTML, its stylesheet inlined; in English, with the aid's texts tagged in their language."""
    declared = declarations(made.aid.about, english)
    facts = {"pack": made, "aid": made.aid, "declarations": declared, "picture": render_svg(made.flow)}
    page = _document("pack.html", by_part=by_part, **facts)
    spoken = made.aid.language
    texts = () if spoken == SOURCE_LANGUAGE else made.aid.texts
    return tag_foreign_texts(page, SOURCE_LANGUAGE, frozenset((spoken, written.text) for written in texts))


def render_report(made: Report) -> str:
    """The report on one standard as HTML, its stylesheet inlined."""
    return _document("report_alone.html", report=made)


def _document(template: str, **facts: object) -> str:
    folder = resource_folder("templates")
    style = (folder / "static" / "document.css").read_text(encoding="utf-8")
    return render_standalone(
        folder, template, style=style, notice=NOT_A_RECOMMENDATION, condensed=lines_in_words, **facts
    )
