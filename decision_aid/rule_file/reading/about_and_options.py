"""Read the sections without conditions: about, options, considerations, outcomes and glossary."""

import datetime
from collections.abc import Collection, Iterator

from decision_aid.model.aid import About, Consideration, Option, Outcome, Term, Writer
from decision_aid.model.enums import OutcomeKind
from decision_aid.model.problems import Place
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.schema.table import ABOUT, CONSIDERATION, OPTION, OUTCOME, TERM, WRITER
from decision_aid.rule_file.syntax.parse import Node, ScalarNode

RESERVED_ID = "what-matters"
NO_DAY = datetime.date.min
EMPTY_ABOUT = About("", "", "", (), "", "", "", "", NO_DAY, NO_DAY, "")


def read_about(context: ReadingContext, node: Node | None) -> About | None:
    """The `read_about` section; None if it cannot be read."""
    given = read_entry(context, node, "about", ABOUT.needs) if node is not None else None
    if given is None:
        return None
    return About(
        condition=given.text("condition"),
        decision=given.text("decision"),
        for_whom=given.text("for"),
        written_by=tuple(_writers(context, given)),
        funding=given.text("funding"),
        interests=given.text("interests"),
        method=given.text("method"),
        patients_took_part=given.text("patients_took_part"),
        reviewed=given.date("reviewed") or NO_DAY,
        review_by=given.date("review_by") or NO_DAY,
        update_policy=given.text("update_policy"),
        country=given.text("country"),
        peer_review=given.text("peer_review"),
        tried_with_patients=given.text("tried_with_patients"),
        tried_with_clinicians=given.text("tried_with_clinicians"),
        effect_studied=given.text("effect_studied"),
        equality=given.text("equality"),
        places=(given.place_of("reviewed"), given.place_of("review_by")),
    )


def _writers(context: ReadingContext, given: EntryFields) -> Iterator[Writer]:
    for node in context.items(given.node("written_by"), "written_by"):
        if writer := read_entry(context, node, "a writer", WRITER.needs):
            offers = writer.yes_or_no("offers_this_treatment")
            yield Writer(writer.text("name"), writer.text("role"), offers, writer.place)


def read_options(context: ReadingContext, node: Node | None) -> tuple[Option, ...]:
    """The options in file order; a single one is a problem, since it leaves no decision."""
    named = [*context.id_pairs(node, "options")]
    if node is not None and len(named) == 1:
        message = "There is one option; a decision needs two or more. Carrying on as now is always one."
        context.problem(named[0][0].place, "options", message)
    given = [(name, read_entry(context, value, f"option '{name.value}'", OPTION.needs)) for name, value in named]
    return tuple(_option(name.value, fields, name.place) for name, fields in given if fields)


def _option(option_id: str, given: EntryFields, place: Place) -> Option:
    name = given.text("name")
    return Option(
        id=option_id,
        name=name,
        involves=given.text("involves"),
        short=given.text("short", name),
        accepting=given.text("accepting"),
        for_a_chance_of=given.text("for_a_chance_of"),
        place=place,
    )


def read_considerations(context: ReadingContext, node: Node | None) -> Iterator[Consideration]:
    """The considerations, in file order."""
    for name, value in context.id_pairs(node, "considerations"):
        if name.value == RESERVED_ID:
            message = f"'{RESERVED_ID}' is the name of the page of importance questions. Choose another id."
            context.problem(name.place, "id", message)
        if given := read_entry(context, value, f"consideration '{name.value}'", CONSIDERATION.needs):
            yield Consideration(name.value, given.text("title"), given.text("why"))


def read_outcomes(context: ReadingContext, node: Node | None, known: Collection[str] | None) -> Iterator[Outcome]:
    """The outcomes in file order; `known` are the ids of the considerations, None if unreadable."""
    for name, value in context.id_pairs(node, "outcomes"):
        if given := read_entry(context, value, f"outcome '{name.value}'", OUTCOME.needs):
            yield Outcome(
                id=name.value,
                name=given.text("name"),
                kind=given.one_of("kind", OutcomeKind, OutcomeKind.PRACTICAL),
                consideration=given.reference("consideration", "consideration", known),
                asks=given.text("asks"),
                place=name.place,
            )


def read_glossary(context: ReadingContext, node: Node | None) -> Iterator[Term]:
    """The glossary; the value of a word is its meaning, or a mapping with the meaning and other forms."""
    for name, value in context.mapping_pairs(node, "glossary"):
        if isinstance(value, ScalarNode):
            if text := context.plain_text(value, name.value):
                yield Term(name.value, context.record_text("means", text), (), name.place)
        elif given := read_entry(context, value, f"the word '{name.value}'", TERM.needs):
            yield Term(name.value, given.text("means"), given.texts("also"), name.place)
