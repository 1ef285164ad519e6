"""Files that are damaged or changed, browsers that can't run one: each is told in plain words, and takes no answers.

What stands in a changed file is struck out besides, since it may be false.

`docs/offline.md` has them as a table.
"""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from decision_aid.offline.single_file import as_letters
from tests.support.browser.from_disk import from_disk, said_at_the_top, wait_until_ready
from tests.support.browser.launching import QUIET, chromium
from tests.support.sampling import sampled

Change = Callable[[str], str]
DAMAGED = "This file was changed or damaged. Do not use what stands below."
NO_SCRIPT = "If this line stays there too, the file is damaged"
TOO_OLD = "This browser is too old to take answers."
NO_MEMORY = "This device has too little free memory to take answers."
FRAMED = "This file is shown inside another page, so it takes no answers."


def byte_changed(part: str) -> Change:
    """One letter of a packed part is another."""

    def change(text: str) -> str:
        at = text.index(f'id="offline-{part}">') + 200_000
        return f"{text[:at]}{'A' if text[at] != 'A' else 'B'}{text[at + 1 :]}"

    return change


def replaced(old: str, new: str) -> Change:
    """The first such words are others."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def cut(share: float) -> Change:
    """The end is missing."""
    return lambda text: text[: int(len(text) * share)]


TRUE, FALSE = "Most people in the trial", "Few people in the trial"


def page_and_its_copy_changed(text: str) -> str:
    """The glance says something false, and so does the packed page that it is compared with first."""
    packed = between(text, 'id="offline-page">', "</script>")
    page = gzip.decompress(from_letters(packed)).decode()
    false = as_letters(gzip.compress(replaced(TRUE, FALSE)(page).encode()))
    return replaced(TRUE, FALSE)(text.replace(packed, false))


def from_letters(letters: str) -> bytes:
    """The bytes that `as_letters` has written."""
    bits = "".join(f"{ord(letter) & 127:07b}" for letter in letters)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))


def between(text: str, start: str, end: str) -> str:
    """What stands between them."""
    return text.partition(start)[2].partition(end)[0]


CHANGED = {
    "engine": (byte_changed("program"), DAMAGED),
    "aid": (byte_changed("files"), DAMAGED),
    "sentence-in-the-page": (replaced(TRUE, FALSE), DAMAGED),
    "sentence-beside-the-page": (replaced("<header", "<p>Few people were ill.</p><header"), DAMAGED),
    "sentence-in-both-pages": (page_and_its_copy_changed, DAMAGED),
    "cut-in-half": (cut(0.5), NO_SCRIPT),
    "cut-at-its-end": (cut(0.9999), NO_SCRIPT),
    "scripts-of-pages": (replaced("window.offlineScripts = {", "window.offlineScripts = { "), DAMAGED),
    "python-of-the-file": (replaced("engine = Engine(", "engine =  Engine("), DAMAGED),
    "title": (replaced("<title>", "<title>Few: "), DAMAGED),
    "day-of-the-next-reading": (replaced("<dd>2027-01-01", "<dd>2037-01-01"), DAMAGED),
    "picture": (replaced('src="data:image/png;base64,', 'src="data:image/png;base64,A'), DAMAGED),
    "sheet-that-strikes-out": (
        replaced("main * { text-decoration: line-through", "main * { text-decoration: none"),
        DAMAGED,
    ),
    "sheet-for-paper-alone": (replaced('data-offline="" media="all"', 'data-offline="" media="print"'), DAMAGED),
    "script-of-the-file": (replaced("const listen = ", "const  listen = "), NO_SCRIPT),
}
WITHOUT_A_SHEET = ("sheet-that-strikes-out", "sheet-for-paper-alone")
# One of each way to find it. What the engine finds, seconds later, is found past the day of a file, at the end.
EVERYDAY = ("engine", "sentence-in-the-page", "cut-in-half", "scripts-of-pages", *WITHOUT_A_SHEET, "script-of-the-file")


@sampled("name", [(name,) for name in CHANGED], [(name,) for name in EVERYDAY])
def test_a_changed_file_says_so_and_takes_no_answers(
    browser: Browser, one_file: Path, tmp_path: Path, name: str
) -> None:
    change, said = CHANGED[name]
    (tmp_path / "small.html").write_text(change(one_file.read_text(encoding="utf-8")), encoding="utf-8")
    with from_disk(browser, tmp_path / "small.html") as page:
        expect(said_at_the_top(page)).to_contain_text(said)
        if name in WITHOUT_A_SHEET:
            takes_no_answers(page)
        elif said == DAMAGED:
            strikes_out_what_it_holds(page)
        else:
            shows_the_glance_alone(page, said)


@pytest.mark.soak  # a changed file says so every day
@sampled("name", [("engine",), ("aid",), ("sentence-in-the-page",)], [("aid",)])
def test_what_was_changed_is_struck_out_before_the_engine_starts(
    browser: Browser, one_file: Path, tmp_path: Path, name: str
) -> None:
    change, said = CHANGED[name]
    (tmp_path / "small.html").write_text(change(one_file.read_text(encoding="utf-8")), encoding="utf-8")
    with from_disk(browser, tmp_path / "small.html", "delete window.Worker") as page:  # without which it never starts
        expect(said_at_the_top(page)).to_contain_text(said)
        strikes_out_what_it_holds(page)


BROWSERS = {
    "no-webassembly": ("delete window.WebAssembly", {}, TOO_OLD),
    "no-decompression": ("delete window.DecompressionStream", {}, TOO_OLD),
    "no-script": ("", {"java_script_enabled": False}, NO_SCRIPT),
}


@pytest.mark.parametrize(("script", "context", "said"), BROWSERS.values(), ids=BROWSERS)
def test_a_browser_that_cannot_run_it_says_so_and_shows_the_glance(
    browser: Browser, one_file: Path, script: str, context: dict[str, bool], said: str
) -> None:
    with from_disk(browser, one_file, script, **context) as page:
        expect(said_at_the_top(page)).to_contain_text(said)
        if not context:
            shows_the_glance_alone(page, said)
        expect(page.get_by_text("Most people in the trial moved with ease.").first).to_be_attached()


TAKES_FOCUS = "(one) => { one.focus(); return document.activeElement === one; }"
STRUCK = "(one) => getComputedStyle(one).textDecorationLine"


def takes_no_answers(page: Page) -> None:
    """The page is crossed out, and no key or finger reaches a link in it."""
    link = page.locator("main a", has_text="Answer it").first
    assert page.locator("main").evaluate(STRUCK) == "line-through"
    assert not link.evaluate(TAKES_FOCUS)
    expect(page.get_by_role("alert")).to_contain_text(DAMAGED)
    link.click(force=True)


def strikes_out_what_it_holds(page: Page) -> None:
    """Each word and link is crossed out by itself too; the warning stays in sight, on paper too."""
    takes_no_answers(page)
    assert page.locator("main a", has_text="Answer it").first.evaluate(STRUCK) == "line-through"
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(said_at_the_top(page)).to_be_in_viewport()
    expect(page.locator("h1")).to_have_text("What is known")
    page.emulate_media(media="print")
    expect(said_at_the_top(page)).to_be_visible()


def shows_the_glance_alone(page: Page, said: str) -> None:
    """What was known is still there, and a link to a question leads nowhere."""
    expect(page.locator("h1")).to_have_text("What is known")
    if said != NO_SCRIPT:  # else the browser follows the link itself, to a file that is not there
        page.get_by_role("link", name="Answer it").click()
        expect(said_at_the_top(page)).to_contain_text(said)
        expect(page.locator("h1")).to_have_text("What is known")


@pytest.mark.soak  # a browser that cannot run it says so every day
def test_where_no_memory_is_given_it_says_so(browser: Browser, one_file: Path) -> None:
    little = [*QUIET, "--js-flags=--wasm-max-mem-pages=64"]
    poor = browser.browser_type.launch(executable_path=chromium(), args=little)
    with from_disk(poor, one_file) as page:
        expect(said_at_the_top(page)).to_contain_text(NO_MEMORY)
        shows_the_glance_alone(page, NO_MEMORY)
    poor.close()


def test_inside_of_another_page_it_takes_no_answers(browser: Browser, one_file: Path, tmp_path: Path) -> None:
    (tmp_path / "other.html").write_text(f'<iframe src="{one_file.as_uri()}"></iframe>', encoding="utf-8")
    with from_disk(browser, tmp_path / "other.html") as page:
        inner = page.frame_locator("iframe")
        expect(inner.locator("[data-offline-start]")).to_contain_text(FRAMED)
        expect(inner.locator("h1")).to_have_text("What is known")


REFUSED = """
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });
}
Object.defineProperty(Document.prototype, "cookie", { get() { throw new DOMException("refused", "SecurityError"); } });
Object.defineProperty(Crypto.prototype, "subtle", { value: undefined });
"""


@pytest.mark.soak  # test_own_words has the pages without ciphers
def test_without_storage_and_ciphers_everything_works(browser: Browser, one_file: Path) -> None:
    with from_disk(browser, one_file, REFUSED) as page:
        page.get_by_role("link", name="Answer it").click()
        page.get_by_text("Less than a month").click()
        page.get_by_role("button", name="Save").click()
        expect(page.locator("h1")).to_have_text("What is known, for answers like yours")
        page.get_by_role("link", name="Print or save your summary").click()
        page.get_by_label("What else matters to me").fill("wild geese")
        expect(page.locator(".letters").first).to_contain_text("000")


# The clock of the page and of its engine stands years after the file's day, and goes on.
LATER = """
const later = () => {
  const Now = Date;
  const ahead = Now.UTC(2040, 0, 1) - Now.now();
  globalThis.Date = class extends Now {
    constructor(...what) { super(...(what.length ? what : [Now.now() + ahead])); }
    static now() { return Now.now() + ahead; }
  };
};
later();
const addressOf = URL.createObjectURL;
URL.createObjectURL = (program) => addressOf(new Blob([`(${later})();`, program], { type: program.type }));
"""
DUE = "The sources of this file were due to be read again by 2027-01-01."


@pytest.mark.soak  # in everyday runs, the next test starts the engine past the day of the file
def test_a_file_past_its_day_says_so_and_takes_answers(browser: Browser, one_file: Path) -> None:
    with from_disk(browser, one_file, LATER) as page:
        expect(page.get_by_text(DUE)).to_be_visible()
        wait_until_ready(page)
        expect(page.locator("[data-overdue]")).to_contain_text("2027")


@pytest.mark.soak  # a changed file is found out every day
def test_past_its_day_a_false_sentence_is_found_too(browser: Browser, one_file: Path, tmp_path: Path) -> None:
    false = page_and_its_copy_changed(one_file.read_text(encoding="utf-8"))
    (tmp_path / "small.html").write_text(false, encoding="utf-8")
    with from_disk(browser, tmp_path / "small.html", LATER) as page:
        expect(page.get_by_text(DUE)).to_be_visible()
        expect(said_at_the_top(page)).to_contain_text(DAMAGED)
        strikes_out_what_it_holds(page)
