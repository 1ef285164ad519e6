"""A day as people write it, such as "22 November 2026" or 22.11.2026, told in year-month-day."""

import datetime
import re
from collections.abc import Iterator

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ .]+([a-z]{3})[a-z]*[ .,]+([0-9]{4})")
MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*[ .]+([0-9]{1,2})(?:st|nd|rd|th)?[ ,]+([0-9]{4})")
DOTTED = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
STROKES = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})[/. -]([0-9]{1,2})[/. -]([0-9]{1,2})")


def days_meant(text: str) -> list[str]:
    """The days that a text can mean, in year-month-day: two for 3/4/2026, which depends on the country."""
    found = (_day(*numbers) for numbers in _readings(text.casefold()))
    return list(dict.fromkeys(day.isoformat() for day in found if day))


def _readings(text: str) -> Iterator[tuple[int, int, int]]:
    """Year, month and day in each way of reading the text; the month is 0 where its name is unknown."""
    if hit := DAY_FIRST.fullmatch(text):
        yield int(hit[3]), _month(hit[2]), int(hit[1])
    elif hit := MONTH_FIRST.fullmatch(text):
        yield int(hit[3]), _month(hit[1]), int(hit[2])
    elif hit := YEAR_FIRST.fullmatch(text):
        yield int(hit[1]), int(hit[2]), int(hit[3])
    elif hit := DOTTED.fullmatch(text):
        yield int(hit[3]), int(hit[2]), int(hit[1])
    elif hit := STROKES.fullmatch(text):
        yield int(hit[3]), int(hit[2]), int(hit[1])
        yield int(hit[3]), int(hit[1]), int(hit[2])


def _month(name: str) -> int:
    return MONTHS.index(name) + 1 if name in MONTHS else 0


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
