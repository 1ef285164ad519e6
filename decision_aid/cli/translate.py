"""`decision-aid translate`: create or refresh the translation file of a rule file."""

from pathlib import Path

import click

from decision_aid.cli.arguments import FILE, Wrong, aid_in
from decision_aid.rule_file.reading.languages import code_meant, is_code
from decision_aid.storage.files import content
from decision_aid.translation.reading import read_translation
from decision_aid.translation.refresh import Refreshed, new, refreshed


@click.command()
@click.argument("file", type=FILE)
@click.argument("language")
def translate(file: Path, language: str) -> None:
    """Make or refresh the file with the texts of FILE in LANGUAGE, such as es, and say how much is done."""
    if not is_code(language):
        raise click.ClickException(f"'{language}' is not the code of a language. {code_meant(language)}")
    sibling = file.with_name(f"{file.stem}.{language}.yaml")
    found = _refreshed(file, sibling, language)
    sibling.write_text(found.text, encoding="utf-8")
    told = f"{found.done} done, {found.stale} stale, {found.missing} missing"
    click.echo(f"{sibling}: {told}. Next: write what is missing, then decision-aid check {sibling}")


def _refreshed(file: Path, sibling: Path, language: str) -> Refreshed:
    aid = aid_in(file)
    if language == aid.language:
        raise click.ClickException(f"{file} itself is in that language. Name the one to translate it into.")
    if not sibling.exists():
        return refreshed(aid, new(file.stem, language), None)
    written = content(sibling)
    translation, problems = read_translation(written)
    if translation is None:
        raise Wrong(sibling, problems)
    return refreshed(aid, written.decode("utf-8-sig"), translation)
