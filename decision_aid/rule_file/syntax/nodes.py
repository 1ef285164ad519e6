"""The syntax tree of a rule file (scalar, sequence, mapping), and the builder that makes it from parser events.

The builder also reports what is valid YAML but no rule file: aliases, duplicate keys, nesting beyond 12 levels, and
mistakes that show only in the structure, such as a list item without its dash.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from decision_aid.model.problems import Place, Problem
from decision_aid.rule_file.syntax.diagnosis import Diagnosis
from decision_aid.rule_file.syntax.lines import SourceLines
from decision_aid.rule_file.syntax.repairs import unsupported
from decision_aid.rule_file.syntax.repairs.dashes import first_line_missing, insert_dash, is_dash_missing
from decision_aid.rule_file.syntax.repairs.indents import is_key_without_block, key_without_block

MAX_DEPTH = 12
MAX_REPORTED = 100


class ScalarNode(NamedTuple):
    """A scalar: its text, never converted to a number or date; `plain` if it is written without quotes."""

    value: str
    place: Place
    plain: bool


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A sequence, in block or flow style."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class MappingNode:
    """A mapping as key-value pairs in file order; of duplicate keys, which are a problem, the first.

    `repeated` are those keys: the second of them may be meant for another one, which then seems to be missing.
    """

    entries: tuple[tuple[ScalarNode, "Node"], ...]
    place: Place
    repeated: frozenset[str] = frozenset()


Node = ScalarNode | SequenceNode | MappingNode


def repeated_keys(node: Node | None) -> Iterator[str]:
    """Every key that a mapping in the tree has more than once."""
    match node:
        case MappingNode(entries, _, repeated):
            yield from repeated
            for _, value in entries:
                yield from repeated_keys(value)
        case SequenceNode(items):
            for item in items:
                yield from repeated_keys(item)


def scalar_value(node: Node | None) -> str:
    """The text of a scalar; "" for any other node, or none."""
    return node.value if isinstance(node, ScalarNode) else ""


@dataclass(slots=True)
class _OpenCollection:
    """A sequence or mapping under construction; `..._here` are places in the repaired lines, others in the file."""

    place: Place
    names: bool
    in_braces: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[ScalarNode, Node]] = field(default_factory=list)
    first: dict[str, int] = field(default_factory=dict)
    repeated: set[str] = field(default_factory=set)
    name: ScalarNode | None = None
    name_here: Place = Place()
    value_here: Place = Place()
    entry_here: Place = Place()
    rejected: bool = False
    joined: bool = False

    def closed(self) -> Node:
        """The finished node."""
        return (
            MappingNode(tuple(self.entries), self.place, frozenset(self.repeated))
            if self.names
            else SequenceNode(tuple(self.items), self.place)
        )


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.plain and not node.value


class TreeBuilder:
    """Builds the syntax tree from the events of one pass and collects the problems that leave the rest readable.

    Once a part could not be interpreted, there is no tree, only problems. `stopped` holds a mistake whose repair needs
    another pass.
    """

    def __init__(self, lines: SourceLines) -> None:
        self.lines = lines
        self.problems: list[Problem] = []
        self._root: Node | None = None
        self._open: list[_OpenCollection] = []
        self.incomplete = False
        self.stopped: Diagnosis | None = None

    def finish(self) -> Node | None:
        """The tree; None if the file is empty (a problem) or a part of it could not be interpreted."""
        if self._root is None or _is_empty(self._root):
            self.report(unsupported.empty_file())
            return None
        return None if self.incomplete else self._root

    def report(self, problem: Problem | None) -> None:
        """Report a problem after which parsing continues; immediate repetitions and any beyond 100 are dropped."""
        if problem is None or len(self.problems) >= MAX_REPORTED:
            return
        placed = replace(problem, place=self.lines.original_place(problem.place))
        if placed not in self.problems[-1:]:
            self.problems.append(placed)

    def start(self, here: Place, names: bool, in_braces: bool) -> Diagnosis | None:
        """Begin a sequence or mapping (`names`); a diagnosis if it is nested too deep."""
        if not self.levels_left:
            return unsupported.too_deep(here)
        self._open.append(_OpenCollection(self.lines.original_place(here), names, in_braces))
        return None

    @property
    def levels_left(self) -> int:
        """How many more levels of nesting are allowed here."""
        return MAX_DEPTH - len(self._open)

    def end(self) -> None:
        """End the innermost open sequence or mapping."""
        closed = self._open.pop()
        self._attach(closed.closed(), closed.place)

    def text(self, here: Place, value: str, plain: bool) -> None:
        """Add a scalar."""
        self._attach(ScalarNode(value, self.lines.original_place(here), plain), here)

    def copy(self, here: Place, name: str) -> None:
        """Add an alias (*name): a problem, since aliases are not supported; the tree is lost."""
        if not (self._open and self._open[-1].rejected):
            self.report(unsupported.alias(here, name))
        self.incomplete = True
        self.text(here, "", True)

    def _attach(self, node: Node, here: Place) -> None:
        if not self._open:
            self._root = node
            return
        within = self._open[-1]
        if not within.names:
            within.items.append(node)
        elif within.name is None and not within.rejected:
            self._name(within, node, here)
        else:
            self._value(within, node, here)

    def _name(self, within: _OpenCollection, node: Node, here: Place) -> None:
        within.name_here = here
        if not isinstance(node, ScalarNode) or not node.value:
            self._reject(within, unsupported.invalid_key(here))
        elif node.value == "<<" and node.plain:
            self._reject(within, unsupported.merge_key(here))
        else:
            within.name = node
            if node.value in within.first:
                self._check_dash(within, node, here)

    def _reject(self, within: _OpenCollection, problem: Problem) -> None:
        within.rejected = self.incomplete = True
        self.report(problem)

    def _check_dash(self, within: _OpenCollection, name: ScalarNode, here: Place) -> None:
        """Diagnose keys that repeat as a group: a new list item has lost its dash, or its first line."""
        if self.incomplete or within.in_braces or len(self._open) < 2:
            return
        if not is_dash_missing(self.lines, here, within.first):
            return
        first, in_list = next(iter(within.first)), not self._open[-2].names
        if in_list and name.value == first:
            self.stopped = insert_dash(self.lines, here)
        else:
            self.report(first_line_missing(here, f"- {first}: ..." if in_list else "its name and a colon."))
            self.incomplete = True

    def _value(self, within: _OpenCollection, node: Node, here: Place) -> None:
        name, within.name, within.rejected = within.name, None, False
        if name is None:
            return
        if within.in_braces and _is_empty(node) and self._without_colon(within, here) and self._joined(within, name):
            return
        self._entry(within, name, node)
        within.value_here, within.joined = here, False

    def _entry(self, within: _OpenCollection, name: ScalarNode, node: Node) -> None:
        if name.value not in within.first:
            within.first[name.value] = name.place.line
            within.entries.append((name, node))
            if _is_empty(node) and not within.in_braces and is_key_without_block(self.lines, within.name_here):
                self._report_misplaced(within.name_here)
        elif self.incomplete:
            pass
        elif _is_empty(within.entries[-1][1]) and not within.in_braces and within.entry_here.column > 1:
            self._report_misplaced(within.entry_here)
        else:
            within.repeated.add(name.value)
            self.report(unsupported.duplicate_key(within.name_here, name.value, within.first[name.value]))
        within.entry_here = within.name_here

    def _report_misplaced(self, here: Place) -> None:
        """Report a key that should be indented less; what follows cannot be assigned, so the tree is lost."""
        self.report(key_without_block(self.lines, here))
        self.incomplete = True

    def _without_colon(self, within: _OpenCollection, here: Place) -> bool:
        between = self.lines.between(within.name_here, here)
        return between is not None and not between.rstrip().endswith(":")

    def _joined(self, within: _OpenCollection, name: ScalarNode) -> bool:
        """Try to recover a key without a value in braces: it is `key:value`, or the rest of a text with a comma."""
        if tight := unsupported.key_without_space(self.lines, within.name_here, name.value):
            problem, key, rest = tight
            self.report(problem)
            self._entry(within, name._replace(value=key), name._replace(value=rest))
            return True
        before = within.entries[-1][1] if within.entries else None
        same_line = within.value_here.line == within.name_here.line
        if not (isinstance(before, ScalarNode) and before.plain and before.value and name.plain and same_line):
            return False
        if not within.joined:
            self.report(unsupported.unquoted_comma(self.lines, within.name_here, within.value_here))
        within.entries[-1] = (
            within.entries[-1][0],
            before._replace(value=unsupported.join_at_comma(before.value, name.value)),
        )
        within.joined = True
        return True
