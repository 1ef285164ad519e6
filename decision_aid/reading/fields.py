"""An entry of a rule file goes in; its typed fields, and a problem for each that is not right, come out."""

import datetime
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from decision_aid.model import Written
from decision_aid.problems import Place
from decision_aid.reading.nearness import did_you_mean, listed, nearest
from decision_aid.reading.reader import KIND_OF_NODE, Reader
from decision_aid.yaml_text import Entries, Node, Text

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a rule file: its known keys, read one by one with the type that each place expects."""

    reader: Reader
    what: str
    place: Place
    fields: dict[str, Node]

    def __contains__(self, key: str) -> bool:
        return key in self.fields

    def node(self, key: str) -> Node | None:
        """What stands under the key, unread."""
        return self.fields.get(key)

    def place_of(self, key: str) -> Place:
        """Where the key's value stands, or the entry itself."""
        node = self.fields.get(key)
        return node.place if node else self.place

    def word(self, key: str, default: str = "") -> str:
        """A text that people do not read: an id, a link, a name of a thing."""
        node = self.fields.get(key)
        text = self.reader.plain_text(node, key) if node is not None else None
        return text.value.strip() if text else default

    def text(self, key: str, default: str = "") -> str:
        """A text that people will read."""
        found = self.word(key)
        if found:
            self.reader.texts.append(Written(key, found, self.place_of(key), self.reader.lines))
        return found or default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        read = [self.reader.plain_text(node, key) for node in self.reader.items(self.fields.get(key), key)]
        return tuple(text.value for text in read if text)

    def yes_or_no(self, key: str) -> bool | None:
        """The words yes or no; None where the key is not there."""
        if key not in self:
            return None
        word = self.word(key)
        if word.casefold() not in ("yes", "no", ""):
            self.reader.problem(self.place_of(key), "yes-or-no", f"'{key}' is yes or no; found '{word}'.")
        return word.casefold() == "yes"

    def number(self, key: str) -> int | None:
        """A whole number; None where the key is not there or is no number."""
        return whole_number(self.reader, self.fields[key], key) if key in self else None

    def date(self, key: str) -> datetime.date | None:
        """A day written as 2026-09-01; None where the key is not there or is no day."""
        word = self.word(key)
        if not word:
            return None
        try:
            return datetime.date.fromisoformat(word)
        except ValueError:
            self.reader.problem(
                self.place_of(key),
                "date",
                f"'{word}' is not a day. Write year-month-day, such as 2026-09-01.",
            )
            return None

    def one_of(self, key: str, kinds: type[E], default: E) -> E:
        """One word of a fixed list."""
        node = self.fields.get(key)
        text = self.reader.plain_text(node, key) if node is not None else None
        if text is None:
            return default
        words = {str(kind.value): kind for kind in kinds}
        if text.value in words:
            return words[text.value]
        near = nearest(text.value, words)
        guess = f" Did you mean '{near}'?" if near else ""
        self.reader.problem(
            text.place,
            key.replace("_", "-"),
            f"'{text.value}' is not a {key}; write {listed(list(words))}.{guess}",
            self.reader.replaced(text.place, text.value, near),
        )
        return words[near] if near else default

    def reference(self, key: str, what: str, known: Collection[str]) -> str:
        """An id that the file gives elsewhere; "" and a problem where it does not."""
        node = self.fields.get(key)
        text = self.reader.plain_text(node, key) if node is not None else None
        return known_id(self.reader, text, what, known) if text else ""

    def references(self, key: str, what: str, known: Collection[str]) -> tuple[str, ...]:
        """Ids that the file gives elsewhere, unknown ones left out with a problem for each."""
        read = [self.reader.plain_text(node, key) for node in self.reader.items(self.fields.get(key), key)]
        return tuple(found for text in read if text and (found := known_id(self.reader, text, what, known)))


def known_id(reader: Reader, text: Text, what: str, known: Collection[str]) -> str:
    """The id in the text; "" and a problem where it is not among the known ones."""
    if text.value in known:
        return text.value
    reader.problem(
        text.place,
        f"unknown-{what.replace(' ', '-')}",
        f"There is no {what} '{text.value}'. {did_you_mean(text.value, known)}",
        reader.replaced(text.place, text.value, nearest(text.value, known)),
    )
    return ""


def whole_number(reader: Reader, node: Node, what: str) -> int | None:
    """A whole number of at most nine digits; None and a problem where it is not one."""
    text = reader.plain_text(node, what)
    if text and re.fullmatch(r"-?[0-9]{1,9}", text.value):
        return int(text.value)
    if text:
        reader.problem(text.place, "number", f"'{what}' is a whole number; found '{text.value}'.")
    return None


def entry(reader: Reader, node: Node, what: str, keys: Mapping[str, bool]) -> "Entry | None":
    """The node as an entry with these keys (True: must be there); None where it is something else."""
    if not isinstance(node, Entries):
        found = f"'{node.value}'" if isinstance(node, Text) and node.value else KIND_OF_NODE[type(node)]
        if isinstance(node, Text) and not node.value:
            found = "nothing"
        first = next(iter(keys))
        reader.problem(
            node.place,
            "shape",
            f"{what[0].upper()}{what[1:]} needs lines such as '{first}: ...'; found {found}.",
        )
        return None
    return Entry(reader, what, node.place, _known_keys(reader, node, what, keys))


def _known_keys(reader: Reader, node: Entries, what: str, keys: Mapping[str, bool]) -> dict[str, Node]:
    found = {key.value: value for key, value in node.entries if key.value in keys}
    for key, value in node.entries:
        if key.value in keys:
            continue
        near = nearest(key.value, [k for k in keys if k not in found])
        reader.problem(
            key.place,
            "unknown-key",
            f"'{key.value}' is not a key of {what}. {did_you_mean(key.value, [k for k in keys if k not in found])}",
            reader.replaced(key.place, key.value, near),
        )
        if near:
            found[near] = value
    for key_name in (k for k, needed in keys.items() if needed and k not in found):
        reader.problem(
            node.place,
            "missing-key",
            f"{what[0].upper()}{what[1:]} has no '{key_name}'. Add a line '{key_name}: ...'.",
        )
    return found
