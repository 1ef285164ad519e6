"""`decision-aid new` and `decision-aid author`: start a rule file or folder, and manage its authors."""

import contextlib
import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from decision_aid.checks.run import check_rule_file
from decision_aid.cli.arguments import FOLDER, NEW
from decision_aid.resources import resource_folder
from decision_aid.rule_file.editing.new_file import NewAid, new_rule_file
from decision_aid.storage.authors import (
    SHORTEST_PASSWORD,
    Authors,
    InvalidAuthorName,
    LastAdministrator,
    PasswordTooShort,
    Role,
)
from decision_aid.storage.files import write_atomically
from decision_aid.storage.history.commits import commit_first_versions, init_repository
from decision_aid.storage.history.repository import GIT, HistoryUnavailable
from decision_aid.translation.files import LIKE_A_RULE_FILE, PRIVATE_FOLDER, RULE_FILE_SUFFIX

STARTER = "starter.yaml"
FEWEST_OPTIONS = 2
ALONE = (
    "'{name}' alone administers {folder}. Let somebody else do that first: decision-aid author roles NAME administers."
)
NEEDS = "An aid needs a PATH that ends in .yaml, and two options or more."


@click.command()
@click.argument("path", type=NEW)
@click.option("--title", help="Begin an aid of that title; it needs the options below too.")
@click.option("--decision", help="What is to be decided, such as: Whether to wait.")
@click.option("--for", "for_whom", help="Who the aid is for.")
@click.option("--option", "options", multiple=True, help="An option; give it twice or more.")
@click.option("--theme", "themes", multiple=True, help="What matters in this decision; give it once or more.")
@click.option("--author", help="Who writes it.")
def new(path: Path, **said: Any) -> None:
    """Write a small rule file with comments, or a folder with aids to edit and their history.

    PATH is a file where it ends in .yaml, else a folder, which may be there already if nothing is in it. With --title,
    the file is an aid that says everywhere that nothing is known yet, and that authors alone see.
    """
    _refuse_ending(path)
    if _is_in_use(path):
        raise click.ClickException(f"{path} is there already, and nothing was written. Choose another name.")
    if any(said.values()):
        _new_aid(path, said)
    elif path.suffix == RULE_FILE_SUFFIX:
        write_atomically(path, (resource_folder("rules") / STARTER).read_bytes())
        click.echo(f"Wrote {path}. Next: decision-aid check {path}")
    else:
        _new_folder(path)


def _refuse_ending(path: Path) -> None:
    """A click exception where the name is nearly that of a rule file, so that the file would never be served."""
    like = LIKE_A_RULE_FILE.fullmatch(path.name)
    if like and path.suffix != RULE_FILE_SUFFIX:
        right = path.with_name(f"{like[1]}{RULE_FILE_SUFFIX}")
        raise click.ClickException(f"Only files whose names end in {RULE_FILE_SUFFIX} are served. Name it {right}.")


def _refuse_same_names(said: dict[str, Any]) -> None:
    for kind in ("options", "themes"):
        if len({" ".join(name.split()) for name in said[kind]}) < len(said[kind]):
            raise click.UsageError(f"Two {kind} have the same name.")


def _new_aid(path: Path, said: dict[str, Any]) -> None:
    """Write the file of an aid that is begun; nothing is written where something is missing, or has errors."""
    missing = [f"--{'for' if name == 'for_whom' else name.rstrip('s')}" for name, text in said.items() if not text]
    if missing or path.suffix != RULE_FILE_SUFFIX or len(said["options"]) < FEWEST_OPTIONS:
        raise click.UsageError(f"Missing: {', '.join(missing)}." if missing else NEEDS)
    _refuse_same_names(said)
    content = new_rule_file(NewAid(**said), datetime.date.today()).encode()
    aid, problems = check_rule_file(content, today=datetime.date.today())
    if aid is None:
        raise click.ClickException("Nothing was written. " + " ".join(problem.message for problem in problems))
    write_atomically(path, content)
    click.echo(
        f"Wrote {path}. Authors alone see it until the line 'hidden: yes' is gone. Next: decision-aid check {path}"
    )


def _is_in_use(path: Path) -> bool:
    """Whether writing here could lose something; an empty folder, such as a container's new volume, may be filled."""
    return path.exists() and (path.suffix == RULE_FILE_SUFFIX or not path.is_dir() or not _is_empty(path))


def _is_empty(folder: Path) -> bool:
    """Whether nothing is in a folder but what `serve` keeps there."""
    return all(one.name in (GIT, PRIVATE_FOLDER) for one in folder.iterdir())


def _new_folder(path: Path) -> None:
    shipped = sorted(resource_folder("rules").glob("*.yaml"))
    had_history = (path / GIT).exists()
    with _whole_or_not_at_all(path, [*(one.name for one in shipped), GIT, PRIVATE_FOLDER]):
        for one in shipped:
            write_atomically(path / one.name, one.read_bytes())
        try:
            init_repository(path)
            if had_history:
                commit_first_versions(path, [one.stem for one in shipped])
        except HistoryUnavailable as no:
            raise click.ClickException(f"Wrote {path}; its history could not be begun. {no.reason}") from None
    click.echo(f"Wrote {path} with {', '.join(one.name for one in shipped)}.")
    click.echo(f'Next: decision-aid author add "Your Name" --folder {path}')
    click.echo(f"Then: decision-aid serve {path} --edit")


@contextlib.contextmanager
def _whole_or_not_at_all(path: Path, names: list[str]) -> Iterator[None]:
    """Where the disk is full, take back what was written, so that the same command can be given again.

    Of these names and the folders above them, those that are there already stay.
    """
    made = [path / name for name in names if not (path / name).exists()]
    folders = [one for one in (path, *path.parents) if not one.exists()]
    try:
        yield
    except OSError:
        for one in made:
            shutil.rmtree(one) if one.is_dir() else one.unlink(missing_ok=True)
        for one in folders:
            with contextlib.suppress(OSError):
                one.rmdir()
        raise


@click.group()
def author() -> None:
    """Manage who may edit the rule files of a folder in the browser."""


IN_FOLDER = click.option("--folder", type=FOLDER, default=".", show_default=True, help="The folder of the rule files.")


@author.command()
@click.argument("name")
@IN_FOLDER
@click.option("--password", help="Asked for if not given.")
@click.option("--no-password", is_flag=True, help="For somebody whom --author-header names: they type none here.")
def add(name: str, folder: Path, password: str | None, no_password: bool) -> None:
    """Let NAME edit, or give NAME a new password."""
    if not any(folder.glob("*.yaml")) and not _is_empty(folder):
        raise click.ClickException(f"There is no rule file in {folder}. Name the folder that you serve with --folder.")
    if no_password and password is not None:
        raise click.UsageError("Give --password or --no-password, not both.")
    if password is None and not no_password:
        password = _asked_for()
    try:
        Authors(folder).add(name, password)
    except InvalidAuthorName:
        raise click.ClickException(f"'{name}' can't be used as an author's name. Use plain letters.") from None
    except PasswordTooShort:
        raise click.ClickException(f"That could be guessed. Use {SHORTEST_PASSWORD} letters or more.") from None
    way = "--edit --author-header ... names them" if no_password else "--edit runs"
    click.echo(f"{name} can {'edit' if no_password else 'sign in'} now, where decision-aid serve {folder} {way}.")


def _asked_for() -> str:
    asked: str = click.prompt(
        f"Password ({SHORTEST_PASSWORD} letters or more)", hide_input=True, confirmation_prompt=True
    )
    return asked


@author.command("list")
@IN_FOLDER
def list_names(folder: Path) -> None:
    """List everyone who may edit, one a line."""
    names = Authors(folder).names()
    for name in names:
        click.echo(name)
    if not names:
        click.echo(f"Nobody can edit in {folder} yet.", err=True)


@author.command()
@click.argument("name")
@IN_FOLDER
def remove(name: str, folder: Path) -> None:
    """Stop NAME from editing. What NAME published stays."""
    try:
        if not Authors(folder).remove(name):
            raise click.ClickException(f"There is no author '{name}' in {folder}.")
    except LastAdministrator:
        raise click.ClickException(ALONE.format(name=name, folder=folder)) from None
    click.echo(f"{name} can edit no more.")


@author.command()
@click.argument("name")
@click.argument("roles", nargs=-1, type=click.Choice([role.value for role in Role]))
@IN_FOLDER
def roles(name: str, roles: tuple[str, ...], folder: Path) -> None:
    """Say what NAME may do from now on, or list it where no ROLES are given.

    Who administers can say this in the browser too. Everybody may read and comment.
    """
    authors = Authors(folder)
    if name not in authors.names():
        raise click.ClickException(f"There is no author '{name}' in {folder}.")
    try:
        if roles:
            authors.assign_roles(name, [Role(one) for one in roles])
    except LastAdministrator:
        raise click.ClickException(ALONE.format(name=name, folder=folder)) from None
    held = authors.roles()[name]
    click.echo(f"{name}: {', '.join(role.value for role in Role if role in held)}")
