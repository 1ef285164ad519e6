"""The texts of a row in the short handout, at a given level of detail."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from decision_aid.consultation.statement_labels import NOT_KNOWN
from decision_aid.output.handout.sheet import CellContent, Conditional, Evidence, OutcomeRow, PrintedFigure
from decision_aid.output.handout.short_layout import OptionBox, Paragraph, ParagraphGroup, Run


@dataclass(frozen=True, slots=True)
class DetailLevel:
    """A detail level: findings in a cell, with or without icon arrays and reasons; `one_line` puts all in one line."""

    findings: int
    pictures: bool = False
    reasons: bool = False
    one_line: bool = False


BESIDE = (
    DetailLevel(1, one_line=True),
    DetailLevel(1),
    DetailLevel(1, pictures=True),
    DetailLevel(2, pictures=True),
    DetailLevel(3, True, True),
)
BELOW = (DetailLevel(1, one_line=True), DetailLevel(1), DetailLevel(2), DetailLevel(3, reasons=True))


def option_boxes(
    line: OutcomeRow, shape: DetailLevel, words: Mapping[str, str], *, beside: bool
) -> tuple[OptionBox, ...]:
    """One box for each option, and for what is for every option or for none."""
    every, none = (_wide(cell, shape, words, beside) for cell in (line.every, line.none))
    return (*every, *(_box(cell, shape, words, beside) for cell in line.cells), *none)


def cited_numbers(line: OutcomeRow, shape: DetailLevel) -> Iterator[str]:
    """The numbers of the sources that these boxes cite, as printed; may repeat."""
    for cell in line.all_cells:
        for piece in (*_sure(cell, shape), *(one for group in _unsure(cell, shape) for one in group.pieces)):
            yield from filter(None, piece.sources.split(", "))


def plain_paragraph(text: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph((Run(text),))


def _box(cell: CellContent, shape: DetailLevel, words: Mapping[str, str], beside: bool) -> OptionBox:
    blocks = tuple(_blocks(cell, shape, words))
    if beside or not shape.one_line:
        return OptionBox(cell.option, blocks)
    runs = [run for block in blocks for par in block.pars for run in (*par.runs, Run(" "))]
    return OptionBox("", (ParagraphGroup((Paragraph((Run(f"{cell.option}: ", "bold"), *runs)),)),))


def _wide(
    cell: CellContent | None, shape: DetailLevel, words: Mapping[str, str], beside: bool
) -> tuple[OptionBox, ...]:
    """The box across all columns, whose heads do not name it; nothing for no cell."""
    if cell is None:
        return ()
    box = _box(cell, shape, words, beside)
    named = ParagraphGroup((Paragraph((Run(cell.option, "bold"),)),))
    return (replace(box, wide=True, blocks=(named, *box.blocks) if beside else box.blocks),)


def _sure(cell: CellContent, shape: DetailLevel) -> tuple[Evidence, ...]:
    shown = cell.shown[: shape.findings]
    gap = (cell.gap,) if cell.gap and not (shape.one_line and (shown or cell.may_apply)) else ()
    return (*shown, *gap)


def _unsure(cell: CellContent, shape: DetailLevel) -> list[Conditional]:
    """What may apply, one finding or a whole table each; in one line only what the cases of a table share."""
    taken = len(cell.shown[: shape.findings]) + (1 if cell.gap and cell.shown and not shape.one_line else 0)
    found = [one for group in cell.may_apply for one in _units(group, shape)]
    return found[: max(0, shape.findings - taken)]


def _units(group: Conditional, shape: DetailLevel) -> tuple[Conditional, ...]:
    if not group.table:
        return tuple(replace(group, pieces=(piece,)) for piece in group.pieces)
    return (replace(group, pieces=group.pieces[:1]) if shape.one_line else group,)


def _blocks(cell: CellContent, shape: DetailLevel, words: Mapping[str, str]) -> Iterator[ParagraphGroup]:
    sure, unsure, said = _sure(cell, shape), _unsure(cell, shape), ""
    for piece in sure:
        yield ParagraphGroup(tuple(_piece(piece, shape)))
    for group in unsure:
        in_full = shape.reasons or group.table
        why = group.because if in_full else words["may_apply"] + (":" if shape.one_line else "")
        head = () if why == said else (Paragraph((Run(why, "bold"),)),)
        said = why
        pars = (par for piece in group.pieces for par in _piece(piece, shape, group.table))
        yield ParagraphGroup((*head, *pars), waiting=not shape.one_line)
    all_of_them = cell.findings + (1 if cell.gap and cell.findings else 0)
    if left := all_of_them - len(sure) - len(unsure) + (1 if cell.gap and not cell.findings else 0):
        more = words["more_findings_1"] if left == 1 else words["more_findings"].replace("{n}", str(left))
        yield ParagraphGroup((plain_paragraph(more),))


def _piece(piece: Evidence, shape: DetailLevel, of_table: bool = False) -> Iterator[Paragraph]:
    """The paragraphs of one statement, or of what the cases of a table share or have of their own."""
    if piece.whose:
        yield Paragraph((Run(f"{piece.whose}:", "bold"),))
    reason = piece.reason if shape.reasons else ""
    if piece.answers:
        yield _case(piece, shape)
        return
    if piece.box:
        first, *more = f"{piece.text}{f' {reason}.' if reason else ''}".splitlines()
        unknown = piece.box.style == NOT_KNOWN
        label = Run(piece.box.words, "boxed") if unknown else Run(f"{piece.box.words}:", "bold")
        yield Paragraph((label, Run(f"{'  ' if unknown else ' '}{first}")))
        yield from map(plain_paragraph, more)
        return
    sources = f" [{piece.sources}]" if piece.sources else ""
    compared = (Run(f" {piece.comparison}"),) if piece.comparison else ()
    figures = [*map(plain_paragraph, piece.from_to), *(_figure(one, shape, compared) for one in piece.figures)]
    note = (Run(f"{piece.note} "),) if piece.note and (figures or of_table) else ()
    modelled = (Run(f"{piece.modelled} "),) if piece.modelled else ()
    sure = (*modelled, Run(piece.certainty, "bold"), Run(f": {reason}." if reason else "."))
    if shape.one_line and figures:
        runs = [run for par in figures for run in (*par.runs, Run(" "))]
        yield Paragraph((*runs[:-1], Run(f"{sources} "), *sure))
        return
    yield from map(plain_paragraph, (piece.text + sources).splitlines() if piece.text else ())
    yield from figures
    if piece.certainty:
        yield Paragraph((*note, *sure))


def _case(piece: Evidence, shape: DetailLevel) -> Paragraph:
    """A row of a table: its head, and what is its own."""
    text = " ".join(piece.text.splitlines())
    if piece.box:
        label = Run(piece.box.words, "boxed")
        return Paragraph((Run(f"{piece.answers}: ", "bold"), label, Run(f"  {text}")))
    compared = (Run(f" {piece.comparison}"),) if piece.comparison else ()
    figures = [run for one in piece.figures for run in (*_figure(one, shape, compared).runs, Run(" "))]
    cited = f"{text} [{piece.sources}] " if text and piece.sources else f"{text} " if text else ""
    sure = (Run(piece.certainty, "bold"), Run(f": {piece.reason}. " if piece.reason else ". "))
    studies = [Run(f"{said} ") for said in piece.from_to]
    modelled = Run(f"{piece.modelled} " if piece.modelled else "")
    runs = (Run(cited), *studies, *figures, modelled, *(sure if piece.certainty else ()), Run(piece.note))
    return Paragraph((Run(f"{piece.answers}: ", "bold"), *(run for run in runs if run.text)))


def _figure(figure: PrintedFigure, shape: DetailLevel, compared: tuple[Run, ...]) -> Paragraph:
    """A figure with its range, and whether there was a comparison group: it is never printed without."""
    said = (Run(figure.before), Run(figure.number, "big"), Run(f"{figure.after} {figure.range}"))
    picture = figure.icons or "" if shape.pictures else ""
    return Paragraph((*(run for run in said if run.text), *compared), picture, figure.sentence if picture else "")
