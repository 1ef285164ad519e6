"""The bilingual handout: the texts of one Sheet in two languages, paired in reading order.

Both sheets come from one summary, so their texts match one to one; a missing or extra text is an error (zip, strict).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_aid.model.aid import Translated
from decision_aid.output.handout.sheet import CellContent, Evidence, LabelledText, OutcomeRow, Sheet, Theme
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
    """Pair the sheets' texts: all of them, or only the rows that matter to the person."""
    parts = zip(_parts(first, full), _parts(second, full), strict=True)
    return BilingualSheet(
        languages=(first.language, second.language),
        titles=(first.title, second.title),
        heads=(_notice(first), _notice(second)),
        feet=(first.dated, second.dated),
        page=first.words["page"],
        pairs=tuple(
            BilingualText(one.style, (one.text, other.text), (one.drawing, other.drawing)) for one, other in parts
        ),
        drawings={**second.drawings, **first.drawings},
        qr=first.qr,
        code=first.code,
        translated=second.translated,
    )


def _notice(sheet: Sheet, status: str = "") -> str:
    """The notice at the head of each page; with the status sentence, for the first page."""
    draft = f"{sheet.draft}." if sheet.draft else ""
    return " ".join(filter(None, (draft, sheet.notice, status, sheet.overdue)))


def _parts(sheet: Sheet, full: bool) -> Iterator[StyledText]:
    w, lines = sheet.words, sheet.lines if full else sheet.rows_that_matter
    yield StyledText("title", sheet.title)
    yield StyledText("notice", _notice(sheet, sheet.status))
    yield StyledText("text", f"{w['decision']}: {sheet.decision}")
    yield from (StyledText("text", text) for text in sheet.opening)
    yield from _listed(w["matters"], sheet.matters, w["not_marked"])
    yield from _texts(w["said"], sheet.said, w["not_said"])
    yield StyledText("section", w["ask"])
    yield from (StyledText("ask", ask) for ask in sheet.to_ask)
    yield StyledText("lines", w["notes"])
    if sheet.code:
        yield StyledText("section", w["code"])
        yield StyledText("code", f"{w['code_how']} {w['code_not']}")
    yield from _labelled_texts(w["options"], sheet.options)
    yield from _texts(w["trade_offs"], sheet.trade_offs)
    yield StyledText("section", w["what_is_known_marked"] if sheet.matters else w["what_is_known"])
    for line in lines:
        yield from _row_parts(line)
    if others := len(sheet.lines) - len(lines):
        yield StyledText("text", w["more_rows_1"] if others == 1 else w["more_rows"].replace("{n}", str(others)))
    yield from _listed(w["unknown"], sheet.unknown)
    if full:
        yield from _everything(sheet)


def _everything(sheet: Sheet) -> Iterator[StyledText]:
    w = sheet.words
    yield StyledText("section", w["left_out"])
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
        yield StyledText("figure", f"{figure.sentence} {figure.range}", figure.icons or "")
    sure = f"{piece.certainty_sentence} ({piece.reason})" if piece.reason else piece.certainty_sentence
    if rest := " ".join(filter(None, (piece.comparison, piece.modelled, sure, piece.note))):
        yield StyledText("text", rest)


def _listed(title: str, themes: tuple[Theme, ...], otherwise: str = "") -> Iterator[StyledText]:
    yield from _texts(title, tuple(f"{theme.title}: {'; '.join(theme.texts)}" for theme in themes), otherwise)


def _labelled_texts(title: str, told: tuple[LabelledText, ...]) -> Iterator[StyledText]:
    yield from _texts(title, tuple(f"{one.name}: {one.text}" for one in told))


def _texts(title: str, texts: tuple[str, ...], otherwise: str = "") -> Iterator[StyledText]:
    """A section with its texts, or with a fallback text; nothing if there is neither."""
    found = texts or ((otherwise,) if otherwise else ())
    if found:
        yield StyledText("section", title)
    yield from (StyledText("text", text) for text in found)
