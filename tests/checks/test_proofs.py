"""What is proved of an aid is so for everybody it can meet, one by one."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from decision_aid.checks.proofs.all_people import AllPeople
from decision_aid.checks.proofs.balance import balance_of, worst_balance
from decision_aid.checks.proofs.condition_uses import condition_uses
from decision_aid.checks.proofs.contradictions import find_contradiction
from decision_aid.checks.proofs.sat_solver import SatSolver
from decision_aid.checks.rules import empty_consideration, one_sided
from decision_aid.checks.rules.unused_question import decides_something
from decision_aid.consultation.path import QuestionPath, follow_path
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import ALWAYS, All, Any, Clause, Condition, Truth, clauses_of, parts_of
from decision_aid.model.problems import Place
from tests.support.sampling import sampled
from tests.support.small_spaces import everybody, small_aid
from tests.support.tables import random_table

AIDS = 2000
PARTS, A_FEW = 20, 1


def met(aid: DecisionAid) -> dict[Condition, set[Truth]]:
    """What each condition answers for one person or another."""
    walks = [follow_path(aid, answers) for answers in everybody(aid)]
    conditions = {use.condition for use in condition_uses(aid)}
    return {condition: {walked.holds(condition) for walked in walks} for condition in conditions}


@sampled("part", zip(range(PARTS)), [(part,) for part in range(A_FEW)])
def test_proofs_agree_with_asking_everybody_on_2000_aids(part: int) -> None:
    for seed in range(part, AIDS, PARTS):
        aid = small_aid(seed)
        space = AllPeople(aid)
        for condition, truths in met(aid).items():
            for truth in Truth:
                possible = space.satisfiable((condition, truth)) is Truth.YES
                assert possible is (truth in truths), (seed, condition, truth)
                if possible:
                    assert follow_path(aid, space.example_person((condition, truth))).holds(condition) is truth
            if Truth.YES not in truths:
                assert_smallest(aid, condition)


def test_proofs_know_who_is_left_for_otherwise() -> None:
    for seed in range(200):
        aid = random_table(seed)
        space, left_over = AllPeople(aid), aid.statements[0].when
        truths = {follow_path(aid, answers).holds(left_over) for answers in everybody(aid)}
        for truth in Truth:
            assert (space.satisfiable((left_over, truth)) is Truth.YES) is (truth in truths), (seed, truth)


def assert_smallest(aid: DecisionAid, condition: Condition) -> None:
    """The lines that contradict do so, and no fewer lines do."""
    core = find_contradiction(aid, condition)
    written = {
        line.place: line for one in (condition, *(asked.when for asked in aid.questions)) for line in clauses_of(one)
    }
    fewer = itertools.combinations(written.values(), len(core) - 1)
    assert not can_be_met(aid, condition, core)
    assert all(can_be_met(aid, condition, some) for some in fewer)


def can_be_met(aid: DecisionAid, condition: Condition, kept: tuple[Clause, ...]) -> bool:
    """Whether somebody meets the condition where of all lines in the aid only these are kept."""
    places = {line.place for line in kept}
    questions = tuple(replace(one, when=only(one.when, places)) for one in aid.questions)
    loose = replace(aid, questions=questions)
    left = only(condition, places)
    return any(follow_path(loose, answers).holds(left) is Truth.YES for answers in everybody(loose))


def only(condition: Condition, places: set[Place]) -> Condition:
    """The condition with each line elsewhere made to hold always."""
    if isinstance(condition, Clause):
        return condition if condition.place in places else ALWAYS
    parts = tuple(only(part, places) for part in parts_of(condition))
    return All(parts) if isinstance(condition, All) else Any(parts)


def test_whether_a_question_changes_anything_agrees_with_asking_everybody() -> None:
    for seed in range(0, AIDS, 2):
        aid = small_aid(seed)
        for question in aid.questions:
            assert decides_something(aid, question.id) is changes_something(aid, question.id), (seed, question.id)


def changes_something(aid: DecisionAid, question_id: str) -> bool:
    """Whether two persons who are asked the question, and differ in nothing else, are asked or shown other things."""
    seen: dict[frozenset[tuple[str, object]], tuple[Truth, ...]] = {}
    for person in everybody(aid):
        walked = follow_path(aid, person)
        if walked.asked[question_id] is Truth.YES:
            rest = frozenset((name, said) for name, said in person.items() if name != question_id)
            view = tuple(walked.holds(use.condition) for use in condition_uses(aid))
            if seen.setdefault(rest, view) != view:
                return True
    return False


def test_the_widest_difference_agrees_with_asking_everybody() -> None:
    for seed in range(0, AIDS, 10):
        aid = small_aid(seed)
        worst = worst_balance(aid)
        assert worst.proved
        assert balance_of(aid, worst.answers).amounts == worst.amounts
        assert worst.difference == max(balance_of(aid, person).difference for person in everybody(aid)), seed


def test_one_sides_and_empty_considerations_agree_with_asking_everybody() -> None:
    for seed in range(0, AIDS, 4):
        aid = small_aid(seed)
        walks = [follow_path(aid, person) for person in everybody(aid)]
        wanted = sorted(side for walked in walks for side in missing_sides(walked))
        assert len([*one_sided.problems(aid)]) == len(set(wanted)), seed
        empty = {one.id for one in aid.considerations if any(is_empty(walked, one.id) for walked in walks)}
        assert len([*empty_consideration.problems(aid)]) == len(empty), seed


def missing_sides(walked: QuestionPath) -> Iterator[tuple[str, str]]:
    """Each option and side on which this person is shown nothing, though something is written."""
    kinds = {outcome.id: outcome.kind for outcome in walked.aid.outcomes}
    for option in walked.aid.options:
        for side, of_side in one_sided.SIDES.items():
            here = [one for one in walked.aid.statements if one.option == option.id and kinds[one.outcome] in of_side]
            if here and not any(walked.holds(one.when) is Truth.YES for one in here):
                yield option.id, side


def is_empty(walked: QuestionPath, consideration: str) -> bool:
    """Whether all that is written under a consideration is left out for this person."""
    outcomes = {outcome.id for outcome in walked.aid.outcomes if outcome.consideration == consideration}
    here = [one for one in walked.aid.statements if one.outcome in outcomes]
    return bool(here) and all(walked.holds(one.when) is Truth.NO for one in here)


def test_what_takes_too_long_is_said_and_not_guessed() -> None:
    solver = SatSolver(conflicts=5)
    holes = [[solver.new_variable() for _ in range(7)] for _ in range(8)]
    for pigeon in holes:
        solver.add_clause(*pigeon)
    for one, other in itertools.combinations(holes, 2):
        for hole, same in zip(one, other, strict=True):
            solver.add_clause(-hole, -same)

    assert solver.satisfiable([]) is Truth.CANNOT_TELL
