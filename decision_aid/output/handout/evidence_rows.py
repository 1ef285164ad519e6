"""Turn the rows of a Summary into printed rows: each figure's sentence split so that its number is set large."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from decision_aid.consultation.rows import CaseTable, Cell, Piece, Row
from decision_aid.consultation.statement_labels import certainty_name
from decision_aid.consultation.wording import IMPORTANCE_SENTENCES, Translate, kind_in_words
from decision_aid.model.evidence import Finding
from decision_aid.output.handout.figure_drawings import figure_drawing
from decision_aid.output.handout.printed_figures import figures_in_full
from decision_aid.output.handout.sheet import (
    CellContent,
    Conditional,
    Evidence,
    OutcomeRow,
    pieces_of,
)
from decision_aid.output.svg import SvgDrawing


def outcome_row(row: Row, translate: Translate) -> OutcomeRow:
    """A row as it is printed."""
    cells = tuple(_cell_content(cell, translate) for cell in row.columns)
    return OutcomeRow(
        name=row.outcome.name,
        asks=row.outcome.asks,
        mark=translate(IMPORTANCE_SENTENCES[row.importance]) if row.importance else "",
        kind=kind_in_words(row.outcome, translate),
        caution=row.caution,
        letters=max(map(_text_length, cells), default=0),
        cells=cells,
        every=_cell_content(row.every, translate) if row.every else None,
        none=_cell_content(row.none, translate) if row.none else None,
    )


def icon_arrays(rows: Iterable[Row]) -> Mapping[str, SvgDrawing]:
    """The icon arrays and bars that the rows need, each once, by the name that figures refer to."""
    pieces = [piece for row in rows for cell in row.all_cells for piece in (*cell.shown, *cell.may_apply)]
    drawn = [piece.figure for piece in pieces if piece.figure and piece.figure.picture]
    return dict(filter(None, (figure_drawing(figure) for shown in drawn for figure in shown.figures)))


def _text_length(cell: CellContent) -> int:
    """The length of a cell's texts: a cheap estimate of whether it fits beside others."""
    pieces = pieces_of(cell)
    figures = sum(len(figure.alt) for piece in pieces for figure in piece.figures)
    texts = sum(
        len(
            f"{evidence.text}{evidence.sources}{evidence.certainty}{evidence.comparison}{evidence.reason}{evidence.whose}"
        )
        for evidence in pieces
    )
    return figures + texts + sum(len(group.because) for group in cell.may_apply)


def _cell_content(cell: Cell, translate: Translate) -> CellContent:
    return CellContent(
        option=cell.option.name,
        shown=tuple(printed_evidence(piece, translate) for piece in cell.shown),
        gap=printed_evidence(cell.gap, translate) if cell.gap else None,
        may_apply=tuple(_conditionals(cell.waiting, translate)),
    )


def _conditionals(blocks: Iterable[Piece | CaseTable], translate: Translate) -> Iterator[Conditional]:
    """Group statements that depend on the same unanswered questions; each table is a group of its own.

    They are grouped by condition, not by wording, so the groups are the same in every language.
    """
    for _, together in groupby(blocks, lambda block: block.waits_for if isinstance(block, Piece) else block):
        first, *rest = together
        if isinstance(first, CaseTable):
            yield _printed_table(first, translate)
        else:
            pieces = (first, *(one for one in rest if isinstance(one, Piece)))
            yield Conditional(first.because, tuple(printed_evidence(piece, translate) for piece in pieces))


def _printed_table(table: CaseTable, translate: Translate) -> Conditional:
    """The table with what its cases share, then a row for each, without pictures."""
    rows = (_printed_row(row, translate) for row in table.rows)
    return Conditional(table.shared.because, (printed_evidence(table.shared, translate), *rows))


def _printed_row(row: Piece, translate: Translate) -> Evidence:
    printed = printed_evidence(row, translate)
    return replace(
        printed, answers=row.answers, figures=tuple(replace(figure, picture="") for figure in printed.figures)
    )


def printed_evidence(piece: Piece, translate: Translate) -> Evidence:
    """One statement or gap as it is printed."""
    content = piece.statement.content if piece.statement else None
    finding = content if isinstance(content, Finding) else None
    return Evidence(
        text=piece.text,
        box=piece.box,
        sources=", ".join(str(source.number) for source in piece.sources),
        figures=tuple(figures_in_full(piece.figure, piece.not_compared)) if piece.figure else (),
        from_to=tuple(study.sentence for study in piece.from_to),
        comparison=piece.comparison,
        certainty=certainty_name(finding, translate) if finding and piece.certainty else "",
        certainty_sentence=piece.certainty,
        reason=piece.reason,
        note=piece.note,
        caveats=piece.caveats,
        because="" if piece.for_all else piece.because,
        whose=piece.whose,
    )
