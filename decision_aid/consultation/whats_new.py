"""What is new for one person since an earlier version of the aid: a diff limited to what their answers show.

Somebody who comes back with an answer code sees it, whose code may be months old.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from decision_aid.consultation.answers import Answers
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.voices import Voices, as_voices, asked_questions, follow_paths, statement_results
from decision_aid.consultation.what_if import pieces_by_statement
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.conditions import Truth
from decision_aid.model.evidence import Finding, Statement
from decision_aid.model.matching import match_statements


class NewsKind(Enum):
    """How a statement that this person sees has changed."""

    ADDED = "added"
    FIGURE = "another figure"
    REWORDED = "other words"
    CERTAINTY = "another certainty"
    NOW_SEEN = "now for these answers"


@dataclass(frozen=True, slots=True)
class WhatsNew:
    """What is new for one person: changed and added pieces, statements that were removed, and new questions."""

    news: tuple[tuple[NewsKind, Piece], ...]
    gone: tuple[Statement, ...]
    questions: tuple[Question, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing that this person sees or is asked has changed."""
        return not (self.news or self.gone or self.questions)


def whats_new(old: DecisionAid, new: DecisionAid, said: Answers | Voices, summary: Summary) -> WhatsNew:
    """Compare two versions for these answers; the summary is the new version's, in the language of the reader.

    Statements are compared in the original language: a new translation alone is no change.
    """
    visible = {name: piece for name, (truth, piece) in pieces_by_statement(summary).items() if truth is not Truth.NO}
    before = {statement.id: truth for statement, truth in statement_results(follow_paths(old, as_voices(said)))}
    known = {question.id for question in old.questions}
    return WhatsNew(
        tuple(_news(old, new, visible, before)),
        tuple(was for was, now in match_statements(old, new) if was and now is None and before[was.id] is not Truth.NO),
        tuple(question for question in asked_questions(follow_paths(new, as_voices(said))) if question.id not in known),
    )


def _news(
    old: DecisionAid, new: DecisionAid, visible: dict[str, Piece], before: dict[str, Truth]
) -> Iterator[tuple[NewsKind, Piece]]:
    for was, now in match_statements(old, new):
        if now and now.id in visible and (became := _became(was, now, before)):
            yield became, visible[now.id]


def _became(was: Statement | None, now: Statement, before: dict[str, Truth]) -> NewsKind | None:
    if was is None:
        return NewsKind.ADDED
    if before[was.id] is Truth.NO:
        return NewsKind.NOW_SEEN
    if (was.content, was.head, was.called) == (now.content, now.head, now.called):
        return None
    if isinstance(was.content, Finding) and isinstance(now.content, Finding):
        if was.content.figure != now.content.figure:
            return NewsKind.FIGURE
        if was.content.certainty is not now.content.certainty:
            return NewsKind.CERTAINTY
    return NewsKind.REWORDED
