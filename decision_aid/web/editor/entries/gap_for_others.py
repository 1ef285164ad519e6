"""A way out where a statement is for some people alone and the others read nothing: a gap for them, in one press."""

import contextlib
from collections.abc import Iterable

from decision_aid.model.problems import Problem
from decision_aid.rule_file.editing import (
    Document,
    EditedFile,
    EntryKind,
    Misread,
    Unwritable,
    add_gap_for_others,
    open_document,
)
from decision_aid.rule_file.editing.entry_kinds import entry_holding
from decision_aid.web.editor.drafts.check_cache import checked_today
from decision_aid.web.editor.problems.entry_problems import new_errors

SOMEBODY_READS_NOTHING = ("head", "one-sided", "uncovered-answers")


def leaves_others_out(problems: Iterable[Problem]) -> bool:
    """Whether some of these problems may be that people read nothing where others read a statement."""
    return any(one.check in SOMEBODY_READS_NOTHING for one in problems)


def with_gap_for_others(file: Document, ident: str) -> EditedFile | None:
    """The file with a gap for all whom that statement is not for; None where that does not put it right."""
    with contextlib.suppress(Misread, Unwritable):
        edited = add_gap_for_others(file, ident)
        is_better = _count(edited.content) < _count(file.content)
        return edited if is_better and not new_errors(file.content, edited.content) else None
    return None


def followed_by_gap(edited: EditedFile) -> EditedFile | None:
    """The same for the statement that was just edited; None for another entry."""
    file = open_document(edited.content)
    kind, ident = entry_holding(file.value, edited.path) or (None, "")
    return with_gap_for_others(file, ident) if kind is EntryKind.STATEMENT else None


def _count(content: bytes) -> int:
    return sum(leaves_others_out([one]) for one in checked_today(content).problems)
