"""Translate libyaml's error messages to an enum, so that a new wording in a new libyaml breaks only this table.

libyaml has no error codes, only English text: a problem and often a context. Versions 0.2.5 and 0.2.6 use the same
text, except for the limit on nesting that 0.2.6 introduced.
"""

from collections.abc import Mapping
from enum import Enum, auto


class ParserError(Enum):
    """Why libyaml stopped, as precisely as the repair rules need it."""

    UNCLOSED_QUOTE = auto()
    BAD_ESCAPE = auto()
    FORBIDDEN_START = auto()
    BAD_INDICATOR = auto()  # &, *, !, |, > or % followed by something that YAML does not allow there
    MISPLACED_COLON = auto()
    MISPLACED_DASH = auto()
    MISPLACED_QUESTION = auto()
    NO_COLON = auto()
    NO_COMMA = auto()
    NO_CONTENT = auto()
    NO_CONTENT_IN_BRACKETS = auto()
    NO_DASH = auto()
    NO_DOCUMENT = auto()
    NO_KEY = auto()
    TAB = auto()
    TOO_DEEP = auto()
    OTHER = auto()


# Keys are libyaml's problem texts, and its context texts where these are more specific.
MESSAGES: Mapping[str, ParserError] = {
    "block sequence entries are not allowed in this context": ParserError.MISPLACED_DASH,
    "mapping keys are not allowed in this context": ParserError.MISPLACED_QUESTION,
    "mapping values are not allowed in this context": ParserError.MISPLACED_COLON,
    "could not find expected ':'": ParserError.NO_COLON,
    "did not find expected '-' indicator": ParserError.NO_DASH,
    "did not find expected <document start>": ParserError.NO_DOCUMENT,
    "did not find expected key": ParserError.NO_KEY,
    "exceeded maximum nesting depth": ParserError.TOO_DEEP,
    "found a tab character that violates indentation": ParserError.TAB,
    "found a tab character where an indentation space is expected": ParserError.TAB,
    "found character that cannot start any token": ParserError.FORBIDDEN_START,
    "found undefined tag handle": ParserError.BAD_INDICATOR,
    "while parsing a block node": ParserError.NO_CONTENT,
    "while parsing a flow node": ParserError.NO_CONTENT_IN_BRACKETS,
    "while parsing a flow mapping": ParserError.NO_COMMA,
    "while parsing a flow sequence": ParserError.NO_COMMA,
    "while parsing a quoted scalar": ParserError.BAD_ESCAPE,
    "while scanning a quoted scalar": ParserError.UNCLOSED_QUOTE,
    "while scanning a block scalar": ParserError.BAD_INDICATOR,
    "while scanning an alias": ParserError.BAD_INDICATOR,
    "while scanning an anchor": ParserError.BAD_INDICATOR,
    "while scanning a tag": ParserError.BAD_INDICATOR,
    "while parsing a tag": ParserError.BAD_INDICATOR,
    "while scanning a directive": ParserError.BAD_INDICATOR,
    "while scanning a %YAML directive": ParserError.BAD_INDICATOR,
    "while scanning a %TAG directive": ParserError.BAD_INDICATOR,
    "while parsing a %TAG directive": ParserError.BAD_INDICATOR,
    "while scanning a tag directive": ParserError.BAD_INDICATOR,
    "while parsing a tag directive": ParserError.BAD_INDICATOR,
}


def parser_error(context: str | None, problem: str | None) -> ParserError:
    """The error for libyaml's two texts; a known problem counts before the context, OTHER if neither is known."""
    by_context = MESSAGES.get(context or "", ParserError.OTHER)
    return MESSAGES.get(problem or "", by_context)
