"""Reads citation files of tagged lines: RIS, PubMed's NBIB, Web of Science's CIW and EndNote's ENW.

They differ in how a line names its tag and in what tags mean, and each tool bends the format in its own way; so one
reader takes all of them by a table. rispy reads RIS and CIW alone, each strictly, and gives no line numbers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from decision_aid.exchange.citation import Citation, citation_of

FieldTags = Mapping[str, tuple[str, ...]]

RIS_FIELDS: FieldTags = {
    "title": ("TI", "T1", "CT", "BT"),
    "author": ("AU", "A1"),
    "year": ("PY", "Y1", "DA"),
    "journal": ("JA", "J2", "JI", "JO", "T2", "JF", "J9"),
    "volume": ("VL",),
    "pages": ("C7",),
    "first page": ("SP",),
    "last page": ("EP",),
    "doi": ("DO", "DI"),
    "address": ("UR", "L2", "LK"),
    "note": ("C3", "N1", "AN", "M3"),
}
NBIB_FIELDS: FieldTags = {
    "title": ("TI", "BTI"),
    "author": ("AU", "CN"),
    "year": ("DP",),
    "journal": ("TA", "JT"),
    "volume": ("VI",),
    "pages": ("PG",),
    "doi": ("LID", "AID"),
    "pmid": ("PMID",),
    "kind": ("PT",),
}
CIW_FIELDS: FieldTags = {
    "title": ("TI",),
    "author": ("AU",),
    "year": ("PY",),
    "journal": ("JI", "SO"),
    "volume": ("VL",),
    "pages": ("AR",),
    "first page": ("BP",),
    "last page": ("EP",),
    "doi": ("DI",),
    "pmid": ("PM",),
}
ENW_FIELDS: FieldTags = {
    "title": ("T",),
    "author": ("A",),
    "year": ("D",),
    "journal": ("J", "B"),
    "volume": ("V",),
    "pages": ("P",),
    "doi": ("R",),
    "address": ("U",),
    "note": ("M", "Z"),
}


@dataclass(frozen=True, slots=True)
class TagFormat:
    """How a format writes its lines: what a tag looks like, which tags begin and end a record, what tags mean.

    `lists` are tags of which each further line is another value; elsewhere it carries on the line before. `around` are
    tags of the whole file.
    """

    tag: re.Pattern[str]
    first: tuple[str, ...]
    last: str
    fields: FieldTags
    lists: tuple[str, ...] = ()
    around: tuple[str, ...] = ()


RIS = TagFormat(re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: +(.*))?$"), ("TY",), "ER", RIS_FIELDS)
NBIB = TagFormat(re.compile(r"(?=.{4}-)([A-Z]{2,4}) *-(?: (.*))?$"), ("PMID",), "", NBIB_FIELDS)
CIW = TagFormat(re.compile(r"([A-Z][A-Z0-9])(?: (.*))?$"), ("PT",), "ER", CIW_FIELDS, ("AU",), ("FN", "VR", "EF"))
ENW = TagFormat(re.compile(r"%([A-Z0-9@])(?: (.*))?$"), ("0",), "", ENW_FIELDS)
TAGGED = (RIS, NBIB, CIW, ENW)
LONGEST_VALUE = 10_000  # letters to which further lines are added: a citation keeps far fewer, and each line copies all


@dataclass(slots=True)
class TaggedRecord:
    """The values of one record by tag, as far as they were read."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)

    def citation(self, tag_format: TagFormat) -> Citation:
        """What the tags say, by what they mean in that format."""
        named = {
            name: [one for tag in tags for one in self.values.get(tag, ())] for name, tags in tag_format.fields.items()
        }
        if "Medline" in self.values.get("DB", ()):  # Embase's place for PubMed's number
            named["pmid"] = self.values.get("C5", [])
        return citation_of(named, self.line)


def is_written_in(tag_format: TagFormat, text: str) -> bool:
    """Whether a line of the text begins a record of that format."""
    begun = (tag_format.tag.match(line) for line in text.split("\n") if line[:1] in "TPF%" and line.strip())
    return any(hit and hit[1] in tag_format.first for hit in begun)


def read_tagged(text: str, tag_format: TagFormat) -> Iterator[Citation]:
    """The citations of a text in that format, one for each record; lines between records belong to none."""
    record: TaggedRecord | None = None
    tag = ""
    for number, line in enumerate(text.split("\n"), 1):
        hit = tag_format.tag.match(line)
        if hit and record and (hit[1] in tag_format.first or hit[1] == tag_format.last):
            yield record.citation(tag_format)
            record = None
        if hit and hit[1] not in (tag_format.last, *tag_format.around):
            record, tag = record or TaggedRecord(number), hit[1]
            record.values.setdefault(tag, []).append(hit[2] or "")
        elif record and not hit and line.strip():
            _carry_on(record.values[tag], line, is_list=tag in tag_format.lists)
    if record:
        yield record.citation(tag_format)


def _carry_on(values: list[str], line: str, *, is_list: bool) -> None:
    if is_list:
        values.append(line.strip())
    elif len(values[-1]) < LONGEST_VALUE:
        values[-1] += f" {line.strip()}"
