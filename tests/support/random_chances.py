"""Chances of every kind, made up from a seed: counts, shares with decimals, ranges, standard errors, groups."""

import random
from dataclasses import replace
from decimal import Decimal

from decision_aid.model.conditions import ALWAYS
from decision_aid.model.denominators import row_denominators
from decision_aid.model.enums import Certainty
from decision_aid.model.evidence import Arm, Chance, Finding, Range, Statement
from decision_aid.model.problems import Place

PERS = (10, 100, 1000, 10_000, 100_000)


def random_chance(luck: random.Random) -> Chance:
    """A chance of one group to six; now and then two of them differ by one person alone."""
    arms = [_arm(luck, name) for name in ("", *"bcdef")[: luck.choice((1, 1, 2, 2, 3, 6))]]
    first = arms[0]
    if len(arms) > 1 and first.people and luck.random() < 0.3:
        arms[1] = Arm("b", first.people - 1, first.of, None, 100, None, None)
    return Chance(tuple(arms), "slept", "did not", "1 year", "", picture=luck.random() < 0.9, place=Place())


def row_of(chance: Chance) -> int:
    """The denominator of a row in which the chance stands alone."""
    finding = Finding("It did.", Certainty.LOW, "few people", ("alpha",), chance, None, "")
    return row_denominators([(Statement("one", "wait", "ease", finding, ALWAYS, Place()), finding)])["ease"]


def _arm(luck: random.Random, name: str) -> Arm:
    per = luck.choice(PERS)
    if luck.random() < 0.5:
        share = Decimal(luck.choice((0, 1, per * 1000 - 1, per * 1000, luck.randint(0, per * 1000)))) / 1000
        return _with_range(luck, Arm(name, None, luck.choice((None, luck.randint(1, 5000))), share, per, None, None))
    of = luck.randint(1, 10 ** luck.randint(1, 7))
    people = luck.choice((0, 1, of - 1, of, luck.randint(0, of), of // luck.randint(1, 2000)))
    return _with_range(luck, Arm(name, people, of, None, per, None, None))


def _with_range(luck: random.Random, arm: Arm) -> Arm:
    low, high = sorted(Decimal(luck.randint(0, arm.per * 100)) / 100 for _ in "ab")
    as_range = replace(arm, range=Range(low, high, arm.per, luck.random() < 0.5))
    return luck.choice((arm, as_range, replace(arm, plus_minus=low), replace(arm, standard_error=low)))
