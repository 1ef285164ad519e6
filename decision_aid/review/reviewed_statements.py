"""A statement as a reviewer reads it: its text, figure, certainty and sources as people see them, and for whom."""

from dataclasses import dataclass

from decision_aid.consultation.condition_phrases import condition_sentence
from decision_aid.consultation.frequencies import Frequency, frequency
from decision_aid.consultation.wording import CERTAINTY, UNKNOWN, english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Finding, Gap, Source, Statement

SHOWN_TO_ALL, SHOWN_IF = "Shown whatever is answered.", "Shown if %(condition)s."


@dataclass(frozen=True, slots=True)
class ReviewedStatement:
    """A statement or gap as a reviewer reads it; a gap has no certainty."""

    id: str
    line: int
    text: str
    figure: Frequency | None
    certainty: str
    reason: str
    note: str
    sources: tuple[Source, ...]
    condition: str


def reviewed_statement(aid: DecisionAid, one: Statement) -> ReviewedStatement:
    """The statement in English, whatever the language of its own texts."""
    content = one.content
    condition = condition_sentence(
        {question.id: question for question in aid.questions}, one.when, SHOWN_TO_ALL, SHOWN_IF
    )
    if isinstance(content, Gap):
        reason = UNKNOWN[content.reason] if content.reason else ""
        return ReviewedStatement(one.id, one.place.line, content.text, None, "", reason, "", (), condition)
    return _finding(aid, one, content, condition)


def _finding(aid: DecisionAid, one: Statement, content: Finding, condition: str) -> ReviewedStatement:
    return ReviewedStatement(
        id=one.id,
        line=one.place.line,
        text=content.says,
        figure=frequency(content.figure, english) if content.figure else None,
        certainty=CERTAINTY[content.certainty],
        reason=content.because,
        note=content.note,
        sources=tuple(source for source in aid.sources if source.id in content.sources),
        condition=condition,
    )
