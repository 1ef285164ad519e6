"""Groups the rows of a summary under headings, and shortens answers to labels, for the summary page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from decision_aid.consultation.reasons import short_answer_text
from decision_aid.consultation.summary import GivenAnswer, Row, Summary
from decision_aid.consultation.wording import IMPORTANCE_SENTENCES, _
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import Importance
from decision_aid.web.http.language import translate

OPEN_AT_FIRST = 1
DIFFERENTLY = _("Answered differently: %(ask)s")


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one heading; `opened` holds the outcomes whose card is open at first."""

    title: str
    rows: tuple[Row, ...]
    opened: frozenset[str]


@dataclass(frozen=True, slots=True)
class AnswerLabel:
    """An answer in short, and the page on which to change it."""

    text: str
    question: str
    page: str


def group_rows(summary: Summary, aid: DecisionAid, *, in_file_order: bool) -> list[RowGroup]:
    """Group the rows by consideration in the file's order, or by importance where the person rated any."""
    by_marks = summary.has_importance and not in_file_order
    rows = summary.rows if by_marks else _in_file_order(summary, aid)
    titles = {one.id: one.title for one in summary.considerations}
    opened = _opened(rows)
    return [
        RowGroup(title, tuple(together), opened)
        for title, together in groupby(
            rows, lambda row: (by_marks and _importance(row)) or titles[row.outcome.consideration]
        )
    ]


def answer_labels(summary: Summary) -> list[AnswerLabel]:
    """The answers as labels, short enough for one line."""
    outcomes = {row.outcome.id: row.outcome.name for row in summary.rows}
    return [AnswerLabel(_label(said, outcomes), said.question.id, said.question.page) for said in summary.said]


def _in_file_order(summary: Summary, aid: DecisionAid) -> list[Row]:
    """Sort the rows by consideration, and within one by the file."""
    outcomes = [outcome.id for outcome in aid.outcomes]
    themes = [consideration.id for consideration in aid.considerations]

    def place(row: Row) -> tuple[int, int]:
        return themes.index(row.outcome.consideration), outcomes.index(row.outcome.id)

    return sorted(summary.rows, key=place)


def _importance(row: Row) -> str:
    """The heading for the row's importance; "" where it has none, or one that does not order."""
    if row.importance is None or row.importance is Importance.NOT_SURE:
        return ""
    return translate(IMPORTANCE_SENTENCES[row.importance])


def _opened(rows: Sequence[Row]) -> frozenset[str]:
    """All outcomes that matter a lot, so that benefits never show without harms; else the first."""
    matter = [row for row in rows if row.importance is Importance.A_LOT]
    return frozenset(row.outcome.id for row in matter or rows[:OPEN_AT_FIRST])


def _label(said: GivenAnswer, outcomes: Mapping[str, str]) -> str:
    if said.differs:
        return translate(DIFFERENTLY) % {"ask": said.question.ask}
    text = _one_voice(said, outcomes)
    return f"{said.by}: {text}" if said.by else text


def _one_voice(said: GivenAnswer, outcomes: Mapping[str, str]) -> str:
    if said.question.about:
        return f"{outcomes[said.question.about]}: {said.text}"
    return short_answer_text(said.question, said.answer, translate)
