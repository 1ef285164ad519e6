"""A folder and marks come in; the earlier version that one of them names goes out, and none is sought in vain twice."""

from collections.abc import Collection
from pathlib import Path

from decision_aid.code import mark_of
from decision_aid.model import DecisionAid
from decision_aid.reading import fingerprint, read
from decision_aid.rule_history import newest_of_all, versions


class Earlier:
    """The versions in the history of a folder, found by their marks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._walked: dict[str, tuple[bytes | None, frozenset[int]]] = {}

    def version(self, name: str, marks: Collection[int]) -> DecisionAid | None:
        """The newest version of a file with one of the marks; what no version has costs one look at the history."""
        head = newest_of_all(self.folder)
        known = self._walked.get(name)
        if known and known[0] == head and known[1].isdisjoint(marks):
            return None
        seen = set()
        for version in versions(self.folder, name):
            mark = mark_of(fingerprint(version.content))
            aid = read(version.content)[0] if mark in marks else None
            if aid:
                return aid
            seen.add(mark)
        self._walked[name] = head, frozenset(seen - set(marks))
        return None
