"""Words typed at a prompt go in; what a command makes or says comes out."""

import click

from decision_aid.cli.authoring import check
from decision_aid.cli.beginning import author, new
from decision_aid.cli.handing_out import handing_out
from decision_aid.cli.reviewing import diff, flow, history, pack, report
from decision_aid.cli.serving import serve
from decision_aid.cli.summarising import summary
from decision_aid.cli.translating import translate
from decision_aid.cli.trying import examples


@click.group()
@click.version_option(package_name="decision-aid")
def main() -> None:
    """Patient decision aids from rule files: evidence to talk about, not a recommendation."""


for command in (
    serve,
    check,
    summary,
    examples,
    handing_out,
    report,
    diff,
    flow,
    pack,
    new,
    translate,
    author,
    history,
):
    main.add_command(command)
