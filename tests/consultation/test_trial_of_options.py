"""Options that were the groups of one trial: compared once, and each figure in the cell and under the head of its own.

T06 is a fact of the dossier about tonsils; the figures about a shoulder are invented.
"""

import pytest

from decision_aid.consultation.amounts import AmountFace
from decision_aid.consultation.glance_values import Glance
from decision_aid.consultation.rows import Piece, Row
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.model.aid import DecisionAid
from tests.support.aids import SMALL, TODAY, aid_from

T06 = """\
    amount:
      unit: throat infections a year
      statistic: mean
      over: 22 months (median)
      groups: [{option: exercises, value: 0.56, of: 150}, {option: wait, value: 0.77, of: 150}]
      difference: {fewer: 0.21, range: [0.06, 0.36], range_is: published}
"""
COURSE = """\
    course:
      event: moved with ease
      times:
        - {over: 1 year, groups: [{option: exercises, people: 24, of: 40}, {option: wait, people: 10, of: 40}]}
        - {over: 2 years, groups: [{option: exercises, people: 30, of: 40}, {option: wait, people: 20, of: 40}]}
"""
CHANCE = """\
    chance:
      event: moved with ease
      over: 1 year
      groups: [{option: exercises, people: 80, of: 100}, {option: wait, people: 40, of: 100}]
"""
STATEMENT = """\
  - option: every
    outcome: trial
    id: trial
    says: They did better with exercises.
%s    certainty: low
    because: one trial
    sources: [alpha]
    head: in the trial
"""


def aid_with(figure: str, *, exercises_first: bool = False) -> DecisionAid:
    """The small aid with that figure as the head of a row of its own."""
    row = "  trial: {name: In the trial, kind: benefit, consideration: days, glance: yes}\nsources:\n"
    text = SMALL.replace("sources:\n", row, 1).replace("statements:\n", f"statements:\n{STATEMENT % figure}", 1)
    wait, exercises = (line for line in SMALL.splitlines(keepends=True) if "involves:" in line)
    if exercises_first:
        text = text.replace(wait + exercises, exercises + wait)
    return aid_from(f"format: 2\n{text}")


def summary_of(figure: str) -> Summary:
    return summarise(aid_with(figure), {}, today=TODAY)


def trial_row(found: Summary) -> Row:
    return next(row for row in found.rows if row.outcome.id == "trial")


def said(piece: Piece) -> list[str]:
    """The sentences of its figure."""
    return [figure.sentence for figure in piece.figure.figures] if piece.figure else []


def test_a_difference_of_options_keeps_its_direction_and_stands_in_the_cell_of_neither() -> None:
    published = CHANCE.rstrip() + "\n      difference: {more: 40, range: [27, 53], range_is: published}\n"
    row = trial_row(summary_of(published))
    assert row.every
    (together,) = row.every.shown

    assert said(together)[0].startswith("Wait: 40 of 100")
    assert said(together)[-1] == "Exercises, compared with Wait: 40 more among 100 people."
    assert [len(said(piece)) for cell in row.cells for piece in cell.shown] == [1, 1]


def test_an_amount_is_compared_once_and_its_difference_keeps_its_direction() -> None:
    row = trial_row(summary_of(T06))
    assert row.every
    (together,) = row.every.shown

    assert said(together) == [
        "Wait: 0.77 throat infections a year on average, over 22 months (median). 150 people were studied.",
        "Exercises: 0.56 throat infections a year on average, over 22 months (median). 150 people were studied.",
        "Exercises, compared with Wait: 0.21 fewer throat infections a year.",
    ]
    assert together.note == "You can compare these numbers. They come from the same study."


def test_each_cell_has_the_amount_of_its_option_alone() -> None:
    cells = trial_row(summary_of(T06)).cells

    assert [said(cell.shown[0]) for cell in cells] == [
        ["0.77 throat infections a year on average, over 22 months (median). 150 people were studied."],
        ["0.56 throat infections a year on average, over 22 months (median). 150 people were studied."],
    ]
    told = "From the same study as other options. See the comparison above."
    assert [cell.shown[0].text for cell in cells] == [told, told]
    assert not any(cell.shown[0].figure and cell.shown[0].figure.picture for cell in cells)


def test_each_cell_has_the_course_of_its_option_alone() -> None:
    row = trial_row(summary_of(COURSE))
    assert row.every

    assert said(row.every.shown[0])[0] == (
        "Over 1 year: Wait, about 25 of 100 people moved with ease (10 of 40 people); "
        "Exercises, about 60 of 100 people moved with ease (24 of 40 people)."
    )
    assert [said(cell.shown[0]) for cell in row.cells] == [
        [
            "Over 1 year, about 25 of 100 people moved with ease (10 of 40 people).",
            "Over 2 years, about 50 of 100 people moved with ease (20 of 40 people).",
        ],
        [
            "Over 1 year, about 60 of 100 people moved with ease (24 of 40 people).",
            "Over 2 years, about 75 of 100 people moved with ease (30 of 40 people).",
        ],
    ]


@pytest.mark.parametrize("figure", [T06, COURSE, CHANCE])
def test_permuting_the_options_permutes_the_figures_and_changes_none(figure: str) -> None:
    first, second = (summarise(aid_with(figure, exercises_first=one), {}, today=TODAY) for one in (False, True))

    assert [option.id for option in first.options] == [option.id for option in second.options][::-1]
    assert [said(cell.shown[0]) for cell in trial_row(first).cells] == [
        said(cell.shown[0]) for cell in trial_row(second).cells
    ][::-1]


def test_a_difference_is_that_of_the_same_option_in_every_order() -> None:
    rows = [trial_row(summarise(aid_with(T06, exercises_first=one), {}, today=TODAY)) for one in (False, True)]
    together = [said(row.every.shown[0]) for row in rows if row.every]

    assert together[0][-1] == together[1][-1]
    assert together[0][:2] == together[1][1::-1]


def glance_of(figure: str) -> Glance:
    found = summary_of(figure).glance
    assert found
    return found


@pytest.mark.parametrize(
    ("figure", "numbers"), [(T06, ["0.77 throat", "0.56 throat"]), (CHANCE, ["40 of 100 people", "80 of 100 people"])]
)
def test_the_glance_has_one_head_for_each_option_with_its_own_figure(figure: str, numbers: list[str]) -> None:
    (row,) = glance_of(figure).rows
    heads = [piece for cell in row.columns for piece in cell.heads]

    assert [[piece.glance_head for piece in cell.heads] for cell in row.columns] == [["in the trial"]] * 2
    assert all(number in said(piece)[0] for piece, number in zip(heads, numbers, strict=True))
    assert [piece.same_study for piece in heads] == [True, True]
    assert all(piece.figure and piece.figure.picture for piece in heads)


def test_amounts_in_the_glance_are_drawn_on_one_scale() -> None:
    (row,) = glance_of(T06).rows
    faces = [cell.heads[0].figure for cell in row.cells]

    assert [face.scale for face in faces if isinstance(face, AmountFace)] == ["0.77", "0.77"]


EVERYBODY = """\
  - {option: every, outcome: trial, says: Shoulders mend., certainty: low, because: one trial, sources: [alpha]}
"""


def with_a_third_option(*statements: str) -> Row:
    """The row of the trial in an aid that also has an option which was no group of it."""
    third = "  surgery: {name: Surgery, involves: An operation}\n"
    text = "format: 2\n" + SMALL.replace("options:\n", f"options:\n{third}", 1)
    row = "  trial: {name: In the trial, kind: benefit, consideration: days}\nsources:\n"
    text = text.replace("sources:\n", row, 1).replace("statements:\n", f"statements:\n{''.join(statements)}", 1)
    return trial_row(summarise(aid_from(text), {}, today=TODAY))


def no_head(figure: str) -> str:
    return (STATEMENT % figure).replace("    head: in the trial\n", "")


def test_an_option_that_was_in_no_trial_is_not_sent_to_what_the_trial_says() -> None:
    row = with_a_third_option(no_head(CHANCE))

    assert row.every
    assert row.every.option.name == "Compared in one study"
    assert row.cells[0].gap
    assert row.cells[0].gap.text == "This aid says nothing here. Ask your team."


def test_beside_a_trial_of_options_what_is_for_every_option_is_for_the_third_too() -> None:
    row = with_a_third_option(no_head(CHANCE), EVERYBODY)

    assert row.every
    assert row.every.option.name == "About all options"
    assert row.cells[0].gap
    assert row.cells[0].gap.text == "It is told above, for all options together."
