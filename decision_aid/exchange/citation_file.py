"""Reads a file of citations, whichever tool wrote it: finds out its format and encoding, and bounds its size."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from decision_aid.exchange.bibtex import read_bibtex
from decision_aid.exchange.citation import Citation
from decision_aid.exchange.csl_json import parse_json, read_csl_json
from decision_aid.exchange.endnote_xml import read_endnote_xml
from decision_aid.exchange.tagged_records import TAGGED, is_written_in, read_tagged
from decision_aid.exchange.unreadable import UnknownFormat, UnreadableImport
from decision_aid.exchange.xml_tree import parse_xml

MOST_BYTES = 3_000_000
MOST_CITATIONS = 300  # as many as an aid may have sources
BIBTEX = re.compile(r"^[ \t]*@[ \t]*\w+\s*[{(]", re.MULTILINE)
NOT_KNOWN = (
    "This is no file of citations that can be read. These can: RIS, PubMed (.nbib), BibTeX, CSL-JSON, "
    "EndNote (.xml, .enw) and Web of Science (.ciw)."
)


@dataclass(frozen=True, slots=True)
class CitationFile:
    """The citations of a file, and a sentence for each record that could not be taken."""

    citations: tuple[Citation, ...]
    left_out: tuple[str, ...]


def read_citations(content: bytes) -> CitationFile:
    """What a file of citations holds. Raises UnreadableImport."""
    if len(content) > MOST_BYTES:
        raise UnreadableImport(f"The file is larger than {MOST_BYTES // 1_000_000} MB. Export fewer records at once.")
    citations = tuple(islice(_records(content), MOST_CITATIONS + 1))
    if len(citations) > MOST_CITATIONS:
        raise UnreadableImport(f"The file has more than {MOST_CITATIONS} records. Export fewer at once.")
    titled = tuple(citation for citation in citations if citation.title)
    if not titled:
        raise UnknownFormat(NOT_KNOWN)
    return CitationFile(
        titled, tuple(_untitled(citation, n) for n, citation in enumerate(citations, 1) if not citation.title)
    )


def decode(content: bytes) -> str:
    """The text of a file, with plain line breaks: UTF-8, UTF-16 with its mark, else Latin-1 as Windows writes it."""
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252", "latin-1")
    for encoding in encodings:
        try:
            return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise UnreadableImport("The letters of the file can't be read. Save it as UTF-8.")


def _records(content: bytes) -> Iterator[Citation]:
    text = decode(content)
    if "\0" in text:
        raise UnknownFormat(NOT_KNOWN)
    if text.lstrip()[:1] in ("[", "{"):
        return read_csl_json(parse_json(text))
    if text.lstrip().startswith("<"):
        return read_endnote_xml(parse_xml(content.lstrip()))
    for tag_format in TAGGED:
        if is_written_in(tag_format, text):
            return read_tagged(text, tag_format)
    return read_bibtex(text) if BIBTEX.search(text) else iter(())


def _untitled(citation: Citation, number: int) -> str:
    where = f"in line {citation.line}" if citation.line else f"number {number}"
    return f"The record {where} has no title. It was left out."
