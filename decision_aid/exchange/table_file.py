"""Reads and writes a table as CSV, as spreadsheets expect it: with a byte order mark, and no cell that is a formula."""

import csv
import io
import re

from decision_aid.exchange.citation_file import decode
from decision_aid.exchange.grid import Grid
from decision_aid.exchange.statement_sheet import SEAL
from decision_aid.exchange.unreadable import UnreadableImport
from decision_aid.exchange.xlsx import MOST_CELLS, TOO_MANY_CELLS, is_xlsx, read_xlsx

FORMULA = re.compile(r"'*[=+@\t-]")  # with apostrophes of its own: one more is put before it, and taken off
MOST_BYTES = 3_000_000
DELIMITERS = ",;\t"


def is_table(content: bytes) -> bool:
    """Whether a file is a workbook, or a CSV table of statements."""
    return is_xlsx(content) or f"[{SEAL}]" in decode(content).partition("\n")[0]


def read_table(content: bytes) -> Grid:
    """The cells of a CSV or XLSX file. Raises UnreadableImport."""
    if len(content) > MOST_BYTES:
        raise UnreadableImport(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    grid = read_xlsx(content) if is_xlsx(content) else _read_csv(decode(content))
    if sum(map(len, grid)) > MOST_CELLS:
        raise UnreadableImport(TOO_MANY_CELLS)
    return grid


def as_csv(grid: Grid) -> bytes:
    """The table as CSV; a cell that a spreadsheet would take for a formula has an apostrophe before it."""
    file = io.StringIO()
    csv.writer(file).writerows([[_inert(cell) for cell in line] for line in grid])
    return file.getvalue().encode("utf-8-sig")


def _read_csv(text: str) -> Grid:
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    try:
        rows = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        return [[_without_apostrophe(cell) for cell in line] for line in rows]
    except csv.Error as error:
        raise UnreadableImport(f"The sheet is broken: {error}.") from None


def _inert(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell


def _without_apostrophe(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
