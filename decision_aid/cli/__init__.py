"""The command line `decision-aid`: a click group that imports each command only when it is used."""

import contextlib
import errno
import gc
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import click

# Command name -> module.function; imported lazily.
COMMANDS = {
    "author": "new_and_author.author",
    "bundle": "bundle.bundle",
    "check": "check.check",
    "diff": "review.diff",
    "due": "due.due",
    "examples": "examples.examples",
    "fhir": "fhir.fhir",
    "flow": "review.flow",
    "handout": "handout.handout_command",
    "history": "review.history",
    "import": "import_evidence.import_command",
    "new": "new_and_author.new",
    "pack": "review.pack",
    "report": "review.report",
    "schema": "schema.schema",
    "serve": "serve.serve",
    "sheet": "import_evidence.sheet",
    "summary": "summary.summary",
    "translate": "translate.translate",
    "upgrade": "upgrade.upgrade",
}
# Garbage collection: each look at all that is there is slow, and a short-lived command frees next to nothing by it.
GC_THRESHOLD = 100_000


class Commands(click.Group):
    """A click group with lazy imports, since `check` should not wait for the web server or typesetting to load."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The options, read; those that print, such as --help, do so here."""
        gc.set_threshold(GC_THRESHOLD)
        with _file_errors_in_one_line():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """What the command says."""
        with _file_errors_in_one_line():
            return super().invoke(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command of that name; None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        file, _, name = COMMANDS[cmd_name].partition(".")
        found: click.Command = getattr(import_module(f"{__name__}.{file}"), name)
        return found


@contextlib.contextmanager
def _file_errors_in_one_line() -> Iterator[None]:
    """Where a file can't be used, tell its name and the reason in place of a traceback."""
    try:
        yield
    except OSError as error:
        if error.errno in {None, errno.EPIPE}:  # click ends quietly where nobody reads on
            raise
        from decision_aid.storage.file_errors import explanation

        _close_full_output()
        raise click.ClickException(explanation(error)) from None


def _close_full_output() -> None:
    """Where the rest of what was printed can't be written, drop it: Python would try again at its end, and fail."""
    try:
        sys.stdout.flush()
    except OSError:
        with contextlib.suppress(OSError):
            sys.stdout.close()


@click.group(cls=Commands)
@click.version_option(package_name="decision-aid")
def main() -> None:
    """Patient decision aids from rule files: information to talk about, not advice."""
