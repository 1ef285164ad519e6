"""A statement with an amount or a difference in the small aid, for tests of figures that are no chances."""

from decision_aid.checks.run import check_rule_file
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Figure, Finding
from decision_aid.rule_file.reading import read_rule_file
from tests.support.aids import SMALL, TODAY

STATEMENT = """\
  - option: exercises
    outcome: time
    id: measured
    says: It was looked at.
    {figure}
    certainty: low
    because: one small trial
    sources: [alpha]
"""
GROUPS = "[{name: after the operation, value: 0.56}, {name: while waiting, value: 0.77}]"
YEARLY = "unit: throat infections a year, statistic: mean"


def with_figure(figure: str) -> str:
    """The small aid, as a file of form 2, with one statement more, which has that figure."""
    return f"format: 2\n{SMALL.rstrip()}\n".replace(
        "statements:\n", "statements:\n" + STATEMENT.replace("{figure}", figure), 1
    )


def figure_of(text: str) -> Figure:
    """That figure, read."""
    aid, problems = read_rule_file(with_figure(text).encode())
    assert isinstance(aid, DecisionAid), problems
    content = next(one.content for one in aid.statements if one.id == "measured")
    assert isinstance(content, Finding)
    assert content.figure
    return content.figure


def findings_on(text: str) -> list[str]:
    """What a check of the small aid with that figure finds at the figure or below it, without its column."""
    content = with_figure(text)
    first = content[: content.index("id: measured")].count("\n") + 1
    found = check_rule_file(content.encode(), today=TODAY)[1]
    return [f"{one.check}: {one.message}" for one in found if first <= one.place.line <= first + 5]
