"""Natural frequencies: the sentence, the icon array and the range of a chance, all made from its one number.

Nothing else turns a number into words or icons, so the two never disagree. Counts below 50 people are drawn one icon a
person, larger ones and percentages as icons out of 100.
"""

from dataclasses import dataclass

from decision_aid.consultation.wording import Translate, _
from decision_aid.model.evidence import Arm, Chance, Range

WITH_EVENT = _("%(people)s of %(of)s people %(event)s %(time)s; %(rest)s of %(of)s %(otherwise)s.")
WITHOUT_EVENT = _("So for %(people)s of %(of)s people %(time)s; not so for %(rest)s of %(of)s.")
OVER = _("over %(over)s")
AT = _("at %(at)s")
FROM_TO = _("From %(low)s of %(low_of)s to %(high)s of %(high_of)s")
PER_100 = _("That is about %(people)s of 100.")
DID_NOT = _("did not")
RANGE_PUBLISHED = _("The true figure may lie between %(low)s and %(high)s of 100, as published.")
RANGE_COMPUTED = _(
    "The true figure may lie between %(low)s and %(high)s of 100; we computed this range from the count."
)
PLUS_MINUS = _("Plus or minus %(width)s of 100, as published.")
NO_RANGE = _("No range was published.")
STUDIED = _("Worked out from %(of)s people.")
ONE_ICON_EACH_BELOW = 50


@dataclass(frozen=True, slots=True)
class GroupFrequency:
    """One group of people in words, numbers and icons; `sentence` is also the text alternative of the icon array."""

    name: str
    people: int
    of: int
    icons: int
    icons_of: int
    sentence: str
    range: Range | None
    range_sentence: str


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
    figures = tuple(_figure(arm, chance, translate) for arm in chance.arms)
    return Frequency(figures, chance_period(chance, translate), chance.picture and all(map(_true_in_icons, figures)))


def _true_in_icons(figure: GroupFrequency) -> bool:
    """Whether rounding to icons stays true: a rare event must not look like never, nor a common one like always."""
    return (figure.icons > 0) is (figure.people > 0) and (figure.icons < figure.icons_of) is (figure.people < figure.of)


def _figure(arm: Arm, chance: Chance, translate: Translate) -> GroupFrequency:
    people, of = people_of(arm)
    icons_of = of if of < ONE_ICON_EACH_BELOW else 100
    return GroupFrequency(
        name=arm.name,
        people=people,
        of=of,
        icons=people if icons_of == of else round(100 * people / of),
        icons_of=icons_of,
        sentence=_sentence(arm, chance, translate),
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


def _sentence(arm: Arm, chance: Chance, translate: Translate) -> str:
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
    if of >= ONE_ICON_EACH_BELOW and of != 100:
        sentence += " " + translate(PER_100) % {"people": round(100 * people / of)}
    return f"{arm.name[:1].upper()}{arm.name[1:]}: {sentence}" if arm.name else sentence


def _range_sentence(arm: Arm, translate: Translate) -> str:
    said = []
    if arm.range:
        template = RANGE_COMPUTED if arm.range.computed_here else RANGE_PUBLISHED
        said.append(translate(template) % {"low": arm.range.low, "high": arm.range.high})
    elif arm.plus_minus is not None:
        said.append(translate(PLUS_MINUS) % {"width": arm.plus_minus})
    else:
        said.append(translate(NO_RANGE))
    if arm.per_100 is not None and arm.of is not None:
        said.append(translate(STUDIED) % {"of": arm.of})
    return " ".join(said)


def lowest_to_highest(lowest: Chance, highest: Chance, translate: Translate) -> LowestToHighest:
    """Render the lowest and the highest figure of several studies."""
    (low, low_of), (high, high_of) = people_of(lowest.arms[0]), people_of(highest.arms[0])
    says = translate(FROM_TO) % {"low": low, "low_of": low_of, "high": high, "high_of": high_of}
    return LowestToHighest(says, *(_figure(chance.arms[0], chance, translate).sentence for chance in (lowest, highest)))
