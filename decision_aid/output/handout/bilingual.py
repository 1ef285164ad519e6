"""The bilingual handout: the texts of one Sheet in two languages, paired in reading order.

Both sheets come from one summary, so their texts match one to one; a missing or extra text is an error (zip, strict).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_aid.model.aid import Translated
from decision_aid.output.handout.sheet import Drawing, Evidence, Known, Line, Sheet, Theme, Told

ROWS_AT_LEAST = 4
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Part:
    """One text, the style it is printed in, and the key of its drawing ("" for none)."""

    style: str
    text: str
    drawing: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """The same text in both languages."""

    style: str
    texts: tuple[str, str]
    drawing: str


@dataclass(frozen=True, slots=True)
class Both:
    """A bilingual handout. Texts without a translation appear in the original language, and `translated` lists them."""

    languages: tuple[str, str]
    titles: tuple[str, str]
    heads: tuple[str, str]
    feet: tuple[str, str]
    page: str
    pairs: tuple[Pair, ...]
    drawings: Mapping[str, Drawing]
    qr: Drawing | None
    code: str
    translated: Translated | None


def both(first: Sheet, second: Sheet, *, full: bool) -> Both:
    """Pair the sheets' texts: all of them, or only the rows that matter to the person."""
    parts = zip(_parts(first, full), _parts(second, full), strict=True)
    return Both(
        languages=(first.language, second.language),
        titles=(first.title, second.title),
        heads=(_notice(first), _notice(second)),
        feet=(first.dated, second.dated),
        page=first.words["page"],
        pairs=tuple(Pair(one.style, (one.text, other.text), one.drawing) for one, other in parts),
        drawings=first.drawings,
        qr=first.qr,
        code=first.code,
        translated=second.translated,
    )


def mattering(sheet: Sheet) -> tuple[Line, ...]:
    """The rows marked as mattering, or the first few if none is; and the most important harm in any case."""
    marked, harm = any(line.matters for line in sheet.lines), sheet.harm
    wanted = (line.matters if marked else place < ROWS_AT_LEAST for place, line in enumerate(sheet.lines))
    return tuple(line for line, is_wanted in zip(sheet.lines, wanted, strict=True) if is_wanted or line is harm)


def _notice(sheet: Sheet, status: str = "") -> str:
    """The notice at the head of each page; with the status sentence, for the first page."""
    draft = f"{sheet.draft}." if sheet.draft else ""
    return " ".join(filter(None, (draft, sheet.notice, status, sheet.overdue)))


def _parts(sheet: Sheet, full: bool) -> Iterator[Part]:
    w, lines = sheet.words, sheet.lines if full else mattering(sheet)
    yield Part("title", sheet.title)
    yield Part("notice", _notice(sheet, sheet.status))
    yield Part("text", f"{w['decision']}: {sheet.decision}")
    yield from _listed(w["matters"], sheet.matters, w["not_marked"])
    yield from _texts(w["said"], sheet.said, w["not_said"])
    yield Part("section", w["ask"])
    yield from (Part("ask", ask) for ask in sheet.chosen or sheet.asks_mixed)
    yield Part("lines", w["notes"])
    if sheet.code:
        yield Part("section", w["code"])
        yield Part("code", f"{w['code_how']} {w['code_not']}")
    yield from _labelled_texts(w["options"], sheet.options)
    yield from _texts(w["trade_offs"], sheet.trade_offs)
    yield Part("section", w["what_is_known_marked"] if sheet.matters else w["what_is_known"])
    for line in lines:
        yield from _row_parts(line, w)
    if others := len(sheet.lines) - len(lines):
        yield Part("text", w["more_rows_1"] if others == 1 else w["more_rows"].replace("{n}", str(others)))
    yield from _listed(w["unknown"], sheet.unknown)
    if full:
        yield from _everything(sheet)


def _everything(sheet: Sheet) -> Iterator[Part]:
    w = sheet.words
    yield Part("section", w["left_out"])
    for theme in sheet.left_out:
        yield Part("row", theme.title)
        yield from (Part("text", text) for text in theme.texts)
    yield from _texts(w["certainties"], sheet.certainties)
    yield Part("section", w["sources"])
    for cited in sheet.sources:
        yield Part("text", f"{cited.number}. {cited.citation} {cited.link}".rstrip())
        yield from (Part("text", text) for text in (cited.about, *cited.differences) if text)
    yield from _labelled_texts(w["hard_words"], sheet.glossary)
    yield from _labelled_texts(w["about"], sheet.about)


def _row_parts(line: Line, w: Mapping[str, str]) -> Iterator[Part]:
    yield Part("row", line.name)
    yield Part("aside", BETWEEN.join(filter(None, (line.kind, line.mark, line.asks))))
    for cell in line.cells:
        yield Part("option", cell.option)
        yield from _cell_parts(cell, w)
    if line.caution:
        yield Part("text", line.caution)


def _cell_parts(cell: Known, w: Mapping[str, str]) -> Iterator[Part]:
    for piece in (*cell.shown, *((cell.gap,) if cell.gap else ())):
        yield from _evidence(piece, w)
        if piece.because:
            yield Part("text", piece.because)
    for waiting in cell.may_apply:
        yield Part("strong", waiting.because)
        for piece in waiting.pieces:
            yield from _evidence(piece, w)


def _evidence(piece: Evidence, w: Mapping[str, str]) -> Iterator[Part]:
    if not piece.certainty:
        reason = f"{piece.reason}." if piece.reason else ""
        yield Part("says", " ".join(filter(None, (f"{w['not_known']}:", piece.text, reason))))
        return
    yield Part("says", f"{piece.text} [{piece.sources}]" if piece.sources else piece.text)
    yield from (Part("text", sentence) for sentence in piece.from_to)
    for figure in piece.figures:
        yield Part("figure", f"{figure.sentence} {figure.range}", figure.icons or "")
    sure = f"{piece.certainty_sentence} ({piece.reason})" if piece.reason else piece.certainty_sentence
    yield Part("text", " ".join(filter(None, (piece.comparison, sure, piece.note))))


def _listed(title: str, themes: tuple[Theme, ...], otherwise: str = "") -> Iterator[Part]:
    yield from _texts(title, tuple(f"{theme.title}: {'; '.join(theme.texts)}" for theme in themes), otherwise)


def _labelled_texts(title: str, told: tuple[Told, ...]) -> Iterator[Part]:
    yield from _texts(title, tuple(f"{one.name}: {one.text}" for one in told))


def _texts(title: str, texts: tuple[str, ...], otherwise: str = "") -> Iterator[Part]:
    """A section with its texts, or with a fallback text; nothing if there is neither."""
    found = texts or ((otherwise,) if otherwise else ())
    if found:
        yield Part("section", title)
    yield from (Part("text", text) for text in found)
