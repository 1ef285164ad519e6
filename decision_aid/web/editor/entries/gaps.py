"""From gap to gap: which a kept statement fills, which is next, what its form offers, and one for all the others."""

import contextlib
from collections.abc import Iterable, Iterator
from typing import Any

from decision_aid.model.enums import StatementKind
from decision_aid.model.problems import Problem
from decision_aid.rule_file.editing import (
    Document,
    EditedFile,
    EntryKind,
    Misread,
    Unwritable,
    add_gap_for_others,
    open_document,
    remove_entry,
)
from decision_aid.rule_file.editing.entry_kinds import entry_holding, entry_ids, entry_text, owner_of, path_of
from decision_aid.rule_file.editing.gaps import gap_answered_by, open_gaps
from decision_aid.rule_file.editing.values import Value, value_at
from decision_aid.web.editor.drafts.check_cache import checked_today
from decision_aid.web.editor.entries.conditions_in_words import case_in_words
from decision_aid.web.editor.entries.counts_or_shares import ANSWER, COUNT, round_bases
from decision_aid.web.editor.entries.entry_choices import statements_by_outcome
from decision_aid.web.editor.entries.entry_forms import NONE, ONE_GROUP, TWO_GROUPS, initial_form_values
from decision_aid.web.editor.entries.entry_page import EntryPage, page_of_entry
from decision_aid.web.editor.problems.entry_problems import new_errors

SOMEBODY_READS_NOTHING = ("head", "one-sided", "uncovered-answers")
SOURCED = (StatementKind.FINDING.value, StatementKind.REPORTED.value)
OF_ONE_STUDY = ("who", "over", "at", "per")  # what a figure says that the next of the same source often says too
OF_ONE_OUTCOME = ("event", "otherwise", "unit", "statistic")
FIGURE_KEYS = dict.fromkeys((ONE_GROUP, TWO_GROUPS), "chance")


def leaves_others_out(problems: Iterable[Problem]) -> bool:
    """Whether some of these problems may be that people read nothing where others read a statement."""
    return any(problem.check in SOMEBODY_READS_NOTHING for problem in problems)


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


def others_in_words(with_gap: EditedFile | None) -> str:
    """Whom the gap that was added is for, such as answers “No” and “Not sure”; "" where no words tell it."""
    if with_gap is None:
        return ""
    file = open_document(with_gap.content)
    _kind, ident = entry_holding(file.value, with_gap.path) or (None, "")
    return case_in_words(file, owner_of(EntryKind.CASE, ident), value_at(file.value, with_gap.path)) if ident else ""


def _count(content: bytes) -> int:
    return sum(leaves_others_out([problem]) for problem in checked_today(content).problems)


def without_answered_gaps(edited: EditedFile, ident: str) -> tuple[bytes, str]:
    """The text without the gaps that the kept statement fills, and the id that it has there; a gap named stays."""
    file, number = open_document(edited.content), int(edited.path[1])
    with contextlib.suppress(Misread, ValueError):
        while gap := gap_answered_by(file.value, ident):
            number -= entry_ids(file.value, EntryKind.STATEMENT).index(gap) < number
            file = open_document(remove_entry(file, EntryKind.STATEMENT, gap))
            ident = entry_ids(file.value, EntryKind.STATEMENT)[number]
    return file.content, ident


def next_gap(file: Value, ident: str) -> str:
    """The next statement on the list that says that nobody has looked, from the last on to the first; "" if none."""
    rows = (row for _theme, _title, rows in statements_by_outcome(file) for row in rows)
    order, left = [line.ident for row in rows for _option, _name, cell in row.cells for line in cell], open_gaps(file)
    at = order.index(ident) + 1 if ident in order else 0
    return next((one for one in (*order[at:], *order[:at]) if one in left and one != ident), "")


def said_last(file: Value, kept: str, before: str) -> str:
    """The statement whose choices the next form offers: the one just kept, or before a gap the one before that."""
    entry = value_at(file, path_of(file, EntryKind.STATEMENT, kept) or ())
    return kept if any(entry_text(entry, key) for key in SOURCED) else before


def offered_again(page: EntryPage, last: str) -> dict[str, Any]:
    """What the form of a gap has from the statement that was kept last; nothing of any other form.

    No count is among it: each group has its own, and one that is nobody's looks like a finding.
    """
    file = page.file.value
    is_gap = page.kind is EntryKind.STATEMENT and page.ident in open_gaps(file)
    if not is_gap or last not in entry_ids(file, EntryKind.STATEMENT):
        return {}
    kept = page_of_entry(page.work, EntryKind.STATEMENT, last)
    said = initial_form_values(kept.kind, kept.shown, kept.entry)
    if said["known"] not in SOURCED:
        return {}
    offered = {"known": said["known"], "words": "", "sources": page.shown["sources"] or said["sources"]}
    is_same_row = entry_text(kept.entry, "outcome") == entry_text(page.entry, "outcome")
    return offered | dict(_of_the_last(said, is_same_row=is_same_row))


def _of_the_last(said: dict[str, Any], *, is_same_row: bool) -> Iterator[tuple[str, Any]]:
    """What the last figure has in common with the next: its kind and time, and on one outcome what it counts and why.

    Each outcome is rated anew, so how sure it is comes along on the same one alone.
    """
    figure = said["figure"]
    words = [*OF_ONE_STUDY, *(OF_ONE_OUTCOME if is_same_row else ())]
    names = ["figure", *(f"{FIGURE_KEYS.get(figure, figure)}.{name}" for name in words)] if figure != NONE else []
    for name in [*(("certainty", "because") if is_same_row else ()), *names]:
        if said.get(name):
            yield name, said[name]
    if any(round_bases({}, said)):
        yield ANSWER, COUNT
