"""One server in a memory cgroup of the size that docs/deploy.md gives it, under everything that people do at once.

`python -m benchmarks.mixed_use --minutes 60` as root on Linux. Persons walk through the aids, strangers send what
nobody should, an author edits and publishes, attackers with a password send hostile files, queries and bytes, and PDFs
are fetched. It tells the memory, every status and the share of PDFs that were refused, and ends with 1 where the server
died, a process was killed for memory, or somebody got an answer that nobody should get.
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.browser import Browser, hidden
from benchmarks.memory_group import MemoryGroup, memory_group
from decision_aid.resources import resource_folder
from decision_aid.storage.authors import Authors
from decision_aid.storage.history.commits import init_repository
from tests.support.hostile_bytes import REQUESTS, said
from tests.support.hostile_files import AID, FILES, QUERIED, QUERIES, UPLOADS
from tests.support.nginx import DEPLOY
from tests.support.serving import end, free_port, wait_for
from tests.support.waiting import wait_until

AUTHOR, PASSWORD = "Dr Anna Lang", "a long password"
LUPUS = "lupus-stem-cell"
WORST_PAPER = f"/{LUPUS}/handout.pdf?languages=both&pages=full&print=large"
PAPERS = (WORST_PAPER, f"/{LUPUS}/handout.pdf?pages=full", f"/{LUPUS}/handout.pdf", "/starter/handout.pdf")
CODES = ("MDNC", "0000-0000", "M" * 400, "💥", "../../etc/passwd")
PUBLISH_EACH, RENEW = 10, 0.1  # drafts; seconds between two looks at the memory
SPENT = "text=" + "a&" * 1_900_000

Told = Counter[str]
Act = Callable[[Browser, random.Random, float], None]


def main() -> None:
    """Run it and tell what came of it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=3)
    asked.add_argument("--megabytes", type=int, default=documented(), help="the bound; by default the documented one")
    asked.add_argument("--only", choices=ACTORS, help="one kind of them, and nobody else")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder, memory_group() as group:
        group.bound(given.megabytes)
        sys.exit(_measured(Path(folder), group, given))


def documented() -> int:
    """The MemoryMax of docs/deploy.md in megabytes."""
    found = re.search(r"^MemoryMax=(\d+)M$", DEPLOY.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return int(found[1])


def _measured(folder: Path, group: MemoryGroup, given: argparse.Namespace) -> int:
    aids, port, log = _aids(folder), free_port(), folder / "log"
    command = [sys.executable, "-m", "decision_aid.cli", "serve", str(aids), "--edit", "--port", str(port), "--log"]
    told, held = Told(), [0.0]
    with log.open("wb") as said:
        process = subprocess.Popen(group.around(command), stdout=said, stderr=said)
        try:
            wait_for(f"http://127.0.0.1:{port}/", process, log)
            actors = [ACTORS[given.only]] if given.only else list(ACTORS.values())
            until = time.monotonic() + 60 * given.minutes
            _all_at_once(actors, port, until, told, lambda: held.append(group.held()))
            alive = process.poll() is None and Browser(port).get("/healthz").status == 200
            last = group.held()
        finally:
            end(process)
    wrong = {what: count for what, count in told.items() if "unexpected" in what}
    print(*(f"{what}: {count}" for what, count in sorted(told.items())), sep="\n")
    asked, refused = (sum(told[f"printer: {status}"] for status in some) for some in ((200, 503), (503,)))
    print(f"refused of the printers' PDFs: {refused} of {asked}")
    print(f"bound {given.megabytes} MB, most held {max(held):.0f} MB, at the end {last:.0f} MB")
    print(f"with the cache of files at most {group.peak():.0f} MB; killed for memory: {group.killed()}; alive: {alive}")
    failed = [line for line in log.read_text(encoding="utf-8").splitlines() if '"level": "error"' in line]
    print(f"errors in the log: {len(failed)}", *failed[:10], sep="\n")
    return int(bool(wrong) or not alive or group.killed() > 0)


def _aids(folder: Path) -> Path:
    """The shipped aids in a folder with a history, open to one author."""
    aids = folder / "aids"
    shutil.copytree(resource_folder("rules"), aids)
    (aids / "small.yaml").write_text(AID, encoding="utf-8")
    init_repository(aids)
    Authors(aids).add(AUTHOR, PASSWORD)
    return aids


def _all_at_once(actors: list[tuple[Act, int]], port: int, until: float, told: Told, look: Callable[[], None]) -> None:
    """Everybody until that moment, while somebody looks at the memory."""
    everybody = [act for act, count in actors for _ in range(count)]
    threads = [
        threading.Thread(target=_acting, args=(act, port, random.Random(number), until, told))
        for number, act in enumerate(everybody)
    ]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        look()
        time.sleep(RENEW)


def _acting(act: Act, port: int, chance: random.Random, until: float, told: Told) -> None:
    """One actor, again and again as somebody new, whatever happens to one of them."""
    while time.monotonic() < until:
        browser = Browser(port, lambda what: told.update([f"{act.__name__[1:]}: {what}"]))
        try:
            act(browser, chance, until)
        except (OSError, ValueError) as error:
            told[f"{act.__name__[1:]}: unexpected {type(error).__name__}: {str(error)[:80]}"] += 1
            time.sleep(1)


def _person(browser: Browser, chance: random.Random, _until: float) -> None:
    """Answer each page of an aid, read the summary and its details, take paper, and clear."""
    name = chance.choice((LUPUS, "starter"))
    page = browser.get(f"/{name}/")
    first = re.search(rf'href="(/{name}/ask/[\w-]+)"', page.text)
    page = browser.get(first[1]) if first else page
    while page.address.startswith(f"/{name}/ask/"):
        page = browser.send(page.address, {**hidden(page.text), **_answers(page.text, chance), "go": "next"})
    for address in ("check", "summary", "what-if", "about", "handout", "handout.pdf"):
        browser.get(f"/{name}/{address}", (200, 503) if "." in address else (200,))
    browser.send(f"/{name}/clear", hidden(browser.get(f"/{name}/summary").text))


def _answers(page: str, chance: random.Random) -> dict[str, str]:
    """One choice of each question on the page."""
    choices: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="(q-[^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and value and 'type="hidden"' not in tag:
            choices.setdefault(name[1], []).append(value[1])
    return {name: chance.choice(values) for name, values in choices.items()}


def _printer(browser: Browser, chance: random.Random, _until: float) -> None:
    """Fetch PDFs, most of them the largest."""
    address = chance.choice((WORST_PAPER, *PAPERS))
    answer = browser.get(address, (200, 503))
    if answer.status == 200:
        browser.tell("a PDF" if answer.body.startswith(b"%PDF") else "unexpected page instead of a PDF")
    else:
        time.sleep(1)


def _stranger(browser: Browser, chance: random.Random, _until: float) -> None:
    """Send what nobody should: large bodies, many fields, wrong codes, odd addresses."""
    below_500 = tuple(range(200, 500))
    what = chance.randrange(6)
    if what == 0:
        browser.send("/edit/sign-in", SPENT, below_500)
    elif what == 1:
        browser.send(f"/edit/{LUPUS}/draft", "text=" + "x" * 3_900_000, below_500)
    elif what == 2:
        page = browser.get(f"/{LUPUS}/").text
        browser.send(f"/{LUPUS}/return", {**hidden(page), "code": chance.choice(CODES)}, below_500)
    elif what == 3:
        browser.get(f"/{chance.randbytes(8).hex()}/%00..%2f?{'a=b&' * 2000}", below_500)
    elif what == 4:
        browser.cookies["decision-aid"] = chance.randbytes(1500).hex()
        browser.get(f"/{LUPUS}/summary", below_500)
    else:
        browser.send(f"/{LUPUS}/ask/refractory", {f"q-{n}": "1" * 30 for n in range(1000)}, below_500)


def _attacker(browser: Browser, chance: random.Random, until: float) -> None:
    """Send files at each door for one, odd queries, and bytes that are no request: the tests have them too."""
    _sign_in(browser)
    page, editing = browser.get("/small/ask/shoulder").text, browser.get("/edit/").text
    doors = [(address, {**hidden(editing if "/edit/" in address else page), "name": "Ward"}) for address in UPLOADS]
    answered = (*range(200, 500), 503)
    while time.monotonic() < until:
        address, fields = chance.choice(doors)
        browser.upload(address, fields, UPLOADS[address], chance.choice(list(FILES.values())), answered)
        address, query = chance.choice(list(QUERIED)), chance.choice(QUERIES).encode("utf-8", "replace")
        browser.get(f"{address}?{urlencode(dict.fromkeys(QUERIED[address], query))}", answered)
        status = int(said(f"http://127.0.0.1:{browser.port}", chance.choice(list(REQUESTS.values()))).split()[1])
        browser.tell(f"{'' if status in answered else 'unexpected '}{status}")


def _sign_in(browser: Browser) -> None:
    """Sign in as the author; where another's password from here is being checked, try again."""
    known = {**hidden(browser.get("/edit/sign-in").text), "name": AUTHOR, "password": PASSWORD}
    wait_until(lambda: browser.send("/edit/sign-in", known, (200, 422)).status == 200)


def _author(browser: Browser, chance: random.Random, until: float) -> None:
    """Sign in, then keep drafts of the largest aid, look at its preview, and publish now and then."""
    _sign_in(browser)
    for number in range(1, 200):
        if time.monotonic() > until:
            return
        page = browser.get(f"/edit/{LUPUS}/")
        text = browser.text(page.text).replace("title:", f"title: {number}", 1)
        text = re.sub(r"^title: .*$", f"title: Lupus and stem cells, words number {number}", text, flags=re.MULTILINE)
        browser.send(f"/edit/{LUPUS}/draft", {**hidden(page.text), "text": text, "go": "check"}, (200, 409))
        browser.get(f"/edit/{LUPUS}/preview/summary")
        browser.get(f"/edit/{LUPUS}/preview/handout.pdf?pages=full", (200, 503))
        if number % PUBLISH_EACH == 0:
            page = browser.get(f"/edit/{LUPUS}/publish")
            browser.send(
                f"/edit/{LUPUS}/publish", {**hidden(page.text), "reason": "Words", "state": "draft"}, (200, 409)
            )
        time.sleep(chance.random())


ACTORS: dict[str, tuple[Act, int]] = {
    act.__name__[1:]: (act, count)
    for act, count in ((_person, 3), (_printer, 4), (_stranger, 2), (_attacker, 2), (_author, 1))
}

if __name__ == "__main__":
    main()
