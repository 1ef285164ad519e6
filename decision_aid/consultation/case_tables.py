"""The cases of a table that may apply, put side by side, so that a person finds their own while an answer is missing.

What all of its findings say alike is said once; a gap among them keeps its own words.
"""

import typing
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from decision_aid.consultation.condition_phrases import BANDS, Questions, band_in_words, condition_phrase, join_or
from decision_aid.consultation.remaining_answers import remaining
from decision_aid.consultation.rows import CaseTable, Piece
from decision_aid.consultation.wording import Translate
from decision_aid.model.aid import Question
from decision_aid.model.conditions import All, Any, Clause, Condition, NumberRange, Otherwise
from decision_aid.model.gettext_marker import _

# What is said together: the words with their sources, how sure the evidence is with the reason, the note.
TOGETHER: tuple[dict[str, typing.Any], ...] = (
    {"text": "", "sources": ()},
    {"certainty": "", "reason": ""},
    {"note": ""},
)


OF_EACH: dict[str, typing.Any] = {
    "figure": None,
    "comparison": "",
    "from_to": (),
    "box": None,
    "modelled": "",
    "withdrawn": "",
}  # never said together
ALL_OTHERS = _("All other answers")
SHORT_BANDS = {**BANDS, (True, True): _("%(low)s to %(high)s"), (False, True): _("up to %(high)s")}


def side_by_side(pieces: Sequence[Piece]) -> Iterator[Piece | CaseTable]:
    """The pieces in order, with cases of one table together; one alone is no table, nor are those that say the same."""
    for _key, together in groupby(pieces, _table):
        found = tuple(together)
        if len(found) == 1:
            yield found[0]
        elif all(_are_alike(found, parts) for parts in (*TOGETHER, OF_EACH)):
            yield replace(_waits_most(found), answers="")
        else:
            yield _case_table(found)


def _table(piece: Piece) -> object:
    """The key by which pieces are together; that of any other piece is its own."""
    table = piece.statement.table if piece.statement else ""
    return (table, piece.whose) if table else id(piece)


def _case_table(cases: tuple[Piece, ...]) -> CaseTable:
    findings = [case for case in cases if not case.box]
    alike = [parts for parts in TOGETHER if len(findings) > 1 and _are_alike(findings, parts)]
    first = findings[0] if findings else cases[0]
    differing = {name: nothing for parts in TOGETHER if parts not in alike for name, nothing in parts.items()}
    said_once = {name: nothing for parts in alike for name, nothing in parts.items()}
    rows = (replace(case, because="", whose="", **({} if case.box else said_once)) for case in cases)
    shared = replace(first, because=_waits_most(cases).because, **OF_EACH, **differing)
    return CaseTable(shared, tuple(rows))


def _waits_most(cases: Sequence[Piece]) -> Piece:
    """The case that waits for most answers: its reason names all that is open."""
    return max(cases, key=lambda case: sum(map(len, case.waits_for)))


def _are_alike(findings: Sequence[Piece], parts: dict[str, typing.Any]) -> bool:
    first, *others = ([getattr(finding, name) for name in parts] for finding in findings)
    return all(other == first for other in others)


def case_head(questions: Questions, condition: Condition, translate: Translate) -> str:
    """The head of the case with that condition of its own."""
    left = remaining(questions, condition)
    if isinstance(left, Otherwise):
        return translate(ALL_OTHERS)
    parts = left.parts if isinstance(left, All | Any) else (left,)
    clauses = [part for part in parts if isinstance(part, Clause)]
    if len(clauses) < len(parts) or (isinstance(left, Any) and len({clause.question for clause in clauses}) > 1):
        head = condition_phrase(questions, left, translate)
    else:
        answers = [_answers(questions[clause.question], clause, translate) for clause in clauses]
        head = join_or(answers, translate) if isinstance(left, Any) else " · ".join(answers)
    return head[:1].upper() + head[1:]


def _answers(question: Question, line: Clause, translate: Translate) -> str:
    if isinstance(line.answers, NumberRange):
        return band_in_words(line.answers, question.unit, SHORT_BANDS, translate)
    return join_or([choice.label for choice in question.choices if choice.id in line.answers], translate)
