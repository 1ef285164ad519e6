"""Random files of form 2 with one figure of each kind, and the numbers that each figure was written with."""

import random

from tests.support.aids import small

STATEMENT = """\
  - option: exercises
    outcome: time
    id: {kind}
    says: It was looked at.
    {figure}
    certainty: low
    because: one small trial
    sources: [alpha]
"""
ROW = "time: {name: Time it takes, kind: practical, consideration: days"
Figure = tuple[str, list[str]]  # as it is written, and its numbers as people read them


def random_figures(seed: int) -> tuple[str, dict[str, list[str]]]:
    """The text of the small aid with a figure of each kind, and the numbers of each by the id of its statement."""
    luck = random.Random(seed)
    figures = {
        "chance": _chance(luck),
        "amount": _amount(luck),
        "groups": _groups(luck),
        "amounts": _amounts(luck),
        "difference": _difference(luck),
        "course": _course(luck),
        "chain": _chain(luck),
    }
    stated = "".join(STATEMENT.format(kind=kind, figure=written) for kind, (written, _) in figures.items())
    text = small(("statements:\n", f"statements:\n{stated}"), (ROW, f"{ROW}, out_of: 1000"))
    return f"format: 2\n{text}", {kind: numbers for kind, (_, numbers) in figures.items()}


def _number(luck: random.Random) -> tuple[str, str]:
    """A number with decimals as it is written, and as people read it: with every digit, the last zeros too."""
    whole, decimals = luck.choice((0, luck.randint(1, 99), luck.randint(1000, 9999))), f"{luck.randint(1, 999):03}"
    return f"{whole}.{decimals}", f"{whole:,}.{decimals}"


def _of(luck: random.Random) -> tuple[str, str]:
    """A count of people, and how people read it."""
    of = luck.randint(20, 5000)
    people = luck.randint(0, of)
    return f"people: {people}, of: {of}", f"{people:,} of {of:,}"


def _chance(luck: random.Random) -> Figure:
    counts = [_of(luck) for _ in range(2)]
    groups = ", ".join(f"{{name: {name}, {written}}}" for name, (written, _) in zip("bc", counts, strict=True))
    return f"chance: {{event: slept, over: 1 year, groups: [{groups}]}}", [read for _, read in counts]


def _amount(luck: random.Random) -> Figure:
    written, read = _number(luck)
    return f"amount: {{unit: visits, statistic: mean, over: 1 year, value: {written}}}", [read]


def _groups(luck: random.Random) -> Figure:
    values = [_number(luck) for _ in range(3)]
    groups = ", ".join(f"{{name: {name}, value: {written}}}" for name, (written, _) in zip("bcd", values, strict=True))
    return f"amount: {{unit: visits, statistic: mean, over: 1 year, groups: [{groups}]}}", [read for _, read in values]


def _amounts(luck: random.Random) -> Figure:
    values = [_number(luck) for _ in range(3)]
    times = ", ".join(f"{{over: {year} years, value: {value[0]}}}" for year, value in enumerate(values, 2))
    return f"amounts: {{unit: visits, statistic: mean, times: [{times}]}}", [read for _, read in values]


def _difference(luck: random.Random) -> Figure:
    written, read = _number(luck)
    way, among = luck.choice(("fewer", "more")), luck.choice(("", "per: 1000, "))
    said = f"{way}: {written}, {among}unit: visits, over: 1 year, compared_with: waiting"
    return f"difference: {{{said}}}", [f"{read} {way}"]


def _course(luck: random.Random) -> Figure:
    counts = [_of(luck) for _ in range(3)]
    times = ", ".join(f"{{over: {year} years, {written}}}" for year, (written, _) in enumerate(counts, 2))
    return f"course: {{event: slept, times: [{times}]}}", [read for _, read in counts]


def _chain(luck: random.Random) -> Figure:
    shares = sorted(luck.sample(range(1, 1000), 3), reverse=True)
    named = zip("bcd", shares, strict=True)
    steps = ", ".join(f"{{share: {share}, event: come to step {name}}}" for name, share in named)
    return f"chain: {{per: 1000, over: 1 year, steps: [{steps}]}}", [str(share) for share in shares]
