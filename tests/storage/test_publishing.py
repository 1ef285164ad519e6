"""A text becomes the newest version of its file whole and in its history, or not at all, whatever ends the process."""

import contextlib
import functools
import itertools
import multiprocessing
import os
import subprocess
import time
from pathlib import Path

import pytest

from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage import git_lock, publishing
from decision_aid.storage.git_lock import GitLocked
from decision_aid.storage.history.commit_info import BY_HAND, SOMEBODY, CommitInfo
from decision_aid.storage.history.commits import commit, init_repository
from decision_aid.storage.history.repository import PROGRAM, HistoryUnavailable, has_history
from decision_aid.storage.history.versions import committed_text, versions
from decision_aid.storage.publishing import FileChanged, PublishRequest, publish, recover_publication
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin
from tests.support.aids import SMALL, small
from tests.support.publishing import NOW, OTHER, publish_request, steps_until

LONG_AGO = 1_000_000_000
KILLED, KILLED_IN_A_SOAK = 20, 300


def git(folder: Path, *words: str) -> str:
    """What git says, faults included; CalledProcessError where it fails."""
    run = subprocess.run(["git", *words], cwd=folder, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return run.stdout.decode().strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small aid and its history."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    init_repository(tmp_path)
    return tmp_path


def test_a_version_knows_who_made_it_when_and_why(folder: Path) -> None:
    publish(folder, publish_request(OTHER, SMALL, "Heard in clinic: «sore»\n\nState: of the art"))
    newest, first = versions(folder, "small")

    assert (folder / "small.yaml").read_text(encoding="utf-8") == OTHER
    assert newest.content == OTHER.encode()
    assert newest.commit_info == CommitInfo("Dr Anna Läng", "Heard in clinic: «sore»\n\nState: of the art", NOW)
    assert (first.commit_info.author, first.content) == (PROGRAM, SMALL.encode())
    assert git(folder, "fsck", "--strict") == ""
    assert git(folder, "status", "--short") == ""
    assert git(folder, "log", "-1", "--format=%B").strip().endswith("State: draft")


def test_a_file_that_changed_meanwhile_is_not_overwritten(folder: Path) -> None:
    publish(folder, publish_request(OTHER, SMALL))

    with pytest.raises(FileChanged):
        publish(folder, publish_request(small(("title: Stiff", "title: Aching")), SMALL))
    assert (folder / "small.yaml").read_text(encoding="utf-8") == OTHER


def test_what_others_staged_or_changed_is_left_alone(folder: Path) -> None:
    """Also where time and size tell git nothing: the file was changed in the second in which the index was written."""
    for setting in ("core.trustctime false", "core.checkStat minimal"):
        git(folder, "config", *setting.split())
    for name in ("staged.txt", "changed.txt"):
        (folder / name).write_text("one\n", encoding="utf-8")
        os.utime(folder / name, (LONG_AGO, LONG_AGO))
    git(folder, "add", "changed.txt")
    git(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "others")
    git(folder, "add", "staged.txt")
    (folder / "changed.txt").write_text("two\n", encoding="utf-8")
    for path in (folder / "changed.txt", folder / ".git" / "index"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    publish(folder, publish_request(OTHER, SMALL))

    assert git(folder, "show", "--name-only", "--format=") == "small.yaml"
    assert git(folder, "status", "--short").split("\n") == ["M changed.txt", "A  staged.txt"]
    assert git(folder, "fsck", "--strict") == ""


def test_a_folder_inside_a_larger_repository_uses_that(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    inner = tmp_path / "some" / "aids"
    inner.mkdir(parents=True)
    (inner / "small.yaml").write_text(SMALL, encoding="utf-8")
    init_repository(inner)
    publish(inner, publish_request(OTHER, SMALL))

    assert git(tmp_path, "ls-files") == "some/aids/small.yaml"
    assert [one.commit_info.author for one in versions(inner, "small")] == ["Dr Anna Läng", SOMEBODY]
    assert git(tmp_path, "status", "--short") == ""


def test_what_a_sparse_checkout_leaves_out_is_not_published(tmp_path: Path) -> None:
    for name in ("aids/small.yaml", "aids/notes.txt", "other/notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SMALL, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "all")
    git(tmp_path, "sparse-checkout", "set", "--cone", "--sparse-index", "other")
    (tmp_path / "aids").mkdir()
    (tmp_path / "aids" / "small.yaml").write_text(SMALL, encoding="utf-8")

    with pytest.raises(HistoryUnavailable, match="“git sparse-checkout add aids” takes it in"):
        publish(tmp_path / "aids", publish_request(OTHER, SMALL))
    assert (tmp_path / "aids" / "small.yaml").read_text(encoding="utf-8") == SMALL
    git(tmp_path, "sparse-checkout", "add", "aids")
    publish(tmp_path / "aids", publish_request(OTHER, SMALL))
    assert git(tmp_path, "status", "--short") == ""
    assert git(tmp_path, "fsck", "--strict") == ""


def test_an_index_made_anew_deletes_nothing_that_a_sparse_checkout_leaves_out(folder: Path) -> None:
    for name in ("kept", "out"):
        (folder / name).mkdir()
        (folder / name / "notes.txt").write_text("notes\n", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "all")
    git(folder, "sparse-checkout", "set", "--cone", "kept")
    (folder / ".git" / "index").write_bytes(b"")
    publish(folder, publish_request(OTHER, SMALL))

    assert not (folder / "out").exists()
    assert git(folder, "status", "--short") == ""
    assert git(folder, "show", "--name-only", "--format=") == "small.yaml"


def test_what_was_changed_by_hand_becomes_a_version_of_its_own(folder: Path) -> None:
    by_hand = small(("title: Stiff", "title: Aching"))
    (folder / "small.yaml").write_text(by_hand, encoding="utf-8")
    publish(folder, publish_request(OTHER, by_hand))

    assert [(one.content.decode(), one.commit_info.reason) for one in versions(folder, "small")][:2] == [
        (OTHER, "A better title"),
        (by_hand, BY_HAND),
    ]


@pytest.mark.parametrize("lock", ["refs/heads/main.lock", "index.lock"])
def test_git_at_work_is_waited_for_and_then_nothing_is_half_done(
    folder: Path, lock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "monotonic", itertools.count().__next__)  # each look at the clock takes a second
    (folder / ".git" / lock).touch()
    with pytest.raises(GitLocked):
        commit(folder, "small", OTHER.encode(), CommitInfo("Dr Anna Läng", "x", NOW))
    with pytest.raises(GitLocked):
        publish(folder, publish_request(OTHER, SMALL))

    assert (folder / "small.yaml").read_text(encoding="utf-8") == SMALL
    assert recover_publication(folder) is None
    assert committed_text(folder, "small") == SMALL.encode()
    (folder / ".git" / lock).unlink()
    publish(folder, publish_request(OTHER, SMALL))
    assert [one.commit_info.reason for one in versions(folder, "small")][0] == "A better title"
    assert git(folder, "status", "--short") == ""


def test_what_git_knows_of_a_file_besides_its_text_stays(folder: Path) -> None:
    (folder / "small.yaml").chmod(0o755)
    git(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-a", "-m", "executable")
    publish(folder, publish_request(OTHER, SMALL))

    assert git(folder, "ls-tree", "HEAD", "small.yaml").startswith("100755 ")
    assert git(folder, "status", "--short") == ""


def test_colleagues_who_share_the_folder_can_write_beside_what_was_published(folder: Path) -> None:
    git(folder, "config", "core.sharedRepository", "group")
    before = set((folder / ".git" / "objects").iterdir())
    publish(folder, publish_request(OTHER, SMALL))
    new = set((folder / ".git" / "objects").iterdir()) - before

    assert new
    assert {path.name for path in new if not path.stat().st_mode & 0o020} == set()


def test_a_lock_whose_git_ended_long_ago_stops_nobody(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    nobody = tmp_path_factory.mktemp("processes")
    monkeypatch.setattr(git_lock, "PROCESSES", nobody)  # on this computer the git of another test may be at work
    for name in ("index.lock", "refs/heads/main.lock"):
        lock = folder / ".git" / name
        lock.touch()
        os.utime(lock, (1, 1))
    publish(folder, publish_request(OTHER, SMALL))

    assert committed_text(folder, "small") == OTHER.encode()
    assert git(folder, "status", "--short") == ""


def test_without_history_there_are_no_versions(tmp_path: Path) -> None:
    assert not has_history(tmp_path)
    assert list(versions(tmp_path, "small")) == []


def adding_lines(folder: Path, author: str, count: int) -> None:
    """Publish that many times, each with a line more, and begin anew when somebody else came first."""
    done = 0
    while done < count:
        now = (folder / "small.yaml").read_bytes()
        commit_info = CommitInfo(author, f"{author} {done}", NOW)
        with contextlib.suppress(FileChanged):
            text = now + f"# {author} {done}\n".encode()
            publish(folder, PublishRequest("small", text, fingerprint(now), "draft", commit_info))
            done += 1


def test_processes_that_publish_at_once_lose_nothing_of_each_other(folder: Path) -> None:
    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=adding_lines, args=(folder, author, 5)) for author in ("A", "B", "C")]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    text = (folder / "small.yaml").read_text(encoding="utf-8")

    assert sorted(text.removeprefix(SMALL).split("\n")) == sorted(
        ["", *(f"# {a} {n}" for a in "ABC" for n in range(5))]
    )
    assert len(list(versions(folder, "small"))) == 16
    assert git(folder, "status", "--short") == ""
    assert git(folder, "fsck", "--strict") == ""


def publishing_until(folder: Path, text: str, step: int) -> int:
    """Publish a text in a process of its own, which is killed before that step of its work on the disk; the steps."""
    base = (folder / "small.yaml").read_text(encoding="utf-8")
    return steps_until(lambda: publish(folder, publish_request(text, base)), step)


def killed_again_and_again(folder: Path, times: int) -> None:
    """Kill one publishing after the other, each at another step from the first to the last; look at what is left."""
    steps = publishing_until(folder, OTHER, 0)
    texts, seen = (SMALL, OTHER), set()
    for number in range(times):
        text = texts[number % 2] + f"# {number}\n"
        before = (folder / "small.yaml").read_text(encoding="utf-8")
        publishing_until(folder, text, 1 + number * steps // times)
        after = (folder / "small.yaml").read_text(encoding="utf-8")
        seen.add(after == text)
        assert after in (before, text)
        assert git(folder, "fsck", "--strict", "--no-dangling") == ""
    last = (folder / "small.yaml").read_text(encoding="utf-8")
    publish(folder, publish_request(last + "# done\n", last))

    assert seen == {True, False}
    assert [one.content.decode() for one in versions(folder, "small")][:2] == [last + "# done\n", last]
    assert {one.commit_info.author for one in versions(folder, "small")} == {"Dr Anna Läng", PROGRAM}
    assert git(folder, "status", "--short") == ""
    assert git(folder, "fsck", "--strict", "--no-dangling") == ""


def test_a_killed_publishing_leaves_the_old_version_or_the_new(folder: Path) -> None:
    killed_again_and_again(folder, KILLED)


def test_a_killed_beginning_leaves_no_history_or_the_whole(tmp_path: Path) -> None:
    folders = [tmp_path / str(number) for number in range(1 + KILLED // 2)]
    for folder, name in itertools.product(folders, ("other", "small")):
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.yaml").write_text(SMALL, encoding="utf-8")
    steps, seen = steps_until(functools.partial(init_repository, folders.pop()), 0), set()
    for number, folder in enumerate(folders):
        steps_until(functools.partial(init_repository, folder), 1 + number * (steps - 1) // (len(folders) - 1))
        seen.add(has_history(folder))
        init_repository(folder)

        left = {path.name for path in folder.glob(".decision-aid/**/*") if path.is_file()}
        assert left == {".gitignore", "history.lock"}
        assert git(folder, "status", "--short") == ""
        assert git(folder, "fsck", "--strict") == ""
        assert [len(list(versions(folder, name))) for name in ("other", "small")] == [1, 1]
    assert seen == {True, False}


@pytest.mark.soak
def test_three_hundred_killed_publishings_leave_old_versions_or_new(folder: Path) -> None:
    killed_again_and_again(folder, KILLED_IN_A_SOAK)


def test_what_was_live_when_the_process_ended_is_in_the_history_after_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "commit", ends)
        with pytest.raises(KeyboardInterrupt):
            publish(folder, publish_request(OTHER, SMALL))
    assert (folder / "small.yaml").read_text(encoding="utf-8") == OTHER
    assert committed_text(folder, "small") == SMALL.encode()
    create_app(folder, edit=AuthorLogin())

    assert next(versions(folder, "small")).commit_info == CommitInfo("Dr Anna Läng", "A better title", NOW)
    assert git(folder, "status", "--short") == ""
