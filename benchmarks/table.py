"""Prints measurements as a table for people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import metadata


@dataclass(frozen=True, slots=True)
class Measured:
    """One line: what was done, what it took, what it is held against, how they compare, the aim, what is compared."""

    what: str
    took: str
    against: str = ""
    other: str = ""
    ratio: str = ""
    aim: str = ""
    met: bool | None = None
    compared: str = ""


def version_of(package: str) -> str:
    """A package that we are held against, with its version."""
    return f"{package} {metadata.version(package)}"


def alike(what: str, ours: int, theirs: int) -> None:
    """Refuse to compare what differs in size by more than a tenth: the ratio would tell of the sizes."""
    if abs(ours - theirs) > max(ours, theirs) / 10:
        raise ValueError(f"{what}: {ours:,} of ours are held against {theirs:,}")


def quicker(what: str, ours: float, against: str, theirs: float, at_least: float = 0) -> Measured:
    """A line for work, in seconds, that somebody else does too; the aim is to be so many times quicker."""
    times = theirs / ours
    named = "at least as quick" if at_least == 1 else f"at least {at_least:g} times quicker"
    aim, met = (named, times >= at_least) if at_least else ("", None)
    return Measured(what, seconds(ours), against, seconds(theirs), f"{times:.1f} times quicker", aim, met)


def within(what: str, ours: float, against: str, floor: float, at_most: float = 0) -> Measured:
    """A line for work, in seconds, held against the least that it could take; the aim is to stay near to it."""
    times = ours / floor
    aim, met = (f"at most {at_most:g} times", times <= at_most) if at_most else ("", None)
    return Measured(what, seconds(ours), against, seconds(floor), f"{times:.2f} times", aim, met)


def bounded(what: str, figure: float, unit: str, most: float = 0) -> Measured:
    """A line for something with a bound of its own."""
    aim, met = (f"at most {most:g} {unit}", figure <= most) if most else ("", None)
    return Measured(what, f"{_short(figure)} {unit}", aim=aim, met=met)


def seconds(time: float) -> str:
    """A time in the unit in which it reads best."""
    if time >= 1:
        return f"{_short(time)} s"
    return f"{_short(time * 1e3)} ms" if time >= 1e-3 else f"{_short(time * 1e6)} µs"


def table(title: str, lines: Iterable[Measured]) -> str:
    """The lines as a table in Markdown."""
    head = ("what", "took", "held against", "took", "so", "aim", "", "what is compared")
    rows = [(one.what, one.took, one.against, one.other, one.ratio, one.aim, _said(one), one.compared) for one in lines]
    return markdown(title, head, rows)


def markdown(title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table under a heading."""
    return "\n".join(
        (f"## {title}", "", *(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)), "")
    )


def _said(line: Measured) -> str:
    return {None: "", True: "met", False: "**not met**"}[line.met]


def _short(figure: float) -> str:
    return f"{figure:,.{0 if figure >= 100 else 1 if figure >= 10 else 2}f}"
