"""A summary comes in; its rows in groups, and what was said as short labels, go out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from decision_aid.consultation.path import page_of
from decision_aid.consultation.reasons import answer_shortly
from decision_aid.consultation.summary import Row, Said, Summary
from decision_aid.consultation.wording import MATTERS, _
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import Importance
from decision_aid.web.http.language import translate

OPEN_AT_FIRST = 1
DIFFERENTLY = _("Answered differently: %(ask)s")


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading; `opened` holds the outcomes whose card stands open at first."""

    title: str
    rows: tuple[Row, ...]
    opened: frozenset[str]


@dataclass(frozen=True, slots=True)
class Label:
    """What was said, shortly, and where to change it."""

    text: str
    question: str
    page: str


def groups(summary: Summary, aid: DecisionAid, *, in_file_order: bool) -> list[Group]:
    """The rows by consideration, in the file's order; or by the person's marks where there are any."""
    by_marks = summary.marked and not in_file_order
    rows = summary.rows if by_marks else _in_file_order(summary, aid)
    titles = {one.id: one.title for one in summary.considerations}
    opened = _opened(rows)
    return [
        Group(title, tuple(together), opened)
        for title, together in groupby(rows, lambda row: (by_marks and _mark(row)) or titles[row.outcome.consideration])
    ]


def labels(summary: Summary) -> list[Label]:
    """What was said, as labels short enough to stand side by side."""
    outcomes = {row.outcome.id: row.outcome.name for row in summary.rows}
    return [Label(_label(said, outcomes), said.question.id, page_of(said.question)) for said in summary.said]


def _in_file_order(summary: Summary, aid: DecisionAid) -> list[Row]:
    """The rows by consideration; within one, as the file has them."""
    outcomes = [outcome.id for outcome in aid.outcomes]
    themes = [consideration.id for consideration in aid.considerations]

    def place(row: Row) -> tuple[int, int]:
        return themes.index(row.outcome.consideration), outcomes.index(row.outcome.id)

    return sorted(summary.rows, key=place)


def _mark(row: Row) -> str:
    """The heading of rows that the person marked alike; "" for those without a mark that orders."""
    if row.importance is None or row.importance is Importance.NOT_SURE:
        return ""
    return translate(MATTERS[row.importance])


def _opened(rows: Sequence[Row]) -> frozenset[str]:
    """All that matter a lot, so that what helps never stands before what harms; else the first."""
    matter = [row for row in rows if row.importance is Importance.A_LOT]
    return frozenset(row.outcome.id for row in matter or rows[:OPEN_AT_FIRST])


def _label(said: Said, outcomes: Mapping[str, str]) -> str:
    if said.differs:
        return translate(DIFFERENTLY) % {"ask": said.question.ask}
    text = _alone(said, outcomes)
    return f"{said.by}: {text}" if said.by else text


def _alone(said: Said, outcomes: Mapping[str, str]) -> str:
    if said.question.about:
        return f"{outcomes[said.question.about]}: {said.text}"
    return answer_shortly(said.question, said.answer, translate)
