"""A rule file says by `format` which form it has, 1 where it does not say; one newer than ours is not read in part."""

import pytest

from decision_aid.rule_file.editing.document import open_document
from decision_aid.rule_file.editing.entry_kinds import format_of_file
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.rule_file.reading.file_format import format_of
from tests.support.aids import SMALL


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read_rule_file(text.encode())[1]]


@pytest.mark.parametrize(
    ("first_line", "form"), [("", 1), ("format: 1\n", 1), ("format: 2\n", 2), ("format: '2'\n", 2)]
)
def test_the_form_is_the_first_unless_it_is_said(first_line: str, form: int) -> None:
    aid, _ = read_rule_file((first_line + SMALL).encode())
    assert aid
    assert aid.format.value == form


@pytest.mark.parametrize("rest", [SMALL, "surprise: [1, 2]\n", "title:\n  en: Two\n  de: Zwei\n"])
def test_a_newer_form_is_one_problem_whatever_else_the_file_holds(rest: str) -> None:
    assert problems(f"format: 3\n{rest}") == [
        "1:9: error: This file was written for a newer version of this program: its form is 3, and this version reads "
        "1 or 2. Install the newer version; until then the text that was published before goes on. [format]"
    ]


@pytest.mark.parametrize("form", ["two", "0", "2.0", "-1", "v2"])
def test_what_is_no_form_is_told_at_its_place(form: str) -> None:
    assert problems(f"format: {form}\n{SMALL}") == [f"1:9: error: '{form}' is not a format; write 1 or 2. [format]"]


@pytest.mark.parametrize(
    ("line", "form"),
    [("", 1), ("format: 1\n", 1), ("format: 2\n", 2), ("format: 3\n", 2), ("format: two\n", 2), ("format:\n", 2)],
)
def test_reader_and_forms_take_a_file_for_the_same_form_also_where_its_line_is_wrong(line: str, form: int) -> None:
    file = open_document(f"{line}title: An aid\n".encode())

    assert format_of(file.node) == form
    assert format_of_file(file.value) == form
