"""Who publishes, comments and translates at once loses no commit, and leaves git's index whole."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.commits import commit, init_repository, refresh_index
from tests.support.aids import SMALL
from tests.support.folders import git
from tests.support.publishing import NOW

AUTHORS, COMMITS = 4, 6


def test_commits_of_several_files_at_once_are_all_in_the_history(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    init_repository(tmp_path)
    said = [(author, f"{author} says {number}") for number in range(COMMITS) for author in range(AUTHORS)]

    def keep(one: tuple[int, str]) -> None:
        author, reason = one
        commit(tmp_path, f"file-{author}", reason.encode(), CommitInfo(f"Author {author}", reason, NOW))
        refresh_index(tmp_path, f"file-{author}")

    with ThreadPoolExecutor(AUTHORS) as authors:
        list(authors.map(keep, said))

    subjects = git(tmp_path, "log", "--format=%s").splitlines()
    assert sorted(one for one in subjects if "says" in one) == sorted(reason for _, reason in said)
    assert git(tmp_path, "ls-files").split() == [*(f"file-{author}.yaml" for author in range(AUTHORS)), "small.yaml"]
    assert git(tmp_path, "fsck", "--strict", "--no-dangling") == ""
