"""Read `amount:` (what people had on average) and `difference:` (fewer or more, without figures of both sides).

Decimals stay as written. Of each: a range, which must declare whether it was published, or a standard error.
"""

from collections.abc import Collection, Iterator
from decimal import Decimal

from decision_aid.model.amounts import Amount, Difference, MeasuredGroup, SignedChange
from decision_aid.model.problems import Wording
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.decimals import read_decimal
from decision_aid.rule_file.reading.fields import EntryFields
from decision_aid.rule_file.reading.figure_parts import (
    ONE_TIME,
    check_studied,
    check_time,
    read_figure_entry,
    read_named_groups,
    read_per,
    report,
    report_whole,
)
from decision_aid.rule_file.reading.intervals import read_interval, read_interval_of_change
from decision_aid.rule_file.schema.figures import AMOUNT, CHANGE, DIFFERENCE, MEASURE, MEASURED
from decision_aid.rule_file.schema.keys import EntrySchema

OF_A_GROUP = tuple(key.name for key in MEASURE)
WHO_WITHOUT_PER = Wording(
    "'who' finishes “among 10,000 ...”, and this has no 'per'. Add it.",
    "This finishes “among 10,000 ...”. Fill in how many people that is.",
)
OF_A_CHANGE = tuple(key.name for key in CHANGE)


def read_amount(reader: SchemaReader, figure: EntryFields) -> Amount | None:
    """An amount; None if it cannot be read (a problem)."""
    if "over" in figure and "at" in figure:
        report(figure, "at", "time", Wording("An amount says its time once: over: 2 years, or at: 2 years.", ONE_TIME))
    groups = read_measured_groups(reader, figure)
    change = read_change_of_groups(figure, "amount")
    values = reader.values(figure, AMOUNT.keys_without("groups", "difference", *OF_A_GROUP))
    return Amount(groups=groups, change=change, place=figure.place, **values) if groups else None


def read_difference(reader: SchemaReader, figure: EntryFields) -> Difference | None:
    """A difference; None if it cannot be read (a problem)."""
    check_time(figure, "time", "A difference says its time once", "10 years", "10 years")
    if "who" in figure and "per" not in figure:
        report(figure, "who", "difference", WHO_WITHOUT_PER)
    change, per = _change(figure), read_per(figure, "difference", "among how many people there were fewer or more")
    values = reader.values(figure, DIFFERENCE.keys_without("per", *OF_A_CHANGE))
    return Difference(change=change, per=per, place=figure.place, **values) if change else None


def read_measured_groups(reader: SchemaReader, figure: EntryFields) -> tuple[MeasuredGroup, ...]:
    """The groups of an amount, or one without a name; those that cannot be read are problems."""
    return tuple(group for group in _groups(figure, reader.known["options"]) if group)


def _groups(figure: EntryFields, options: Collection[str] | None) -> Iterator[MeasuredGroup | None]:
    if "groups" not in figure:
        yield _group(figure, "", "")
        return
    for group, name, option in read_named_groups(figure, "amount", MEASURED, options):
        yield _group(group, name, option)


def _group(figure: EntryFields, name: str, option: str) -> MeasuredGroup | None:
    value = _number(figure, "value")
    of = figure.number("of")
    check_studied(figure, "amount", of)
    interval, error = read_interval(figure), _standard_error(figure)
    if value is None and "value" not in figure and figure.complete:
        message = Wording("An amount needs its number: value: 0.56.", "Fill in how much it was.")
        report_whole(figure, "amount", message, "value")
    return MeasuredGroup(name, value, of, interval, error, option) if value is not None else None


def read_change_of_groups(figure: EntryFields, check: str) -> SignedChange | None:
    """The difference of the first group from the second; None if there is none or it cannot be read (a problem)."""
    change = read_figure_entry(figure, "difference", EntrySchema(DIFFERENCE.called, SignedChange, CHANGE))
    if change is None:
        return None
    if len(figure.context.items(figure.node("groups"), "groups")) != 2:
        message = "The difference is that of the first group from the second, so it needs two groups."
        report(figure, "difference", check, message)
        return None
    return _change(change)


def _change(figure: EntryFields) -> SignedChange | None:
    said = [key for key in ("fewer", "more") if key in figure]
    if len(said) != 1:
        message = Wording(
            "A difference says once how much it is: fewer: 3, or more: 3.",
            "Fill in one of the two: how many fewer, or how many more.",
        )
        report_whole(figure, "difference", message, "fewer")
        return None
    by = _number(figure, said[0])
    if by == 0:
        message = Wording(
            "A difference of 0 is none. Say under 'says', in words, that no difference was found.",
            "A difference of 0 is none. Say in the statement, in words, that no difference was found.",
        )
        report(figure, said[0], "difference", message)
    interval, error = read_interval_of_change(figure, fewer=said[0] == "fewer"), _standard_error(figure)
    if not by:
        return None
    signed = -by if said[0] == "fewer" else by
    return SignedChange(signed, interval, error, _may_be_none(figure), figure.place)


def _may_be_none(figure: EntryFields) -> bool:
    said = figure.yes_or_no("may_be_none")
    if said is not None and ("range" in figure or "standard_error" in figure):
        message = Wording(
            "The range says whether the difference may be none. Delete 'may_be_none'.",
            "The range says whether the difference may be none. Leave this as “Not said”.",
        )
        report(figure, "may_be_none", "difference", message)
    return bool(said)


def _number(figure: EntryFields, key: str) -> Decimal | None:
    return read_decimal(figure.context, figure.node(key), key)


def _standard_error(figure: EntryFields) -> Decimal | None:
    if "range" in figure and "standard_error" in figure:
        message = Wording(
            "'range' and 'standard_error' are both here, and only one can be shown. Keep the range.",
            "A range and a standard error are both here, and only one can be shown. Keep the range.",
        )
        report(figure, "standard_error", "standard-error", message)
    return _number(figure, "standard_error")
