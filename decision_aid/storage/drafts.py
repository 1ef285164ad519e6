"""An author and the name of a rule file go in; the text that they are working on, kept from page to page, comes out."""

import datetime
import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from decision_aid.storage.files import PRIVATE, settings_of, write_whole


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is not published; `base` is the fingerprint of the version that it was begun from.

    Version 0.1 kept its beginning alone. `window` names the page that sent the text, where it said so.
    """

    author: str
    name: str
    text: str
    base: str
    moment: datetime.datetime
    window: str = ""


class Drafts:
    """The drafts in one folder: one for each author and file, kept until it is published or thrown away."""

    def __init__(self, folder: Path, now: Callable[[], datetime.datetime] | None = None) -> None:
        self._folder = folder
        self._now = now or _now

    def keep(self, author: str, name: str, text: str, base: str, window: str = "") -> Draft:
        """Keep this text as the author's draft of that file, in place of the one before."""
        draft = Draft(author, name, text, base, self._now(), window)
        facts = asdict(draft) | {"moment": draft.moment.isoformat()}
        write_whole(self._file(author, name), json.dumps(facts).encode(), PRIVATE)
        return draft

    def find(self, author: str, name: str) -> Draft | None:
        """The author's draft of that file; None where there is none."""
        try:
            facts = json.loads(self._file(author, name).read_bytes())
        except FileNotFoundError:
            return None
        return Draft(**{**facts, "moment": datetime.datetime.fromisoformat(facts["moment"])})

    def throw_away(self, author: str, name: str) -> None:
        """Forget the author's draft of that file."""
        self._file(author, name).unlink(missing_ok=True)

    def _file(self, author: str, name: str) -> Path:
        return settings_of(self._folder) / "drafts" / _plain(author) / f"{_plain(name)}.json"


def _plain(text: str) -> str:
    """A name for a file on any disk, whatever letters the text has."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
