"""An aid and its translation go in; each text whose numbers are not those of the original comes out."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from decision_aid.model import DecisionAid
from decision_aid.problems import Problem
from decision_aid.translation import Translation
from decision_aid.translation.addresses import texts

NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
GROUPED = re.compile(r"\d{1,3}(?:(?P<sign>[.,\u00a0\u202f])\d{3})(?:(?P=sign)\d{3})*")


def problems(aid: DecisionAid, translation: Translation) -> Iterator[Problem]:
    """An error at each text with other numbers than the wording that it translates."""
    told: set[str] = set()
    for address, text in texts(aid):
        said = translation.of(address, text)
        if said is None or said.address in told:
            continue
        told.add(said.address)
        there, here = numbers(text, ","), numbers(said.says, ".")
        if there != here:
            message = (
                f"The numbers are not those of the original: there {_listed(there - here) or 'nothing more'}, "
                f"here {_listed(here - there) or 'nothing more'}. Write the same ones, in any order."
            )
            yield Problem(said.place, "other-numbers", message)


def numbers(text: str, between_thousands: str) -> Counter[Decimal]:
    """The numbers in digits, whatever signs stand in them; the sign that parts thousands tells 1.200 from 1.2."""
    return Counter(_value(found.group(), between_thousands) for found in NUMBER.finditer(text))


def _value(digits: str, between_thousands: str) -> Decimal:
    grouped = GROUPED.fullmatch(digits)
    if grouped and grouped["sign"] in (between_thousands, "\u00a0", "\u202f"):
        return Decimal(re.sub(r"\D", "", digits))
    whole, *parts = re.split(r"\D", digits)
    return Decimal(f"{whole}.{''.join(parts)}") if parts else Decimal(whole)


def _listed(found: Counter[Decimal]) -> str:
    return ", ".join(str(number) for number in sorted(found.elements()))
