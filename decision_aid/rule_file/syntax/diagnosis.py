"""What YAML's reader said when it stopped, and what we make of it: a trouble comes in, a slip goes out."""

from dataclasses import dataclass
from typing import NamedTuple

from decision_aid.model.problems import Mend, Place, Problem
from decision_aid.rule_file.syntax.lines import Edit, Lines
from decision_aid.rule_file.syntax.parser_errors import ParserError


class Last(NamedTuple):
    """The text that was read last before the trouble."""

    place: Place
    plain: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where reading stopped and why, where what was being read began, and the text before."""

    lines: Lines
    error: ParserError
    at: Place
    opened: Place | None
    last: Last | None

    @property
    def line(self) -> str:
        """The line where reading stopped."""
        return self.lines.line(self.at.line)

    @property
    def char(self) -> str:
        """The sign where reading stopped."""
        return self.lines.char(self.at)


@dataclass(frozen=True, slots=True)
class Slip:
    """What the author got wrong, and the edits that put it right; none where that is not plain."""

    problems: tuple[Problem, ...]
    edits: tuple[Edit, ...] = ()


def slip(place: Place, check: str, message: str, edit: Edit | None = None) -> Slip:
    """One problem, and the one line that puts it right where that is plain; reading goes on from it."""
    mend = Mend(edit.line, edit.text) if edit else None
    return Slip((Problem(place, check, message, mend=mend),), (edit,) if edit else ())


def shown(line: str, most: int = 120) -> str:
    """A line as a message shows it: without its indent, cut where it is long."""
    stripped = line.strip()
    return stripped if len(stripped) <= most else stripped[:most].rstrip() + " ..."
