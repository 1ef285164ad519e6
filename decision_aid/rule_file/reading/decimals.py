"""Read decimals exactly as they were published: never rounded, and never guessed where a comma may mean two things."""

import re
from decimal import Decimal

from decision_aid.model.problems import Fix, Wording, worded
from decision_aid.rule_file.lookalikes import in_plain_signs
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.syntax.parse import Node

DECIMAL = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")
WITH_COMMA = re.compile(r"([0-9]{1,9}),([0-9]{1,6})")
WITH_EXPONENT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?[eE][+-]?[0-9]")
WITH_UNIT = re.compile(
    r"([0-9]{1,9}(?:\.[0-9]{1,6})?) ?(?!(?:k|dozen|hundred|thousand|million|billion|per ?cent)\b|e[+-]?\d|\w*[\W_]+\d)"
    r"(?:[^\W\d](?:\D|(?<=[^\W\d])\d(?!\d))*)",
    re.IGNORECASE,
)
PER_CENT = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,6})?) ?(?:%|per ?cent)", re.IGNORECASE)


def read_decimal(context: ReadingContext, node: Node | None, what: str) -> Decimal | None:
    """A number of 0 or more, digit for digit; None if it is missing or, with a problem, if it is none."""
    text = context.plain_text(node, what) if node is not None else None
    if text is None:
        return None
    if DECIMAL.fullmatch(text.value):
        return Decimal(text.value)
    advice, meant = decimal_advice(text.value, what)
    fix: Fix | None = context.replaced(text.place, text.value, meant)
    message = worded(
        "{} is a number such as 12 or 0.56; found '{}'.{}",
        *(Wording(f"'{what}'", "This"), text.value, advice and f" {advice}"),
    )
    context.problem(text.place, "number", message, fix)
    return None


def decimal_advice(found: str, name: str) -> tuple[str, str | None]:
    """What to write instead, and that number where only one can be meant; `name` is that of the number."""
    plain = in_plain_signs(found).strip()
    if DECIMAL.fullmatch(plain):
        return f"Write {plain}.", plain
    if hit := WITH_COMMA.fullmatch(plain):
        point = f"{hit[1]}.{hit[2]}"
        if len(hit[2]) == 3 and hit[1] != "0":
            return f"If the comma parts the thousands, write {hit[1]}{hit[2]}; if it is a decimal sign, {point}.", None
        return f"Write the decimals after a point: {point}.", point
    if plain.startswith(("-", "−")):
        return "It is never below 0: what there is less of is written as a difference, under 'fewer'.", None
    if WITH_EXPONENT.fullmatch(plain) and DECIMAL.fullmatch(written := format(Decimal(plain), "f")):
        return f"Write {written}.", written
    if hit := PER_CENT.fullmatch(plain):
        return f"Write the number alone: {hit[1]}." + (" It is out of 100." if name == "share" else ""), None
    if hit := WITH_UNIT.fullmatch(plain):
        counted = "who" if name == "share" else "unit"
        return f"Write the number alone, {hit[1]}, and what it counts under '{counted}'.", None
    return "", None
