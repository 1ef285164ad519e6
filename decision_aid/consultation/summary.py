"""The evidence side by side, as values: every page, paper and export is made from them and from nothing else."""

from dataclasses import dataclass

from decision_aid.consultation.answers import Answer
from decision_aid.consultation.frequencies import Frequency, Span
from decision_aid.consultation.reasons import Waits
from decision_aid.model.aid import About, Consideration, Option, Outcome, Question, Term, Translated
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import Importance
from decision_aid.model.evidence import Source, Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement or gap as a person reads it, why it stands where it does, and whose answer alone brings it.

    What a piece waits for is the same in every language, however its reason is said there.
    """

    statement: Statement | None
    text: str
    because: str
    for_all: bool
    reason: str = ""
    certainty: str = ""
    note: str = ""
    frequency: Frequency | None = None
    from_to: Span | None = None
    comparison: str = ""
    sources: tuple[Source, ...] = ()
    whose: str = ""
    waits_for: tuple[Waits, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known about one option on one outcome; never silently empty."""

    option: Option
    shown: tuple[Piece, ...]
    may_apply: tuple[Piece, ...]
    gap: Piece | None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All that the cell says, in order."""
        return (*self.shown, *self.may_apply, *([self.gap] if self.gap else []))


@dataclass(frozen=True, slots=True)
class Row:
    """One outcome, with a cell for every option in the same order."""

    outcome: Outcome
    importance: Importance | None
    cells: tuple[Cell, ...]
    several_studies: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A question that was asked, what was said, by whom, and where the clinician's answer differs, that as well."""

    question: Question
    answer: Answer
    text: str
    own: bool = True
    by: str = ""
    theirs: str = ""
    differs: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something true of the people in a study, and whether the person is like them."""

    were: str
    alike: Truth
    because: str


@dataclass(frozen=True, slots=True)
class Used:
    """A source used in the summary, and how its people compare with the person."""

    source: Source
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The evidence for these answers: every page, paper and export is made from it and from nothing else."""

    title: str
    language: str
    status: str
    status_sentence: str
    version: str
    fingerprint: str
    notice: str
    overdue: str
    about: About
    options: tuple[Option, ...]
    trade_offs: tuple[str, ...]
    considerations: tuple[Consideration, ...]
    said: tuple[Said, ...]
    unanswered: tuple[Question, ...]
    rows: tuple[Row, ...]
    left_out: tuple[Piece, ...]
    sources: tuple[Used, ...]
    ask_the_team: tuple[tuple[Consideration, tuple[str, ...]], ...]
    glossary: tuple[Term, ...]
    translated: Translated | None = None

    @property
    def differing(self) -> tuple[Said, ...]:
        """What the person and the clinician answered differently."""
        return tuple(one for one in self.said if one.differs)

    @property
    def marked(self) -> bool:
        """Whether the person has said of any outcome how much it matters."""
        return any(row.importance for row in self.rows)
