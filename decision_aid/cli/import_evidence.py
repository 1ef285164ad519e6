"""`decision-aid import` and `sheet`: what other tools wrote into a rule file, and its statements as a sheet.

What an import would change is shown before it is written.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from decision_aid.cli.arguments import FILE, InvalidFile, find_problems
from decision_aid.cli.output_file import OUTPUT, save, write_output
from decision_aid.exchange.citation_file import MOST_BYTES, read_citations
from decision_aid.exchange.draft_findings import FindingsFile, with_findings
from decision_aid.exchange.findings_file import holds_findings, read_findings
from decision_aid.exchange.new_sources import propose_sources, with_sources
from decision_aid.exchange.sheet_changes import compare_sheet, with_sheet_changes
from decision_aid.exchange.statement_sheet import sheet_of
from decision_aid.exchange.table_file import as_csv, is_table, read_table
from decision_aid.exchange.unreadable import UnknownFormat, UnreadableImport
from decision_aid.exchange.xlsx import as_xlsx
from decision_aid.model.problems import Level
from decision_aid.rule_file.editing import Document, EntryKind, Unreadable, Unwritable, open_document
from decision_aid.rule_file.editing.entry_kinds import entry_ids
from decision_aid.rule_file.reading.suggestions import join_with_or
from decision_aid.storage.files import read_rule_bytes
from decision_aid.storage.line_diff import LineKind, diff_lines

WRITERS = {".xlsx": as_xlsx, ".csv": as_csv}
THESE_CAN = (
    "These can: citations (RIS, PubMed .nbib, BibTeX, CSL-JSON, EndNote .xml and .enw, Web of Science .ciw), results "
    "(ClinicalTrials.gov JSON, RevMan .rm5 or CSV), and a sheet that `decision-aid sheet` made (.xlsx, .csv)."
)
MARKS = {LineKind.SAME: " ", LineKind.GONE: "-", LineKind.NEW: "+"}


@click.command("import")
@click.argument("file", type=FILE)
@click.argument("evidence", type=FILE)
@click.option("--kind", default="", metavar="WORDS", help="The kind of study, for sources of which no record says it.")
@click.option("--take", type=int, multiple=True, metavar="NUMBER", help="A result to take, by its number in the list.")
@click.option("--outcome", default="", metavar="ID", help="The outcome of FILE that these results are about.")
@click.option("--group", multiple=True, metavar="NAME=OPTION", help="The option of FILE that a group of the study had.")
@click.option("--write", is_flag=True, help="Write FILE. Without it, the changes are only shown.")
def import_command(
    file: Path, evidence: Path, kind: str, take: tuple[int, ...], outcome: str, group: tuple[str, ...], *, write: bool
) -> None:
    """Take EVIDENCE into FILE: citations, results of a study or review, or a sheet of statements with its changes.

    Citations (RIS, NBIB, BibTeX, CSL-JSON, EndNote, CIW) become sources. Results (ClinicalTrials.gov JSON, RevMan .rm5
    or CSV) are listed, and those that you --take become draft statements without a certainty. A sheet is one that
    `sheet` made, as CSV or XLSX.
    """
    before, content = _open(file), _bytes(evidence)
    told: list[str] = []
    try:
        if holds_findings(content) and not take:
            _list_findings(read_findings(content))
            return
        if holds_findings(content):
            after = _with_findings(before, read_findings(content), take, outcome, group)
        elif is_table(content):
            after, told = _with_table(before, content)
        else:
            after, told = _with_citations(before, content, kind)
    except UnknownFormat:
        raise click.ClickException(f"{evidence} is no file that can be taken in. {THESE_CAN}") from None
    except UnreadableImport as error:
        raise click.ClickException(str(error)) from None
    except Unwritable as error:
        raise click.ClickException(f"A sign that can't be seen stands in: {error.text!r}") from None
    for line in told:
        click.echo(line, err=True)
    _show_or_write(file, before.content, after, write=write)


@click.command()
@click.argument("file", type=FILE)
@click.option("-o", "output", type=OUTPUT, required=True, metavar="OUT")
def sheet(file: Path, output: Path) -> None:
    """Write all statements of FILE as a sheet to OUT, which ends in .xlsx or .csv; `import` takes its changes back."""
    written = WRITERS.get(output.suffix.lower())
    if written is None:
        raise click.ClickException(f"{output} has to end in {join_with_or(WRITERS)}.")
    write_output(output, written(sheet_of(_open(file))))


def _show_or_write(file: Path, before: bytes, after: bytes, *, write: bool) -> None:
    """Show the changed lines; or write the file, and tell what its authors still have to do."""
    if after == before:
        click.echo(f"Nothing new: {file} stays as it is.")
        return
    if not write:
        click.echo("\n".join(_diff(before, after)))
        click.echo(f"Nothing is written yet. Add --write to change {file}.")
        return
    save(file, after)
    click.echo(f"{file} is written.")
    for path, problem in find_problems(file):
        if problem.level is Level.ERROR:
            click.echo(f"{path}:{problem}")


def _open(path: Path) -> Document:
    try:
        return open_document(read_rule_bytes(path))
    except Unreadable as error:
        raise InvalidFile(path, error.problems) from None


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _with_citations(file: Document, evidence: bytes, kind: str) -> tuple[bytes, list[str]]:
    """The file with the citations as sources, and what else there is to tell."""
    read = read_citations(evidence)
    proposed = propose_sources(file, read.citations)
    told = [f"{one.citation.text}: there already, as {one.same_as}." for one in proposed if one.same_as]
    new = {one.ident: one.entry("" if one.citation.kind else kind) for one in proposed if not one.same_as}
    return with_sources(file, new), [*read.left_out, *told]


def _with_findings(
    file: Document, read: FindingsFile, take: Sequence[int], outcome: str, groups: Sequence[str]
) -> bytes:
    """The file with the findings that were named as draft statements."""
    if outcome not in (known := entry_ids(file.value, EntryKind.OUTCOME)):
        raise click.ClickException(f"Name the outcome with --outcome: {join_with_or(known)}.")
    if wrong := next((number for number in take if not 1 <= number <= len(read.findings)), None):
        raise click.ClickException(f"There is no result {wrong}. Without --take, all are listed.")
    chosen = [(read.findings[number - 1], outcome) for number in take]
    return with_findings(file, read, chosen, _options(file, groups))


def _list_findings(read: FindingsFile) -> None:
    for number, one in enumerate(read.findings, 1):
        click.echo(f"{number}. {one.name}: {one.text}")
    for told in read.left_out:
        click.echo(f"Left out: {told}")
    click.echo("Nothing is taken yet. Name what to take: --take NUMBER --outcome ID")


def _options(file: Document, groups: Sequence[str]) -> dict[str, str]:
    options = {name: option for name, _, option in (group.rpartition("=") for group in groups)}
    known = entry_ids(file.value, EntryKind.OPTION)
    if unknown := next((one for one in options.values() if one not in known), ""):
        raise click.ClickException(f"There is no option '{unknown}'. Write {join_with_or(known)}.")
    return options


def _with_table(file: Document, table: bytes) -> tuple[bytes, list[str]]:
    """The file with the changed cells of a table, and those that were not taken."""
    found = compare_sheet(file, read_table(table))
    return with_sheet_changes(file, found.changes), found.not_taken


def _diff(before: bytes, after: bytes) -> Iterator[str]:
    for hunk in diff_lines(before, after):
        yield from (f"{MARKS[line.kind]} {line.new or line.old:5} {line.text}" for line in hunk)
