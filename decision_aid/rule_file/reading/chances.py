"""Read `chance:` as a natural frequency, with one group of people or several that a study compared.

Of each group: a count or a share, and a range, `plus_minus` or a standard error; a range must declare whether it was
published. In form 1, two groups at most, whole numbers only, and shares out of 100.
"""

from collections.abc import Collection, Iterator
from decimal import Decimal

from decision_aid.model.amounts import SignedChange
from decision_aid.model.evidence import Arm, Chance, Range
from decision_aid.model.problems import Wording, worded
from decision_aid.rule_file.reading.amounts import read_change_of_groups
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.decimals import read_decimal
from decision_aid.rule_file.reading.fields import EntryFields, parse_whole_number
from decision_aid.rule_file.reading.figure_parts import (
    check_studied,
    check_time,
    has_range,
    is_computed_here,
    read_named_groups,
    read_per,
    report,
    report_whole,
    with_picture,
)
from decision_aid.rule_file.reading.other_notations import SPAN
from decision_aid.rule_file.schema.figures import CHANCE, COUNTS, GROUP, RANGES
from decision_aid.rule_file.syntax.parse import Node, SequenceNode, scalar_value

OF_A_GROUP = tuple(key.name for key in (*COUNTS, *RANGES))
OF_THE_WHOLE = CHANCE.keys_without("groups", "difference", *OF_A_GROUP)
FILL_IN = "Fill in either the count (two boxes) or the number out of 100, not both."
ONE_OF_THEM = {
    1: Wording("A chance needs people: 32, of: 40; or per_100: 80, where no count was published.", FILL_IN),
    2: Wording(
        "A chance needs people: 32, of: 40; or, where no count was published, share: 7.8, per: 1000, or per_100: 80.",
        FILL_IN,
    ),
}
LABELS = {key.name: key.title for key in RANGES}
KEEP = {"plus_minus": "Keep the one that was published.", "standard_error": "Keep the one that is not worked out."}


def read_chance(reader: SchemaReader, figure: EntryFields) -> Chance | None:
    """A chance; None if it cannot be read (a problem)."""
    check_time(figure, "time", "A chance says its time once", "6 months", "6 months (how it was then)")
    values = with_picture(figure, reader.values(figure, OF_THE_WHOLE))
    arms = tuple(arm for arm in read_arms(figure, reader.known["options"]) if arm)
    return Chance(arms=arms, place=figure.place, change=_change(figure, arms), **values)


def _change(figure: EntryFields, arms: Collection[Arm]) -> SignedChange | None:
    """The published difference of the two groups, which is out of as many people as both of their shares."""
    change = read_change_of_groups(figure, "chance")
    if change and len({arm.per for arm in arms}) > 1:
        message = worded(
            "The difference is out of as many people as the shares of both groups. Give both the same {}.",
            Wording("'per'", "base"),
        )
        report(figure, "difference", "chance", message)
    return change


def read_arms(figure: EntryFields, options: Collection[str] | None) -> Iterator[Arm | None]:
    """The groups of a figure, or its one group without a name; None for each that cannot be read (a problem)."""
    if "groups" not in figure:
        yield _arm(figure)
        return
    for group, name, option in read_named_groups(figure, "chance", GROUP, options):
        yield _arm(group, name, option)


def _arm(figure: EntryFields, name: str = "", option: str = "") -> Arm | None:
    """The numbers of one group; None if they are missing or invalid (a problem)."""
    read = dict(_numbers(figure))
    people, of, share, per = read.get("people"), read.get("of"), read.get("per_100", read.get("share")), _per(figure)
    ranges = _range(figure, per), _width(figure, "plus_minus", per), _width(figure, "standard_error", per)
    if None in read.values() or not (figure.complete or read.keys() - {"of"}):
        return None
    if len(read.keys() - {"of"}) != 1 or (people is not None and of is None):
        report_whole(figure, "chance", ONE_OF_THEM[figure.context.format], "people")
        return None
    if people is None and not check_studied(figure, "chance", None if of is None else int(of)):
        return None
    if not _within(figure, *((people, of) if share is None else (share, per))):
        return None
    counted, studied = (None if number is None else int(number) for number in (people, of))
    return Arm(name, counted, studied, share, per, *ranges, option)


def _numbers(figure: EntryFields) -> Iterator[tuple[str, Decimal | None]]:
    """The numbers as written; None for what cannot be read (a problem). Counts of people are whole in every form."""
    for key in ("people", "of"):
        if key in figure:
            found = figure.number(key, scalar_value(figure.node("of")))
            yield key, None if found is None else Decimal(found)
    if "per_100" in figure:
        yield "per_100", _decimal(figure, figure.node("per_100"), "per_100")
    if "share" in figure:
        yield "share", read_decimal(figure.context, figure.node("share"), "share")


def _decimal(figure: EntryFields, node: Node | None, key: str) -> Decimal | None:
    """A number, which has decimals from form 2 on."""
    if figure.context.format > 1 or node is None:
        return read_decimal(figure.context, node, key)
    found = parse_whole_number(figure.context, node, key, scalar_value(figure.node("of")))
    return None if found is None else Decimal(found)


def _per(figure: EntryFields) -> int:
    """What share and range are out of; `per_100` is the short way to write a share out of 100."""
    per = read_per(figure, "per", "the number that the share is out of", "100") or 100
    if "per_100" in figure and per != 100:
        message = Wording(
            f"'per_100' is out of 100, and 'per' says {per}. If it is out of {per}, write 'share' in its place.",
            f"There is a percentage, and this says {per}. Write the number out of {per} in its place, or choose 100.",
        )
        report(figure, "per", "per", message)
        return 100
    return per


def _within(figure: EntryFields, people: Decimal | None, of: Decimal | int | None) -> bool:
    if people is not None and of is not None and not (0 <= people <= of and of > 0):
        message = f"{people} of {of} can't be: the first number counts some of the people in the second."
        report_whole(figure, "chance", message, "people")
        return False
    return True


def _width(figure: EntryFields, key: str, per: int) -> Decimal | None:
    """How far a figure may lie to either side: `plus_minus` as published, or the standard error."""
    if key not in figure:
        return None
    check, width = key.replace("_", "-"), _decimal(figure, figure.node(key), key)
    if width is not None and not 0 <= width <= per:
        message = worded(
            "{} is a number of people out of {}, from 0 to {}; found {}. Look it up again.",
            *(Wording(f"'{key}'", "This"), per, per, width),
        )
        report(figure, key, check, message)
    if other := next((one for one in ("range", "plus_minus") if one in figure and one != key), None):
        message = worded(
            "{} and {} are both here, and only one can be shown. {}",
            *(Wording(f"'{one}'", f"“{LABELS[one]}”") for one in (other, key)),
            KEEP[key],
        )
        report(figure, key, check, message)
    return width


def _range(figure: EntryFields, per: int) -> Range | None:
    node = figure.node("range")
    if not has_range(figure) or node is None:
        return None
    ends = [_decimal(figure, item, "range") for item in node.items] if isinstance(node, SequenceNode) else []
    if None in ends:
        return None
    low, high = ends if len(ends) == 2 else (None, None)
    if low is None or high is None or not 0 <= low <= high <= per:
        typed = SPAN.fullmatch(scalar_value(node))
        example = f"Write range: [{typed[1]}, {typed[2]}]." if typed else "Such as [64, 91]."
        whole = "whole " if figure.context.format == 1 else ""
        message = Wording(
            f"'range' needs two {whole}numbers out of {per}, the lower first. {example}",
            f"The range needs two {whole}numbers out of {per}, the lower first.",
        )
        report(figure, "range", "range", message)
        return None
    return Range(low, high, per, is_computed_here(figure), node.place)
