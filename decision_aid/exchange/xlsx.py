"""Reads and writes a table as an XLSX workbook of one sheet, with all cells as text.

A workbook is a zip archive of XML. openpyxl does a hundred times as much and leaves archives that unpack to
gigabytes to its caller; what a table of texts needs is below.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from decision_aid.exchange.grid import Grid, letters, place_of
from decision_aid.exchange.unreadable import UnreadableImport
from decision_aid.exchange.xml_tree import parse_xml

MOST_UNPACKED = 20_000_000  # bytes of one part
MOST_COLUMNS, MOST_LINES, MOST_CELLS = 1000, 20_000, 400_000
TEXTS = "xl/sharedStrings.xml"
NO_WORKBOOK = "This is no XLSX workbook that can be read. Save it as XLSX or CSV once more."
TOO_MANY_CELLS = f"The sheet has more than {MOST_CELLS:,} cells."
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of all that a zip archive can say, so that equal tables are equal files
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
PLACE = re.compile(r"([A-Z]{1,3})[0-9]+")
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NS = "http://schemas.openxmlformats.org"
PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_NS}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        '<Override PartName="/xl/styles.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_NS}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{_NS}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_NS}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{_NS}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship '
        f'Id="r2" Type="{_NS}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_NS}/spreadsheetml/2006/main" xmlns:r="{_NS}/officeDocument/2006/relationships">'
        '<sheets><sheet name="Statements" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/styles.xml": (  # 49 is the format of texts: what is typed into a cell stays as it was typed
        f'<styleSheet xmlns="{_NS}/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/></font><font><b/>'
        '<sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>'
        '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
        '<xf numFmtId="49" fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}


def is_xlsx(content: bytes) -> bool:
    """Whether a file is a zip archive, as workbooks are."""
    return content.startswith(b"PK\x03\x04")


def as_xlsx(grid: Grid) -> bytes:
    """The table as a workbook; its first line and first column stay in sight."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (*PARTS.items(), ("xl/worksheets/sheet1.xml", _sheet(grid))):
            part = zipfile.ZipInfo(name, FIRST_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(part, HEAD + text)
    return file.getvalue()


def read_xlsx(content: bytes) -> Grid:
    """The cells of the first sheet of a workbook. Raises UnreadableImport."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            package = Package(content, {one.filename: one for one in archive.infolist()})
        return package.first_sheet()
    except (zipfile.BadZipFile, zlib.error, struct.error, KeyError, ValueError, OverflowError, NotImplementedError):
        raise UnreadableImport(NO_WORKBOOK) from None


@dataclass(frozen=True, slots=True)
class Package:
    """The archive of a workbook and the list of its parts."""

    content: bytes
    parts: Mapping[str, zipfile.ZipInfo]

    def first_sheet(self) -> Grid:
        """The cells of the first sheet."""
        first = next(self._part("xl/workbook.xml").iter("sheet"), Element("none"))
        targets = {element.get("Id"): element.get("Target", "") for element in self._part("xl/_rels/workbook.xml.rels")}
        target = targets[first.get("id")]
        name = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        texts = self._part(TEXTS).iter("si") if TEXTS in self.parts else ()
        return list(_lines(self._part(name), list(map(_text, texts))))

    def _part(self, name: str) -> Element:
        """A part, parsed; it is unpacked no further than is allowed, whatever the archive says of its size."""
        part = self.parts[name]
        named, extra = struct.unpack_from("<HH", self.content, part.header_offset + 26)
        start = part.header_offset + 30 + named + extra
        packed = self.content[start : start + part.compress_size]
        is_stored = part.compress_type == zipfile.ZIP_STORED
        unpacked = packed if is_stored else zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, MOST_UNPACKED + 1)
        if len(unpacked) > MOST_UNPACKED:
            raise UnreadableImport("The workbook unpacks to more than can be read.")
        return parse_xml(unpacked)


def _sheet(grid: Grid) -> str:
    lines = "".join(_line(line, number) for number, line in enumerate(grid, 1))
    return (
        f'<worksheet xmlns="{_NS}/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">'
        '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>'
        '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
        '<cols><col min="1" max="3" width="22" style="1" customWidth="1"/><col min="4" max="7" width="44" style="1" '
        'customWidth="1"/><col min="8" max="1000" width="18" style="1" customWidth="1"/></cols>'
        f"<sheetData>{lines}</sheetData></worksheet>"
    )


def _line(line: list[str], number: int) -> str:
    style = 2 if number == 1 else 1
    cells = "".join(
        f'<c r="{letters(at)}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(NOT_IN_XML.sub('', text))}</t></is></c>"
        for at, text in enumerate(line)
        if text
    )
    return f'<row r="{number}">{cells}</row>'


def _lines(sheet: Element, texts: list[str]) -> Iterator[list[str]]:
    """The lines of a sheet; empty ones, which a workbook leaves out, are put back, so that rows keep their numbers."""
    number = cells = 0
    for row in sheet.iter("row"):
        here = int(row.get("r", "")) if row.get("r", "").isdigit() else number + 1
        if not number < here <= MOST_LINES:
            raise UnreadableImport(f"The sheet has more than {MOST_LINES:,} lines, or its lines are out of order.")
        yield from ([] for _ in range(number + 1, here))
        line = _cells(row, texts)
        cells += len(line)
        if cells > MOST_CELLS:
            raise UnreadableImport(TOO_MANY_CELLS)
        yield line
        number = here


def _cells(row: Element, texts: list[str]) -> list[str]:
    line: list[str] = []
    for cell in row.iter("c"):
        match = PLACE.fullmatch(cell.get("r", ""))
        at = place_of(match[1]) if match else len(line)
        if at >= MOST_COLUMNS:
            raise UnreadableImport(f"The sheet has more than {MOST_COLUMNS} columns.")
        line += [""] * (at + 1 - len(line))
        line[at] = _value(cell, texts)
    return line


def _value(cell: Element, texts: list[str]) -> str:
    """The text of a cell; a number as people write it, a formula as its last result."""
    found = cell.findtext("v") or ""
    match cell.get("t", "n"):
        case "inlineStr":
            return _text(cell)
        case "s":
            return texts[int(found)] if found.isdigit() and int(found) < len(texts) else ""
        case "n":
            return _number(found)
        case _:
            return found


def _number(found: str) -> str:
    try:
        value = float(found)
    except ValueError:
        return found
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _text(element: Element) -> str:
    """The letters of a text, whatever marks them; how it is read aloud (rPh) is left out."""
    spoken = {id(one) for ruby in element.iter("rPh") for one in ruby.iter()}
    return "".join(one.text or "" for one in element.iter("t") if id(one) not in spoken)
