"""Words typed at a prompt go in; what a command makes or says comes out."""

from importlib import import_module

import click

# Where each command stands. A command is read only when it is asked for: a check needs no typesetting.
COMMANDS = {
    "author": "new_and_author.author",
    "check": "check.check",
    "diff": "review.diff",
    "examples": "examples.examples",
    "flow": "review.flow",
    "handout": "handout.handing_out",
    "history": "review.history",
    "new": "new_and_author.new",
    "pack": "review.pack",
    "report": "review.report",
    "serve": "serve.serve",
    "summary": "summary.summary",
    "translate": "translate.translate",
}


class Commands(click.Group):
    """The commands, each read when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        file, _, name = COMMANDS[cmd_name].partition(".")
        found: click.Command = getattr(import_module(f"{__name__}.{file}"), name)
        return found


@click.group(cls=Commands)
@click.version_option(package_name="decision-aid")
def main() -> None:
    """Patient decision aids from rule files: evidence to talk about, not a recommendation."""
