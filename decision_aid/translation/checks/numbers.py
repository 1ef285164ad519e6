"""Check that every translated text has the numbers of its original, whatever its decimal and thousands separators."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem
from decision_aid.translation.addresses import AddressedText
from decision_aid.translation.translate import Translation

NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
IN_THOUSANDS = re.compile(r"\d{1,3}(?:(?P<sign>[.,\u00a0\u202f])\d{3})(?:(?P=sign)\d{3})*")


def problems(aid: DecisionAid, texts: Sequence[AddressedText], translation: Translation) -> Iterator[Problem]:
    """An error at each translated text whose numbers differ from the original's; their order does not matter."""
    reported: set[str] = set()
    for address, text in texts:
        said = translation.find(address, text)
        if said is None or said.address in reported:
            continue
        reported.add(said.address)
        there, here = number_differences(text, said.says)
        if there or here:
            message = (
                f"The numbers are not those of the original: there {', '.join(there) or 'nothing more'}, "
                f"here {', '.join(here) or 'nothing more'}. Write the same ones, in any order."
            )
            yield Problem(said.place, "other-numbers", message)


def number_differences(original: str, translated: str) -> tuple[list[str], list[str]]:
    """The numbers only in the original and those only in the translation, as written there.

    Separators differ between languages: a translated 1.200 may be 1,200 or 1.2, and 10,5 is 10.5. Any reading that
    matches is accepted.
    """
    there = [(_value(written, {","}), written) for written in NUMBER.findall(original)]
    left, more = Counter(value for value, _ in there), []
    for written in NUMBER.findall(translated):
        readings = (_value(written, {".", ","}), _value(written, set()))
        meant = next((value for value in readings if left[value]), None)
        if meant is None:
            more.append(written)
        else:
            left[meant] -= 1
    return [written for value, written in there if left[value]], more


def _value(written: str, between_thousands: set[str]) -> Decimal:
    grouped = IN_THOUSANDS.fullmatch(written)
    if grouped and grouped["sign"] in between_thousands | {"\u00a0", "\u202f"}:
        return Decimal(re.sub(r"\D", "", written))
    whole, *parts = re.split(r"\D", written)
    return Decimal(f"{whole}.{''.join(parts)}") if parts else Decimal(whole)
