"""Convert a Sheet to the plain values that a Typst template reads, and choose the template."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from decision_aid.model.languages import text_direction
from decision_aid.output.handout.bilingual import BilingualSheet
from decision_aid.output.handout.form import Form, Pages, Paper
from decision_aid.output.handout.sheet import CellContent, OutcomeRow, Sheet, pieces_of
from decision_aid.output.handout.short_layout import Leaflet
from decision_aid.output.handout.short_pages import lay_out_pages
from decision_aid.translation.foreign_texts import foreign_parts, foreign_texts

TEMPLATES = TEMPLATE, TEMPLATE_SHORT, IN_BOTH = "handout.typ", "handout-short.typ", "handout-both.typ"
ROWS_TRIED = 12
FINDINGS = 3
SIZES = {Paper.A4: (595.2756, 841.8898), Paper.LETTER: (612.0, 792.0)}


def template_values(sheet: Sheet | BilingualSheet, form: Form, slack: float) -> dict[str, Any]:
    """The values for the template, including the texts that are in another language than the sheet, by language."""
    printed, template = _printed(sheet, form, slack), TEMPLATE
    if not isinstance(printed, Sheet):
        template = IN_BOTH if isinstance(printed, BilingualSheet) else TEMPLATE_SHORT
    facts = asdict(replace(printed, translated=None))
    languages = sheet.languages if isinstance(sheet, BilingualSheet) else (sheet.language,)
    elsewhere = (foreign_texts(language, sheet.translated) for language in languages)
    foreign = foreign_parts(texts_of(facts), frozenset().union(*elsewhere))
    spoken = {language: _spoken(language) for language in (*languages, *foreign)}
    return facts | {"spoken": spoken, "foreign": foreign, "template": template}


def _spoken(language: str) -> dict[str, str]:
    """A language as Typst's `text` takes it."""
    return {"lang": language.partition("-")[0], "dir": text_direction(language)}


def _printed(sheet: Sheet | BilingualSheet, form: Form, slack: float) -> Sheet | BilingualSheet | Leaflet:
    """What the template prints: the sheet, the bilingual pairs, or the page layout of the short form."""
    if isinstance(sheet, BilingualSheet) or form.pages is Pages.FULL:
        return sheet
    width, height = SIZES[form.paper]
    return lay_out_pages(_reduced(sheet), width, height, large=form.large_print, slack=slack)


def _reduced(sheet: Sheet) -> Sheet:
    """The part of a sheet that can fit on a few pages, so that layout takes no time for the other forty."""
    numbers = {*range(min(ROWS_TRIED, len(sheet.lines)))} | ({sheet.lines.index(sheet.harm)} if sheet.harm else set())
    lines = tuple(_shortened(sheet.lines[number]) for number in sorted(numbers))
    pieces = [piece for line in lines for cell in line.cells for piece in pieces_of(cell)]
    pictures = {figure.icons for piece in pieces for figure in piece.figures}
    cited = {number for piece in pieces for number in piece.sources.split(", ")}
    others = [line for number, line in enumerate(sheet.lines) if number not in numbers]
    bare = replace(sheet, left_out=(), glossary=(), about=(), asks=(), trade_offs=(), certainties=())
    return replace(
        bare,
        lines=lines,
        drawings={name: drawing for name, drawing in sheet.drawings.items() if name in pictures},
        sources=tuple(replace(one, about="", differences=()) for one in sheet.sources if str(one.number) in cited),
        others=len(others),
        others_named=tuple(line.name for line in others if line.matters),
    )


def _shortened(line: OutcomeRow) -> OutcomeRow:
    """The row with the first findings of each cell only."""
    return replace(line, cells=tuple(map(_first_findings, line.cells)))


def _first_findings(cell: CellContent) -> CellContent:
    shown, waiting, room = cell.shown[:FINDINGS], [], FINDINGS - len(cell.shown)
    for group in cell.may_apply:
        if room > 0:
            waiting.append(replace(group, pieces=group.pieces[:room]))
            room -= len(group.pieces)
    return replace(cell, shown=shown, may_apply=tuple(waiting))


def texts_of(value: Any) -> Iterator[str]:
    """Every string in these values, at any depth, except SVG."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from () if name == "svg" else texts_of(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_of(inner)
