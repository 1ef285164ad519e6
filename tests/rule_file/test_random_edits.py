"""Random forms over every rule file change the lines of their entry alone, and read back as they were filled in."""

import random
import re
from collections import Counter
from functools import cache

import pytest

from decision_aid.model.problems import Level
from decision_aid.rule_file.editing import (
    Document,
    EditedFile,
    EntryKind,
    FormData,
    add_entry,
    blank_form,
    edit_entry,
    open_document,
    open_entry,
    remove_entry,
)
from decision_aid.rule_file.editing.entry_kinds import ABOVE, GROUPS, entry_ids, entry_text, owner_of, path_of
from decision_aid.rule_file.editing.values import node_at, value_at
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.rule_file.reading.conditions import OTHERWISE
from tests.support.edits import TEXTS, answers_of, entries, filled, texts
from tests.support.sampling import sampled

FEW = 40
MANY = 500
LONG = ("breast-screening", "lupus-stem-cell")  # seconds for each kind of entry
HOW_LONG = pytest.mark.parametrize("long", [False, pytest.param(True, marks=pytest.mark.soak)], ids=["short", "long"])


@cache
def documents() -> dict[str, Document]:
    return {name: open_document(text) for name, text in texts().items()}


def those(long: bool) -> dict[str, Document]:
    """The long files, or the others."""
    return {name: file for name, file in documents().items() if (name in LONG) == long}


@cache
def errors(content: bytes) -> Counter[tuple[str, str]]:
    found = (problem for problem in read_rule_file(content)[1] if problem.level is Level.ERROR)
    return Counter((problem.check, re.sub(r"\d+", "", problem.message)) for problem in found)


def as_lines(content: bytes) -> list[bytes]:
    return re.split(rb"(?<=\n)", content)


def around(file: Document, kind: EntryKind, ident: str) -> tuple[list[bytes], list[bytes]]:
    """The lines above an entry, and those below it."""
    lines, node = as_lines(file.content), node_at(file.node, path_of(file.value, kind, ident) or ())
    assert node
    return lines[: open_entry(file, kind, ident).first_line - 1], lines[file.spans.line(file.spans.end(node)) :]


def assert_only_the_entry_changed(file: Document, kind: EntryKind, ident: str, said: FormData) -> EditedFile:
    after = edit_entry(file, kind, ident, said)
    new = as_lines(after.content)
    above, below = around(file, kind, ident)
    assert new[: len(above)] == above
    assert new[len(new) - len(below) :] == below
    assert {
        name: _loose(data) for name, data in open_entry(open_document(after.content), kind, ident).shown.items()
    } == {name: _loose(data) for name, data in said.items()}
    return after


def _loose(data: object) -> object:
    return sorted(data) if isinstance(data, tuple) else data


def random_edits(seed: int, count: int, names: list[str]) -> None:
    chance = random.Random(seed)
    for _ in range(count):
        name = chance.choice(names)
        file = documents()[name]
        kind = chance.choice(list(EntryKind))
        known = [ident for other, ident in entries(file) if other is kind]
        if not known:
            continue
        ident = chance.choice(known)
        said = filled(file, kind, ident, chance)
        after = assert_only_the_entry_changed(file, kind, ident, said)
        assert errors(after.content) - errors(file.content) == Counter(), (name, kind, ident, said)
        lost = set(re.findall(rb"# note \d+", file.content)) - set(re.findall(rb"# note \d+", after.content))
        gone = [slot for slot, data in open_entry(file, kind, ident).shown.items() if data and not said[slot]]
        assert not lost or gone, (name, kind, ident, said)


def test_random_forms_change_their_entry_alone_in_small_files() -> None:
    random_edits(1, FEW, [name for name, file in documents().items() if len(file.content) < 10_000])


def test_random_forms_change_their_entry_alone_in_the_lupus_file() -> None:
    random_edits(2, 5, ["lupus-stem-cell"])


def new_entries(file: Document, chance: random.Random) -> list[tuple[EntryKind, str, FormData]]:
    """A new entry of each kind that can be added, with texts that are hard to write."""
    option, outcome, source, theme = (
        chance.choice(entry_ids(file.value, kind))
        for kind in (EntryKind.OPTION, EntryKind.OUTCOME, EntryKind.SOURCE, EntryKind.CONSIDERATION)
    )
    asked = chance.choice(entry_ids(file.value, EntryKind.CHOICE)).partition(".")[0]
    one, two, three = chance.sample(TEXTS, 3)
    known: FormData = {"says": one, "certainty": "low", "because": two, "sources": (source,)}
    choices: FormData = {"choices.a.label": one, "choices.b.label": two, "choices.b.said": three}
    question: FormData = {"id": "new-one", "consideration": theme, "ask": one, "kind": "several"}
    return [
        (EntryKind.STATEMENT, "", {"option": option, "outcome": outcome, **known}),
        (EntryKind.SOURCE, "new-one", {"citation": one, "kind": two, "people": three, "comparison_group": "no"}),
        (EntryKind.QUESTION, "new-one", {**question, **choices}),
        (EntryKind.CHOICE, f"{asked}.new-one", {"label": one, "said": two}),
        (EntryKind.TERM, one.replace("\n", " "), {"means": two, "also": (three,)}),
    ]


@HOW_LONG
def test_a_new_entry_is_put_in_and_nothing_else_changes(long: bool) -> None:
    chance = random.Random(3)
    for name, file in those(long).items():
        for kind, ident, said in new_entries(file, chance):
            after = add_entry(file, kind, ident, said).content
            old = file.content
            same = next((n for n, (a, b) in enumerate(zip(old, after, strict=False)) if a != b), len(old))
            assert after.endswith(old[same:]), (name, kind, said)
            assert errors(after) - errors(old) == Counter(), (name, kind, said)


@HOW_LONG
@sampled("kind", GROUPS, 3)
def test_a_group_of_answers_is_put_in_and_taken_out_again(kind: EntryKind, long: bool) -> None:
    chance = random.Random(kind.value)
    tried = 0
    for name, file in those(long).items():
        for above, owner in holders(file, kind, chance):
            ident = f"{owner}.{kind.value}-{number_of_next(file, kind, owner)}"
            said = some_answers(file, kind, chance)
            added = add_entry(file, kind, ident, said).content
            assert_only_these_lines_changed(file, above, owner, added)
            new = open_document(added)
            shown = {one: data for one, data in open_entry(new, kind, ident).shown.items() if data}
            assert shown == said, (name, ident)
            assert open_document(remove_entry(new, kind, ident)).value == file.value, (name, ident)
            tried += 1
    assert tried > (3 if long else 7)


def holders(file: Document, kind: EntryKind, chance: random.Random) -> list[tuple[EntryKind, str]]:
    """Some entries that can have such a group: each whose condition names answers, or that has none."""
    known = [
        (above, ident)
        for above in ABOVE[kind]
        for ident in entry_ids(file.value, above)
        if entry_text(value_at(file.value, path_of(file.value, above, ident) or ()), "when") != OTHERWISE
    ]
    return chance.sample(known, min(3, len(known)))


def number_of_next(file: Document, kind: EntryKind, owner: str) -> int:
    return 1 + sum(owner_of(kind, one) == owner for one in entry_ids(file.value, kind))


def some_answers(file: Document, kind: EntryKind, chance: random.Random) -> FormData:
    asked = [one for one in blank_form(file, kind) if answers_of(file, one.split(".")[1])]
    return {one: (answers_of(file, one.split(".")[1])[0],) for one in chance.sample(asked, min(2, len(asked)))}


def assert_only_these_lines_changed(file: Document, kind: EntryKind, ident: str, after: bytes) -> None:
    new = as_lines(after)
    above, below = around(file, kind, ident)
    assert new[: len(above)] == above
    assert new[len(new) - len(below) :] == below


@pytest.mark.soak
def test_five_hundred_random_forms_change_their_entry_alone_in_each_file() -> None:
    for number, name in enumerate(documents()):
        random_edits(100 + number, MANY, [name])
