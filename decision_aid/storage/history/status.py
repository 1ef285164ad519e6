"""The state of a folder's git as authors need to know it: what prevents publishing, and what to warn of."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from decision_aid.storage.history.index import replaced_indexes
from decision_aid.storage.history.repository import UNKNOWN_FEATURE, HistoryUnavailable, newest_tree, open_repository

if TYPE_CHECKING:
    from dulwich.repo import Repo

UNDER_WAY = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply/applying": "am",
    "rebase-apply": "rebase",
    "REBASE_HEAD": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
}
UNFINISHED = (
    "A “git %(what)s” is under way in this folder, and publishing now would mix with it. Somebody with access to the "
    "folder finishes it with “git %(what)s --continue” or drops it with “git %(what)s --abort”."
)
NO_BRANCH = (
    "Git's HEAD names “%s”, which is no branch. Somebody with access to the folder should switch to the branch, as "
    "with “git symbolic-ref HEAD refs/heads/main”."
)
NO_HISTORY = "This folder has no git history. The next start of the server begins one."
DETACHED = (
    "This folder's git is on no branch (“detached HEAD”). What is published now is on no branch either: it is not "
    "pushed, and the next checkout takes it away. Somebody with access to the folder should switch to the branch."
)
NEW_INDEX = (
    "Git's list of staged files could not be read and was made anew. What colleagues had staged with “git add” is in "
    "“%s” alone; they stage it once more, and then that file can be deleted."
)


@dataclass(frozen=True, slots=True)
class HistoryStatus:
    """Why nothing can be published ("" if it can), and warnings to show."""

    refusal: str = ""
    remarks: tuple[str, ...] = ()


def read_history_status(folder: Path) -> HistoryStatus:
    """The current state of the folder's history; never raises."""
    try:
        with open_repository(folder) as repository:
            if repository is None:
                return HistoryStatus(NO_HISTORY)
            ensure_writable(repository)
            return HistoryStatus("", _remarks(repository))
    except HistoryUnavailable as no:
        return HistoryStatus(no.reason)


def ensure_writable(repository: "Repo") -> None:
    """Raise HistoryUnavailable if a commit can't be made, or would mix with a merge or rebase in progress."""
    from dulwich.refs import HEADREF, LOCAL_BRANCH_PREFIX, DiskRefsContainer

    if not isinstance(repository.refs, DiskRefsContainer):
        raise HistoryUnavailable(UNKNOWN_FEATURE % "reftable")
    if repository.object_format.name != "sha1":
        raise HistoryUnavailable(UNKNOWN_FEATURE % repository.object_format.name)
    for file, what in UNDER_WAY.items():
        if (Path(repository.controldir()) / file).exists():
            raise HistoryUnavailable(UNFINISHED % {"what": what})
    names = repository.refs.follow(HEADREF)[0]
    if names != [HEADREF] and not names[-1].startswith(LOCAL_BRANCH_PREFIX):
        raise HistoryUnavailable(NO_BRANCH % names[-1].decode(errors="replace"))
    newest_tree(repository)


def _remarks(repository: "Repo") -> tuple[str, ...]:
    from dulwich.refs import HEADREF

    detached = (DETACHED,) if repository.refs.follow(HEADREF)[0] == [HEADREF] else ()
    return (*detached, *(NEW_INDEX % one for one in replaced_indexes(repository)))
