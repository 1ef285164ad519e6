"""Advice for authors who write a percentage, fraction, decimal or digit groups where a whole number is needed."""

import re

PER_CENT = re.compile(r"([0-9]{1,3}) ?(?:%|per ?cent)")
THOUSANDS = re.compile(r"[0-9]{1,3}(?:[ ,'\u00a0\u2009\u202f][0-9]{3})+")
SHARE = re.compile(r"([0-9]+) ?(?:/|of|out of|in) ?([0-9]+)")
DECIMAL = re.compile(r"[0-9]+[.,][0-9]+ ?%?")


def suggest_number(key: str, found: str) -> str:
    """What to write instead under that key; "" if it is not certain."""
    if hit := PER_CENT.fullmatch(found):
        return f"Write {key if key != 'people' else 'per_100'}: {hit[1]}."
    if THOUSANDS.fullmatch(found):
        return f"Write {re.sub('[^0-9]', '', found)}."
    if hit := SHARE.fullmatch(found):
        return f"Write people: {hit[1]}, of: {hit[2]}."
    return "Write the nearest whole number." if DECIMAL.fullmatch(found) else ""
