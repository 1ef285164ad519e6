"""People made up without a search, each to meet as many conditions as go together: most proofs need no other.

Conditions are packed first fit, in file order. What these people do not meet is left to the solver.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from decision_aid.checks.aid_cache import cached_for_last_aid
from decision_aid.checks.proofs.condition_uses import condition_uses
from decision_aid.consultation.answers import Answer
from decision_aid.consultation.path import follow_path
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.condition_table import Evaluation, disjunctive_normal_form, select
from decision_aid.model.conditions import Clause, Condition, NumberRange, Truth
from decision_aid.model.enums import QuestionKind

Wanted = Mapping[str, frozenset[str] | range]  # by question id, answers of which any will do

ONE_IN = 50  # of the conditions left, a person is to meet one in so many, or else the solver is as cheap


class TriedPeople:
    """These people as a set with a bit for each, of which a condition selects some."""

    def __init__(self, aid: DecisionAid, people: Sequence[Evaluation]) -> None:
        self._masks = aid.condition_table.masks
        self._people = people
        self._selected: dict[int, dict[Truth, int]] = {}  # since many checks ask for the same condition

    def somebody_meets(self, claims: Iterable[tuple[Condition, Truth]]) -> bool:
        """Whether one of them meets all claims; False also for a condition that is none of the aid's."""
        left = (1 << len(self._people)) - 1
        for condition, truth in claims:
            mask = self._masks.get(id(condition))
            if mask is None:
                return False
            if mask not in self._selected:
                self._selected[mask] = select(self._people, mask)
            left &= self._selected[mask][truth]
        return left != 0


@cached_for_last_aid
def tried_people(aid: DecisionAid) -> TriedPeople:
    """Some people of an aid, of whom the first two meet few conditions; cached for the last aid."""
    evaluations = [follow_path(aid, said).evaluation for said in ({}, _last_answers(aid))]
    unmet = list(_wanted_by_conditions(aid))
    while unmet:
        evaluations.append(follow_path(aid, _somebody(wanted for _, wanted in unmet)).evaluation)
        left = [one for one in unmet[1:] if evaluations[-1].of(one[0]) is not Truth.YES]
        unmet = left if len(unmet) <= ONE_IN * (len(unmet) - len(left)) else []
    return TriedPeople(aid, evaluations)


def _last_answers(aid: DecisionAid) -> dict[str, Answer]:
    """To each question the last choice, which conditions name least, or the highest number."""
    chosen: dict[str, Answer] = {
        question.id: frozenset({question.choices[-1].id}) for question in aid.questions if question.choices
    }
    return chosen | {
        question.id: question.limits[1] for question in aid.questions if question.kind is QuestionKind.NUMBER
    }


def _wanted_by_conditions(aid: DecisionAid) -> Iterator[tuple[Condition, Wanted]]:
    """What meets each condition, with what has its questions asked; equal conditions once."""
    by_id = {question.id: question for question in aid.questions}
    asking: dict[str, Wanted] = {}
    for question in aid.questions:
        asking[question.id] = _answers_meeting(question.when, by_id, asking)
    distinct: dict[int, Condition] = {}
    for use in condition_uses(aid):
        distinct.setdefault(aid.condition_table.masks[id(use.condition)], use.condition)
    for condition in distinct.values():
        yield condition, _answers_meeting(condition, by_id, asking)


def _answers_meeting(condition: Condition, by_id: Mapping[str, Question], asking: Mapping[str, Wanted]) -> Wanted:
    """What meets the first alternative of a condition."""
    lines = [line for line in disjunctive_normal_form(condition)[0] if isinstance(line, Clause)]
    wanted: dict[str, frozenset[str] | range] = {}
    for line in lines:
        for name, answers in (*asking[line.question].items(), (line.question, _accepted(by_id[line.question], line))):
            wanted[name] = _common(wanted.get(name, answers), answers)
    return wanted


def _accepted(question: Question, line: Clause) -> frozenset[str] | range:
    if not isinstance(line.answers, NumberRange):
        return line.answers & {choice.id for choice in question.choices}
    return line.answers.within(question.limits)


def _common(some: frozenset[str] | range, others: frozenset[str] | range) -> frozenset[str] | range:
    if isinstance(some, range) and isinstance(others, range):
        return range(max(some.start, others.start), min(some.stop, others.stop))
    return some & others if isinstance(some, frozenset) and isinstance(others, frozenset) else frozenset()


def _somebody(wanted_by_conditions: Iterable[Wanted]) -> dict[str, Answer]:
    """Answers that suit the first condition, and every further one that goes with those before it."""
    allowed: dict[str, frozenset[str] | range] = {}
    for wanted in wanted_by_conditions:
        narrowed = {name: _common(allowed.get(name, answers), answers) for name, answers in wanted.items()}
        if all(narrowed.values()):
            allowed |= narrowed
    return {name: one.start if isinstance(one, range) else frozenset({min(one)}) for name, one in allowed.items()}
