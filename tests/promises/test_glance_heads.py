"""Everybody has exactly one head in each cell of the glance: the check finds each cell where that is not so."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aid.checks.rules import head
from decision_aid.consultation.answers import Answers
from decision_aid.consultation.path import follow_path
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.resources import resource_folder
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.web.person.summary_rows import answer_groups
from tests.support.random_aids import headed_aid
from tests.support.random_people import aid as shipped
from tests.support.random_people import drawn, every_file, made
from tests.support.sampling import sampled

Cell = tuple[str, str]
SEEDS = range(60)


def headed(seed: int) -> DecisionAid:
    """A random aid with heads, right or wrong."""
    aid, problems = read_rule_file(headed_aid(seed).encode())
    assert aid, problems
    return aid


def everybody(aid: DecisionAid) -> Iterator[Answers]:
    """All answers that can be given to questions of two choices, with each question unanswered as well."""
    choices = [(None, *(frozenset({choice.id}) for choice in question.choices)) for question in aid.questions]
    for person in product(*choices):
        yield {question.id: answer for question, answer in zip(aid.questions, person, strict=True) if answer}


def heads(aid: DecisionAid, person: Answers) -> dict[Cell, list[Truth]]:
    """By cell of the rows that are or may be in somebody's glance, whether each of its heads applies to them."""
    walk = follow_path(aid, person)
    rows = [row for row in aid.outcomes if walk.holds(row.glance_when) is not Truth.NO]
    found: dict[Cell, list[Truth]] = {(one.id, row.id): [] for one in aid.options for row in rows}
    for one, truth in walk.statement_results():
        if one.head and (one.option, one.outcome) in found:
            found[one.option, one.outcome].append(truth)
    return found


def wrong_cells(aid: DecisionAid) -> set[Cell]:
    """The cells in which somebody has no head that may apply, or two that do."""
    return {
        cell
        for person in everybody(aid)
        for cell, truths in heads(aid, person).items()
        if truths.count(Truth.YES) > 1 or truths.count(Truth.NO) == len(truths)
    }


def told_cells(aid: DecisionAid) -> set[Cell]:
    """The cells that the check has a problem with: at the line of one of their heads, or where there is none at all."""
    at = {one.place: (one.option, one.outcome) for one in aid.statements}
    return {at[problem.place] for problem in head.problems(aid)}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_check_finds_each_cell_that_is_empty_or_double_for_somebody_and_no_other(seed: int) -> None:
    aid = headed(seed)

    assert told_cells(aid) == wrong_cells(aid)


def test_every_row_of_the_glance_is_in_sight_or_folded_unless_the_answers_rule_it_out() -> None:
    for seed in SEEDS:
        aid = headed(seed)
        for person in everybody(aid):
            walk, glance = follow_path(aid, person), made(aid, person).glance
            assert glance
            in_sight, folded = ({row.outcome.id for row in rows} for rows in (glance.rows, glance.folded))
            truths = {row.id: walk.holds(row.glance_when) for row in aid.outcomes}
            assert in_sight | folded == {row for row, truth in truths.items() if truth is not Truth.NO}
            assert all(truths[row] is Truth.CANNOT_TELL for row in folded)


def test_among_the_random_files_are_right_and_wrong_ones() -> None:
    wrong = [bool(wrong_cells(headed(seed))) for seed in SEEDS]

    assert set(wrong) == {True, False}


@sampled("seed", SEEDS, 10)
def test_a_cell_has_one_head_or_says_which_answer_is_missing(seed: int) -> None:
    aid = headed(seed)
    wrong = wrong_cells(aid)

    for person in everybody(aid):
        glance = made(aid, person).glance
        assert glance
        for row in (*glance.rows, *glance.folded):
            for cell in row.cells:
                if (cell.option.id, row.outcome.id) not in wrong:
                    assert len(cell.heads) == 1 or cell.asks
                    assert cell.heads


@every_file
@given(data=st.data())
def test_13_in_a_shipped_file_each_cell_has_one_head_or_says_which_answer_is_missing(
    path: Path, data: st.DataObject
) -> None:
    found = shipped(path)
    glance = made(found, drawn(data, found)).glance

    for row in (*glance.rows, *glance.folded) if glance else ():
        for cell in row.cells:
            assert len(cell.heads) == 1 or (cell.heads and cell.asks), (row.outcome.id, cell.option.id)


@every_file
def test_in_a_shipped_file_heads_side_by_side_are_for_the_same_answers_first(path: Path) -> None:
    glance = made(shipped(path), {}).glance
    labels = [[[head.answers for head in cell.heads] for cell in row.columns] for row in glance.rows] if glance else []

    for row in labels:
        told = [cell for cell in row if len(cell) > 1]
        shared = set(told[0]).intersection(*told) - {""} if told else set()
        assert len({next(one for one in cell if one in shared) for cell in told if shared}) <= 1


@pytest.mark.parametrize("name", ["breast-screening", "lupus-stem-cell", "tonsils"])
def test_in_a_shipped_file_no_two_groups_of_a_cell_have_one_label(name: str) -> None:
    glance = made(shipped(resource_folder("rules") / f"{name}.yaml"), {}).glance
    assert glance

    for row in (*glance.rows, *glance.folded):
        for cell in row.cells:
            labels = [group.label for group in answer_groups(cell) if group.label]
            assert len(labels) == len(set(labels)), (row.outcome.id, cell.option.id, labels)
