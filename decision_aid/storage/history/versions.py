"""Versions of a rule file in the folder's git history, and how to read them; HistoryUnavailable if git's files fail."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from decision_aid.storage.files import READ_LIMIT
from decision_aid.storage.history.commit_info import CommitInfo, commit_info_of
from decision_aid.storage.history.object_size import ObjectTooLarge
from decision_aid.storage.history.repository import (
    FileName,
    HistoryUnavailable,
    TreeEntry,
    entry_in,
    head_commit,
    newest_tree,
    open_repository,
    path_in,
    tree_of,
)

if TYPE_CHECKING:
    from dulwich.objects import Commit, ObjectID
    from dulwich.repo import Repo

MAX_VERSIONS = 500


@dataclass(frozen=True, slots=True)
class Version:
    """A text from the history, its commit's metadata, and the id of its git blob."""

    content: bytes
    commit_info: CommitInfo
    blob: bytes = field(default=b"", compare=False)


def versions(
    folder: Path, name: FileName, *, most: int | None = MAX_VERSIONS, since: bytes | None = None
) -> Iterator[Version]:
    """Versions of the file, newest first, down to but without the commit `since`; none if the folder has no history.

    A generator: HistoryUnavailable is raised where damage begins, after the versions before it.
    """
    with open_repository(folder) as repository:
        if repository is not None:
            yield from _versions(repository, path_in(repository, folder, name), most, since)


def as_far_as_readable(found: Iterable[Version]) -> tuple[list[Version], str]:
    """The versions down to where the history is damaged, and why it is not read further; "" if it is."""
    read = list[Version]()
    try:
        for version in found:
            read.append(version)
    except HistoryUnavailable as no:
        return read, no.reason
    return read, ""


def read_blob(folder: Path, blob: bytes) -> bytes | None:
    """The text of a git blob; None if it doesn't exist, or is larger than a rule file may be."""
    from dulwich.objects import ObjectID

    with open_repository(folder) as repository, contextlib.suppress(KeyError):
        return None if repository is None else _text(repository, ObjectID(blob))
    return None


def newest_commit(folder: Path) -> bytes | None:
    """The id of the newest commit, for whichever file; None if there is none."""
    with open_repository(folder) as repository:
        return None if repository is None else head_commit(repository)


def text_in_newest_commit(folder: Path, name: FileName) -> bytes | None:
    """The text of the file in the newest commit, for whichever file that is; None if it has none."""
    with open_repository(folder) as repository:
        if repository is None:
            return None
        found = entry_in(repository, newest_tree(repository), path_in(repository, folder, name).split(b"/"))
    return read_blob(folder, found[1]) if found else None


def committed_text(folder: Path, name: FileName) -> bytes | None:
    """The text in the newest version; None if there is none. No history walk if the newest commit has the file."""
    newest = text_in_newest_commit(folder, name)
    return newest if newest is not None else next((version.content for version in versions(folder, name)), None)


def _versions(repository: "Repo", path: bytes, most: int | None, since: bytes | None) -> Iterator[Version]:
    from dulwich.objects import ObjectID
    from dulwich.walk import Walker

    head, parents = head_commit(repository), _ReadableParents(repository, path)
    if head is None:
        return
    walked = [ObjectID(since)] if since and ObjectID(since) in repository.object_store else []
    store = repository.object_store
    for step in Walker(store, [head], paths=[path], max_entries=most, exclude=walked, get_parents=parents.of):
        found = parents.entry(step.commit.id)
        text = _text(repository, found[1]) if found else None
        if found and text is not None:
            yield Version(text, commit_info_of(step.commit), found[1])
    if parents.damage:
        raise parents.damage


class _ReadableParents:
    """The parents of commits for a walk that ends before damage; dulwich's own would skip the last commit before it."""

    def __init__(self, repository: "Repo", path: bytes) -> None:
        self._repository = repository
        self._parts = path.split(b"/")
        self._parents: dict[bytes, list[ObjectID]] = {}
        self.damage: Exception | None = None

    def of(self, child: "Commit") -> "list[ObjectID]":
        """The parents in which the path can be looked up."""
        if child.id not in self._parents:
            parents = self._repository.get_parents(child.id, child)
            self._parents[child.id] = [one for one in parents if self._is_readable(one)]
        return self._parents[child.id]

    def entry(self, commit: "ObjectID") -> "TreeEntry | None":
        """Mode and id of the path in a commit."""
        return entry_in(self._repository, tree_of(self._repository, commit), self._parts)

    def _is_readable(self, commit: "ObjectID") -> bool:
        try:
            self.entry(commit)
        except Exception as error:
            self.damage = error
            return False
        return True


def _text(repository: "Repo", blob: "ObjectID") -> bytes | None:
    """The text of a blob; None if it is no blob, or larger than a rule file may be: then it is no version."""
    from dulwich.objects import Blob

    try:
        found = repository[blob]
    except ObjectTooLarge:
        return None
    return found.data if isinstance(found, Blob) and len(found.data) < READ_LIMIT else None
