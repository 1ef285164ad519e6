"""`decision-aid fhir`: print an aid as a FHIR R4 Questionnaire for a record system."""

import json
from pathlib import Path

import click

from decision_aid.cli.arguments import FILE, LANGUAGE, read_aid_in_language
from decision_aid.output.fhir.enable_when import Item
from decision_aid.output.fhir.normal_form import TooManyTests
from decision_aid.output.fhir.questionnaire import LOST, NOT_IN_FORM, nested_conditions, questionnaire
from decision_aid.translation.interface import catalogue

NESTED = "The condition of these takes groups within groups:"


@click.command()
@click.argument("file", type=FILE)
@LANGUAGE
def fhir(file: Path, language: str) -> None:
    """Print the aid as a FHIR R4 Questionnaire, and on standard error what the form cannot hold."""
    aid = read_aid_in_language(file, language)
    try:
        form = questionnaire(aid, catalogue(language).gettext)
    except TooManyTests as error:
        raise click.ClickException(f"The condition of {error} is too long for a FHIR form.") from None
    click.echo("\n  ".join([NOT_IN_FORM, *LOST]), err=True)
    if nested := list(nested_conditions(form["item"])):
        click.echo("\n  ".join([NESTED, *nested]), err=True)
    _print(form)


def _print(resource: Item) -> None:
    click.echo(json.dumps(resource, indent=1, ensure_ascii=False))
