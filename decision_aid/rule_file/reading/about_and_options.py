"""Read the sections without conditions: about, options, considerations, outcomes and glossary."""

import datetime
from collections.abc import Iterator

from decision_aid.model.aid import About, Consideration, Option, Outcome, Term, Writer
from decision_aid.model.problems import Place
from decision_aid.rule_file.reading.by_schema import KnownIds, read_values
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.schema.table import ABOUT, CONSIDERATION, DECLARATIONS, OPTION, OUTCOME, TERM, WRITER
from decision_aid.rule_file.syntax.parse import Node, ScalarNode

RESERVED_ID = "what-matters"
NO_DAY = datetime.date.min
EMPTY_ABOUT = About("", "", "", (), NO_DAY, NO_DAY, {})


def read_about(context: ReadingContext, node: Node | None) -> About | None:
    """The `read_about` section; None if it cannot be read."""
    given = read_entry(context, node, "about", ABOUT.needs) if node is not None else None
    if given is None:
        return None
    own = read_values(given, (key for key in ABOUT.keys if key not in DECLARATIONS))
    days = {key: own[key] or NO_DAY for key in ("reviewed", "review_by")}
    return About(
        written_by=tuple(_writers(context, given)),
        declared=read_values(given, DECLARATIONS),
        places=(given.place_of("reviewed"), given.place_of("review_by")),
        **own | days,
    )


def _writers(context: ReadingContext, given: EntryFields) -> Iterator[Writer]:
    for node in context.items(given.node("written_by"), "written_by"):
        if writer := read_entry(context, node, "a writer", WRITER.needs):
            yield Writer(place=writer.place, **read_values(writer, WRITER.keys))


def read_options(context: ReadingContext, node: Node | None) -> tuple[Option, ...]:
    """The options in file order; a single one is a problem, since it leaves no decision."""
    named = [*context.id_pairs(node, "options")]
    if node is not None and len(named) == 1:
        message = "There is one option; a decision needs two or more. Carrying on as now is always one."
        context.problem(named[0][0].place, "options", message)
    given = [(name, read_entry(context, value, f"option '{name.value}'", OPTION.needs)) for name, value in named]
    return tuple(_option(name.value, fields, name.place) for name, fields in given if fields)


def _option(option_id: str, given: EntryFields, place: Place) -> Option:
    values = read_values(given, OPTION.keys)
    return Option(id=option_id, place=place, **values | {"short": values["short"] or values["name"]})


def read_considerations(context: ReadingContext, node: Node | None) -> Iterator[Consideration]:
    """The considerations, in file order."""
    for name, value in context.id_pairs(node, "considerations"):
        if name.value == RESERVED_ID:
            message = f"'{RESERVED_ID}' is the name of the page of importance questions. Choose another id."
            context.problem(name.place, "id", message)
        if given := read_entry(context, value, f"consideration '{name.value}'", CONSIDERATION.needs):
            yield Consideration(id=name.value, **read_values(given, CONSIDERATION.keys))


def read_outcomes(context: ReadingContext, node: Node | None, known: KnownIds) -> Iterator[Outcome]:
    """The outcomes, in file order."""
    for name, value in context.id_pairs(node, "outcomes"):
        if given := read_entry(context, value, f"outcome '{name.value}'", OUTCOME.needs):
            yield Outcome(id=name.value, place=name.place, **read_values(given, OUTCOME.keys, known))


def read_glossary(context: ReadingContext, node: Node | None) -> Iterator[Term]:
    """The glossary; the value of a word is its meaning, or a mapping with the meaning and other forms."""
    for name, value in context.mapping_pairs(node, "glossary"):
        if isinstance(value, ScalarNode):
            if text := context.plain_text(value, name.value):
                yield Term(name.value, context.record_text("means", text), (), name.place)
        elif given := read_entry(context, value, f"the word '{name.value}'", TERM.needs):
            yield Term(word=name.value, place=name.place, **read_values(given, TERM.keys))
