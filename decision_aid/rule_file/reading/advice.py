"""Advice for authors who write something else where a whole number, a link or a day is needed.

The advice never rounds a published figure to another one: it keeps the value, or says which way is safe.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from decision_aid.rule_file.lookalikes import odd_sign
from decision_aid.rule_file.reading.other_notations import share_instead

PER_CENT = re.compile(r"([0-9]{1,3}) ?(?:%|per ?cent)")
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:(?:[ ,'\u00a0\u2009\u202f][0-9]{3})+|(?:\.[0-9]{3}){2,})")
THOUSANDS_OR_DECIMAL = re.compile(r"([1-9][0-9]{0,2})\.([0-9]{3})")
SHARE = re.compile(r"([0-9]+) ?(?:/|of|out of|in) ?([0-9]+)")
KEEP_DECIMALS = "Write format: 2 as the first line of the file, which keeps decimals as they were published."
LETTER_FOR_DIGIT = re.compile(r"(?=.*[0-9])(?=.*[OoIl])[0-9OoIl]{2,9}")
DIGITS = str.maketrans("OoIl", "0011")
DECIMAL = re.compile(r"([0-9]{1,9})[.,]([0-9]{1,99}) ?%?")
DOI = re.compile(r"(?:https?:?/*)?(?:(?:dx\.)?doi\.org/|doi:?\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
PUBMED = re.compile(r"PMID:?\s*(\d{1,9})", re.IGNORECASE)
WITHOUT_SCHEME = re.compile(r"(?:https?(?::?/{0,3}|:))?((?:[\w-]+\.)+[a-z]{2,24}(?:[/?#:]\S*)?)", re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[ .]+([a-z]{3})[a-z]*[ .,]+([0-9]{4})")
MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*[ .]+([0-9]{1,2})(?:st|nd|rd|th)?[ ,]+([0-9]{4})")
DOTTED = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
STROKES = re.compile(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})[/. -]([0-9]{1,2})[/. -]([0-9]{1,2})")


def suggest_number(key: str, found: str, studied: str = "") -> str:
    """What to write instead under that key; "" if it is not certain. `studied` is what stands under "of" beside it."""
    if key == "of" and re.fullmatch(r"[0-9.,]+ ?(?:%|per ?cent)", found):
        return "It is how many people were studied: look up the number."
    if hit := PER_CENT.fullmatch(found):
        return f"Write {key if key != 'people' else 'per_100'}: {hit[1]}."
    if THOUSANDS.fullmatch(found):
        return f"Write {re.sub('[^0-9]', '', found)}."
    if hit := THOUSANDS_OR_DECIMAL.fullmatch(found):
        return _thousands_or_decimal(key, hit[1], hit[2], studied)
    if hit := SHARE.fullmatch(found):
        return _count(key, hit[1], hit[2], studied)
    if LETTER_FOR_DIGIT.fullmatch(found):
        return f"It has a letter among its digits. Is it {found.translate(DIGITS)}?"
    if hit := re.fullmatch(r"(-?[0-9]{1,9}) ?(?:people|persons|patients|years?|months?|weeks?|days?)", found):
        return f"Write the number alone: {hit[1]}."
    hit = DECIMAL.fullmatch(found)
    return _decimal(key, hit[1], hit[2], studied) if hit else ""


def _count(key: str, people: str, of: str, studied: str) -> str:
    """What to write for "32 of 40", which is a count only if so many people were studied."""
    if studied and studied != of:
        return f"'of' says that {studied} people were studied, and this says {of}. Look up which is right."
    counted = f"people: {people}, of: {of}."
    return f"Write {counted}" if key != "per_100" or studied else f"If {of} people were studied, write {counted}"


def _thousands_or_decimal(key: str, whole: str, part: str, studied: str) -> str:
    """Both readings of a number such as 1.250, which only its author can tell apart."""
    thousands = f"If the dot parts the thousands, write {whole}{part}"
    if not int(part):
        return f"{thousands}; if it is a decimal point, write {whole}."
    decimal = _decimal(key, whole, part, studied)
    return f"{thousands}. If it is a decimal point: {decimal}" if decimal else f"{thousands}."


def _decimal(key: str, whole: str, part: str, studied: str) -> str:
    """What to do with a decimal under that key, without changing what it says."""
    if not int(part):
        return f"Write {whole}."
    match key:
        case "per_100":
            return share_instead(f"{whole}.{part}", 100, studied)
        case "people" | "of":
            return "It counts people, so look up the whole number."
        case "range" if int(whole) < 1 and len(part) <= 2:
            share = f"Is {whole}.{part} a share of all? Then write {int(part.ljust(2, '0'))}."
            return f"A range is out of 100 people. {share} If it is a percentage: {KEEP_DECIMALS}"
        case "range":
            return KEEP_DECIMALS
        case "plus_minus":
            return KEEP_DECIMALS
        case "at_least" | "below":
            return f"Answers are whole numbers, so it is the same as {key}: {int(whole) + 1}."
    return ""


def is_link(text: str) -> bool:
    """Whether it begins with http:// or https:// and a host, and has no space or unseen sign."""
    try:
        address = urlsplit(text)
    except ValueError:
        return False
    is_whole = " " not in text and text.isprintable() or not _blanks(text)
    return address.scheme in ("http", "https") and bool(address.hostname) and is_whole


def suggest_link(text: str) -> str:
    """What to write instead of a text that is no link."""
    if hit := DOI.fullmatch(text):
        return f"Write https://doi.org/{hit[1]}."
    if hit := PUBMED.fullmatch(text):
        return f"Write https://pubmed.ncbi.nlm.nih.gov/{hit[1]}/."
    if blanks := _blanks(text):
        before = text.partition(blanks[0])[0]
        what = "It has a space" if blanks[0] == " " else odd_sign(blanks[0]).rstrip(".")
        return f"{what} after '{before[-20:]}'. Delete it; or, if the address has a space there, write %20."
    if hit := WITHOUT_SCHEME.fullmatch(text):
        return f"Write https://{hit[1]}."
    return "Write one that begins with https://."


def _blanks(text: str) -> list[str]:
    return [sign for sign in text if sign.isspace() or unicodedata.category(sign) in ("Cf", "Zs")]


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
