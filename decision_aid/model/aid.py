"""A decision aid and all it is made of: frozen values with places, and no number that could be a score."""

import datetime
from dataclasses import dataclass, field

from decision_aid.model.condition_table import Table
from decision_aid.model.conditions import ALWAYS, Condition
from decision_aid.model.enums import OutcomeKind, QuestionKind, Status
from decision_aid.model.evidence import Source, Statement
from decision_aid.model.problems import Place


@dataclass(frozen=True, slots=True)
class Option:
    """One course of care; `accepting` and `for_a_chance_of` make its trade-off sentence."""

    id: str
    name: str
    involves: str
    short: str
    accepting: str
    for_a_chance_of: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Consideration:
    """A theme of the decision, which groups questions and outcomes."""

    id: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that may happen with an option, or that it asks of the person."""

    id: str
    name: str
    kind: OutcomeKind
    consideration: str
    asks: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible answer; `said` finishes the sentence "you said ..."."""

    id: str
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the person is asked; `about` names the outcome of an importance question."""

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

    def choice(self, choice_id: str) -> Choice:
        """The choice with that id; KeyError where there is none."""
        for choice in self.choices:
            if choice.id == choice_id:
                return choice
        raise KeyError(choice_id)


@dataclass(frozen=True, slots=True)
class AskTheTeam:
    """A question that a person may want to take to the team."""

    ask: str
    consideration: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Term:
    """A hard word, what it means, and other forms in which it is written."""

    word: str
    means: str
    also: tuple[str, ...]
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who wrote the aid, and whether their unit offers what it is about."""

    name: str
    role: str
    offers_this_treatment: bool | None
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class About:
    """What the decision is, for whom, and who answers for the aid; `places` are those of its two days."""

    condition: str
    decision: str
    for_whom: str
    written_by: tuple[Writer, ...]
    funding: str
    interests: str
    method: str
    patients_took_part: str
    reviewed: datetime.date
    review_by: datetime.date
    update_policy: str
    country: str = ""
    peer_review: str = ""
    tried_with_patients: str = ""
    tried_with_clinicians: str = ""
    effect_studied: str = ""
    equality: str = ""
    places: tuple[Place, Place] = field(default=(Place(), Place()), compare=False)


@dataclass(frozen=True, slots=True)
class Example:
    """An example person, and what they must and must not see."""

    name: str
    given: tuple[tuple[str, "str | tuple[str, ...]"], ...]
    must_show: tuple[str, ...]
    must_not_show: tuple[str, ...]
    may_apply: tuple[str, ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Written:
    """A text that people will read, with the key it stands under, its place, and the lines of the whole file."""

    key: str
    text: str
    place: Place
    lines: tuple[str, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Waiver:
    """An author's reason for letting a finding of a check stand on one line."""

    check: str
    reason: str
    place: Place


PRINTED = 12  # letters of a fingerprint


def printed(fingerprint: str) -> str:
    """The beginning of a fingerprint, by which people find a version; nothing is decided by it."""
    return fingerprint[:PRINTED]


@dataclass(frozen=True, slots=True)
class Translated:
    """Who answers for an aid in another language than its own, and the texts that still stand in that one."""

    from_language: str
    status: Status
    translated_by: str
    reviewed_by: str
    untranslated: frozenset[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class DecisionAid:
    """What a rule file becomes when read; questions stand in the order in which they are asked."""

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
    texts: tuple[Written, ...] = field(repr=False)
    waivers: tuple[Waiver, ...] = ()
    translated: Translated | None = None
    truths: Table = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        asked = [(question.id, question.when) for question in self.questions]
        likes = (studied.like for source in self.sources for studied in source.studied)
        others = (*(one.when for one in self.ask_the_team), *likes)
        table = Table(asked, [one.when for one in self.statements], others)
        object.__setattr__(self, "truths", table)

    @property
    def printed_fingerprint(self) -> str:
        """The letters of the fingerprint that pages and papers show."""
        return printed(self.fingerprint)

    def question(self, question_id: str) -> Question:
        """The question with that id; KeyError where there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)
