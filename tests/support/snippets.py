"""Puts lines of a rule file into the small aid."""

import re
from itertools import count

from tests.support.aids import SMALL

Section = dict[str, list[str]]
NAME = re.compile(r"^(\w+):")
ENTRY = re.compile(r"^  (?:(?P<item>- )|(?P<name>[\w-]+):)")
ID = re.compile(r"\bid: ([\w.-]+)")
OF_LIST = {"questions", "statements", "ask_the_team", "examples"}


def put_in(snippet: str, text: str = SMALL) -> str:
    """The text with each entry of the snippet in place of the entry of that id, or after the last where there is none.

    An entry of the file itself (such as a title) takes the place of the one of that name; an entry of a list is
    found by its id, which for a statement without one is its option and outcome as reading gives it.
    """
    whole = _sections(text)
    for name, entries in _sections(snippet).items():
        if "" in entries and len(entries) == 1:
            whole[name] = entries
            continue
        there = whole.setdefault(name, {"": entries[""]})
        for key, lines in entries.items():
            fresh = f"{key} again" if key in there and name in OF_LIST and not _id(lines) else key
            if key:
                there[fresh] = lines
    return "\n".join(line for section in whole.values() for entry in section.values() for line in entry) + "\n"


def _sections(text: str) -> dict[str, Section]:
    sections: dict[str, Section] = {}
    section: Section = {}
    key = ""
    unnamed = count(1)
    for line in text.splitlines():
        if found := NAME.match(line):
            key, section = "", {}
            sections[found[1]] = section
        elif found := ENTRY.match(line):
            key = found["name"] or f"item {next(unnamed)}"
        section.setdefault(key, []).append(line)
    return {name: _by_id(entries) if name in OF_LIST else entries for name, entries in sections.items()}


def _by_id(entries: Section) -> Section:
    named: Section = {}
    for key, lines in entries.items():
        found = _id(lines) or _cell("\n".join(lines)) or key
        numbered = (found, *(f"{found}.{number}" for number in range(2, 99)))
        named[next(name for name in numbered if name not in named)] = lines
    return named


def _id(lines: list[str]) -> str:
    found = ID.search("\n".join(lines))
    return found[1] if found else ""


def _cell(entry: str) -> str:
    option, outcome = re.search(r"option: ([\w-]+)", entry), re.search(r"outcome: ([\w-]+)", entry)
    return f"{option[1]}.{outcome[1]}" if option and outcome else ""
