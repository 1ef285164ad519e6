"""Reads and writes CSL-JSON, the form in which Zotero, Mendeley and citation processors exchange citations."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from decision_aid.exchange.citation import Citation, citation_of
from decision_aid.exchange.unreadable import UnreadableImport

FIELDS = {
    "title": ("title",),
    "journal": ("container-title-short", "journalAbbreviation", "container-title"),
    "volume": ("volume",),
    "pages": ("page", "number"),
    "doi": ("DOI",),
    "pmid": ("PMID",),
    "address": ("URL",),
    "note": ("note",),
    "kind": ("genre",),
}


def parse_json(text: str) -> Any:
    """What a JSON text holds. Raises UnreadableImport, with the line."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UnreadableImport(f"The JSON is broken: {error.msg}.", error.lineno) from None
    except (RecursionError, ValueError):
        raise UnreadableImport("The JSON is nested too deeply, or has a number that is too long.") from None


def read_csl_json(found: Any) -> Iterator[Citation]:
    """The citation of each item: a list of them, or an object that has it under "items"."""
    items = found.get("items") if isinstance(found, dict) and isinstance(found.get("items"), list) else found
    for number, item in enumerate(items if isinstance(items, list) else [items], 1):
        if isinstance(item, dict):
            yield citation_of(dict(_fields(item)), 0)
        else:
            raise UnreadableImport(f"Record {number} is no object with a title.")


def as_csl_json(citations: Iterable[Citation]) -> str:
    """The citations as a text that this module reads back as they are."""
    return json.dumps([_item(citation) for citation in citations], ensure_ascii=False)


def _fields(item: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for name, keys in FIELDS.items():
        yield name, [text for key in keys if (text := _text(item.get(key)))]
    authors = item.get("author")
    yield "author", [name for one in (authors if isinstance(authors, list) else ()) if (name := _name(one))]
    issued = item.get("issued")
    yield "year", [json.dumps(issued) if isinstance(issued, dict) else _text(issued)]


def _text(value: Any) -> str:
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    return str(value) if isinstance(value, str | int) else ""


def _name(author: Any) -> str:
    if not isinstance(author, dict):
        return _text(author)
    particle = _text(author.get("non-dropping-particle"))
    family = f"{particle} {_text(author.get('family'))}".strip()
    given = _text(author.get("given"))
    return (f"{family}, {given}" if given else family) or _text(author.get("literal"))


def _item(citation: Citation) -> dict[str, Any]:
    return {
        "title": citation.title,
        "author": [{"literal": name} for name in citation.authors],
        "issued": citation.year,
        "container-title": citation.journal,
        "volume": citation.volume,
        "page": citation.pages,
        "DOI": citation.doi,
        "PMID": citation.pmid,
        "URL": citation.address,
        "genre": citation.kind,
    }
