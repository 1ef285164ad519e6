"""A folder and the name of a rule file go in; the texts that the file had in the folder's git history come out."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dulwich.repo import Repo

MOST_VERSIONS = 500


def versions(folder: Path, name: str) -> Iterator[bytes]:
    """Each text that the file had, newest first; none where the folder has no history."""
    from dulwich.errors import NotGitRepository
    from dulwich.repo import Repo

    try:
        repository = Repo.discover(folder)
    except NotGitRepository:
        return
    with repository:
        yield from _texts(repository, folder, name)


def _texts(repository: "Repo", folder: Path, name: str) -> Iterator[bytes]:
    from dulwich.object_store import tree_lookup_path
    from dulwich.objects import Blob

    path = (folder.resolve() / f"{name}.yaml").relative_to(Path(repository.path).resolve()).as_posix().encode()
    try:
        entries = repository.get_walker(paths=[path], max_entries=MOST_VERSIONS)
        for entry in entries:
            _, blob = tree_lookup_path(repository.__getitem__, entry.commit.tree, path)
            if isinstance(found := repository[blob], Blob):
                yield found.data
    except KeyError:
        return
