"""Names in what problems say: ids, keys and lines to who writes the text, names and labels to who fills in forms."""

import textwrap
from collections.abc import Iterable

from decision_aid.model.aid import Consideration, Option, Outcome, Question
from decision_aid.model.evidence import Source, Statement
from decision_aid.model.problems import Wording, worded
from decision_aid.rule_file.schema import table
from decision_aid.rule_file.schema.keys import EntrySchema

Entry = Option | Outcome | Consideration | Question | Source | Statement

LONGEST_NAME = 140
NAMED = (table.OPTION, table.OUTCOME, table.CONSIDERATION, table.QUESTION, table.SOURCE)
TITLE_KEYS = {schema.model: schema.title_key for schema in NAMED}
WHEN = Wording("'when:'", "choice of people (“For whom it is shown”)")
OTHERWISE = Wording("'when: otherwise'", "“Everybody whom no other row fits”")
CASE = Wording("case", "row")
NOT_KNOWN = Wording("'not_known:'", "“It is not known”")
GAP = Wording("gap", "gap (“It is not known”)")


def named(entry: Entry) -> Wording:
    """An entry by its id, and by what people read of it."""
    return Wording(f"'{entry.id}'", f"“{_words(entry)}”")


def named_in(entries: Iterable[Entry], ident: str) -> Wording:
    """The entry of that id; the id alone if it is none of them, such as the word for every option."""
    found = next((entry for entry in entries if entry.id == ident), None)
    return named(found) if found else Wording(f"'{ident}'")


def at_line(entry: Entry) -> Wording:
    """Where another entry is: its line, and what people read of it."""
    return Wording(f"line {entry.place.line}", f"“{_words(entry)}”", "another line")


def key(schema: EntrySchema, name: str, written: str = "") -> Wording:
    """A key of such an entry as one writes it, and the label of its field."""
    return Wording(f"'{written or name}'", f"“{schema.by_name[name].title}”")


def how_to_waive(check: str) -> Wording:
    """The end of a message that explains how to waive a check."""
    return Wording(
        f"add at the end of the line:  # waive {check}: the reason, in three words or more",
        "let it stand with a reason.",
    )


def listed(parts: Iterable[str], between: str = ", ") -> Wording:
    """The parts one after the other, each worded for both readers."""
    all_parts = tuple(parts)
    return worded(between.join(["{}"] * len(all_parts)), *all_parts)


def _words(entry: Entry) -> str:
    said = entry.text if isinstance(entry, Statement) else getattr(entry, TITLE_KEYS[type(entry)])
    in_one_line = " ".join(said.split())
    return in_one_line if len(in_one_line) <= LONGEST_NAME else textwrap.shorten(said, LONGEST_NAME, placeholder=" …")
