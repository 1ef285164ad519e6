"""Which letters a handout can show is what Typst says, and an author is told of others at their line."""

import unicodedata

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.model.printable_letters import is_printable, printable_form
from decision_aid.translation.checks import check_translation
from tests.support.aids import SMALL, TODAY, aid_from, small
from tests.support.printable_letters import FILE, NO_LETTERS, as_ranges, letters_that_typst_sets
from tests.support.translations import whole
from tests.support.words import FOLDER, LANGUAGES

BOUNDS = [int(bound, 16) for line in FILE.read_text(encoding="ascii").split() for bound in line.split("-")]


def told(text: str) -> list[tuple[int, int, str]]:
    """Line, column and words of each finding about letters."""
    found = check_rule_file(text.encode(), today=TODAY)[1]
    return [(one.place.line, one.place.column, one.message) for one in found if one.check == "letter-without-font"]


def test_at_the_edge_of_each_range_typst_says_the_same() -> None:
    near = {chr(bound + step) for bound in BOUNDS for step in (-1, 0, 1) if bound + step >= ord(" ")}
    letters = sorted(letter for letter in near if unicodedata.category(letter) not in NO_LETTERS)

    assert len(letters) > 500
    assert list(letters_that_typst_sets(letters)) == [letter for letter in letters if is_printable(letter)]


@pytest.mark.soak
def test_the_file_is_the_one_that_the_command_makes() -> None:
    every = (chr(number) for number in range(ord(" "), 0x110000))
    letters = (letter for letter in every if unicodedata.category(letter) not in NO_LETTERS)

    assert as_ranges(letters_that_typst_sets(letters)) == FILE.read_text(encoding="ascii")


@pytest.mark.parametrize(
    ("letter", "shown"), [("é", "é"), ("ع", "ع"), ("漢", None), ("😀", None), ("\t", " "), ("Ａ", "A")]
)
def test_a_letter_is_shown_as_it_is_or_in_a_plain_form_or_not(letter: str, shown: str | None) -> None:
    assert printable_form(letter) == shown


def test_a_letter_without_a_font_is_told_once_at_its_place_with_the_fonts() -> None:
    found = told(small(("name: Wait,", "name: Wait 漢字,"), ("Ten minutes a day}", "Ten 漢 minutes 😀 a day}")))

    assert [(line, column) for line, column, _ in found] == [(14, 21), (15, 56)]
    assert "“字” (U+5B57), “漢” (U+6F22)" in found[0][2]
    assert "Atkinson Hyperlegible Next" in found[0][2]
    assert "漢" not in found[1][2]


def test_a_whole_script_without_a_font_is_one_finding() -> None:
    name = "".join(map(chr, range(0x4E00, 0x4E20)))
    found = told(small(("name: Wait,", f"name: {name},"), ("Ten minutes a day}", "Ten 漢 minutes}")))

    assert [line for line, _, _ in found] == [14]
    assert "and others" in found[0][2]


def test_a_letter_of_a_translation_is_told_in_its_file() -> None:
    aid = aid_from(SMALL)
    text = whole(aid).replace("» en español", "» en español 漢", 1)
    line = next(number for number, one in enumerate(text.splitlines(), 1) if "漢" in one)
    found = check_translation(aid, text.encode())[1]

    assert [(one.place.line, one.check) for one in found] == [(line, "letter-without-font")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_words_can_all_be_printed(language: str) -> None:
    text = (FOLDER / f"{language}.po").read_text(encoding="utf-8")

    assert {letter for letter in text if not is_printable(letter)} == set()
