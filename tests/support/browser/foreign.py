"""Two names for this computer, over plain http: an aid under one, and under the other a page with a button to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from decision_aid.web.app import create_app
from tests.support.aids import SMALL
from tests.support.browser.desk import running

OURS, THEIRS = "aid.test", "evil.test"
REFUSED = "It belongs to a button on another page"
TICKED = "#questions :checked"
HIDING = '<meta name="referrer" content="no-referrer">'
BUTTON = '<form method="post" action="{}/leave"><button>Win</button></form>'


@contextmanager
def two_sites(folder: Path) -> Iterator[tuple[str, str]]:
    """The address of the aids and that of the other site, to which browsers tell only origins."""
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    with running(create_app(folder, secret_key="k" * 32)) as aids:
        ours = aids.replace("127.0.0.1", OURS)
        other = Flask("other")
        other.add_url_rule("/open", "open", lambda: BUTTON.format(ours))
        other.add_url_rule("/hiding", "hiding", lambda: HIDING + BUTTON.format(ours))
        with running(other) as base:
            yield ours, base.replace("127.0.0.1", THEIRS)
