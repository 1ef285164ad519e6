"""The handout, made at a prompt."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from decision_aid.cli import main
from decision_aid.output.handout import typesetting
from tests.support.aids import SMALL, small
from tests.support.paper import letters, pages_of


def run(folder: Path, text: str, answers: str, *words: object) -> Result:
    """What the command says, for an aid and answers in those texts."""
    (folder / "small.yaml").write_text(text, encoding="utf-8")
    (folder / "answers.yaml").write_text(answers, encoding="utf-8")
    files = [folder / "small.yaml", "--answers", folder / "answers.yaml", "-o", folder / "out.pdf"]
    return CliRunner().invoke(main, ["handout", *(str(word) for word in (*files, *words))])


def test_it_writes_two_pages_and_says_nothing(tmp_path: Path) -> None:
    result = run(tmp_path, SMALL, "duration: long\n")

    assert (result.exit_code, result.output) == (0, "")
    pages = pages_of((tmp_path / "out.pdf").read_bytes())
    assert len(pages) == 2
    assert letters("How long has it been stiff? A month or more") in pages[1]


def test_it_takes_the_clinicians_answers_as_well(tmp_path: Path) -> None:
    result = run(tmp_path, SMALL, "duration: short\nclinician:\n  duration: long\n")

    assert (result.exit_code, result.output) == (0, "")
    second = pages_of((tmp_path / "out.pdf").read_bytes())[1]
    assert letters("you said “Less than a month”; your doctor or nurse said “A month or more”.") in second


def test_a_wrong_answer_of_the_clinician_is_named_with_its_line(tmp_path: Path) -> None:
    result = run(tmp_path, SMALL, "duration: short\nclinician:\n  duration: for ever\n")

    assert result.exit_code == 1
    assert "answers.yaml:3:" in result.output
    assert run(tmp_path, SMALL, "clinician: yes\n").output.count("no question 'clinician'") == 1


def test_it_takes_every_form_and_an_address(tmp_path: Path) -> None:
    form = ("--paper", "letter", "--pages", "full", "--large-print", "--address", "https://example.org/small/")

    result = run(tmp_path, SMALL, "{}\n", *form)

    assert (result.exit_code, result.output) == (0, "")
    assert letters("Left out, and why") in "".join(pages_of((tmp_path / "out.pdf").read_bytes()))


def test_it_names_the_letters_that_no_font_has_and_writes_nothing(tmp_path: Path) -> None:
    result = run(tmp_path, small(("Waiting takes no time.", "Waiting takes 漢.")), "{}\n")

    assert result.exit_code == 1
    assert "the handout can't be set: no font has “漢” (U+6F22). Serve the file and print the page." in result.output
    assert not (tmp_path / "out.pdf").exists()


def test_answers_that_are_none_are_named_with_their_line_and_nothing_is_written(tmp_path: Path) -> None:
    result = run(tmp_path, SMALL, "duration: for ever\n")

    assert result.exit_code == 1
    assert "answers.yaml:1:" in result.output
    assert not (tmp_path / "out.pdf").exists()


def test_it_prints_the_questions_that_were_chosen_by_their_number_and_no_other(tmp_path: Path) -> None:
    asks = "ask_the_team:\n  - {ask: How long?, consideration: days}\n  - {ask: What else?, consideration: days}\n"
    asking = small(("statements:\n", f"{asks}statements:\n"))

    assert run(tmp_path, asking, "{}\n", "--ask", 2).exit_code == 0
    text = "".join(pages_of((tmp_path / "out.pdf").read_bytes()))
    assert "Whatelse?" in text
    assert "Howlong?" not in text

    refused = run(tmp_path, asking, "{}\n", "--ask", 99)
    assert refused.exit_code == 2
    assert "99 is none of them" in refused.output


def test_where_no_pdf_can_be_made_it_says_so_and_writes_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(typesetting.SOURCES, "handout-short.typ", "#nothing-of-that-name")
    result = run(tmp_path, SMALL, "duration: long\n")

    assert result.exit_code == 1
    assert "No PDF was written: the handout can't be set: TypstError in line 1:1 of the template." in result.output
    assert not (tmp_path / "out.pdf").exists()


def test_a_file_in_german_is_printed_in_german_without_being_asked(tmp_path: Path) -> None:
    run(tmp_path, small(("language: en", "language: de")), "duration: short\n")

    printed = "".join(pages_of((tmp_path / "out.pdf").read_bytes()))
    assert letters("Informationen für das Gespräch, kein Rat.") in printed
    assert letters("Information to talk about, not advice.") not in printed
