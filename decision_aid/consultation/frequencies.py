"""Natural frequencies: the sentence, the icon array and the range of a chance, all made from its one number.

Nothing else turns a chance into words or icons, so the two never disagree. All chances of a row are told and drawn out
of one number, the row's denominator, so that a reader can compare them. The exceptions are figures for which it would
say what nobody counted: fewer than 20 people, and nobody, or all, of those who were counted. Those are told as counts.
Numbers of people are whole, but beside a published difference that has decimals: rounded, the groups would not agree
with it. How many it did not happen to is whole even then.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from decision_aid.consultation.figure_values import LargeNumber, MeasuredFigure, ToldFigure
from decision_aid.consultation.ranges import (
    RangeBar,
    bare_range,
    has_range,
    range_bar,
    range_sentence,
    rounded_to,
    short_range,
    shortest_range,
)
from decision_aid.consultation.wording import Translate, as_sentence, number_in_words
from decision_aid.model.amounts import Amount, Difference
from decision_aid.model.chains import Chain
from decision_aid.model.denominators import is_very_few, people_of, published_among
from decision_aid.model.evidence import Arm, Chance, Source
from decision_aid.model.gettext_marker import _

WITH_EVENT = _("%(people)s of %(of)s %(who)s %(event)s %(time)s; %(rest)s of %(of)s %(otherwise)s.")
# English reads the same where the number is 1; a language in which the verb goes with the number may word it otherwise.
WITH_EVENT_OF_ONE = _("%(one)s of %(of)s %(who)s %(event)s %(time)s; %(rest)s of %(of)s %(otherwise)s.")
WITH_REST_OF_ONE = _("%(people)s of %(of)s %(who)s %(event)s %(time)s; %(last)s of %(of)s %(otherwise)s.")
WITHOUT_EVENT = _("So for %(people)s of %(of)s %(who)s %(time)s; not so for %(rest)s of %(of)s.")
LARGE = _("%(people)s of %(of)s")
LARGE_ABOUT = _("about %(people)s of %(of)s")  # in a narrow column: a language may say it shorter than in a sentence
ABOUT, FEWER_THAN, MORE_THAN = _("about %(number)s"), _("fewer than %(number)s"), _("more than %(number)s")
OVER = _("over %(over)s")
AT = _("at %(at)s")
OF_SOURCE = _("%(kind)s (source %(number)s): %(sentence)s")
STUDY_BESIDE = _("%(event)s %(time)s")
PER_BASE = _("That is about %(people)s of %(of)s.")
COUNTED = _("Counted: %(people)s of %(of)s %(who)s.")
PEOPLE = _("people")
DID_NOT = _("did not")
STUDIED = _("%(of)s %(who)s were studied.")
FEW_STUDIED = _("Only %(of)s %(who)s were studied, which is very few.")
COUNT_BESIDE, STUDIED_BESIDE, FEW_BESIDE = (
    _("%(people)s of %(of)s %(who)s"), _("%(of)s %(who)s were studied"), _("very few people"),
)  # fmt: skip
OF_GROUP = _("counted: %(who)s")
DRAWN_BASES = 100, 1000


@dataclass(frozen=True, slots=True)
class GroupFrequency(ToldFigure):
    """One group of people in words, numbers and icons; the sentence says all of it, so the icons need no other text.

    `large` is its number alone, such as "about 82 of 100", and `beside` what stands in small type beside that: the
    count, or how many were studied. `short_range` goes between the two, and `ends` where there is no room for it.
    `icons` of `icons_of` are drawn: its share of the row's denominator, or the people as they were counted. `of` is
    that number in words.
    """

    name: str
    large: LargeNumber
    beside: str
    icons: int
    icons_of: int
    of: str
    drawn_as_share: bool
    range_sentence: str
    short_range: str
    ends: str
    bar: RangeBar | None


@dataclass(frozen=True, slots=True)
class Frequency:
    """A chance ready to render: one figure for each group, and whether an icon array may be drawn (`picture`).

    `period` is the time within which it happened, or at which it was so; `who` was counted, in the plural;
    `difference` is that of two groups, if one was published. `of_group` says who was counted where that takes more than
    a word: a group among the people whom an aid is for, whose number nobody may read as that of all.
    """

    groups: tuple[GroupFrequency, ...]
    picture: bool
    period: str
    who: str
    of_group: str = ""
    difference: MeasuredFigure | None = None

    @property
    def figures(self) -> tuple[GroupFrequency | MeasuredFigure, ...]:
        """All that is told, in order: each group, then their difference."""
        return (*self.groups, *filter(None, [self.difference]))


@dataclass(frozen=True, slots=True)
class StudyFigure:
    """One of two studies that differ, told by itself: what they counted may differ too, so no range goes between them.

    `beside` stands beside its number: what happened, and when; behind it `how_exact` has in which source, among how
    many, and the range. The sentence says all of it, source first. Its `picture` may be drawn, which stands for itself.
    """

    source: Source
    figure: GroupFrequency
    beside: str
    how_exact: str
    sentence: str
    picture: bool

    @property
    def large(self) -> LargeNumber:
        """Its number alone."""
        return self.figure.large

    @property
    def ends(self) -> str:
        """The ends of its range alone, for a narrow screen."""
        return self.figure.ends


def frequency(chance: Chance, out_of: int, translate: Translate) -> Frequency:
    """Render the groups of a chance in the reader's language; `out_of` is the denominator of its row."""
    period = period_in_words(chance, translate)
    groups = tuple(_telling(arm, chance, out_of, period, translate).figure() for arm in chance.arms)
    drawn = chance.picture and can_be_drawn(chance, out_of)
    of_group = translate(OF_GROUP) % {"who": chance.who} if " " in chance.who else ""
    return Frequency(groups, drawn, period, chance.who or translate(PEOPLE), of_group)


def can_be_drawn(chance: Chance, out_of: int) -> bool:
    """Whether icons show all groups truly and out of one number: the people as counted, or 100 or 1,000."""
    bases = {told_out_of(arm, chance, out_of) for arm in chance.arms}
    shares = [arm for arm in chance.arms if told_out_of(arm, chance, out_of) != arm.of or arm.people is None]
    if len(bases) != 1 or any(is_very_few(arm) or _is_bound(arm.proportion * out_of, out_of) for arm in shares):
        return False
    (base,) = bases
    return base in DRAWN_BASES or (base < min(DRAWN_BASES) and not shares)


def told_out_of(arm: Arm, chance: Chance, out_of: int) -> int:
    """Out of how many people an arm is told: the row's denominator, or its own people if only their count is true.

    Arms of equal size that are compared are told alike.
    """
    counted = [one for one in chance.arms if _only_counted(one)]
    alike = len({one.of for one in chance.arms}) == 1 and all(one.people is not None for one in chance.arms)
    return arm.of if arm.of and (arm in counted or (counted and alike)) else out_of


def _only_counted(arm: Arm) -> bool:
    """Whether a share would say what nobody counted: 0 of 116 people is no 0 of 100, and no 0 of 1,000."""
    return arm.people is not None and (is_very_few(arm) or arm.people in (0, arm.of))


def _is_bound(people: Fraction, of: int) -> bool:
    """Whether only a bound tells it truly: fewer than one person to whom it happened, or to whom it did not."""
    return 0 < people < 1 or 0 < of - people < 1


def period_in_words(figure: Chance | Chain | Amount | Difference, translate: Translate) -> str:
    """The period of a figure: "over 1 year" or "at 1 year"; "" where its unit says it."""
    return translate(template) % {"over": figure.over, "at": figure.at} if (template := period_template(figure)) else ""


def period_template(figure: Chance | Chain | Amount | Difference) -> str:
    """What pages put around the period of a figure; "" where its unit says it."""
    return OVER if figure.over else AT if figure.at else ""


def _telling(arm: Arm, chance: Chance, out_of: int, period: str, translate: Translate) -> "_Telling":
    base, share = told_out_of(arm, chance, out_of), arm.proportion
    exact, as_count = share * base, arm.people is not None and base == arm.of
    places = 0 if as_count else _decimals_of_difference(chance, arm, base)
    shown = rounded_to(places, exact)
    published = shown == exact and (_is_as_fine(arm, base) if chance.change else arm.of is None and arm.per == base)
    is_exact = as_count or published or exact in (0, base)
    return _Telling(arm, chance, out_of, period, translate, base, exact, shown, as_count, is_exact)


def _is_as_fine(arm: Arm, base: int) -> bool:
    """Whether its share was published to the person among as many people."""
    return arm.share is not None and published_among(arm.share, arm.per) >= base


def _decimals_of_difference(chance: Chance, arm: Arm, base: int) -> int:
    """How many decimals the published difference has among as many people, so that two groups and it add up."""
    if chance.change is None:
        return 0
    tens = len(str(base)) - len(str(arm.per))
    return max(0, -int(chance.change.by.as_tuple().exponent) - tens)


@dataclass(frozen=True, slots=True)
class _Telling:
    """One arm, and what it takes to tell it: as `shown` of `base`, which is `exact` people.

    `is_exact` if so many were counted or published, and it is no share worked out from that.
    """

    arm: Arm
    chance: Chance
    out_of: int
    period: str
    translate: Translate
    base: int
    exact: Fraction
    shown: Decimal
    as_count: bool
    is_exact: bool

    def figure(self) -> GroupFrequency:
        return GroupFrequency(
            name=self.arm.name,
            told=self.full_sentence(),
            large=self.large(),
            beside=self.beside(),
            icons=people_of(self.arm.proportion, self.base),
            icons_of=self.base,
            of=self.number(self.base),
            drawn_as_share=not self.as_count,
            range_sentence=self.range(range_sentence),
            short_range=self.range(shortest_range if self.base == self.out_of else short_range),
            ends=bare_range(self.arm, self.base, self.out_of, self.translate),
            bar=range_bar(self.arm, self.out_of, self.translate),
        )

    def fill(self, template: str, **facts: object) -> str:
        return self.translate(template) % facts

    def number(self, number: Decimal | int) -> str:
        return number_in_words(number, self.translate)

    def range(self, words: Callable[[Arm, int, Translate], str]) -> str:
        """The range of the group; nothing of one without a range beside a published difference."""
        beside_difference = self.chance.change and not has_range(self.arm)
        return "" if beside_difference else words(self.arm, self.out_of, self.translate)

    @property
    def who(self) -> str:
        """Who was counted, such as women."""
        return self.chance.who or self.translate(PEOPLE)

    @property
    def with_event(self) -> str:
        """The sentence, by whether the number that people read of these or of the others is 1, or fewer than 1."""
        if _is_told_as_one(self.exact, self.shown):
            return WITH_EVENT_OF_ONE
        return WITH_REST_OF_ONE if _is_told_as_one(self.base - self.exact, self.others) else WITH_EVENT

    @property
    def others(self) -> Decimal:
        """How many of the base it did not happen to, in whole people."""
        return self.base - rounded_to(0, Fraction(self.shown))

    def large(self) -> LargeNumber:
        template, number = self.worded(self.exact, self.shown, self.is_exact)
        people, of = LargeNumber("", self.number(number), ""), self.number(self.base)
        if template == ABOUT:
            return people.within(self.translate(LARGE_ABOUT), "people", of=of)
        return people.within(self.translate(template), "number").within(self.translate(LARGE), "people", of=of)

    def people(self) -> LargeNumber:
        """How many of the base: "about 82", "fewer than 1"."""
        return self.phrase(self.exact, self.shown, self.is_exact)

    def rest(self) -> str:
        """How many of the base it did not happen to; both add up to the base, but for decimals."""
        exact = self.base - self.exact
        return self.phrase(exact, self.others, self.is_exact and exact == self.others).text

    def phrase(self, exact: Fraction, shown: Decimal, is_exact: bool) -> LargeNumber:
        template, number = self.worded(exact, shown, is_exact)
        return LargeNumber("", self.number(number), "").within(self.translate(template), "number")

    def worded(self, exact: Fraction, shown: Decimal, is_exact: bool) -> tuple[str, Decimal]:
        """The words for a number of people, and the number that stands in them."""
        if is_exact:
            return "%(number)s", shown
        if exact < 1:
            return FEWER_THAN, Decimal(1)
        return (MORE_THAN, Decimal(self.base - 1)) if self.base - exact < 1 else (ABOUT, shown)

    def full_sentence(self) -> LargeNumber:
        facts = {
            "who": self.who,
            "of": self.number(self.base),
            "rest": self.rest(),
            "last": self.rest(),
            "time": self.period,
            "event": self.chance.event,
            "otherwise": self.chance.otherwise or self.translate(DID_NOT),
        }
        template = self.translate(self.with_event if self.chance.event else WITHOUT_EVENT)
        sentence = self.people().within(template, "one" if "%(one)s" in template else "people", **facts)
        name = f"{self.arm.name[:1].upper()}{self.arm.name[1:]}: "
        number = sentence.between(name, "") if self.arm.name else sentence.capitalised()
        return number.between("", "".join(f" {more}" for more in self.further() if more))

    def further(self) -> tuple[str, ...]:
        """What the sentence adds: the count behind a share, the share behind a count, and how many were studied."""
        people, of = self.arm.people, self.arm.of
        if of is None:
            return ()
        if is_very_few(self.arm):
            return self.per_base(), self.fill(FEW_STUDIED, of=self.number(of), who=self.who)
        if people is None:
            return (self.fill(STUDIED, of=self.number(of), who=self.who),)
        if self.as_count:
            return (self.per_base(),)
        return (self.fill(COUNTED, people=self.number(people), of=self.number(of), who=self.who),)

    def per_base(self) -> str:
        """A count as a share of the row's denominator, where it is compared with another that is not out of as many."""
        people, of = self.arm.people, self.arm.of
        unlike = len({arm.of for arm in self.chance.arms}) > 1
        if people in (0, of, None) or of == self.out_of or (is_very_few(self.arm) and not unlike):
            return ""
        share = people_of(self.arm.proportion, self.out_of)
        return self.fill(PER_BASE, people=self.number(share), of=self.number(self.out_of))

    def beside(self) -> str:
        people, of = self.arm.people, self.arm.of
        if of is None:
            return ""
        if is_very_few(self.arm):
            return self.translate(FEW_BESIDE)
        if people is None:
            return self.fill(STUDIED_BESIDE, of=self.number(of), who=self.who)
        if self.as_count:
            return ""
        return self.fill(COUNT_BESIDE, people=self.number(people), of=self.number(of), who=self.who)


def _is_told_as_one(exact: Fraction, shown: Decimal) -> bool:
    return shown == 1 or 0 < exact < 1


def study_figure(source: Source, chance: Chance, out_of: int, translate: Translate) -> StudyFigure:
    """Render the figure of one of several studies of a row."""
    told = frequency(chance, out_of, translate)
    figure = told.groups[0]
    sentence = translate(OF_SOURCE) % {
        "kind": as_sentence(source.kind).removesuffix("."),
        "number": source.number,
        "sentence": f"{figure.sentence} {figure.range_sentence}",
    }
    facts = {"event": chance.event, "time": period_in_words(chance, translate)}
    beside = "; ".join(filter(None, (" ".join((translate(STUDY_BESIDE) % facts).split()), told.of_group)))
    counted = figure.beside.removesuffix(chance.who).rstrip() if told.of_group else figure.beside
    how_exact = " ".join(filter(None, (f"[{source.number}].", figure.short_range, as_sentence(counted))))
    return StudyFigure(source, figure, beside, how_exact, sentence, told.picture)
