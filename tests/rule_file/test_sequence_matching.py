"""What two sequences have in common is found in few steps, however alike their items are, and as well as by difflib."""

from collections.abc import Callable
from difflib import SequenceMatcher
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_aid.rule_file.line_endings import encode_text
from decision_aid.rule_file.patience_diff import PatienceMatcher
from decision_aid.storage.line_diff import diff_lines
from decision_aid.storage.three_way_merge import merge_texts
from tests.support.steps import growth

FEW_SORTS = st.lists(st.sampled_from("abc"), max_size=60)


def common(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    return [(block.a, block.b, block.size) for block in PatienceMatcher(old, new).get_matching_blocks()]


def texts(size: int, kind: str) -> tuple[str, str]:
    """Two texts of about that many lines on which difflib takes its time."""
    numbers = range(size)
    match kind:
        case "all alike":
            return "x\n" * size + "a\n" + "x\n" * size, "x\n" * size + "b\n" + "x\n" * (size + 1)
        case "blank between":
            return "".join(f"{n}\n\n" for n in numbers), "".join(f"{n + n % 7 // 6}\n\n" for n in numbers)
        case "two sorts":
            return "x\ny\n" * size, "y\nx\nx\n" * size
        case "backwards":
            return "".join(f"{n}\n" for n in numbers), "".join(f"{n}\n" for n in reversed(numbers))
        case _:  # each round finds one line that stands once
            chain = [(f"{n + 1}\n{n}\nold {n}\n", f"{n + 1}\n{n}\nnew {n}\n") for n in numbers]
            return "".join(old for old, _ in chain), "".join(new for _, new in chain)


KINDS = ("all alike", "blank between", "two sorts", "backwards", "one at a time")


@pytest.mark.parametrize("kind", KINDS)
def test_changes_between_lines_take_no_square_of_steps(kind: str) -> None:
    def work(size: int) -> Callable[[], object]:
        old, new = texts(size, kind)
        return lambda: diff_lines(old.encode(), new.encode())

    assert growth(work, 150) < 8


@pytest.mark.parametrize("kind", KINDS)
def test_merging_takes_no_square_of_steps(kind: str) -> None:
    def work(size: int) -> Callable[[], object]:
        old, new = texts(size, kind)
        return lambda: merge_texts(old, new, old + "z\n")

    assert growth(work, 150) < 8


@pytest.mark.parametrize("kind", KINDS)
def test_keeping_line_ends_takes_no_square_of_steps(kind: str) -> None:
    def work(size: int) -> Callable[[], object]:
        old, new = texts(size, kind)
        return lambda: encode_text(new, old.replace("\n", "\r\n").encode())

    assert growth(work, 150) < 8


@settings(max_examples=settings().max_examples * 4)
@given(FEW_SORTS, FEW_SORTS)
def test_blocks_are_alike_in_order_and_joined(old: list[str], new: list[str]) -> None:
    *blocks, last = common(old, new)

    assert last == (len(old), len(new), 0)
    assert all(
        length and old[first : first + length] == new[second : second + length] for first, second, length in blocks
    )
    for (first, second, length), (after, after_second, _) in pairwise(blocks):
        assert first + length <= after
        assert second + length <= after_second
        assert (first + length, second + length) != (after, after_second)


def test_a_line_put_between_like_lines_is_the_one_change() -> None:
    old = ["- a", "  low", "- b", "  low", "- c", "  low"]
    new = [*old[:2], "- new", "  low", *old[2:]]

    assert common(old, new) == [(0, 0, 2), (2, 4, 4), (6, 8, 0)]


def test_long_stretches_of_like_lines_keep_what_they_have_in_common() -> None:
    old, new = ["x", "y"] * 500 + ["o"], ["a"] + ["x", "y"] * 400 + ["b"]

    assert sum(length for _, _, length in common(old, new)) == 800


def test_it_finds_about_as_much_as_difflib() -> None:
    old = [f"{n % 7} {n // 40}" for n in range(400)]
    new = [line for n, line in enumerate(old) if n % 11] + old[:20]
    most = sum(block.size for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())

    assert sum(length for _, _, length in common(old, new)) >= 0.95 * most
