"""The same 500 conditions asked of the same 1,000 people, by us and by three general rule engines.

Each in the quickest way that its documentation has: all conditions in one expression, which is compiled once. One by
one, zen takes 14 times as long and cel 3 times.
"""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from benchmarks.large_aid import HEAD
from benchmarks.table import Measured, quicker, version_of
from benchmarks.timing import side_by_side
from decision_aid.consultation.answers import Answer
from decision_aid.consultation.path import follow_path
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import All, Any, Clause, Condition, NumberRange, Truth
from decision_aid.rule_file.reading import read_rule_file

CONDITIONS, PEOPLE, QUESTIONS = 500, 1000, 20
CHOICES = "abcd"
AT_LEAST = 1
Person = dict[str, str | int]
Verdicts = list[list[bool]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A condition before it is put into anybody's words: lines of which all, or any, must hold."""

    every: bool
    lines: tuple[tuple[str, list[str] | tuple[int, int]], ...]


def measured() -> Iterator[Measured]:
    """A line for each other engine, which must give the same verdicts before it is timed."""
    draw = random.Random(1)
    asked, people = [_asked(draw) for _ in range(CONDITIONS)], [_person(draw) for _ in range(PEOPLE)]
    aid, answers = _aid([_condition(one) for one in asked]), [_answers(person) for person in people]
    expected = [[truth is Truth.YES for truth in verdicts] for verdicts in _verdicts(aid, answers)]
    for name, engine in ENGINES.items():
        theirs = engine(asked, people)
        assert theirs() == expected, name
        mine, other = side_by_side([partial(_verdicts, aid, answers), theirs], 1, 3)
        line = quicker(f"{CONDITIONS} conditions for {PEOPLE:,} people", mine, name, other, AT_LEAST)
        yield replace(line, compared=f"{version_of(name)}; all conditions as one expression, compiled once")


def _verdicts(aid: DecisionAid, answers: list[dict[str, Answer]]) -> list[list[Truth]]:
    """A list for each person, as theirs have, but with "cannot tell", and with questions that are not asked."""
    return [follow_path(aid, given).evaluation.stated() for given in answers]


def _answers(person: Person) -> dict[str, Answer]:
    return {name: said if isinstance(said, int) else frozenset({said}) for name, said in person.items()}


def _zen(asked: list[Asked], people: list[Person]) -> Callable[[], Verdicts]:
    import zen

    compiled = zen.compile_expression(f"[{','.join(_text(one, ' and ', ' or ') for one in asked)}]")
    return lambda: [compiled.evaluate(person) for person in people]


def _cel(asked: list[Asked], people: list[Person]) -> Callable[[], Verdicts]:
    from cel_expr_python import cel

    types = {name: cel.Type.INT if isinstance(said, int) else cel.Type.STRING for name, said in people[0].items()}
    made = cel.NewEnv(variables=types)
    compiled = made.compile(f"[{','.join(_text(one, ' && ', ' || ') for one in asked)}]")

    def verdicts(person: Person) -> list[bool]:
        return [one.value() for one in compiled.eval(activation=made.Activation(data=person)).value()]

    return lambda: [verdicts(person) for person in people]


def _datalogic(asked: list[Asked], people: list[Person]) -> Callable[[], Verdicts]:
    from datalogic_py import Engine

    compiled = Engine().compile([_rule(one) for one in asked])
    return lambda: [compiled.evaluate(person) for person in people]


ENGINES = {"zen-engine": _zen, "cel-expr-python": _cel, "datalogic-py": _datalogic}


def _asked(draw: random.Random) -> Asked:
    named = draw.sample(range(QUESTIONS), draw.choice((1, 1, 2, 3)))
    lines = tuple((f"q{number}", _counting(draw, number)) for number in named)
    return Asked(len(lines) == 1 or draw.random() < 0.8, lines)


def _counting(draw: random.Random, number: int) -> list[str] | tuple[int, int]:
    if _is_number(number):
        return draw.randint(1, 50), draw.randint(51, 100)
    return sorted(draw.sample(CHOICES, draw.choice((1, 2, 3))))


def _person(draw: random.Random) -> Person:
    return {f"q{n}": draw.randint(1, 100) if _is_number(n) else draw.choice(CHOICES) for n in range(QUESTIONS)}


def _is_number(number: int) -> bool:
    return number % 5 == 4


def _condition(asked: Asked) -> Condition:
    parts = tuple(Clause(name, frozenset(c) if isinstance(c, list) else NumberRange(*c)) for name, c in asked.lines)
    return All(parts) if asked.every else Any(parts)


def _text(asked: Asked, every: str, some: str) -> str:
    return (every if asked.every else some).join(
        f"{name} in {json.dumps(c)}" if isinstance(c, list) else f"({name} >= {c[0]}{every}{name} < {c[1]})"
        for name, c in asked.lines
    )


def _rule(asked: Asked) -> dict[str, object]:
    parts = [
        {"in": [{"var": name}, c]}
        if isinstance(c, list)
        else {"and": [{">=": [{"var": name}, c[0]]}, {"<": [{"var": name}, c[1]]}]}
        for name, c in asked.lines
    ]
    return {"and" if asked.every else "or": parts}


def _aid(conditions: list[Condition]) -> DecisionAid:
    """A small aid with these conditions on its statements."""
    ask = "consideration: all, ask: What is it?"
    choices = ", ".join(f"{letter}: {letter}" for letter in CHOICES)
    kinds = [
        f"kind: {'number, limits: [1, 100]' if _is_number(n) else f'one, choices: {{{choices}}}'}"
        for n in range(QUESTIONS)
    ]
    lines = [f"  - {{id: q{number}, {ask}, {kind}}}" for number, kind in enumerate(kinds)]
    gaps = [f"  - {{option: {option}, outcome: o, not_known: Nothing}}" for option in ("wait", "act")]
    outcome = "outcomes:\n  o: {name: It, kind: benefit, consideration: all}"
    aid, problems = read_rule_file("\n".join((HEAD + outcome, "questions:", *lines, "statements:", *gaps)).encode())
    assert aid, problems
    first = aid.statements[0]
    return replace(aid, statements=tuple(replace(first, id=f"s{n}", when=one) for n, one in enumerate(conditions)))
