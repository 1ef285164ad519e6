"""The lines of a rule file and what was read from them go in; each waiver that stands in a comment comes out."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator

from decision_aid.model import Waiver
from decision_aid.problems import Place
from decision_aid.yaml_text import Entries, Items, Node, Text

WAIVER = re.compile(r"(?<=\s)# waive (?P<check>[a-z-]+):(?P<reason>(?:(?!\s# waive [a-z-]+:).)*)")
QUOTED = {
    "'": re.compile(r"'(?:[^']|'')*+'"),
    '"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL),
}


def waivers(lines: tuple[str, ...], read: Iterable[Node]) -> Iterator[Waiver]:
    """The waivers in comments, not those within quotes or in a block of text, which people read."""
    hits = [(Place(n, hit.start() + 1), hit) for n, line in enumerate(lines, 1) for hit in WAIVER.finditer(line)]
    texts = sorted(text.place for node in read for text in _texts(node)) if hits else []
    for place, hit in hits:
        before = bisect(texts, place)
        if not before or not _inside(lines, texts[before - 1], place):
            yield Waiver(hit["check"], hit["reason"].strip(), place)


def _texts(node: Node) -> Iterator[Text]:
    match node:
        case Text():
            yield node
        case Items(items):
            for item in items:
                yield from _texts(item)
        case Entries(entries):
            for name, value in entries:
                yield name
                yield from _texts(value)


def _inside(lines: tuple[str, ...], begins: Place, place: Place) -> bool:
    """Whether a place belongs to the quoted text or the block of text that begins before it."""
    first = lines[begins.line - 1][begins.column - 1 :]
    if first[:1] in ("|", ">"):
        return place.line > begins.line
    if first[:1] not in QUOTED:
        return False
    rest = "\n".join((first, *lines[begins.line : place.line]))
    ends = QUOTED[first[0]].match(rest)
    within = len(rest) - len(lines[place.line - 1]) + place.column - 1
    return ends is None or within < ends.end()
