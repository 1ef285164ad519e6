"""A rule file and a file of answers go in; the evidence summary comes out."""

import datetime
import json
from pathlib import Path

import click

from decision_aid.answer_file import answers_in
from decision_aid.cli.files import FILE, Wrong, aid_in
from decision_aid.exports import plain, text
from decision_aid.model import DecisionAid
from decision_aid.rule_folder import content
from decision_aid.summarising import summarise
from decision_aid.voices import Voices


@click.command()
@click.argument("file", type=FILE)
@click.option("--answers", "answers_file", type=FILE, required=True, help="A YAML file: question: answer.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def summary(file: Path, answers_file: Path, form: str) -> None:
    """Print what is known, for the answers in a file."""
    aid = aid_in(file)
    made = summarise(aid, _answers(answers_file, aid), today=datetime.date.today())
    click.echo(json.dumps(plain(made), indent=2, ensure_ascii=False) if form == "json" else text(made))


def _answers(path: Path, aid: DecisionAid) -> Voices:
    answers, problems = answers_in(content(path), aid)
    if problems:
        raise Wrong(path, problems)
    return answers
