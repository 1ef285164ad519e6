"""A patience diff with bounded cost, with the interface of difflib.SequenceMatcher.

difflib needs quadratic time or worse where lines repeat, as they do in rule files, so that one save could occupy a
server for minutes. Here the common prefix and suffix are cut off; then the lines that occur exactly once in both
texts are matched (longest increasing subsequence by patience sorting, as in Bram Cohen's patience diff), and then the
stretches between them, recursively. Short stretches without such a line go to difflib. In long ones, the nth
occurrence of a line is matched with the nth, as far as the order allows. In total n log n steps.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import Match, SequenceMatcher
from typing import NamedTuple, TypeVar

T = TypeVar("T", bound=Hashable)
MAX_DIFFLIB_PAIRS = 4096  # old times new lines of the largest stretch that goes to difflib
MAX_RECURSION = 16  # recursion limit


class _Stretch(NamedTuple):
    """A half-open range of each sequence that is still to be matched, and its recursion depth."""

    old: int
    old_end: int
    new: int
    new_end: int
    depth: int

    @property
    def pairs(self) -> int:
        return (self.old_end - self.old) * (self.new_end - self.new)


class PatienceMatcher(SequenceMatcher[T]):
    """A SequenceMatcher with get_matching_blocks() in n log n steps; its opcodes are valid, but may not be minimal."""

    def __init__(self, old: Sequence[T], new: Sequence[T]) -> None:
        super().__init__(None, (), (), autojunk=False)
        self.a, self.b = old, new
        self._blocks: list[Match] | None = None

    def get_matching_blocks(self) -> list[Match]:
        """The matching blocks in order, with the empty block at the end, as in difflib; computed once."""
        if self._blocks is None:
            found = sorted(_matched(self.a, self.b))
            self._blocks = [*_joined(found), Match(len(self.a), len(self.b), 0)]
        return self._blocks


def _matched(old: Sequence[T], new: Sequence[T]) -> Iterator[Match]:
    """Matching blocks in no order, some empty, adjacent ones not merged."""
    waiting = [_Stretch(0, len(old), 0, len(new), 0)]
    while waiting:
        whole = waiting.pop()
        head = _common_length(old, new, whole, 1)
        inner = whole._replace(old=whole.old + head, new=whole.new + head)
        tail = _common_length(old, new, inner, -1)
        inner = inner._replace(old_end=inner.old_end - tail, new_end=inner.new_end - tail)
        yield Match(whole.old, whole.new, head)
        yield Match(inner.old_end, inner.new_end, tail)
        if not inner.pairs:
            continue
        single = _increasing(_single(old, new, inner)) if inner.depth < MAX_RECURSION else []
        if single:
            yield from (Match(first, second, 1) for first, second in single)
            waiting += _between(inner, single)
        else:
            yield from _without_single(old, new, inner)


def _common_length(old: Sequence[T], new: Sequence[T], within: _Stretch, step: int) -> int:
    """The length of the common prefix of a stretch (step 1) or of its common suffix (step -1)."""
    most = min(within.old_end - within.old, within.new_end - within.new)
    first, second = (within.old, within.new) if step > 0 else (within.old_end - 1, within.new_end - 1)
    return next((n for n in range(most) if old[first + n * step] != new[second + n * step]), most)


def _single(old: Sequence[T], new: Sequence[T], within: _Stretch) -> list[tuple[int, int]]:
    """Index pairs of the elements that occur exactly once in both sequences, in the order of the old one."""
    before = Counter(old[within.old : within.old_end])
    after = Counter(new[within.new : within.new_end])
    places = {new[n]: n for n in range(within.new, within.new_end) if after[new[n]] == 1}
    return [(n, places[old[n]]) for n in range(within.old, within.old_end) if before[old[n]] == 1 and old[n] in places]


def _increasing(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of the pairs that increases in both indices (patience sorting, n log n)."""
    pairs, ends = tuple(pairs), list[int]()
    last: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        pile = bisect_left(ends, second)
        ends[pile : pile + 1], last[pile : pile + 1] = [second], [number]
        before.append(last[pile - 1] if pile else -1)
    chosen: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


def _between(whole: _Stretch, found: Sequence[tuple[int, int]]) -> Iterator[_Stretch]:
    begins, ends = [(whole.old - 1, whole.new - 1), *found], [*found, (whole.old_end, whole.new_end)]
    for (old, new), (old_end, new_end) in zip(begins, ends, strict=True):
        if old + 1 < old_end and new + 1 < new_end:
            yield _Stretch(old + 1, old_end, new + 1, new_end, whole.depth + 1)


def _without_single(old: Sequence[T], new: Sequence[T], within: _Stretch) -> Iterator[Match]:
    if within.pairs > MAX_DIFFLIB_PAIRS:
        yield from (Match(first, second, 1) for first, second in _increasing(_one_by_one(old, new, within)))
        return
    before, after = old[within.old : within.old_end], new[within.new : within.new_end]
    for first, second, length in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        yield Match(within.old + first, within.new + second, length)


def _one_by_one(old: Sequence[T], new: Sequence[T], within: _Stretch) -> Iterator[tuple[int, int]]:
    """Pair the nth occurrence of each element with its nth occurrence in the other sequence."""
    places: defaultdict[T, list[int]] = defaultdict(list)
    for number in range(within.new_end - 1, within.new - 1, -1):
        places[new[number]].append(number)
    for number in range(within.old, within.old_end):
        if found := places.get(old[number]):
            yield number, found.pop()


def _joined(blocks: Sequence[Match]) -> Iterator[Match]:
    """Merge adjacent blocks and drop empty ones."""
    first, second, length = 0, 0, 0
    for block in blocks:
        if (block.a, block.b) == (first + length, second + length):
            length += block.size
            continue
        if length:
            yield Match(first, second, length)
        first, second, length = block
    if length:
        yield Match(first, second, length)
