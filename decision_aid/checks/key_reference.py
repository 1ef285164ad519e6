"""The reference of rule file keys, for the editor and `docs/rule-file.md`: what each means and may hold, by place.

Which keys there are comes from the parsers in `rule_file.reading`; what they mean, from `keys.txt` beside this file.
"""

import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from decision_aid.model.enums import Certainty, OutcomeKind, QuestionKind, Status, Unknown, Verdict
from decision_aid.rule_file.reading import AID_KEYS
from decision_aid.rule_file.reading.about_and_options import ABOUT, CONSIDERATION, OPTION, OUTCOME, TERM, WRITER
from decision_aid.rule_file.reading.chances import CHANCE, GROUP
from decision_aid.rule_file.reading.counts_and_ranges import RANGE_IS
from decision_aid.rule_file.reading.examples import ASK, EXAMPLE
from decision_aid.rule_file.reading.questions import CHOICE, QUESTION
from decision_aid.rule_file.reading.sources import CLAIM, SOURCE, STUDIED
from decision_aid.rule_file.reading.statements import FINDING, GAP

# Places as dotted paths: names, "*" for an id and "-" for a list entry; True for a required key.
PLACES: Mapping[str, Mapping[str, bool]] = {
    "": AID_KEYS,
    "about": ABOUT,
    "about.written_by.-": WRITER,
    "options.*": OPTION,
    "considerations.*": CONSIDERATION,
    "outcomes.*": OUTCOME,
    "sources.*": SOURCE,
    "sources.*.studied.-": STUDIED,
    "sources.*.claims.-": CLAIM,
    "questions.-": QUESTION,
    "questions.-.choices.*": CHOICE,
    "statements.-": {key: bool(FINDING.get(key) and GAP.get(key)) for key in FINDING | GAP},
    "statements.-.chance": CHANCE,
    "statements.-.chance.groups.-": GROUP,
    "ask_the_team.-": ASK,
    "glossary.*": TERM,
    "examples.-": EXAMPLE,
}
YES_OR_NO = ("yes", "no")


def _words(*scales: type[Enum]) -> tuple[str, ...]:
    return tuple(str(one.value) for scale in scales for one in scale)


ALLOWED_VALUES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("", "status"): _words(Status),
    ("about.written_by.-", "offers_this_treatment"): YES_OR_NO,
    ("outcomes.*", "kind"): _words(OutcomeKind),
    ("sources.*", "comparison_group"): YES_OR_NO,
    ("sources.*.claims.-", "verdict"): _words(Verdict),
    ("questions.-", "kind"): _words(QuestionKind),
    ("statements.-", "certainty"): _words(Certainty),
    ("statements.-", "because"): _words(Unknown),
    ("statements.-.chance", "range_is"): RANGE_IS,
    ("statements.-.chance", "picture"): YES_OR_NO,
    ("statements.-.chance.groups.-", "range_is"): RANGE_IS,
}


@dataclass(frozen=True, slots=True)
class KeyDescription:
    """A key at one place: its meaning, whether it is required, and its allowed values; () where it holds any text."""

    means: str
    needed: bool
    values: tuple[str, ...]


@cache
def key_reference() -> Mapping[str, Mapping[str, KeyDescription]]:
    """All keys of a rule file by place, then by name."""
    said = key_meanings()
    return {
        place: {
            key: KeyDescription(said[place, key], needed, ALLOWED_VALUES.get((place, key), ()))
            for key, needed in known.items()
        }
        for place, known in PLACES.items()
    }


@cache
def key_meanings() -> Mapping[tuple[str, str], str]:
    """The meaning of each key by place and name, parsed from `keys.txt`; cached for the process."""
    return dict(_meanings((pkgutil.get_data(__name__, "keys.txt") or b"").decode()))


def _meanings(text: str) -> Iterator[tuple[tuple[str, str], str]]:
    for section in text.split("\n== ")[1:]:
        place, *lines = section.split("\n")
        for line in filter(None, lines):
            key, _, means = line.partition(": ")
            yield (place, key), means
