"""Texts go in; an error for each proportion that stands in words instead of a chance comes out."""

import re
from collections.abc import Iterator

from decision_aid.model import DecisionAid, Written
from decision_aid.problems import Place, Problem

NUMBER = r"(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|fifty|hundred)"
EVERY = r"(?:\s+(?:every|each|the|these|those|their))?"
ONE_IN = re.compile(rf"\b(?:1|one) (?:in|out of){EVERY} {NUMBER}\b", re.IGNORECASE)
RELATIVE = re.compile(
    r"(?i:\b(?:(?:risk|odds|hazard|rate) ratios?|relative risks?|twice (?:as|the)|doubl(?:ed|es?|ing)\b"
    r"|trebl(?:ed|es?)|tripl(?:ed|es?)|halv(?:ed|es?|ing)"
    rf"|{NUMBER} times (?:as|more|less|higher|lower|the)|{NUMBER}[- ]?fold)\b)|\b(?:RR|OR|HR)\s*[=:]?\s*\d",
)
PROPORTION = re.compile(
    rf"\d\s*%|\b{NUMBER} ?per ?cent\b|\b{NUMBER} (?:in|of|out of){EVERY} {NUMBER}\b|\b\d+\s?/\s?\d+\b"
    rf"|\b{NUMBER} per (?:ten|hundred|thousand|1?0+|1,?000)\b"
    r"|\bhalf (?:of|the)\b|\b(?:a|one|two|three) (?:thirds?|quarters?|fifths?|tenths?)\b",
    re.IGNORECASE,
)
NOT_RUNNING_TEXT = {"citation", "over", "at", "version"}
INSTEAD = "Put the count into a 'chance:' (people: ..., of: ..., over: ...): its sentence and picture are made from it."
WAIVE = "If it is no proportion of people, add at the end of the line:  # waive loose-number: the reason"


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A proportion belongs in a chance, with its source; relative effects and "1 in N" have no place at all."""
    for written in aid.texts:
        if written.key not in NOT_RUNNING_TEXT:
            yield from _in_text(written)


def _in_text(written: Written) -> Iterator[Problem]:
    for pattern, check, what in (
        (
            RELATIVE,
            "relative-effect",
            "compares two chances without giving either. Give both groups in a 'chance:'.",
        ),
        (ONE_IN, "one-in-n", f"makes a chance look larger than it is. {INSTEAD}"),
        (PROPORTION, "loose-number", f"is a proportion in running text. {INSTEAD} {WAIVE}"),
    ):
        if found := pattern.search(written.text):
            yield Problem(_place(written, found.start()), check, f"'{found.group()}' {what}")
            return


def _place(written: Written, offset: int) -> Place:
    """Where in a text written on one line the words stand; the text's own place where it spans several."""
    return Place(written.place.line, written.place.column + offset)
