"""Error recovery: rules that turn a libyaml error into a diagnosis of what the author probably did wrong.

Each rule looks at one kind of mistake and returns None if it does not apply. Order matters: the first that applies
wins, so certain rules come before guesses. Mistakes that libyaml accepts silently are found by the parser and the
tree builder, with functions from the same modules.
"""

from collections.abc import Callable

from decision_aid.model.problems import Place
from decision_aid.rule_file.syntax.diagnosis import Diagnosis, ParserStop, one_problem
from decision_aid.rule_file.syntax.parser_errors import ParserError
from decision_aid.rule_file.syntax.repairs.brackets import stray_bracket, text_after_bracket, unbalanced_bracket
from decision_aid.rule_file.syntax.repairs.bullets import bullet
from decision_aid.rule_file.syntax.repairs.indents import indented_first_line, wrong_indent
from decision_aid.rule_file.syntax.repairs.plain_scalars import (
    missing_space,
    missing_space_before_bracket,
    reserved_character,
    unquoted_colon,
)
from decision_aid.rule_file.syntax.repairs.quotes import invalid_escape, text_after_quote, unclosed_quote
from decision_aid.rule_file.syntax.repairs.spaces import odd_space, tabs_in_indent
from decision_aid.rule_file.syntax.repairs.unsupported import second_document


def diagnose(stop: ParserStop) -> Diagnosis:
    """The first diagnosis that applies; there is always one, as the last rule applies to everything."""
    return next(diagnosis for rule in REPAIR_RULES if (diagnosis := rule(stop)) is not None)


def _documents(stop: ParserStop) -> Diagnosis | None:
    above = stop.lines.content_above(stop.at.line)
    if stop.error is not ParserError.NO_DOCUMENT or above is None or not stop.lines.line(above).startswith("..."):
        return None
    return second_document(Place(above))


def _unknown(stop: ParserStop) -> Diagnosis:
    message = (
        "This line, or the one above it, cannot be read. Look for a quote or a bracket that is not closed, "
        "a colon in a text without quotes, or a line that begins too far in or out."
    )
    return one_problem(stop.at, "yaml-syntax", message)


REPAIR_RULES: tuple[Callable[[ParserStop], Diagnosis | None], ...] = (
    tabs_in_indent,
    odd_space,
    bullet,
    unclosed_quote,
    invalid_escape,
    missing_space_before_bracket,
    reserved_character,
    stray_bracket,
    text_after_quote,
    text_after_bracket,
    indented_first_line,
    _documents,
    missing_space,
    unquoted_colon,
    unbalanced_bracket,
    wrong_indent,
    _unknown,
)
