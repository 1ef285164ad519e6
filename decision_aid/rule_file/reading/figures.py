"""Read the figure of a statement, of whichever kind it is; each kind is called like its key."""

from collections.abc import Callable, Mapping

from decision_aid.model.evidence import Figure
from decision_aid.rule_file.reading.amounts import read_amount, read_difference
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.chains import read_chain
from decision_aid.rule_file.reading.chances import read_chance
from decision_aid.rule_file.reading.courses import read_course
from decision_aid.rule_file.reading.fields import EntryFields

FIGURES: Mapping[str, Callable[[SchemaReader, EntryFields], Figure | None]] = {
    "chance": read_chance,
    "amount": read_amount,
    "difference": read_difference,
    "course": read_course,
    "chain": read_chain,
}


def read_figure(reader: SchemaReader, given: EntryFields) -> Figure | None:
    """The figure of a finding, which has one at most; None if it has none or it cannot be read (a problem)."""
    said = [key for key in FIGURES if key in given]
    if len(said) > 1:
        message = f"A statement has one figure, and this one has '{said[0]}' and '{said[1]}'. Make a statement of each."
        given.context.problem(given.place_of(said[1]), "figure", message)
    return FIGURES[said[0]](reader, given) if said else None
