"""Nobody waits long for a check: not for a slow one, not behind it, and not where many wait already."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from decision_aid.storage.check_process import Checker
from decision_aid.storage.check_process.queue import CheckQueue
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.rule_folder import RuleFolder
from tests.support.aids import SMALL, TODAY, aid_from, small
from tests.support.folders import write
from tests.support.slow_check import SlowCheck
from tests.support.waiting import PATIENCE, wait_until

NEWER = small(("title: Stiff shoulder", "title: Sore shoulder"))
BROKEN = small(("kind: number", "kind: numbre"))


@pytest.fixture
def slow() -> Iterator[SlowCheck]:
    with SlowCheck() as check:
        yield check


def test_who_asks_gets_what_the_check_finds() -> None:
    queue = CheckQueue(PATIENCE, max_waiting=1, max_queued=1)

    assert [queue.verdict(key, key.encode) for key in ("a", "b", "a")] == [b"a", b"b", b"a"]


def test_who_asks_for_the_same_text_shares_one_check(slow: SlowCheck) -> None:
    queue = CheckQueue(PATIENCE, max_waiting=4, max_queued=1)
    with ThreadPoolExecutor() as threads:
        found = [threads.submit(queue.verdict, "slow", slow) for _ in range(4)]
        slow.end()

    assert {one.result() for one in found} == {b"slow"}


def test_nobody_waits_behind_a_check_that_has_taken_long(slow: SlowCheck) -> None:
    now = 0.0
    queue = CheckQueue(PATIENCE, max_waiting=2, max_queued=2, clock=lambda: now)
    with ThreadPoolExecutor() as threads:
        first = threads.submit(queue.verdict, "slow", slow)
        slow.wait_until_begun()
        now = PATIENCE + 1

        assert queue.verdict("quick", b"quick".upper) is None
        slow.end()
    assert first.result() == b"slow"
    wait_until(lambda: queue.verdict("quick", b"quick".upper) == b"QUICK")


def test_where_too_many_wait_the_next_is_told_to_come_again(slow: SlowCheck) -> None:
    queue = CheckQueue(PATIENCE, max_waiting=0, max_queued=2)

    assert queue.verdict("slow", slow) is None


def test_where_too_much_is_queued_a_check_is_not_added(slow: SlowCheck) -> None:
    queue = CheckQueue(0, max_waiting=1, max_queued=1)
    queue.verdict("slow", slow)
    queue.patience = PATIENCE

    assert queue.verdict("other", b"other".upper) is None
    slow.end()
    wait_until(lambda: queue.verdict("other", b"other".upper) == b"OTHER")


def test_a_check_that_fails_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    queue = CheckQueue(PATIENCE, max_waiting=1, max_queued=2)

    assert queue.verdict("bad", lambda: bytes(int("x"))) is None
    assert queue.verdict("good", b"good".upper) == b"GOOD"
    assert "A check ended with an error" in caplog.text


def folder_behind(slow: SlowCheck, path: Path) -> RuleFolder:
    """A folder whose checks wait behind a slow one, as a server has it that has just been started."""
    queue = CheckQueue(0, max_waiting=1, max_queued=9)
    queue.verdict("slow", slow)
    return RuleFolder(path, lambda: TODAY, Checker(queue=queue))


def test_a_file_that_was_never_seen_is_being_checked_and_then_shown(
    tmp_path: Path, slow: SlowCheck, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    folder = folder_behind(slow, tmp_path)
    found = [folder.open("small") for _ in range(3)]

    assert [(one.aid, one.being_checked, one.is_outdated) for one in found] == [(None, True, False)] * 3
    assert caplog.messages == []
    slow.end()
    wait_until(lambda: folder.open("small").aid == aid_from(SMALL))
    assert folder.open("small") is folder.open("small")


def test_the_version_before_is_shown_while_a_new_text_is_checked(tmp_path: Path, slow: SlowCheck) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    queue = CheckQueue(PATIENCE, max_waiting=1, max_queued=9)
    folder = RuleFolder(tmp_path, lambda: TODAY, Checker(queue=queue))
    folder.open("small")
    queue.patience = 0
    queue.verdict("slow", slow)
    write(tmp_path / "small.yaml", NEWER, at=2)
    found = folder.open("small")

    assert (found.aid, found.being_checked, found.is_outdated) == (aid_from(SMALL), True, False)
    slow.end()
    wait_until(lambda: folder.open("small").aid == aid_from(NEWER))
    assert not folder.open("small").being_checked
    write(tmp_path / "small.yaml", BROKEN, at=3)
    wait_until(lambda: folder.open("small").is_outdated)
    assert folder.open("small") is folder.open("small")


def test_a_file_that_turns_out_broken_after_a_restart_leaves_the_last_good_version(
    tmp_path: Path, slow: SlowCheck
) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    init_repository(tmp_path)
    write(tmp_path / "small.yaml", BROKEN, at=2)
    folder = folder_behind(slow, tmp_path)
    assert folder.open("small").being_checked
    slow.end()

    wait_until(lambda: folder.open("small").aid == aid_from(SMALL))
    assert folder.open("small").is_outdated
    assert folder.open("small") is folder.open("small")
