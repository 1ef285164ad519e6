"""`decision-aid translate`: create or refresh the translation file of a rule file."""

from pathlib import Path

import click

from decision_aid.cli.arguments import FILE, InvalidFile, read_aid
from decision_aid.cli.output_file import save
from decision_aid.model.languages import has_page_texts, is_language_tag, no_page_texts, suggest_language_tag
from decision_aid.storage.files import read_rule_bytes
from decision_aid.translation.reading import read_translation
from decision_aid.translation.refresh import RefreshResult, new_translation_file, refresh_translation


@click.command()
@click.argument("file", type=FILE)
@click.argument("language")
def translate(file: Path, language: str) -> None:
    """Make or refresh the file with the texts of FILE in LANGUAGE, such as es, and say how much is done."""
    if not is_language_tag(language):
        raise click.ClickException(f"'{language}' is not the code of a language. {suggest_language_tag(language)}")
    sibling = file.with_name(f"{file.stem}.{language}.yaml")
    found = _refreshed(file, sibling, language)
    save(sibling, found.text.encode())
    told = f"{found.done} translated, {found.stale} out of date, {found.missing} missing"
    if not has_page_texts(language):
        click.echo(no_page_texts(language), err=True)
    click.echo(f"{sibling}: {told}. Next: write what is missing, then decision-aid check {sibling}")


def _refreshed(file: Path, sibling: Path, language: str) -> RefreshResult:
    aid = read_aid(file)
    if language == aid.language:
        raise click.ClickException(f"{file} itself is in that language. Name the one to translate it into.")
    if not sibling.exists():
        return refresh_translation(aid, new_translation_file(file.stem, language), None)
    written = read_rule_bytes(sibling)
    translation, problems = read_translation(written)
    if translation is None:
        raise InvalidFile(sibling, problems)
    return refresh_translation(aid, written.decode("utf-8-sig"), translation)
