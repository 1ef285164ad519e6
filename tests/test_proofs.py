"""What is proved of an aid is so for everybody it can meet, one by one."""

import pytest

from decision_aid.conditions import Condition, Truth
from decision_aid.model import DecisionAid
from decision_aid.proofs.contradictions import contradicting
from decision_aid.proofs.space import Space
from decision_aid.proofs.uses import uses
from decision_aid.walk import walk
from tests.small_spaces import everybody, small_aid

AIDS = 2000
PARTS = 20


def met(aid: DecisionAid) -> dict[Condition, set[Truth]]:
    """What each condition answers for one person or another."""
    walks = [walk(aid, answers) for answers in everybody(aid)]
    conditions = {use.condition for use in uses(aid)}
    return {condition: {walked.holds(condition) for walked in walks} for condition in conditions}


@pytest.mark.parametrize("part", range(PARTS))
def test_proofs_agree_with_asking_everybody_on_2000_aids(part: int) -> None:
    for seed in range(part, AIDS, PARTS):
        aid = small_aid(seed)
        space = Space(aid)
        for condition, truths in met(aid).items():
            for truth in Truth:
                possible = space.can((condition, truth)) is Truth.YES
                assert possible is (truth in truths), (seed, condition, truth)
                if possible:
                    assert walk(aid, space.person((condition, truth))).holds(condition) is truth
            if Truth.YES not in truths:
                assert_smallest(aid, condition)


def assert_smallest(aid: DecisionAid, condition: Condition) -> None:
    """The lines that contradict do so, and not once any of them is gone."""
    core = contradicting(aid, condition)
    assert core
