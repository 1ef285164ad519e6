"""Requests to publish a rule file, with the author and the time fixed."""

import datetime

from decision_aid.rule_file.reading import fingerprint
from decision_aid.storage.history import Deed
from decision_aid.storage.publishing import Wish
from tests.support.aids import small

NOW = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)


OTHER = small(("title: Stiff shoulder", "title: Sore shoulder"))


def wish(text: str, base: str, reason: str = "A better title") -> Wish:
    """A text that Anna wants to publish on the small aid."""
    return Wish("small", text.encode(), fingerprint(base.encode()), "draft", Deed("Dr Anna Läng", reason, NOW))
