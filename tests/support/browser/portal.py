"""The page of a made-up hospital portal with an aid in a frame, which that portal alone may show."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError

from decision_aid.web.app import create_app
from tests.support.aids import SMALL
from tests.support.browser.desk import running
from tests.support.serving import fetch
from tests.support.waiting import wait_until

PORTAL, OTHER = "https://portal.test", "https://other.test"
FRAME = """<!doctype html><html lang="en"><title>Our hospital</title><h1>Our hospital</h1>
<iframe title="Decision aid" src="{address}/small/ask/shoulder" width="700" height="700"></iframe>"""


@contextmanager
def framed_aid(folder: Path) -> Iterator[str]:
    """That page, while the aid in it is served."""
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    with running(create_app(folder, secret_key="tests", address="https://127.0.0.1", embedders=PORTAL)) as address:
        wait_until(lambda: _is_served(f"{address}/small/"))
        yield FRAME.format(address=address)


def _is_served(page: str) -> bool:
    """Whether that page can be had: a new file is checked first."""
    with suppress(HTTPError):
        return bool(fetch(page))
    return False
