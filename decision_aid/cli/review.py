"""`decision-aid report`, `diff`, `flow`, `pack` and `history`: what a reviewer needs from the command line."""

import datetime
import json
from pathlib import Path

import click

from decision_aid.checks.run import check_rule_file
from decision_aid.checks.withdrawn_sources import withdrawn_sources
from decision_aid.cli.arguments import FILE, InvalidFile, read_aid
from decision_aid.cli.output_file import OUTPUT, write_output
from decision_aid.exchange.withdrawals import mark_withdrawn
from decision_aid.model.aid import DecisionAid
from decision_aid.model.fingerprint import fingerprint, short_fingerprint
from decision_aid.review import diff as differing
from decision_aid.review import flow as flowing
from decision_aid.review import standards
from decision_aid.review.comments import Comment, DamagedComments
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.storage.comments import comments_file, load_comments
from decision_aid.storage.files import read_rule_bytes
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.history.versions import versions
from decision_aid.storage.review_status import status_of
from decision_aid.storage.withdrawals import load_withdrawals
from decision_aid.translation.interface import gettext_of


@click.command()
@click.argument("file", type=FILE)
@click.option("--standard", type=click.Choice(list(standards.STANDARDS)), required=True)
@click.option("--format", "output_format", type=click.Choice(["text", "html"]), default="text", show_default=True)
def report(file: Path, standard: str, output_format: str) -> None:
    """Compare FILE with a standard: what it meets, where, and what a person must sign."""
    from decision_aid.review.pack import render_report

    made = standards.assess(read_aid(file), standard, datetime.date.today())
    click.echo(render_report(made) if output_format == "html" else standards.report_as_text(made))


@click.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def diff(old: Path, new: Path, output_format: str) -> None:
    """Describe what changed from OLD to NEW, and who now sees something else."""
    found = differing.diff_aids(_aid_to_compare(old), _aid_to_compare(new))
    plain = output_format == "json"
    click.echo(
        json.dumps(differing.diff_as_json(found), indent=2, ensure_ascii=False)
        if plain
        else differing.diff_as_text(found)
    )


def _aid_to_compare(path: Path) -> DecisionAid:
    """An aid to compare. It need not pass all checks: old versions may fail newer ones."""
    aid, problems = read_rule_file(read_rule_bytes(path))
    if aid is None:
        raise InvalidFile(path, problems)
    return aid


@click.command()
@click.argument("file", type=FILE)
@click.option("--format", "output_format", type=click.Choice(["text", "svg"]), default="text", show_default=True)
def flow(file: Path, output_format: str) -> None:
    """Show the questions of FILE, when each is asked and what it decides."""
    found = flowing.build_flow(read_aid(file))
    click.echo(flowing.render_svg(found, alone=True) if output_format == "svg" else flowing.flow_as_text(found))


@click.command()
@click.argument("file", type=FILE)
@click.option("-o", "--output", type=OUTPUT, required=True, help="The HTML file to write.")
@click.option("--since", type=FILE, help="An earlier version, to say what changed.")
def pack(file: Path, output: Path, since: Path | None) -> None:
    """Write all that a reviewer reads and signs into one HTML file."""
    from decision_aid.review.pack import build_pack as packed
    from decision_aid.review.pack import render_pack

    today = datetime.date.today()
    aid, problems = check_rule_file(read_rule_bytes(file), today=today, spoken=gettext_of)
    if aid is None:
        raise InvalidFile(file, problems)
    aid = mark_withdrawn(aid, load_withdrawals(file.parent))
    problems = (*problems, *withdrawn_sources(aid))
    since_then = differing.diff_aids(_aid_to_compare(since), aid) if since else None
    made = packed(aid, problems, today, since_then, _comments(file))
    write_output(output, render_pack(made).encode())


def _comments(path: Path) -> tuple[Comment, ...]:
    """The comments on a rule file; none, told on standard error, where they can't be read."""
    try:
        return load_comments(path)
    except DamagedComments as damaged:
        click.echo(f"{comments_file(path)} can't be read, so the pack has no comments. {damaged.why}", err=True)
        return ()


@click.command()
@click.argument("file", type=FILE)
@click.option("--find", default="", metavar="LETTERS", help="Only the version of a handout: what it says after “file”.")
def history(file: Path, find: str) -> None:
    """List the versions of FILE in git, newest first: version, date, author, status and reason."""
    try:
        found = [one for one in versions(file.parent, file.stem) if fingerprint(one.content).startswith(find.lower())]
    except HistoryUnavailable as no:
        raise click.ClickException(no.reason) from None
    if not found:
        raise click.ClickException(f"{file} has no version {find!r}." if find else f"{file} has no history.")
    for version in found:
        commit_info, state = version.commit_info, status_of(version.content)
        said = commit_info.reason.partition("\n")[0]
        facts = (
            short_fingerprint(fingerprint(version.content)),
            f"{commit_info.moment.astimezone():%Y-%m-%d %H:%M}",
            commit_info.author,
        )
        click.echo("  ".join([*facts, state.value if state else "no state", said]))
