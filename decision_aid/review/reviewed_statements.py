"""A statement as a reviewer reads it: its text, figure, certainty and sources as people see them, and for whom."""

from dataclasses import dataclass

from decision_aid.consultation.condition_phrases import condition_sentence
from decision_aid.consultation.faces import Face, face
from decision_aid.consultation.statement_labels import box, certainty_sentence, gap_reason, modelled_sentence
from decision_aid.consultation.trial_of_options import with_option_names
from decision_aid.consultation.wording import english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Finding, Source, Statement

SHOWN_TO_ALL, SHOWN_IF = "Shown whatever is answered.", "Shown if %(condition)s."


@dataclass(frozen=True, slots=True)
class ReviewedStatement:
    """A statement as a reviewer reads it; what is no finding has the words of its box in place of a certainty."""

    id: str
    line: int
    text: str
    box: str
    figure: Face | None
    certainty: str
    reason: str
    note: str
    modelled: str
    sources: tuple[Source, ...]
    condition: str
    head: str
    composite: bool


def reviewed_statement(aid: DecisionAid, one: Statement) -> ReviewedStatement:
    """The statement in English, whatever the language of its own texts."""
    content = one.content
    condition = condition_sentence(aid.questions_by_id, one.when, SHOWN_TO_ALL, SHOWN_IF)
    if isinstance(content, Finding):
        return _finding(aid, one, content, condition)
    said, reason = box(content, english).words, gap_reason(content, english)
    return ReviewedStatement(
        one.id, one.place.line, content.text, said, None, "", reason, "", "", (), condition, one.head, composite=False
    )


def _finding(aid: DecisionAid, one: Statement, content: Finding, condition: str) -> ReviewedStatement:
    figure = with_option_names(content.figure, aid.options) if content.figure else None
    return ReviewedStatement(
        id=one.id,
        line=one.place.line,
        text=content.says,
        box="",
        figure=face(figure, aid.out_of(one.outcome, figure), english) if figure else None,
        certainty=certainty_sentence(content, english),
        reason=content.because,
        note=content.note,
        modelled=modelled_sentence(content, english),
        sources=tuple(source for source in aid.sources if source.id in content.sources),
        condition=condition,
        head=one.head,
        composite=bool(content.composite),
    )
