"""Read `chance:` as a natural frequency, with one group of people or two that a study compared.

Of each group: a count or `per_100`, and a range or `plus_minus`. Whole numbers only, in people out of 100 except for
counts; a range must declare whether it was published.
"""

from collections.abc import Iterator
from decimal import Decimal

from decision_aid.model.evidence import Arm, Chance, Range
from decision_aid.model.problems import Place
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.fields import EntryFields, parse_whole_number, read_entry
from decision_aid.rule_file.reading.other_notations import SPAN
from decision_aid.rule_file.reading.suggestions import join_with_or
from decision_aid.rule_file.schema.table import CHANCE, COUNTS, GROUP, RANGE_IS, RANGES
from decision_aid.rule_file.syntax.parse import SequenceNode, scalar_value

COUNT_KEYS = tuple(key.name for key in COUNTS)
OF_A_GROUP = (*COUNT_KEYS, *(key.name for key in RANGES))


def read_chance(reader: SchemaReader, given: EntryFields) -> Chance | None:
    """The chance of a statement; None if it has none or it cannot be read (a problem)."""
    node = given.node("chance")
    figure = read_entry(given.context, node, CHANCE.called, CHANCE.needs) if node is not None else None
    if figure is None:
        return None
    _time(figure)
    values = reader.values(figure, CHANCE.keys_without("groups", *OF_A_GROUP))
    picture = values["picture"] is not False
    arms = tuple(arm for arm in _arms(figure) if arm)
    at = figure.place_of("picture")
    return Chance(arms=arms, place=figure.place, picture_at=at, **values | {"picture": picture})


def _time(figure: EntryFields) -> None:
    if ("over" in figure) == ("at" in figure):
        message = (
            "A chance says its time once: over: 6 months (what happened by then), or at: 6 months (how it was then)."
        )
        figure.context.problem(figure.place, "time", message)


def _arms(figure: EntryFields) -> Iterator[Arm | None]:
    if "groups" not in figure:
        yield _arm(figure, "")
        return
    _nothing_beside(figure)
    groups = figure.context.items(figure.node("groups"), "groups")
    if len(groups) != 2:
        message = f"'groups' needs the two groups that were compared; found {len(groups)}."
        figure.context.problem(figure.place_of("groups"), "chance", message)
    for node in groups:
        if group := read_entry(figure.context, node, GROUP.called, GROUP.needs):
            yield _arm(group, group.text("name"))


def _nothing_beside(figure: EntryFields) -> None:
    """Report numbers beside `groups`: they would belong to neither group and never be shown."""
    if beside := [f"'{key}'" for key in OF_A_GROUP if key in figure]:
        message = (
            f"Beside 'groups' there stands {', '.join(beside)}, which belongs to no group. Write it into one of them."
        )
        figure.context.problem(figure.place_of("groups"), "chance", message)


def _arm(figure: EntryFields, name: str) -> Arm | None:
    """The numbers of one group; None if they are missing or invalid (a problem)."""
    studied = scalar_value(figure.node("of"))
    read = {key: figure.number(key, studied) for key in COUNT_KEYS if key in figure}
    people, of, per_100 = (read.get(key) for key in COUNT_KEYS)
    spread, width = _range(figure), _plus_minus(figure)
    if None in read.values() or not (figure.complete or read.keys() - {"of"}):
        return None
    if (people is None) == (per_100 is None) or (people is not None and of is None):
        message = "A chance needs people: 32, of: 40; or per_100: 80, where no count was published."
        figure.context.problem(figure.place, "chance", message)
        return None
    if people is None and of is not None and of < 1:
        figure.context.problem(figure.place_of("of"), "chance", "'of' is how many people were studied: one or more.")
        return None
    if not _within(figure, people if people is not None else per_100, 100 if people is None else of):
        return None
    share = None if per_100 is None else Decimal(per_100)
    return Arm(name, people, of, share, 100, spread, width)


def _within(figure: EntryFields, people: int | None, of: int | None) -> bool:
    if people is not None and of is not None and not (0 <= people <= of and of > 0):
        message = f"{people} of {of} can't be: the first number counts some of the people in the second."
        figure.context.problem(figure.place, "chance", message)
        return False
    return True


def _plus_minus(figure: EntryFields) -> Decimal | None:
    width = figure.number("plus_minus")
    if width is not None and not 0 <= width <= 100:
        message = f"'plus_minus' is a number of people out of 100, from 0 to 100; found {width}. Look it up again."
        figure.context.problem(figure.place_of("plus_minus"), "plus-minus", message)
    if "range" in figure and "plus_minus" in figure:
        message = (
            "'range' and 'plus_minus' stand here together, and only one can be shown. Keep the one that was published."
        )
        figure.context.problem(figure.place_of("plus_minus"), "plus-minus", message)
    return None if width is None else Decimal(width)


def _range(figure: EntryFields) -> Range | None:
    node = figure.node("range")
    if node is None:
        _range_is_alone(figure)
        return None
    ends = (
        [parse_whole_number(figure.context, item, "range") for item in node.items]
        if isinstance(node, SequenceNode)
        else []
    )
    if None in ends:
        return None
    low, high = ends if len(ends) == 2 else (None, None)
    if low is None or high is None or not 0 <= low <= high <= 100:
        typed = SPAN.fullmatch(scalar_value(node))
        example = f"Write range: [{typed[1]}, {typed[2]}]." if typed else "Such as [64, 91]."
        message = f"'range' needs two whole numbers out of 100, the lower first. {example}"
        figure.context.problem(node.place, "range", message)
        return None
    return Range(Decimal(low), Decimal(high), 100, _range_is(figure, node.place) == "computed here", node.place)


def _range_is_alone(figure: EntryFields) -> None:
    if "range_is" in figure:
        message = (
            "'range_is' says where a range comes from, and there is none. Add range: [64, 91], or take range_is away."
        )
        figure.context.problem(figure.place_of("range_is"), "range-is", message)


def _range_is(figure: EntryFields, place: Place) -> str:
    word = figure.word("range_is")
    if word not in RANGE_IS:
        message = f"A range says where it comes from, under 'range_is': {join_with_or(RANGE_IS)}."
        figure.context.problem(figure.place_of("range_is") if word else place, "range-is", message)
    return word
