"""Numbers as a language writes them: with its separator of thousands and its decimal sign, and no digit changed."""

from decimal import Decimal

from decision_aid.consultation.wording import Translate, _

# Each language writes these two numbers; what it puts between their digits is used for all others.
THOUSANDS, DECIMALS = _("1,000"), _("0.5")


def number_in_words(number: Decimal | int, translate: Translate) -> str:
    """The number with all its digits as written, trailing zeros too: 0.60 stays 0.60."""
    thousands, decimals = translate(THOUSANDS)[1:-3], translate(DECIMALS)[1:-1]
    whole, _point, part = f"{number:,f}".partition(".") if isinstance(number, Decimal) else (f"{number:,}", "", "")
    return whole.replace(",", thousands) + (f"{decimals}{part}" if part else "")
