"""How many questions and statements go in; the text of a large invented rule file comes out."""

import random

HEAD = """\
title: A large invented aid
language: en
status: draft
about:
  decision: Whether to wait or to act
  for: Nobody, since it is invented
  written_by: [{name: A generator, role: generator, offers_this_treatment: no}]
  funding: none
  interests: none declared
  reviewed: 2026-01-01
  review_by: 2027-01-01
  update_policy: Never, since it is invented
options:
  wait: {name: Wait, involves: Carrying on as now}
  act: {name: Act, involves: Doing something new}
considerations:
  all: {title: All of it}
sources:
  alpha: {citation: Alpha 2020, kind: series, comparison_group: no, checked: 2026-06-01}
"""
KINDS = ("benefit", "harm", "burden", "practical")
OUTCOMES = 40
CHOICES = ("first", "second", "third", "unsure")


def large_aid(questions: int, statements: int, seed: int = 1) -> str:
    """A rule file in which most questions hang on others and most statements on one, two or three questions."""
    draw = random.Random(seed)
    outcomes = (f"  o{n}: {{name: Outcome {n}, kind: {KINDS[n % 4]}, consideration: all}}" for n in range(OUTCOMES))
    return HEAD + "\n".join(
        [
            *("outcomes:", *outcomes),
            *("questions:", *(_question(draw, n) for n in range(questions))),
            *("statements:", *(_statement(draw, n, questions) for n in range(statements))),
        ]
    )


def _question(draw: random.Random, number: int) -> str:
    when = f", when: {_condition(draw, number, 1)}" if number > 5 and draw.random() < 0.6 else ""
    ask = f'id: q{number}, consideration: all, ask: "What about thing {number}?"'
    if number % 10 == 9:
        return f"  - {{{ask}, kind: number, limits: [1, 100]{when}}}"
    choices = ", ".join(f"{choice}: The {choice} one" for choice in CHOICES)
    return f"  - {{{ask}, kind: {'several' if number % 10 == 4 else 'one'}, choices: {{{choices}}}{when}}}"


def _statement(draw: random.Random, number: int, questions: int) -> str:
    option, outcome = ("wait", "act")[number % 2], f"o{number // 2 % OUTCOMES}"
    says = f"says: Finding {number} was seen by a few people, certainty: low, because: few people, sources: [alpha]"
    when = "" if number < 2 * OUTCOMES else f", when: {_condition(draw, questions, draw.choice((1, 1, 2, 3)))}"
    return f"  - {{option: {option}, outcome: {outcome}, id: s{number}, {says}{when}}}"


def _condition(draw: random.Random, questions: int, lines: int) -> str:
    named = draw.sample(range(questions), lines)
    return "{" + ", ".join(f"q{number}: {_answers(draw, number)}" for number in named) + "}"


def _answers(draw: random.Random, number: int) -> str:
    if number % 10 == 9:
        return f"{{at_least: {draw.randint(2, 50)}, below: {draw.randint(51, 100)}}}"
    return "[" + ", ".join(draw.sample(CHOICES, draw.choice((1, 2, 3)))) + "]"
