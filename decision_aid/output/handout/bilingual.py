"""The bilingual handout: the texts of one Sheet in two languages, paired in reading order.

Both sheets come from one summary, so their texts match one to one but for those of a row at a glance; elsewhere a
missing or extra text is an error (zip, strict).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from decision_aid.model.aid import Translated
from decision_aid.output.handout.grid import GridOption, GridRow
from decision_aid.output.handout.grid_heads import Head, HeadCase
from decision_aid.output.handout.own_words import BOXES
from decision_aid.output.handout.printed_figures import PrintedFigure
from decision_aid.output.handout.sheet import MOST_ASKS, CellContent, Evidence, LabelledText, OutcomeRow, Sheet, Theme
from decision_aid.output.svg import SvgDrawing

BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class StyledText:
    """One text, the style it is printed in, and the key of its drawing ("" for none)."""

    style: str
    text: str
    drawing: str = ""


@dataclass(frozen=True, slots=True)
class BilingualText:
    """The same text in both languages."""

    style: str
    texts: tuple[str, str]
    drawings: tuple[str, str]


@dataclass(frozen=True, slots=True)
class BilingualSheet:
    """A bilingual handout. Texts without a translation appear in the original language, and `translated` lists them."""

    languages: tuple[str, str]
    titles: tuple[str, str]
    heads: tuple[str, str]
    feet: tuple[str, str]
    page: str
    pairs: tuple[BilingualText, ...]
    drawings: Mapping[str, SvgDrawing]
    qr: SvgDrawing | None
    code: str
    translated: Translated | None


def pair_texts(first: Sheet, second: Sheet, *, full: bool) -> BilingualSheet:
    """Pair the sheets' texts: all of them, or those of the short form."""
    pairs = zip(_full_parts(first), _full_parts(second), strict=True) if full else _short_pairs(first, second)
    return BilingualSheet(
        languages=(first.language, second.language),
        titles=(first.title, second.title),
        heads=(_notice(first), _notice(second)),
        feet=(first.dated, second.dated),
        page=first.words["page"],
        pairs=tuple(
            BilingualText(text.style, (text.text, other.text), (text.drawing, other.drawing)) for text, other in pairs
        ),
        drawings={**second.drawings, **first.drawings},
        qr=first.qr,
        code=first.code,
        translated=second.translated,
    )


def _short_pairs(first: Sheet, second: Sheet) -> Iterator[tuple[StyledText, StyledText]]:
    """The options at a glance, then the person's own.

    What is alike in one language may differ in the other and is then said once in one of them alone, so the texts of a
    row may be of different numbers.
    """
    yield from zip(_glance_opening(first), _glance_opening(second), strict=True)
    for row, other in zip(first.grid.rows, second.grid.rows, strict=True):
        yield from zip_longest(_glance_row(row), _glance_row(other), fillvalue=StyledText("text", ""))
    yield from zip(_own_parts(first), _own_parts(second), strict=True)


def _notice(sheet: Sheet, status: str = "") -> str:
    """The notice at the head of each page; with the status sentence, for the first page."""
    draft = f"{sheet.draft}." if sheet.draft else ""
    return " ".join(filter(None, (draft, sheet.notice, status, sheet.overdue)))


def _opening(sheet: Sheet) -> Iterator[StyledText]:
    yield StyledText("title", sheet.title)
    yield StyledText("notice", _notice(sheet, sheet.status))
    yield StyledText("text", f"{sheet.words['decision']}: {sheet.decision}")
    yield from (StyledText("text", text) for text in sheet.opening)


def _full_parts(sheet: Sheet) -> Iterator[StyledText]:
    w = sheet.words
    yield from _opening(sheet)
    yield from _listed(w["matters"], sheet.matters, w["not_marked"])
    yield from _texts(w["said"], sheet.said, w["not_said"])
    yield from _asks(sheet, sheet.to_ask)
    yield from _notes(sheet)
    yield from _code(sheet)
    yield from _labelled_texts(w["options"], sheet.options)
    yield from _texts(w["trade_offs"], sheet.trade_offs)
    yield StyledText("section", w["what_is_known_marked"] if sheet.matters else w["what_is_known"])
    for line in sheet.lines:
        yield from _row_parts(line)
    yield from _listed(w["unknown"], sheet.unknown)
    yield from _everything(sheet)


def _glance_opening(sheet: Sheet) -> Iterator[StyledText]:
    yield from _opening(sheet)
    yield StyledText("section", sheet.words["glance"])
    yield StyledText("text", " ".join(filter(None, (sheet.grid.caution, sheet.grid.of_pictures, sheet.grid.legend))))


def _glance_row(row: GridRow) -> Iterator[StyledText]:
    yield StyledText("row", row.name)
    yield StyledText("aside", BETWEEN.join(filter(None, (row.kind, row.mark, row.asks))))
    for cell in row.cells:
        yield StyledText("option", cell.name)
        yield from (StyledText("text", text) for text in (cell.depends,) if text)
        for head in cell.heads:
            yield from _head(head)
        yield from (StyledText("text", text) for text in (cell.more,) if text)


def _head(head: Head) -> Iterator[StyledText]:
    if head.label:
        yield StyledText("strong", head.label)
    if head.box:
        yield StyledText("says", f"{head.box.words}: {head.says}")
        return
    says = [StyledText("says", head.says)] if head.says else []
    figures = [StyledText("figure", _figure(figure), figure.picture) for figure in head.figures]
    yield from (*says, *figures) if head.says_first else (*figures, *says)
    by_case = [StyledText("text", f"{case.answers}: {_case(case)}") for case in head.cases]
    yield from (*by_case, StyledText("text", _small(head)))


def _figure(figure: PrintedFigure) -> str:
    said = " ".join(filter(None, (f"{figure.before}{figure.number}{figure.after}", figure.group)))
    goes_on = figure.below[:1].islower()
    return f"{said} {figure.below}" if goes_on else ". ".join(filter(None, (said, figure.below)))


def _case(case: HeadCase) -> str:
    return " ".join(filter(None, (*map(_figure, case.figures), _small(case))))


def _small(it: Head | HeadCase) -> str:
    certainty = f"{it.certainty.words}." if it.certainty else ""
    return " ".join(filter(None, (*it.small, certainty, f"[{it.sources}]" if it.sources else "")))


def _own_parts(sheet: Sheet) -> Iterator[StyledText]:
    w = sheet.words
    if sheet.grid.more:
        yield StyledText("text", sheet.grid.more)
    yield from _texts(w["involves"], tuple(_involves(option) for option in sheet.grid.options))
    asks = sheet.to_ask if sheet.chosen else sheet.to_ask[:MOST_ASKS]
    yield from _asks(sheet, asks)
    yield from _counted(w, "more_asks", len(sheet.to_ask) - len(asks))
    yield from _notes(sheet)
    yield from _listed(w["matters"], sheet.matters)
    yield from _texts(w["told"], tuple(f"{text.name} {text.text}" for text in sheet.told))
    yield from _code(sheet)
    cited = " ".join(f"[{one.number}] {one.shortly}" for one in sheet.cited_at_a_glance)
    yield from _texts(w["sources"], (cited, w["numbers"]) if cited else ())


def _counted(words: Mapping[str, str], name: str, n: int) -> Iterator[StyledText]:
    if n:
        yield StyledText("text", words[f"{name}_1" if n == 1 else name].replace("{n}", str(n)))


def _involves(option: GridOption) -> str:
    return " ".join(filter(None, (f"{option.name}: {option.involves}", option.trade_off)))


def _asks(sheet: Sheet, asks: Sequence[str]) -> Iterator[StyledText]:
    yield StyledText("section", sheet.words["ask"])
    yield from (StyledText("ask", ask) for ask in asks)


def _notes(sheet: Sheet) -> Iterator[StyledText]:
    """Lines to write on, below what the person typed, which is in their own language beside both."""
    yield StyledText("lines", sheet.words["notes"])
    for box, label in BOXES.items():
        if box in sheet.own:
            yield StyledText("strong", sheet.words[label])
            yield from (StyledText("text", paragraph) for paragraph in sheet.own[box])


def _code(sheet: Sheet) -> Iterator[StyledText]:
    if sheet.code:
        yield StyledText("section", sheet.words["code"])
        yield StyledText("code", f"{sheet.words['code_how']} {sheet.words['code_not']}")


def _everything(sheet: Sheet) -> Iterator[StyledText]:
    w = sheet.words
    yield StyledText("section", w["left_out"])
    if not sheet.left_out:
        yield StyledText("text", w["nothing_left_out"])
    for theme in sheet.left_out:
        yield StyledText("row", theme.title)
        yield from (StyledText("text", text) for text in theme.texts)
    yield from _texts(w["certainties"], sheet.certainties)
    yield StyledText("section", w["sources"])
    for cited in sheet.sources:
        yield StyledText("text", f"{cited.number}. {cited.citation} {cited.link}".rstrip())
        yield from (StyledText("text", text) for text in (cited.about, *cited.differences) if text)
    yield from _labelled_texts(w["hard_words"], sheet.glossary)
    yield from _labelled_texts(w["about"], sheet.about)


def _row_parts(line: OutcomeRow) -> Iterator[StyledText]:
    yield StyledText("row", line.name)
    yield StyledText("aside", BETWEEN.join(filter(None, (line.kind, line.mark, line.asks))))
    for cell in line.all_cells:
        yield StyledText("option", cell.option)
        yield from _cell_parts(cell)
    if line.caution:
        yield StyledText("text", line.caution)


def _cell_parts(cell: CellContent) -> Iterator[StyledText]:
    for piece in (*cell.shown, *((cell.gap,) if cell.gap else ())):
        yield from _evidence(piece)
        if piece.because:
            yield StyledText("text", piece.because)
    for waiting in cell.may_apply:
        yield StyledText("strong", waiting.because)
        for piece in waiting.pieces:
            yield from _evidence(piece)


def _evidence(piece: Evidence) -> Iterator[StyledText]:
    if piece.answers:
        yield StyledText("strong", piece.answers)
    if piece.box:
        reason = f"{piece.reason}." if piece.reason else ""
        yield StyledText("says", " ".join(filter(None, (f"{piece.box.words}:", piece.text, reason))))
        return
    if piece.text:
        yield StyledText("says", f"{piece.text} [{piece.sources}]" if piece.sources else piece.text)
    yield from (StyledText("text", sentence) for sentence in piece.from_to)
    for figure in piece.figures:
        yield StyledText("figure", f"{figure.alt} {figure.below}", figure.picture)
    sure = f"{piece.certainty_sentence} ({piece.reason})" if piece.reason else piece.certainty_sentence
    if rest := " ".join(filter(None, (piece.comparison, piece.caveats, sure, piece.note))):
        yield StyledText("text", rest)


def _listed(title: str, themes: tuple[Theme, ...], otherwise: str = "") -> Iterator[StyledText]:
    yield from _texts(title, tuple(f"{theme.title}: {'; '.join(theme.texts)}" for theme in themes), otherwise)


def _labelled_texts(title: str, texts: tuple[LabelledText, ...]) -> Iterator[StyledText]:
    yield from _texts(title, tuple(f"{text.name}: {text.text}" for text in texts))


def _texts(title: str, texts: tuple[str, ...], otherwise: str = "") -> Iterator[StyledText]:
    """A section with its texts, or with a fallback text; nothing if there is neither."""
    found = texts or ((otherwise,) if otherwise else ())
    if found:
        yield StyledText("section", title)
    yield from (StyledText("text", text) for text in found)
