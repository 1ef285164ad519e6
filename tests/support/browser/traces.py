"""Searches a browser, its files and the server's for words of a consultation: none may be left."""

import base64
import contextlib
import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Request

STORED = """async () => JSON.stringify({
    local: {...localStorage}, session: {...sessionStorage}, state: history.state, name: window.name,
    databases: await indexedDB.databases(), caches: self.caches ? await caches.keys() : [], cookie: document.cookie,
    workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
})"""
SQLITE = b"SQLite format 3\x00"
MIDDLE = slice(24, 72)  # of a packed cookie: what begins it is the same for everybody


@dataclass
class Seen:
    """What left the browser by another way than in the body of a request, and what was kept in it on the way."""

    sent: list[str] = field(default_factory=list)
    called: set[str] = field(default_factory=set)
    ticked: set[str] = field(default_factory=set)
    cookies: set[str] = field(default_factory=set)

    def note(self, request: Request) -> None:
        """The address of a request and where it says that it comes from."""
        self.sent += [request.url, request.headers.get("referer", "")]

    def look(self, page: Page) -> None:
        """What a page is called, what is ticked on it, and what the browser's cookies hold while it is shown."""
        self.called.add(page.title())
        self.ticked |= set(page.locator("#questions :checked").evaluate_all("(all) => all.map((one) => one.value)"))
        for one in page.context.cookies():
            assert one["expires"] == -1, "a cookie that outlives the browser"
            self.cookies.add(_payload(one["value"]))

    @property
    def packed(self) -> list[str]:
        """What no two people's cookies have alike, of each cookie that was seen."""
        return [one[MIDDLE] for one in self.cookies if len(one) > MIDDLE.stop]


def kept_by(page: Page) -> str:
    """All that a browser keeps for the site of a page, unpacked as any reader could."""
    stored: str = page.evaluate(STORED)
    return f"{stored}\n{_opened(page.context)}"


def left_in(folder: Path, needles: Iterable[str], *, but: tuple[str, ...] = ()) -> list[str]:
    """Where one of these texts stands in any file below a folder, as one or as two bytes a letter, or in a row."""
    wanted = {needle: [needle.encode(how) for how in ("utf-8", "utf-16-le")] for needle in needles}
    return [
        f"{needle} in {path.relative_to(folder)}"
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in but
        for held in [b"\n".join([path.read_bytes(), *_rows(path)])]
        for needle, written in wanted.items()
        if any(one in held for one in written)
    ]


def addresses(seen: Seen) -> str:
    """The addresses that were asked for, without what no server sees."""
    return "\n".join(re.sub(r"#.*", "", one) for one in seen.sent)


def _rows(path: Path) -> Iterator[bytes]:
    """Every value in a file that is a database: a long one may be torn apart in the file."""
    with path.open("rb") as file:
        if file.read(len(SQLITE)) != SQLITE:
            return
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        for (table,) in database.execute("select name from sqlite_master where type = 'table'").fetchall():
            for row in database.execute(f'select * from "{table}"'):
                yield repr(row).encode()


def _payload(value: str) -> str:
    return value.lstrip(".").split(".")[0]


def _opened(context: BrowserContext) -> str:
    said = []
    for one in context.cookies():
        raw = base64.urlsafe_b64decode(_payload(one["value"]) + "=" * (-len(_payload(one["value"])) % 4))
        said.append((zlib.decompress(raw) if one["value"].startswith(".") else raw).decode())
    return "\n".join(said)
