"""Nodes in, names and texts out, and a problem for each node that is something else than its place needs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.model import Written
from decision_aid.problems import Mend, Place, Problem
from decision_aid.yaml_text import Entries, Items, Node, Text

ID = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
KIND_OF_NODE = {Text: "a text", Items: "a list", Entries: "names with colons"}


@dataclass(slots=True)
class Reader:
    """Collects the problems, the texts and the lines while one rule file is read."""

    lines: tuple[str, ...]
    problems: list[Problem]
    texts: list[Written]

    def problem(self, place: Place, check: str, message: str, mend: Mend | None = None) -> None:
        """Note an error at a place."""
        self.problems.append(Problem(place, check, message, mend=mend))

    def replaced(self, place: Place, word: str, by: str | None) -> Mend | None:
        """The line at a place with the word found there written otherwise."""
        line = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        before, rest = line[: place.column - 1], line[place.column - 1 :]
        if by is None or not rest.startswith(word):
            return None
        return Mend(place.line, before + by + rest[len(word) :])

    def named(self, node: Node | None, what: str) -> Iterator[tuple[Text, Node]]:
        """The names under a key with what stands under each."""
        if isinstance(node, Entries):
            yield from node.entries
        elif node is not None:
            self.problem(node.place, "shape", f"'{what}' needs a name and a colon for each, such as 'first-one: ...'.")

    def names(self, node: Node | None, what: str) -> Iterator[tuple[Text, Node]]:
        """The ids under a key with what stands under each; an ill-formed id is a problem."""
        return ((name, value) for name, value in self.named(node, what) if self.well_formed(name))

    def written(self, key: str, text: Text) -> None:
        """Note a text that people will read."""
        self.texts.append(Written(key, text.value, text.place, self.lines))

    def well_formed(self, name: Text) -> bool:
        """Whether a text can be an id; a problem where not."""
        if ID.fullmatch(name.value):
            return True
        self.problem(name.place, "id", f"'{name.value}' can't be a name here. Use letters, digits and hyphens only.")
        return False

    def items(self, node: Node | None, what: str) -> tuple[Node, ...]:
        """The items of a list; a single thing counts as a list of one."""
        if node is None:
            return ()
        if isinstance(node, Items):
            return node.items
        if isinstance(node, Text) and not node.value:
            self.problem(node.place, "empty", f"'{what}' has nothing under it. Add to it, or take the line away.")
            return ()
        return (node,)

    def plain_text(self, node: Node, what: str) -> Text | None:
        """The node as a text with something in it; a problem where it is not."""
        if not isinstance(node, Text):
            found = KIND_OF_NODE[type(node)]
            self.problem(node.place, "shape", f"'{what}' needs a text; found {found}.")
            return None
        if not node.value.strip():
            self.problem(node.place, "empty", f"'{what}' has nothing after its colon. Write it, or take the line away.")
            return None
        return node
