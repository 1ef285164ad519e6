"""Make the summary of an aid for given answers: the core of the engine.

Options always keep the file's order. Nothing is scored, ranked or added up: only the rows are sorted, by how much the
person says that an outcome matters.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from decision_aid.consultation.answers import Answers
from decision_aid.consultation.case_tables import side_by_side
from decision_aid.consultation.glance import glance
from decision_aid.consultation.path import QuestionPath
from decision_aid.consultation.patient_wording import ABOUT_WHOM
from decision_aid.consultation.reasons import (
    UndecidedQuestions,
    comparison_with_studied,
    undecided_questions,
    why_shown,
)
from decision_aid.consultation.rows import Cell, Piece, Row
from decision_aid.consultation.statement_labels import BESIDE_OPTIONS, BOXES, FOR_EVERY, NOT_KNOWN, Box
from decision_aid.consultation.statement_pieces import StatementPieces, statement_pieces
from decision_aid.consultation.summary import CitedSource, NoteLeftOut, QuestionForTeam, StudyComparison, Summary
from decision_aid.consultation.trial_of_options import IN_ONE_TRIAL
from decision_aid.consultation.voices import (
    Voices,
    as_voices,
    asked_questions,
    combined,
    follow_own_paths,
    statement_results,
)
from decision_aid.consultation.who_said_what import answers_in_words, for_whose_answer
from decision_aid.consultation.wording import (
    ABOVE,
    AN_AGREED_DAY,
    CANNOT_COMPARE,
    CANNOT_COMPARE_BUT_SAME_STUDY,
    DO_NOT_COMPARE,
    FOR_OTHER_ANSWERS,
    MAY_APPLY_NOTE,
    MODELLED_BESIDE_COUNTED,
    NOT_A_RECOMMENDATION,
    NOTHING_WRITTEN,
    OVERDUE,
    WITHDRAWN_SOURCES,
    Translate,
    date_in_words,
    english,
    look_again,
    status_sentence,
    trade_off,
)
from decision_aid.model.aid import Consideration, DecisionAid, Option, Outcome, Question, kept_together
from decision_aid.model.conditions import ALWAYS, Condition, Truth
from decision_aid.model.enums import Importance
from decision_aid.model.evidence import EVERY_OPTION, NO_OPTION, Finding, Source, Statement
from decision_aid.model.problems import Place

Notes = tuple[tuple[str, bool], ...]  # beside an option's name, each with whether it waits for an answer
ReasonParts = tuple[str, str, tuple[UndecidedQuestions, ...]]


def summarise(
    aid: DecisionAid, answers: Answers | Voices, *, today: datetime.date, translate: Translate = english
) -> Summary:
    """The evidence side by side for these answers, in the language of the aid and of `translate`; pure, no I/O."""
    voices, walked = follow_own_paths(aid, as_voices(answers))
    found: dict[tuple[str, str], list[tuple[Statement, Truth]]] = {}
    for statement, truth in statement_results(walked):
        found.setdefault((statement.option, statement.outcome), []).append((statement, truth))
    pieces = statement_pieces(aid, translate)
    return _SummaryBuilder(aid, voices, walked, pieces.translate, found, pieces).summary(today)


@dataclass(frozen=True, slots=True)
class _SummaryBuilder:
    """Builds one summary; `found` holds the statements of each cell with their results."""

    aid: DecisionAid
    voices: Voices
    walks: tuple[QuestionPath, ...]
    translate: Translate
    found: Mapping[tuple[str, str], Sequence[tuple[Statement, Truth]]]
    pieces: StatementPieces
    why_of: dict[Condition, ReasonParts] = field(default_factory=dict)  # cache

    def summary(self, today: datetime.date) -> Summary:
        aid, t = self.aid, self.translate
        rows = tuple(self.rows())
        return Summary(
            title=aid.title,
            language=aid.language,
            status=aid.status,
            is_approved=aid.is_approved,
            status_sentence=status_sentence(aid, t),
            version=aid.version,
            fingerprint=aid.short_fingerprint,
            notice=t(NOT_A_RECOMMENDATION),
            overdue=out_of_date(aid, today, t),
            about=aid.about,
            options=aid.options,
            trade_offs=tuple(trade_off(option, t) for option in aid.options),
            considerations=aid.considerations,
            said=tuple(answers_in_words(self.walks, self.voices, t)),
            unanswered=tuple(self.unanswered()),
            rows=rows,
            glance=glance(self.walks, rows, self.of_option, t),
            left_out=tuple(self.left_out()),
            notes_left_out=tuple(self.notes_left_out()),
            sources=tuple(self.used(rows)),
            about_whom=t(ABOUT_WHOM[aid.about.person]),
            look_again=look_again(aid.about, t(AN_AGREED_DAY), t),
            ask_the_team=tuple(self.ask()),
            glossary=aid.glossary,
            translated=aid.translated,
        )

    def unanswered(self) -> Iterator[Question]:
        return (question for question in asked_questions(self.walks) if not self.voices.voice_of(question.id))

    def left_out(self) -> Iterator[Piece]:
        """Each fact that is for other answers alone, once: it may be that of several cases."""
        truths = {one.id: truth for cell in self.found.values() for one, truth in cell}
        told = {one.fact for one in self.aid.statements if truths[one.id] is not Truth.NO}
        for statement in self.aid.statements:
            if statement.fact not in told:
                told.add(statement.fact)
                yield self.piece(statement)

    def rows(self) -> Iterator[Row]:
        """All rows, what matters more first; those that are never shown apart stand where the first of them does."""
        together = enumerate(kept_together(self.aid.outcomes))
        groups = [[self.row(outcome, number) for outcome in group] for number, group in together]
        for group in sorted(groups, key=lambda rows: min(row.precedence for row in rows)):
            yield from group

    def row(self, outcome: Outcome, group: int) -> Row:
        every, none = (self.beside_options(word, outcome) for word in (EVERY_OPTION, NO_OPTION))
        cells = tuple(self.cell(option, outcome, every) for option in self.aid.options)
        pieces = [piece for cell in (*cells, every, none) if cell for piece in (*cell.shown, *cell.may_apply)]
        return Row(outcome, self.importance(outcome), cells, caution(pieces, self.translate), group, every, none)

    def importance(self, outcome: Outcome) -> Importance | None:
        said = self.voices.person
        ratings = [said.get(q.id) for q in self.aid.questions if q.about == outcome.id]
        return next((rating for rating in ratings if isinstance(rating, Importance)), None)

    def beside_options(self, word: str, outcome: Outcome) -> Cell | None:
        """What is said for every option, or for none; None if that is nothing for these answers."""
        trials = all(statement.is_trial_of_options for statement, _ in self.found.get((word, outcome.id), ()))
        name = self.translate(IN_ONE_TRIAL if trials else BESIDE_OPTIONS[word])
        cell = self.known_cell(Option(word, name, "", name, "", "", Place()), outcome)
        return cell if cell.pieces else None

    def cell(self, option: Option, outcome: Outcome, every: Cell | None) -> Cell:
        """What is known about an option; where that is nothing of its own, the cell says so."""
        cell = self.known_cell(option, outcome)
        if cell.pieces:
            return cell
        if every and any(piece.statement and piece.statement.is_about(option.id) for piece in every.pieces):
            return replace(cell, gap=self.nothing(ABOVE, FOR_EVERY))
        found = self.statements_about(option.id, outcome)
        return replace(cell, gap=self.nothing(FOR_OTHER_ANSWERS if found else NOTHING_WRITTEN))

    def statements_about(self, option_id: str, outcome: Outcome) -> Sequence[tuple[Statement, Truth]]:
        """The statements in the cell of that option: trials in which it was a group, and its own."""
        beside = self.found.get((EVERY_OPTION, outcome.id), ())
        trials = [(statement, truth) for statement, truth in beside if option_id in statement.options]
        return (*trials, *self.found.get((option_id, outcome.id), ()))

    def known_cell(self, option: Option, outcome: Outcome) -> Cell:
        """What is known about an option; worked out once for an aid where it is the same whatever is answered."""
        found, notes = self.statements_about(option.id, outcome), tuple(self.head_notes(option))
        if not all(statement.when == ALWAYS for statement, _ in found):
            return self.build_cell(option, found, notes)
        key = option.id, option.name, outcome.id, notes
        return self.pieces.cells.get(key) or self.pieces.cells.setdefault(key, self.build_cell(option, found, notes))

    def build_cell(self, option: Option, about: Sequence[tuple[Statement, Truth]], notes: Notes) -> Cell:
        found = sorted(about, key=lambda one: place_in_cell(one[0]))
        known = [
            statement for statement, truth in found if truth is Truth.YES and isinstance(statement.content, Finding)
        ]
        pieces = [self.with_reason(self.pieces.in_cell(statement, option)) for statement in known]
        gaps = [
            self.piece(statement)
            for statement, truth in found
            if truth is Truth.YES and not isinstance(statement.content, Finding)
        ]
        waits = [statement for statement, truth in found if truth is Truth.CANNOT_TELL]
        may_apply = [self.with_reason(self.pieces.in_cell(statement, option)) for statement in waits]
        waiting = tuple(side_by_side(may_apply))
        said, still_open = tuple(note for note, _ in notes), tuple(note for note, is_open in notes if is_open)
        # Where voices differ, each may bring a gap: the others stand with what is shown, so that none is lost.
        return Cell(
            option, (*pieces, *gaps[1:]), tuple(may_apply), waiting, gaps[0] if gaps else None, said, still_open
        )

    def head_notes(self, option: Option) -> Iterator[tuple[str, bool]]:
        """What stands beside the option's name, whatever its conditions say, and whether that waits for an answer."""
        for note in option.head_notes:
            truth = combined(self.walks, note.when)
            if truth is Truth.YES:
                yield note.text, False
            elif truth is Truth.CANNOT_TELL:
                yield self.translate(MAY_APPLY_NOTE) % {"note": note.text}, True

    def notes_left_out(self) -> Iterator[NoteLeftOut]:
        for option in self.aid.options:
            for note in option.head_notes:
                if combined(self.walks, note.when) is Truth.NO:
                    yield NoteLeftOut(option, note.text, self.because(note.when))

    def nothing(self, text: str, style: str = NOT_KNOWN) -> Piece:
        box = Box(style, self.translate(BOXES[style]))
        return Piece(None, self.translate(text), because="", for_all=False, box=box)

    def piece(self, statement: Statement) -> Piece:
        return self.with_reason(self.pieces.piece(statement))

    def of_option(self, statement: Statement, option: Option) -> Piece:
        return self.with_reason(self.pieces.of_option(statement, option, drawn=True))

    def with_reason(self, piece: Piece) -> Piece:
        """The piece with why it is shown to this person, and for whose answer."""
        if piece.statement is None or piece.for_all:
            return piece
        why, whose, waits = self.why(piece.statement.when)
        return replace(piece, because=why, whose=whose, waits_for=waits)

    def why(self, condition: Condition) -> ReasonParts:
        """Why a condition of the aid has its result, and for whose answer; cached, as many statements share one."""
        found = self.why_of.get(condition)
        if found is None:
            found = self.why_of[condition] = self.because(condition), self.whose(condition), self.waits(condition)
        return found

    def because(self, condition: Condition) -> str:
        """Why a condition has its result, from each evaluation that gives it."""
        truth = combined(self.walks, condition)
        paths = [walk for walk in self.walks if walk.holds(condition) is truth]
        return " ".join(dict.fromkeys(why_shown(walk, condition, self.translate) for walk in paths))

    def waits(self, condition: Condition) -> tuple[UndecidedQuestions, ...]:
        """The open questions of a condition, for each evaluation that leaves it undecided."""
        paths = [walk for walk in self.walks if walk.holds(condition) is Truth.CANNOT_TELL]
        return tuple(dict.fromkeys(undecided_questions(walk, condition) for walk in paths))

    def whose(self, condition: Condition) -> str:
        """For whose answers a condition has its result; "" where it is the same for all voices."""
        truth = combined(self.walks, condition)
        voices = {walk.voice for walk in self.walks if walk.holds(condition) is truth}
        return for_whose_answer(voices, self.translate) if voices < {walk.voice for walk in self.walks} else ""

    def used(self, rows: Sequence[Row]) -> Iterator[CitedSource]:
        pieces = [piece for row in rows for cell in row.all_cells for piece in (*cell.shown, *cell.may_apply)]
        numbers = {source.number for piece in pieces for source in piece.sources}
        for source in self.aid.sources:
            if source.number in numbers:
                yield CitedSource(source, tuple(self.differences(source)))

    def differences(self, source: Source) -> Iterator[StudyComparison]:
        for studied in source.studied:
            truths = {walk.holds(studied.like) for walk in self.walks}
            sentences = dict.fromkeys(
                comparison_with_studied(walk, studied.like, self.translate) for walk in self.walks
            )
            alike = truths.pop() if len(truths) == 1 else Truth.CANNOT_TELL
            yield StudyComparison(studied.were, alike, " ".join(sentences))

    def ask(self) -> Iterator[tuple[Consideration, tuple[QuestionForTeam, ...]]]:
        for consideration in self.aid.considerations:
            if fitting := tuple(self.asks(consideration)):
                yield consideration, fitting

    def asks(self, consideration: Consideration) -> Iterator[QuestionForTeam]:
        """The questions for the team that fit the person, then those that may."""
        asks = [
            QuestionForTeam(number, ask.ask, combined(self.walks, ask.when), ask.when == ALWAYS, bool(ask.first))
            for number, ask in enumerate(self.aid.ask_the_team, 1)
            if ask.consideration == consideration.id
        ]
        for wanted in (Truth.YES, Truth.CANNOT_TELL):
            yield from (ask for ask in asks if ask.fits is wanted)


def place_in_cell(statement: Statement) -> int:
    """Sort key: what the author put first, then the others in file order, then what counts other things as well."""
    content = statement.content
    return 0 if statement.first else 2 if isinstance(content, Finding) and content.composite else 1


def caution(told: Iterable[Piece], translate: Translate) -> str:
    """The warning that figures of a row cannot be compared, since they are of different studies or kinds."""
    pieces = [piece for piece in told if piece.figure]
    kinds = {piece.modelled for piece in pieces}
    studies = {tuple(source.number for source in piece.sources) for piece in pieces}
    apart = CANNOT_COMPARE_BUT_SAME_STUDY if any(piece.same_study for piece in pieces) else CANNOT_COMPARE
    mixed = len(kinds) > 1
    first = apart if len(studies) > 1 else DO_NOT_COMPARE if mixed else ""
    return " ".join(translate(one) for one in (first, MODELLED_BESIDE_COUNTED if mixed else "") if one)


def out_of_date(aid: DecisionAid, today: datetime.date, translate: Translate) -> str:
    """The warnings that the aid may be out of date: its review is overdue, or a source of it was withdrawn; or ""."""
    late = translate(OVERDUE) % {"day": date_in_words(aid.about.review_by, translate)}
    withdrawn = {source.id for source in aid.sources if source.withdrawn}
    rests_on_some = (
        any(not withdrawn.isdisjoint(finding.sources) for _, finding in aid.findings) if withdrawn else False
    )
    told = ((late, today > aid.about.review_by), (translate(WITHDRAWN_SOURCES), rests_on_some))
    return " ".join(text for text, holds in told if holds)
