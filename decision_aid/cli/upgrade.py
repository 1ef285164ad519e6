"""`decision-aid upgrade`: bring a rule file to the newest form, so that it can use what only that form has."""

from pathlib import Path

import click

from decision_aid.cli.arguments import FILE, find_problems, read_aid
from decision_aid.cli.output_file import save
from decision_aid.model.enums import FileFormat
from decision_aid.rule_file.editing.document import open_document
from decision_aid.rule_file.editing.patch import Patch
from decision_aid.rule_file.editing.values import Value
from decision_aid.storage.files import read_rule_bytes

NEWEST = str(max(form.value for form in FileFormat))


@click.command()
@click.argument("file", type=FILE)
def upgrade(file: Path) -> None:
    """Bring FILE to the newest form of rule files: one line is written, and nothing else in it changes."""
    read_aid(file)
    before = read_rule_bytes(file)
    after = upgraded(before)
    if after == before:
        click.echo(f"{file} has form {NEWEST} already; nothing was changed.")
        return
    told = {problem.message for _, problem in find_problems(file)}
    save(file, after)
    click.echo(f"{file} now has form {NEWEST}. People see what they saw before.")
    for path, problem in find_problems(file):
        if problem.message not in told:
            click.echo(f"{path}:{problem}")


def upgraded(content: bytes) -> bytes:
    """The file in the newest form, unchanged if it has that. Raises Unreadable on errors of syntax."""
    file = open_document(content)
    value = file.value if isinstance(file.value, dict) else {}
    wanted: Value = {"format": NEWEST} | value | {"format": NEWEST}
    return file.replaced(Patch(file).replacements(file.node, wanted))
