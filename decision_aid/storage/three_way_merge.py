"""Two texts that began as one come in; what each changed, and where both changed the same lines, comes out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decision_aid.rule_file.sequence_matching import BoundedMatcher

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of lines as they were, as the author has them, and as the file has them now, from its line `line` on."""

    before: Lines
    mine: Lines
    theirs: Lines
    line: int

    @property
    def same(self) -> bool:
        """Whether nobody changed these lines."""
        return self.mine == self.theirs == self.before

    @property
    def clash(self) -> bool:
        """Whether both changed these lines, and not to the same."""
        return self.mine not in (self.theirs, self.before) and self.theirs != self.before

    @property
    def merged(self) -> Lines:
        """The lines with the change of whoever made one; the author's where both did."""
        return self.theirs if self.mine == self.before else self.mine


def merged(before: str | None, mine: str, theirs: str) -> tuple[Part, ...]:
    """The texts side by side, part by part; without the text before, each difference is a clash."""
    ours, others = _lines(mine), _lines(theirs)
    common = _common(ours, others) if before is None else _lines(before)
    return tuple(_parts(common, ours, others))


def text_of_parts(parts: Sequence[Part], taking_theirs: frozenset[int] = frozenset()) -> str:
    """The parts as one text; of the clashes named, counted from 0, the file's lines are taken."""
    clashes = [part for part in parts if part.clash]
    theirs = {id(clashes[number]) for number in taking_theirs if number < len(clashes)}
    return "".join(line for part in parts for line in (part.theirs if id(part) in theirs else part.merged))


def _parts(before: Lines, mine: Lines, theirs: Lines) -> Iterator[Part]:
    at, ours, others = 0, 0, 0
    end = len(before), len(mine), len(theirs), 0
    for start, first, second, length in (*_kept_by_both(before, mine, theirs), end):
        changed = Part(before[at:start], mine[ours:first], theirs[others:second], others + 1)
        if changed.before or changed.mine or changed.theirs:
            yield changed
        same = before[start : start + length]
        if same:
            yield Part(same, same, same, second + 1)
        at, ours, others = start + length, first + length, second + length


def _kept_by_both(before: Lines, mine: Lines, theirs: Lines) -> Iterator[tuple[int, int, int, int]]:
    """The runs of lines that both left alone: where they stand in each text, and how long they are."""
    kept = _places(before, theirs)
    run: tuple[int, int, int, int] | None = None
    for line, first in sorted(_places(before, mine).items()):
        if line not in kept:
            continue
        place = (line, first, kept[line])
        if run and place == (run[0] + run[3], run[1] + run[3], run[2] + run[3]):
            run = (*run[:3], run[3] + 1)
            continue
        if run:
            yield run
        run = (*place, 1)
    if run:
        yield run


def _places(before: Lines, after: Lines) -> dict[int, int]:
    blocks = BoundedMatcher(before, after).get_matching_blocks()
    return {first + step: second + step for first, second, length in blocks for step in range(length)}


def _common(mine: Lines, theirs: Lines) -> Lines:
    return tuple(mine[line] for line in sorted(_places(mine, theirs)))


def _lines(text: str) -> Lines:
    return tuple(text.splitlines(keepends=True))
