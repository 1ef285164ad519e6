"""Requests to publish a rule file, with the author and the time fixed."""

import datetime

from decision_aid.rule_file.reading import fingerprint
from decision_aid.storage.history.commits import CommitInfo
from decision_aid.storage.publishing import PublishRequest
from tests.support.aids import small

NOW = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)


OTHER = small(("title: Stiff shoulder", "title: Sore shoulder"))


def wish(text: str, base: str, reason: str = "A better title") -> PublishRequest:
    """A text that Anna wants to publish on the small aid."""
    return PublishRequest(
        "small", text.encode(), fingerprint(base.encode()), "draft", CommitInfo("Dr Anna Läng", reason, NOW)
    )
