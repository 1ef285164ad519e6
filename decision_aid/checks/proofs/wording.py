"""Words for proofs in messages: an example person, and clauses as the rule file has them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from decision_aid.checks.naming import listed
from decision_aid.checks.proofs.all_people import Constraint, all_people
from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import Answers, as_form_values
from decision_aid.consultation.condition_phrases import condition_phrase
from decision_aid.consultation.reasons import answer_text
from decision_aid.consultation.wording import english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Clause, NumberRange, Truth
from decision_aid.model.enums import QuestionKind
from decision_aid.model.problems import Level, Problem, Wording, worded

SOMEBODY = Wording("somebody")

SHORTER = Wording("Make the conditions that lead there shorter.", "Tick fewer answers on the way there.")


def describe_person(aid: DecisionAid, answers: Answers) -> Wording:
    """An example person in a message: their answers as an answers file has them, and the code that opens them.

    In a form the answers are as people read them, and without the code: it opens a page to which forms do not lead.
    """
    if not answers:
        return Wording("somebody who has not answered anything")
    said = {question: answers[question.id] for question in aid.questions if question.id in answers}
    read = ", ".join(f"“{one.ask}” with “{answer_text(one, answer, english)}”" for one, answer in said.items())
    return Wording(
        f"somebody who answers {{{', '.join(answers_as_yaml(aid, answers))}}} (code {encode_answers(aid, answers)})",
        f"somebody who answers {read}",
    )


def answers_as_yaml(aid: DecisionAid, answers: Answers) -> Iterator[str]:
    """The answers as lines of YAML, for an answers file or an example's `given:`."""
    for question in aid.questions:
        said = as_form_values(question, answers.get(question.id))
        if len(said) > 1 or (said and question.kind is QuestionKind.SEVERAL):
            yield f"{question.id}: [{', '.join(said)}]"
        elif said:
            yield f"{question.id}: {said[0]}"


def list_clauses(aid: DecisionAid, lines: Iterable[Clause]) -> Wording:
    """Clauses as the rule file has them, each with its line number, and as phrases."""
    return listed((_clause_at_line(aid, line) for line in lines), "; ")


def _clause_at_line(aid: DecisionAid, line: Clause) -> Wording:
    written = f"'{clause_as_yaml(line)}'"
    return Wording(f"line {line.place.line}, {written}", condition_phrase(aid.questions_by_id, line), written)


def named_clause(aid: DecisionAid, line: Clause) -> Wording:
    """A clause as the rule file has it, and in words."""
    return Wording(f"'{clause_as_yaml(line)}'", f"The choice that {condition_phrase(aid.questions_by_id, line)}")


def clause_as_yaml(line: Clause) -> str:
    """A clause as the rule file has it, in YAML's flow style."""
    if not isinstance(line.answers, NumberRange):
        return f"{line.question}: [{', '.join(sorted(line.answers))}]"
    ends = (("at_least", line.answers.at_least), ("below", line.answers.below))
    return f"{line.question}: {{{', '.join(f'{name}: {end}' for name, end in ends if end is not None)}}}"


def problem_of_somebody(
    aid: DecisionAid,
    claims: Sequence[Constraint | int],
    tell: Callable[[Wording], Problem],
    unknown: Wording,
    undecided: Level = Level.WARNING,
) -> Iterator[Problem]:
    """What there is to `tell` of a person, with their code, if one meets all claims.

    Where the solver's budget runs out, it is a problem of the level `undecided`, and says what is `unknown`.
    """
    truth = all_people(aid).satisfiable(*claims)
    if truth is Truth.YES:
        person = all_people(aid).example_person(*claims)
        yield replace(tell(describe_person(aid, person)), code=encode_answers(aid, person))
    elif truth is Truth.CANNOT_TELL:
        yield replace(tell(SOMEBODY), message=undecided_message(unknown), level=undecided)


def undecided_message(what: str) -> Wording:
    """The message for a proof that ran out of budget."""
    return worded("It could not be found out in time {}. {}", what, SHORTER)
