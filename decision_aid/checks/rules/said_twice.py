"""Every statement adds something: one that only repeats another looks like a second finding.

Passes:
    statements:
      - {option: wait, outcome: ease, id: early, says: It often gets better., certainty: low, because: few people,
         sources: [beta], when: {duration: [short]}}
      - {option: wait, outcome: ease, id: late, says: It often gets better., certainty: very low, because: few people,
         sources: [beta], when: {duration: [long]}}
Fails:
    statements:
      - {option: wait, outcome: ease, id: early, says: It often gets better., certainty: low, because: few people,
         sources: [beta], when: {duration: [short]}}
      - {option: wait, outcome: ease, id: always, says: It often gets better., certainty: low, because: few people,
         sources: [beta]}
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from decision_aid.checks.naming import named
from decision_aid.checks.proofs.all_people import all_people
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.evidence import Figure, Finding, Statement
from decision_aid.model.problems import Level, Problem, Wording, worded

MOST_COMPARED = 20  # equal statements before and after each: bounds the number of proofs


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each statement that nobody sees without another of the same option, outcome, words and figure."""
    in_one_cell: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in aid.statements:
        in_one_cell[_words(statement)].append(statement)
    for group in (alike for cell in in_one_cell.values() if len(cell) > 1 for alike in _of_one_figure(cell)):
        distinct: list[Statement] = []
        backwards = group[::-1]
        for number, statement in enumerate(backwards):
            others = (*distinct[:MOST_COMPARED], *backwards[number + 1 : number + 1 + MOST_COMPARED])
            other = next((other for other in others if _adds_nothing(aid, statement, other)), None)
            if other is None:
                distinct.append(statement)
                continue
            message = worded(
                "{} says the same as {}, and whoever reads it reads the other too. Delete one of them, or say what is "
                "different.",
                *(Wording(f"'{statement.id}'", "This"), named(other)),
            )
            yield Problem(statement.place, "said-twice", message, Level.WARNING)


def _words(statement: Statement) -> tuple[str, ...]:
    return statement.option, statement.outcome, " ".join(statement.text.casefold().split())


def _of_one_figure(statements: list[Statement]) -> Iterable[list[Statement]]:
    alike: defaultdict[Figure | None, list[Statement]] = defaultdict(list)
    for statement in statements:
        alike[statement.content.figure if isinstance(statement.content, Finding) else None].append(statement)
    return alike.values()


def _adds_nothing(aid: DecisionAid, statement: Statement, other: Statement) -> bool:
    """Whether provably the other is shown to all who are shown this one, and left out only where this one is."""
    everybody = all_people(aid)
    one, another = everybody.literals(statement.when), everybody.literals(other.when)
    alone = everybody.satisfiable(one.yes, -another.yes)
    return alone is Truth.NO and everybody.satisfiable(-one.no, another.no) is Truth.NO
