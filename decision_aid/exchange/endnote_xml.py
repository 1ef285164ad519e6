"""Reads EndNote's XML export, which Zotero, Rayyan and others write too."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from decision_aid.exchange.citation import Citation, citation_of
from decision_aid.exchange.xml_tree import line_of, text_of

PATHS = {
    "title": "titles/title",
    "author": "contributors/authors/author",
    "year": "dates/year",
    "journal": "titles/secondary-title",
    "volume": "volume",
    "pages": "pages",
    "doi": "electronic-resource-num",
    "address": "urls/related-urls/url",
    "pmid": "accession-num",
}
SHORTER_NAMES = ("periodical/abbr-1", "alt-periodical/abbr-1", "periodical/full-title")


def read_endnote_xml(root: Element) -> Iterator[Citation]:
    """The citation of each record."""
    for record in root.iter("record"):
        named = {name: [text_of(element) for element in record.findall(path)] for name, path in PATHS.items()}
        named["journal"] = [*(text_of(record.find(path)) for path in SHORTER_NAMES), *named["journal"]]
        if text_of(record.find("remote-database-name")) not in ("PubMed", "Medline", "MEDLINE", "NLM", "PMC"):
            named["note"] = named.pop("pmid")
        yield citation_of(named, line_of(record))
