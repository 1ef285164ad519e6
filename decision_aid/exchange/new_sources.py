"""Turns citations into entries under `sources:`, and tells which of them the file has already.

A record seldom says what kind of study it is of, so most entries have no `kind`: a file is in error until somebody
who has read the text says it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from decision_aid.exchange.citation import Citation, identifiers
from decision_aid.rule_file.editing import Document, rewritten
from decision_aid.rule_file.editing.entry_kinds import EntryKind, entry_text, names_of
from decision_aid.rule_file.editing.new_ids import slug
from decision_aid.rule_file.editing.placement import insert_entry
from decision_aid.rule_file.editing.values import Value

SECTION = "sources"


@dataclass(frozen=True, slots=True)
class ProposedSource:
    """A citation with the id that its source would get; `same_as` is the source that it is already, if it is one."""

    citation: Citation
    ident: str
    same_as: str = ""

    def entry(self, kind: str = "", read_on: str = "") -> Mapping[str, Value]:
        """The entry for the rule file; `kind` is the design of the study where the record does not say it.

        `read_on` is the day on which the author read it; "" if they did not yet.
        """
        values = {
            "citation": self.citation.text,
            "link": self.citation.link,
            "kind": " ".join(kind.split()) or self.citation.kind,
            "checked": read_on,
        }
        return {key: value for key, value in values.items() if value}


def propose_sources(file: Document, citations: Iterable[Citation]) -> tuple[ProposedSource, ...]:
    """Each citation with a free id, in order; one that the file or an earlier citation has already gets none."""
    there = names_of(file.value, SECTION)
    known = {
        identifier: ident
        for ident, entry in there.items()
        for identifier in identifiers(entry_text(entry, "citation"), entry_text(entry, "link"))
    }
    texts = {entry_text(entry, "citation"): ident for ident, entry in there.items()}
    taken, sources = set(there), []
    for citation in citations:
        same = next(
            (known[identifier] for identifier in citation.identifiers if identifier in known),
            texts.get(citation.text, ""),
        )
        ident = "" if same else slug(f"{citation.first_author} {citation.year}", taken, "source")
        sources.append(ProposedSource(citation, ident, same))
        taken.add(ident or same)
        known |= dict.fromkeys(citation.identifiers, ident or same)
        texts[citation.text] = ident or same
    return tuple(sources)


def with_sources(file: Document, entries: Mapping[str, Value]) -> bytes:
    """The file with these sources at the end of the others. Raises Unwritable or Misread."""
    whole = file.value
    for ident, entry in entries.items():
        whole = insert_entry(whole, EntryKind.SOURCE, ident, entry)
    return rewritten(file, whole)
