"""An entry of a rule file goes in; its typed fields, and a problem for each that is not right, come out."""

import datetime
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from decision_aid.model.problems import Place
from decision_aid.rule_file.reading.context import KIND_OF_NODE, Reader
from decision_aid.rule_file.reading.keys import known_keys, upper
from decision_aid.rule_file.reading.languages import code_meant, is_code
from decision_aid.rule_file.reading.numbers import number_meant
from decision_aid.rule_file.reading.suggestions import did_you_mean, listed, nearest
from decision_aid.rule_file.syntax.parse import Entries, Node, Text

E = TypeVar("E", bound=Enum)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a rule file: its known keys, read one by one with the type that each place expects."""

    reader: Reader
    what: str
    place: Place
    fields: dict[str, Node]
    needed: frozenset[str] = frozenset()

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
        text = self._read(key)
        return text.value.strip() if text else default

    def text(self, key: str, default: str = "") -> str:
        """A text that people will read."""
        text = self._read(key)
        if text is None:
            return default
        stripped = text.value.strip()
        return self.reader.written(key, text if stripped == text.value else text._replace(value=stripped))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(text.value for text in self._list(key))

    def _read(self, key: str) -> Text | None:
        node = self.fields.get(key)
        return self.reader.plain_text(node, key, key in self.needed) if node is not None else None

    def _list(self, key: str) -> list[Text]:
        items = self.reader.items(self.fields.get(key), key, key in self.needed)
        return [text for item in items if (text := self.reader.plain_text(item, key))]

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

    def language(self, key: str) -> str:
        """The code of a language, such as en or pt-BR."""
        word = self.word(key)
        if word and not is_code(word):
            message = f"'{word}' is not the code of a language. {code_meant(word)}"
            self.reader.problem(self.place_of(key), "language", message)
        return word

    def one_of(self, key: str, kinds: type[E], default: E, in_words: str = "") -> E:
        """One word of a fixed list; `in_words` says what each of them is, where the key alone does not."""
        text = self._read(key)
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
            f"'{text.value}' is not {in_words or f'a {key}'}; write {listed(list(words))}.{guess}",
            self.reader.replaced(text.place, text.value, near),
        )
        return words[near] if near else default

    def reference(self, key: str, what: str, known: Collection[str] | None) -> str:
        """An id that the file gives elsewhere; "" and a problem where it does not."""
        text = self._read(key)
        return known_id(self.reader, text, what, known) if text else ""

    def references(self, key: str, what: str, known: Collection[str] | None) -> tuple[str, ...]:
        """Ids that the file gives elsewhere, unknown ones left out with a problem for each."""
        return tuple(found for text in self._list(key) if (found := known_id(self.reader, text, what, known)))


def known_id(reader: Reader, text: Text, what: str, known: Collection[str] | None) -> str:
    """The id in the text; "" and a problem where it is not among the known ones; None where these can't be read."""
    if known is None or text.value in known:
        return text.value
    near = reader.guess(text.value, known)
    reader.fold(
        text.place,
        f"unknown-{what.replace(' ', '-')}",
        f"There is no {what} '{text.value}'{{lines}}. {did_you_mean(near, known)}",
        reader.replaced(text.place, text.value, near),
        same=text.value,
    )
    return ""


def whole_number(reader: Reader, node: Node, what: str) -> int | None:
    """A whole number of at most nine digits; None and a problem where it is not one."""
    text = reader.plain_text(node, what)
    if text and re.fullmatch(r"-?[0-9]{1,9}", text.value):
        return int(text.value)
    if text:
        message = f"'{what}' is a whole number; found '{text.value}'. {number_meant(what, text.value)}"
        reader.problem(text.place, "number", message.rstrip())
    return None


def entry(reader: Reader, node: Node, what: str, keys: Mapping[str, bool]) -> "Entry | None":
    """The node as an entry with these keys (True: must be there); None where it is something else."""
    if isinstance(node, Entries):
        fields = known_keys(reader, node, what, keys)
        needed = frozenset(key for key, must in keys.items() if must)
        return Entry(reader, what, node.place, fields, needed) if fields is not None else None
    if isinstance(node, Text) and (key := _too_far_out(reader, node, keys)):
        message = (
            f"'{key}' begins too far out{{lines}}: it belongs to an entry. Begin it as far in as the names there; "
            "or, if the line with the name of its entry is missing above it, write that."
        )
        reader.fold(Place(node.place.line), "yaml-indent", message, same="too far out")
        return None
    found = KIND_OF_NODE[type(node)]
    if isinstance(node, Text):
        found = f"'{node.value}'" if node.value else "nothing"
    message = f"{upper(what)} needs lines such as '{next(iter(keys))}: ...'; found {found}."
    reader.problem(node.place, "shape", message)
    return None


def _too_far_out(reader: Reader, node: Text, keys: Mapping[str, bool]) -> str | None:
    """The key in whose line the text stands, where it is one of an entry's own: then it is no entry itself."""
    name = reader.line(node.place.line)[: node.place.column - 1].strip().rstrip(":")
    return name if name in keys and node.value else None
