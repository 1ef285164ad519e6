"""Source spans: where each node of the syntax tree begins and ends in the text, as string offsets.

libyaml gives useful starts only: the end of a block collection includes the comments and blank lines after it. An
editor that changes one entry and keeps all other bytes needs exact ends, so they are computed here from the text.
"""

import re
from bisect import bisect
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from itertools import accumulate

from decision_aid.model.problems import Place
from decision_aid.rule_file.syntax.encoding import breaks_as_spaces
from decision_aid.rule_file.syntax.nodes import MappingNode, Node, ScalarNode, SequenceNode

TO_LINE_END = re.compile(r"[^\r\n]*")
TO_NEXT_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
QUOTED = {"'": re.compile(r"'(?:[^']|'')*+'"), '"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)}
HEADER = re.compile(r"[|>][-+0-9]*")
BETWEEN = re.compile(r"(?:[\s,]|(?<=\s)#[^\r\n]*)*")
COLON = re.compile(r"\s*:")


@dataclass(frozen=True)
class SourceSpans:
    """Maps places to offsets in a text without syntax errors; its nodes must come from exactly this text."""

    text: str

    @cached_property
    def _yaml_text(self) -> str:
        return breaks_as_spaces(self.text)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        lengths = [len(line) for line in StringIO(self._yaml_text, newline="")]
        return tuple(accumulate(lengths, initial=0))

    @cached_property
    def newline(self) -> str:
        """The line break of the first line; LF for a text of one line."""
        hit = re.search(r"\r\n|\r|\n", self.text)
        return hit[0] if hit else "\n"

    def start(self, place: Place) -> int:
        """The offset of a place."""
        return self._starts[place.line - 1] + place.column - 1

    def line(self, at: int) -> int:
        """The line number of an offset, from 1."""
        return bisect(self._starts, at)

    def line_start(self, at: int) -> int:
        """The offset where the line of an offset begins."""
        return max(self._yaml_text.rfind("\n", 0, at), self._yaml_text.rfind("\r", 0, at)) + 1

    def line_end(self, at: int) -> int:
        """The offset where the line of an offset ends, before its line break."""
        hit = TO_LINE_END.match(self._yaml_text, at)
        return hit.end() if hit else at

    def next_line(self, at: int) -> int:
        """The offset where the next line begins, or the end of the text."""
        hit = TO_NEXT_LINE.match(self._yaml_text, at)
        return hit.end() if hit else at

    def end(self, node: Node, depth: int = 0) -> int:
        """The end offset of a node whose parent is indented by `depth`, without comments and blank lines after it."""
        start = self.start(node.place)
        match node:
            case ScalarNode():
                return self._text_end(node, start, depth)
            case SequenceNode(items):
                ends = [self.end(item, node.place.column - 1) for item in items]
            case MappingNode(entries):
                ends = [self.pair_end(name, value, node.place.column - 1) for name, value in entries]
        last = max(ends, default=start + 1)
        if self._yaml_text[start : start + 1] not in ("[", "{"):
            return last
        hit = BETWEEN.match(self._yaml_text, last)
        return (hit.end() if hit else last) + 1

    def pair_end(self, name: ScalarNode, value: Node, depth: int) -> int:
        """The end offset of a key and its value."""
        end = self.end(name, depth)
        colon = COLON.match(self._yaml_text, end)
        return max(colon.end() if colon else end, self.end(value, depth))

    def _text_end(self, node: ScalarNode, start: int, depth: int) -> int:
        first = self._yaml_text[start : start + 1]
        if not node.plain and first in QUOTED:  # a text that was read as if it had quotes may have none
            hit = QUOTED[first].match(self._yaml_text, start)
        elif first in ("|", ">"):
            return self._block_end(start, depth)
        else:
            words = r"\s+".join(map(re.escape, node.value.split()))
            hit = re.compile(words).match(self._yaml_text, start)
        return hit.end() if hit else start

    def _block_end(self, start: int, depth: int) -> int:
        header = HEADER.match(self._yaml_text, start)
        end = header.end() if header else start
        digit = re.search(r"[0-9]", self._yaml_text[start:end])
        inside = depth + int(digit[0]) if digit else 0
        at = self.next_line(start)
        while at < len(self._yaml_text):
            line = self._yaml_text[at : self.line_end(at)]
            indent = len(line) - len(line.lstrip(" "))
            inside = inside or (indent if line.strip() else 0)
            if line.strip() and indent < max(inside, depth + 1):
                break
            end, at = (at + len(line.rstrip()) if line.strip() else end), self.next_line(at)
        return end
