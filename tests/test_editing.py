"""A form changes the lines of its entry and nothing else, and what it says reads back as it was said."""

import difflib
import random
import re
from collections import Counter
from functools import cache

import pytest

from decision_aid.editing import (
    Data,
    Document,
    Edited,
    Filled,
    Kind,
    Unreadable,
    Unwritable,
    add,
    document,
    edit,
    opened,
)
from decision_aid.editing.kinds import idents
from decision_aid.problems import Level
from decision_aid.reading import read
from tests.aids import SMALL, aid_from, small
from tests.edits import TEXTS, entries, filled, texts

FEW = 500


@cache
def documents() -> dict[str, Document]:
    return {name: document(text) for name, text in texts().items()}


@cache
def errors(content: bytes) -> Counter[tuple[str, str]]:
    found = (problem for problem in read(content)[1] if problem.level is Level.ERROR)
    return Counter((problem.check, re.sub(r"\d+", "", problem.message)) for problem in found)


def as_lines(content: bytes) -> list[bytes]:
    return re.split(rb"(?<=\n)", content)


def assert_only_the_entry_changed(file: Document, kind: Kind, ident: str, said: Filled) -> Edited:
    before = opened(file, kind, ident)
    after = edit(file, kind, ident, said)
    old, new = as_lines(file.content), as_lines(after.content)
    above, below = old[: before.first_line - 1], old[before.last_line :]
    assert new[: len(above)] == above
    assert new[len(new) - len(below) :] == below
    assert {name: _loose(data) for name, data in opened(document(after.content), kind, ident).shown.items()} == {
        name: _loose(data) for name, data in said.items()
    }
    return after


def _loose(data: object) -> object:
    return sorted(data) if isinstance(data, tuple) else data


def random_edits(seed: int, count: int, names: list[str]) -> None:
    chance = random.Random(seed)
    for _ in range(count):
        name = chance.choice(names)
        file = documents()[name]
        kind = chance.choice(list(Kind))
        known = [ident for other, ident in entries(file) if other is kind]
        if not known:
            continue
        ident = chance.choice(known)
        said = filled(file, kind, ident, chance)
        after = assert_only_the_entry_changed(file, kind, ident, said)
        assert errors(after.content) - errors(file.content) == Counter(), (name, kind, ident, said)
        lost = set(re.findall(rb"# note \d+", file.content)) - set(re.findall(rb"# note \d+", after.content))
        gone = [slot for slot, data in opened(file, kind, ident).shown.items() if data and not said[slot]]
        assert not lost or gone, (name, kind, ident, said)


def test_random_forms_change_their_entry_alone_in_small_files() -> None:
    random_edits(1, FEW, [name for name, file in documents().items() if len(file.content) < 10_000])


def test_random_forms_change_their_entry_alone_in_the_lupus_file() -> None:
    random_edits(2, 25, ["lupus-stem-cell"])


def new_entries(file: Document, chance: random.Random) -> list[tuple[Kind, str, Filled]]:
    """A new entry of each kind that can be added, with texts that are hard to write."""
    option, outcome, source, theme = (
        chance.choice(idents(file.value, kind)) for kind in (Kind.OPTION, Kind.OUTCOME, Kind.SOURCE, Kind.CONSIDERATION)
    )
    asked = chance.choice(idents(file.value, Kind.CHOICE)).partition(".")[0]
    one, two, three = chance.sample(TEXTS, 3)
    known: Filled = {"says": one, "certainty": "low", "because": two, "sources": (source,)}
    choices: Filled = {"choices.a.label": one, "choices.b.label": two, "choices.b.said": three}
    question: Filled = {"id": "new-one", "consideration": theme, "ask": one, "kind": "several"}
    return [
        (Kind.STATEMENT, "", {"option": option, "outcome": outcome, **known}),
        (Kind.SOURCE, "new-one", {"citation": one, "kind": two, "people": three, "comparison_group": "no"}),
        (Kind.QUESTION, "new-one", {**question, **choices}),
        (Kind.CHOICE, f"{asked}.new-one", {"label": one, "said": two}),
        (Kind.TERM, one.replace("\n", " "), {"means": two, "also": (three,)}),
    ]


def test_a_new_entry_is_put_in_and_nothing_else_changes() -> None:
    chance = random.Random(3)
    for name, file in documents().items():
        for kind, ident, said in new_entries(file, chance):
            after = add(file, kind, ident, said).content
            old = file.content
            same = next((n for n, (a, b) in enumerate(zip(old, after, strict=False)) if a != b), len(old))
            assert after.endswith(old[same:]), (name, kind, said)
            assert errors(after) - errors(old) == Counter(), (name, kind, said)


@pytest.mark.soak
def test_five_hundred_random_forms_change_their_entry_alone_in_each_file() -> None:
    for number, name in enumerate(documents()):
        random_edits(100 + number, FEW, [name])


def changed(text: str, kind: Kind, ident: str, **said: Data) -> list[str]:
    """The lines, taken away and put in, by which the text changes with the form."""
    file = document(text.encode())
    names = {name.replace("__", "."): data for name, data in said.items()}
    after = edit(file, kind, ident, {**opened(file, kind, ident).shown, **names})
    return lines_changed(text, after.content.decode())


def added(text: str, what: Kind, ident: str, **said: Data) -> list[str]:
    """The lines that come into the text with a new entry."""
    file = document(text.encode())
    after = add(file, what, ident, {name.replace("__", "."): data for name, data in said.items()})
    return lines_changed(text, after.content.decode())


def lines_changed(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.split("\n"), after.split("\n"))
    return [line for line in lines if line[:1] in "+-"]


def test_a_number_alone_is_replaced_and_the_note_beside_it_stays() -> None:
    text = small(("over: 6 months, range: [64, 91], range_is: computed here}", "over: 6 months}  # seen in table 2"))

    assert changed(text, Kind.STATEMENT, "exercises.ease", chance__people="30") == [
        "-     chance: {people: 32, of: 40, event: moved with ease, over: 6 months}  # seen in table 2",
        "+     chance: {people: 30, of: 40, event: moved with ease, over: 6 months}  # seen in table 2",
    ]


def test_the_time_by_then_becomes_the_time_at_then_in_its_place() -> None:
    lines = changed(SMALL, Kind.STATEMENT, "exercises.ease", chance__over="", chance__at="6 months")

    assert len(lines) == 2
    assert lines[1] == lines[0].replace("-", "+", 1).replace("over:", "at:")


def test_a_text_stays_in_the_line_of_its_waiver() -> None:
    text = small(("says: Few people who had rested did better.", "says: Half of them.  # waive loose-number: a share"))

    assert changed(text, Kind.STATEMENT, "exercises.ease.2", says="Half: of them") == [
        "-     says: Half of them.  # waive loose-number: a share",
        '+     says: "Half: of them"  # waive loose-number: a share',
    ]


def test_a_condition_loses_and_gains_lines_by_question() -> None:
    assert changed(SMALL, Kind.STATEMENT, "exercises.ease", when__duration=("long",), when__age__at_least="18") == [
        "-     when: {duration: [long, unsure]}",
        "+     when: {duration: [long], age: {at_least: 18}}",
    ]
    assert changed(SMALL, Kind.STATEMENT, "exercises.ease", when__duration=()) == [
        "-     when: {duration: [long, unsure]}",
    ]


def test_what_a_form_cannot_hold_is_named_and_stays() -> None:
    file = document(SMALL.encode())

    assert opened(file, Kind.STATEMENT, "ten-minutes").left == (("when", "any"),)
    assert changed(SMALL, Kind.STATEMENT, "ten-minutes", says="Ten a day.") == [
        "-     says: Exercises take ten minutes a day.",
        "+     says: Ten a day.",
    ]


def test_what_is_known_becomes_a_gap_in_its_line() -> None:
    gap: dict[str, Data] = {"says": "", "certainty": "", "because": "not studied", "sources": ()}

    assert changed(SMALL, Kind.STATEMENT, "wait.ache", not_known="Nobody asked.", **gap) == [
        "-   - {option: wait, outcome: ache, says: Aching comes and goes., certainty: low, because: few people, "
        "sources: [beta]}",
        "+   - {option: wait, outcome: ache, not_known: Nobody asked., because: not studied}",
    ]


def test_a_new_statement_stands_behind_its_like() -> None:
    said = {"option": "wait", "outcome": "ease", "not_known": "Who waits: nobody knows.", "because": "not studied"}
    after = add(document(SMALL.encode()), Kind.STATEMENT, "", said).content.decode()

    assert lines_changed(SMALL, after) == [
        '+   - {option: wait, outcome: ease, not_known: "Who waits: nobody knows.", because: not studied}'
    ]
    assert after.index("No study has followed") < after.index("Who waits") < after.index("Aching comes")


def test_new_entries_take_the_form_of_their_neighbours() -> None:
    assert added(SMALL, Kind.CHOICE, "tried.ice", label="Ice") == [
        "-     choices: {heat: Heat, rest: Rest, none: None of these}",
        "+     choices: {heat: Heat, rest: Rest, ice: Ice, none: None of these}",
    ]
    assert added(SMALL, Kind.SOURCE, "gamma", citation="Gamma: a", kind="trial") == [
        '+   gamma: {citation: "Gamma: a", kind: trial}',
    ]
    assert added(SMALL, Kind.TERM, "stiff", means="Hard to move") == ["+ glossary:", "+   stiff: Hard to move"]


def test_a_new_question_has_its_choices_and_stands_with_its_theme() -> None:
    said: dict[str, Data] = {
        "id": "sleep", "consideration": "shoulder", "ask": "How do you sleep?", "kind": "one",
        "choices.well.label": "Well", "choices.well.said": "you sleep well", "choices.badly.label": "Badly",
    }  # fmt: skip
    after = add(document(SMALL.encode()), Kind.QUESTION, "sleep", said)

    assert [question.id for question in aid_from(after.content.decode()).questions][:3] == [
        "duration",
        "tried",
        "sleep",
    ]


def test_what_no_file_can_hold_is_refused() -> None:
    file = document(SMALL.encode())
    with pytest.raises(Unwritable):
        edit(file, Kind.STATEMENT, "wait.ache", {"says": "a\x07b"})


def test_a_text_with_a_slip_is_not_edited() -> None:
    with pytest.raises(Unreadable) as refused:
        document(b"title: a: b\n")

    assert refused.value.problems[0].place.line == 1


def test_entries_are_called_as_reading_calls_them() -> None:
    for file in documents().values():
        aid, _ = read(file.content)
        assert aid is not None
        assert idents(file.value, Kind.STATEMENT) == tuple(one.id for one in aid.statements)
