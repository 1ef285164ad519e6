"""Arguments and options that commands share, and reading a rule file with its problems as a command-line error."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import click

from decision_aid.checks.run import checked
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem
from decision_aid.rule_file.reading.suggestions import listed
from decision_aid.storage.files import content
from decision_aid.translation.checks import in_other_words
from decision_aid.translation.files import original_of, siblings

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW = click.Path(path_type=Path)
HOW = "decision-aid translate FILE"
LANGUAGE = click.option("--language", default="", metavar="CODE", help="The language to write it in, such as es.")
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


class Wrong(click.ClickException):
    """A file with problems: exit status 1, with the problems on standard error, one a line."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(f"{path}:{problem}" for problem in problems))

    def show(self, file: IO[str] | None = None) -> None:
        """Print the problems without click's prefix "Error:"."""
        click.echo(self.format_message(), err=True)


def aid_in(path: Path) -> DecisionAid:
    """The aid in a rule file; raises Wrong with the problems if it can't be read."""
    aid, problems = checked(content(path), today=datetime.date.today())
    if aid is None:
        raise Wrong(path, problems)
    return aid


def aid_in_language(path: Path, language: str) -> DecisionAid:
    """The aid in one of its languages, from a translation file beside it; "" for its own language."""
    aid = aid_in(path)
    if language in ("", aid.language):
        return aid
    there = siblings(path)
    if language not in there:
        known = listed([aid.language, *there])
        raise click.ClickException(f"{path} is not there in '{language}'. Write {known}, or make it: {HOW} {language}")
    found, problems = in_other_words(aid, content(there[language]))
    if found is None:
        raise Wrong(there[language], problems)
    return found


def problems_of(path: Path) -> Iterator[tuple[Path, Problem]]:
    """All problems of a rule file and its translations, or of one translation file alone."""
    original = original_of(path)
    aid, problems = checked(content(original or path), today=datetime.date.today())
    if not original:
        yield from ((path, problem) for problem in problems)
    elif aid is None:
        raise Wrong(original, problems)
    for sibling in (path,) if original else siblings(path).values():
        if aid:
            yield from ((sibling, problem) for problem in in_other_words(aid, content(sibling))[1])
