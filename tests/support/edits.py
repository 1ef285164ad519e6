"""Makes random edits for property tests of byte-exact editing: forms filled in at random, texts oddly spaced."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from decision_aid.rule_file.editing import Document, EntryKind, FieldValue, FormData, open_entry
from decision_aid.rule_file.editing.entry_kinds import GROUPS, PARTS, entry_ids, entry_text, items_of, names_of
from decision_aid.rule_file.editing.values import value_of
from decision_aid.rule_file.reading.statement_kinds import FIGURES
from decision_aid.rule_file.syntax.parse import parse
from tests.support.aids import RULE_FILES, SMALL

OF_KNOWN = {*FIGURES, "modelled", "composite", "reported", "does_not_apply", "from_to"}  # what a gap has none of
ROOT = Path(__file__).resolve().parents[2]
FREE = ("says", "not_known", "label", "said", "why", "ask", "means", "citation", "people", "limits", "name", "title",
        "involves", "asks", "event")  # fmt: skip
WORDS = {
    "checked": ["2026-10-30"],
    "comparison_group": ["yes", "no"],
    "certainty": ["high", "moderate", "low", "very low"],
}
FILES = (*RULE_FILES, *sorted((ROOT / "tests" / "rules").glob("*.yaml")))
TEXTS = (
    "Plain words", "Most people: slept", "50% # not a note", '"Quoted" all through', "It's said, and so", "- a dash",
    "[brackets] first", "{braces}: first", "@home", "`tick`", "%percent", "! loud", "&and", "*star", "? why", "| bar",
    "> more", "yes", "no", "012", "~", "null", "2026-01-01", "ends with a colon:", "Ünïcode – “curly” 漢字 🙂", "a\tb",
    "back\\slash and \\n", "'single'", "trailing ' quote", "comma, and more", "http://example.org/#part", "x: y: z",
    "# begins so", "two  spaces", "A line\nand another", "one: two\n- three\n\n# four", "...", "---", "=", "<<", "a #b",
    "A long text that goes on for so many words that no line of the file can hold it, and it has to go on below, " * 2,
    "Long: with a colon here, a # there, \"quotes\" and 'quotes' and [brackets], so that it must be in quotes, " * 2,
)  # fmt: skip


def texts() -> dict[str, bytes]:
    """Every rule file that is shipped or used in tests, and each small one spaced otherwise."""
    found = {path.stem: path.read_bytes() for path in FILES} | {"small": SMALL.encode()}
    small = {name: text.decode() for name, text in found.items() if len(text) < 10_000}
    for name, text in small.items():
        found[f"{name}, noted"] = noted(text, random.Random(name)).encode()
        found[f"{name}, CRLF"] = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
        found[f"{name}, wide"] = (text.replace("\n  ", "\n    ").rstrip("\n")).encode()
        found[f"{name}, blank"] = (re.sub(r"\n(?=  \S)", "\n\n", text) + "\n \n\n").encode()
    return {name: text for name, text in found.items() if not parse(text)[1]}


def noted(text: str, chance: random.Random) -> str:
    """The text with a note to oneself in many lines, wherever it still says the same."""
    lines = text.split("\n")
    for at in range(len(lines) - 1, -1, -1):
        note = f"# note {at} \twith: a tab, [x {{y"
        beside = lines[at] + chance.choice(["  ", " \t"]) + note
        above = [chance.choice(["", "  ", "      ", "\t"]) + note, lines[at]]
        for changed in ([beside], above):
            trial = [*lines[:at], *changed, *lines[at + 1 :]]
            if _says_the_same("\n".join(trial), text):
                lines = trial
                break
    return "\n".join(lines)


def _says_the_same(one: str, other: str) -> bool:
    node, problems = parse(one.encode())
    original, _ = parse(other.encode())
    return not problems and node is not None and original is not None and value_of(node) == value_of(original)


def entries(file: Document) -> list[tuple[EntryKind, str]]:
    """Every entry that a form can open."""
    return [(kind, ident) for kind in EntryKind for ident in entry_ids(file.value, kind)]


def filled(file: Document, kind: EntryKind, ident: str, chance: random.Random) -> FormData:
    """The entry's form with one to three things in it changed."""
    before = dict(open_entry(file, kind, ident).shown)
    changes = dict(_changes(file, kind, before, chance))
    for name in chance.sample(sorted(changes), min(len(changes), chance.randint(1, 3))):
        before[name] = changes[name]
    if kind is EntryKind.STATEMENT and chance.random() < 0.2 and _can_turn(file, ident):
        before |= _turned(file, before, chance)
    return before


def _can_turn(file: Document, ident: str) -> bool:
    """Whether the form has all that would have to go before a gap is a statement, or the other way round."""
    cases = [one for one in entry_ids(file.value, EntryKind.CASE) if one.startswith(f"{ident}.case-")]
    return not cases


def _changes(
    file: Document, kind: EntryKind, before: FormData, chance: random.Random
) -> Iterator[tuple[str, FieldValue]]:
    for name, data in before.items():
        last = name.split(".")[-1]
        if kind in GROUPS:
            if isinstance(data, tuple):  # one without answers is of nobody
                yield name, _some(answers_of(file, name.partition(".")[2]), chance)
        elif name.startswith("when."):
            if kind is EntryKind.CASE:
                continue  # one without answers is for nobody
            yield name, _condition(file, name, chance)
        elif name == "sources" and data:
            yield name, _some([*names_of(file.value, "sources")], chance)
        elif name in WORDS and (data or kind is EntryKind.SOURCE):
            yield name, chance.choice(WORDS[name])
        elif name.startswith("chance.") and data and last in ("people", "range"):
            yield name, _figure(before, name, chance)
        elif _is_free(kind, name, data):
            yield name, chance.choice(TEXTS).strip()
        elif name == "note" and before.get("says"):
            yield name, chance.choice(["", *TEXTS]).strip()


def _figure(before: FormData, name: str, chance: random.Random) -> FieldValue:
    if name.endswith("range"):
        return str(chance.randint(0, 50)), str(chance.randint(50, 100))
    return str(chance.randint(0, int(str(before[name.removesuffix("people") + "of"]))))


def _is_free(kind: EntryKind, name: str, data: FieldValue) -> bool:
    last = name.split(".")[-1]
    needed = kind in (EntryKind.STATEMENT, *PARTS) or last in ("title", "involves", "asks", "event")
    counted = last == "people" and kind is not EntryKind.SOURCE
    return isinstance(data, str) and last in FREE and not counted and (bool(data) or not needed)


def _condition(file: Document, name: str, chance: random.Random) -> FieldValue:
    if name.endswith((".at_least", ".below")):
        return chance.choice(["", str(chance.randint(20, 60))])
    return _some(answers_of(file, name.split(".")[1]), chance) if chance.random() < 0.8 else ()


def answers_of(file: Document, question: str) -> list[str]:
    """The answers that a question offers; none of a number."""
    asked = next(one for one in items_of(file.value, "questions") if entry_text(one, "id") == question)
    return [*names_of(asked, "choices")]


def _some(names: list[str], chance: random.Random) -> tuple[str, ...]:
    return tuple(chance.sample(names, chance.randint(1, min(3, len(names)))))


def _turned(file: Document, before: FormData, chance: random.Random) -> FormData:
    """A statement made a gap, or a gap made a statement."""
    if before["not_known"]:
        some = _some([*names_of(file.value, "sources")], chance)
        known: FormData = {"certainty": "low", "because": "few people", "sources": some}
        return {**known, "says": chance.choice(TEXTS).strip(), "not_known": ""}
    known_only = ((name, data) for name, data in before.items() if name.partition(".")[0] in OF_KNOWN)
    nothing: FormData = {name: () if isinstance(data, tuple) else "" for name, data in known_only}
    rest: FormData = {"says": "", "certainty": "", "because": "not studied", "sources": (), "note": ""}
    return {**nothing, **rest, "not_known": chance.choice(TEXTS).strip()}
