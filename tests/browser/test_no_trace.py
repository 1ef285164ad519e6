"""A consultation of two voices, then cleared: searched for in the browser, its files, the server's and its log."""

import base64
import re
import shutil
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.browser.conftest import QUIET
from tests.browser.test_walk import AID
from tests.house import ROOT
from tests.serving import serving

OWN = {
    "questions": "Would wild geese mind the ward?",
    "notes": "Ask the lighthouse keeper first",
    "leaning": "The orchard must be pruned first",
}
PERSON = {
    "refractory": ["Active after two or more treatments", "Mycophenolate or azathioprine", "Serious ones"],
    "nephritis": ["Yes, shown by a biopsy", "It came back", "Less well"],
    "risk": ["None so far, but I worry about it", "Perhaps or not sure", "That it lasts longer"],
}
CLINICIAN = {"nephritis": ["Suspected but no biopsy"]}
LABELS = [label for said in (*PERSON.values(), *CLINICIAN.values()) for label in said]
STORED = """async () => JSON.stringify({
    local: {...localStorage}, session: {...sessionStorage}, state: history.state, name: window.name,
    databases: await indexedDB.databases(), caches: self.caches ? await caches.keys() : [], cookie: document.cookie,
    workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
})"""


@dataclass
class Seen:
    """What left the browser by another way than in the body of a request, and what it called the pages."""

    sent: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    ticked: set[str] = field(default_factory=set)
    code: str = ""

    def note(self, request: Request) -> None:
        """The address of a request and where it says that it comes from."""
        self.sent += [request.url, request.headers.get("referer", "")]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The base address of a real server over rule files of its own, and the folder in which it lies with its log."""
    folder = tmp_path / "house"
    shutil.copytree(ROOT / "rules", folder / "rules")
    with serving([sys.executable, "-m", "decision_aid.cli"], folder, "rules") as address:
        yield address, folder


def answer(page: Page, theme: str, labels: list[str], seen: Seen) -> None:
    """Answer a page as whoever is answering, and go on."""
    page.goto(f"{AID}/ask/{theme}")
    for label in labels:
        page.get_by_label(label, exact=True).first.check()
    seen.ticked |= {box.input_value() for box in page.locator("#questions :checked").all()}
    page.get_by_role("button", name="Continue").click()
    page.wait_for_load_state()
    seen.called.append(page.title())


def consult(page: Page, seen: Seen) -> None:
    """Both answer, look at the summary, write on the handout, and come back with the code."""
    for theme, labels in PERSON.items():
        answer(page, theme, labels, seen)
    page.goto(f"{AID}/ask/nephritis")
    page.get_by_role("button", name="The clinician").click()
    answer(page, "nephritis", CLINICIAN["nephritis"], seen)
    for path in ("check", "summary", "handout?pages=full", "handout"):
        page.goto(f"{AID}/{path}")
        seen.called.append(page.title())
    for box, words in OWN.items():
        page.locator(f"#own-{box}").fill(words)
    seen.code = page.locator(".code .letters").inner_text()
    page.goto(f"{AID}/")
    page.get_by_label("Your code, with or without spaces").fill(seen.code)
    page.get_by_role("button", name="Bring my answers back").click()
    expect(page).to_have_url(re.compile("/check$"))
    expect(page.get_by_text("You see this differently").first).to_be_visible()
    page.goto(f"{AID}/handout")
    assert page.locator("#own-notes").input_value() == OWN["notes"]


def opened_cookies(context: BrowserContext) -> str:
    """What the cookies hold, unpacked as any reader could."""
    said = []
    for one in context.cookies():
        packed, value = one["value"].startswith("."), one["value"].lstrip(".").split(".")[0]
        raw = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
        said.append((zlib.decompress(raw) if packed else raw).decode())
    return "\n".join(said)


def found_in(folder: Path, needles: list[str], *, but: tuple[str, ...] = ()) -> list[str]:
    """Where one of these texts stands in any file below a folder, as one or as two bytes a letter."""
    return [
        f"{needle} in {path.relative_to(folder)}"
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in but
        for needle in needles
        if any(needle.encode(how) in path.read_bytes() for how in ("utf-8", "utf-16-le"))
    ]


def test_after_a_consultation_nothing_of_it_is_found_anywhere(
    browser: Browser, house: tuple[str, Path], tmp_path: Path
) -> None:
    (base, folder), profile, seen = house, tmp_path / "profile", Seen()
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=shutil.which("chromium"), args=QUIET, base_url=base
    )
    page = context.pages[0]
    page.on("request", seen.note)
    consult(page, seen)
    page.get_by_role("button", name="Clear for the next person").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cleared for the next person")
    stored, cookies = page.evaluate(STORED), opened_cookies(context)
    context.close()

    letters = seen.code.replace(" ", "")
    answers = [*LABELS, *OWN.values(), seen.code, letters]
    assert len(seen.ticked) >= 9
    for where in (stored, cookies, *seen.called):
        assert [one for one in (*answers, *seen.ticked) if one in where] == [], where
    addresses = "\n".join(re.sub(r"#.*", "", one) for one in seen.sent)
    assert [one for one in (*answers, *seen.ticked) if re.search(rf"[=/]{re.escape(one)}\b", addresses)] == []
    assert all(one.startswith(base) or not one for one in seen.sent), "something was asked for from elsewhere"
    assert found_in(folder, [*OWN.values(), seen.code, letters]) == []
    assert found_in(folder, LABELS, but=(".yaml",)) == []
    assert found_in(profile, answers) == []
