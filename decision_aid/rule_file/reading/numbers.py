"""Advice for authors who write a percentage, fraction, decimal or digit groups where a whole number is needed.

The advice never rounds a published figure to another one: it keeps the value, or says which way is safe.
"""

import re

from decision_aid.rule_file.reading.other_notations import share_instead

PER_CENT = re.compile(r"([0-9]{1,3}) ?(?:%|per ?cent)")
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:(?:[ ,'\u00a0\u2009\u202f][0-9]{3})+|(?:\.[0-9]{3}){2,})")
THOUSANDS_OR_DECIMAL = re.compile(r"([1-9][0-9]{0,2})\.([0-9]{3})")
SHARE = re.compile(r"([0-9]+) ?(?:/|of|out of|in) ?([0-9]+)")
DECIMAL = re.compile(r"([0-9]+)[.,]([0-9]+) ?%?")


def suggest_number(key: str, found: str) -> str:
    """What to write instead under that key; "" if it is not certain."""
    if hit := PER_CENT.fullmatch(found):
        return f"Write {key if key != 'people' else 'per_100'}: {hit[1]}."
    if THOUSANDS.fullmatch(found):
        return f"Write {re.sub('[^0-9]', '', found)}."
    if hit := THOUSANDS_OR_DECIMAL.fullmatch(found):
        return _thousands_or_decimal(key, *hit.groups())
    if hit := SHARE.fullmatch(found):
        return f"Write people: {hit[1]}, of: {hit[2]}."
    hit = DECIMAL.fullmatch(found)
    return _decimal(key, *hit.groups()) if hit else ""


def _thousands_or_decimal(key: str, whole: str, part: str) -> str:
    """Both readings of a number such as 1.250, which only its author can tell apart."""
    thousands = f"If the dot parts the thousands, write {whole}{part}"
    if not int(part):
        return f"{thousands}; if it is a decimal point, write {whole}."
    decimal = _decimal(key, whole, part)
    return f"{thousands}. If it is a decimal point: {decimal}" if decimal else f"{thousands}."


def _decimal(key: str, whole: str, part: str) -> str:
    """What to do with a decimal under that key, without changing what it says."""
    if not int(part):
        return f"Write {whole}."
    match key:
        case "per_100":
            return share_instead(f"{whole}.{part}", 100)
        case "people" | "of":
            return "It counts people, so look up the whole number."
        case "range" if int(whole) < 1 and len(part) <= 2:
            return (
                f"If {whole}.{part} is a share of all, write {int(part.ljust(2, '0'))}: a range is out of 100 people."
            )
        case "range":
            return "Round the lower end down and the upper end up, so that the range claims no more than was published."
        case "plus_minus":
            return f"Round it up, so that it claims no more than was published: {int(whole) + 1}."
        case "at_least" | "below":
            return f"Answers are whole numbers, so it is the same as {key}: {int(whole) + 1}."
    return ""
