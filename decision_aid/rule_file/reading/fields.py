"""Typed access to the fields of a mapping: text, number, date, yes or no, enumeration, reference.

A method never raises. It returns a neutral value and reports a problem if the field is invalid, so that reading
continues; the aid is discarded in the end if any error was reported.
"""

import datetime
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from decision_aid.model.languages import has_page_texts, is_language_tag, no_page_texts, suggest_language_tag
from decision_aid.model.problems import Level, Place, Problem, Wording, worded
from decision_aid.rule_file.lookalikes import in_plain_signs, odd_sign
from decision_aid.rule_file.reading.advice import days_meant, is_link, suggest_link, suggest_number
from decision_aid.rule_file.reading.context import KIND_OF_NODE, ReadingContext
from decision_aid.rule_file.reading.keys import capitalised, check_keys
from decision_aid.rule_file.reading.suggestions import closest_match, did_you_mean, guess, join_with_or
from decision_aid.rule_file.syntax.parse import MappingNode, Node, ScalarNode

E = TypeVar("E", bound=Enum)
WHOLE = re.compile(r"-?[0-9]{1,9}")


@dataclass(slots=True)  # not frozen: a file has thousands, and that makes each three times as slow
class EntryFields:
    """A mapping with keys checked against a schema; `needed` says which are required, `what` names it in messages.

    `complete` is False if it has unknown keys, one of which may be meant for a key that seems to be missing.
    """

    context: ReadingContext
    what: str
    place: Place
    fields: dict[str, Node]
    needed: Mapping[str, bool] = field(default_factory=dict)
    complete: bool = True

    def __contains__(self, key: str) -> bool:
        return key in self.fields

    def node(self, key: str) -> Node | None:
        """The node under a key, unconverted; None if the key is missing."""
        return self.fields.get(key)

    def place_of(self, key: str) -> Place:
        """The place of a key's value, or of the whole mapping if the key is missing."""
        node = self.fields.get(key)
        return node.place if node else self.place

    def word(self, key: str, default: str = "") -> str:
        """A text that is not shown to people, such as an id or a link: no language checks."""
        text = self._scalar(key)
        return text.value.strip() if text else default

    def text(self, key: str, default: str = "") -> str:
        """A text that people will read, recorded for the language checks."""
        text = self._scalar(key)
        return default if text is None else self.context.record_text(key, text)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        return tuple(text.value for text in self._list(key))

    def _scalar(self, key: str) -> ScalarNode | None:
        node = self.fields.get(key)
        return self.context.plain_text(node, key, self.needed.get(key, False)) if node is not None else None

    def _list(self, key: str) -> list[ScalarNode]:
        items = self.context.items(self.fields.get(key), key, self.needed.get(key, False))
        return [text for item in items if (text := self.context.plain_text(item, key))]

    def link(self, key: str) -> str:
        """A link to a page on the web, unchanged; "" and a problem if it is none."""
        link = self.word(key)
        if link and not is_link(link):
            message = f"'{link}' is not a link. {suggest_link(link)}"
            self.context.problem(self.place_of(key), "link", message)
            return ""
        return link

    def yes_or_no(self, key: str) -> bool | None:
        """`yes` or `no` as a bool; None if the key is missing."""
        if key not in self:
            return None
        word = self.word(key)
        if in_plain_signs(word).strip() != word and in_plain_signs(word).strip().casefold() in ("yes", "no"):
            self.context.problem(self.place_of(key), "yes-or-no", f"'{key}' is yes or no. {odd_sign(word)}")
        elif word.casefold() not in ("yes", "no", ""):
            self.context.problem(self.place_of(key), "yes-or-no", f"'{key}' is yes or no; found '{word}'.")
        return word.casefold() == "yes"

    def number(self, key: str, studied: str = "") -> int | None:
        """A whole number; None if it is missing or invalid. `studied` is how many people it is a share of, as typed."""
        return parse_whole_number(self.context, self.fields[key], key, studied) if key in self else None

    def date(self, key: str) -> datetime.date | None:
        """An ISO 8601 date such as 2026-09-01; None if it is missing or invalid."""
        word = self.word(key)
        if not word:
            return None
        if day := _day(word):
            return day
        advice, replacement = "Write year-month-day, such as 2026-09-01.", None
        if _day(plain := in_plain_signs(word).strip()):
            advice, replacement = f"{odd_sign(word)} Type it anew: {plain}", plain
        elif meant := days_meant(word):
            advice = f"Write {join_with_or(meant)}."
        message = f"'{word}' is not a day. {advice}"
        self.context.problem(
            self.place_of(key), "date", message, self.context.replaced(self.place_of(key), word, replacement)
        )
        return None

    def language(self, key: str) -> str:
        """A language tag such as en or pt-BR."""
        word = self.word(key)
        if word and not is_language_tag(word):
            plain = in_plain_signs(word).strip()
            sign = f"{odd_sign(word)} " if plain != word else ""
            meant = f"Write {plain}." if is_language_tag(plain) else suggest_language_tag(plain)
            message = f"'{word}' is not the code of a language. {sign}{meant}"
            self.context.problem(self.place_of(key), "language", message)
        elif word and not has_page_texts(word):
            problem = Problem(self.place_of(key), "page-language", no_page_texts(word), Level.WARNING)
            self.context.problems.append(problem)
        return word

    def one_of(self, key: str, kinds: type[E], default: E, in_words: str = "") -> E:
        """A member of an enumeration; `in_words` describes it in messages if the key alone does not."""
        text = self._scalar(key)
        if text is None:
            return default
        words: Mapping[str, E] = _by_word(kinds)
        if text.value in words:
            return words[text.value]
        near = closest_match(text.value, words)
        self.context.problem(
            text.place,
            key.replace("_", "-"),
            f"'{text.value}' is not {in_words or f'a {key}'}; write {join_with_or(list(words))}."
            + (f" {guess(text.value, near)}" if near else ""),
            self.context.replaced(text.place, text.value, near),
        )
        return words[near] if near else default

    def reference(self, key: str, what: str, known: Collection[str] | None) -> str:
        """An id that is defined elsewhere in the file; "" and a problem if it is unknown."""
        text = self._scalar(key)
        return check_reference(self.context, text, what, known) if text else ""

    def references(self, key: str, what: str, known: Collection[str] | None) -> tuple[str, ...]:
        """A list of ids that are defined elsewhere in the file; each unknown one is reported and left out."""
        return tuple(found for text in self._list(key) if (found := check_reference(self.context, text, what, known)))


def check_reference(context: ReadingContext, text: ScalarNode, what: str, known: Collection[str] | None) -> str:
    """Check a reference: the id, or "" and a problem if it is unknown. `known` None accepts any id."""
    if known is None or text.value in known or not context.repeated.isdisjoint(known):
        return text.value
    near = context.suggest(text.value, known)
    context.report_merged(
        text.place,
        f"unknown-{what.replace(' ', '-')}",
        f"There is no {what} '{text.value}'{{lines}}. {did_you_mean(text.value, near, known)}",
        context.replaced(text.place, text.value, near),
        same=text.value,
    )
    return ""


def parse_whole_number(context: ReadingContext, node: Node, what: str, studied: str = "") -> int | None:
    """Parse a whole number of at most nine digits; None and a problem if it is not one."""
    text = context.plain_text(node, what)
    if text is None:
        return None
    if WHOLE.fullmatch(text.value):
        return int(text.value)
    plain = in_plain_signs(text.value).strip()
    meant = plain if WHOLE.fullmatch(plain) else None
    odd = meant and plain != text.value
    advice = f"{odd_sign(text.value)} Write {plain}." if odd else suggest_number(what, plain, studied)
    message = worded(
        "{} is a whole number; found '{}'.{}",
        *(Wording(f"'{what}'", "This"), text.value, advice and f" {advice}"),
    )
    context.problem(text.place, "number", message, context.replaced(text.place, text.value, meant))
    return None


@cache
def _by_word(kinds: type[Enum]) -> Mapping[str, Any]:
    return {str(kind.value): kind for kind in kinds}


def _day(word: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(word)
    except ValueError:
        return None


def read_entry(context: ReadingContext, node: Node, what: str, keys: Mapping[str, bool]) -> "EntryFields | None":
    """Check a mapping against a schema (key: required); None and a problem if the node is no mapping."""
    if isinstance(node, MappingNode):
        fields = check_keys(context, node, what, keys)
        if fields is None:
            return None
        return EntryFields(context, what, node.place, fields, keys, len(fields) >= len(node.entries))
    if isinstance(node, ScalarNode) and (key := _too_far_out(context, node, keys)):
        message = (
            f"'{key}' begins too far out{{lines}}: it belongs to an entry. Begin it as far in as the names there; "
            "or, if the line with the name of its entry is missing above it, write that."
        )
        context.report_merged(Place(node.place.line), "yaml-indent", message, same="too far out")
        return None
    found = KIND_OF_NODE[type(node)]
    if isinstance(node, ScalarNode):
        found = f"'{node.value}'" if node.value else "nothing"
    such = next((key for key, must in keys.items() if must), next(iter(keys)))
    message = f"{capitalised(what)} needs lines such as '{such}: ...'; found {found}."
    context.problem(node.place, "shape", message)
    return None


def _too_far_out(context: ReadingContext, node: ScalarNode, keys: Mapping[str, bool]) -> str | None:
    """The key in the text's own line, if the schema has it: then the line is a field that is indented too little."""
    name = context.line(node.place.line)[: node.place.column - 1].strip().rstrip(":")
    return name if name in keys and node.value else None
