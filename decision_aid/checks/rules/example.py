"""Example persons see what the file says they must see: so no edit changes that by mistake.

Passes:
    examples:
      - {name: New pain, given: {duration: short}, must_show: [ten-minutes], must_not_show: [exercises.ease]}
Fails:
    examples:
      - {name: New pain, given: {duration: short}, must_show: [exercises.ease]}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import WHEN, key, named, named_in
from decision_aid.checks.proofs.all_people import all_people
from decision_aid.consultation.answers import Answers, parse_answers
from decision_aid.consultation.path import follow_path
from decision_aid.consultation.refusals import refusal_in_a_file
from decision_aid.model.aid import DecisionAid, Example
from decision_aid.model.conditions import Truth
from decision_aid.model.problems import Problem, Wording, worded
from decision_aid.rule_file.schema.table import EXAMPLE

STANDS = {Truth.YES: "is shown", Truth.NO: "is left out", Truth.CANNOT_TELL: "may apply"}


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each example with invalid answers, and for each statement whose result is not the expected one."""
    for example in aid.examples:
        typed = {name: (given,) if isinstance(given, str) else given for name, given in example.given}
        answers, refusals = parse_answers(aid.questions, typed)
        for refusal in refusals:
            wrong = refusal_in_a_file(refusal, aid.question(refusal.question))
            yield _problem(example, worded("{}: {}", named(aid.question(refusal.question)), wrong.rstrip(".")))
        if not refusals:
            yield from _unmet_expectations(aid, example, answers)


def _unmet_expectations(aid: DecisionAid, example: Example, answers: Answers) -> Iterator[Problem]:
    results = {statement.id: truth for statement, truth in follow_path(aid, answers).statement_results()}
    wanted = (
        (example.must_show, "must_show", (Truth.YES,)),
        (example.must_not_show, "must_not_show", (Truth.NO, Truth.CANNOT_TELL)),
        (example.may_apply, "may_apply", (Truth.CANNOT_TELL,)),
    )
    for names, name_of_list, truths in wanted:
        under = key(EXAMPLE, name_of_list, name_of_list.replace("_", " "))
        for name in names:
            if results[name] not in truths and (Truth.NO in truths or not _is_never_shown(aid, name)):
                wording = worded(
                    "{} stands under {}, but {}", named_in(aid.statements, name), under, STANDS[results[name]]
                )
                yield _problem(example, wording)


def _is_never_shown(aid: DecisionAid, name: str) -> bool:
    """Whether nobody can ever be shown a statement: another check reports that, at its condition."""
    condition = next(statement.when for statement in aid.statements if statement.id == name)
    return all_people(aid).satisfiable((condition, Truth.YES)) is Truth.NO


def _problem(example: Example, wording: Wording) -> Problem:
    message = worded(
        "In the example '{}', {}. Change the example, or the {} that it meets.", example.name, wording, WHEN
    )
    return Problem(example.place, "example", message)
