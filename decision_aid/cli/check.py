"""`decision-aid check`: print the problems in rule files, as text, JSON or GitHub annotations; or explain a check."""

import json
from pathlib import Path

import click

from decision_aid.checks.explanations import explanations
from decision_aid.cli.arguments import FILE, find_problems
from decision_aid.model.problems import Level, Problem, has_errors
from decision_aid.rule_file.reading.suggestions import closest_match

# Characters to escape in a workflow command's message, and in its properties (which end at a comma or colon).
DATA = "%\r\n"
PROPERTY = DATA + ":,"


@click.command()
@click.argument("files", nargs=-1, type=FILE)
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json", "github"]), default="text", show_default=True
)
@click.option("--explain", metavar="[ID]", is_flag=False, flag_value="", help="Say what a check looks for, and why.")
@click.option("--address", default="", help="The aid's start page; example people are then told with a link to it.")
def check(files: tuple[Path, ...], output_format: str, explain: str | None, address: str) -> None:
    """Check each FILE and list its errors. The exit status is 1 if there are any."""
    if explain is not None:
        click.echo(_explained(explain))
        return
    if not files:
        raise click.UsageError("Name a rule file, or a check with --explain.")
    found = list(dict.fromkeys(pair for path in files for pair in find_problems(path)))  # a translation is found twice
    if output_format == "json":
        click.echo(json.dumps([_facts(path, problem) for path, problem in found], indent=2, ensure_ascii=False))
    elif output_format == "github":
        for path, problem in found:
            click.echo(_annotation(path, problem))
        click.echo(_counted([problem for _, problem in found]), err=True)
    else:
        for path, problem in found:
            click.echo(f"{path}:{problem}")
            if address and problem.code:
                click.echo(f"  Open their answers: {address}#{problem.code.replace(' ', '')}")
        click.echo(_counted([problem for _, problem in found]), err=True)
    raise SystemExit(has_errors(tuple(problem for _, problem in found)))


def _counted(problems: list[Problem]) -> str:
    errors = sum(problem.level is Level.ERROR for problem in problems)
    numbers = ((errors, "error"), (len(problems) - errors, "warning"))
    return ", ".join(f"{count or 'no'} {word}{'' if count == 1 else 's'}" for count, word in numbers)


def _annotation(path: Path, problem: Problem) -> str:
    """A workflow command of GitHub Actions: it shows the problem at its line in a pull request."""
    place = {"file": path.as_posix(), "line": problem.place.line, "col": problem.place.column, "title": problem.check}
    properties = ",".join(f"{name}={_escaped(str(value), PROPERTY)}" for name, value in place.items())
    return f"::{problem.level.value} {properties}::{_escaped(problem.message, DATA)}"


def _escaped(text: str, letters: str) -> str:
    return "".join(f"%{ord(letter):02X}" if letter in letters else letter for letter in text)


def _explained(check: str) -> str:
    known = explanations()
    if check in known:
        return f"{check}\n\n{known[check].text}"
    width = max(map(len, known))
    listed = "\n".join(f"  {name:{width}}  {told.says}" for name, told in known.items())
    if not check:
        return listed
    near = closest_match(check, known)
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
        **({"code": problem.code} if problem.code else {}),
    }
