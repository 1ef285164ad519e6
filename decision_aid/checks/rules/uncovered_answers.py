"""Whatever somebody answers, each table and each cell has something for them, or says that it is not known.

Passes:
    format: 2
    statements:
      - option: wait
        outcome: ease
        id: by-length
        certainty: low
        because: few people
        sources: [beta]
        cases:
          - {when: {duration: [short]}, says: It often gets better.}
          - {when: otherwise, says: It gets better for some.}
Fails:
    format: 2
    statements:
      - option: wait
        outcome: ease
        id: by-length
        certainty: low
        because: few people
        sources: [beta]
        cases:
          - {when: {duration: [short]}, says: It often gets better.}
          - {when: {duration: [long]}, says: It gets better for some.}
Passes:
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days}
    statements:
      - {option: wait, outcome: sleep, not_known: How the young sleep., when: {age: {below: 40}}}
      - {option: wait, outcome: sleep, not_known: How the old sleep., when: {age: {at_least: 40}}}
      - {option: exercises, outcome: sleep, not_known: Nobody has asked this., because: not studied}
Fails:
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days}
    statements:
      - {option: wait, outcome: sleep, not_known: How the young sleep., when: {age: {below: 40}}}
      - {option: wait, outcome: sleep, not_known: How the old sleep., when: {age: {at_least: 45}}}
      - {option: exercises, outcome: sleep, not_known: Nobody has asked this., because: not studied}
Passes:
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days}
    statements:
      - {option: wait, outcome: sleep, not_known: How the young sleep., when: {age: {below: 40}}}
      - {option: wait, outcome: sleep, says: Most sleep well., certainty: low, because: few people, sources: [beta]}
      - {option: exercises, outcome: sleep, not_known: Nobody has asked this., because: not studied}
Fails:
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days}
    statements:
      - {option: wait, outcome: sleep, not_known: How the young sleep., when: {age: {below: 40}}}
      - {option: exercises, outcome: sleep, not_known: Nobody has asked this., because: not studied}
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from decision_aid.checks.naming import CASE, GAP, OTHERWISE, listed, named
from decision_aid.checks.proofs.all_people import all_people
from decision_aid.checks.proofs.tables import StatedCase, rows, tables
from decision_aid.checks.proofs.wording import clause_as_yaml, problem_of_somebody
from decision_aid.checks.rules.empty_consideration import empty_considerations
from decision_aid.checks.rules.one_sided import one_sided_options
from decision_aid.consultation.condition_phrases import condition_phrase
from decision_aid.consultation.remaining_answers import remaining
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Any, Clause, Condition, Otherwise, Truth, clauses_of
from decision_aid.model.evidence import NO_OPTION, Statement
from decision_aid.model.problems import Level, Problem, Wording, worded

Cell = tuple[Statement, ...]

CHANGE = Wording("change a condition", "change for whom the others are shown")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at the last case of each table, and the last statement of each cell, that has nothing for somebody."""
    for table in tables(aid):
        yield from _left_out_of_table(aid, table)
    for cell in dict.fromkeys(_cells(aid)):  # each once, where options have the same
        yield from _left_out_of_cell(aid, cell)


def _left_out_of_table(aid: DecisionAid, table: list[StatedCase]) -> Iterator[Problem]:
    """Somebody whom every case leaves out, though what limits the whole table does not."""
    last, case = table[-1]
    nobodys = (*((one.when, Truth.NO) for _, one in table), (case.within, Truth.YES))

    def tell(whom: Wording) -> Problem:
        message = worded(
            "The table {} has no {} for {}{}. Add one for them, or a last one with {}, such as a {}.",
            *(called, CASE, _answers_left(aid, [one.when for _, one in table]), whom, OTHERWISE, GAP),
        )
        return Problem(last.place, "uncovered-answers", message, Level.WARNING)

    called = Wording(f"'{case.table}'", named(last).in_form)
    unknown = worded("whether the table {} has a {} for everybody", called, CASE)
    return problem_of_somebody(aid, nobodys, tell, unknown)


def _left_out_of_cell(aid: DecisionAid, cell: Cell) -> Iterator[Problem]:
    """Somebody whom every statement of a cell leaves out; whom a table has no case for is told with the table."""
    by_name = {
        statement.case.table if statement.case else statement.id: statement.case.within
        if statement.case
        else statement.when
        for statement in cell
    }
    conditions = tuple(by_name.values())

    def tell(whom: Wording) -> Problem:
        message = worded(
            "{} {}{}. Nothing else here is for these people: write a statement or a {} for them, or {}.",
            *(leave_out, _answers_left(aid, conditions), whom, GAP, CHANGE),
        )
        return Problem(cell[-1].place, "uncovered-answers", message, Level.WARNING)

    words = {
        statement.case.table if statement.case else statement.id: named(statement).in_form
        for statement in reversed(cell)
    }
    leave_out = _leave_out(*(Wording(f"'{name}'", words[name]) for name in by_name))
    nobodys = [(condition, Truth.NO) for condition in conditions]
    return problem_of_somebody(aid, nobodys, tell, worded("whether {} anybody", leave_out))


def _leave_out(first: Wording, *others: Wording) -> Wording:
    if len(others) > 1:
        return worded("{} and {} more like it leave out", first, len(others))
    return worded("{} and {} leave out", first, others[0]) if others else worded("{} leaves out", first)


def _cells(aid: DecisionAid) -> Iterator[Cell]:
    """What is said in each cell, and what is told apart beside the options, where no cell would be empty.

    Where another check tells of a whole of which the cell is a part, the cell counts only if it tells answers apart.
    """
    one_sided = {statement.id for _, _, here in one_sided_options(aid) for statement in here}
    for outcome in aid.outcomes:
        row = rows(aid)[outcome.id]
        is_told = outcome.consideration in empty_considerations(aid) or any(statement.head for statement in row)
        for option in (*(option.id for option in aid.options), NO_OPTION):
            cell = tuple(
                statement for statement in row if statement.is_about(option) or statement.option == option == NO_OPTION
            )
            is_part = is_told or option == NO_OPTION or all(statement.id in one_sided for statement in cell)
            if all(clauses_of(statement.when) for statement in cell) and (not is_part or _is_told_apart(aid, cell)):
                yield cell


def _is_told_apart(aid: DecisionAid, statements: Cell) -> bool:
    """Whether those of these statements that name one question have no answer to it in common."""
    common: dict[tuple[str, str], set[int]] = {}
    for statement in statements:
        if statement.case:
            return False
        for question, answers in _accepted(aid, statement).items():
            named = statement.option, question
            common[named] = common.get(named, answers) & answers
    return not all(common.values())


def _accepted(aid: DecisionAid, statement: Statement) -> Mapping[str, set[int]]:
    """The answers that a condition names, by question."""
    found = defaultdict[str, set[int]](set)
    for line in clauses_of(statement.when):
        found[line.question].update(all_people(aid).variables[line.question].satisfying(line))
    return found


def _answers_left(aid: DecisionAid, conditions: Sequence[Condition]) -> str:
    """All answers that are left out, where all is about one question that everybody is asked; else nothing."""
    left = remaining(aid.questions_by_id, Otherwise(tuple(conditions)))
    parts = left.parts if isinstance(left, Any) else (left,)
    answers = [
        Wording(f"{{{clause_as_yaml(part)}}}", f"people for whom {condition_phrase(aid.questions_by_id, part)}")
        for part in parts
        if isinstance(part, Clause)
    ]
    return worded("{}, such as ", listed(answers, " or ")) if answers else ""
