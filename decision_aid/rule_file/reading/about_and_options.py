"""Read the sections with rules of their own beside the schema's: about, options and considerations."""

import datetime
from dataclasses import replace

from decision_aid.model.aid import IMPORTANCE_PAGE, About, Option
from decision_aid.model.enums import DecisionKind, Patient
from decision_aid.model.evidence import OPTION_WORDS
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.schema.about import ABOUT, DECLARATIONS
from decision_aid.rule_file.syntax.parse import MappingNode, Node

NO_DAY = datetime.date.min
DECLARED = tuple(key.name for key in DECLARATIONS)
EMPTY_ABOUT = About("", "", "", (), NO_DAY, NO_DAY, {})


def read_about(reader: SchemaReader, node: Node | None) -> About:
    """The section `about`; an empty one if it cannot be read."""
    given = read_entry(reader.context, node, ABOUT.called, ABOUT.needs) if node is not None else None
    if given is None:
        return EMPTY_ABOUT
    own = reader.values(given, (key for key in ABOUT.keys if key not in DECLARATIONS))
    named = {key: given.references(key, "declaration", DECLARED) for key in ("done", "not_done")}
    days = {key: own[key] or NO_DAY for key in ("reviewed", "review_by")}
    usual = {"kind": own["kind"] or DecisionKind.TREATMENT, "person": own["person"] or Patient.YOU}
    places = (given.place_of("reviewed"), given.place_of("review_by"))
    return About(declared=reader.values(given, DECLARATIONS), places=places, **own | named | days | usual)


def check_options(context: ReadingContext, given: EntryFields) -> None:
    """Report a single option, since it leaves no decision, and an id that means every option, or none."""
    node = given.node("options")
    for name, _ in node.entries if isinstance(node, MappingNode) and context.form > 1 else ():
        if name.value in dict(OPTION_WORDS):
            message = f"'{name.value}' stands for {name.value} of the options in form 2. Choose another id."
            context.problem(name.place, "id", message)
    if isinstance(node, MappingNode) and len(node.entries) == 1 and not node.repeated:
        message = "There is one option; a decision needs two or more. Carrying on as now is always one."
        context.problem(node.entries[0][0].place, "options", message)


def with_short_names(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The options, with the name of each where it has no short one."""
    return tuple(replace(one, short=one.short or one.name) for one in options)


def check_considerations(context: ReadingContext, given: EntryFields) -> None:
    """Report an id that the page of importance questions has."""
    node = given.node("considerations")
    for name, _ in node.entries if isinstance(node, MappingNode) else ():
        if name.value == IMPORTANCE_PAGE:
            message = f"'{IMPORTANCE_PAGE}' is the name of the page of importance questions. Choose another id."
            context.problem(name.place, "id", message)
