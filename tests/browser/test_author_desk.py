"""An author at the desk, in a real browser against a real server: with script, without, by keyboard, for everybody."""

import re
import sys
from collections.abc import Iterator
from itertools import product
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from decision_aid.resources import resource_folder
from tests.support.browser.author import line_with, write
from tests.support.browser.axe import faults
from tests.support.browser.walk import opened
from tests.support.editing import let_in
from tests.support.sampling import sampled
from tests.support.serving import serving
from tests.support.waiting import wait_until

NAME, PASSWORD = "Dr Anna Lang", "a long password"
HOME = "/edit/starter/"
Scheme = Literal["light", "dark"]
FIGURE = "{people: 32, of: 40, event: arrived on time, over: one month, range: [64, 91], range_is: computed here}"
IN_LINES = """
      people: 32
      of: 40
      event: arrived on time
      over: one month"""  # so that no line is broken where it is typed anew
HEAR_SUBMIT = """() => document.getElementById("preview").contentDocument.addEventListener(
    "submit", () => { window.submitted = true; })"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base address of a server process over a folder with the small shipped aid, open to one author."""
    folder = tmp_path_factory.mktemp("office")
    text = (resource_folder("rules") / "starter.yaml").read_text(encoding="utf-8")
    assert FIGURE in text
    (folder / "starter.yaml").write_text(text.replace(FIGURE, IN_LINES), encoding="utf-8")
    let_in(folder, NAME, password=PASSWORD)
    with serving([sys.executable, "-m", "decision_aid.cli"], folder, str(folder), "--edit") as address:
        yield address


def come_in(page: Page) -> None:
    """Sign in, open the aid and begin from what is published."""
    page.goto("/edit/sign-in")
    page.get_by_label("Your name").fill(NAME)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text(f"Signed in: {NAME}")).to_be_visible()
    page.goto(f"{HOME}throw-away")
    if page.get_by_role("button", name="Discard draft").count():
        with page.expect_navigation():
            page.get_by_role("button", name="Discard draft").click()
    page.goto(HOME)


@pytest.fixture
def page(browser: Browser, office: str) -> Iterator[Page]:
    for own in opened(browser, office, viewport={"width": 1440, "height": 900}):
        come_in(own)
        expect(own.locator("#writing")).to_have_attribute("data-state", "ready")
        yield own


@pytest.fixture
def page_without_script(browser: Browser, office: str) -> Iterator[Page]:
    for own in opened(browser, office, java_script_enabled=False):
        come_in(own)
        yield own


def rewrite(page: Page, old: str, new: str) -> int:
    """Put the first place of a text into other words, as a browser without script lets one; and its line."""
    text = page.locator("#text").input_value()
    assert old in text
    page.evaluate("(text) => { document.getElementById('text').value = text; }", text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1


def test_a_number_changes_on_screen_and_paper_at_once(page: Page) -> None:
    number, line = line_with(page, "people: 32")
    write(page, number, line.replace("32", "36"))
    expect(page.locator("#kept")).to_have_text(re.compile(r"Your draft, kept at \d\d:\d\d\."))
    frame = page.frame_locator("#preview")
    expect(frame.locator(f".figure[data-line='{number + 2}'] .count").first).to_have_text("about 90 of 100")
    page.get_by_label("Page").select_option("handout")
    expect(frame.locator("b.big", has_text=re.compile("^90$")).first).to_be_attached()
    assert "90 of 100" not in page.request.get("/starter/summary").text()


@pytest.mark.soak  # test_editor mends a slip every day
def test_a_misspelt_source_is_named_and_mended_by_one_press(page: Page) -> None:
    number, line = line_with(page, "sources: [count]")
    write(page, number, line.replace("count", "cont"))
    found = page.locator("#problems li", has_text="There is no source 'cont'. Did you mean 'count'?")
    expect(found).to_be_visible()
    expect(page.locator("#news")).to_have_text(re.compile(r"^1 error"))
    found.get_by_role("button", name="Fix").click()
    expect(found).to_have_count(0)
    expect(page.locator(".cm-activeLine")).to_have_text(line)
    assert line_with(page, "sources: [count]") == (number, line)


@pytest.mark.soak  # test_editor has it with the script
def test_a_pressed_sentence_leads_to_its_line(page: Page) -> None:
    sentence = page.frame_locator("#preview").locator(".cell .says[data-line]").first
    number = int(sentence.get_attribute("data-line") or 0)
    sentence.scroll_into_view_if_needed()
    sentence.click(position={"x": 5, "y": 5})
    expect(page.locator(".cm-lineNumbers .cm-activeLineGutter")).to_have_text(str(number))


def test_nothing_in_a_preview_is_sent(page: Page) -> None:
    page.get_by_label("Page").select_option("ask/way")
    frame = page.frame_locator("#preview")
    expect(frame.get_by_role("heading", level=1)).to_have_text("The way there")
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request))
    page.evaluate(HEAR_SUBMIT)
    frame.get_by_role("button", name="Continue").last.click()
    wait_until(lambda: page.evaluate("window.submitted === true"))
    page.get_by_label("Page").select_option("check")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Check your answers")
    assert [(one.method, urlsplit(one.url).path) for one in sent if one.is_navigation_request()] == [
        ("GET", f"{HOME}preview/check")
    ]
    assert page.context.request.get("/starter/check").ok


@pytest.mark.soak  # web/editor/test_text_editor has it without a browser
def test_without_script_problems_are_told_mended_and_previewed(page_without_script: Page) -> None:
    page = page_without_script
    number = rewrite(page, "sources: [count]", "sources: [cont]")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("There is no source 'cont'. Did you mean 'count'?").first).to_be_visible()
    expect(page.locator(f"#line-{number} .meant")).to_contain_text("sources: [cont]")
    page.get_by_role("button", name=f"Write it like this in line {number}").click()
    expect(page.locator("#problems > li")).to_have_count(0)

    rewrite(page, "title: Starter - by bus or on foot", "title: Another title")
    page.get_by_label("Page").select_option("start")
    page.get_by_role("button", name="Show").click()
    frame = page.frame_locator("#preview")
    expect(frame.get_by_role("heading", level=1)).to_contain_text("Another title")
    assert "title: Another title" in page.locator("#text").input_value()
    page.get_by_role("button", name="Publish").click()
    expect(page).to_have_url(re.compile("/edit/starter/publish$"))


def test_tab_leaves_the_text_without_script(page_without_script: Page) -> None:
    page = page_without_script
    page.locator("#text").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Check")).to_be_focused()


def test_on_a_phone_text_and_preview_take_turns(browser: Browser, office: str) -> None:
    for page in opened(browser, office, viewport={"width": 390, "height": 844}):
        come_in(page)
        expect(page.locator(".cm-content")).to_be_visible()
        expect(page.locator("#preview")).to_be_hidden()
        page.get_by_role("radio", name="Preview").check()
        expect(page.locator("#preview")).to_be_visible()
        expect(page.locator(".cm-content")).to_be_hidden()


@pytest.mark.soak  # test_author_pages looks at this page too
@sampled(
    "width, scheme, script",
    product((390, 1280), ("light", "dark"), (True, False)),
    ((390, "dark", True),),
)
def test_axe_finds_nothing(browser: Browser, office: str, width: int, scheme: Scheme, script: bool) -> None:
    for page in opened(browser, office, viewport={"width": width, "height": 900}, color_scheme=scheme):
        if not script:  # axe itself needs scripts, so ours alone are kept away
            page.route("**/static/*.js*", lambda route: route.abort())
        come_in(page)
        if script:
            number, line = line_with(page, "sources: [count]")
            write(page, number, line.replace("count", "cont"))
            expect(page.locator("#problems li").first).to_be_visible()
        else:
            rewrite(page, "sources: [count]", "sources: [cont]")
            page.get_by_role("button", name="Check").click()
            expect(page.locator("#problems > li")).to_have_count(1)
            page.wait_for_load_state()
        assert faults(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= width
