"""The cases of a table that may apply, put side by side, so that a person finds their own while an answer is missing.

What all of its findings say alike is said once; a gap among them keeps its own words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from decision_aid.consultation.summary import CaseTable, Piece

# What is said together: the words with their sources, how sure the evidence is with the reason, the note.
TOGETHER: tuple[dict[str, Any], ...] = (
    {"text": "", "sources": ()},
    {"certainty": "", "reason": ""},
    {"note": ""},
)


OF_EACH: dict[str, Any] = {
    "figure": None,
    "comparison": "",
    "from_to": (),
    "box": None,
    "modelled": "",
}  # never said together


def side_by_side(pieces: Sequence[Piece]) -> Iterator[Piece | CaseTable]:
    """The pieces in order, with cases of one table together; one alone is no table."""
    for _, together in groupby(pieces, _table):
        found = tuple(together)
        yield _case_table(found) if len(found) > 1 else found[0]


def _table(piece: Piece) -> object:
    """The key by which pieces are together; that of any other piece is its own."""
    table = piece.statement.table if piece.statement else ""
    return (table, piece.whose) if table else id(piece)


def _case_table(cases: tuple[Piece, ...]) -> CaseTable:
    findings = [case for case in cases if not case.box]
    alike = [parts for parts in TOGETHER if len(findings) > 1 and _are_alike(findings, parts)]
    first = findings[0] if findings else cases[0]
    open_most = max(cases, key=lambda case: sum(map(len, case.waits_for)))  # its reason names all that is open
    differing = {name: nothing for parts in TOGETHER if parts not in alike for name, nothing in parts.items()}
    said_once = {name: nothing for parts in alike for name, nothing in parts.items()}
    rows = (replace(case, because="", whose="", **({} if case.box else said_once)) for case in cases)
    shared = replace(first, because=open_most.because, **OF_EACH, **differing)
    return CaseTable(shared, tuple(rows))


def _are_alike(findings: Sequence[Piece], parts: dict[str, Any]) -> bool:
    first, *others = ([getattr(one, name) for name in parts] for one in findings)
    return all(other == first for other in others)
