"""An author's text goes in; it becomes the newest version of its file, whole and in its history, or is refused."""

import contextlib
import datetime
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from decision_aid.git_files import Busy
from decision_aid.on_disk import NEW, PRIVATE, content, settings_of, turn, write_whole
from decision_aid.reading import fingerprint
from decision_aid.rule_history import Deed, mend, record, recorded

SOMEBODY, BY_HAND = "Somebody, by hand", "Changed in the folder, not on the pages for authors"
LOG = logging.getLogger(__name__)


class Changed(Exception):
    """The file is not the one that the text was begun from."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A text that is to be the newest version of a file that says, until then, what `base` is the fingerprint of."""

    name: str
    text: bytes
    base: str
    state: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class _Intent:
    """What is being published, kept beside the files until it is done, for whoever comes after a sudden end."""

    name: str
    fingerprint: str
    state: str
    author: str
    reason: str
    moment: str

    @property
    def deed(self) -> Deed:
        return Deed(self.author, self.reason, datetime.datetime.fromisoformat(self.moment))


def publish(folder: Path, wish: Wish) -> None:
    """Make the text the newest version; Changed or Busy where that can't be, and then nothing is changed."""
    path = folder / f"{wish.name}.yaml"
    with _alone(folder):
        now = content(path)
        if fingerprint(now) != wish.base:
            raise Changed(wish.name)
        _record_what_was_found(folder, wish.name, now)
        intent = _intent(wish)
        write_whole(_file(folder), json.dumps(asdict(intent)).encode(), PRIVATE)
        write_whole(path, wish.text, path.stat().st_mode & 0o777)
        _finish(folder, intent)


def by_hand() -> Deed:
    """How a text came about that stands in the folder and that nobody published."""
    return Deed(SOMEBODY, BY_HAND, datetime.datetime.now(datetime.UTC))


def recover(folder: Path) -> None:
    """Finish what a process had begun to publish when it ended; Busy where git is at work in the folder."""
    with _alone(folder):
        pass


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with turn(settings_of(folder) / "publishing.lock"):
        for left in folder.glob(f"{NEW}*"):
            left.unlink(missing_ok=True)
        _take_up(folder)
        yield


def _take_up(folder: Path) -> None:
    try:
        intent = _Intent(**json.loads(_file(folder).read_bytes()))
    except FileNotFoundError:
        return
    path = folder / f"{intent.name}.yaml"
    if path.is_file() and fingerprint(content(path)) == intent.fingerprint:
        if recorded(folder, intent.name) != content(path):
            record(folder, intent.name, content(path), intent.deed, intent.state)
        mend(folder, intent.name)
    _file(folder).unlink()


def _finish(folder: Path, intent: _Intent) -> None:
    """Write the history of a version that is live already; where git is at work, whoever publishes next does it."""
    try:
        _take_up(folder)
    except Busy as busy:
        LOG.warning("%s is published; its history waits for %s to go", intent.name, busy.lock)


def _record_what_was_found(folder: Path, name: str, now: bytes) -> None:
    if recorded(folder, name) != now:
        record(folder, name, now, by_hand())


def _intent(wish: Wish) -> _Intent:
    deed = wish.deed
    mark = fingerprint(wish.text)
    return _Intent(wish.name, mark, wish.state, deed.author, deed.reason, deed.moment.isoformat())


def _file(folder: Path) -> Path:
    return settings_of(folder) / "publishing.json"
