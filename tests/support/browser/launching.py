"""How a browser is started so that nothing of it disturbs a test."""

import re
import shutil

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-software-rasterizer",
    "--in-process-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP *.test 127.0.0.1",
]

# Where Chromium is when a page could not be had; what that page says depends on whether it has windows.
NO_REPLY = re.compile("^chrome-error:")


def chromium() -> str | None:
    """The Chromium without windows where there is one, since it opens a page at a third of the cost; else the other."""
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


def with_windows() -> str | None:
    """The Chromium that has windows, and alone keeps a history of the pages that were seen."""
    return shutil.which("chromium")
