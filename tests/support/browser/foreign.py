"""An aid over plain http under a name, and sites with a button to it: another, a subdomain, and another port."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from decision_aid.web.app import create_app
from tests.support.aids import SMALL
from tests.support.browser.desk import running

OURS = "aid.test"
THEIRS = ("evil.test", "evil.aid.test", OURS)  # the last one differs by its port alone
REFUSED = "Start again from the list of decision aids"
TICKED = "#questions :checked"
HIDING = '<meta name="referrer" content="no-referrer">'
BUTTON = '<form method="post" action="{}/leave"><button>Win</button></form>'


@contextmanager
def foreign_sites(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The address of the aids, to which browsers tell only origins, and those of pages of other sites with a button."""
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    with running(create_app(folder, secret_key="k" * 32)) as aids:
        ours = aids.replace("127.0.0.1", OURS)
        other = Flask("other")
        other.add_url_rule("/open", "open", lambda: BUTTON.format(ours))
        other.add_url_rule("/hiding", "hiding", lambda: HIDING + BUTTON.format(ours))
        with running(other) as base:
            sites = [base.replace("127.0.0.1", name) for name in THEIRS]
            yield ours, [f"{site}/{page}" for site in sites for page in ("open", "hiding")]
