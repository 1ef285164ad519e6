"""A number goes in; a whole random rule file comes out, plain or dense, in which most statements have a condition."""

import random
from collections.abc import Callable, Iterator

from decision_aid.rule_file.reading.size_limits import MAX_ENTRIES

HEAD = """\
title: Invented number {seed}
language: en
status: draft
about:
  decision: Which of these to do
  for: Adults with an ache
  written_by: [{{name: The testers, role: testers, offers_this_treatment: no}}]
  funding: none
  interests: none declared
  reviewed: 2026-01-01
  review_by: 2027-01-01
  update_policy: Never, since it is invented
considerations:
  all: {{title: All of it}}
"""
KINDS = ("benefit", "harm", "practical", "burden")
SOURCE = "{{citation: Study {number}, kind: trial, comparison_group: yes, checked: 2026-06-01}}"
LONG = "a wording of some length that nobody needs for an answer that a person can read at once and compare with others"
SAYS = "Those who took part said this in the way of group {number}."


def plain_aid(seed: int) -> str:
    """Three to six questions, and each statement with a condition on two of them; below 25 KB."""
    draw = random.Random(seed)
    asked = draw.randint(3, 6)
    return _aid(seed, draw, _Sizes(asked, draw.randint(2, 3), draw.randint(2, 4), draw.randint(20, 120)), _two)


def excluding_aid(seed: int) -> str:
    """Each pair of six questions excludes a choice, for two options and two outcomes."""
    draw = random.Random(seed)
    return _aid(seed, draw, _Sizes(6, 2, 2, draw.randint(150, 400)), _two)


def repeating_aid(seed: int) -> str:
    """One condition, again and again: more statements than the solver has facts."""
    draw = random.Random(seed)
    sizes = _Sizes(draw.randint(2, 3), 2, 2, draw.randint(200, 400))
    once = _two(draw, sizes.questions)
    return _aid(seed, draw, sizes, lambda _draw, _asked: once)


def headed_aid(seed: int) -> str:
    """Form 2 with heads for two options on two outcomes: they part the answers, often with one too few or too many.

    A row of some is in the glance for some answers alone.
    """
    draw = random.Random(seed)
    asked = draw.randint(2, 4)
    sizes = _Sizes(asked, 2, 2, 0)
    lines = [line for part in (_sources(sizes), _options(sizes)) for line in part]
    glance = (
        f", glance: yes{draw.choice(('', '', f', glance_when: {{q{draw.randrange(asked)}: a}}'))}}}" for _ in range(3)
    )
    outcomes = [line.replace("}", in_glance) for line, in_glance in zip(_outcomes(sizes), glance, strict=True)]
    cells = (line for option in range(2) for outcome in range(2) for line in _heads(draw, asked, option, outcome))
    parts = ("format: 2\n" + HEAD.format(seed=seed) + "\n".join(lines), *outcomes, *_questions(draw, sizes))
    return "\n".join((*parts, "statements:", *cells, ""))


def nested_aid(seed: int) -> str:
    """Conditions of `any:` and `all:` over up to five questions of ten."""
    draw = random.Random(seed)
    return _aid(seed, draw, _Sizes(draw.randint(5, 10), 3, 3, draw.randint(20, 120)), _any_of_some)


def large_aid() -> str:
    """Nearly as many conditions as a rule file may have, on 20 questions."""
    return _aid(1, random.Random(1), _Sizes(20, 3, 4, 1600), _any_of_some)


def wide_aid(options: int, outcomes: int) -> str:
    """So many options and outcomes, and statements on a few pairs of them."""
    return _aid(1, random.Random(1), _Sizes(3, options, outcomes, 10), _two)


def largest_aid() -> str:
    """As much of everything as `size_limits` allows: no aid has larger or slower pages."""
    most = MAX_ENTRIES
    sizes = _Sizes(most["questions"], most["options"], most["outcomes"], most["statements"], choices=5, sources=300)
    terms = (f"  word{number}: What it means here." for number in range(most["glossary"]))
    asks = (f"  - {{ask: What about {number}?, consideration: all}}" for number in range(most["ask_the_team"]))
    return "\n".join((_aid(1, random.Random(1), sizes, _four_choices), "glossary:", *terms, "ask_the_team:", *asks, ""))


def slow_aid() -> str:
    """As many questions, options and outcomes as are allowed: its proofs take 17 seconds of CPU time."""
    questions, options, outcomes = (MAX_ENTRIES[section] for section in ("questions", "options", "outcomes"))
    return _aid(1, random.Random(1), _Sizes(questions, options, outcomes, 1500), _any_of_some)


SHAPES: tuple[Callable[[int], str], ...] = (plain_aid, excluding_aid, repeating_aid, nested_aid)


class _Sizes:
    """How many of each there are."""

    def __init__(
        self, questions: int, options: int, outcomes: int, statements: int, *, choices: int = 2, sources: int = 1
    ) -> None:
        self.questions, self.options, self.outcomes, self.statements = questions, options, outcomes, statements
        self.choices, self.sources = choices, sources


def _aid(seed: int, draw: random.Random, sizes: _Sizes, when: Callable[[random.Random, int], str]) -> str:
    parts = (
        _sources(sizes),
        _options(sizes),
        _outcomes(sizes),
        _questions(draw, sizes),
        _statements(draw, sizes, when),
    )
    return HEAD.format(seed=seed) + "\n".join(line for part in parts for line in part) + "\n"


def _sources(sizes: _Sizes) -> Iterator[str]:
    yield "sources:"
    for number in range(sizes.sources):
        yield f"  s{number}: {SOURCE.format(number=number)}"


def _options(sizes: _Sizes) -> Iterator[str]:
    yield "options:"
    for number in range(sizes.options):
        yield f"  o{number}: {{name: Course {number}, involves: Some of it}}"


def _outcomes(sizes: _Sizes) -> Iterator[str]:
    yield "outcomes:"
    for number in range(sizes.outcomes):
        yield f"  r{number}: {{name: Result {number}, kind: {KINDS[number % len(KINDS)]}, consideration: all}}"


def _questions(draw: random.Random, sizes: _Sizes) -> Iterator[str]:
    yield "questions:"
    for number in range(sizes.questions):
        yield f"  - id: q{number}"
        yield f"    consideration: all\n    ask: What about {number}?\n    kind: one"
        yield f"    choices: {{{', '.join(map(': '.join, _labels(sizes.choices)))}}}"
        if number and draw.random() < 0.2:
            yield f"    when: {{q{draw.randrange(number)}: {_choices(draw)}}}"


def _statements(draw: random.Random, sizes: _Sizes, when: Callable[[random.Random, int], str]) -> Iterator[str]:
    yield "statements:"
    for number in range(sizes.statements):
        option, outcome = draw.randrange(sizes.options), draw.randrange(sizes.outcomes)
        yield f"  - option: o{option}\n    outcome: r{outcome}"
        yield f"    says: {SAYS.format(number=number)}\n    certainty: low\n    because: one small trial"
        yield f"    sources: [s{number % sizes.sources}]"
        yield f"    when: {when(draw, sizes.questions)}"


def _heads(draw: random.Random, asked: int, option: int, outcome: int) -> Iterator[str]:
    """Gaps that are heads, one for each part of the answers to some of the questions."""
    parts: list[dict[int, str]] = [{}]
    for question in draw.sample(range(asked), draw.randint(0, min(2, asked))):
        whole = parts.pop()
        parts += [{**whole, question: choice} for choice in draw.sample("ab", 2)]
    if draw.random() < 0.3 and len(parts) > 1:
        parts.remove(draw.choice(parts))
    if draw.random() < 0.3:
        parts.append({draw.randrange(asked): _choices(draw)})
    for number, part in enumerate(parts):
        when = ", ".join(f"q{question}: {choice}" for question, choice in part.items())
        condition = f", when: {{{when}}}" if when else ""
        yield f"  - {{option: o{option}, outcome: r{outcome}, not_known: Not {number}, head: Not {number}{condition}}}"


def _labels(choices: int) -> list[tuple[str, str]]:
    return [("a", "First"), ("b", "Second"), *((f"c{number}", LONG) for number in range(2, choices))]


def _two(draw: random.Random, asked: int) -> str:
    one, other = draw.sample(range(asked), 2)
    return f"{{q{one}: {_choices(draw)}, q{other}: {_choices(draw)}}}"


def _four_choices(draw: random.Random, asked: int) -> str:
    return f"{{q{draw.randrange(asked)}: [{', '.join(name for name, _ in _labels(4))}]}}"


def _any_of_some(draw: random.Random, asked: int) -> str:
    parts = (_two(draw, asked) for _ in range(draw.randint(2, 4)))
    return f"{{{draw.choice(('any', 'all'))}: [{', '.join(parts)}]}}"


def _choices(draw: random.Random) -> str:
    return draw.choice("ab")
