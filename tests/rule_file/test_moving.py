"""An entry moves up or down among its like; its notes go along, and what names it follows."""

import random
import re

import pytest

from decision_aid.rule_file.editing import EntryKind, NoSuchEntry, move_entry, open_document
from decision_aid.rule_file.editing.entry_kinds import entry_ids
from decision_aid.rule_file.editing.moving import alike, neighbour
from decision_aid.rule_file.reading import read_rule_file
from tests.support.aids import SMALL
from tests.support.edits import noted
from tests.support.tables import with_table

NOTED = """\
title: A
options:
  # the first
  wait: {name: Wait}  # beside it

  # --- a heading stays

  # the second
  # in two lines
  move:
    name: Move
    # within it
    short: Move
      # behind it
considerations: {a: {title: A}, b: {title: B}}
statements:
  - {option: move, outcome: a, says: One}
  - {option: wait, outcome: a, says: Between}
  - {option: move, outcome: a, says: Two}
examples:
  - {name: Ann, given: {}, must_show: [move.a, wait.a], must_not_show: move.a.2}
"""


def move(text: str, kind: EntryKind, ident: str, *, up: bool = False) -> str:
    return move_entry(open_document(text.encode()), kind, ident, up=up).content.decode()


def test_the_lines_of_an_entry_move_with_its_notes() -> None:
    first = "  # the first\n  wait: {name: Wait}  # beside it\n"
    heading = "\n  # --- a heading stays\n\n"
    second = NOTED.partition(heading)[2].partition("considerations")[0]
    assert first + heading + second in NOTED

    assert move(NOTED, EntryKind.OPTION, "wait") == NOTED.replace(first + heading + second, second + heading + first)
    assert move(move(NOTED, EntryKind.OPTION, "move", up=True), EntryKind.OPTION, "wait", up=True) == NOTED


def test_entries_in_brackets_move_with_the_notes_behind_them() -> None:
    text = NOTED.replace("{a: {title: A}, b: {title: B}}", "{\n  a: {title: A},  # 1\n  b: {title: B} # 2\n  }")

    assert "{\n  b: {title: B}, # 2\n  a: {title: A}  # 1\n  }" in move(text, EntryKind.CONSIDERATION, "a")
    assert "{b: {title: B}, a: {title: A}}" in move(NOTED, EntryKind.CONSIDERATION, "b", up=True)


def test_a_statement_moves_among_those_of_its_option_and_outcome_and_names_follow() -> None:
    after = move(NOTED, EntryKind.STATEMENT, "move.a.2", up=True)

    assert re.findall(r"says: (\w+)", after) == ["Two", "Between", "One"]
    assert "must_show: [move.a.2, wait.a], must_not_show: move.a}" in after


def test_a_question_moves_within_its_theme() -> None:
    asked = move(SMALL, EntryKind.QUESTION, "tried", up=True)

    assert asked.index("- id: tried") < asked.index("- id: duration")
    assert sorted(asked.splitlines()) == sorted(SMALL.splitlines())


@pytest.mark.parametrize(
    ("kind", "ident", "up"),
    [
        (EntryKind.OPTION, "wait", True),
        (EntryKind.OPTION, "exercises", False),
        (EntryKind.OPTION, "none", True),
        (EntryKind.STATEMENT, "wait.ease", True),
    ],
)
def test_the_first_and_last_of_their_like_stay(kind: EntryKind, ident: str, up: bool) -> None:
    with pytest.raises(NoSuchEntry):
        move(SMALL, kind, ident, up=up)


def test_in_any_file_a_move_and_back_is_no_change() -> None:
    chance = random.Random(5)
    for text in (SMALL, noted(SMALL, chance), with_table(), SMALL.replace("\n", "\r\n")) * 6:
        file = open_document(text.encode())
        kind = chance.choice([one for one in EntryKind if any(len(group) > 1 for group in alike(file.value, one))])
        group = chance.choice([group for group in alike(file.value, kind) if len(group) > 1])
        at = chance.randrange(len(group) - 1)
        assert neighbour(file.value, kind, group[at], up=False) == group[at + 1]
        there = move_entry(file, kind, group[at], up=False)
        after = open_document(there.content)
        moved = entry_ids(after.value, kind)[entry_ids(file.value, kind).index(group[at + 1])]
        assert sorted(re.findall(b"# note [0-9]+", there.content)) == sorted(re.findall(b"# note [0-9]+", file.content))
        assert move_entry(after, kind, moved, up=True).content == file.content, (kind, group[at])


def test_an_aid_that_was_read_is_read_after_a_move() -> None:
    after = move(SMALL, EntryKind.OPTION, "wait").encode()

    aid, problems = read_rule_file(after)
    assert aid is not None
    assert [one.id for one in aid.options] == ["exercises", "wait"]
    assert not problems
