"""The texts of a row in the short handout, at a given level of detail."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_aid.output.handout.sheet import Evidence, Figure, Known, Line
from decision_aid.output.handout.short_layout import Block, Box, Par, Run


@dataclass(frozen=True, slots=True)
class Shape:
    """A detail level: findings in a cell, with icon arrays or not, with reasons or not; `lean` puts all in one line."""

    findings: int
    pictures: bool = False
    reasons: bool = False
    lean: bool = False


NUMBER = re.compile(r"(\d+)")
BESIDE = (Shape(1, lean=True), Shape(1), Shape(1, pictures=True), Shape(2, pictures=True), Shape(3, True, True))
BELOW = (Shape(1, lean=True), Shape(1), Shape(2), Shape(3, reasons=True))


def boxes(line: Line, shape: Shape, words: Mapping[str, str], *, beside: bool) -> tuple[Box, ...]:
    """One box for each option."""
    return tuple(_box(cell, shape, words, beside) for cell in line.cells)


def cited(line: Line, shape: Shape) -> Iterator[str]:
    """The numbers of the sources that these boxes cite, as printed; may repeat."""
    for cell in line.cells:
        for piece in (*_sure(cell, shape), *(one for _, one in _unsure(cell, shape))):
            yield from filter(None, piece.sources.split(", "))


def run_of(text: str) -> Par:
    """A paragraph of plain text."""
    return Par((Run(text),))


def _box(cell: Known, shape: Shape, words: Mapping[str, str], beside: bool) -> Box:
    blocks = tuple(_blocks(cell, shape, words))
    if beside or not shape.lean:
        return Box(cell.option, blocks)
    runs = [run for block in blocks for par in block.pars for run in (*par.runs, Run(" "))]
    return Box("", (Block((Par((Run(f"{cell.option}: ", "bold"), *runs)),)),))


def _sure(cell: Known, shape: Shape) -> tuple[Evidence, ...]:
    shown = cell.shown[: shape.findings]
    gap = (cell.gap,) if cell.gap and not (shape.lean and (shown or cell.may_apply)) else ()
    return (*shown, *gap)


def _unsure(cell: Known, shape: Shape) -> list[tuple[str, Evidence]]:
    taken = len(cell.shown[: shape.findings]) + (1 if cell.gap and cell.shown and not shape.lean else 0)
    pieces = [(group.because, piece) for group in cell.may_apply for piece in group.pieces]
    return pieces[: max(0, shape.findings - taken)]


def _blocks(cell: Known, shape: Shape, words: Mapping[str, str]) -> Iterator[Block]:
    sure, unsure, said = _sure(cell, shape), _unsure(cell, shape), ""
    for piece in sure:
        yield Block(tuple(_piece(piece, shape, words)))
    for because, piece in unsure:
        why = because if shape.reasons else words["may_apply"] + (":" if shape.lean else "")
        head = () if why == said else (Par((Run(why, "bold"),)),)
        said = why
        yield Block((*head, *_piece(piece, shape, words)), waiting=not shape.lean)
    all_of_them = cell.findings + (1 if cell.gap and cell.findings else 0)
    if left := all_of_them - len(sure) - len(unsure) + (1 if cell.gap and not cell.findings else 0):
        more = words["more_findings_1"] if left == 1 else words["more_findings"].replace("{n}", str(left))
        yield Block((run_of(more),))


def _piece(piece: Evidence, shape: Shape, words: Mapping[str, str]) -> Iterator[Par]:
    if piece.whose:
        yield Par((Run(f"{piece.whose}:", "bold"),))
    reason = piece.reason if shape.reasons else ""
    if not piece.certainty:
        yield Par((Run(words["not_known"], "boxed"), Run(f"  {piece.text}{f' {reason}.' if reason else ''}")))
        return
    sources = f" [{piece.sources}]" if piece.sources else ""
    ends = (_end(words[name], one) for name, one in zip(("lowest", "highest"), piece.from_to, strict=False))
    figures = [*ends, *(_figure(one, shape) for one in piece.figures)]
    note = (Run(f"{piece.note} "),) if piece.note and figures else ()
    sure = (Run(piece.certainty, "bold"), Run(f": {reason}." if reason else "."))
    compared = (Run(f"{piece.comparison} "),) if piece.comparison and shape.reasons else ()
    if shape.lean and figures:
        runs = [run for par in figures for run in (*par.runs, Run(" "))]
        yield Par((*runs[:-1], Run(f"{sources} "), *sure))
        return
    yield run_of(piece.text + sources)
    yield from figures
    yield Par((*compared, *note, *sure))


def _end(which: str, sentence: str) -> Par:
    """The lowest or highest figure of several studies, with its number set large."""
    before, number, after = NUMBER.split(sentence, maxsplit=1)
    return Par((Run(f"{which}: {before}"), Run(number, "big"), Run(after)))


def _figure(figure: Figure, shape: Shape) -> Par:
    runs = tuple(run for run in (Run(figure.before), Run(figure.number, "big"), Run(figure.after)) if run.text)
    picture = figure.icons or "" if shape.pictures else ""
    return Par(runs, picture, figure.sentence if picture else "")
