"""Two texts that began as one come together again: each change once, and what clashes is for a human to choose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_aid.storage.line_diff import LineKind, diff_lines
from decision_aid.storage.three_way_merge import Resolution, join_parts, merge_texts

BEFORE = "a\nb\nc\nd\ne\n"
TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n"]), max_size=8).map("".join)


@pytest.mark.parametrize(
    ("mine", "theirs", "together"),
    [
        ("a\nB\nc\nd\ne\n", "a\nb\nc\nD\ne\n", "a\nB\nc\nD\ne\n"),
        ("a\nb\nc\nd\ne\nf\n", "z\na\nb\nc\nd\ne\n", "z\na\nb\nc\nd\ne\nf\n"),
        ("a\nc\nd\ne\n", "a\nb\nc\nd\n", "a\nc\nd\n"),
        ("a\nB\nc\nd\ne\n", "a\nB\nc\nd\ne\n", "a\nB\nc\nd\ne\n"),
    ],
)  # fmt: skip
def test_changes_to_other_lines_come_together_by_themselves(mine: str, theirs: str, together: str) -> None:
    parts = merge_texts(BEFORE, mine, theirs)

    assert not any(part.is_conflict for part in parts)
    assert join_parts(parts, ()) == together


def test_changes_to_the_same_lines_clash_and_are_chosen() -> None:
    parts = merge_texts(BEFORE, "a\nB\nc\nd\nE\n", "a\nβ\nc\nd\nε\n")

    assert [(part.before, part.mine, part.theirs, part.line) for part in parts if part.is_conflict] == [
        (("b\n",), ("B\n",), ("β\n",), 2),
        (("e\n",), ("E\n",), ("ε\n",), 5),
    ]
    assert join_parts(parts, (Resolution.MINE, Resolution.THEIRS)) == "a\nB\nc\nd\nε\n"


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "together"),
    [
        ("words:\n  fare: x\nend\n", "words:\n  fare: x\n  lotion: y\nend\n", "words:\n  fare: x\n  sling: z\nend\n",
         "words:\n  fare: x\n  sling: z\n  lotion: y\nend\n"),
        ("a\n", "b\na\n", "c\na\n", "c\nb\na\n"),
        ("a\n", "a\nb", "a\nc", "a\nc\nb"),
        ("", "b\n", "c\n", "c\nb\n"),
        ("a\n", "a\nb\nboth\n", "a\nc\nd\n", "a\nc\nd\nb\nboth\n"),
    ],
)  # fmt: skip
def test_lines_that_both_added_at_one_place_are_both_kept_unless_chosen_otherwise(
    before: str, mine: str, theirs: str, together: str
) -> None:
    parts = merge_texts(before, mine, theirs)

    assert [part.suggested for part in parts if part.is_conflict] == [Resolution.BOTH]
    assert join_parts(parts, (Resolution.BOTH,)) == together
    assert join_parts(parts, (Resolution.MINE,)) == mine
    assert join_parts(parts, (Resolution.THEIRS,)) == theirs


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "resolutions"),
    [
        ("a\nb\n", "a\nB\n", "a\nβ\n", ["mine", "theirs", "both"]),
        ("a\nb\n", "a\n", "a\nβ\n", ["mine", "theirs"]),
        ("a\nb\n", "a\nB\n", "a\n", ["mine", "theirs"]),
        (None, "a\nb\n", "a\nc\n", ["mine", "theirs", "both"]),
    ],
)
def test_where_a_line_was_changed_or_may_have_been_the_author_chooses(
    before: str | None, mine: str, theirs: str, resolutions: list[str]
) -> None:
    (part,) = (part for part in merge_texts(before, mine, theirs) if part.is_conflict)

    assert part.suggested is None
    assert [one.value for one in part.resolutions] == resolutions


def test_without_the_text_before_each_difference_is_chosen() -> None:
    parts = merge_texts(None, "a\nB\nc\n", "a\nβ\nc\n")

    assert [part.is_conflict for part in parts] == [False, True, False]


@settings(max_examples=settings().max_examples * 4)
@given(before=TEXTS, mine=TEXTS, theirs=TEXTS)
def test_no_line_of_either_text_is_lost(before: str, mine: str, theirs: str) -> None:
    parts = merge_texts(before, mine, theirs)

    assert "".join(line for part in parts for line in part.mine) == mine
    assert "".join(line for part in parts for line in part.theirs) == theirs
    assert "".join(line for part in parts for line in part.before) == before


@settings(max_examples=settings().max_examples * 4)
@given(before=TEXTS, mine=TEXTS)
def test_where_only_one_changed_the_text_it_is_theirs(before: str, mine: str) -> None:
    assert join_parts(merge_texts(before, mine, before), ()) == mine
    assert join_parts(merge_texts(before, before, mine), ()) == mine


def test_lines_that_changed_come_with_their_numbers() -> None:
    (rows,) = diff_lines(BEFORE.encode(), b"a\nb\nC\nd\ne\n")

    assert [(row.kind, row.old, row.new, row.text) for row in rows] == [
        (LineKind.SAME, 1, 1, "a"),
        (LineKind.SAME, 2, 2, "b"),
        (LineKind.GONE, 3, 0, "c"),
        (LineKind.NEW, 0, 3, "C"),
        (LineKind.SAME, 4, 4, "d"),
        (LineKind.SAME, 5, 5, "e"),
    ]
    assert diff_lines(BEFORE.encode(), BEFORE.encode()) == ()


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (b"a\nb\n", b"a\nb", ["b", "b[no line break]"]),
        (b"a\r\nb\n", b"a\nb\n", ["a[CR]", "a"]),
        (b"\xef\xbb\xbfa\n", b"a\n", ["[byte order mark]a", "a"]),
        ("a\u2028b\n".encode(), b"a\nb\n", ["a\u2028b", "a", "b"]),
    ],
)
def test_what_is_unseen_in_a_line_is_shown_where_it_changed(old: bytes, new: bytes, shown: list[str]) -> None:
    (rows,) = diff_lines(old, new)

    assert [row.text for row in rows if row.kind is not LineKind.SAME] == shown


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "offered"),
    [
        ("a: 1\n", "a: 2\n", "a: 3\n", [Resolution.MINE, Resolution.THEIRS]),
        ("", "  a: 2\n", "  a: 3\n", [Resolution.MINE, Resolution.THEIRS]),
        ("", "  a: 2\n", "  b: 3\n", [Resolution.BOTH, Resolution.MINE, Resolution.THEIRS]),
        ("", "- a: 2\n", "- a: 3\n", [Resolution.BOTH, Resolution.MINE, Resolution.THEIRS]),
        ("", "a:\n  n: 1\n", "b:\n  n: 1\n", [Resolution.BOTH, Resolution.MINE, Resolution.THEIRS]),
        ("one\n", "two\n", "three\n", [Resolution.MINE, Resolution.THEIRS, Resolution.BOTH]),
    ],
)
def test_both_is_offered_first_only_for_added_lines_and_never_with_one_key_twice(
    before: str, mine: str, theirs: str, offered: list[Resolution]
) -> None:
    (part,) = merge_texts(before, mine, theirs)

    assert list(part.resolutions) == offered
