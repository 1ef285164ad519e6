"""What the readers of all sections share while one file is read: its lines, the problems, and the texts found.

The methods convert a node to what its place needs (text, list, mapping, id) and report a problem if it is something
else. Work per file is bounded: a broken file may produce thousands of problems, each with a suggestion to compute.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from decision_aid.model.aid import VisibleText
from decision_aid.model.problems import Fix, Level, LocatedText, Place, Problem, Wording
from decision_aid.rule_file.lookalikes import in_plain_signs, odd_sign
from decision_aid.rule_file.reading.suggestions import closest_match
from decision_aid.rule_file.syntax.parse import MappingNode, Node, ScalarNode, SequenceNode

ID = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
MAX_ID_LENGTH = 40
MAX_LINES = 20
MAX_FIXES = 100
MAX_COMPARISONS = 10_000  # of an unknown word with a known one: a second at most
TRUNCATING_COMMENT = re.compile(r" #(?! waive [a-z-]+:)\s*(?P<lost>\S.*)")
KIND_OF_NODE = {ScalarNode: "a text", SequenceNode: "a list", MappingNode: "names with colons"}


@dataclass(slots=True)
class ReadingContext:
    """Mutable state for reading one rule file; create one per file. It also bounds the cost of suggestions.

    `repeated` are the names given twice. Where a list has one of them, the second may be meant for a name that seems to
    be missing, so that is not reported as well: its advice would have statements moved to another option.
    `format` is that of the rule file.
    """

    lines: tuple[str, ...]
    problems: list[Problem]
    texts: list[VisibleText]
    repeated: set[str] = field(default_factory=set)
    comparisons_left: int = MAX_COMPARISONS
    format: int = 1
    _folded: dict[tuple[str, str], tuple[int, str, list[int]]] = field(default_factory=dict)

    def problem(self, place: Place, check: str, message: str, fix: Fix | None = None, key: str = "") -> None:
        """Report an error; `key` is that of the entry at the place which it is about."""
        self.problems.append(Problem(place, check, message, fix=fix, key=key))

    def report_merged(self, place: Place, check: str, message: str, fix: Fix | None = None, same: str = "") -> None:
        """Report an error, merged with earlier ones of the same message or `same` key; `{lines}` lists all lines."""
        at, message, lines = self._folded.setdefault((check, same or message), (len(self.problems), message, []))
        begun = bool(lines)
        if place.line not in lines and len(lines) <= MAX_LINES:
            lines.append(place.line)
        without = message.replace("{lines}", "")
        text = Wording(message.replace("{lines}", in_lines(lines)), in_form=without, lasting=without)
        if not begun:
            self.problem(place, check, text, fix)
        else:
            first = self.problems[at]
            first = first if first.place <= place else replace(first, place=place, fix=fix)
            self.problems[at] = replace(first, message=text)

    def line(self, number: int) -> str:
        """The line of that number, from 1; "" outside the file."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def replaced(self, place: Place, word: str, by: str | None) -> Fix | None:
        """The fix that replaces the word at a place; None without a replacement, or after very many problems."""
        line = self.line(place.line)
        start = place.column - 1
        if by is None or len(self.problems) > MAX_FIXES or not line.startswith(word, start):
            return None
        return Fix(place.line, line[:start] + by + line[start + len(word) :])

    def suggest(self, word: str, known: Collection[str]) -> str | None:
        """The known word that is probably meant, or None; of many unknown words the first, as each takes time."""
        if self.comparisons_left < len(known):
            return None
        self.comparisons_left -= len(known)
        return closest_match(word, known)

    def mapping_pairs(self, node: Node | None, what: str) -> Iterator[tuple[ScalarNode, Node]]:
        """The key-value pairs of a mapping; a problem if the node is something else."""
        if isinstance(node, MappingNode):
            yield from node.entries
        elif node is not None:
            no_dash = ", and no dash" if isinstance(node, SequenceNode) else ""
            message = f"'{what}' needs a name and a colon for each{no_dash}, such as 'first-one: ...'."
            self.problem(node.place, "shape", message)

    def id_pairs(self, node: Node | None, what: str) -> Iterator[tuple[ScalarNode, Node]]:
        """The key-value pairs of a mapping whose keys are ids; a pair with an invalid id is reported and left out."""
        return ((name, value) for name, value in self.mapping_pairs(node, what) if self.check_id(name))

    def record_text(self, key: str, text: ScalarNode) -> LocatedText:
        """Record a text that people will read, for the language checks; warn if an unquoted # has truncated it."""
        said = text.value.strip()
        if text.plain and "#" in self.line(text.place.line):
            self._warn_if_cut(said, text.place)
        self.texts.append(VisibleText(key, normalize("NFC", said), text.place, self.lines))
        return LocatedText(said, text.place.line)

    def check_id(self, name: ScalarNode) -> bool:
        """Whether a text is a valid id; a problem if not."""
        if ID.fullmatch(name.value) and len(name.value) <= MAX_ID_LENGTH:
            return True
        plain = in_plain_signs(name.value).strip()
        fix = None
        if ID.fullmatch(name.value):
            message = (
                f"'{name.value[:12]}...' is too long for a name here: it has {len(name.value)} letters. "
                f"Use {MAX_ID_LENGTH} at most; people never see it."
            )
        elif ID.fullmatch(plain):
            message = f"'{name.value}' can't be a name here. {odd_sign(name.value)} Type it anew: {plain}"
            fix = self.replaced(name.place, name.value, plain)
        else:
            message = f"'{name.value}' can't be a name here. Use letters, digits and hyphens only."
        self.problem(name.place, "id", message, fix)
        return False

    def items(self, node: Node | None, what: str, needed: bool = False) -> tuple[Node, ...]:
        """The items of a list; a single value counts as a list of one, an empty one is a problem."""
        if node is None:
            return ()
        if isinstance(node, SequenceNode):
            return node.items
        if isinstance(node, ScalarNode) and not node.value:
            way_out = "Add to it." if needed else "Add to it, or delete the line."
            self.problem(node.place, "empty", f"'{what}' has nothing under it. {way_out}")
            return ()
        return (node,)

    def plain_text(self, node: Node, what: str, needed: bool = False) -> ScalarNode | None:
        """The node as a text that is not blank; None and a problem if it is anything else."""
        if not isinstance(node, ScalarNode):
            found = KIND_OF_NODE[type(node)]
            self.problem(node.place, "shape", f"'{what}' needs a text; found {found}.")
            return None
        if not node.value.strip():
            way_out = "Write it." if needed else "Write it, or delete the line."
            self.problem(node.place, "empty", f"'{what}' has nothing after its colon. {way_out}")
            return None
        return node

    def _warn_if_cut(self, text: str, place: Place) -> None:
        """Warn about a comment after one space in mid-sentence: it may be meant as text. Two spaces mark a real one.

        Without a fix, since people would read what it brings back, and that may be a note that nobody should read.
        """
        line, start = self.line(place.line), place.column - 1
        if text[-1] in ".!?" or " " not in text:
            return
        if not line.startswith(text, start) or not TRUNCATING_COMMENT.fullmatch(line, start + len(text)):
            return
        message = (
            f"A # cuts this text: people read only '{text}'. Put quotes around all of it; "
            "or, if a note to yourself follows, put two spaces before the #."
        )
        self.problems.append(Problem(place, "cut-text", message, Level.WARNING))


def in_line(number: int) -> Wording:
    """Where another entry is, after a word; forms have no lines."""
    return Wording(f", in line {number}", " elsewhere", " elsewhere")


def in_lines(numbers: list[int]) -> str:
    """The lines of a merged problem, as its message lists them; "" for a single line."""
    *most, last = sorted(set(numbers))
    if len(most) >= MAX_LINES:
        return f" (lines {', '.join(map(str, most[:MAX_LINES]))} and others)"
    return f" (lines {', '.join(map(str, most))} and {last})" if most else ""
