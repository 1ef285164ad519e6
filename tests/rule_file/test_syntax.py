"""YAML is read as texts, lists and names with places, and any bytes end in problems, never in a traceback."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_aid.model.problems import Place
from decision_aid.rule_file.syntax.parse import MappingNode, Node, ScalarNode, SequenceNode, parse
from tests.support.cost import counted

RULES = """\
title: Wrist pain at night - splint or operation
about:
  written_by: [{name: A. Author, role: hand surgeon, offers_this_treatment: yes}]
  method: >-
    Searched twice,
    read by two.

sources:
  smith-2020:
    citation: "Smith et al. J Hand 2020;1:1-9"
    checked: 2026-08-30
questions:
  - id: duration
    ask: How long have you had the pain?
    choices: {short: Less than three months, unsure: Not sure}
    when: {job: [yes, no]}
  - id: job
"""

PUT_IN = st.sampled_from(
    [":", ": ", "- ", '"', "'", "[", "]", "{", "}", ",", "\t", " ", "\n", "\r", "#", "&a ", "*a ", "!x ", "|", ">", "%"]
    + [
        "@",
        "?",
        "---\n",
        "...\n",
        "<<: ",
        "\\",
        "\0",
        "“",
        "”",
        "\u00a0",
        "\u2028",
        "😀",
        "\x07",
        "\ufeff",
        "%TAG ! x\n",
    ]
)


def plain(node: Node | None) -> object:
    """What was read, without places."""
    match node:
        case ScalarNode(value):
            return value
        case SequenceNode(items):
            return [plain(item) for item in items]
        case MappingNode(entries):
            return {name.value: plain(under) for name, under in entries}
    return None


def read(text: str) -> object:
    """What stands in a text without slips, without places."""
    node, problems = parse(text.encode())
    assert problems == ()
    return plain(node)


def found(content: bytes) -> list[tuple[int, int, str]]:
    """The line, column and check of every problem."""
    return [(problem.place.line, problem.place.column, problem.check) for problem in parse(content)[1]]


def test_texts_lists_and_names_stand_where_they_begin() -> None:
    node, problems = parse(b'a: x\nb: ["y", z]\n')

    assert problems == ()
    assert node == MappingNode(
        (
            (ScalarNode("a", Place(1, 1), True), ScalarNode("x", Place(1, 4), True)),
            (
                ScalarNode("b", Place(2, 1), True),
                SequenceNode((ScalarNode("y", Place(2, 5), False), ScalarNode("z", Place(2, 10), True)), Place(2, 4)),
            ),
        ),
        Place(1, 1),
    )


@pytest.mark.parametrize("value", ["no", "yes", "on", "1:30", "012", "2026-09-01", "~", "null", "1e3", "0x1f", ".5"])
def test_values_stay_as_they_were_typed(value: str) -> None:
    assert read(f"a: {value}\n") == {"a": value}


def test_a_name_with_nothing_under_it_has_an_empty_text() -> None:
    assert parse(b"a:\nb: c\n")[0] == MappingNode(
        (
            (ScalarNode("a", Place(1, 1), True), ScalarNode("", Place(1, 3), True)),
            (ScalarNode("b", Place(2, 1), True), ScalarNode("c", Place(2, 4), True)),
        ),
        Place(1, 1),
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: one\n  two\n", "one two"),
        ("a: |\n  one\n  two\n", "one\ntwo\n"),
        ("a: >-\n  one\n  two: three\n", "one two: three"),
        ("a: |-\n  one\n  b: two\n", "one\nb: two"),
        ('a: "one\n  two"\n', "one two"),
        ("a: 5'10\"\n", "5'10\""),
        ("a: “Remission” means no “active” disease”\n", "“Remission” means no “active” disease”"),
        ("a: x - y\n", "x - y"),
        ("a: x - y\n  z", "x - y z"),
        ("a:\n  -5 degrees\n", "-5 degrees"),
        ("a:\n  https://example.org\n", "https://example.org"),
        ("a: b\u2028c\n", "b c"),
    ],
)
def test_texts_that_only_look_like_slips(text: str, value: str) -> None:
    assert read(text) == {"a": value}


def test_a_line_in_a_block_is_text_where_its_name_is_a_key_of_another_section_alone() -> None:
    assert read("a:\n  b: |-\n    one: two\nc:\n  one: three\n") == {"a": {"b": "one: two"}, "c": {"one": "three"}}


@pytest.mark.parametrize("text", ["---\na: b\n", "a: b\n...\n", "%YAML 1.2\n---\na: b\n", "? a\n: b\n", "a:\tb\n"])
def test_other_ways_to_write_the_same(text: str) -> None:
    assert read(text) == {"a": "b"}


@pytest.mark.parametrize("text", ["- a\n- b\n", "just a text\n"])
def test_a_file_that_is_no_names_is_left_to_the_reader(text: str) -> None:
    assert not isinstance(parse(text.encode())[0], MappingNode | None)


def test_places_are_those_before_the_mend() -> None:
    assert found(b"a: {b: c: d, b: x, e: &y z}\n") == [
        (1, 8, "yaml-colon"),
        (1, 14, "yaml-duplicate"),
        (1, 23, "yaml-anchor"),
    ]


def test_a_second_name_is_dropped_and_the_first_is_named() -> None:
    node, problems = parse(b"a: b\nc: d\na: e\n")

    assert plain(node) == {"a": "b", "c": "d"}
    assert "line 1" in problems[0].message


@pytest.mark.parametrize(
    ("content", "at"),
    [
        (b"", (1, 1, "yaml-empty")),
        (b"\xef\xbb\xbf", (1, 1, "yaml-empty")),
        (b"---\n", (1, 1, "yaml-empty")),
        (b"%YAML 1.1", (1, 10, "yaml-syntax")),
        ("a: b\nc: dé\n".encode("latin-1"), (2, 5, "yaml-encoding")),
        ("\ufeffc: ü".encode() + b"\xe9", (1, 5, "yaml-encoding")),
        ("a: b\n".encode("utf-16"), (1, 1, "yaml-encoding")),
        (b"a: \xed\xa0\x80\n", (1, 4, "yaml-encoding")),
        (b"PK\x03\x04\n\x00\x01", (2, 1, "yaml-binary")),
        (b"a: b\n" * 2_000_000, (1, 1, "yaml-size")),
        (b"[" * 50_000, (1, 13, "yaml-depth")),
        (b"{a: " * 50_000, (1, 49, "yaml-depth")),
        (b"- " * 50_000, (1, 25, "yaml-depth")),
    ],
)
def test_a_file_that_is_no_rule_file_is_one_problem(content: bytes, at: tuple[int, int, str]) -> None:
    problems, spent = counted(lambda: found(content))

    assert problems == [at]
    assert parse(content)[0] is None
    assert spent < 5_000


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_any_line_ends_and_a_byte_order_mark_read_alike(end: str, mark: str) -> None:
    content = (mark + RULES.replace("\n", end)).encode()

    assert parse(content) == parse(RULES.encode())
    assert parse(content)[1] == ()


def test_columns_count_letters() -> None:
    assert found("a: {😀é: b, 😀é: c}\n".encode()) == [(1, 12, "yaml-duplicate")]


def test_a_file_full_of_slips_shows_the_first_ones() -> None:
    lines = [b"a%d: b: c\n" % number for number in range(200)]

    assert found(b"".join(lines))[19:] == [(20, 6, "yaml-colon")]


def test_thousands_of_problems_are_not_all_told() -> None:
    assert len(found(b"a: b\n" * 10_000)) == 100


@settings(max_examples=settings().max_examples * 10)
@given(st.lists(st.tuples(st.integers(0, len(RULES)), PUT_IN), min_size=1, max_size=4), st.booleans())
def test_no_slip_ends_in_a_traceback(slips: list[tuple[int, str]], instead: bool) -> None:
    text = RULES
    for index, new in slips:
        text = text[:index] + new + text[index + instead :]
    node, problems = parse(text.encode())

    assert node is not None or problems
    assert all(1 <= problem.place.line <= text.count("\n") + text.count("\r") + 1 for problem in problems)


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    node, problems = parse(content)

    assert node is not None or problems
