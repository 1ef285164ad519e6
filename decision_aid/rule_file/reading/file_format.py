"""The form of a rule file, which its line `format: 2` tells, and the keys that its form does not have yet.

A file of form 1 is read as it was before there was another form. A file of a newer form is one problem: what this
program does not know, it must not read in part.
"""

import re
from collections.abc import Iterator

from decision_aid.model.problems import Problem
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.suggestions import join_with_or
from decision_aid.rule_file.schema.keys import EntrySchema, Listed, Named, Nested, OneOf
from decision_aid.rule_file.schema.table import RULE_FILE
from decision_aid.rule_file.syntax.parse import MappingNode, Node, ScalarNode, SequenceNode

CHECK = "format"
NUMBER = re.compile(r"[0-9]{1,9}")
FORMS = RULE_FILE.by_name["format"].values
NEWER = (
    "This file was written for a newer version of this program: its form is {found}, and this version reads "
    "{forms}. Install the newer version; until then the text that was published before goes on."
)


def newer_format(node: Node | None) -> Problem | None:
    """The one problem of a file of a newer form; None for all others."""
    found = _written(node)
    if found is None or not NUMBER.fullmatch(found.value) or int(found.value) <= len(FORMS):
        return None
    return Problem(found.place, CHECK, NEWER.format(found=int(found.value), forms=join_with_or(FORMS)))


def format_of(node: Node | None) -> int:
    """The form of the file."""
    found = _written(node)
    return format_written(found.value if found else None)


def format_written(word: str | None) -> int:
    """The form that a file has by its word for it, None where it has none: then it is the first.

    What is no form counts as the newest, so that no key is reported, and none kept from forms, for that one slip.
    """
    return 1 if word is None else int(word) if word in FORMS else len(FORMS)


def check_keys_of_format(context: ReadingContext, node: Node | None) -> None:
    """Report the keys that only a later form than the file's has."""
    for key, since in _later(node, RULE_FILE, context.format) if context.format < len(FORMS) else ():
        message = (
            f"'{key.value}' belongs to form {since} of the rule file{{lines}}. "
            f"Write 'format: {since}' as the first line of the file, or delete it."
        )
        context.report_merged(key.place, CHECK, message, same=key.value)


def _written(node: Node | None) -> ScalarNode | None:
    entries = node.entries if isinstance(node, MappingNode) else ()
    return next((value for key, value in entries if key.value == "format" and isinstance(value, ScalarNode)), None)


def _later(node: Node | None, entry: EntrySchema, form: int) -> Iterator[tuple[ScalarNode, int]]:
    for name, value in node.entries if isinstance(node, MappingNode) else ():
        key = entry.by_name.get(name.value)
        if key and key.since > form:
            yield name, key.since
        elif key and isinstance(value, ScalarNode):
            if isinstance(key.holds, OneOf) and value.value in key.holds.later:
                yield value, len(FORMS)
        elif key:
            for inner, below in _entries(value, key.holds):
                yield from _later(below, inner, form)


def _entries(node: Node, holds: object) -> Iterator[tuple[EntrySchema, Node]]:
    """The entries that a value holds, each with its schema."""
    match holds, node:
        case Nested(entry), _:
            yield entry, node
        case Listed(entry), SequenceNode(items=items):
            yield from ((entry, item) for item in items)
        case Listed(entry), _:
            yield entry, node
        case Named(entry), MappingNode(entries=entries):
            yield from ((entry, value) for _, value in entries)
