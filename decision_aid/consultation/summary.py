"""The summary as plain values: every page, handout and export renders them and computes nothing of its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from decision_aid.consultation.answers import Answer
from decision_aid.consultation.glance_values import Glance
from decision_aid.consultation.path import Voice
from decision_aid.consultation.rows import Piece, Row
from decision_aid.consultation.wording import IF_IT_FITS, NOTE_BESIDE_NAME, Translate
from decision_aid.model.aid import About, Consideration, Option, Question, Term, Translated
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import Importance, Status
from decision_aid.model.evidence import Source


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer in words; `own` if the person gave one, `by` whom, and what each voice `said` where they differ."""

    question: Question
    answer: Answer
    text: str
    own: bool = True
    by: str = ""
    differs: str = ""
    said: tuple[tuple[Voice, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StudyComparison:
    """How the person compares with the people in a study: what those were, and whether the person is alike."""

    were: str
    alike: Truth
    because: str


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source that the summary cites, and how the people in it compare with the person."""

    source: Source
    differences: tuple[StudyComparison, ...]


@dataclass(frozen=True, slots=True)
class QuestionForTeam:
    """A question for the team; its number, from 1, is that in the rule file: it tells two of equal text apart."""

    number: int
    text: str
    fits: Truth  # YES or CANNOT_TELL
    for_all: bool  # whether it fits whatever is answered
    first: bool

    def in_words(self, translate: Translate) -> str:
        """The question as printed, marked as "if it fits you" where it may not."""
        return self.text if self.fits is Truth.YES else translate(IF_IT_FITS) % {"ask": self.text}


@dataclass(frozen=True, slots=True)
class NoteLeftOut:
    """A note beside the name of an option that is for other answers, and why."""

    option: Option
    text: str
    because: str

    def in_words(self, translate: Translate) -> str:
        """What it is, in a sentence that stands below the option's name."""
        return translate(NOTE_BESIDE_NAME) % {"note": self.text.removesuffix(".")}


@dataclass(frozen=True, slots=True)
class Summary:
    """The evidence for one set of answers, in one language, rows ordered by what matters to the person."""

    title: str
    language: str
    status: Status
    is_approved: bool
    status_sentence: str
    version: str
    fingerprint: str
    notice: str
    overdue: str
    about: About
    options: tuple[Option, ...]
    trade_offs: tuple[str, ...]
    considerations: tuple[Consideration, ...]
    said: tuple[GivenAnswer, ...]
    unanswered: tuple[Question, ...]
    rows: tuple[Row, ...]
    left_out: tuple[Piece, ...]
    notes_left_out: tuple[NoteLeftOut, ...]
    sources: tuple[CitedSource, ...]
    about_whom: str
    look_again: str
    ask_the_team: tuple[tuple[Consideration, tuple[QuestionForTeam, ...]], ...]
    glossary: tuple[Term, ...]
    translated: Translated | None = None
    glance: Glance | None = None

    @property
    def head_notes(self) -> Mapping[str, tuple[str, ...]]:
        """What stands beside the name of each option for these answers, by its id."""
        return {cell.option.id: cell.head_notes for row in self.rows for cell in row.cells}

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Everything that applies or may, cell by cell."""
        return tuple(piece for row in self.rows for cell in row.all_cells for piece in cell.pieces)

    @property
    def differing(self) -> tuple[GivenAnswer, ...]:
        """The answers on which voices disagree."""
        return tuple(answer for answer in self.said if answer.differs)

    @property
    def is_ordered_by_importance(self) -> bool:
        """Whether the person has said how much an outcome matters: then the rows have an order of their own."""
        return any(row.importance not in (None, Importance.NOT_SURE) for row in self.rows)
