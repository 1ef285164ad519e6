"""A number goes in; a small random aid, and everybody it can meet, come out."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import replace

from decision_aid.consultation.answers import Answer
from decision_aid.model.aid import AskTheTeam, Choice, DecisionAid, Question
from decision_aid.model.conditions import ALWAYS, All, Any, Clause, Condition, NumberRange
from decision_aid.model.enums import QuestionKind
from decision_aid.model.problems import Place
from tests.support.aids import SMALL, aid_from

BASE = aid_from(SMALL)
KINDS = (QuestionKind.ONE, QuestionKind.ONE, QuestionKind.SEVERAL, QuestionKind.NUMBER)
LIMITS = (1, 4)


def small_aid(seed: int) -> DecisionAid:
    """A random aid with two or three questions, some statements, and a place of its own for every line."""
    draw = random.Random(seed)
    questions: list[Question] = []
    for number in range(draw.choice((2, 3, 3))):
        when = _condition(draw, questions) if questions and draw.random() < 0.6 else ALWAYS
        questions.append(_question(draw, f"q{number}", when))
    statements = [replace(one, when=_when(draw, questions)) for one in BASE.statements[: draw.randint(2, 6)]]
    asks = (AskTheTeam("What now?", "days", _when(draw, questions)),)
    return replace(BASE, questions=tuple(questions), statements=tuple(statements), ask_the_team=asks, examples=())


def everybody(aid: DecisionAid) -> Iterator[dict[str, Answer]]:
    """Every set of answers; silence stands for "rather not say" too, which no condition tells apart."""
    for said in itertools.product(*(list(_possible_answers(question)) for question in aid.questions)):
        pairs = zip((question.id for question in aid.questions), said, strict=True)
        yield {name: answer for name, answer in pairs if answer is not None}


def _possible_answers(question: Question) -> Iterator[Answer | None]:
    yield None
    choices = [choice.id for choice in question.choices]
    if question.kind is QuestionKind.NUMBER:
        yield from range(question.limits[0], question.limits[1] + 1)
    elif question.kind is QuestionKind.ONE:
        yield from (frozenset({choice}) for choice in choices)
    else:
        sets = (frozenset(some) for size in (1, 2, 3) for some in itertools.combinations(choices, size))
        yield from (some for some in sets if len(some) == 1 or not some & question.alone)


def _question(draw: random.Random, name: str, when: Condition) -> Question:
    kind = draw.choice(KINDS)
    letters = "" if kind is QuestionKind.NUMBER else "abc"[: draw.choice((2, 2, 3))]
    alone = frozenset(letters[-1:] if kind is QuestionKind.SEVERAL and draw.random() < 0.5 else "")
    choices = tuple(Choice(letter, letter, "") for letter in letters)
    return Question(name, kind, "?", "", "days", choices, alone, LIMITS, "", "", when, Place(_line(draw)))


def _when(draw: random.Random, questions: list[Question]) -> Condition:
    return _condition(draw, questions) if draw.random() < 0.8 else ALWAYS


def _condition(draw: random.Random, questions: list[Question]) -> Condition:
    lines = [_named(draw, draw.choice(questions)) for _ in range(draw.choice((1, 1, 2, 2, 3)))]
    form = draw.random()
    if len(lines) == 1:
        return lines[0]
    if form < 0.4:
        return All(tuple(lines))
    return Any(tuple(lines)) if form < 0.7 else All((lines[0], Any(tuple(lines[1:]))))


def _named(draw: random.Random, question: Question) -> Clause:
    place = Place(_line(draw))
    if question.kind is QuestionKind.NUMBER:
        low = draw.choice((None, 0, 1, 2, 3, 4, 5))
        high = draw.choice((None, 2, 3, 4, 5, 6)) if low is not None else draw.choice((1, 2, 3, 4, 5))
        return Clause(question.id, NumberRange(low, high), place)
    choices = [choice.id for choice in question.choices]
    return Clause(question.id, frozenset(draw.sample(choices, draw.randint(1, len(choices)))), place)


def _line(draw: random.Random) -> int:
    return draw.randint(1, 10**9)
