"""`decision-aid fhir`: an aid and the answers to it as FHIR R4 resources for a record system, and a response read."""

import contextlib
import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import click

from decision_aid.checks.proofs.wording import answers_as_yaml
from decision_aid.cli.arguments import FILE, LANGUAGE, answers_in_code, read_aid_in_language, read_answers
from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.voices import Voices
from decision_aid.consultation.wording import Translate
from decision_aid.model.aid import DecisionAid
from decision_aid.model.hospital import Hospital
from decision_aid.output.fhir.bundle import consultation_bundle
from decision_aid.output.fhir.enable_when import Item
from decision_aid.output.fhir.normal_form import TooManyTests
from decision_aid.output.fhir.questionnaire import LOST, NOT_IN_FORM, nested_conditions, questionnaire
from decision_aid.output.fhir.questionnaire_response import parse_response, questionnaire_response
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.paper_options import PaperOptions
from decision_aid.output.handout.typesetting import TypesettingFailed
from decision_aid.storage.folder_settings import load_settings
from decision_aid.translation.interface import gettext_of

NESTED = "The condition of these takes groups within groups:"
DIFFER = "The answers to these differ. The response has the person's:"


@contextlib.contextmanager
def _reporting_failures() -> Iterator[None]:
    """What can't be made becomes a command-line error."""
    try:
        yield
    except TooManyTests as error:
        raise click.ClickException(
            f"The condition of {str(error) or 'a question'} is too long for a FHIR form."
        ) from None
    except TypesettingFailed as error:
        raise click.ClickException(f"No handout can be made: {error}.") from None


@click.command()
@click.argument("file", type=FILE)
@click.option("--answers", "answers_file", type=FILE, help="A YAML file: question: answer.")
@click.option("--code", help="The answers as a code, as on a handout.")
@click.option("--response", type=FILE, help="A QuestionnaireResponse: its answers are printed as YAML.")
@click.option("--bundle", is_flag=True, help="Print a Bundle: the form, the answers, the note and the handout.")
@LANGUAGE
@_reporting_failures()
def fhir(
    file: Path, answers_file: Path | None, code: str | None, response: Path | None, bundle: bool, language: str
) -> None:
    """Print the aid as a FHIR R4 Questionnaire or, with answers, as a QuestionnaireResponse."""
    given = sum(one is not None for one in (answers_file, code, response))
    if given > 1 or bundle > given:
        raise click.UsageError("Give the answers with one of --answers, --code and --response.")
    aid, today = read_aid_in_language(file, language), datetime.date.today()
    said = gettext_of(aid.language)
    if not given:
        _print(_form(aid, said))
        return
    voices = read_answers(answers_file, aid) if answers_file else _answers_in(response, code or "", aid)
    if differing := [name for name in aid.questions_by_id if voices.disagree_on(name)]:
        click.echo("\n  ".join([DIFFER, *differing]), err=True)
    if bundle:
        _print(_bundle(aid, voices, today, said, load_settings(file.parent).hospital))
    elif response:
        click.echo("\n".join(answers_as_yaml(aid, voices.person)))
    else:
        _print(questionnaire_response(aid, voices, today=today, translate=said))


def _answers_in(response: Path | None, code: str, aid: DecisionAid) -> Voices:
    """The answers in a response or a code; none of them where one was refused."""
    if response is None:
        return answers_in_code(code, aid)
    answers, refused = parse_response(response.read_bytes(), aid)
    if refused:
        raise click.ClickException("\n  ".join([f"No answer was taken from {response}:", *refused]))
    return Voices(answers)


def _form(aid: DecisionAid, said: Translate) -> Item:
    """The form; on standard error, what it cannot hold."""
    form = questionnaire(aid, said)
    click.echo("\n  ".join([NOT_IN_FORM, *LOST]), err=True)
    if nested := list(nested_conditions(form["item"])):
        click.echo("\n  ".join([NESTED, *nested]), err=True)
    return form


def _bundle(aid: DecisionAid, voices: Voices, today: datetime.date, said: Translate, hospital: Hospital) -> Item:
    summary, code = summarise(aid, voices, today=today, translate=said), encode_answers(aid, voices)
    pdf = make_handout(summary, code, PaperOptions(), today=today, hospital=hospital)
    return consultation_bundle(aid, voices, pdf, today=today, translate=said)


def _print(resource: Item) -> None:
    click.echo(json.dumps(resource, indent=1, ensure_ascii=False))
