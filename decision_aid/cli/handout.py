"""`decision-aid handout`: write a handout as PDF for the answers in a file."""

import contextlib
import datetime
from collections.abc import Iterator
from pathlib import Path

import click

from decision_aid.cli.arguments import FILE, LANGUAGE, read_aid, read_aid_in_language, read_answers
from decision_aid.cli.output_file import OUTPUT, write_output
from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.model.aid import DecisionAid
from decision_aid.output.handout import letters_without_font, make_handout
from decision_aid.output.handout.paper_options import Pages, Paper, PaperOptions
from decision_aid.output.handout.typesetting import TypesettingFailed
from decision_aid.storage.folder_settings import load_settings
from decision_aid.translation.interface import gettext_of


@contextlib.contextmanager
def _reporting_failures() -> Iterator[None]:
    """TypesettingFailed becomes a command-line error."""
    try:
        yield
    except TypesettingFailed as error:
        raise click.ClickException(f"No PDF was written: {error}. Serve the file and print the page.") from None


@click.command("handout")
@click.argument("file", type=FILE)
@click.option("--answers", "answers_file", type=FILE, required=True, help="A YAML file: question: answer.")
@click.option("-o", "--output", type=OUTPUT, required=True, help="The PDF to write.")
@click.option("--paper", type=click.Choice([one.value for one in Paper]), default="a4", show_default=True)
@click.option("--pages", type=click.Choice([one.value for one in Pages]), default="short", show_default=True)
@click.option("--large-print", is_flag=True, help="In 18 point; the short form then takes the sheets that it needs.")
@LANGUAGE
@click.option("--side-by-side", is_flag=True, help="Set the language of the file beside the one named.")
@click.option("--address", default="", help="The aid's start page, for the code to scan; else it holds the code alone.")
@click.option("--ask", multiple=True, type=click.IntRange(min=1), help="A question for the team, by its number there.")
@_reporting_failures()
def handout_command(
    file: Path,
    answers_file: Path,
    output: Path,
    paper: str,
    pages: str,
    large_print: bool,
    address: str,
    ask: tuple[int, ...],
    language: str,
    side_by_side: bool,
) -> None:
    """Write what is known, for the answers in a file, as a PDF to print."""
    aid, today = read_aid_in_language(file, language), datetime.date.today()
    answers = read_answers(answers_file, aid)
    form, code = PaperOptions(Paper(paper), Pages(pages), large_print), encode_answers(aid, answers)
    _refuse_numbers(aid, ask)
    aids = (_original(file, aid), aid) if side_by_side else (aid,)
    _refuse_letters(*aids)
    summary, *others = (summarise(one, answers, today=today, translate=gettext_of(one.language)) for one in aids)
    other = others[0] if others else None
    hospital = load_settings(file.parent).hospital
    made = make_handout(summary, code, form, other=other, today=today, address=address, chosen=ask, hospital=hospital)
    write_output(output, made)


def _refuse_letters(*aids: DecisionAid) -> None:
    if letters := letters_without_font(*aids):
        named = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in letters)
        raise TypesettingFailed(f"no font has {named}")


def _refuse_numbers(aid: DecisionAid, numbers: tuple[int, ...]) -> None:
    for number in numbers:
        if number > len(aid.ask_the_team):
            raise click.BadParameter(
                f"The file has {len(aid.ask_the_team)} questions for the team; {number} is none of them."
            )


def _original(file: Path, aid: DecisionAid) -> DecisionAid:
    """The aid in the rule file's own language, for a bilingual handout."""
    if aid.translated is None:
        raise click.UsageError("Name with --language the second language.")
    return read_aid(file)
