"""Writes the key reference from the schema of the rule file. For `make schema`."""

from collections.abc import Iterator

from decision_aid.rule_file.schema.keys import (
    EntrySchema,
    Key,
    Listed,
    Named,
    Nested,
    OneOf,
    Plain,
    Reference,
    References,
    Text,
    places,
)
from decision_aid.rule_file.schema.table import RULE_FILE
from tests.support.house import ROOT

KEY_REFERENCE = ROOT / "docs" / "keys.md"
HEAD = """\
# Every key of a rule file

Made by `make schema` from `decision_aid/rule_file/schema/table.py`; ★ must be there.
[The rule file](rule-file.md) shows the keys in use. Words in brackets are the kinds of question that have the key;
for statements, the key that tells their kind: `says` what is known, `reported` a fact, `not_known` a gap.
"""


def key_reference(entry: EntrySchema = RULE_FILE) -> str:
    """The key reference, in Markdown: a table for each place."""
    return "\n".join((HEAD, *_tables(entry)))


def _tables(entry: EntrySchema) -> Iterator[str]:
    for place, one in places(entry):
        yield f"## {f'`{place}`' if place else 'The file'}\n"
        yield "| key | holds | what it means |\n|---|---|---|"
        yield from (_row(key) for key in one.keys)
        yield ""


def _row(key: Key) -> str:
    star = " ★" if key.required else ""
    kinds = f" ({', '.join(key.kinds)})" if key.kinds else ""
    form = f" (form {key.since})" if key.since > 1 else ""
    return f"| `{key.name}`{star}{kinds}{form} | {_in_words(key)} | {key.means} |"


def _in_words(key: Key) -> str:
    match key.holds:
        case Plain():
            return key.holds.value
        case OneOf():
            *most, last = key.values
            return f"{', '.join(most)} or {last}"
        case Text():
            return "a text"
        case Reference(to):
            return f"an id of `{to}`"
        case References(to):
            return f"ids of `{to}`, one or a list"
        case Nested():
            return "the keys below"
        case Listed():
            return "a list"
        case Named(by_word=by_word):
            return f"{'words' if by_word else 'ids'}, each with the keys below"


def main() -> None:
    """Write the file."""
    KEY_REFERENCE.write_text(key_reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
