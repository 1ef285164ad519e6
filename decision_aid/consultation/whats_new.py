"""What is new for one person since an earlier version of the aid: a diff limited to what their answers show.

Somebody who comes back with an answer code sees it, whose code may be months old.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from decision_aid.consultation.answers import Answers
from decision_aid.consultation.summary import Piece, Summary
from decision_aid.consultation.voices import Voices, heard, path, stated, walks
from decision_aid.consultation.what_if import stands
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.conditions import Truth
from decision_aid.model.evidence import Finding, Statement
from decision_aid.model.matching import pairs


class News(Enum):
    """How a statement that this person sees has changed."""

    ADDED = "added"
    FIGURE = "another figure"
    REWORDED = "other words"
    CERTAINTY = "another certainty"
    NOW_SEEN = "now for these answers"


@dataclass(frozen=True, slots=True)
class Since:
    """What is new for one person: changed and added pieces, statements that were removed, and new questions."""

    news: tuple[tuple[News, Piece], ...]
    gone: tuple[Statement, ...]
    questions: tuple[Question, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing that this person sees or is asked has changed."""
        return not (self.news or self.gone or self.questions)


def since(old: DecisionAid, new: DecisionAid, said: Answers | Voices, summary: Summary) -> Since:
    """Compare two versions for these answers; the summary is the new version's, in the language of the reader.

    Statements are compared in the original language: a new translation alone is no change.
    """
    visible = {name: piece for name, (truth, piece) in stands(summary).items() if truth is not Truth.NO}
    before = {one.id: truth for one, truth in stated(walks(old, heard(said)))}
    known = {question.id for question in old.questions}
    return Since(
        tuple(_news(old, new, visible, before)),
        tuple(was for was, now in pairs(old, new) if was and now is None and before[was.id] is not Truth.NO),
        tuple(one for one in path(walks(new, heard(said))) if one.id not in known),
    )


def _news(
    old: DecisionAid, new: DecisionAid, visible: dict[str, Piece], before: dict[str, Truth]
) -> Iterator[tuple[News, Piece]]:
    for was, now in pairs(old, new):
        if now and now.id in visible and (became := _became(was, now, before)):
            yield became, visible[now.id]


def _became(was: Statement | None, now: Statement, before: dict[str, Truth]) -> News | None:
    if was is None:
        return News.ADDED
    if before[was.id] is Truth.NO:
        return News.NOW_SEEN
    if was.content == now.content:
        return None
    if isinstance(was.content, Finding) and isinstance(now.content, Finding):
        if was.content.chance != now.content.chance:
            return News.FIGURE
        if was.content.certainty is not now.content.certainty:
            return News.CERTAINTY
    return News.REWORDED
