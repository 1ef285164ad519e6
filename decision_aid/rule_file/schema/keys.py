"""What the schema of the rule file is made of: keys, the entries that they belong to, and what a key may hold.

Frozen data without behaviour of its own: reading, forms, translation, diff, exports, completion and the JSON Schema
each decide by these types what to do with a key, so a new key of a known type needs no code there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property, partial


@dataclass(frozen=True, slots=True)
class Text:
    """A text that people read, `long` if forms give it several lines.

    Not `translated` is what must stay as it is, not `prose` what the checks of language pass over, and `quoted` what
    others say.
    """

    long: bool = False
    translated: bool = True
    prose: bool = True
    quoted: bool = False


LINE, TEXT, PERIOD = Text(), Text(long=True), Text(prose=False)


class Plain(Enum):
    """What a key holds if no more need be said of it; the value says it in words, for the key reference."""

    WORD = "a text that no page shows"
    ID = "a short name of letters, digits and hyphens"
    LINK = "an address that begins with https://"
    LANGUAGE = "the code of a language, such as en"
    DAY = "a day, such as 2026-09-01"
    YES_NO = "yes or no"
    NUMBER = "a whole number"
    TWO_NUMBERS = "two whole numbers, the lower first"
    DECIMAL = "a number, with a point before decimals"
    TWO_DECIMALS = "two numbers, the lower first"
    TWO_CHANGES = "two numbers, the smaller first, or each with fewer or more"
    WORDS = "words, one or a list"
    TWO_STATEMENTS = "the ids of two statements"
    CONDITION = "questions, each with the answers that count"
    CASE = "questions, each with the answers that count; or the word otherwise"
    ANSWERS = "questions, each with its answer"


@dataclass(frozen=True, slots=True)
class OneOf:
    """A word of a closed list; `called` names the list in messages where "a" and the key do not.

    `later` are the words that only the second form of the rule file has.
    """

    words: type[Enum] | tuple[str, ...]
    called: str = ""
    later: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of an entry of that section, or of a choice of the same question.

    `words` may stand there instead, in the second form of the rule file; each with what the model has for it.
    """

    to: str
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class References:
    """A list of such ids; one alone needs no brackets."""

    to: str


@dataclass(frozen=True, slots=True)
class Nested:
    """One entry."""

    entry: "EntrySchema"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of entries, at most that many; 0 sets no limit."""

    entry: "EntrySchema"
    most: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """A mapping of ids to entries; `by_word` if the names are words that people read, such as those of the glossary."""

    entry: "EntrySchema"
    most: int = 0
    by_word: bool = False


Holds = Text | Plain | OneOf | Reference | References | Nested | Listed | Named


@dataclass(frozen=True, slots=True, eq=False)  # told apart by identity, so that it is quick to look up
class Key:
    """One key of an entry.

    `means` explains it in one sentence. `label` names it in forms, in the diff and on pages, and `hint` says in a form
    what to write; what is not `in_form` is left to the text. `attribute` is the field of the model, if it has another
    name. A key with `kinds` belongs to those kinds of the entry alone, and if it is required, then by them. `unless`
    names the key without which this one is required. `since` is the first form of the rule file that has it.
    """

    name: str
    holds: Holds
    means: str
    required: bool = False
    kinds: tuple[str, ...] = ()
    attribute: str = ""
    label: str = ""
    hint: str = ""
    in_form: bool = True
    since: int = 1
    unless: str = ""

    @property
    def field(self) -> str:
        """The name of the model's field."""
        return self.attribute or self.name

    @property
    def title(self) -> str:
        """The label or, without one, the name in words."""
        return self.label or self.name.replace("_", " ").capitalize()

    @property
    def values(self) -> tuple[str, ...]:
        """The words that it may hold; () if the list is not closed."""
        if isinstance(self.holds, OneOf):
            return tuple(word if isinstance(word, str) else str(word.value) for word in self.holds.words)
        return ("yes", "no") if self.holds is Plain.YES_NO else ()


optional, required = Key, partial(Key, required=True)


@dataclass(frozen=True)
class EntrySchema:
    """A mapping with fixed keys, in the order in which authors write them.

    `called` names it in messages, before its id if it has one. `model` is the class that it is read into. `plain` is
    the key that a plain text in place of the mapping stands for. `title_key` has what people call the entry, and
    `detail_key` says more of it in lists. A key `kind` tells the kinds apart or, if there is none, the presence of a
    key that is called like the kind.
    """

    called: str
    model: type
    keys: tuple[Key, ...]
    plain: str = ""
    title_key: str = ""
    detail_key: str = ""

    @cached_property
    def by_name(self) -> Mapping[str, Key]:
        """The keys by name; of two kinds' keys of one name the last."""
        return {key.name: key for key in self.keys}

    @cached_property
    def needs(self) -> Mapping[str, bool]:
        """All keys by name, and whether every entry needs them."""
        return {name: key.required and not key.kinds for name, key in self.by_name.items()}

    @cached_property
    def shared_keys(self) -> tuple[Key, ...]:
        """The keys that belong to every kind."""
        return tuple(key for key in self.keys if not key.kinds)

    def own_keys(self, kind: str) -> tuple[Key, ...]:
        """The keys that belong to that kind, and not to every kind."""
        return tuple(key for key in self.keys if kind in key.kinds)

    def keys_without(self, *names: str) -> tuple[Key, ...]:
        """The keys but those."""
        return tuple(key for key in self.keys if key.name not in names)

    def of_kind(self, kind: str) -> "EntrySchema":
        """The schema of that kind alone."""
        keys = (replace(key, kinds=()) for key in self.keys if not key.kinds or kind in key.kinds)
        return replace(self, keys=tuple(keys))


def places(entry: EntrySchema, place: str = "") -> Iterator[tuple[str, EntrySchema]]:
    """The place of the entry and of all entries in it, in the order in which authors write them."""
    yield place, entry
    for key in entry.keys:
        match key.holds:
            case Nested(inner):
                steps = [key.name]
            case Listed(inner):
                steps = [key.name, "-"]
            case Named(inner):
                steps = [key.name, "*"]
            case _:
                continue
        yield from places(inner, ".".join(filter(None, (place, *steps))))
