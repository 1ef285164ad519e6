"""Evidence as immutable dataclasses: statements and gaps, natural frequencies, and the sources behind them.

Numbers are people, never percentages or ratios: an arm has a published count (`people` of `of`) or, if the source
gives no count, a `share` of `per` people. Shares are exact, as they were written.
"""

import datetime
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from decision_aid.model.amounts import Amount, AmountCourse, Difference, MeasuredGroup, SignedChange
from decision_aid.model.chains import Chain
from decision_aid.model.conditions import ALWAYS, Condition
from decision_aid.model.enums import Certainty, StatementKind, Unknown, Verdict, WithdrawalKind
from decision_aid.model.problems import Place

EVERY_OPTION, NO_OPTION = "every option", "no option"  # in place of an id, which has no blanks: what is said once
LETTERS_OF_SHORT_KIND = 24
OPTION_WORDS = (("every", EVERY_OPTION), ("none", NO_OPTION))  # as the second form of the rule file writes them


@dataclass(frozen=True, slots=True)
class Studied:
    """A trait of a study's participants; `like` is the condition that a person who shares it meets."""

    were: str
    like: Condition


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that a source makes, paraphrased, with the verdict of our fact check."""

    id: str
    claim: str
    verdict: Verdict
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a source was retracted or superseded, when, by what and why; `by` and `note` may be "".

    No rule file says so: the list of a folder does, since aids that nobody edits cite such sources too.
    """

    kind: WithdrawalKind
    day: datetime.date
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A cited source. `number`, from 1 in file order, is its citation number on every page and handout."""

    id: str
    number: int
    citation: str
    link: str
    kind: str
    people: str
    checked: datetime.date | None
    limits: str
    comparison_group: bool | None
    may_share_people_with: tuple[str, ...]
    studied: tuple[Studied, ...]
    claims: tuple[Claim, ...]
    place: Place = field(compare=False)
    checked_at: Place = field(default=Place(), compare=False)
    withdrawn: Withdrawal | None = None
    funded_by: str = ""

    @property
    def short_kind(self) -> str:
        """What it is in few letters, such as "made up", for where there is little room beside a number; else ""."""
        return self.kind if len(self.kind) <= LETTERS_OF_SHORT_KIND else ""


@dataclass(frozen=True, slots=True)
class Range:
    """A 95% confidence interval in people out of `per`, ends inclusive; `computed_here` if no source published it."""

    low: Decimal
    high: Decimal
    per: int
    computed_here: bool
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm of a study: a count (`people` of `of`), or the `share` of `per` people if only that was published.

    With a share, `of` is how many people were studied, or None. `plus_minus` and `standard_error` are out of `per` too.
    `option` is the option of the aid that the group had; "" if it was none. `proportion` is the exact part of all
    people to whom it happened: from 0 to 1.
    """

    name: str
    people: int | None
    of: int | None
    share: Decimal | None
    per: int
    range: Range | None
    plus_minus: Decimal | None
    standard_error: Decimal | None = None
    option: str = ""
    proportion: Fraction = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        is_counted = self.people is not None and self.of
        part = Fraction(self.people or 0, self.of) if is_counted else Fraction(self.share or 0) / self.per
        object.__setattr__(self, "proportion", part)


@dataclass(frozen=True, slots=True)
class Chance:
    """A natural frequency from one study, with one arm, or two and more that were compared.

    Either `over` (events within that time) or `at` (state at that time) is set; `picture` asks for an icon array. `who`
    was counted, such as women; "" for people. `change` is the published difference of one of two arms from the other,
    in people out of the `per` of both; `change_between` has their places.
    """

    arms: tuple[Arm, ...]
    event: str
    otherwise: str
    over: str
    at: str
    picture: bool
    place: Place = field(compare=False)
    picture_at: Place = field(default=Place(), compare=False)
    who: str = ""
    change: SignedChange | None = None
    change_between: tuple[int, int] = (0, 1)


@dataclass(frozen=True, slots=True)
class Moment:
    """One time of a course, with its groups."""

    over: str
    at: str
    arms: tuple[Arm, ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Course:
    """One event at several times of one study, the earliest first; every time has the same groups.

    `numbers` are those in the times, and say where each is on the line. `who` was counted, such as women; "" for
    people.
    """

    event: str
    otherwise: str
    times: tuple[Moment, ...]
    numbers: tuple[Decimal, ...]
    picture: bool
    place: Place = field(compare=False)
    picture_at: Place = field(default=Place(), compare=False)
    who: str = ""

    @property
    def chances(self) -> tuple[Chance, ...]:
        """Each time as a chance of its own."""
        shared = (self.event, self.otherwise)
        return tuple(
            Chance(time.arms, *shared, time.over, time.at, self.picture, time.place, self.picture_at, self.who)
            for time in self.times
        )


@dataclass(frozen=True, slots=True)
class Gap:
    """An explicit "not known": the content of a statement without evidence."""

    kind: ClassVar = StatementKind.GAP
    text: str
    reason: Unknown | None


@dataclass(frozen=True, slots=True)
class DoesNotApply:
    """Why an outcome cannot happen with an option: neither known nor unknown, so it has no source."""

    kind: ClassVar = StatementKind.DOES_NOT_APPLY
    text: str


Figure = Chance | Course | Chain | Amount | AmountCourse | Difference


def groups_of(figure: Figure | None) -> tuple[Arm, ...] | tuple[MeasuredGroup, ...]:
    """The groups that a figure has numbers of, those of a course at its first time; () of a figure without groups."""
    match figure:
        case Chance(arms=groups) | Amount(groups=groups):
            return groups
        case Course(times=(first, *_)):
            return first.arms
        case AmountCourse(times=(earliest, *_)):
            return earliest.groups
    return ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known, with its GRADE certainty and the reason for it. `from_to` names the statements of a range.

    `modelled` says that a computer model worked it out, and nobody counted it. A reported fact, such as a law or who
    took part in a study, has neither certainty nor reason: GRADE is for effects.
    A `composite` counts other things together with its outcome, such as deaths or infections; it never heads a cell.
    """

    says: str
    certainty: Certainty | None
    because: str
    sources: tuple[str, ...]
    figure: Figure | None
    from_to: tuple[str, str] | None
    note: str
    modelled: bool = False
    composite: bool | None = None

    @property
    def kind(self) -> StatementKind:
        """A finding with a certainty, or a reported fact."""
        return StatementKind.FINDING if self.certainty else StatementKind.REPORTED

    @property
    def text(self) -> str:
        """The sentence, called as in the other kinds of a statement."""
        return self.says


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a table by answers: the id of the table, its own condition, and what limits the whole table."""

    table: str
    when: Condition
    within: Condition


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said about one option and one outcome; `when` limits it to the people whom it applies to.

    A statement with `cases:` is read as one statement for each, so that all else deals with statements alone. `option`
    may also be EVERY_OPTION or NO_OPTION.
    Of a case, `called` are words for its people where their answers are long to read; else it is "".
    One with a `head`, a short text, stands for its cell in the glance. One that is `first` stands first in its cell.
    """

    id: str
    option: str
    outcome: str
    content: Finding | Gap | DoesNotApply
    when: Condition
    place: Place = field(compare=False)
    never_with: tuple[str, ...] = ()
    case: Case | None = None
    called: str = ""
    head: str = ""
    first: bool | None = None

    @property
    def text(self) -> str:
        """Its sentence, of whatever kind it is."""
        return self.content.text

    @property
    def kind(self) -> StatementKind:
        """What kind it is."""
        return self.content.kind

    @property
    def fact(self) -> tuple[str, str, Finding | str]:
        """What it says of what, alike for cases that differ in whom they are for or in how sure they are."""
        content = self.content
        told = replace(content, certainty=None, because="") if isinstance(content, Finding) else content.text
        return self.option, self.outcome, told

    @property
    def options(self) -> tuple[str, ...]:
        """The options in whose cells it stands: its own, or those that were the groups of one trial."""
        if self.option not in (EVERY_OPTION, NO_OPTION):
            return (self.option,)
        figure = self.content.figure if isinstance(self.content, Finding) else None
        return tuple(group.option for group in groups_of(figure) if group.option)

    @property
    def is_trial_of_options(self) -> bool:
        """Whether it tells of one trial whose groups are options, so that their figures may be compared."""
        return self.option == EVERY_OPTION and bool(self.options)

    def is_about(self, option_id: str) -> bool:
        """Whether it says something about that option: in its cell, or for every option."""
        return option_id in self.options or (self.option == EVERY_OPTION and not self.options)

    @property
    def leads_glance_row(self) -> bool:
        """Whether some people read it before the heads of a row, since those may be numbers of others than they.

        It is what is not known, or was put first, for their answers, and for every option or none.
        """
        if self.head or self.when == ALWAYS or self.options or self.option not in (EVERY_OPTION, NO_OPTION):
            return False
        return isinstance(self.content, Gap) or bool(self.first)

    @property
    def is_not_looked_for(self) -> bool:
        """Whether it is a gap that says that nobody has looked yet."""
        return isinstance(self.content, Gap) and self.content.reason is Unknown.NOT_LOOKED_FOR

    @property
    def table(self) -> str:
        """The id of the table that it is a case of; "" if it stands alone."""
        return self.case.table if self.case else ""
