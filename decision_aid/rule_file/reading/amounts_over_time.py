"""Read `amounts:`, one amount at several times of one study: its unit once, and for each time what an amount says."""

from decision_aid.model.amounts import AmountCourse, Measurement
from decision_aid.rule_file.reading.amounts import read_change_of_groups, read_measured_groups
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.fields import EntryFields
from decision_aid.rule_file.reading.figure_parts import check_options_of_groups, read_figure_entry
from decision_aid.rule_file.reading.times import read_times
from decision_aid.rule_file.schema.figures import AMOUNTS, MEASUREMENT, TIME

ALONE = "Amounts at several times have two times or more; found {count}. One time alone is an amount."


def read_amounts(reader: SchemaReader, given: EntryFields) -> AmountCourse | None:
    """The amount at several times of a statement; None if it has none or it cannot be read (a problem)."""
    figure = read_figure_entry(given, "amounts", AMOUNTS)
    if figure is None:
        return None
    values = reader.values(figure, AMOUNTS.keys_without("times"))

    def measurement(time: EntryFields) -> Measurement | None:
        groups, change = read_measured_groups(reader, time), read_change_of_groups(time)
        when = reader.values(time, TIME)
        return Measurement(groups=groups, change=change, place=time.place, **when) if groups else None

    times, numbers = read_times(figure, MEASUREMENT, ALONE, measurement)
    if not times:
        return None
    check_options_of_groups(given, figure, "course", times[0].groups)
    return AmountCourse(times=times, numbers=numbers, place=figure.place, **values)
