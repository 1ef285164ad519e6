"""An aid and answers, in one voice or two, go in; a Summary comes out. Nothing is ranked or added up."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from decision_aid.consultation.answers import Answers
from decision_aid.consultation.frequencies import Span, frequency, span
from decision_aid.consultation.path import Walk
from decision_aid.consultation.reasons import Waits, because, compared, waited_for
from decision_aid.consultation.said import WHOSE, sayings
from decision_aid.consultation.summary import Cell, Difference, Piece, Row, Summary, Used
from decision_aid.consultation.voices import SURELY, Voice, Voices, heard, on_path, path, stated, walks
from decision_aid.consultation.wording import (  # fmt: skip
    CERTAINTY,
    FOR_OTHER_ANSWERS,
    IF_IT_FITS,
    NO_COMPARISON,
    NOT_A_RECOMMENDATION,
    NOTHING_WRITTEN,
    OVERDUE,
    TRADE_OFF,
    UNKNOWN,
    Translate,
    day,
    english,
    status_sentence,
)
from decision_aid.model.aid import Consideration, DecisionAid, Option, Outcome
from decision_aid.model.conditions import ALWAYS, Condition, Truth
from decision_aid.model.enums import Importance
from decision_aid.model.evidence import Finding, Gap, Source, Statement

Why = tuple[str, str, tuple[Waits, ...]]


def summarise(
    aid: DecisionAid, answers: Answers | Voices, *, today: datetime.date, translate: Translate = english
) -> Summary:
    """The evidence side by side for these answers, in the words of one language."""
    voices = on_path(aid, heard(answers))
    walked = walks(aid, voices)
    found: dict[tuple[str, str], list[tuple[Statement, Truth]]] = {}
    for one, truth in stated(walked):
        found.setdefault((one.option, one.outcome), []).append((one, truth))
    return _Telling(aid, voices, walked, translate, found, {source.id: source for source in aid.sources}).summary(today)


def _holds(walked: tuple[Walk, ...], condition: Condition) -> Truth:
    """What a condition answers in either walk: yes before cannot tell, and that before no."""
    return min((walk.holds(condition) for walk in walked), key=SURELY.index)


@dataclass(frozen=True, slots=True)
class _Telling:
    """One summary in the making: the walks, their language, what is written for each cell and whether it applies."""

    aid: DecisionAid
    voices: Voices
    walks: tuple[Walk, ...]
    translate: Translate
    found: Mapping[tuple[str, str], Sequence[tuple[Statement, Truth]]]
    by_id: Mapping[str, Source]
    told: dict[int, Why] = field(default_factory=dict)

    def summary(self, today: datetime.date) -> Summary:
        aid, t = self.aid, self.translate
        rows = tuple(self.row(outcome) for outcome in aid.outcomes)
        return Summary(
            title=aid.title,
            language=aid.language,
            status=str(aid.status.value),
            status_sentence=status_sentence(aid, t),
            version=aid.version,
            fingerprint=aid.printed_fingerprint,
            notice=t(NOT_A_RECOMMENDATION),
            overdue=overdue(aid, today, t),
            about=aid.about,
            options=aid.options,
            trade_offs=tuple(trade_off(option, t) for option in aid.options),
            considerations=aid.considerations,
            said=tuple(sayings(self.walks, self.voices, t)),
            unanswered=tuple(one for one in path(self.walks) if not self.voices.who(one.id)),
            rows=tuple(sorted(rows, key=_by_importance)),
            left_out=tuple(self.left_out()),
            sources=tuple(self.used(rows)),
            ask_the_team=tuple(self.ask()),
            glossary=aid.glossary,
            translated=aid.translated,
        )

    def left_out(self) -> Iterator[Piece]:
        truths = {one.id: truth for cell in self.found.values() for one, truth in cell}
        for statement in self.aid.statements:
            if truths[statement.id] is Truth.NO:
                yield self.piece(statement)

    def row(self, outcome: Outcome) -> Row:
        cells = tuple(self.cell(option, outcome) for option in self.aid.options)
        return Row(outcome, self.importance(outcome), cells, _several_studies(cells))

    def importance(self, outcome: Outcome) -> Importance | None:
        said = self.voices.person
        marks = [said.get(q.id) for q in self.aid.questions if q.about == outcome.id]
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
        if isinstance(statement.content, Gap):
            reason = self.translate(UNKNOWN[statement.content.reason]) if statement.content.reason else ""
            why, whose, waits = self.why(statement.when)
            for_all = statement.when == ALWAYS
            return Piece(statement, statement.content.text, why, for_all, reason, whose=whose, waits_for=waits)
        return self.finding(statement, statement.content)

    def why(self, condition: Condition) -> Why:
        """Why a condition of the aid answers as it does, and for whose answer; said once for all that hangs on it."""
        found = self.told.get(id(condition))
        if found is None:
            found = self.told[id(condition)] = self.because(condition), self.whose(condition), self.waits(condition)
        return found

    def because(self, condition: Condition) -> str:
        """Why a condition answers as it does, by whichever walks make it so."""
        truth = _holds(self.walks, condition)
        found = [walk for walk in self.walks if walk.holds(condition) is truth]
        return " ".join(dict.fromkeys(because(walk, condition, self.translate) for walk in found))

    def waits(self, condition: Condition) -> tuple[Waits, ...]:
        """What a condition waits for in each walk that can't tell whether it holds."""
        found = [walk for walk in self.walks if walk.holds(condition) is Truth.CANNOT_TELL]
        return tuple(dict.fromkeys(waited_for(walk, condition) for walk in found))

    def whose(self, condition: Condition) -> str:
        """Whose answer alone makes a condition answer as it does; "" where it is the same for both."""
        truths = [walk.holds(condition) for walk in self.walks]
        if len(set(truths)) == 1:
            return ""
        return self.translate(WHOSE[Voice.PERSON if truths[0] is min(truths, key=SURELY.index) else Voice.CLINICIAN])

    def finding(self, statement: Statement, content: Finding) -> Piece:
        sources = tuple(self.by_id[source] for source in content.sources)
        why, whose, waits = self.why(statement.when)
        alone = content.chance and len(content.chance.arms) == 1 and any(s.comparison_group is False for s in sources)
        return Piece(
            statement=statement,
            text=content.says,
            because=why,
            for_all=statement.when == ALWAYS,
            reason=content.because,
            certainty=self.translate(CERTAINTY[content.certainty]),
            note=content.note,
            frequency=frequency(content.chance, self.translate) if content.chance else None,
            comparison=self.translate(NO_COMPARISON) if alone else "",
            sources=sources,
            whose=whose,
            from_to=self.from_to(content),
            waits_for=waits,
        )

    def from_to(self, content: Finding) -> Span | None:
        if not content.from_to:
            return None
        named = {one.id: one.content for one in self.aid.statements if one.id in content.from_to}
        found = [named[statement_id] for statement_id in content.from_to]
        ends = [one.chance for one in found if isinstance(one, Finding) and one.chance]
        return span(ends[0], ends[1], self.translate) if len(ends) == 2 else None

    def used(self, rows: Sequence[Row]) -> Iterator[Used]:
        pieces = [piece for row in rows for cell in row.cells for piece in (*cell.shown, *cell.may_apply)]
        numbers = {source.number for piece in pieces for source in piece.sources}
        for source in self.aid.sources:
            if source.number in numbers:
                yield Used(source, tuple(self.differences(source)))

    def differences(self, source: Source) -> Iterator[Difference]:
        for studied in source.studied:
            truths = {walk.holds(studied.like) for walk in self.walks}
            told = dict.fromkeys(compared(walk, studied.like, self.translate) for walk in self.walks)
            alike = truths.pop() if len(truths) == 1 else Truth.CANNOT_TELL
            yield Difference(studied.were, alike, " ".join(told))

    def ask(self) -> Iterator[tuple[Consideration, tuple[str, ...]]]:
        for consideration in self.aid.considerations:
            if fitting := tuple(self.asks(consideration)):
                yield consideration, fitting

    def asks(self, consideration: Consideration) -> Iterator[str]:
        """What fits the person, and then what may."""
        asks = [one for one in self.aid.ask_the_team if one.consideration == consideration.id]
        for wanted, said in ((Truth.YES, "%(ask)s"), (Truth.CANNOT_TELL, self.translate(IF_IT_FITS))):
            yield from (said % {"ask": one.ask} for one in asks if _holds(self.walks, one.when) is wanted)


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
    return translate(OVERDUE) % {"day": day(aid.about.review_by, translate)} if today > aid.about.review_by else ""
