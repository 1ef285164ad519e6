"""Natural frequencies: the sentence, the icon array and the range of a chance, all made from its one number.

Nothing else turns a number into words or icons, so the two never disagree. All groups of a chance share one base,
the number that they are told and drawn out of: their own size if it is one and below 50, else 100, 1000 and so on.
"""

from dataclasses import dataclass
from fractions import Fraction

from decision_aid.consultation.wording import Translate, _
from decision_aid.model.evidence import Arm, Chance, Range

WITH_EVENT = _("%(people)s of %(of)s people %(event)s %(time)s; %(rest)s of %(of)s %(otherwise)s.")
WITHOUT_EVENT = _("So for %(people)s of %(of)s people %(time)s; not so for %(rest)s of %(of)s.")
OVER = _("over %(over)s")
AT = _("at %(at)s")
FROM_TO = _("From %(low)s of %(low_of)s to %(high)s of %(high_of)s")
PER_BASE = _("That is about %(people)s of %(of)s.")
DID_NOT = _("did not")
RANGE_PUBLISHED = _("The true figure may lie between %(low)s and %(high)s of 100, as published.")
RANGE_COMPUTED = _(
    "The true figure may lie between %(low)s and %(high)s of 100; we computed this range from the count."
)
PLUS_MINUS = _("Plus or minus %(width)s of 100, as published.")
NO_RANGE = _("No range was published.")
STUDIED = _("%(of)s people were studied.")
ONE_ICON_EACH_BELOW = 50
DRAWN_BASES = 100, 1000
BASES = tuple(10**zeros for zeros in range(2, 10))  # numbers of a rule file have nine digits at most


@dataclass(frozen=True, slots=True)
class GroupFrequency:
    """One group of people in words, numbers and icons; `sentence` says all of it, so the icons need no other text.

    `icons` of `icons_of` is its share out of the base of the chance, rounded half up. `large` of `large_of` is what
    is set in large type: the count, or the share if groups that are compared have unlike sizes.
    """

    name: str
    people: int
    of: int
    icons: int
    icons_of: int
    large: int
    large_of: int
    sentence: str
    range: Range | None
    range_sentence: str

    @property
    def drawn_as_share(self) -> bool:
        """Whether its icons are a share of a hundred people, and not the people who were counted."""
        return self.icons_of >= ONE_ICON_EACH_BELOW


@dataclass(frozen=True, slots=True)
class Frequency:
    """A chance ready to render: one figure for each group, and whether an icon array may be drawn (`picture`)."""

    figures: tuple[GroupFrequency, ...]
    time: str
    picture: bool


@dataclass(frozen=True, slots=True)
class LowestToHighest:
    """The lowest and the highest figure of several studies: both in one phrase, and each in a sentence of its own."""

    says: str
    lowest: str
    highest: str


def frequency(chance: Chance, translate: Translate) -> Frequency:
    """Render a chance in the reader's language."""
    base = common_base(chance)
    figures = tuple(_figure(arm, chance, base, translate) for arm in chance.arms)
    return Frequency(figures, chance_period(chance, translate), chance.picture and can_be_drawn(chance))


def common_base(chance: Chance) -> int | None:
    """The smallest base in which no event looks like none, none like all, and no two unlike shares like equal ones.

    None where no base is fine enough.
    """
    groups = [people_of(arm) for arm in chance.arms]
    if len({of for _, of in groups}) == 1 and groups[0][1] < ONE_ICON_EACH_BELOW:
        return groups[0][1]
    return next((base for base in BASES if _tells_apart(groups, base)), None)


def _tells_apart(groups: list[tuple[int, int]], base: int) -> bool:
    seen = all(not count or count * base >= of for people, of in groups for count in (people, of - people))
    unlike = {Fraction(people, of) for people, of in groups}
    return seen and len({_share(people, of, base) for people, of in groups}) == len(unlike)


def _share(people: int, of: int, base: int) -> int:
    """How many of the base that is, rounded half up."""
    return (2 * people * base + of) // (2 * of)


def can_be_drawn(chance: Chance) -> bool:
    """Whether icons show the groups truly: as the people counted, or out of 100 or 1,000 if each has 50 or more."""
    smallest = min(people_of(arm)[1] for arm in chance.arms)
    return common_base(chance) in ((smallest,) if smallest < ONE_ICON_EACH_BELOW else DRAWN_BASES)


def _figure(arm: Arm, chance: Chance, base: int | None, translate: Translate) -> GroupFrequency:
    people, of = people_of(arm)
    icons_of = base or of
    icons = _share(people, of, icons_of)
    by_share = len({people_of(one)[1] for one in chance.arms}) > 1 and 0 < people < of
    return GroupFrequency(
        name=arm.name,
        people=people,
        of=of,
        icons=icons,
        icons_of=icons_of,
        large=icons if by_share else people,
        large_of=icons_of if by_share else of,
        sentence=_sentence(arm, chance, (icons, icons_of), translate),
        range=arm.range,
        range_sentence=_range_sentence(arm, translate),
    )


def chance_period(chance: Chance, translate: Translate) -> str:
    """The period of a chance: "over 1 year" or "at 1 year"."""
    return translate(OVER) % {"over": chance.over} if chance.over else translate(AT) % {"at": chance.at}


def people_of(arm: Arm) -> tuple[int, int]:
    """The number of people and of how many: as counted where the source has counts, else out of 100."""
    if arm.people is not None and arm.of is not None:
        return arm.people, arm.of
    return arm.per_100 or 0, 100


def _sentence(arm: Arm, chance: Chance, share: tuple[int, int], translate: Translate) -> str:
    people, of = people_of(arm)
    facts = {
        "people": people,
        "of": of,
        "rest": of - people,
        "time": chance_period(chance, translate),
        "event": chance.event,
        "otherwise": chance.otherwise or translate(DID_NOT),
    }
    sentence = translate(WITH_EVENT if chance.event else WITHOUT_EVENT) % facts
    if share[1] != of and 0 < people < of:
        sentence += " " + translate(PER_BASE) % {"people": share[0], "of": share[1]}
    if arm.per_100 is not None and arm.of is not None:
        sentence += " " + translate(STUDIED) % {"of": arm.of}
    return f"{arm.name[:1].upper()}{arm.name[1:]}: {sentence}" if arm.name else sentence


def _range_sentence(arm: Arm, translate: Translate) -> str:
    if arm.range:
        template = RANGE_COMPUTED if arm.range.computed_here else RANGE_PUBLISHED
        return translate(template) % {"low": arm.range.low, "high": arm.range.high}
    if arm.plus_minus is not None:
        return translate(PLUS_MINUS) % {"width": arm.plus_minus}
    return translate(NO_RANGE)


def lowest_to_highest(lowest: Chance, highest: Chance, translate: Translate) -> LowestToHighest:
    """Render the lowest and the highest figure of several studies."""
    (low, low_of), (high, high_of) = people_of(lowest.arms[0]), people_of(highest.arms[0])
    says = translate(FROM_TO) % {"low": low, "low_of": low_of, "high": high, "high_of": high_of}
    return LowestToHighest(says, *(frequency(chance, translate).figures[0].sentence for chance in (lowest, highest)))
