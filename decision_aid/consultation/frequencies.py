"""A chance goes in; its faces, made from the one number, come out: sentence, count, icons, range."""

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
REAL_PEOPLE_BELOW = 50


@dataclass(frozen=True, slots=True)
class Figure:
    """One group of people in words, numbers and icons; `sentence` is also what a screen reader says of the icons."""

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
    """A chance as people read it; `picture` says whether icons may be drawn."""

    figures: tuple[Figure, ...]
    time: str
    picture: bool


@dataclass(frozen=True, slots=True)
class Span:
    """The two ends between which several studies lie."""

    says: str
    lowest: str
    highest: str


def frequency(chance: Chance, translate: Translate) -> Frequency:
    """The faces of a chance, in the reader's language."""
    figures = tuple(_figure(arm, chance, translate) for arm in chance.arms)
    return Frequency(figures, time(chance, translate), chance.picture and all(map(_true_in_icons, figures)))


def _true_in_icons(figure: Figure) -> bool:
    """Whether icons can show it: a rare event must not look like one that never happens, nor a common one like all."""
    return (figure.icons > 0) is (figure.people > 0) and (figure.icons < figure.icons_of) is (figure.people < figure.of)


def _figure(arm: Arm, chance: Chance, translate: Translate) -> Figure:
    people, of = counts(arm)
    icons_of = of if of < REAL_PEOPLE_BELOW else 100
    return Figure(
        name=arm.name,
        people=people,
        of=of,
        icons=people if icons_of == of else round(100 * people / of),
        icons_of=icons_of,
        sentence=_sentence(arm, chance, translate),
        range=arm.range,
        range_sentence=_range_sentence(arm, translate),
    )


def time(chance: Chance, translate: Translate) -> str:
    """When it was counted: over a time, or at its end."""
    return translate(OVER) % {"over": chance.over} if chance.over else translate(AT) % {"at": chance.at}


def counts(arm: Arm) -> tuple[int, int]:
    """People and of how many: the count where it was published, else out of 100."""
    if arm.people is not None and arm.of is not None:
        return arm.people, arm.of
    return arm.per_100 or 0, 100


def _sentence(arm: Arm, chance: Chance, translate: Translate) -> str:
    people, of = counts(arm)
    facts = {
        "people": people,
        "of": of,
        "rest": of - people,
        "time": time(chance, translate),
        "event": chance.event,
        "otherwise": chance.otherwise or translate(DID_NOT),
    }
    sentence = translate(WITH_EVENT if chance.event else WITHOUT_EVENT) % facts
    if of >= REAL_PEOPLE_BELOW and of != 100:
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


def span(lowest: Chance, highest: Chance, translate: Translate) -> Span:
    """The lowest and the highest figure of several studies, in one breath and each in its sentence."""
    (low, low_of), (high, high_of) = counts(lowest.arms[0]), counts(highest.arms[0])
    says = translate(FROM_TO) % {"low": low, "low_of": low_of, "high": high, "high_of": high_of}
    return Span(says, *(_figure(chance.arms[0], chance, translate).sentence for chance in (lowest, highest)))
