"""`decision-aid bundle`: write an aid as one HTML file that needs no server and no network."""

import datetime
import hashlib
from pathlib import Path

import click

from decision_aid.cli.arguments import FILE, find_problems, read_aid, read_aid_in_language
from decision_aid.cli.output_file import OUTPUT, write_output
from decision_aid.model.problems import has_errors
from decision_aid.offline.runtime import HOW_TO_GET, WrongRuntime, read_runtime
from decision_aid.offline.single_file import Aid, make_single_file
from decision_aid.offline.under_node import NoNode
from decision_aid.storage.files import read_rule_bytes
from decision_aid.storage.folder_settings import FILE as SETTINGS_FILE
from decision_aid.storage.folder_settings import LOGOS
from decision_aid.storage.loading import RENAME, RESERVED
from decision_aid.storage.withdrawals import LIST
from decision_aid.translation.files import translation_files

BESIDE = (SETTINGS_FILE, *LOGOS, LIST)  # of the folder, where they are there: pages tell them too

NOT_APPROVED = (
    "%(file)s is not approved in: %(drafts)s. Its own language is always in the file; name others by --language."
)


@click.command()
@click.argument("file", type=FILE)
@click.option("-o", "--output", type=OUTPUT, required=True, help="The HTML file to write.")
@click.option("--engine", type=FILE, required=True, help=f"Pyodide's npm package, as “{HOW_TO_GET}” fetches it.")
@click.option("--language", "languages", multiple=True, metavar="CODE", help="Only these languages; all without it.")
@click.option("--approved-only", is_flag=True, help="Refuse an aid, or a translation of it, that is not approved.")
def bundle(file: Path, output: Path, engine: Path, languages: tuple[str, ...], *, approved_only: bool) -> None:
    """Write the aid as one HTML file: it opens in a browser without a network, and keeps nothing."""
    if file.stem in RESERVED:
        raise click.ClickException(RENAME % file.stem)
    if any(has_errors((problem,)) for _, problem in find_problems(file)):
        raise click.ClickException(f"{file} has errors, so it is put into no file. See: decision-aid check {file}")
    aid = _aid(file, languages)
    drafts = [one.language for one in (aid.aid, *aid.translations.values()) if not one.is_approved]
    if approved_only and drafts:
        raise click.ClickException(NOT_APPROVED % {"file": file, "drafts": ", ".join(drafts)})
    try:
        made = make_single_file(aid, read_runtime(engine), datetime.date.today())
    except (WrongRuntime, NoNode) as missing:
        raise click.ClickException(str(missing)) from None
    write_output(output, made)
    click.echo(f"{output}: {len(made) / 1e6:.1f} MB, SHA-256 {hashlib.sha256(made).hexdigest()}")


def _aid(file: Path, languages: tuple[str, ...]) -> Aid:
    original, there = read_aid(file), translation_files(file)
    if unknown := set(languages) - {original.language, *there}:
        raise click.ClickException(f"{file} has no translation into: {', '.join(sorted(unknown))}")
    wanted = {code: path for code, path in there.items() if not languages or code in languages}
    beside = (path for path in (file.parent / name for name in BESIDE) if path.is_file())
    files = {path.name: read_rule_bytes(path) for path in (file, *wanted.values(), *beside)}
    return Aid(file.stem, original, {code: read_aid_in_language(file, code) for code in wanted}, files)
