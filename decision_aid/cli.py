"""Words typed at a prompt go in; a running server, a list of problems, a summary or a new rule file comes out."""

import datetime
import json
import socket
from pathlib import Path
from typing import IO

import click

from decision_aid.answer_file import answers_in
from decision_aid.answers import Answer
from decision_aid.checks import checked
from decision_aid.explaining import explanations
from decision_aid.exports import plain, text
from decision_aid.model import DecisionAid
from decision_aid.problems import Problem, has_errors
from decision_aid.reading.nearness import nearest
from decision_aid.rule_folder import content
from decision_aid.shipped import shipped
from decision_aid.summarising import summarise

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(exists=False, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
@click.version_option(package_name="decision-aid")
def main() -> None:
    """Patient decision aids from rule files: evidence to talk about, not a recommendation."""


@main.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def serve(folder: Path | None, host: str, port: int) -> None:
    """Serve the aids in FOLDER (the shipped ones where none is given)."""
    import waitress

    from decision_aid.web import create_app

    app = create_app(folder or shipped("rules"))
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise click.ClickException(f"Port {port} on {host} can't be used: {error.strerror}. Try --port 8001.") from None
    click.echo(f"Decision aids on http://{host}:{port}  (Ctrl+C ends it)")
    waitress.serve(app, sockets=[listening], ident=None, _quiet=True)


@main.command()
@click.argument("files", nargs=-1, type=FILE)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--explain", metavar="[ID]", is_flag=False, flag_value="", help="Say what a check looks for, and why.")
def check(files: tuple[Path, ...], form: str, explain: str | None) -> None:
    """Say what is not right in each FILE; ends with 1 where there are errors."""
    if explain is not None:
        click.echo(_explained(explain))
        return
    if not files:
        raise click.UsageError("Name a rule file, or a check with --explain.")
    found = [(path, problem) for path in files for problem in checked(content(path), today=datetime.date.today())[1]]
    if form == "json":
        click.echo(json.dumps([_facts(path, problem) for path, problem in found], indent=2, ensure_ascii=False))
    else:
        for path, problem in found:
            click.echo(f"{path}:{problem}")
    raise SystemExit(has_errors(tuple(problem for _, problem in found)))


def _explained(check: str) -> str:
    known = explanations()
    if check in known:
        return f"{check}\n\n{known[check].text}"
    listed = "\n".join(f"  {name:24}{told.says}" for name, told in known.items())
    if not check:
        return listed
    near = nearest(check, known)
    raise click.ClickException(
        f"There is no check '{check}'." + (f" Did you mean '{near}'?" if near else f"\n{listed}")
    )


def _facts(path: Path, problem: Problem) -> dict[str, str | int]:
    return {
        "path": str(path),
        "line": problem.place.line,
        "column": problem.place.column,
        "level": problem.level.value,
        "check": problem.check,
        "message": problem.message,
    }


@main.command()
@click.argument("file", type=FILE)
@click.option("--answers", "answers_file", type=FILE, required=True, help="A YAML file: question: answer.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def summary(file: Path, answers_file: Path, form: str) -> None:
    """Print what is known, for the answers in a file."""
    aid = _aid(file)
    made = summarise(aid, _answers(answers_file, aid), today=datetime.date.today())
    click.echo(json.dumps(plain(made), indent=2, ensure_ascii=False) if form == "json" else text(made))


def _aid(path: Path) -> DecisionAid:
    aid, problems = checked(content(path), today=datetime.date.today())
    if aid is None:
        raise _Wrong(path, problems)
    return aid


def _answers(path: Path, aid: DecisionAid) -> dict[str, Answer]:
    answers, problems = answers_in(content(path), aid)
    if problems:
        raise _Wrong(path, problems)
    return answers


class _Wrong(click.ClickException):
    """A file can't be used; shown as its problems, a line each."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(f"{path}:{problem}" for problem in problems))

    def show(self, file: IO[str] | None = None) -> None:
        click.echo(self.format_message(), err=True)


@main.command()
@click.argument("path", type=NEW_FILE)
def new(path: Path) -> None:
    """Write a small rule file with comments, to begin from."""
    if path.exists():
        raise click.ClickException(f"{path} is there already, and nothing was written. Choose another name.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((shipped("rules") / "starter.yaml").read_bytes())
    click.echo(f"Wrote {path}. Next: decision-aid check {path}")


if __name__ == "__main__":
    main()
