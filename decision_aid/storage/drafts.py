"""What authors have not finished, as private JSON files in `.decision-aid/`: drafts, and the ticks of reviewers.

There is one of each for an author and a rule file. They outlive the session and the server, so nobody loses text to a
timeout, a crash or a second window, and reading hundreds of statements may take days. A tick is the key of what was
read (see `review.sign_off`), so one for a text that changed meanwhile fits nothing.
"""

import datetime
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path

from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.files import (
    PRIVATE,
    author_file,
    file_lock,
    private_folder,
    read_or_set_aside,
    write_atomically,
)

TEXTS = ("author", "name", "text", "base")
MOST_COPIES = 5  # of a text of 2 MB, so that the file of a draft stays small


@dataclass(frozen=True, slots=True)
class DraftCopy:
    """A text that another replaced, and the fingerprint of the version that it started from.

    `cause` says what came between, such as: “Alpha 2020” was deleted; "" for a merge. `moment` is when the text was
    saved; None if it was kept by a version of this program that did not note it.
    """

    text: str
    base: str
    cause: str = ""
    moment: datetime.datetime | None = field(default=None, compare=False)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the text."""
        return fingerprint(self.text.encode())


@dataclass(frozen=True, slots=True)
class Draft:
    """An unpublished text; `base` is the fingerprint of the version that it started from, for the three-way merge.

    Version 0.1 stored only the beginning of the fingerprint. `window` identifies the browser window that sent the
    text, "" if unknown. `copies` are the author's texts that merges and deletions replaced, oldest first. They lie
    in the same file, so a crash can't part them. Fields are the JSON keys of the file.
    """

    author: str
    name: str
    text: str
    base: str
    moment: datetime.datetime
    window: str = ""
    copies: tuple[DraftCopy, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the text, by which a page says later which draft it showed."""
        return fingerprint(self.text.encode())

    def is_known_to(self, window: str, seen: str) -> bool:
        """Whether a page in that browser window, or one that showed a text of the fingerprint `seen`, knows this text.

        Only then may what the page sends replace it (optimistic locking).
        """
        return bool(window and window == self.window) or seen == self.fingerprint


class Drafts:
    """The drafts of one folder."""

    def __init__(self, folder: Path, now: Callable[[], datetime.datetime] | None = None) -> None:
        self._folder = folder
        self._now = now or _now

    def save(self, author: str, name: str, text: str, base: str, window: str = "") -> Draft:
        """Save the text as the author's draft of that file, replacing the one before; its copies stay."""
        with self._lock():
            before = self.find(author, name)
            return self._write(Draft(author, name, text, base, self._now(), window, before.copies if before else ()))

    def replace(self, before: Draft, text: str, base: str, cause: str = "") -> Draft:
        """Save the text in place of that draft, and keep the draft as a copy until the new text is published.

        What a merge replaced is kept whatever comes; of other texts, the newest.
        """
        copies = [*before.copies, DraftCopy(before.text, before.base, cause, before.moment)]
        newest = [copy for copy in copies if copy.cause][-MOST_COPIES:]
        kept = (copy for copy in copies if copy.text != text and (not copy.cause or copy in newest))
        with self._lock():
            return self._write(Draft(before.author, before.name, text, base, self._now(), copies=tuple(kept)))

    def find(self, author: str, name: str) -> Draft | None:
        """The author's draft of that file, or None. One that can't be read is kept under another name, and logged."""
        return read_or_set_aside(self._file(author, name), _parsed, f"A draft of {name} by {author}")

    def delete(self, author: str, name: str) -> None:
        """Delete the author's draft of that file, if there is one."""
        with self._lock():
            self._file(author, name).unlink(missing_ok=True)

    def _lock(self) -> AbstractContextManager[None]:
        """Held by whoever changes a draft: two windows of one author may save at once."""
        return file_lock(private_folder(self._folder) / "drafts.lock")

    def _write(self, draft: Draft) -> Draft:
        written = json.dumps(asdict(draft), default=datetime.datetime.isoformat).encode()
        write_atomically(self._file(draft.author, draft.name), written, PRIVATE)
        return draft

    def _file(self, author: str, name: str) -> Path:
        return author_file(self._folder, "drafts", author, name)


def _parsed(written: bytes) -> Draft:
    """A draft from its JSON, without the keys of a later version; an error for `read_or_set_aside` if it is none."""
    facts = json.loads(written)
    moment = datetime.datetime.fromisoformat(facts["moment"])
    author, name, text, base, window = texts = [facts[key] for key in TEXTS] + [facts.get("window", "")]
    copies = tuple(map(_parsed_copy, facts.get("copies", ())))
    if not all(isinstance(one, str) for one in (*texts, *chain(*((one.text, one.base, one.cause) for one in copies)))):
        raise TypeError
    return Draft(author, name, text, base, moment, window, copies)


def _parsed_copy(facts: dict[str, str]) -> DraftCopy:
    moment = facts.get("moment")
    saved = datetime.datetime.fromisoformat(moment) if moment else None
    return DraftCopy(facts["text"], facts["base"], facts.get("cause", ""), saved)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class ReviewTicks:
    """The ticks of all reviewers of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, author: str, name: str) -> frozenset[str]:
        """The keys of what the author has ticked in that file; none where they can't be read, as with a draft."""
        file, what = self._file(author, name), f"What {author} has ticked in {name}"
        return read_or_set_aside(file, _parsed_ticks, what) or frozenset()

    def merge(self, author: str, name: str, ticked: frozenset[str], known: frozenset[str]) -> frozenset[str]:
        """Keep what is ticked on a page beside what other devices ticked; return all that is kept.

        Only what the page showed as ticked (`known`) and no longer is, is taken off. Under a lock: two devices may send
        their ticks at once.
        """
        with file_lock(private_folder(self._folder) / "ticks.lock"):
            kept = (self.find(author, name) - known) | ticked
            write_atomically(self._file(author, name), json.dumps(sorted(kept)).encode(), PRIVATE)
        return kept

    def delete(self, author: str, name: str) -> None:
        """Forget the ticks: the review is signed."""
        self._file(author, name).unlink(missing_ok=True)

    def _file(self, author: str, name: str) -> Path:
        return author_file(self._folder, "ticks", author, name)


def _parsed_ticks(written: bytes) -> frozenset[str]:
    """Ticks from their JSON; ValueError or TypeError if it holds none."""
    keys = json.loads(written)
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise TypeError
    return frozenset(keys)
