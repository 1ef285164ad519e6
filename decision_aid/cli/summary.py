"""`decision-aid summary`: print the summary for answers in a file or in an answer code, as text or JSON."""

import datetime
import json
from pathlib import Path

import click

from decision_aid.cli.arguments import FILE, LANGUAGE, answers_in_code, read_aid_in_language, read_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from decision_aid.translation.interface import gettext_of


@click.command()
@click.argument("file", type=FILE)
@click.option("--answers", "answers_file", type=FILE, help="A YAML file: question: answer.")
@click.option("--code", default="", help="The answers as a code, as on a handout or with a finding of a check.")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@LANGUAGE
def summary(file: Path, answers_file: Path | None, code: str, output_format: str, language: str) -> None:
    """Print what is known, for the answers in a file or in a code."""
    if bool(answers_file) is bool(code):
        raise click.UsageError("Give the answers with one of the two, --answers or --code.")
    aid = read_aid_in_language(file, language)
    answers = read_answers(answers_file, aid) if answers_file else answers_in_code(code, aid)
    said = gettext_of(aid.language)
    made = summarise(aid, answers, today=datetime.date.today(), translate=said)
    click.echo(
        json.dumps(summary_as_json(made, said), indent=2, ensure_ascii=False)
        if output_format == "json"
        else summary_as_text(made, said)
    )
