"""`decision-aid due`: which aids of a folder must be gone through again soon, for a reminder from cron."""

import datetime
from pathlib import Path

import click

from decision_aid.cli.arguments import FOLDER
from decision_aid.model.aid import DecisionAid
from decision_aid.review.due import DAYS_AHEAD, days_left, is_due
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.storage.file_errors import explanation
from decision_aid.storage.files import read_rule_bytes
from decision_aid.translation.files import list_rule_files, not_served


@click.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "--within", type=click.IntRange(min=0), default=DAYS_AHEAD, show_default=True, metavar="DAYS", help="Days ahead."
)
def due(folder: Path, within: int) -> None:
    """List the aids in FOLDER whose `review_by` is near or past. The exit status is 1 if there are any.

    Aids that authors alone see are left out. A file that can't be read or served counts as due.
    """
    today = datetime.date.today()
    listing = list_rule_files(folder)
    paths = [folder / f"{name}.yaml" for name in listing.rule_files]
    read = [(path, _read_or_report(path)) for path in paths]
    found = [(aid.about.review_by, path, aid) for path, aid in read if aid and is_due(aid, today, within)]
    for day, path, aid in sorted(found, key=lambda one: one[:2]):
        click.echo(f"{day}  {_when(days_left(aid, today))}  {path}: {aid.title}")
    unusable = list(not_served(folder, listing))
    for why in unusable:
        click.echo(why, err=True)
    raise SystemExit(bool(found or unusable) or any(aid is None for _, aid in read))


def _read_or_report(path: Path) -> DecisionAid | None:
    """The aid in a file; None, with the reason on standard error, where there is none."""
    aid, why = None, f"{path} has errors. “decision-aid check {path}” lists them."
    try:
        aid = read_rule_file(read_rule_bytes(path))[0]
    except OSError as error:
        why = explanation(error)
    if aid is None:
        click.echo(why, err=True)
    return aid


def _when(days: int) -> str:
    if days == 0:
        return "today"
    count = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"in {count}" if days > 0 else f"{count} late"
