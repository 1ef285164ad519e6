"""What comes along when a text is pasted, or was to be written later, is told before people read it."""

import pytest

from decision_aid.checks.run import check_rule_file
from tests.support.aids import TODAY, small

SAYS = "says: Few people who had rested did better."


def found(says: str) -> list[str]:
    """The checks that find something in the small aid with that statement."""
    text = small((SAYS, f"says: '{says}'"))
    return [problem.check for problem in check_rule_file(text.encode(), today=TODAY)[1]]


@pytest.mark.parametrize(
    "markup",
    [
        "<b>at</b>", "at&nbsp;", "<br>", "<br/>", "</p>", "<SPAN class=x>", "<a href=x>", "<!-- x -->", "&#160;",
        "&#xA0;", "&amp;", "**at**", "__at__", "[at](https://example.org)",
        "[at](javascript:alert)", "[at](/home)", "*at*", "_at_", "`at`", "~~at~~", "http://example.org", "ftp://a.org/b",
        "https://nurse@example.org/", "https://localhost/", "https://m\u00fcnchen.de/",
    ],
)  # fmt: skip
def test_markup_is_told(markup: str) -> None:
    assert found(f"Few people {markup} did.") == ["markup"]


@pytest.mark.parametrize(
    "text",
    [
        "p < b and c > d",
        "<5 and >3",
        "R&D; and more",
        "<a@example.org>",
        "2 ** 3",
        "a_b__c",
        "[at] (home)",
        "& co;",
        "2 * 3 * 4",
        "snake_case_name",
        "https://example.org/a_b_c?d=1&e=2#f.",
        "(https://example.org)",
    ],
)
def test_signs_that_are_no_markup_are_left(text: str) -> None:
    assert found(f"Few people {text} did.") == []


@pytest.mark.parametrize("text", ["Few peo\u00adple did.", "Few\u200b did.", "\u201cFew did.", "\u201eFew did."])
def test_a_sign_that_cannot_be_seen_and_an_open_quote_are_told(text: str) -> None:
    assert found(text) == ["markup"]


@pytest.mark.parametrize("text", ["\u201cFew\u201d did.", "\u201eFew\u201c did.", "Few did \u201cit\u201d."])
def test_typographic_quotes_that_are_closed_are_left(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("gap", ["TODO", "{distance}", "{{ name }}", "%(name)s", "???", "_____", "[insert name]"])
def test_a_gap_to_be_filled_is_told(gap: str) -> None:
    assert found(f"Few people {gap} did.") == ["unfinished-text"]


@pytest.mark.parametrize("text", ["{1, 2}", "[sic]", "to do", "Really?", "size XX", "[the hospital]"])
def test_brackets_and_words_of_a_text_are_left(text: str) -> None:
    assert found(f"Few people {text} did.") == []


@pytest.mark.parametrize(
    ("involves", "told"),
    [
        ("|\n      Ten minutes:\n      - one\n      - two", []),
        ("|\n      Ten minutes:\n      * one\n      * two", ["Begin each line of a list with “- ”."]),
        ("|\n      # Ten minutes\n      1. one", ["Begin each line of a list with “- ”."]),
        ("|\n" + "      - one\n" * 8, ["at most 7 lines"]),
        (">\n      Ten minutes:\n      - one\n      - two", ["Write | in place of >"]),
        (">\n      Ten minutes - if any - a day\n", []),
    ],
)
def test_a_list_is_short_and_has_dashes(involves: str, told: list[str]) -> None:
    text = small(
        (
            "exercises: {name: Exercises, involves: Ten minutes a day}",
            f"exercises:\n    name: Exercises\n    involves: {involves}",
        )
    )
    found = [one.message for one in check_rule_file(text.encode(), today=TODAY)[1] if one.check == "markup"]

    assert len(found) == len(told)
    assert all(part in message for part, message in zip(told, found, strict=True))


def test_a_name_has_no_list() -> None:
    text = small(("wait: {name: Wait, ", "wait:\n    name: |\n      Wait\n      - and see\n    "), ("now}", "now"))

    assert [one.check for one in check_rule_file(text.encode(), today=TODAY)[1]] == ["markup"]
