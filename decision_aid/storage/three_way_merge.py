"""Three-way merge of a draft with a file that changed meanwhile, line by line, with conflicts left to the author.

Lines are matched by a patience diff with bounded cost (see `rule_file.patience_diff`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby, takewhile

from decision_aid.rule_file.patience_diff import PatienceMatcher

LineRun = tuple[str, ...]
KEY = re.compile(r"(?P<indent> *)(?P<key>[^\s#:][^:]*):(?:\s|$)")


class Resolution(Enum):
    """Which lines of a conflict to keep; BOTH has the file's lines first."""

    BOTH = "both"
    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class MergePart:
    """A run of lines in all three texts: the common base, the author's (`mine`) and the file's (`theirs`).

    `line` is the 1-based number of its first line in the file. Where the base is not known, nobody can tell whether a
    line was added or changed.
    """

    before: LineRun
    mine: LineRun
    theirs: LineRun
    line: int
    base_known: bool = True

    @property
    def same(self) -> bool:
        """Whether neither side changed these lines."""
        return self.mine == self.theirs == self.before

    @property
    def is_conflict(self) -> bool:
        """Whether this is a conflict: both sides changed these lines, in different ways."""
        return self.mine not in (self.theirs, self.before) and self.theirs != self.before

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        """The ways to resolve a conflict: both comes first where it is suggested, else last, if it can be."""
        one_side = (Resolution.MINE, Resolution.THEIRS)
        if self.suggested:
            return (self.suggested, *one_side)
        return (*one_side, Resolution.BOTH) if self._can_keep_both else one_side

    @property
    def suggested(self) -> Resolution | None:
        """Both, where both sides only added lines, as to the end of one list; else the author has to choose."""
        only_added = self.is_conflict and self.base_known and not self.before
        return Resolution.BOTH if only_added and self._can_keep_both else None

    @property
    def _can_keep_both(self) -> bool:
        """Whether both sides have lines, and none of theirs has a key of mine, which a mapping may have only once."""
        return bool(self.mine and self.theirs) and not _keys(self.mine) & _keys(self.theirs)

    @property
    def merged(self) -> LineRun:
        """The lines of the side that changed; the author's in a conflict."""
        return self.theirs if self.mine == self.before else self.mine

    def resolved(self, resolution: Resolution) -> LineRun:
        """The lines of a conflict as chosen."""
        if resolution is Resolution.BOTH:
            return (*map(_ended, self.theirs), *self.mine)
        return self.theirs if resolution is Resolution.THEIRS else self.mine


def merge_texts(before: str | None, mine: str, theirs: str) -> tuple[MergePart, ...]:
    """The parts of the three texts in order; without a base, each difference counts as a conflict."""
    ours, others = _lines(mine), _lines(theirs)
    if before is None:
        common = _common_lines(ours, others)
        return tuple(replace(part, base_known=False) for part in _merge_parts(common, ours, others))
    return tuple(_merge_parts(_lines(before), ours, others))


def join_parts(parts: Iterable[MergePart], chosen: Iterable[Resolution]) -> str:
    """Join the parts into one text; `chosen` has one resolution for each conflict, in order."""
    resolutions = iter(chosen)
    return "".join(
        line for part in parts for line in (part.resolved(next(resolutions)) if part.is_conflict else part.merged)
    )


def _keys(lines: LineRun) -> set[tuple[str, str]]:
    """The outermost keys above the first entry of a list, each with its indentation."""
    own = takewhile(lambda line: not line.lstrip().startswith("- "), lines)
    found = {(key["indent"], key["key"]) for line in own if (key := KEY.match(line))}
    outermost = min((len(indent) for indent, _ in found), default=0)
    return {(indent, key) for indent, key in found if len(indent) == outermost}


def _ended(line: str) -> str:
    """The line with its end, which the last one of a text may lack."""
    return line if line.splitlines() != [line] else f"{line}\n"


def _merge_parts(before: LineRun, mine: LineRun, theirs: LineRun) -> Iterator[MergePart]:
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
    ours, others = _matched_lines(before, mine), _matched_lines(before, theirs)
    left_alone = enumerate((line, ours[line], others[line]) for line in sorted(ours.keys() & others.keys()))
    for _, run in groupby(left_alone, key=lambda one: [place - one[0] for place in one[1]]):
        places = [at for _, at in run]
        yield (*places[0], len(places))


def _matched_lines(before: LineRun, after: LineRun) -> dict[int, int]:
    blocks = PatienceMatcher(before, after).get_matching_blocks()
    return {first + step: second + step for first, second, length in blocks for step in range(length)}


def _common_lines(mine: LineRun, theirs: LineRun) -> LineRun:
    """A stand-in for the missing base: the lines that both texts have in common."""
    return tuple(mine[line] for line in sorted(_matched_lines(mine, theirs)))


def _lines(text: str) -> LineRun:
    return tuple(text.splitlines(keepends=True))
