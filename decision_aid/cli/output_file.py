"""Files that commands write: as a whole or not at all, and never in the place of what they were made from."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import click

from decision_aid.storage.file_errors import is_not_allowed
from decision_aid.storage.files import naming, write_atomically
from decision_aid.translation.files import translation_files

OUTPUT = click.Path(dir_okay=False, writable=True, path_type=Path)
LESS_UMASK = 0o666


def write_output(output: Path, content: bytes) -> None:
    """Write what `--output` names; a click exception where it is an input of the command, or may not be written."""
    if any(_is_same_file(output, one) for one in _inputs(output)):
        raise click.UsageError(f"{output} is a file that this is made from, and stays as it is. Name another with -o.")
    try:
        save(output, content)
    except OSError as error:
        if is_not_allowed(error):
            raise click.ClickException(f"{output}: {error.strerror}. Choose another place with -o.") from None
        raise


def save(path: Path, content: bytes) -> None:
    """Write a file as a whole, with the permissions it has; behind a link, the file that it leads to.

    A device or pipe, such as /dev/stdout, is written as it is. The folder has to be there.
    """
    file = path.resolve()
    if file.exists() and not file.is_file():
        with naming(path):
            path.write_bytes(content)
    elif not file.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    else:
        write_atomically(file, content, file.stat().st_mode & 0o777 if file.exists() else LESS_UMASK)


def _inputs(output: Path) -> Iterator[Path]:
    """The files that the command was given, each with its translations."""
    given = click.get_current_context().params.values()
    for one in (one for one in given if isinstance(one, Path) and one is not output):
        yield from (one, *translation_files(one).values())


def _is_same_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
