"""An aid and answers go in; a Summary comes out. Nothing is ranked or added up."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from decision_aid.answers import Answers
from decision_aid.conditions import ALWAYS, Truth
from decision_aid.evidence import Finding, Gap, Source, Statement
from decision_aid.frequencies import Span, frequency, span
from decision_aid.model import Consideration, DecisionAid, Option, Outcome
from decision_aid.reasons import answer_text, because, compared
from decision_aid.scales import Importance
from decision_aid.summary import Cell, Difference, Piece, Row, Said, Summary, Used
from decision_aid.walk import Walk, walk
from decision_aid.wording import (
    CERTAINTY,
    FOR_OTHER_ANSWERS,
    IF_IT_FITS,
    NO_COMPARISON,
    NOT_A_RECOMMENDATION,
    NOTHING_WRITTEN,
    OVERDUE,
    STATUS,
    TRADE_OFF,
    UNKNOWN,
    Translate,
    english,
)  # fmt: skip


def summarise(aid: DecisionAid, answers: Answers, *, today: datetime.date, translate: Translate = english) -> Summary:
    """The evidence side by side for these answers, in the words of one language."""
    walked = walk(aid, answers)
    found: dict[tuple[str, str], list[tuple[Statement, Truth]]] = {}
    for one in aid.statements:
        found.setdefault((one.option, one.outcome), []).append((one, walked.holds(one.when)))
    return _Telling(walked, translate, found, {source.id: source for source in aid.sources}).summary(today)


@dataclass(frozen=True, slots=True)
class _Telling:
    """One summary in the making: the walk, its language, what is written for each cell and whether it applies."""

    walk: Walk
    translate: Translate
    found: Mapping[tuple[str, str], Sequence[tuple[Statement, Truth]]]
    by_id: Mapping[str, Source]

    def summary(self, today: datetime.date) -> Summary:
        aid, t = self.walk.aid, self.translate
        rows = tuple(self.row(outcome) for outcome in aid.outcomes)
        return Summary(
            title=aid.title,
            language=aid.language,
            status=str(aid.status.value),
            status_sentence=t(STATUS[aid.status]),
            version=aid.version,
            fingerprint=aid.fingerprint,
            notice=t(NOT_A_RECOMMENDATION),
            overdue=overdue(aid, today, t),
            about=aid.about,
            options=aid.options,
            trade_offs=tuple(trade_off(option, t) for option in aid.options),
            considerations=aid.considerations,
            said=tuple(self.said()),
            unanswered=self.walk.unanswered(),
            rows=tuple(sorted(rows, key=_by_importance)),
            left_out=tuple(self.left_out()),
            sources=tuple(self.used(rows)),
            ask_the_team=tuple(self.ask()),
            glossary=aid.glossary,
        )

    def said(self) -> Iterator[Said]:
        for question_id, answer in self.walk.said().items():
            question = self.walk.aid.question(question_id)
            yield Said(question, answer, answer_text(question, answer, self.translate))

    def left_out(self) -> Iterator[Piece]:
        truths = {one.id: truth for cell in self.found.values() for one, truth in cell}
        for statement in self.walk.aid.statements:
            if truths[statement.id] is Truth.NO:
                yield self.piece(statement)

    def row(self, outcome: Outcome) -> Row:
        cells = tuple(self.cell(option, outcome) for option in self.walk.aid.options)
        return Row(outcome, self.importance(outcome), cells, _several_studies(cells))

    def importance(self, outcome: Outcome) -> Importance | None:
        said = self.walk.said()
        marks = [said.get(q.id) for q in self.walk.aid.questions if q.about == outcome.id]
        return next((mark for mark in marks if isinstance(mark, Importance)), None)

    def cell(self, option: Option, outcome: Outcome) -> Cell:
        found = self.found.get((option.id, outcome.id), ())
        shown = [self.piece(one) for one, truth in found if truth is Truth.YES and isinstance(one.content, Finding)]
        gaps = [self.piece(one) for one, truth in found if truth is Truth.YES and isinstance(one.content, Gap)]
        may_apply = [self.piece(one) for one, truth in found if truth is Truth.CANNOT_TELL]
        if not shown and not gaps and not may_apply:
            gaps = [self.nothing(FOR_OTHER_ANSWERS if found else NOTHING_WRITTEN)]
        return Cell(option, tuple(shown), tuple(may_apply), gaps[0] if gaps else None)

    def nothing(self, text: str) -> Piece:
        return Piece(statement=None, text=self.translate(text), because="", for_all=False)

    def piece(self, statement: Statement) -> Piece:
        why, for_all = because(self.walk, statement.when, self.translate), statement.when == ALWAYS
        if isinstance(statement.content, Gap):
            reason = self.translate(UNKNOWN[statement.content.reason]) if statement.content.reason else ""
            return Piece(statement, statement.content.text, why, for_all, reason)
        return self.finding(statement, statement.content, why, for_all)

    def finding(self, statement: Statement, content: Finding, why: str, for_all: bool) -> Piece:
        sources = tuple(self.by_id[source] for source in content.sources)
        alone = content.chance and len(content.chance.arms) == 1 and any(s.comparison_group is False for s in sources)
        return Piece(
            statement=statement,
            text=content.says,
            because=why,
            for_all=for_all,
            reason=content.because,
            certainty=self.translate(CERTAINTY[content.certainty]),
            note=content.note,
            frequency=frequency(content.chance, self.translate) if content.chance else None,
            comparison=self.translate(NO_COMPARISON) if alone else "",
            sources=sources,
            from_to=self.from_to(content),
        )

    def from_to(self, content: Finding) -> Span | None:
        named = {one.id: one.content for one in self.walk.aid.statements if one.id in (content.from_to or ())}
        found = [named[statement_id] for statement_id in content.from_to or ()]
        ends = [one.chance for one in found if isinstance(one, Finding) and one.chance]
        return span(ends[0], ends[1], self.translate) if len(ends) == 2 else None

    def used(self, rows: Sequence[Row]) -> Iterator[Used]:
        pieces = [piece for row in rows for cell in row.cells for piece in (*cell.shown, *cell.may_apply)]
        numbers = {source.number for piece in pieces for source in piece.sources}
        for source in self.walk.aid.sources:
            if source.number in numbers:
                yield Used(source, tuple(self.differences(source)))

    def differences(self, source: Source) -> Iterator[Difference]:
        for studied in source.studied:
            yield Difference(
                studied.were, self.walk.holds(studied.like), compared(self.walk, studied.like, self.translate)
            )

    def ask(self) -> Iterator[tuple[Consideration, tuple[str, ...]]]:
        for consideration in self.walk.aid.considerations:
            if fitting := tuple(self.asks(consideration)):
                yield consideration, fitting

    def asks(self, consideration: Consideration) -> Iterator[str]:
        """What fits the person, and then what may."""
        asks = [one for one in self.walk.aid.ask_the_team if one.consideration == consideration.id]
        for wanted, said in ((Truth.YES, "%(ask)s"), (Truth.CANNOT_TELL, self.translate(IF_IT_FITS))):
            yield from (said % {"ask": one.ask} for one in asks if self.walk.holds(one.when) is wanted)


def _by_importance(row: Row) -> int:
    """Rows that matter more come first; unmarked and unsure ones keep the file's order after "some"."""
    order = {Importance.A_LOT: 0, Importance.SOME: 1, Importance.NOT_MUCH: 3}
    return order.get(row.importance, 2) if row.importance else 2


def _several_studies(cells: Sequence[Cell]) -> bool:
    """Whether figures of different studies stand in one row, so that they invite a comparison they can't bear."""
    pieces = [piece for cell in cells for piece in (*cell.shown, *cell.may_apply)]
    return len({piece.sources for piece in pieces if piece.frequency}) > 1


def trade_off(option: Option, translate: Translate) -> str:
    """What choosing the option means, in the same form for each; "" where the file does not say."""
    if not option.accepting or not option.for_a_chance_of:
        return ""
    facts = {"option": option.name, "accepting": option.accepting, "chance": option.for_a_chance_of}
    return translate(TRADE_OFF) % facts


def overdue(aid: DecisionAid, today: datetime.date, translate: Translate) -> str:
    """A sentence where the aid should have been reviewed by now; else ""."""
    return translate(OVERDUE) % {"day": aid.about.review_by.isoformat()} if today > aid.about.review_by else ""
