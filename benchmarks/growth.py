"""How the cost of reading and checking grows, from 10 statements to the most that a rule file may have."""

import datetime
import math
import random
import time
from collections.abc import Iterator

from benchmarks.large_aid import HEAD, KINDS
from benchmarks.table import Measured, seconds
from decision_aid.checks.run import check_rule_file

SIZES = (10, 100, 1_000, 2_000)  # a file with more is refused
QUESTIONS, OUTCOMES = 20, 40
NOISE, ROUNDS = 1.5, 5
TODAY = datetime.date(2026, 12, 1)


def measured() -> Iterator[Measured]:
    """A line for each size; what it costs for each statement may grow with the logarithm of their number, no more."""
    first = 0.0
    for size in SIZES:
        # each round reads texts that none before had, so that nothing is remembered of them
        time_taken = min(_taken(rule_file(size, f"{len(str(size))}{number}").encode()) for number in range(ROUNDS))
        share = time_taken / (size * math.log(size))
        # the smallest file is mostly its head and its questions, so growth is held from the second on
        first = first or (share if size > SIZES[0] else 0)
        ratio = f"{share / first:.2f} times its share of n log n" if first else ""
        met = share / first <= NOISE if first else None
        yield Measured(
            f"{size:,} statements read and checked", seconds(time_taken), ratio=ratio, aim="n log n", met=met
        )


def rule_file(statements: int, mark: str) -> str:
    """The text of an invented rule file with short lines."""
    draw = random.Random(1)
    outcomes = (f"  o{n}: {{name: Outcome {n}, kind: {KINDS[n % 4]}, consideration: all}}" for n in range(OUTCOMES))
    ask = "consideration: all, kind: one, choices: {a: A, b: B, c: C}"
    questions = (f'  - {{id: q{n}, ask: "What about {n}?", {ask}}}' for n in range(QUESTIONS))
    stated = (f"  - {{option: {'wa'[n % 2]}, {_finding(draw, n, mark)}}}" for n in range(statements))
    return _head() + "\n".join(("outcomes:", *outcomes, "questions:", *questions, "statements:", *stated))


def _head() -> str:
    """The head with shorter names."""
    return HEAD.replace("  wait:", "  w:").replace("  act:", "  a:").replace("  alpha:", "  x:")


def _finding(draw: random.Random, number: int, mark: str) -> str:
    when = (
        f", when: {{q{draw.randrange(QUESTIONS)}: {draw.choice('abc')}}}"
        if number >= 2 * OUTCOMES and number % 4 > 1
        else ""
    )
    known = f"says: At{mark} {number}, certainty: low, because: few, sources: [x]"
    return f"outcome: o{number // 2 % OUTCOMES}, {known}{when}"


def _taken(text: bytes) -> float:
    before = time.process_time()
    aid, _ = check_rule_file(text, today=TODAY)
    assert aid
    return time.process_time() - before
