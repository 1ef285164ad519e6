"""The options of a handout: paper size, short or full, large print; values as in URLs and on the command line."""

from dataclasses import dataclass
from enum import Enum


class Paper(Enum):
    """Paper sizes."""

    A4 = "a4"
    LETTER = "letter"


class Pages(Enum):
    """How much the handout holds: the options at a glance with what is the person's own, or everything."""

    SHORT = "short"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """The options that a person chose for a handout."""

    paper: Paper = Paper.A4
    pages: Pages = Pages.SHORT
    large_print: bool = False
