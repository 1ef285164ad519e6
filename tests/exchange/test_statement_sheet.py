"""All statements go out as a table and come back: what changed is taken, all else stays byte by byte."""

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from decision_aid.exchange.grid import Grid, letters, place_of
from decision_aid.exchange.sheet_changes import SheetChanges, compare_sheet, with_sheet_changes
from decision_aid.exchange.statement_sheet import sheet_of
from decision_aid.exchange.table_file import MOST_BYTES, as_csv, is_table, read_table
from decision_aid.exchange.unreadable import UnreadableImport
from decision_aid.exchange.xlsx import MOST_UNPACKED, as_xlsx
from decision_aid.rule_file.editing import Document, open_document
from tests.support.aids import SMALL
from tests.support.house import ROOT

FILE = open_document(SMALL.encode())


def column(grid: Grid, name: str) -> int:
    """The place of a column by the name in brackets."""
    return next(at for at, heading in enumerate(grid[0]) if heading.endswith(f"[{name}]"))


def changed(grid: Grid, ident: str, **said: str) -> Grid:
    """The table with other words in the row of that statement; two underlines stand for a point."""
    row = next(line for line in grid if line[0] == ident)
    for name, text in said.items():
        row[column(grid, name.replace("__", "."))] = text
    return grid


def compared(**said: str) -> SheetChanges:
    """What a table of the small aid changes in it, with other words in one row."""
    return compare_sheet(FILE, changed(sheet_of(FILE), "exercises.ease", **said))


TONSILS = open_document((ROOT / "rules" / "tonsils.yaml").read_bytes())  # with cases and times


@pytest.mark.parametrize(("file", "write"), [(FILE, as_csv), (TONSILS, as_xlsx)], ids=["csv", "xlsx"])
def test_what_nobody_touched_changes_nothing(file: Document, write: Callable[[Grid], bytes]) -> None:
    found = compare_sheet(file, read_table(write(sheet_of(file))))

    assert found == SheetChanges()
    assert with_sheet_changes(file, found.changes) == file.content


def test_changed_cells_change_their_lines_alone() -> None:
    found = compared(says="Most moved well.", chance__people="30", when__duration="long", note="Only women.")
    after = with_sheet_changes(FILE, found.changes).decode()

    assert found.not_taken == []
    assert [one.where for one in found.changes][0].startswith("row ")
    before = SMALL.splitlines()
    assert [line for line in after.splitlines() if line not in before] != []
    assert "says: Most moved well." in after
    assert "people: 30" in after
    assert after.splitlines()[: before.index("statements:")] == before[: before.index("statements:")]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"certainty": "sure"}, "Write high, moderate, low or very low."),
        ({"chance__people": "many"}, "Write a whole number in digits."),
        ({"sources": "alpha; nobody"}, "There is no “nobody”."),
        ({"when__duration": "forever"}, "There is no “forever”."),
        ({"option": "Another"}, "What a statement is about stays as it is."),
    ],
)
def test_a_cell_that_cannot_be_taken_is_told_with_its_place(said: dict[str, str], why: str) -> None:
    found = compared(**said)
    (name, text) = next(iter(said.items()))
    grid = sheet_of(FILE)
    row = [line[0] for line in grid].index("exercises.ease") + 1

    assert found.changes == []
    (told,) = found.not_taken
    assert told.startswith(f"Row {row}, column {letters(column(grid, name.replace('__', '.')))} (")
    assert told.endswith(f": “{text}” is not taken. {why}")


def test_a_statement_that_was_changed_since_is_not_taken_back() -> None:
    newer = open_document(SMALL.replace("people: 32", "people: 33").encode())

    assert compare_sheet(newer, sheet_of(FILE)).changes == []
    (told,) = compare_sheet(newer, sheet_of(FILE)).not_taken
    assert told.endswith("was changed after the sheet was made, so it is not taken. Make a new sheet.")
    other = changed(sheet_of(FILE), "wait.ache", not_known="Nobody knows.")
    assert [one.after for one in compare_sheet(newer, other).changes] == ["Nobody knows."]


def test_rows_and_columns_of_others_are_told() -> None:
    grid = sheet_of(FILE)
    grid[0].append("Comment")
    grid[1] += ["why?"]
    found = compare_sheet(FILE, [*grid[:-1], list(grid[1]), ["new.one", "A"]])

    assert found.changes == []
    assert found.not_taken == [
        f"Column {letters(len(grid[0]) - 1)} (Comment) is none of the aid's.",
        f"Row {len(grid)}: {grid[1][0]} stands there twice.",
        f"Row {len(grid) + 1}: new.one is not in the file: a sheet changes what is there already.",
        "1 row of the file is not in the sheet: nothing of that changes.",
    ]


def test_a_spreadsheet_may_write_numbers_in_its_own_way() -> None:
    assert compared(chance__people="32.0").changes == []


def test_csv_holds_no_formula_and_any_delimiter_is_read() -> None:
    assert as_csv([["=1+1", "-5", "'x"]]) == "\ufeff'=1+1,'-5,'x\r\n".encode()
    assert read_table(as_csv([["=1+1", "-5", "'x"]])) == [["=1+1", "-5", "'x"]]
    assert read_table(b"a;b\r\n1;2,3") == [["a", "b"], ["1", "2,3"]]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
@example("'=1")
@example("''-5")
def test_csv_gives_back_every_text(text: str) -> None:
    assert read_table(as_csv([["id,", "says"], ["1", text]])) == [["id,", "says"], ["1", text]]


def workbook(rows: str, shared: str = "") -> bytes:
    """A workbook as other programs write it: texts in a part of their own, empty rows and cells left out."""
    with zipfile.ZipFile(file := io.BytesIO(as_xlsx([])), "r") as own:
        parts = {name: own.read(name) for name in own.namelist() if "sheet1" not in name}
    with zipfile.ZipFile(file := io.BytesIO(), "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.writestr("xl/worksheets/sheet1.xml", f"<x:worksheet><x:sheetData>{rows}</x:sheetData></x:worksheet>")
        archive.writestr("xl/sharedStrings.xml", f"<sst>{shared}</sst>")
    return file.getvalue()


def test_a_workbook_of_another_program() -> None:
    shared = "<si><t>One</t></si><si><r><t>T</t></r><r><t>wo</t></r><rPh><t>x</t></rPh></si>"
    rows = (
        '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="C1" t="s"><x:v>1</x:v></x:c></x:row>'
        '<x:row r="3"><x:c r="B3"><x:v>32</x:v></x:c><x:c r="C3"><x:v>0.6</x:v></x:c>'
        '<x:c r="D3" t="str"><x:f>A1</x:f><x:v>f</x:v></x:c></x:row>'
    )

    assert read_table(workbook(rows, shared)) == [["One", "", "Two"], [], ["", "32", "0.6", "f"]]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04 broken", "This is no XLSX workbook"),
        (as_xlsx([]).replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xc1"), "This is no XLSX workbook"),
        (b"x" * (MOST_BYTES + 1), "The file is larger than 3 MB."),
        (workbook('<x:row r="9999999"></x:row>'), "The sheet has more than 20,000 lines"),
        (workbook('<x:row r="1"><x:c r="ZZZ1"/></x:row>'), "The sheet has more than 1000 columns."),
        (workbook(" " * MOST_UNPACKED), "The workbook unpacks to more than can be read."),
        (workbook('<x:row r="\u00b2"/>'), "This is no XLSX workbook"),
        (workbook(f'<x:row r="{"9" * 5000}"/>'), "This is no XLSX workbook"),
        (workbook('<x:row r="1"><x:c t="s"><x:v>\u00b2</x:v></x:c></x:row>', "<si/>"), "This is no XLSX workbook"),
        (
            workbook("".join(f'<x:row r="{n}"><x:c r="ALL{n}"/></x:row>' for n in range(1, 402))),
            "The sheet has more than 400,000",
        ),
        (workbook("<x:row>" * 101 + "</x:row>" * 101), "The file is nested too deeply"),
    ],
    ids=[
        "broken",
        "newer zip",
        "large",
        "lines",
        "columns",
        "bomb",
        "squared",
        "digits",
        "shared",
        "cells",
        "deep",
    ],
)
def test_what_is_no_table_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableImport, match=why):
        read_table(content)


def test_a_workbook_with_a_part_whose_name_is_no_text_is_refused() -> None:
    with zipfile.ZipFile(file := io.BytesIO(), "w") as archive:
        archive.writestr("\u00e9", "")

    with pytest.raises(UnreadableImport, match="This is no XLSX workbook"):
        read_table(file.getvalue().replace("\u00e9".encode(), b"\xff\xff"))


def test_a_table_without_its_columns_is_refused() -> None:
    with pytest.raises(UnreadableImport, match="This is no sheet of statements from here"):
        compare_sheet(FILE, [["Short name", "Statement"]])


def test_a_table_is_told_from_citations() -> None:
    assert [is_table(as_csv(sheet_of(FILE))), is_table(as_xlsx([])), is_table(b"TY  - JOUR")] == [True, True, False]


def test_columns_are_named_as_in_spreadsheets() -> None:
    assert [letters(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert [place_of(letters(at)) for at in (0, 25, 26, 701, 702)] == [0, 25, 26, 701, 702]
