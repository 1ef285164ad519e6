"""How somebody wants the handout: its paper, how much of it, and the size of its letters, as others say it."""

from dataclasses import dataclass
from enum import Enum


class Paper(Enum):
    """The papers that a handout can be printed on."""

    A4 = "a4"
    LETTER = "letter"


class Pages(Enum):
    """How much a handout holds: one sheet with what matters most, or everything."""

    SHORT = "short"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Form:
    """The form in which somebody wants the handout."""

    paper: Paper = Paper.A4
    pages: Pages = Pages.SHORT
    large_print: bool = False
