"""What authors write as other programs or everyday English have it, said in the words of a rule file.

"at_most: 65" is no misspelling of "at_least: 65" but its opposite, so the answer to it is worked out: "below: 66". An
answer that changes a number is told in words only, never offered as a fix to apply with one press.
"""

import re
from collections.abc import Collection, Mapping
from fractions import Fraction

BOUNDS: Mapping[tuple[str, int], tuple[str, ...]] = {
    ("below", 1): (
        "at most", "max", "maximum", "up to", "to", "through", "less or equal", "less than or equal", "less equal",
        "less than or equal to", "lower or equal", "below or equal", "under or equal", "no more than", "not more than",
        "not above", "not over", "lte", "le", "<=", "=<", "≤",
    ),
    ("below", 0): (
        "less than", "less", "under", "lower than", "younger than", "fewer than", "smaller than", "not at least", "lt",
        "<",
    ),
    ("at_least", 1): (
        "more than", "more", "above", "over", "greater than", "older than", "higher than", "larger than", "beyond",
        "exceeds", "not at most", "gt", ">",
    ),
    ("at_least", 0): (
        "from", "min", "minimum", "no less than", "not less than", "not below", "not under", "greater or equal",
        "greater than or equal", "greater than or equal to", "greater equal", "more or equal", "above or equal",
        "over or equal", "gte", "ge", ">=", "=>", "≥",
    ),
}  # fmt: skip
BY_WORD = {word: bound for bound, words in BOUNDS.items() for word in words}
OWN_WORDS = {"at least": ("at_least", 0), "below": ("below", 0)}
EQUAL = ("is", "equals", "equal", "equal to", "exactly", "eq", "=", "==")
CONDITION = ("if", "only if", "show if", "shown if", "visible if", "condition", "only when", "show when", "relevant")
GROUPS = {
    "or": "any", "any of": "any", "either": "any", "one of": "any", "some": "any",
    "and": "all", "all of": "all", "both": "all", "every": "all",
}  # fmt: skip
NOT = ("not", "none", "no", "never", "without", "except", "unless", "exclude", "excluding")
PER = re.compile(r"(?:per|out of|in|of|every) (10+|hundred|thousand|ten thousand|hundred thousand|million)")
PER_IN_WORDS = {"hundred": 100, "thousand": 1000, "ten thousand": 10_000, "hundred thousand": 100_000, "million": 10**6}
PER_CENT = ("percent", "per cent", "percentage", "pct", "%")
WHOLE = re.compile(r"-?[0-9]{1,9}")
NUMBER_OF_UNITS = re.compile(r"(?P<whole>[0-9]{1,9})(?:[.,](?P<part>0*[1-9][0-9]*))?(?: ?[a-z]+)?")
SPAN = re.compile(r"(?:between |from )?([0-9]{1,9}) ?(?:-|–|—|to|through|and|\.\.+|…) ?([0-9]{1,9})")
AT_LEAST = re.compile(r"([0-9]{1,9}) ?(?:\+|(?:or|and) (?:more|over|older|above|higher|up))")
AT_MOST = re.compile(r"([0-9]{1,9}) ?(?:or|and) (?:less|fewer|under|younger|below|lower)")
BOUND = re.compile(r"(\D*?) ?(-?[0-9]{1,9})(?: years?(?: old)?)?")
NOT_EQUAL = ("!=", "<>", "≠", "is not", "not")
COMPARISON = re.compile(r"([\w-]+?)(?: (?=[a-z])| ?(?=[^\w\s]))(!=|<>|≠|[<>]=|=[<>]|==?|[<>≤≥]|is not|is|not) ?(\S.*)")
NEGATED = re.compile(rf"(?:!=?|<>|(?:{'|'.join(NOT)})\b:?)\s*(.+)", re.IGNORECASE)
BETWEEN_WORDS = re.compile(r"(?:[\s,;/|&+]|\bor\b|\band\b)+", re.IGNORECASE)
AND = re.compile(r"\band\b|[&+]", re.IGNORECASE)


def _folded(word: str) -> str:
    return " ".join(word.casefold().replace("_", " ").replace("-", " ").split())


def key_instead(word: str, value: str, keys: Collection[str], studied: str = "") -> str:
    """What to write for a key of another notation with that value, where these keys are allowed; "" if unknown.

    `studied` is what stands under "of" in the same entry.
    """
    name = _folded(word)
    if "below" in keys and (number := NUMBER_OF_UNITS.fullmatch(value)):
        if name in BY_WORD and number["part"]:
            return f"Answers are whole numbers, so write {BY_WORD[name][0]}: {int(number['whole']) + 1}."
        if name in BY_WORD:
            return f"Write {_bound(*BY_WORD[name], int(number['whole']))}."
    if "below" in keys and WHOLE.fullmatch(value) and name in EQUAL:
        return f"Write the number alone, in place of the braces: {value}."
    if "per_100" in keys and (hit := PER.fullmatch(re.sub(r"(?<=[a-z])(?=\d)", " ", name))):
        return share_instead(value, PER_IN_WORDS.get(hit[1]) or int(hit[1]), studied)
    if "per_100" in keys and name in PER_CENT:
        return f"Write per_100: {value}." if WHOLE.fullmatch(value) else share_instead(value, 100, studied)
    if "when" in keys and name in NOT:
        return "Write 'when', with all the answers that count."
    return "Write 'when'." if "when" in keys and name in CONDITION else ""


def share_instead(number: str, per: int, studied: str) -> str:
    """How to write a share of so many people; "" if the number is none.

    A share is no count: that 7 of 1000 had something does not say that 1000 were studied. So the advice never names
    another number of people studied than the author did.
    """
    if not re.fullmatch(r"[0-9]{1,9}(?:[.,][0-9]{1,6})?", number):
        return ""
    given = Fraction(number.replace(",", "."))
    of_100 = given * 100 / per
    if of_100.denominator == 1:
        return f"Write per_100: {of_100}, which is the same share." if of_100 <= 100 else ""
    known = f"'of' stays {studied}: it" if studied else "'of'"
    as_share = f"share: {number.replace(',', '.')}, per: {per}, and format: 2 as the first line of the file"
    asked = f"Or is {number} a share of all? Then write per_100: {100 * given}. " if _may_be_of_all(given, per) else ""
    return (
        f"{known} is how many people were studied. If the source counts those to whom it happened, write that count "
        f"under people. {asked}Without a count, write {as_share}."
    )


def _may_be_of_all(given: Fraction, per: int) -> bool:
    """Whether a decimal such as 0.78, written as a percentage, may be the share of all that it equals 78 of 100."""
    return per == 100 and 0 < given < 1 and (100 * given).denominator == 1


def _bound(key: str, more: int, number: int) -> str:
    return f"{key}: {number + more}"


def range_instead(text: str) -> str:
    """The bounds, in braces, that a text such as "18-65" or "over 30" names; "" if it names none."""
    plain = _folded(text) if not SPAN.fullmatch(text) else text
    if hit := SPAN.fullmatch(plain):
        return f"{{at_least: {hit[1]}, below: {int(hit[2]) + 1}}}"
    if hit := AT_LEAST.fullmatch(plain):
        return f"{{at_least: {hit[1]}}}"
    if hit := AT_MOST.fullmatch(plain):
        return f"{{below: {int(hit[1]) + 1}}}"
    hit = BOUND.fullmatch(plain)
    bound = (BY_WORD | OWN_WORDS).get(hit[1]) if hit else None
    return f"{{{_bound(*bound, int(hit[2]))}}}" if hit and bound else ""


def choices_instead(question: str, text: str, choices: Collection[str], several: bool) -> str:
    """What to write for a text such as "not near" or "far or unsure"; "" if it does not consist of choices."""
    if (hit := NEGATED.fullmatch(text)) and (excluded := _listed(hit[1], choices)):
        left = [choice for choice in choices if choice not in excluded]
        return f"A condition has no 'not'. Name all that count: {question}: [{', '.join(left)}]." if left else ""
    named = _listed(text, choices)
    if len(named) < 2:
        return ""
    if several and AND.search(text):
        return f"Write all: [{', '.join(f'{{{question}: {choice}}}' for choice in named)}]."
    return f"Write them as a list: {question}: [{', '.join(named)}]."


def comparison_instead(text: str, choices: Mapping[str, Collection[str]]) -> str:
    """What to write for a text such as "duration != short" or "age > 65"; "" if it is no such comparison.

    `choices` are those of each question, none for a number.
    """
    hit = COMPARISON.fullmatch(text)
    if not hit or hit[1] not in choices:
        return ""
    question, sign, value = hit.groups()
    negated, equal = sign in NOT_EQUAL, sign in EQUAL
    if choices[question]:
        named = f"not {value}" if negated else value
        return choices_instead(question, named, choices[question], several=False) or (
            f"Write {question}: {value}." if equal and value in choices[question] else ""
        )
    ways = value if equal and WHOLE.fullmatch(value) else range_instead(f"{sign} {value}")
    return f"Write {question}: {ways}." if ways else ""


def _listed(text: str, choices: Collection[str]) -> list[str]:
    named = [part.strip("[](){}\"' ") for part in BETWEEN_WORDS.split(text.strip("[](){}\"' "))]
    return named if all(name in choices for name in named) else []
