"""The small aid of form 2 with another figure in place of its chance, and what is found in it."""

from decision_aid.checks.run import check_rule_file
from decision_aid.model.aid import DecisionAid
from tests.support.aids import TODAY, aid_from, small

CHANCE = (
    "    chance: {people: 32, of: 40, event: moved with ease, over: 6 months, "
    "range: [64, 91], range_is: computed here}\n"
)


def text_with(figure: str) -> str:
    """The text of the small aid with that figure, written as lines of a statement."""
    return "format: 2\n" + small((CHANCE, figure))


def aid_with(figure: str) -> DecisionAid:
    """The small aid with that figure, which has no errors."""
    return aid_from(text_with(figure))


def findings_with(figure: str) -> list[tuple[str, str]]:
    """The line and the message of each finding on the small aid with that figure."""
    text = text_with(figure)
    _, problems = check_rule_file(text.encode(), today=TODAY)
    return [(text.splitlines()[one.place.line - 1].strip(), one.message) for one in problems]
