"""Example persons go in; an error for each that does not see what the file says they see comes out."""

from collections.abc import Iterator

from decision_aid.answers import Answers, take_all
from decision_aid.conditions import Truth
from decision_aid.model import DecisionAid, Example
from decision_aid.problems import Problem
from decision_aid.walk import walk
from decision_aid.wording import english, refusal_text

STANDS = {Truth.YES: "is shown", Truth.NO: "is left out", Truth.CANNOT_TELL: "may apply"}


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """Each example is tried: its answers are answers, and it sees what it must and not what it must not."""
    for example in aid.examples:
        typed = {name: (given,) if isinstance(given, str) else given for name, given in example.given}
        answers, refusals = take_all(aid, typed)
        for refusal in refusals:
            wrong = refusal_text(refusal, aid.question(refusal.question), english)
            yield _problem(example, f"'{refusal.question}': {wrong}")
        yield from _seen(aid, example, answers)


def _seen(aid: DecisionAid, example: Example, answers: Answers) -> Iterator[Problem]:
    walked = walk(aid, answers)
    stands = {statement.id: walked.holds(statement.when) for statement in aid.statements}
    wanted = (
        (example.must_show, "must show", (Truth.YES,)),
        (example.must_not_show, "must not show", (Truth.NO, Truth.CANNOT_TELL)),
        (example.may_apply, "may apply", (Truth.CANNOT_TELL,)),
    )
    for names, key, truths in wanted:
        for name in names:
            if stands[name] not in truths:
                yield _problem(example, f"'{name}' stands under '{key}', but {STANDS[stands[name]]}")


def _problem(example: Example, what: str) -> Problem:
    message = f"In the example '{example.name}', {what}. Change the example, or the 'when:' that it meets."
    return Problem(example.place, "example", message)
