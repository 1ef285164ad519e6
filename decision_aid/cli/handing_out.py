"""A rule file and a file of answers go in; a handout to take home, as a PDF, comes out."""

import datetime
from pathlib import Path

import click

from decision_aid.answer_file import answers_in
from decision_aid.cli.files import FILE, Wrong, aid_in
from decision_aid.code import code_of
from decision_aid.handout import handout
from decision_aid.handout.typesetting import Form, Pages, Paper
from decision_aid.rule_folder import content
from decision_aid.summarising import summarise

PDF = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command("handout")
@click.argument("file", type=FILE)
@click.option("--answers", "answers_file", type=FILE, required=True, help="A YAML file: question: answer.")
@click.option("-o", "--output", type=PDF, required=True, help="The PDF to write.")
@click.option("--paper", type=click.Choice([one.value for one in Paper]), default="a4", show_default=True)
@click.option("--pages", type=click.Choice([one.value for one in Pages]), default="short", show_default=True)
@click.option("--large-print", is_flag=True, help="Set in 18 point.")
@click.option("--address", default="", help="The aid's start page, for the code to scan; else it holds the code alone.")
def handing_out(
    file: Path, answers_file: Path, output: Path, paper: str, pages: str, large_print: bool, address: str
) -> None:
    """Write what is known, for the answers in a file, as a PDF to print."""
    aid, today = aid_in(file), datetime.date.today()
    answers, problems = answers_in(content(answers_file), aid)
    if problems:
        raise Wrong(answers_file, problems)
    form = Form(Paper(paper), Pages(pages), large_print)
    made = handout(summarise(aid, answers, today=today), code_of(aid, answers), form, today=today, address=address)
    output.write_bytes(made.pdf)
    for letter in made.replaced:
        click.echo(f"No font has “{letter}” (U+{ord(letter):04X}); it is printed otherwise. Write it in other letters.")
