"""Every page of every shipped aid in every light, size and way of reading; what stands in somebody's way comes out."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.aids import RULE_FILES
from tests.browser.test_walk import opened

LOCALES = {"en": "en-GB", "es": "es-AR"}
AIDS = [(path.stem, "en") for path in RULE_FILES] + [("lupus-stem-cell", "es")]
MORE = ("check", "what-if", "handout?pages=full", "cleared")
CLASSES = {"", "ask", "check", "summary", "what-if", "about", "report", "flow", "handout", "cleared"}
RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
NAMELESS = re.compile(
    r"^ *- (?:button|link|textbox|checkbox|radio|combobox|region|alertdialog|img)(?: \[[^]]*\])*(?::.*)?$", re.MULTILINE
)


def sized(width: int, **more: Any) -> dict[str, Any]:
    """A window of that width."""
    return {"viewport": {"width": width, "height": 900}, **more}


MODES = {
    "desk": sized(1280),
    "phone": sized(390),
    "narrow": sized(320),
    "dark": sized(1280, color_scheme="dark"),
    "forced colours": sized(1280, forced_colors="active"),
    "still": sized(390, reduced_motion="reduce"),
    "letters twice as large": sized(640),
    "printed": sized(720),
    "no script": sized(390, java_script_enabled=False),
}
SAMPLE = {("starter", "en", mode) for mode in ("narrow", "forced colours")}

READY = """(large) => {
    document.documentElement.style.fontSize = large ? "200%" : "";
    window.controls = "a[href], button, summary, select, textarea, input:not([type=hidden]), [tabindex='0']";
    window.target = (one) => one.closest("label") || one;
    window.seen = (one) => one.checkVisibility({ visibilityProperty: true })
        && target(one).getBoundingClientRect().width > 1;
    window.told = (one) => `${one.localName} “${(one.textContent || one.value || one.id).trim().slice(0, 50)}”`;
    window.stops = [...document.querySelectorAll(controls)]
        .filter((one) => one.tabIndex >= 0 && !one.disabled && seen(one))
        .filter((one, _, all) => one.type !== "radio" || one.checked || !all.some((other) => other.name === one.name
            && other.type === "radio" && other !== one && (other.checked || all.indexOf(other) < all.indexOf(one))));
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
}"""
OPENED = """() => {
    document.querySelectorAll("details").forEach((one) => { one.open = true; });
    scrollTo({ top: 0, behavior: "instant" });
}"""
TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth
    ? [`${document.documentElement.scrollWidth} pixels wide`] : []"""
TOO_SMALL = """() => [...document.querySelectorAll(controls)].filter((one) => seen(one) && !one.closest(".skip-link"))
    .filter((one) => getComputedStyle(one).display !== "inline" || one.localName !== "a"
        || one.parentElement.textContent.trim() === one.textContent.trim())
    .map((one) => [one, target(one).getBoundingClientRect()]).filter(([, box]) => box.width < 24 || box.height < 24)
    .map(([one, box]) => `${told(one)} is ${box.width.toFixed(1)} by ${box.height.toFixed(1)}`)"""
HEADINGS = """() => {
    const found = [...document.querySelectorAll("main :is(h1, h2, h3, h4)")].filter(seen)
        .filter((one) => !one.closest("nav, .error-summary"));
    const languages = found.filter((one) => one.localName === "h1").map((one) => one.closest("[lang]").lang);
    const once = languages.length > 0 && new Set(languages).size === languages.length;
    return once && found[0].localName === "h1" ? [] : [`headings begin with ${found.slice(0, 2).map(told)}`];
}"""
OUT_OF_ORDER = """() => {
    const wrong = [], boxes = [...document.querySelectorAll(`main :is(h1, h2, h3, h4, ${controls})`)].filter(seen)
        .map((one) => [one, target(one).getClientRects()[0]]);
    boxes.slice(1).forEach(([one, box], number) => {
        const [other, before] = boxes[number];
        const above = box.bottom <= before.top + 1, right = box.left >= before.right - 1;
        const left = box.right <= before.left + 1;
        const beside = box.top < before.bottom - 1 && before.top < box.bottom - 1;
        if ((above && !right) || (beside && left)) wrong.push(`${told(one)} is read after ${told(other)}`);
    });
    return wrong;
}"""
FOCUSED = """(number) => {
    const one = document.activeElement, wanted = stops[number], wrong = [];
    if (one !== wanted) return [`Tab ${number} reached ${told(one)} and not ${told(wanted)}`];
    const rings = [one, target(one)].map((it) => getComputedStyle(it));
    const ringed = rings.some((ring) => ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2);
    if (!ringed) wrong.push(`no ring: ${told(one)}`);
    const box = target(one).getClientRects()[0];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const [start, end] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const bare = [0.5, 0.1, 0.9].some((down) => [0.5, 0.1, 0.9].some((along) => {
        const hit = document.elementFromPoint(start + along * (end - start), top + down * (bottom - top));
        return hit && target(one).contains(hit);
    }));
    if (!bare) wrong.push(`covered or out of sight: ${told(one)}`);
    return wrong;
}"""


def reached(page: Page, name: str) -> list[str]:
    """The addresses of an aid's pages that its own pages lead to, and those that only buttons lead to."""
    found: dict[str, None] = {}
    for first in ("", "summary", "about"):
        page.goto(f"/{name}/{first}")
        found |= dict.fromkeys(
            page.evaluate("[...document.links].filter((one) => one.host === location.host).map((one) => one.pathname)")
        )
    own = [path for path in found if path.startswith(f"/{name}/")] + [f"/{name}/{path}" for path in MORE]
    page.goto(f"/{name}/handout")
    own += [f"/{name}/handout?languages=both"] * page.locator("a[href$='languages=both']").count()
    assert {path.split("/")[2].split("?")[0] for path in own} >= CLASSES
    return own


def answer(page: Page, asks: list[str], which: int, voice: str = "") -> None:
    """Take a choice of the first question on each page, in that voice."""
    for path in asks:
        page.goto(path)
        if voice:
            page.locator(f"button[value='voice:{voice}']").click()
        page.locator("#questions fieldset").first.locator(".choice").nth(which).click()
        page.locator("#ask .buttons .button").click()


def stand(page: Page, name: str) -> Iterator[str]:
    """Go from page to page: nothing said yet, then answers, then two voices that differ, then cleared."""
    paths = reached(page, name)
    asks = [path for path in paths if "/ask/" in path]
    said = [f"/{name}/{path}" for path in ("check", "summary", "handout")]
    for path in ["/", *paths]:
        page.goto(path)
        yield path
    page.goto(f"/{name}/")
    page.locator("#code").fill("WRONG")
    page.locator("[data-return] button").click()
    expect(page.locator("#code-wrong")).to_be_visible()
    yield "a wrong code"
    for which, voice in ((0, ""), (1, "clinician")):
        answer(page, asks, which, voice)
        for path in asks[:1] + said:
            page.goto(path)
            yield f"{path} after {voice or 'person'}"
    page.goto(f"/{name}/summary")
    page.locator(".leave button").click()
    expect(page.locator("[data-cleared]")).to_be_visible()
    yield "away"


def by_keyboard(page: Page) -> list[str]:
    """Press Tab through the page as it came: each control in its turn, with a ring, and not covered."""
    wrong: list[str] = []
    page.emulate_media(reduced_motion="reduce")
    for number in range(page.evaluate("stops.length")):
        page.keyboard.press("Tab")
        wrong += page.evaluate(FOCUSED, number)
    return wrong


def in_the_way(page: Page, mode: str) -> list[str]:
    """What somebody would stumble over on the page as it stands."""
    page.emulate_media(media="print" if mode == "printed" else "screen")
    page.evaluate(READY, mode == "letters twice as large")
    wrong = [] if mode == "printed" else by_keyboard(page)
    page.evaluate(OPENED)
    wrong += [fault for look in (TOO_WIDE, HEADINGS, OUT_OF_ORDER) for fault in page.evaluate(look)]
    wrong += [f"no name: {line.strip()}" for line in NAMELESS.findall(page.locator("body").aria_snapshot())]
    if mode != "no script":
        found = Axe().run(page, options=RULES)
        wrong += [found.generate_report()] * (found.violations_count > 0)
    if mode != "printed":
        wrong += page.evaluate(TOO_SMALL)
    page.emulate_media(media="screen")
    return wrong


@pytest.mark.parametrize(
    ("name", "language", "mode"),
    [
        pytest.param(*aid, mode, marks=[] if (*aid, mode) in SAMPLE else [pytest.mark.soak])
        for aid in AIDS
        for mode in MODES
    ],
)
def test_nothing_stands_in_anybodys_way(browser: Browser, served: str, name: str, language: str, mode: str) -> None:
    wrong = []
    for page in opened(browser, served, locale=LOCALES[language], **MODES[mode]):
        page.goto("/")
        expect(page.locator("html")).to_have_attribute("lang", language)
        for where in stand(page, name):
            wrong += [f"{where}: {fault}" for fault in in_the_way(page, mode)]
    assert wrong == []
