"""What a killed process was writing beside the rule files is gone after the next start; what is being written stays."""

import fcntl
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from decision_aid.storage.files import PRIVATE, private_folder, remove_abandoned, write_atomically
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.publishing import publish
from decision_aid.translation.files import PRIVATE_FOLDER
from decision_aid.web.app import create_app
from tests.support.aids import SMALL
from tests.support.publishing import OTHER, publish_request

DIES = """
import resource, signal, sys
from pathlib import Path
from decision_aid.storage.files import PRIVATE, write_atomically
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (6, 6))  # the system kills it in the middle of writing
write_atomically(Path(sys.argv[1]), b"secret" * 100, PRIVATE)
"""


def temporary(folder: Path) -> list[bytes]:
    """What stands in files that are being written, or were."""
    return [path.read_bytes() for path in folder.rglob(".new-*")]


def test_what_a_killed_process_left_is_gone_after_the_next_start(tmp_path: Path) -> None:
    for path in (private_folder(tmp_path) / "authors.json", tmp_path / PRIVATE_FOLDER / "drafts" / "small.json"):
        ended = subprocess.run([sys.executable, "-c", DIES, str(path)], check=False)
        assert ended.returncode == -signal.SIGXFSZ
    assert temporary(tmp_path) == [b"secret", b"secret"]

    create_app(tmp_path)
    assert temporary(tmp_path) == []


def test_a_start_takes_nothing_from_a_process_that_is_writing(tmp_path: Path) -> None:
    private = private_folder(tmp_path)
    with ThreadPoolExecutor() as threads:
        writing = [
            threads.submit(write_atomically, private / f"{number % 4}", b"%d" % number, PRIVATE)
            for number in range(200)
        ]
        while not all(one.done() for one in writing):
            remove_abandoned(private)

    assert [one.exception() for one in writing if one.exception()] == []
    assert temporary(tmp_path) == []
    assert len(list(private.glob("[0-3]"))) == 4


def test_a_publishing_takes_away_what_was_left_and_nothing_that_somebody_writes(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    init_repository(tmp_path)
    left, written = tmp_path / ".new-left", tmp_path / ".new-written"
    left.write_bytes(b"by a killed process")
    with written.open("wb") as translation:
        fcntl.flock(translation, fcntl.LOCK_EX)  # as whoever writes a file holds it
        publish(tmp_path, publish_request(OTHER, SMALL))

    assert written.exists()
    assert not left.exists()


def test_a_folder_without_a_private_folder_has_nothing_to_remove(tmp_path: Path) -> None:
    remove_abandoned(tmp_path / PRIVATE_FOLDER)

    assert list(tmp_path.iterdir()) == []
