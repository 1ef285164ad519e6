"""The values between parser and repairs: where libyaml stopped, and what the author probably got wrong.

libyaml reports the symptom, often lines below the cause. Each repair rule turns such a stop into a diagnosis: problems
in plain words and, if the cause is certain, edits with which parsing can continue.
"""

from dataclasses import dataclass
from typing import NamedTuple

from decision_aid.model.problems import Fix, Place, Problem
from decision_aid.rule_file.syntax.lines import LineEdit, SourceLines
from decision_aid.rule_file.syntax.parser_errors import ParserError


class PreviousScalar(NamedTuple):
    """The last scalar that was read completely; `plain` if it has no quotes."""

    place: Place
    plain: bool


@dataclass(frozen=True, slots=True)
class ParserStop:
    """A parser error with its context: where it is (`at`), where the enclosing construct began, the last scalar."""

    lines: SourceLines
    error: ParserError
    at: Place
    opened: Place | None
    last: PreviousScalar | None

    @property
    def line(self) -> str:
        """The text of the line where the parser stopped."""
        return self.lines.line(self.at.line)

    @property
    def char(self) -> str:
        """The character where the parser stopped; "" at the end of a line."""
        return self.lines.char(self.at)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The author's mistake, as problems to report and edits to continue with; no edits ends the parsing there."""

    problems: tuple[Problem, ...]
    edits: tuple[LineEdit, ...] = ()


def one_problem(place: Place, check: str, message: str, edit: LineEdit | None = None) -> Diagnosis:
    """A diagnosis of one problem; an edit becomes both its fix and the text with which parsing continues."""
    fix = Fix(edit.line, edit.text) if edit else None
    return Diagnosis((Problem(place, check, message, fix=fix),), (edit,) if edit else ())


def excerpt(line: str, most: int = 120) -> str:
    """A line quoted in a message: stripped, and truncated to `most` characters."""
    stripped = line.strip()
    return stripped if len(stripped) <= most else stripped[:most].rstrip() + " ..."
