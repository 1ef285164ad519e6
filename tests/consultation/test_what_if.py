"""One other answer: what comes and goes, which question settles most, and what would bring what was left out."""

from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from decision_aid.consultation.answers import Answer
from decision_aid.consultation.best_next_question import (
    best_next_question,
    best_next_questions,
    decided_statements,
    representative_answers,
    undecided_statements,
)
from decision_aid.consultation.nearest_change import nearest_change
from decision_aid.consultation.path import QuestionPath, follow_path
from decision_aid.consultation.voices import Voices, with_answer
from decision_aid.consultation.what_if import WhatIf, changeable_questions, pieces_by_statement, what_if
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.conditions import Clause, Truth, clauses_of
from decision_aid.model.enums import QuestionKind
from tests.support.aids import TODAY, aid_from
from tests.support.pages import WRIST
from tests.support.random_people import aid, an_answer, drawn, every_file, made

WRISTS = aid_from(WRIST.read_text(encoding="utf-8"))
LONG: dict[str, Answer] = {"duration": frozenset({"long"})}


def asked(found: DecisionAid, answers: dict[str, Answer] | Voices, question: str, answer: Answer) -> WhatIf:
    """What that answer would change."""
    return what_if(found, answers, found.question(question), answer, today=TODAY)


def standing(found: DecisionAid, answers: dict[str, Answer] | Voices) -> dict[str, Truth]:
    """Where each statement that a summary shows stands."""
    return {name: truth for name, (truth, _) in pieces_by_statement(made(found, answers)).items()}


def test_another_answer_brings_and_takes_away_and_opens_and_closes() -> None:
    found = asked(WRISTS, LONG | {"tried": frozenset({"tablets"})}, "duration", frozenset({"short"}))

    assert [(one.piece.text, one.before, one.after) for one in found.come] == [
        ("Nobody has studied pain that is new.", Truth.NO, Truth.YES)
    ]
    assert [one.piece.text for one in found.go] == [
        "Most people in the study slept without pain.",
        "Some scars hurt at first.",
    ]
    assert [one.id for one in found.closes] == ["tried"]
    assert found.opens == ()
    assert found.voices == Voices({"duration": frozenset({"short"}), "tried": frozenset({"tablets"})})


def test_what_matters_to_the_person_is_nothing_to_ask_what_if_about() -> None:
    assert [one.id for one in changeable_questions(WRISTS, LONG)] == ["duration", "tried", "age", "job"]


def test_the_answer_is_changed_of_whoever_gave_it() -> None:
    said, short = Voices({}, LONG), frozenset({"short"})

    assert with_answer(said, "duration", short) == Voices({}, {"duration": short})
    assert with_answer(Voices(LONG, LONG), "duration", short) == Voices({"duration": short}, {"duration": short})
    assert with_answer(said, "job", frozenset({"no"})) == Voices({"job": frozenset({"no"})}, LONG)


def test_the_question_that_settles_most_is_offered() -> None:
    found = best_next_question(WRISTS, {})

    assert found is not None
    assert (found.question.id, len(found.settles), found.of) == ("duration", 4, 6)
    assert best_next_question(WRISTS, LONG | {"tried": frozenset({"rest"}), "job": frozenset({"no"})}) is None


def test_the_questions_are_offered_by_how_much_each_decides() -> None:
    found = [(one.question.id, len(one.settles)) for one in best_next_questions(WRISTS, {})]

    assert found[0] == ("duration", 4)
    assert [count for _, count in found] == sorted((count for _, count in found), reverse=True)
    assert all(count for _, count in found)


def test_what_would_bring_a_statement_is_said_with_what_has_its_question_asked() -> None:
    said = follow_path(WRISTS, {"duration": frozenset({"short"})})
    scars = next(one for one in WRISTS.statements if one.id == "operation.scar")

    found = nearest_change(said, scars.when)
    assert [(line.question, line.answers) for line in found] == [
        ("duration", frozenset({"long"})),
        ("tried", frozenset({"tablets"})),
    ]


def test_an_answer_that_is_kept_for_a_question_not_asked_now_need_not_be_given_again() -> None:
    said = follow_path(WRISTS, {"duration": frozenset({"short"}), "tried": frozenset({"tablets"})})
    scars = next(one for one in WRISTS.statements if one.id == "operation.scar")

    assert [line.question for line in nearest_change(said, scars.when)] == ["duration"]


@every_file
@given(data=st.data())
def test_the_same_answer_changes_nothing(path: Path, data: st.DataObject) -> None:
    answers = drawn(data, aid(path))
    said = [one for one in changeable_questions(aid(path), answers) if one.id in answers]
    assume(said)
    question = data.draw(st.sampled_from(said))

    assert asked(aid(path), answers, question.id, answers[question.id]).nothing


@every_file
@given(data=st.data())
def test_what_comes_and_goes_is_the_difference_of_two_summaries(path: Path, data: st.DataObject) -> None:
    voices = Voices(drawn(data, aid(path)), data.draw(st.just({}) | st.builds(lambda: drawn(data, aid(path)))))
    question = data.draw(st.sampled_from(changeable_questions(aid(path), voices)))
    answer = data.draw(an_answer(question).filter(lambda one: one is not None))
    assert answer is not None

    found = asked(aid(path), voices, question.id, answer)
    before, after = standing(aid(path), voices), standing(aid(path), found.voices)
    moved = {one.piece.statement.id: (one.before, one.after) for one in (*found.come, *found.go) if one.piece.statement}
    every = {name: (before.get(name, Truth.NO), after.get(name, Truth.NO)) for name in before.keys() | after.keys()}
    changed = {name: pair for name, pair in every.items() if pair[0] is not pair[1]}
    tables = {one.id: one.table for one in aid(path).statements}
    decided = {tables[name] for name, pair in changed.items() if pair == (Truth.CANNOT_TELL, Truth.YES)} - {""}
    others = {
        name for name, pair in changed.items() if pair == (Truth.CANNOT_TELL, Truth.NO) and tables[name] in decided
    }
    assert moved == {name: pair for name, pair in changed.items() if name not in others}
    assert len(moved) == len(found.come) + len(found.go)


@every_file
@given(data=st.data())
def test_no_question_settles_more_than_the_one_offered(path: Path, data: st.DataObject) -> None:
    answers = drawn(data, aid(path))
    found = best_next_question(aid(path), answers)
    voices = Voices(answers)
    may_apply = undecided_statements(aid(path), voices)
    others = [one for one in changeable_questions(aid(path), answers) if one.id not in answers]
    most = max((len(decided_statements(aid(path), voices, one, may_apply)) for one in others), default=0)

    assert (len(found.settles) if found else 0) == most
    assert found is None or (found.of == len(may_apply) and voices.voice_of(found.question.id) is None)
    for name in sorted(found.settles) if found else ():
        assert found is not None
        after = [
            dict(stated_ids(follow_path(aid(path), answers | {found.question.id: one})))[name]
            for one in representative_answers(aid(path), found.question)
        ]
        assert {Truth.YES, Truth.NO} & set(after)


def stated_ids(walked: QuestionPath) -> list[tuple[str, Truth]]:
    """The ids of all statements and where they stand."""
    return [(one.id, truth) for one, truth in walked.statement_results()]


@every_file
@given(data=st.data())
def test_what_is_said_to_bring_a_statement_is_never_more_than_is_needed(path: Path, data: st.DataObject) -> None:
    said = follow_path(aid(path), drawn(data, aid(path)))
    left_out = [one for one, truth in said.statement_results() if truth is Truth.NO]
    for one in data.draw(st.lists(st.sampled_from(left_out), max_size=5, unique_by=id)) if left_out else ():
        found = nearest_change(said, one.when)
        names = list(dict.fromkeys(line.question for line in found))
        assert names, one.id
        fitting = giving(aid(path), names, found)
        assert fitting
        assert all(holds(said, one.when, answers) for answers in fitting), one.id
        for fewer in combinations(relevant(aid(path), one.when), len(names) - 1):
            assert not any(holds(said, one.when, answers) for answers in every_answer(aid(path), list(fewer)))


def holds(said: QuestionPath, condition: object, answers: dict[str, Answer]) -> bool:
    """Whether the condition of a statement holds with these answers instead."""
    again = follow_path(said.aid, {**said.answers, **answers})
    return any(truth is Truth.YES for one, truth in again.statement_results() if one.when is condition)


def relevant(found: DecisionAid, condition: object) -> list[str]:
    """The questions on which a statement hangs, by whatever way."""
    names = {line.question for one in found.statements if one.when is condition for line in clauses_of(one.when)}
    for question in reversed(found.questions):
        if question.id in names:
            names |= {line.question for line in clauses_of(question.when)}
    return sorted(names)


def every_answer(found: DecisionAid, names: list[str]) -> list[dict[str, Answer]]:
    """All ways to answer these questions, with one or two of several answers."""
    each = [list(one_or_two(found, found.question(name))) for name in names]
    return [dict(zip(names, chosen, strict=True)) for chosen in product(*each)]


def one_or_two(found: DecisionAid, question: Question) -> Iterator[Answer]:
    """An answer of each kind that conditions tell apart and, where several may be chosen, any two choices."""
    yield from representative_answers(found, question)
    if question.kind is QuestionKind.SEVERAL:
        together = [choice.id for choice in question.choices if choice.id not in question.alone]
        yield from map(frozenset, combinations(together, 2))


def giving(found: DecisionAid, names: list[str], wanted: tuple[Clause, ...]) -> list[dict[str, Answer]]:
    """The ways to answer these questions as the lines want it."""

    def fits(question: Question, answer: Answer) -> bool:
        own = [line for line in wanted if line.question == question.id]
        return isinstance(answer, (frozenset, int)) and all(line.accepts(answer) for line in own)

    return [
        answers
        for answers in every_answer(found, names)
        if all(fits(found.question(name), answer) for name, answer in answers.items())
    ]
