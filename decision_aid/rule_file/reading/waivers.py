"""Find waivers, comments of the form `# waive <check>: <reason>`, in the lines of a rule file.

YAML parsers drop comments, so waivers are matched in the raw lines. The syntax tree tells a real comment from the same
text inside a quoted or block scalar.
"""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from decision_aid.model.aid import Waiver
from decision_aid.model.problems import Place
from decision_aid.rule_file.syntax.parse import Node, ScalarNode, SequenceNode, SourceSpans

WAIVER = re.compile(r"(?<=\s)# waive (?P<check>[a-z-]+):(?P<reason>(?:(?!\s# waive [a-z-]+:).)*)")


def find_waivers(lines: tuple[str, ...], read: Iterable[Node]) -> Iterator[Waiver]:
    """All waivers in real comments, in file order; `read` are the top-level nodes of the file."""
    waiving = [(number, line) for number, line in enumerate(lines, start=1) if "# waive " in line]
    hits = [(Place(number, hit.start() + 1), hit) for number, line in waiving for hit in WAIVER.finditer(line)]
    parts, spans = sorted(read, key=_begins), SourceSpans("\n".join(lines))
    for place, hit in hits:
        before = _text_before(parts, place)
        if not before or not _inside(lines, spans, before, place):
            yield Waiver(hit["check"], hit["reason"].strip(), place)


def _begins(node: Node) -> Place:
    return node.place


def _text_before(nodes: Sequence[Node], place: Place) -> ScalarNode | None:
    """The last scalar that begins before a place; the nodes must be in file order."""
    for node in reversed(nodes[: bisect(nodes, place, key=_begins)]):
        if isinstance(node, ScalarNode):
            return node
        parts = node.items if isinstance(node, SequenceNode) else tuple(chain.from_iterable(node.entries))
        if found := _text_before(parts, place):
            return found
    return None


def _inside(lines: tuple[str, ...], spans: SourceSpans, text: ScalarNode, place: Place) -> bool:
    """Whether a place is inside the scalar; behind the sign that begins a block scalar, it is not.

    A plain scalar ends before a comment.
    """
    is_block = lines[text.place.line - 1].startswith(("|", ">"), text.place.column - 1)
    if place.line == text.place.line if is_block else text.plain:
        return False
    return spans.start(place) < spans.end(text)
