"""libyaml's words are known, those of each version that may be installed, and lead to the same problem."""

import pytest
import yaml

from decision_aid.rule_file.syntax.parse import parse
from decision_aid.rule_file.syntax.parser_errors import MESSAGES, ParserError, parser_error

# What libyaml 0.2.5 (PyYAML 6.0.1 and 6.0.3) and 0.2.6 (PyYAML 6.0.4) say of these texts, word for word alike.
RECORDED = [
    ('a: "x', "while scanning a quoted scalar", "found unexpected end of stream", ParserError.UNCLOSED_QUOTE),
    (
        'a: "x\n---\nb: c\n',
        "while scanning a quoted scalar",
        "found unexpected document indicator",
        ParserError.UNCLOSED_QUOTE,
    ),
    ('a: "\\q"\n', "while parsing a quoted scalar", "found unknown escape character", ParserError.BAD_ESCAPE),
    (
        'a: "\\xZZ"\n',
        "while parsing a quoted scalar",
        "did not find expected hexdecimal number",
        ParserError.BAD_ESCAPE,
    ),
    (
        'a: "\\uD800"\n',
        "while parsing a quoted scalar",
        "found invalid Unicode character escape code",
        ParserError.BAD_ESCAPE,
    ),
    (
        "a: @x\n",
        "while scanning for the next token",
        "found character that cannot start any token",
        ParserError.FORBIDDEN_START,
    ),
    (
        "a: &\n",
        "while scanning an anchor",
        "did not find expected alphabetic or numeric character",
        ParserError.BAD_INDICATOR,
    ),
    (
        "a: *\n",
        "while scanning an alias",
        "did not find expected alphabetic or numeric character",
        ParserError.BAD_INDICATOR,
    ),
    ("a: *x y: z\n", "while parsing a block mapping", "did not find expected key", ParserError.NO_KEY),
    ("a: !<x\n", "while scanning a tag", "did not find the expected '>'", ParserError.BAD_INDICATOR),
    ("a: !x%zz b\n", "while parsing a tag", "did not find URI escaped octet", ParserError.BAD_INDICATOR),
    ("a: !x!y b\n", "while parsing a node", "found undefined tag handle", ParserError.BAD_INDICATOR),
    (
        "a: !x{} b\n",
        "while scanning a tag",
        "did not find expected whitespace or line break",
        ParserError.BAD_INDICATOR,
    ),
    (
        "a: |x\n  b\n",
        "while scanning a block scalar",
        "did not find expected comment or line break",
        ParserError.BAD_INDICATOR,
    ),
    (
        "a: |0\n b\n",
        "while scanning a block scalar",
        "found an indentation indicator equal to 0",
        ParserError.BAD_INDICATOR,
    ),
    ("a: b\n%x\n", "while scanning a directive", "found unknown directive name", ParserError.BAD_INDICATOR),
    (
        "%\n---\na: b\n",
        "while scanning a directive",
        "could not find expected directive name",
        ParserError.BAD_INDICATOR,
    ),
    (
        "%YAML\n---\n",
        "while scanning a %YAML directive",
        "did not find expected version number",
        ParserError.BAD_INDICATOR,
    ),
    ("%YAML 1.1", None, "did not find expected <document start>", ParserError.NO_DOCUMENT),
    (
        "%YAML 1\n---\na: b\n",
        "while scanning a %YAML directive",
        "did not find expected digit or '.' character",
        ParserError.BAD_INDICATOR,
    ),
    (
        "%YAML 1.1x\n---\na: b\n",
        "while scanning a directive",
        "did not find expected comment or line break",
        ParserError.BAD_INDICATOR,
    ),
    ("%YAML 3.0\n---\na: b\n", None, "found incompatible YAML document", ParserError.OTHER),
    ("%YAML 1.1\n%YAML 1.1\n---\na: b\n", None, "found duplicate %YAML directive", ParserError.OTHER),
    ("%TAG\n---\n", "while scanning a tag directive", "did not find expected '!'", ParserError.BAD_INDICATOR),
    ("%TAG !a! x\n%TAG !a! y\n---\na: b\n", None, "found duplicate %TAG directive", ParserError.OTHER),
    (
        "%xä y\n---\na: b\n",
        "while scanning a directive",
        "found unexpected non-alphabetical character",
        ParserError.BAD_INDICATOR,
    ),
    (
        "%YAML 12345678901.1\n---\na: b\n",
        "while scanning a %YAML directive",
        "found extremely long version number",
        ParserError.BAD_INDICATOR,
    ),
    (
        "a: |\n\tx\n",
        "while scanning a block scalar",
        "found a tab character where an indentation space is expected",
        ParserError.TAB,
    ),
    (
        "a:\n  b: c\n\td: e\n",
        "while scanning a plain scalar",
        "found a tab character that violates indentation",
        ParserError.TAB,
    ),
    ("a: x\n \ty: z\n", None, "mapping values are not allowed in this context", ParserError.MISPLACED_COLON),
    ("a: - b\n", None, "block sequence entries are not allowed in this context", ParserError.MISPLACED_DASH),
    ("a: ? b\n", None, "mapping keys are not allowed in this context", ParserError.MISPLACED_QUESTION),
    ("a: b\nc\n", "while scanning a simple key", "could not find expected ':'", ParserError.NO_COLON),
    ("a: [b\nc: d\n", "while parsing a flow sequence", "did not find expected ',' or ']'", ParserError.NO_COMMA),
    ("a: {b: c\nd: e\n", "while parsing a flow mapping", "did not find expected ',' or '}'", ParserError.NO_COMMA),
    ("a: ]\n", "while parsing a block node", "did not find expected node content", ParserError.NO_CONTENT),
    (
        "a: [,b]\n",
        "while parsing a flow node",
        "did not find expected node content",
        ParserError.NO_CONTENT_IN_BRACKETS,
    ),
    ("- a\nb: c\n", "while parsing a block collection", "did not find expected '-' indicator", ParserError.NO_DASH),
    ("a: !b!\n", "while parsing a tag", "did not find expected tag URI", ParserError.BAD_INDICATOR),
    ("a: !<%ff> b\n", "while parsing a tag", "found an incorrect leading UTF-8 octet", ParserError.BAD_INDICATOR),
    (
        "%TAG !a! %zz\n---\na: b\n",
        "while parsing a %TAG directive",
        "did not find URI escaped octet",
        ParserError.BAD_INDICATOR,
    ),
    (
        "%TAG !a! b%ff\n---\n",
        "while parsing a %TAG directive",
        "found an incorrect leading UTF-8 octet",
        ParserError.BAD_INDICATOR,
    ),
    (
        "%TAG !ä! b\n---\n",
        "while scanning a %TAG directive",
        "did not find expected whitespace",
        ParserError.BAD_INDICATOR,
    ),
    ("%TAG !a b\n---\n", "while parsing a tag directive", "did not find expected '!'", ParserError.BAD_INDICATOR),
]
# Only 0.2.6 has a bound on nesting.
DEEP = [
    ("[" * 1001, "while increasing flow level", "exceeded maximum nesting depth"),
    ("- " * 1001, "while increasing block level", "exceeded maximum nesting depth"),
]


def said(text: str) -> tuple[str | None, str | None]:
    """The context and the problem of the installed libyaml's error for a text."""
    with pytest.raises(yaml.MarkedYAMLError) as stopped:
        list(yaml.parse(text, Loader=yaml.CSafeLoader))
    return stopped.value.context, stopped.value.problem


@pytest.mark.parametrize(("text", "context", "problem", "error"), RECORDED)
def test_the_words_of_both_versions_lead_to_their_error(
    text: str, context: str | None, problem: str, error: ParserError
) -> None:
    assert parser_error(context, problem) is error


@pytest.mark.parametrize(("text", "context", "problem", "error"), RECORDED)
def test_the_installed_version_says_what_was_recorded(
    text: str, context: str | None, problem: str, error: ParserError
) -> None:
    assert said(text) == (context, problem)


def test_every_message_in_the_table_was_recorded() -> None:
    heard = {words for _text, context, problem, _error in RECORDED for words in (context, problem)}

    assert set(MESSAGES) - heard == {"exceeded maximum nesting depth"}


@pytest.mark.parametrize(("text", "context", "problem"), DEEP)
def test_a_bound_on_nesting_is_known(text: str, context: str, problem: str) -> None:
    assert parser_error(context, problem) is ParserError.TOO_DEEP


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("[" * 1500, 1, 13),
        ("{" * 1500, 1, 13),
        ("- " * 1500, 1, 25),
        ("? " * 1500, 1, 25),
        ("{a: " * 1500, 1, 49),
        ("[\n" * 1500, 13, 1),
        ("[ " * 11 + "[" * 1500, 1, 24),
        ("a: [b, c, [d], " + "[" * 1500, 1, 26),
        ("a: ['[[[', \"]\", " + "[" * 1500, 1, 27),
        ("a:\n  b:\n   - [x, [y, " + "[{" * 1500, 3, 21),
        ("a:\n  b:\n" + "[" * 1500, 3, 12),
        ("[a]: " + "[" * 1500, 1, 17),
    ],
)
def test_too_deep_is_told_where_it_begins_whoever_stops_first(text: str, line: int, column: int) -> None:
    found = [(problem.place.line, problem.place.column, problem.check) for problem in parse(text.encode())[1]]

    assert found[-1:] == [(line, column, "yaml-depth")]


def test_a_tab_on_a_blank_line_of_a_text_on_several_lines_is_told_as_a_tab() -> None:
    _, problems = parse(b"a: |\n  x\n\t\n  y\n")

    assert [(problem.place.line, problem.check) for problem in problems] == [(3, "yaml-tab")]


def test_an_escape_in_a_tag_is_no_backslash() -> None:
    _, problems = parse(b"a: !x%zz b\n")

    assert [(problem.check, problem.fix and problem.fix.text) for problem in problems] == [
        ("yaml-sign", 'a: "!x%zz b"')
    ]
