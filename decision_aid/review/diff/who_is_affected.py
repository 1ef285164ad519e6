"""Who is affected by a change: a few example people who together see everything that changed for anybody.

A greedy cover: for each change not shown yet, the SAT solver finds a person, and all changes that this person sees are
ticked off.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from decision_aid.checks.proofs.all_people import AllPeople, TruthLiterals, encode_condition
from decision_aid.checks.proofs.wording import answers_as_yaml
from decision_aid.consultation.answers import Answer, Answers
from decision_aid.consultation.path import follow_path
from decision_aid.consultation.reasons import answer_text
from decision_aid.consultation.wording import english
from decision_aid.model.aid import AskTheTeam, DecisionAid, Question
from decision_aid.model.conditions import ALWAYS, Any, Clause, Condition, Truth, clauses_of
from decision_aid.model.enums import QuestionKind
from decision_aid.model.matching import StatementPair, match_statements

# In order of preference: changes to a definite yes or no first; to or from "may apply" only if there is no other.
LESS = ((Truth.YES, Truth.NO), (Truth.YES, Truth.CANNOT_TELL), (Truth.CANNOT_TELL, Truth.NO))
MORE = ((Truth.NO, Truth.YES), (Truth.NO, Truth.CANNOT_TELL), (Truth.CANNOT_TELL, Truth.YES))
NEVER = Any(())
SHOWN = {Truth.YES: "shown", Truth.NO: "left out", Truth.CANNOT_TELL: "marked “may apply”"}
ASKED = {Truth.YES: "asked", Truth.NO: "not asked", Truth.CANNOT_TELL: "perhaps asked"}
ConditionTruth = tuple[Condition, Truth]


class AllPeopleOfBoth:
    """All possible people, as they meet both versions with the same answers."""

    def __init__(self, old: DecisionAid, new: DecisionAid) -> None:
        self._space = AllPeople(_aid_of_both(old, new))
        self._old, self._new = (
            _VersionLiterals(self._space, {q.id: q.when for q in aid.questions}) for aid in (old, new)
        )

    def can(self, was: ConditionTruth, now: ConditionTruth) -> Truth:
        """Whether somebody meets the first claim in the old version and the second in the new.

        CANNOT_TELL if the solver times out.
        """
        return self._space.satisfiable(self._old.literal(*was), self._new.literal(*now))

    def person(self, was: ConditionTruth, now: ConditionTruth) -> dict[str, Answer]:
        """Such a person's answers, as few as possible."""
        return self._space.example_person(self._old.literal(*was), self._new.literal(*now))


@dataclass(frozen=True)
class _VersionLiterals:
    """One version's conditions as literals of the formula: a clause counts only if that version asks its question."""

    space: AllPeople
    when: dict[str, Condition]
    known: dict[str, TruthLiterals] = field(default_factory=dict)

    def literal(self, condition: Condition, truth: Truth) -> int:
        """The literal for "this condition has this truth value", in three-valued (Kleene) logic."""
        solver = self.space.solver
        return encode_condition(solver, condition, self._clause).literal(truth, solver)

    def _clause(self, clause: Clause) -> TruthLiterals:
        solver, asked, met = self.space.solver, self._question_asked(clause.question), self.space.literals(clause)
        return TruthLiterals(solver.all_of((asked.yes, met.yes)), solver.any_of((asked.no, met.no)))

    def _question_asked(self, question_id: str) -> TruthLiterals:
        """The literals for "this version asks the question"."""
        if question_id not in self.known:
            self.known[question_id] = encode_condition(self.space.solver, self.when[question_id], self._clause)
        return self.known[question_id]


def _aid_of_both(old: DecisionAid, new: DecisionAid) -> DecisionAid:
    """An aid with the questions and conditions of both versions, all of them asked of everybody."""
    before, after = old.questions_by_id, new.questions_by_id
    questions = (_same(before.get(name), after.get(name)) for name in dict.fromkeys([*after, *before]))
    asks = tuple(AskTheTeam("", "", condition) for aid in (old, new) for condition in _conditions(aid))
    return replace(new, questions=tuple(questions), ask_the_team=asks, statements=(), sources=())


def _conditions(aid: DecisionAid) -> Iterator[Condition]:
    yield from (question.when for question in aid.questions)
    yield from (statement.when for statement in aid.statements)


def _same(old: Question | None, new: Question | None) -> Question:
    """The question with the answers that both versions accept."""
    known = [question for question in (new, old) if question is not None]
    first, last = known[0], known[-1]
    limits = max(first.limits[0], last.limits[0]), min(first.limits[1], last.limits[1])
    offered = {choice.id for choice in last.choices}
    if first.kind is not last.kind or limits[0] > limits[1]:
        return replace(first, kind=QuestionKind.ONE, choices=(), alone=frozenset(), when=ALWAYS)
    return replace(
        first,
        choices=tuple(choice for choice in first.choices if choice.id in offered),
        alone=(first.alone | last.alone) & offered,
        limits=limits,
        when=ALWAYS,
    )


@dataclass(frozen=True, slots=True)
class Subject:
    """A statement or question with its condition in each version: NEVER where a version doesn't have it."""

    id: str
    says: str
    is_question: bool
    old: Condition
    new: Condition

    def became(self, before: Truth, after: Truth) -> str:
        """What happened to it for a person for whom the condition was and is that: the end of a sentence."""
        words = ASKED if self.is_question else SHOWN
        if self.old is NEVER:
            return f"is new, and {words[after]}"
        if self.new is NEVER:
            return f"was {words[before]}, and is gone"
        return f"was {words[before]}, is now {words[after]}"


@dataclass(frozen=True, slots=True)
class Effect:
    """The change of one statement or question for a person; `became` is the end of a sentence about it."""

    id: str
    says: str
    is_question: bool
    became: str
    before: Truth
    after: Truth

    @property
    def is_more(self) -> bool:
        """Whether the person now sees more of it than before."""
        return (self.before, self.after) in MORE

    def __str__(self) -> str:
        return f"[{self.id}] {self.became}: {self.says}"


@dataclass(frozen=True, slots=True)
class AffectedPerson:
    """An affected example person: answers in the form of an answers file, and in words."""

    given: tuple[str, ...]
    said: str
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class AffectedPeople:
    """Example people, and the ids of changes for which the solver timed out; `unknown` if the whole search failed."""

    people: tuple[AffectedPerson, ...] = ()
    undecided: tuple[str, ...] = ()
    unknown: bool = False


def find_affected_people(old: DecisionAid, new: DecisionAid) -> AffectedPeople:
    """Example people who together see each change; a small set, not always the smallest.

    It takes SAT solver queries, each with a budget. The server leaves them to a child process.
    """
    subjects = tuple(_touched(old, new, _subjects(old, new, match_statements(old, new))))
    if not subjects:
        return AffectedPeople()
    return _Search(old, new, subjects).effects()


def _subjects(old: DecisionAid, new: DecisionAid, statements: Iterable[StatementPair]) -> Iterator[Subject]:
    before = {question.id: question for question in old.questions}
    for question in new.questions:
        if question.id in before:
            yield Subject(question.id, question.ask, True, before[question.id].when, question.when)
    notes_before, notes = _head_notes(old), _head_notes(new)
    for option, text in notes_before | notes:
        conditions = (known.get((option, text), NEVER) for known in (notes_before, notes))
        yield Subject(option, text, False, *conditions)
    rows_before, rows = _glance_rows(old), _glance_rows(new)
    for outcome, name in rows_before | rows:
        conditions = (known.get((outcome, name), NEVER) for known in (rows_before, rows))
        yield Subject(outcome, f"in the glance, {name}", False, *conditions)
    for was, now in statements:
        if statement := now or was:
            before_it, after_it = was.when if was else NEVER, now.when if now else NEVER
            yield Subject(statement.id, statement.text, False, before_it, after_it)


def _head_notes(aid: DecisionAid) -> dict[tuple[str, str], Condition]:
    return {(option.id, note.text): note.when for option in aid.options for note in option.head_notes}


def _glance_rows(aid: DecisionAid) -> dict[tuple[str, str], Condition]:
    return {(outcome.id, outcome.name): outcome.glance_when for outcome in aid.outcomes if outcome.glance}


def _touched(old: DecisionAid, new: DecisionAid, subjects: Iterable[Subject]) -> Iterator[Subject]:
    """Statements and questions that may be affected: their condition changed, or it depends on a question that did."""
    before = {question.id: question.when for question in old.questions}
    shifted: set[str] = before.keys() - {question.id for question in new.questions}
    for question in new.questions:
        if before.get(question.id) != question.when or _names(question.when, shifted):
            shifted.add(question.id)
    for subject in subjects:
        if {subject.old, subject.new} == {ALWAYS, NEVER}:
            continue  # affects everybody, and is listed as added or removed
        if subject.old != subject.new or _names(subject.new, shifted):
            yield subject


def _names(condition: Condition, questions: set[str]) -> bool:
    return any(line.question in questions for line in clauses_of(condition))


class _Search:
    """The greedy search for example people."""

    def __init__(self, old: DecisionAid, new: DecisionAid, subjects: Sequence[Subject]) -> None:
        self.old, self.new, self.subjects = old, new, subjects
        self.everybody = AllPeopleOfBoth(old, new)
        self.undecided: list[str] = []

    def effects(self) -> AffectedPeople:
        people: list[AffectedPerson] = []
        seen: set[tuple[str, bool]] = set()
        for subject in self.subjects:
            for way in (LESS, MORE):
                if (subject.id, way is MORE) in seen or (answers := self.somebody(subject, way)) is None:
                    continue
                people.append(self.person(answers))
                seen |= {(effect.id, effect.is_more) for effect in people[-1].effects}
        return AffectedPeople(tuple(people), tuple(dict.fromkeys(self.undecided)))

    def somebody(self, subject: Subject, way: Sequence[tuple[Truth, Truth]]) -> Answers | None:
        for before, after in way:
            was, now = (subject.old, before), (subject.new, after)
            truth = self.everybody.can(was, now)
            if truth is Truth.YES:
                return self.everybody.person(was, now)
            if truth is Truth.CANNOT_TELL:
                self.undecided.append(subject.id)
        return None

    def person(self, answers: Answers) -> AffectedPerson:
        return AffectedPerson(
            tuple(self.as_answers_file(answers)), self.in_words(answers), tuple(self.effects_on(answers))
        )

    def effects_on(self, answers: Answers) -> Iterator[Effect]:
        was, now = follow_path(self.old, answers), follow_path(self.new, answers)
        for subject in self.subjects:
            before, after = was.holds(subject.old), now.holds(subject.new)
            if before is not after:
                yield Effect(
                    subject.id, subject.says, subject.is_question, subject.became(before, after), before, after
                )

    def as_answers_file(self, answers: Answers) -> Iterator[str]:
        gone = {question.id for question in self.old.questions} - {question.id for question in self.new.questions}
        yield from answers_as_yaml(self.old, {name: answer for name, answer in answers.items() if name in gone})
        yield from answers_as_yaml(self.new, answers)

    def in_words(self, answers: Answers) -> str:
        if not answers:
            return "Somebody who has not answered anything"
        by_id = {question.id: question for aid in (self.old, self.new) for question in aid.questions}
        said = ((by_id[name], answer) for name, answer in answers.items())
        return "Somebody who answers " + ", ".join(f"“{q.ask}” with “{answer_text(q, a, english)}”" for q, a in said)
