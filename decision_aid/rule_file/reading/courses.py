"""Read `course:` and `amounts:`: one event, or one amount, at several times of one study."""

from decision_aid.model.amounts import AmountCourse, Measurement
from decision_aid.model.evidence import Course, Moment
from decision_aid.rule_file.reading.amounts import read_change_of_groups, read_measured_groups
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.chances import read_arms
from decision_aid.rule_file.reading.fields import EntryFields
from decision_aid.rule_file.reading.figure_parts import with_picture
from decision_aid.rule_file.reading.times import read_times
from decision_aid.rule_file.schema.figures import AMOUNTS, COURSE, MEASUREMENT, MOMENT, TIME

ONE_CHANCE = "A course has two times or more; found {count}. One time alone is a chance."
ONE_AMOUNT = "Amounts at several times have two times or more; found {count}. One time alone is an amount."


def read_course(reader: SchemaReader, figure: EntryFields) -> Course | None:
    """A course; None if it cannot be read (a problem)."""
    values = with_picture(figure, reader.values(figure, COURSE.keys_without("times")))

    def moment(time: EntryFields) -> Moment | None:
        said = {key: reader.values(time, (MOMENT.by_name[key],))[key] for key in ("over", "at")}
        arms = tuple(arm for arm in read_arms(time, reader.known["options"]) if arm)
        return Moment(arms=arms, place=time.place, **said) if arms else None

    times, numbers = read_times(figure, MOMENT, ONE_CHANCE, moment)
    return Course(times=times, numbers=numbers, place=figure.place, **values) if times else None


def read_amounts(reader: SchemaReader, figure: EntryFields) -> AmountCourse | None:
    """An amount at several times; None if it cannot be read (a problem)."""
    values = reader.values(figure, AMOUNTS.keys_without("times"))

    def measurement(time: EntryFields) -> Measurement | None:
        groups, change = read_measured_groups(reader, time), read_change_of_groups(time, "amount")
        when = reader.values(time, TIME)
        return Measurement(groups=groups, change=change, place=time.place, **when) if groups else None

    times, numbers = read_times(figure, MEASUREMENT, ONE_AMOUNT, measurement)
    return AmountCourse(times=times, numbers=numbers, place=figure.place, **values) if times else None
