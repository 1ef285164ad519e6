"""Read `chain:`, in which a group of people narrows step by step: each step counts out of the same number.

Where people were counted, the chain says `of` and its steps `people`; where shares were published, `per` and `share`.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from decision_aid.model.chains import Chain, ChainStep
from decision_aid.model.problems import Wording, worded
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.decimals import read_decimal
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.reading.figure_parts import (
    check_studied,
    check_time,
    read_per,
    report,
    report_whole,
    with_picture,
)
from decision_aid.rule_file.schema.figures import CHAIN, STEP

OWN = ("of", "per", "steps")


def read_chain(reader: SchemaReader, figure: EntryFields) -> Chain | None:
    """A chain; None if it cannot be read (a problem)."""
    values = with_picture(figure, reader.values(figure, CHAIN.keys_without(*OWN)))
    check_time(figure, "chain", "A chain says its time once", "10 years", "10 years")
    base, counted = _base(figure)
    steps = tuple(_steps(reader, figure, base, "share" if not counted else "people"))
    if base is None or not steps:
        return None
    studied = base if counted else figure.number("of")
    return Chain(per=base, studied=studied, steps=steps, place=figure.place, **values)


def _base(figure: EntryFields) -> tuple[int | None, bool]:
    """The number that all steps count out of, and whether it is of people who were counted."""
    if "per" in figure:
        return read_per(figure, "chain", "out of how many people the shares are"), False
    of = figure.number("of")
    if "of" not in figure:
        message = Wording(
            "A chain says out of how many: of: 1520, where people were counted; or per: 1000, for shares.",
            "Fill in how many people were counted, or else the base of the shares.",
        )
        report_whole(figure, "chain", message, "of")
    elif not check_studied(figure, "chain", of, "how many people the chain begins with"):
        return None, True
    return of, True


def _steps(reader: SchemaReader, figure: EntryFields, base: int | None, counts: str) -> Iterator[ChainStep]:
    nodes = figure.context.items(figure.node("steps"), "steps")
    if "steps" in figure and len(nodes) < 2:
        report(
            figure,
            "steps",
            "chain",
            f"A chain has two steps or more; found {len(nodes)}. One number alone is a chance.",
        )
    above: dict[str, ChainStep | None] = {}
    for node in nodes:
        if fields := read_entry(figure.context, node, STEP.called, STEP.needs):
            step = _step(reader, fields, base, counts)
            _among(fields, step, above)
            above[fields.word("id")] = step
            if step:
                yield step


def _step(reader: SchemaReader, fields: EntryFields, base: int | None, counts: str) -> ChainStep | None:
    values = reader.values(fields, STEP.keys_without("people", "share"))
    people = _people(fields, base, counts)
    return None if people is None else ChainStep(people=people, place=fields.place, **values)


def _people(fields: EntryFields, base: int | None, counts: str) -> Decimal | None:
    """How many people a step has; None if that is missing or is more than there are (a problem)."""
    other, said = ("people", "per") if counts == "share" else ("share", "of")
    if other in fields:
        message = worded(
            "This chain says {}, so each of its steps has {}, not {}.",
            Wording(f"'{said}'", f"“{CHAIN.by_name[said].title}”"),
            *(Wording(f"'{one}'", f"“{STEP.by_name[one].title}”") for one in (counts, other)),
        )
        report(fields, other, "chain", message)
        return None
    if counts not in fields:
        if fields.complete:
            lacking = f"A step needs its number: {counts}: {'97.8' if counts == 'share' else '98'}."
            report_whole(fields, "chain", Wording(lacking, "Fill in how many people it happens to."), counts)
        return None
    whole = fields.number("people") if counts == "people" else None
    people = Decimal(whole) if whole is not None else None
    if counts == "share":
        people = read_decimal(fields.context, fields.node("share"), "share")
    if people is not None and base is not None and not 0 <= people <= base:
        report(
            fields,
            counts,
            "chain",
            f"{people} of {base} can't be: each step counts some of the {base} at the beginning.",
        )
        return None
    return people


def _among(fields: EntryFields, step: ChainStep | None, above: Mapping[str, ChainStep | None]) -> None:
    """Report an id that an earlier step has, a step before that is none, and one that has fewer people."""
    own, among = fields.word("id"), fields.word("among")
    if own and own in above:
        report(fields, "id", "chain", f"There is a step '{own}' above. Give this one another id.")
    if not among:
        return
    before = above.get(among)
    if among not in above:
        known = ", ".join(filter(None, above))
        told = f"Above it are: {known}." if known else "No step above it has an id."
        report(fields, "among", "chain", f"No step '{among}' is above this one. {told}")
    elif step and before and step.people > before.people:
        message = (
            f"This step has {step.people} people, and '{among}', of whom they are some, has {before.people}. "
            "Look both up in the source."
        )
        report(fields, "people" if "people" in fields else "share", "chain", message)
