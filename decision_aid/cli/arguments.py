"""Arguments and options that commands share, and reading a rule file with its problems as a command-line error."""

import datetime
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import click

from decision_aid.checks.run import check_rule_file
from decision_aid.checks.withdrawn_sources import withdrawn_sources
from decision_aid.cli.answers_file import parse_answers_file
from decision_aid.consultation.answer_code import InvalidCode, decode, decoded_voices
from decision_aid.consultation.voices import Voices
from decision_aid.exchange.withdrawals import mark_withdrawn
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem, by_place
from decision_aid.rule_file.reading.suggestions import join_with_or
from decision_aid.storage.files import is_named_pipe, read_rule_bytes
from decision_aid.storage.withdrawals import load_withdrawals
from decision_aid.translation.checks import check_translation
from decision_aid.translation.files import original_of, translation_files
from decision_aid.translation.interface import gettext_of


class InputFile(click.Path):
    """A file to read, which a folder or a named pipe is not."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; a usage error where nothing can be read from it."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if path.is_dir():
            takes_many = param is not None and param.nargs < 0
            instead = f"the files in it: {path}/*.yaml" if takes_many else "a file in it."
            self.fail(f"'{path}' is a folder. Give {instead}", param, ctx)
        if is_named_pipe(path):
            self.fail(f"File '{path}' is no ordinary file.", param, ctx)
        return path


class InputFolder(click.Path):
    """A folder of rule files."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; a usage error where it is none of a folder."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not path.is_dir():
            self.fail(f"'{path}' is a file. Give the folder that it is in: {path.parent}", param, ctx)
        return path


FILE = InputFile(exists=True)
NEW = click.Path(path_type=Path)
HOW = "decision-aid translate FILE"
LANGUAGE = click.option("--language", default="", metavar="CODE", help="The language to write it in, such as es.")
FOLDER = InputFolder(exists=True)


class InvalidFile(click.ClickException):
    """A file with problems: exit status 1, with the problems on standard error, one a line."""

    def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(f"{path}:{problem}" for problem in problems))

    def show(self, file: IO[str] | None = None) -> None:
        """Print the problems without click's prefix "Error:"."""
        click.echo(self.format_message(), err=True)


def read_aid(path: Path) -> DecisionAid:
    """The aid in a rule file; raises InvalidFile with the problems if it can't be read."""
    aid, problems = check_rule_file(read_rule_bytes(path), today=datetime.date.today(), spoken=gettext_of)
    if aid is None:
        raise InvalidFile(path, problems)
    return mark_withdrawn(aid, load_withdrawals(path.parent))


def read_aid_in_language(path: Path, language: str) -> DecisionAid:
    """The aid in one of its languages, from a translation file beside it; "" for its own language."""
    aid = read_aid(path)
    if language in ("", aid.language):
        return aid
    there = translation_files(path)
    if language not in there:
        known = join_with_or([aid.language, *there])
        raise click.ClickException(f"{path} is not there in '{language}'. Write {known}, or make it: {HOW} {language}")
    found, problems = check_translation(aid, read_rule_bytes(there[language]))
    if found is None:
        raise InvalidFile(there[language], problems)
    return found


def read_answers(path: Path, aid: DecisionAid) -> Voices:
    """The answers in a file; raises InvalidFile with the problems if they can't be read."""
    answers, problems = parse_answers_file(read_rule_bytes(path), aid)
    if problems:
        raise InvalidFile(path, problems)
    return answers


def answers_in_code(code: str, aid: DecisionAid) -> Voices:
    """The answers in a code; a click exception where it is none of this version of the file."""
    try:
        return decoded_voices(aid, decode(code))
    except InvalidCode:
        message = "This is no code of this version of the file. Compare each group of four letters, and the file."
        raise click.ClickException(message) from None


def find_problems(path: Path) -> Iterator[tuple[Path, Problem]]:
    """All problems of a rule file and its translations, or of one translation file alone."""
    original = original_of(path)
    aid, problems = check_rule_file(read_rule_bytes(original or path), today=datetime.date.today(), spoken=gettext_of)
    if not original:
        withdrawn = withdrawn_sources(mark_withdrawn(aid, load_withdrawals(path.parent))) if aid else ()
        yield from ((path, problem) for problem in sorted((*problems, *withdrawn), key=by_place))
    elif aid is None:
        raise InvalidFile(original, problems)
    for sibling in (path,) if original else translation_files(path).values():
        if aid:
            yield from ((sibling, problem) for problem in check_translation(aid, read_rule_bytes(sibling))[1])
