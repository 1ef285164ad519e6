"""Three-way merge of a draft with a file that changed meanwhile, line by line, with conflicts left to the author.

Lines are matched by a patience diff with bounded cost (see `rule_file.patience_diff`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decision_aid.rule_file.patience_diff import PatienceMatcher

LineRun = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergePart:
    """A run of lines in all three texts: the common base, the author's (`mine`) and the file's (`theirs`).

    `line` is the 1-based number of its first line in the file.
    """

    before: LineRun
    mine: LineRun
    theirs: LineRun
    line: int

    @property
    def same(self) -> bool:
        """Whether neither side changed these lines."""
        return self.mine == self.theirs == self.before

    @property
    def is_conflict(self) -> bool:
        """Whether this is a conflict: both sides changed these lines, in different ways."""
        return self.mine not in (self.theirs, self.before) and self.theirs != self.before

    @property
    def merged(self) -> LineRun:
        """The lines of the side that changed; the author's in a conflict."""
        return self.theirs if self.mine == self.before else self.mine


def merge_texts(before: str | None, mine: str, theirs: str) -> tuple[MergePart, ...]:
    """The parts of the three texts in order; without a base, each difference counts as a conflict."""
    ours, others = _lines(mine), _lines(theirs)
    common = _common_lines(ours, others) if before is None else _lines(before)
    return tuple(_parts(common, ours, others))


def join_parts(parts: Sequence[MergePart], taking_theirs: frozenset[int] = frozenset()) -> str:
    """Join the parts into one text; the conflicts with these numbers, counted from 0, take the file's lines."""
    clashes = [part for part in parts if part.is_conflict]
    theirs = {id(clashes[number]) for number in taking_theirs if number < len(clashes)}
    return "".join(line for part in parts for line in (part.theirs if id(part) in theirs else part.merged))


def _parts(before: LineRun, mine: LineRun, theirs: LineRun) -> Iterator[MergePart]:
    at, ours, others = 0, 0, 0
    end = len(before), len(mine), len(theirs), 0
    for start, first, second, length in (*_unchanged_runs(before, mine, theirs), end):
        changed = MergePart(before[at:start], mine[ours:first], theirs[others:second], others + 1)
        if changed.before or changed.mine or changed.theirs:
            yield changed
        same = before[start : start + length]
        if same:
            yield MergePart(same, same, same, second + 1)
        at, ours, others = start + length, first + length, second + length


def _unchanged_runs(before: LineRun, mine: LineRun, theirs: LineRun) -> Iterator[tuple[int, int, int, int]]:
    """Runs of lines that both sides left alone: start in base, mine and theirs, and length."""
    matched = _matched_lines(before, theirs)
    run: tuple[int, int, int, int] | None = None
    for line, first in sorted(_matched_lines(before, mine).items()):
        if line not in matched:
            continue
        place = (line, first, matched[line])
        if run and place == (run[0] + run[3], run[1] + run[3], run[2] + run[3]):
            run = (*run[:3], run[3] + 1)
            continue
        if run:
            yield run
        run = (*place, 1)
    if run:
        yield run


def _matched_lines(before: LineRun, after: LineRun) -> dict[int, int]:
    blocks = PatienceMatcher(before, after).get_matching_blocks()
    return {first + step: second + step for first, second, length in blocks for step in range(length)}


def _common_lines(mine: LineRun, theirs: LineRun) -> LineRun:
    """A stand-in for the missing base: the lines that both texts have in common."""
    return tuple(mine[line] for line in sorted(_matched_lines(mine, theirs)))


def _lines(text: str) -> LineRun:
    return tuple(text.splitlines(keepends=True))
