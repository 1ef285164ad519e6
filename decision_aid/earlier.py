"""Earlier versions as people's pages ask for them: what git can't tell is not there, and the log says why, once."""

import logging
from collections.abc import Collection, Iterator
from pathlib import Path

from decision_aid.code import mark_of
from decision_aid.model import DecisionAid
from decision_aid.reading import fingerprint, read
from decision_aid.rule_history import Version, newest_of_all, versions
from decision_aid.rule_history.opening import NoHistory

LOG = logging.getLogger(__name__)


class Earlier:
    """The versions in the history of a folder, found by their marks; a damaged history takes no page from anybody."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._walked: dict[str, tuple[bytes | None, frozenset[int]]] = {}
        self._told: set[str] = set()

    def version(self, name: str, marks: Collection[int]) -> DecisionAid | None:
        """The newest version of a file with one of the marks; what no version has costs one look at the history.

        Where the history is damaged, each time is a look: it may have been put right.
        """
        try:
            return self._sought(name, marks)
        except NoHistory as no:
            self._tell(no)
            return None

    def versions(self, name: str) -> Iterator[Version]:
        """Each version of a file, newest first, as far back as the history can be read."""
        try:
            yield from versions(self.folder, name)
        except NoHistory as no:
            self._tell(no)

    def newest(self, name: str) -> bytes | None:
        """What the newest version in the history says; None where it has none that can be read."""
        return next((version.content for version in self.versions(name)), None)

    def _sought(self, name: str, marks: Collection[int]) -> DecisionAid | None:
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

    def _tell(self, no: NoHistory) -> None:
        if no.reason not in self._told:
            self._told.add(no.reason)
            LOG.warning("%s: earlier versions can't be shown. %s", self.folder, no.reason)
