"""The `chance` of a statement goes in, a natural frequency comes out."""

from collections.abc import Iterator

from decision_aid.evidence import Arm, Chance, Range
from decision_aid.problems import Place
from decision_aid.reading.fields import Entry, entry, whole_number
from decision_aid.reading.nearness import listed
from decision_aid.yaml_text import Items

FIGURE = {
    "people": False,
    "of": False,
    "per_100": False,
    "range": False,
    "range_is": False,
    "plus_minus": False,
}
TELLING = {"event": False, "otherwise": False, "over": False, "at": False, "picture": False}
CHANCE = TELLING | FIGURE | {"groups": False}
GROUP = {"name": True} | FIGURE
RANGE_IS = ("published", "computed here")


def chance(given: Entry) -> Chance | None:
    """The chance of a statement; None where it has none or it can't be read."""
    node = given.node("chance")
    figure = entry(given.reader, node, "a chance", CHANCE) if node is not None else None
    if figure is None:
        return None
    _time(figure)
    return Chance(
        arms=tuple(arm for arm in _arms(figure) if arm),
        event=figure.text("event"),
        otherwise=figure.text("otherwise"),
        over=figure.text("over"),
        at=figure.text("at"),
        picture=figure.yes_or_no("picture") is not False,
        place=figure.place,
    )


def _time(figure: Entry) -> None:
    if ("over" in figure) == ("at" in figure):
        message = (
            "A chance says its time once: over: 6 months (what happened by then), or at: 6 months (how it was then)."
        )
        figure.reader.problem(figure.place, "time", message)


def _arms(figure: Entry) -> Iterator[Arm | None]:
    if "groups" not in figure:
        yield _arm(figure, "")
        return
    groups = figure.reader.items(figure.node("groups"), "groups")
    if len(groups) != 2:
        message = f"'groups' needs the two groups that were compared; found {len(groups)}."
        figure.reader.problem(figure.place_of("groups"), "chance", message)
    for node in groups:
        if group := entry(figure.reader, node, "a group", GROUP):
            yield _arm(group, group.text("name"))


def _arm(figure: Entry, name: str) -> Arm | None:
    people, of, per_100 = figure.number("people"), figure.number("of"), figure.number("per_100")
    counted = people is not None and of is not None and per_100 is None
    published = per_100 is not None and people is None
    if counted or published:
        _within(figure, people if counted else per_100, of if counted else 100)
        return Arm(name, people, of, per_100, _range(figure), figure.number("plus_minus"))
    if not any(key in figure and figure.number(key) is None for key in ("people", "of", "per_100")):
        message = "A chance needs people: 32, of: 40; or per_100: 80, where no count was published."
        figure.reader.problem(figure.place, "chance", message)
    return None


def _within(figure: Entry, people: int | None, of: int | None) -> None:
    if people is not None and of is not None and not (0 <= people <= of and of > 0):
        message = f"{people} of {of} can't be: the first number counts some of the people in the second."
        figure.reader.problem(figure.place, "chance", message)


def _range(figure: Entry) -> Range | None:
    node = figure.node("range")
    if node is None:
        return None
    ends = [whole_number(figure.reader, item, "range") for item in node.items] if isinstance(node, Items) else []
    if None in ends:
        return None
    low, high = ends if len(ends) == 2 else (None, None)
    if low is None or high is None or not 0 <= low <= high <= 100:
        message = "'range' needs two whole numbers out of 100, the lower first, such as [64, 91]."
        figure.reader.problem(node.place, "range", message)
        return None
    return Range(low, high, _range_is(figure, node.place) == "computed here", node.place)


def _range_is(figure: Entry, place: Place) -> str:
    word = figure.word("range_is")
    if word not in RANGE_IS:
        message = f"A range says where it comes from: add range_is: {listed(RANGE_IS)}."
        figure.reader.problem(figure.place_of("range_is") if word else place, "range-is", message)
    return word
