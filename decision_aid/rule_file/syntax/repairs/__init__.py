"""Error recovery: rules that turn a libyaml error into a diagnosis of what the author probably did wrong.

Each rule looks at one kind of mistake and returns None if it does not apply. Order matters: the first that applies
wins, so certain rules come before guesses. Mistakes that libyaml accepts silently are found by the parser and the
tree builder, with functions from the same modules.
"""

from collections.abc import Callable

from decision_aid.model.problems import Place
from decision_aid.rule_file.syntax.diagnosis import Slip, Trouble, slip
from decision_aid.rule_file.syntax.parser_errors import ParserError
from decision_aid.rule_file.syntax.repairs.brackets import after_bracket, bracket, stray_bracket
from decision_aid.rule_file.syntax.repairs.indents import first_line_in, wrong_indent
from decision_aid.rule_file.syntax.repairs.plain_scalars import bracket_tight, colon, no_space, sign
from decision_aid.rule_file.syntax.repairs.quotes import after_quote, backslash, unclosed_quote
from decision_aid.rule_file.syntax.repairs.spaces import odd_space, tabs
from decision_aid.rule_file.syntax.repairs.unsupported import second_document


def slip_behind(stop: Trouble) -> Slip:
    """The first diagnosis that applies; there is always one, as the last rule applies to everything."""
    return next(found for rule in DIAGNOSES if (found := rule(stop)) is not None)


def _documents(stop: Trouble) -> Slip | None:
    above = stop.lines.content_above(stop.at.line)
    if stop.error is not ParserError.NO_DOCUMENT or above is None or not stop.lines.line(above).startswith("..."):
        return None
    return second_document(Place(above))


def _unknown(stop: Trouble) -> Slip:
    message = (
        "This line, or the one above it, cannot be read. Look for a quote or a bracket that is not closed, "
        "a colon in a text without quotes, or a line that begins too far in or out."
    )
    return slip(stop.at, "yaml-syntax", message)


DIAGNOSES: tuple[Callable[[Trouble], Slip | None], ...] = (
    tabs,
    odd_space,
    unclosed_quote,
    backslash,
    bracket_tight,
    sign,
    stray_bracket,
    after_quote,
    after_bracket,
    first_line_in,
    _documents,
    no_space,
    colon,
    bracket,
    wrong_indent,
    _unknown,
)
