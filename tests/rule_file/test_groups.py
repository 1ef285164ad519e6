"""Groups that had options are checked alike in each kind of figure: one finding for a mistake, at its line."""

import pytest

from decision_aid.checks.run import check_rule_file
from tests.support.aids import SMALL, TODAY

STATEMENT = """\
  - option: every
    outcome: ache
    says: Exercises did better in the trial.
{figure}
    certainty: low
    because: one trial
    sources: [alpha]
"""
FIGURES = {
    "chance": """\
    chance:
      event: had aches
      over: 1 year
      groups:
        - {option: exercises, people: 80, of: 100}
        - {option: wait, people: 40, of: 100}""",
    "amount": """\
    amount:
      unit: visits a year
      statistic: mean
      groups:
        - {option: exercises, value: 0.56}
        - {option: wait, value: 0.77}""",
    "course": """\
    course:
      event: had aches
      times:
        - over: 1 year
          groups:
            - {option: exercises, people: 80, of: 100}
            - {option: wait, people: 40, of: 100}
        - {over: 2 years, groups: [{option: exercises, people: 90, of: 100}, {option: wait, people: 50, of: 100}]}""",
}


def findings(statement: str) -> list[tuple[str, str]]:
    """The line and the message of each error in the small aid with that statement."""
    text = f"format: 2\n{SMALL}".replace("statements:\n", f"statements:\n{statement}", 1)
    found = check_rule_file(text.encode(), today=TODAY)[1]
    lines = text.splitlines()
    return [(lines[one.place.line - 1].strip(), one.message) for one in found if one.level.value == "error"]


@pytest.mark.parametrize("kind", FIGURES)
def test_groups_that_are_options_have_no_finding(kind: str) -> None:
    assert findings(STATEMENT.format(figure=FIGURES[kind])) == []


@pytest.mark.parametrize("kind", FIGURES)
def test_a_trial_of_options_is_not_about_one_of_them(kind: str) -> None:
    statement = STATEMENT.format(figure=FIGURES[kind]).replace("option: every", "option: wait")

    ((line, message),) = findings(statement)

    assert line == "- option: wait"
    assert message == "The groups are options, so this is not about 'wait' alone. Write 'option: every'."


@pytest.mark.parametrize("kind", FIGURES)
@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{option: wait", "{name: waiting", "Name the option of each group, or of none."),
        ("{option: wait", "{option: exercises", "Two groups name the option 'exercises'."),
        ("{option: wait", "{option: weight", "There is no option 'weight'"),
    ],
)
def test_each_mistake_in_the_options_of_groups_is_told(kind: str, old: str, new: str, says: str) -> None:
    first, rest = STATEMENT.format(figure=FIGURES[kind]).split(old, 1)

    found = findings(f"{first}{new}{rest.replace(old, new)}")

    assert any(says in message for _, message in found), found
    assert len({message for _, message in found}) == len(found)


def test_each_time_of_a_course_has_the_same_options() -> None:
    figure = FIGURES["course"].replace("{option: wait, people: 50, of: 100}", "{name: waiting, people: 50, of: 100}")

    ((line, message),) = findings(STATEMENT.format(figure=figure))

    assert line.startswith("- {over: 2 years")
    assert message.startswith("The groups are not those of the time above")
