"""Requests to publish a rule file, with the author and the time fixed; and what happens while one is carried out."""

import contextlib
import datetime
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.publishing import PublishRequest
from tests.support.aids import small

ON_THE_DISK = {  # the functions of C by which anything is written
    *("open", "write", "writelines", "flush", "close", "__exit__", "fsync", "ftruncate", "truncate", "fdopen"),
    *("rename", "replace", "link", "unlink", "remove", "mkdir", "rmdir", "chmod", "utime", "flock"),
}
NOW = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)


OTHER = small(("title: Stiff shoulder", "title: Sore shoulder"))


def publish_request(text: str, base: str, reason: str = "A better title") -> PublishRequest:
    """A text that Anna wants to publish on the small aid."""
    return PublishRequest(
        "small", text.encode(), fingerprint(base.encode()), "draft", CommitInfo("Dr Anna Läng", reason, NOW)
    )


def is_work_on_the_disk(event: str, called: object) -> bool:
    """Whether a call that the interpreter reports to a profiler writes anything."""
    return event == "c_call" and getattr(called, "__name__", "") in ON_THE_DISK


@contextlib.contextmanager
def once_live(path: Path, text: str, act: Callable[[], object]) -> Iterator[None]:
    """Do something between two steps of a publishing: as soon as the file has the text, which is not committed yet."""

    def look(_frame: object, event: str, called: object) -> None:
        if is_work_on_the_disk(event, called) and path.read_text(encoding="utf-8") == text:
            sys.setprofile(None)
            act()

    sys.setprofile(look)
    try:
        yield
    finally:
        assert sys.getprofile() is None, "the text did not go live"


def steps_until(act: Callable[[], object], step: int) -> int:
    """Do something in a process of its own, which is killed before that step of its work on the disk; the steps."""
    fork = multiprocessing.get_context("fork")
    count = fork.Value("i", 0)

    def look(_frame: object, event: str, called: object) -> None:
        if is_work_on_the_disk(event, called):
            count.value += 1
            if count.value == step:
                os.kill(os.getpid(), signal.SIGKILL)

    def work() -> None:
        sys.setprofile(look)
        act()

    process = fork.Process(target=work)
    process.start()
    process.join()
    process.close()
    steps: int = count.value
    return steps
