"""Words for proofs in messages: an example person, and clauses as the rule file has them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from decision_aid.checks.proofs.all_people import Constraint, all_people
from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import Answers, as_form_values
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Clause, NumberRange, Truth
from decision_aid.model.enums import QuestionKind
from decision_aid.model.problems import Level, Problem


def describe_person(aid: DecisionAid, answers: Answers) -> str:
    """An example person in a message: their answers as an answers file has them, and the code that opens them."""
    if not answers:
        return "somebody who has not answered anything"
    return f"somebody who answers {{{', '.join(answers_as_yaml(aid, answers))}}} (code {encode_answers(aid, answers)})"


def answers_as_yaml(aid: DecisionAid, answers: Answers) -> Iterator[str]:
    """The answers as lines of YAML, for an answers file or an example's `given:`."""
    for question in aid.questions:
        said = as_form_values(question, answers.get(question.id))
        if len(said) > 1 or (said and question.kind is QuestionKind.SEVERAL):
            yield f"{question.id}: [{', '.join(said)}]"
        elif said:
            yield f"{question.id}: {said[0]}"


def list_clauses(lines: Iterable[Clause]) -> str:
    """Clauses as the rule file has them, each with its line number."""
    return "; ".join(f"line {line.place.line}, '{clause_as_yaml(line)}'" for line in lines)


def clause_as_yaml(line: Clause) -> str:
    """A clause as the rule file has it, in YAML's flow style."""
    if not isinstance(line.answers, NumberRange):
        return f"{line.question}: [{', '.join(sorted(line.answers))}]"
    ends = (("at_least", line.answers.at_least), ("below", line.answers.below))
    return f"{line.question}: {{{', '.join(f'{name}: {end}' for name, end in ends if end is not None)}}}"


def problem_of_somebody(
    aid: DecisionAid, claims: Sequence[Constraint], told: Problem, unknown: str, undecided: Level = Level.WARNING
) -> Iterator[Problem]:
    """The problem if one person meets all claims: with that person in place of `{whom}` in its message, and their code.

    Where the solver's budget runs out, it is one of the level `undecided`, and says what is `unknown`.
    """
    found = all_people(aid).satisfiable(*claims)
    if found is Truth.YES:
        person = all_people(aid).example_person(*claims)
        message = told.message.replace("{whom}", describe_person(aid, person))
        yield replace(told, message=message, code=encode_answers(aid, person))
    elif found is Truth.CANNOT_TELL:
        yield replace(told, message=undecided_message(unknown), level=undecided)


def undecided_message(what: str) -> str:
    """The message for a proof that ran out of budget."""
    return f"It could not be found out in time {what}. Make the conditions that lead there shorter."
