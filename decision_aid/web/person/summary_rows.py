"""Groups the rows of a summary under headings, and shortens answers to labels, for the summary page."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from decision_aid.consultation.glance_values import GlanceCell, GlanceRow, Spread
from decision_aid.consultation.reasons import short_answer_text
from decision_aid.consultation.rows import Piece, Row
from decision_aid.consultation.summary import GivenAnswer, Summary
from decision_aid.consultation.wording import IMPORTANCE_SENTENCES
from decision_aid.model.aid import DecisionAid, Option, Question, kept_together
from decision_aid.model.conditions import All, Clause, NumberRange, Otherwise, clauses_of
from decision_aid.model.enums import Importance
from decision_aid.model.gettext_marker import _
from decision_aid.web.http.language import translate

OPEN_AT_FIRST = 1
NO_LOWEST = -math.inf
DIFFERENTLY = _("Answered differently: %(ask)s")


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one heading; `opened` holds the outcomes whose card is open at first."""

    title: str
    rows: tuple[Row, ...]
    opened: frozenset[str]

    @property
    def size(self) -> int:
        """How many rows it has."""
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """What a cell of the glance has for some answers: heads, or a spread of many figures.

    It is `folded` where another answer's stands in sight: what decides between them is not answered yet.
    """

    label: str
    heads: tuple[Piece, ...] = ()
    spread: Spread | None = None
    folded: bool = False

    @property
    def all_heads(self) -> tuple[Piece, ...]:
        """All its heads."""
        return self.spread.heads if self.spread else self.heads


@dataclass(frozen=True, slots=True)
class AnswerLabel:
    """An answer in short, and the page on which to change it."""

    text: str
    question: str
    page: str


def glance_rows(summary: Summary, aid: DecisionAid, *, in_file_order: bool) -> tuple[GlanceRow, ...]:
    """The rows of the glance, what matters more to the person first or as the file has them; () without a glance."""
    rows = summary.glance.rows if summary.glance else ()
    if not in_file_order:
        return rows
    places = {outcome.id: place for place, outcome in enumerate(aid.outcomes)}
    return tuple(sorted(rows, key=lambda row: places[row.outcome.id]))


def notes_at_a_glance(summary: Summary) -> Mapping[str, tuple[Option, ...]]:
    """The notes beside options that wait for no answer, each once, with its options."""
    found: dict[str, tuple[Option, ...]] = {}
    for cell in summary.rows[0].cells:
        for note in (one for one in cell.head_notes if one not in cell.open_notes):
            found[note] = (*found.get(note, ()), cell.option)
    return found


def answer_groups(cell: GlanceCell) -> list[AnswerGroup]:
    """The groups of a cell, those for answers not given yet folded where none of them is a gap beside a number."""
    spreads = [AnswerGroup(one.lowest.glance_head, spread=one) for one in cell.spreads]
    told = cell.beside_spreads.told_once
    return _in_sight_or_folded([*spreads, *(AnswerGroup(_label(heads), heads) for heads in told)], cell.asks)


def for_every_option(row: GlanceRow) -> list[AnswerGroup]:
    """The groups of what is said for every option at once."""
    return _in_sight_or_folded([AnswerGroup(head.answers, (head,)) for head in row.for_every], row.all_asks)


def _label(heads: Sequence[Piece]) -> str:
    """The answers of a head; several cases that say the same have no label in common."""
    return heads[0].answers if len(heads) == 1 else ""


def _in_sight_or_folded(groups: Sequence[AnswerGroup], asks: Sequence[Question]) -> list[AnswerGroup]:
    """The groups with what waits for answers folded, but the first; what counts everybody together comes first.

    Those behind it are in the order of the answers, as a person looks for their own among them.

    Where one of them says that it is not known or does not apply, and another has a number, all are in sight: who
    sees the number alone may take it for theirs.
    """
    in_order = list(groups)
    if groups and all(map(_waits, groups)):
        first, *others = sorted(groups, key=lambda one: not _counts_everybody(one))
        in_order = [first, *sorted(others, key=lambda one: _place_of_answers(one, asks))]
    boxed = [bool(head.box) for group in filter(_waits, groups) for head in group.all_heads]
    if any(boxed) and not all(boxed):
        return in_order
    return [replace(one, folded=place > 0 and _waits(one)) for place, one in enumerate(in_order)]


def _place_of_answers(group: AnswerGroup, asks: Sequence[Question]) -> tuple[float, ...]:
    """Sort key: the lowest answer to each question for which the group is; what is for any answer has no lowest."""
    whens = [head.statement.when for head in group.all_heads if head.statement]
    clauses = [one for when in whens[:1] for one in clauses_of(when)]
    return tuple(
        max((_lowest(ask, one) for one in clauses if one.question == ask.id), default=NO_LOWEST) for ask in asks
    )


def _lowest(question: Question, clause: Clause) -> float:
    """The lowest number, or the place of the first choice, that a clause accepts."""
    if isinstance(clause.answers, NumberRange):
        return NO_LOWEST if clause.answers.at_least is None else clause.answers.at_least
    return min(place for place, choice in enumerate(question.choices) if choice.id in clause.answers)


def _counts_everybody(group: AnswerGroup) -> bool:
    """Whether it has the figure of those whom no other case of a table fits."""
    whens = [head.statement.when for head in group.heads if head.figure and head.statement]
    return any(
        isinstance(one, Otherwise) for when in whens for one in (when.parts if isinstance(when, All) else (when,))
    )


def _waits(group: AnswerGroup) -> bool:
    """Whether it is for answers that nobody has given; what two people answered differently is not."""
    return all(head.waits_for and not head.whose for head in group.all_heads)


def group_rows(summary: Summary, aid: DecisionAid, *, in_file_order: bool) -> list[RowGroup]:
    """Group the rows by consideration in the file's order, or by importance where the person rated any."""
    by_marks = summary.is_ordered_by_importance and not in_file_order
    rows = summary.rows if by_marks else _in_file_order(summary, aid)
    titles = {consideration.id: consideration.title for consideration in summary.considerations}
    opened = frozenset[str]() if summary.glance else _opened(rows)
    headings = {group: _heading(together, titles, by_marks=by_marks) for group, together in _by_group(rows).items()}
    return [
        RowGroup(title, tuple(together), opened) for title, together in groupby(rows, lambda row: headings[row.group])
    ]


def other_topics(groups: Iterable[RowGroup], glance: Iterable[GlanceRow]) -> list[RowGroup]:
    """What is not in the glance, under the same headings."""
    shown = {row.outcome.id for row in glance}
    kept = ((group, tuple(row for row in group.rows if row.outcome.id not in shown)) for group in groups)
    return [replace(group, rows=rows) for group, rows in kept if rows]


def answer_labels(summary: Summary) -> list[AnswerLabel]:
    """The answers as labels, short enough for one line."""
    outcomes = {row.outcome.id: row.outcome.name for row in summary.rows}
    return [AnswerLabel(_short(said, outcomes), said.question.id, said.question.page) for said in summary.said]


def _in_file_order(summary: Summary, aid: DecisionAid) -> list[Row]:
    """Sort the rows by consideration, and within one by the file; those that are never shown apart by the first."""
    outcomes = [outcome.id for outcome in aid.outcomes]
    themes = [consideration.id for consideration in aid.considerations]

    groups = kept_together(aid.outcomes)

    def place(row: Row) -> tuple[int, int, int]:
        first = groups[row.group][0]
        return themes.index(first.consideration), outcomes.index(first.id), outcomes.index(row.outcome.id)

    return sorted(summary.rows, key=place)


def _by_group(rows: Sequence[Row]) -> Mapping[int, list[Row]]:
    """The rows that are never shown apart, by their group."""
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return groups


def _heading(rows: Sequence[Row], titles: Mapping[str, str], *, by_marks: bool) -> str:
    """The one heading of rows that are never shown apart: that of the one that matters most, else the first theme."""
    leading = min(rows, key=lambda row: row.precedence)
    return (by_marks and _importance(leading)) or titles[rows[0].outcome.consideration]


def _importance(row: Row) -> str:
    """The heading for the row's importance; "" where it has none, or one that does not order."""
    if row.importance is None or row.importance is Importance.NOT_SURE:
        return ""
    return translate(IMPORTANCE_SENTENCES[row.importance])


def _opened(rows: Sequence[Row]) -> frozenset[str]:
    """All outcomes that matter a lot, so that benefits never show without harms; else the first."""
    matter = [row for row in rows if row.importance is Importance.A_LOT]
    return frozenset(row.outcome.id for row in matter or rows[:OPEN_AT_FIRST])


def _short(said: GivenAnswer, outcomes: Mapping[str, str]) -> str:
    if said.differs:
        return translate(DIFFERENTLY) % {"ask": said.question.ask}
    text = _one_voice(said, outcomes)
    return f"{said.by}: {text}" if said.by else text


def _one_voice(said: GivenAnswer, outcomes: Mapping[str, str]) -> str:
    if said.question.about:
        return f"{outcomes[said.question.about]}: {said.text}"
    return short_answer_text(said.question, said.answer, translate)
