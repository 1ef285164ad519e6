"""The decision aid as immutable dataclasses: the result of reading one rule file.

Each part that a check may complain about carries its `place` in the file; `place` never counts in comparisons, so an
aid whose lines moved equals the old one. No field weighs, ranks or scores: an aid informs and does not recommend.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from unicodedata import normalize

from decision_aid.model.amounts import Difference
from decision_aid.model.condition_table import ConditionTable
from decision_aid.model.conditions import ALWAYS, Clause, Condition, clauses_of
from decision_aid.model.denominators import difference_denominators, row_denominators
from decision_aid.model.enums import (
    DecisionKind,
    Denominator,
    Direction,
    FileFormat,
    OutcomeKind,
    Patient,
    QuestionKind,
    RecordValue,
    Status,
)
from decision_aid.model.evidence import Figure, Finding, Source, Statement
from decision_aid.model.fingerprint import short_fingerprint
from decision_aid.model.problems import Place

OPPOSITE = {
    OutcomeKind.BENEFIT: OutcomeKind.HARM,
    OutcomeKind.HARM: OutcomeKind.BENEFIT,
    OutcomeKind.BURDEN: None,
    OutcomeKind.PRACTICAL: None,
}
IMPORTANCE_PAGE = "what-matters"  # the id of the page of all importance questions; no consideration may have it


@dataclass(frozen=True, slots=True)
class HeadNote:
    """What stands beside an option's name for those whom its condition fits; the option itself is shown to all."""

    text: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Option:
    """One course of care; the trade-off sentence is built from `accepting` and `for_a_chance_of`."""

    id: str
    name: str
    involves: str
    short: str
    accepting: str
    for_a_chance_of: str
    place: Place = field(compare=False)
    head_notes: tuple[HeadNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Consideration:
    """A theme of the decision: it groups outcomes, and its questions share one page."""

    id: str
    title: str
    why: str
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that may happen with an option, or a burden it puts on the person (`asks`): a row of the summary.

    `direction` is None where options do what its kind says: bring benefits, and do harm. `glance` puts it into the
    glance, for those whom `glance_when` fits. It is never shown apart from the outcomes that it is `kept_with`, nor
    they from it.
    """

    id: str
    name: str
    kind: OutcomeKind
    consideration: str
    asks: str
    direction: Direction | None = None
    glance: bool | None = None
    glance_when: Condition = ALWAYS
    kept_with: tuple[str, ...] = ()
    out_of: Denominator | None = None
    place: Place = field(default=Place(), compare=False)

    @property
    def sides(self) -> frozenset[OutcomeKind]:
        """The kinds of what it tells about an option: that a harm becomes rarer is a benefit, and the reverse."""
        other = OPPOSITE[self.kind]
        if other is None or self.direction in (None, Direction.MORE_OFTEN):
            return frozenset({self.kind})
        return frozenset({other} if self.direction is Direction.RARER else {self.kind, other})


def kept_together(outcomes: Iterable[Outcome]) -> list[list[Outcome]]:
    """The outcomes in groups that are never shown apart, most of one outcome; the groups by the first of each."""
    groups: list[list[Outcome]] = []
    for outcome in outcomes:
        tied = [group for group in groups if any(_are_tied(outcome, other) for other in group)]
        groups = [group for group in groups if group not in tied[1:]] + ([] if tied else [[outcome]])
        if tied:
            tied[0] += [*(other for group in tied[1:] for other in group), outcome]
    return groups


def _are_tied(outcome: Outcome, other: Outcome) -> bool:
    return outcome.id in other.kept_with or other.id in outcome.kept_with


@dataclass(frozen=True, slots=True)
class RecordCode:
    """A code in a patient's record that makes an answer a proposed one: `SYSTEM|CODE`, as FHIR searches write it."""

    code: str
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer; `said` completes the sentence "you said ..." and may be empty."""

    id: str
    label: str
    said: str
    from_record: tuple[RecordCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the person, of any kind; which fields have content depends on `kind`.

    `choices` and `alone` (the choices that exclude all others) belong to choice questions, `limits` (inclusive) and
    `unit` to numbers, as does what is proposed `from_record`, and `about` (the id of an outcome) to questions about
    importance.
    """

    id: str
    kind: QuestionKind
    ask: str
    why: str
    consideration: str
    choices: tuple[Choice, ...]
    alone: frozenset[str]
    limits: tuple[int, int]
    unit: str
    about: str
    when: Condition = ALWAYS
    place: Place = field(default=Place(), compare=False)
    from_record: RecordValue | None = None

    @property
    def page(self) -> str:
        """The id of the page on which it is asked: its consideration, or the page of all importance questions."""
        return IMPORTANCE_PAGE if self.kind is QuestionKind.IMPORTANCE else self.consideration

    def choice(self, choice_id: str) -> Choice:
        """The choice with that id; KeyError if there is none. A linear search: questions have few choices."""
        for choice in self.choices:
            if choice.id == choice_id:
                return choice
        raise KeyError(choice_id)


@dataclass(frozen=True, slots=True)
class AskTheTeam:
    """A suggested question for the care team, offered when its condition holds; a `first` one leads short papers."""

    ask: str
    consideration: str
    when: Condition
    first: bool | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: a hard word, its meaning, and the other spellings or forms to link (`also`).

    Its `spellings` are all forms as a text may write them: a letter with an accent is one sign (NFC) or two (NFD).
    """

    word: str
    means: str
    also: tuple[str, ...]
    place: Place = field(default=Place(), compare=False)
    spellings: tuple[str, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        forms = (self.word, *self.also)
        spelt = dict.fromkeys(normalize(kind, form) for kind in ("NFC", "NFD") for form in forms)
        object.__setattr__(self, "spellings", tuple(spelt))


@dataclass(frozen=True, slots=True)
class Writer:
    """An author of the aid; `offers_this_treatment` discloses a conflict of interest, None if not declared."""

    name: str
    role: str
    offers_this_treatment: bool | None
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class About:
    """What the decision is, for whom, who is responsible, and how the aid was made and tested.

    `declared` has all that the writers declare, by the key of the rule file; "" means: not declared. `done` and
    `not_done` are the keys of what the writers say was done, or not. `look_again` completes the sentence "Look again
    on ..., or when ..." and may be empty, and so may `not_for`: who must not use the aid, which stands above what is
    known. `places` are those of `reviewed` and `review_by`, for the checks of these two dates.
    """

    condition: str
    decision: str
    for_whom: str
    written_by: tuple[Writer, ...]
    reviewed: datetime.date
    review_by: datetime.date
    declared: Mapping[str, str] = field(hash=False)
    done: tuple[str, ...] = ()
    not_done: tuple[str, ...] = ()
    kind: DecisionKind = DecisionKind.TREATMENT
    person: Patient = Patient.YOU
    look_again: str = ""
    not_for: str = ""
    places: tuple[Place, Place] = field(default=(Place(), Place()), compare=False)


@dataclass(frozen=True, slots=True)
class Example:
    """An acceptance test that an author writes: a person's answers, and the statement ids that must (not) appear."""

    name: str
    given: tuple[tuple[str, "str | tuple[str, ...]"], ...]
    must_show: tuple[str, ...]
    must_not_show: tuple[str, ...]
    may_apply: tuple[str, ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class VisibleText:
    """A text that people will read, recorded for the language checks (sentence length, readability, wording).

    `key` is the YAML key above it. `text` has each letter with an accent as one sign (NFC), however the file has it, so
    that words are found. `lines` are those of the whole file, shared by all texts, so that a check can locate a word
    inside the text.
    """

    key: str
    text: str
    place: Place
    lines: tuple[str, ...] = field(default=(), repr=False, compare=False)

    def is_text(self, text: str) -> bool:
        """Whether that is this text, as the model has it: unchanged from the file."""
        return self.text == normalize("NFC", text)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A comment `# waive <check>: <reason>`, which silences one check on one line; the reason is published."""

    check: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Translated:
    """Metadata of a translated aid: its own status, who made it, and the texts still in the source language.

    `translated_by` and `reviewed_by` are in the translators' own words; the latter is "" while nobody is named.
    """

    from_language: str
    status: Status
    untranslated: frozenset[str] = field(repr=False)
    translated_by: str = ""
    reviewed_by: str = ""
    reviewed_on: datetime.date | None = None


ConditionOwner = Question | Statement | AskTheTeam | Source | Option | Outcome


@dataclass(frozen=True, slots=True)
class DecisionAid:
    """One rule file, read and valid. Questions are in the order in which they are asked, everything else in file order.

    `fingerprint` is the SHA-256 of the file's bytes; `version` is the author's word for it, or else the short
    fingerprint. A `hidden` one is shown to authors alone. Compiled once per aid and shared by all requests:
    the `findings`, each with its statement; the `conditions`, each with what it belongs to and its clauses, where a
    source has one for each group and an option for each note; the condition table; by the id of each outcome the
    `denominators` of its chances and those of its differences; and the ids of the questions whose answers decide on a
    statement, another question, a note of an option or a row of the glance (`deciding_questions`), or on a question to
    ask the team.
    """

    title: str
    language: str
    status: Status
    version: str
    fingerprint: str
    about: About
    options: tuple[Option, ...]
    considerations: tuple[Consideration, ...]
    outcomes: tuple[Outcome, ...]
    sources: tuple[Source, ...]
    questions: tuple[Question, ...]
    statements: tuple[Statement, ...]
    ask_the_team: tuple[AskTheTeam, ...]
    glossary: tuple[Term, ...]
    examples: tuple[Example, ...]
    texts: tuple[VisibleText, ...] = field(repr=False)
    waivers: tuple[Waiver, ...] = ()
    translated: Translated | None = None
    format: FileFormat = FileFormat.FIRST
    hidden: bool = False
    questions_by_id: Mapping[str, Question] = field(init=False, compare=False, repr=False)
    findings: tuple[tuple[Statement, Finding], ...] = field(init=False, compare=False, repr=False)
    conditions: tuple[tuple[ConditionOwner, Condition, tuple[Clause, ...]], ...] = field(
        init=False, compare=False, repr=False
    )
    condition_table: ConditionTable = field(init=False, compare=False, repr=False)
    denominators: Mapping[str, int] = field(init=False, compare=False, repr=False)
    difference_denominators: Mapping[str, int] = field(init=False, compare=False, repr=False)
    deciding_questions: frozenset[str] = field(init=False, compare=False, repr=False)
    team_deciding_questions: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        compiled = partial(object.__setattr__, self)
        compiled("questions_by_id", {question.id: question for question in self.questions})
        found = ((statement, statement.content) for statement in self.statements)
        compiled(
            "findings", tuple((statement, content) for statement, content in found if isinstance(content, Finding))
        )
        compiled("conditions", tuple((owner, when, clauses_of(when)) for owner, when in self._owned_conditions()))
        asked = [(question.id, question.when) for question in self.questions]
        table = ConditionTable(
            asked, [statement.when for statement in self.statements], (when for _, when, _ in self.conditions)
        )
        compiled("condition_table", table)
        chosen = {outcome.id: outcome.out_of.value for outcome in self.outcomes if outcome.out_of}
        compiled("denominators", row_denominators(self.findings) | chosen)
        compiled("difference_denominators", difference_denominators(self.findings) | chosen)
        compiled("deciding_questions", self._questions_in_conditions_of(Question, Statement, Option, Outcome))
        compiled("team_deciding_questions", self._questions_in_conditions_of(AskTheTeam))

    def out_of(self, outcome_id: str, figure: Figure | None) -> int:
        """How many people a figure of that row is told out of; 0 where its row has no such number."""
        if isinstance(figure, Difference):
            return self.difference_denominators.get(outcome_id, 0)
        return self.denominators.get(outcome_id, 0)

    def _owned_conditions(self) -> Iterator[tuple[ConditionOwner, Condition]]:
        for ones in (self.questions, self.statements, self.ask_the_team):
            yield from ((one, one.when) for one in ones)
        yield from ((source, studied.like) for source in self.sources for studied in source.studied)
        yield from ((option, note.when) for option in self.options for note in option.head_notes)
        yield from ((outcome, outcome.glance_when) for outcome in self.outcomes)

    def _questions_in_conditions_of(self, *owners: type) -> frozenset[str]:
        told = (clauses for owner, _, clauses in self.conditions if isinstance(owner, owners))
        return frozenset(line.question for clauses in told for line in clauses)

    @property
    def is_approved(self) -> bool:
        """Whether its text is approved for use; of a translation, whether the original and the translation both are."""
        return {self.status, self.translated.status if self.translated else self.status} == {Status.APPROVED}

    @property
    def short_fingerprint(self) -> str:
        """The short fingerprint that pages and handouts show."""
        return short_fingerprint(self.fingerprint)

    @property
    def has_glance(self) -> bool:
        """Whether the author chose outcomes for the glance."""
        return any(outcome.glance for outcome in self.outcomes)

    def question(self, question_id: str) -> Question:
        """The question with that id; KeyError if there is none."""
        return self.questions_by_id[question_id]
