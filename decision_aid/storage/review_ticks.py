"""What a reviewer has ticked so far, one private JSON file for each author and rule file in `.decision-aid/ticks/`.

Reading hundreds of statements takes days; the ticks outlive the session until the review is signed. A tick is the key
of what was read (see `review.sign_off`), so one for a text that changed meanwhile fits nothing.
"""

import json
from pathlib import Path

from decision_aid.storage.files import PRIVATE, author_file, file_lock, settings_folder, write_atomically


class ReviewTicks:
    """The ticks of all reviewers of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, author: str, name: str) -> frozenset[str]:
        """The keys of what the author has ticked in that file."""
        try:
            return frozenset(json.loads(self._file(author, name).read_bytes()))
        except FileNotFoundError:
            return frozenset()

    def merge(self, author: str, name: str, ticked: frozenset[str], known: frozenset[str]) -> frozenset[str]:
        """Keep what is ticked on a page beside what other devices ticked; return all that is kept.

        Only what the page showed as ticked (`known`) and no longer is, is taken off. Under a lock: two devices may send
        their ticks at once.
        """
        with file_lock(settings_folder(self._folder) / "ticks.lock"):
            kept = (self.find(author, name) - known) | ticked
            write_atomically(self._file(author, name), json.dumps(sorted(kept)).encode(), PRIVATE)
        return kept

    def delete(self, author: str, name: str) -> None:
        """Forget the ticks: the review is signed."""
        self._file(author, name).unlink(missing_ok=True)

    def _file(self, author: str, name: str) -> Path:
        return author_file(self._folder, "ticks", author, name)
