"""Balance: the person who is shown the most about one option and the least about another, found by maximisation.

`decision-aid examples` reports it, to judge whether an aid favours an option. Cost: one MaxSAT query for each ordered
pair of options.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import permutations

from decision_aid.checks.proofs.all_people import AllPeople
from decision_aid.consultation.answers import Answer
from decision_aid.consultation.path import follow_path
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.evidence import Statement


@dataclass(frozen=True, slots=True)
class ShownAmount:
    """How many statements and gaps about an option are shown, and their number of words."""

    statements: int
    words: int


@dataclass(frozen=True, slots=True)
class Balance:
    """How much one person is shown about each option; `proved` if surely for nobody the options differ more."""

    answers: Mapping[str, Answer]
    amounts: Mapping[str, ShownAmount]
    proved: bool

    @property
    def difference(self) -> int:
        """The largest difference between two options, in statements."""
        counts = [amount.statements for amount in self.amounts.values()]
        return max(counts) - min(counts)


def worst_balance(aid: DecisionAid) -> Balance:
    """The balance of the person for whom two options differ most in their number of statements."""
    everybody = AllPeople(aid)
    balances = [_widest(aid, everybody, more.id, less.id) for more, less in permutations(aid.options, 2)]
    worst = max(balances, key=lambda balance: balance.difference)
    return Balance(worst.answers, worst.amounts, all(balance.proved for balance in balances))


def balance_of(aid: DecisionAid, answers: Mapping[str, Answer], *, proved: bool = False) -> Balance:
    """The balance of the person with these answers."""
    statements = [statement for statement, truth in follow_path(aid, answers).statement_results() if truth is Truth.YES]
    amounts = {
        option.id: _amount([statement for statement in statements if option.id in statement.options])
        for option in aid.options
    }
    return Balance(answers, amounts, proved)


def _widest(aid: DecisionAid, everybody: AllPeople, more: str, less: str) -> Balance:
    shown = [everybody.encode(statement.when, Truth.YES) for statement in aid.statements if more in statement.options]
    not_shown = [
        -everybody.encode(statement.when, Truth.YES) for statement in aid.statements if less in statement.options
    ]
    open_yet = [literal for literal in (*shown, *not_shown) if abs(literal) != everybody.solver.true]
    best, proved = everybody.solver.maximise(open_yet)
    return balance_of(aid, everybody.example_person(*best), proved=proved is Truth.YES)


def _amount(statements: list[Statement]) -> ShownAmount:
    return ShownAmount(len(statements), sum(len(statement.text.split()) for statement in statements))
