"""Statements as everybody reads them: rendered once for an aid and a language, since no answer changes their words.

What depends on a person, why a statement is shown and for whose answer, is added for each summary.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from decision_aid.consultation.case_tables import case_head
from decision_aid.consultation.faces import Face, face
from decision_aid.consultation.frequencies import StudyFigure, study_figure
from decision_aid.consultation.patient_wording import spoken_of
from decision_aid.consultation.reasons import SHOWN_TO_ALL
from decision_aid.consultation.rows import Cell, Piece
from decision_aid.consultation.statement_labels import (
    box,
    certainty_sentence,
    gap_reason,
    modelled_sentence,
    withdrawn_sentence,
)
from decision_aid.consultation.trial_of_options import MAY_COMPARE, SAME_TRIAL, figure_of_option, with_option_names
from decision_aid.consultation.wording import COMPOSITE, NO_COMPARISON, Translate
from decision_aid.model.aid import DecisionAid, Option
from decision_aid.model.chains import Chain
from decision_aid.model.conditions import ALWAYS
from decision_aid.model.evidence import Chance, Finding, Source, Statement, groups_of

MAX_CACHED_AIDS = 8  # counts each language apart


@dataclass(frozen=True, slots=True)
class StatementPieces:
    """The pieces of one aid in one language, without a reason that hangs on answers; made when first asked for."""

    aid: DecisionAid
    translate: Translate
    by_id: Mapping[str, Source]
    made: dict[tuple[str, str, bool], Piece] = field(default_factory=dict)
    cells: dict[object, Cell] = field(default_factory=dict)  # those that are the same whatever is answered

    def piece(self, statement: Statement) -> Piece:
        """A statement with all its figures."""
        key = (statement.id, "", True)
        return self.made.get(key) or self.made.setdefault(key, self._piece(statement))

    def of_option(self, statement: Statement, option: Option, *, drawn: bool) -> Piece:
        """A statement with, of a trial of options, the figure of this one alone."""
        if not statement.is_trial_of_options:
            return self.piece(statement)
        key = (statement.id, option.id, drawn)
        return self.made.get(key) or self.made.setdefault(key, self._of_option(statement, option.id, drawn))

    def in_cell(self, statement: Statement, option: Option) -> Piece:
        """A statement as it stands in the cell of an option; a trial of options is told in words above the cells."""
        if option.id not in statement.options or not statement.is_trial_of_options:
            return self.piece(statement)
        return replace(self.of_option(statement, option, drawn=False), text=self.translate(SAME_TRIAL), note="")

    def _piece(self, statement: Statement) -> Piece:
        content = statement.content
        if isinstance(content, Finding):
            return self._finding(statement, content)
        return Piece(
            statement=statement,
            text=content.text,
            because=self._because(statement),
            for_all=statement.when == ALWAYS,
            box=box(content, self.translate),
            reason=gap_reason(content, self.translate),
            answers=self._answers(statement),
        )

    def _of_option(self, statement: Statement, option_id: str, drawn: bool) -> Piece:
        piece, content = self.piece(statement), statement.content
        if not isinstance(content, Finding):
            return piece
        out_of = self.aid.denominators.get(statement.outcome, 0)
        figure = figure_of_option(content.figure, option_id, out_of, self.translate, drawn=drawn)
        return replace(piece, figure=figure)

    def _finding(self, statement: Statement, content: Finding) -> Piece:
        sources = tuple(self.by_id[source] for source in content.sources)
        may_compare = self.translate(MAY_COMPARE) if statement.is_trial_of_options else ""
        alone = is_of_one_group(content) and any(source.comparison_group is False for source in sources)
        beside = ((NO_COMPARISON, alone), (COMPOSITE, content.composite))
        return Piece(
            statement=statement,
            text=content.says,
            because=self._because(statement),
            for_all=statement.when == ALWAYS,
            reason=content.because,
            certainty=certainty_sentence(content, self.translate),
            note=" ".join(filter(None, (may_compare, content.note))),
            modelled=modelled_sentence(content, self.translate),
            withdrawn=withdrawn_sentence(sources, self.translate),
            figure=self._figure(statement, content),
            not_compared=alone,
            comparison=" ".join(self.translate(text) for text, told in beside if told),
            sources=sources,
            from_to=self._from_to(statement, content),
            answers=self._answers(statement),
        )

    def _because(self, statement: Statement) -> str:
        """Why everybody sees it; "" where that hangs on answers."""
        return self.translate(SHOWN_TO_ALL) if statement.when == ALWAYS else ""

    def _answers(self, statement: Statement) -> str:
        """What the people of a case are called, or else their answers; "" for a statement that is no case."""
        if statement.called or not statement.case:
            return statement.called
        return case_head(self.aid.questions_by_id, statement.case.when, self.translate)

    def _figure(self, statement: Statement, content: Finding) -> Face | None:
        if content.figure is None:
            return None
        figure = with_option_names(content.figure, self.aid.options)
        return face(figure, self.aid.out_of(statement.outcome, figure), self.translate)

    def _from_to(self, statement: Statement, content: Finding) -> tuple[StudyFigure, ...]:
        if not content.from_to:
            return ()
        named = {one.id: one.content for one in self.aid.statements if one.id in content.from_to}
        findings = [one for one in map(named.get, content.from_to) if isinstance(one, Finding)]
        ends = [
            (self.by_id[finding.sources[0]], finding.figure)
            for finding in findings
            if isinstance(finding.figure, Chance)
        ]
        if len(ends) != 2:
            return ()
        out_of = self.aid.denominators[statement.outcome]
        return tuple(study_figure(*end, out_of, self.translate) for end in ends)


def is_of_one_group(content: Finding) -> bool:
    """Whether each figure is that of one group, so that somebody may take for an effect what would have come anyway."""
    return bool(content.from_to) or isinstance(content.figure, Chain) or len(groups_of(content.figure)) == 1


class _SameAid:
    """An aid as the key of a cache: by identity, since comparing two compares all their texts."""

    def __init__(self, aid: DecisionAid) -> None:
        self.aid = aid

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameAid) and other.aid is self.aid

    def __hash__(self) -> int:
        return id(self.aid)


def statement_pieces(aid: DecisionAid, translate: Translate) -> StatementPieces:
    """The pieces of the aid in the language of `translate`; cached for the last few aids."""
    return _statement_pieces(_SameAid(aid), translate)


@lru_cache(maxsize=MAX_CACHED_AIDS)
def _statement_pieces(key: _SameAid, translate: Translate) -> StatementPieces:
    by_id = {source.id: source for source in key.aid.sources}
    return StatementPieces(key.aid, spoken_of(key.aid.about.person, translate), by_id)
