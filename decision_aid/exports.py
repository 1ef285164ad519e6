"""A Summary goes in; the same as plain values for JSON, or as lines of text, comes out."""

from collections.abc import Iterator
from typing import Any

from decision_aid.evidence import Finding
from decision_aid.summary import Cell, Piece, Row, Summary


def plain(summary: Summary) -> dict[str, Any]:
    """The summary as values that JSON can hold."""
    return {
        "title": summary.title,
        "status": summary.status,
        "version": summary.version,
        "fingerprint": summary.fingerprint,
        "notice": summary.notice,
        "options": [{"id": option.id, "name": option.name} for option in summary.options],
        "considerations": [{"id": one.id, "title": one.title} for one in summary.considerations],
        "rows": [_row(row) for row in summary.rows],
        "left_out": [{"statement": _id(piece), "because": piece.because} for piece in summary.left_out],
        "sources": [
            {
                "id": used.source.id,
                "number": used.source.number,
                "citation": used.source.citation,
                "link": used.source.link,
            }
            for used in summary.sources
        ],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "outcome": row.outcome.id,
        "name": row.outcome.name,
        "kind": row.outcome.kind.value,
        "consideration": row.outcome.consideration,
        "importance": row.importance.value if row.importance else None,
        "cells": [_cell(cell) for cell in row.cells],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "option": cell.option.id,
        "shown": [_piece(piece) for piece in cell.shown],
        "may_apply": [_piece(piece) for piece in cell.may_apply],
        "gap": _piece(cell.gap) if cell.gap else None,
    }


def _piece(piece: Piece) -> dict[str, Any]:
    content = piece.statement.content if piece.statement else None
    said = {"id": _id(piece), "text": piece.text, "because": piece.because}
    if not isinstance(content, Finding):
        return said | {"reason": piece.reason}
    return said | {
        "certainty": content.certainty.value,
        "certainty_because": content.because,
        "figures": [figure.sentence for figure in piece.frequency.figures] if piece.frequency else [],
        "sources": list(content.sources),
    }


def _id(piece: Piece) -> str | None:
    return piece.statement.id if piece.statement else None


def text(summary: Summary) -> str:
    """The summary as lines to read in a terminal."""
    return "\n".join(_lines(summary))


def _lines(summary: Summary) -> Iterator[str]:
    yield from (summary.title, f"{summary.notice} {summary.status_sentence}", f"Version {summary.version}")
    for row in summary.rows:
        yield from ("", f"{row.outcome.name} ({row.outcome.kind.value})")
        for cell in row.cells:
            yield f"  {cell.option.name}"
            yield from (f"    {line}" for line in _cell_lines(cell))
    yield from ("", "Left out")
    yield from (f"  {_id(piece)}: {piece.because}" for piece in summary.left_out)
    yield from ("", "Sources")
    yield from (f"  {used.source.number}. {used.source.citation} {used.source.link}" for used in summary.sources)


def _cell_lines(cell: Cell) -> Iterator[str]:
    for piece in cell.shown:
        yield from _piece_lines(piece)
    if cell.gap:
        yield f"Not known: {cell.gap.text}"
    for piece in cell.may_apply:
        yield from _piece_lines(piece)


def _piece_lines(piece: Piece) -> Iterator[str]:
    numbers = ", ".join(str(source.number) for source in piece.sources)
    yield f"- {piece.text}{f' [{numbers}]' if numbers else ''}"
    for figure in piece.frequency.figures if piece.frequency else ():
        yield f"  {figure.sentence} {figure.range_sentence}"
    if piece.certainty:
        yield f"  {piece.certainty} ({piece.reason})"
    yield f"  {piece.because}"
