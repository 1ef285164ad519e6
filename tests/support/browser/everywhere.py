"""An aid's name comes in; a browser goes to all its pages, and to what answers, slips and time make of them."""

from collections.abc import Iterator

from playwright.sync_api import Page, expect

MORE = ("check", "what-if", "handout?pages=full", "cleared", "nowhere")
BOTH = ("handout?languages=both", "handout?languages=both&pages=full")
CLASSES = {"", "ask", "check", "summary", "what-if", "about", "report", "flow", "handout", "cleared"}
HALF_AN_HOUR = 30 * 60  # seconds


def reached(page: Page, name: str) -> list[str]:
    """The addresses of an aid's pages that its own pages lead to, and those that only buttons lead to."""
    found: dict[str, None] = {}
    for first in ("", "summary", "about"):
        go(page, f"/{name}/{first}")
        found |= dict.fromkeys(
            page.evaluate("[...document.links].filter((one) => one.host === location.host).map((one) => one.pathname)")
        )
    own = [path for path in found if path.startswith(f"/{name}/")] + [f"/{name}/{path}" for path in MORE]
    go(page, f"/{name}/handout")
    own += [f"/{name}/{path}" for path in BOTH] * page.locator("a[href$='languages=both']").count()
    assert {path.split("/")[2].split("?")[0] for path in own} >= CLASSES
    return own


def go(page: Page, path: str) -> None:
    """Open a page, and see that it is the one that was asked for and no page about a failure."""
    response = page.goto(path)
    assert response
    assert response.status == (404 if path.endswith("/nowhere") else 200), f"{path}: {response.status}"


def press(page: Page, button: str) -> None:
    """Press a button that leads to another page, and wait for that."""
    with page.expect_navigation():
        page.locator(button).first.click()


def answer(page: Page, asks: list[str], which: int, voice: str = "") -> None:
    """Take a choice of the first question on each page, in that voice."""
    for path in asks:
        go(page, path)
        if voice:
            press(page, f"button[value='voice:{voice}']")
        page.locator("#questions fieldset").first.locator(".choice").nth(which).click()
        press(page, "#ask .button:visible")


def slips(page: Page, name: str, asks: list[str]) -> Iterator[str]:
    """A code that is none, and a number that is none on each page that asks for one."""
    go(page, f"/{name}/")
    page.locator("#code").fill("WRONG")
    press(page, "[data-return] button")
    expect(page.locator("#code-wrong")).to_be_visible()
    yield "a wrong code"
    for path in asks:
        go(page, path)
        if page.locator("p.number input").count():
            page.locator("p.number input").first.fill("old")
            press(page, "#ask .button:visible")
            expect(page.locator("#ask .error").first).to_be_visible()
            yield f"{path} with a wrong number"


def tried(page: Page, name: str) -> Iterator[str]:
    """What if: the first question whose answer, when it is another, changes what is shown."""
    go(page, f"/{name}/what-if")
    for question in page.locator("#question option").evaluate_all("(all) => all.map((one) => one.value)"):
        go(page, f"/{name}/what-if")
        page.locator("#question").select_option(question)
        press(page, ".pick button")
        for choice in range(page.locator("#try .choice:not(.unsaid)").count()):
            page.locator("#try .choice").nth(choice).click()
            press(page, "#try .buttons button")
            expect(page.locator("#result h2")).to_be_visible()
            if page.locator(".sides").count():
                yield f"what if {question} were another"
                return
    raise AssertionError(f"no other answer changes anything in {name}")


def left_alone(page: Page, name: str) -> Iterator[str]:
    """Half an hour passes in which nobody does anything, so that the page asks."""
    go(page, f"/{name}/check")
    page.clock.set_fixed_time(page.evaluate("Date.now()") / 1000 + HALF_AN_HOUR + 10)
    page.mouse.move(200, 200)
    expect(page.get_by_role("alertdialog")).to_be_visible()
    yield "are you still there"
    page.locator("#alone [value=stay]").click()
    expect(page.get_by_role("alertdialog")).to_be_hidden()


def everywhere(page: Page, name: str, *, script: bool = True) -> Iterator[str]:
    """Go from page to page: nothing said yet, slips, then answers, two voices that differ, left alone, and cleared."""
    paths = reached(page, name)
    asks = [path for path in paths if "/ask/" in path]
    said = [f"/{name}/{path}" for path in ("check", "summary", "handout")]
    for path in ["/", *paths]:
        go(page, path)
        yield path
    yield from slips(page, name, asks)
    for which, voice in ((0, ""), (1, "clinician")):
        answer(page, asks, which, voice)
        for path in asks[:1] + said:
            go(page, path)
            yield f"{path} after {voice or 'person'}"
    yield from tried(page, name)
    if script:
        yield from left_alone(page, name)
    go(page, f"/{name}/summary")
    page.locator(".leave button").click()
    expect(page.locator("[data-cleared]")).to_be_visible()
    yield "away"
