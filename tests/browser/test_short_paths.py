"""Fast in a consultation: few presses to the summary, large targets, keys that are told, one outcome at a time."""

import re
from functools import partial
from itertools import product

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import Answers
from tests.support.browser.axe import faults
from tests.support.browser.walk import opened, too_narrow_for
from tests.support.lupus import PATH
from tests.support.random_people import aid as shipped
from tests.support.sampling import sampled
from tests.support.waiting import wait_until

AID = "/lupus-stem-cell"
MOST_PRESSES = 6
LONGEST_ON_A_PHONE = 5_600
PHONE = {"width": 390, "height": 844}
TARGETS = """() => [...document.querySelectorAll("a[href], button, summary, select, input:not([type=hidden])")]
    .filter((one) => one.checkVisibility() && one.tabIndex >= 0 && !one.closest(".word, .lede, dd, li > p, .because"))
    .filter((one) => !(one.localName === "a" && one.matches("p:not(.begin, .buttons, .show-all, footer p) > a")))
    .map((one) => [one.textContent.trim(), (one.closest("label.choice") || one).getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && (box.width < 44 || box.height < 44))
    .map(([text, box]) => `${text}: ${box.width} by ${box.height}`)"""
FROM_LEAVE = """(all) => {
    const leave = document.querySelector(".leave button").getBoundingClientRect();
    return all.map((one) => one.getBoundingClientRect())
        .filter((box) => box.height && box.right <= leave.left && box.bottom > leave.top && box.top < leave.bottom)
        .map((box) => leave.left - box.right);
}"""
PATHS = ("", "ask/nephritis", "check", "summary", "everything", "summary/fertility", "what-if")


class Presses:
    """Counts what is pressed."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, target: Locator) -> None:
        self.count += 1
        target.click()


@sampled("script, width", product((True, False), (390, 1280)), [(True, 390)])
def test_two_considerations_are_six_presses_from_the_start_to_the_summary(
    browser: Browser, served: str, width: int, script: bool
) -> None:
    viewport = {"width": width, "height": 844}
    for page in opened(browser, served, viewport=viewport, java_script_enabled=script):
        press = Presses()
        page.goto(f"{AID}/")
        press(page.get_by_role("link", name="Begin at: Your kidneys"))
        press(page.get_by_text("Yes, shown by a biopsy"))
        press(page.get_by_role("button", name="How you feel about risk"))
        expect(page.get_by_role("heading", level=1)).to_have_text("How you feel about risk")
        press(page.locator(".choice").first)
        press(page.get_by_role("button", name="See my summary"))
        expect(page.get_by_text("You answered 2 of")).to_be_visible()
        expect(page.get_by_text("questions have no answer")).to_be_visible()
        assert press.count <= MOST_PRESSES


@pytest.mark.soak  # the whole glance takes three screens every day
def test_on_a_phone_the_summary_is_short(browser: Browser, served: str) -> None:
    for page in opened(browser, served, viewport=PHONE):
        for aid in (AID, "/breast-screening", "/tonsils"):
            page.goto(f"{aid}/summary")
            assert page.evaluate("document.documentElement.scrollHeight") < LONGEST_ON_A_PHONE, aid


GLANCE_ENDS = """(document.querySelector('.for-others.rows > summary') || document.querySelector('.glance'))
    .getBoundingClientRect().bottom"""
GLANCES = [*product((AID, "/breast-screening", "/tonsils"), ("en-GB", "es-AR")), (AID, "de-DE")]
OF_KIDNEYS = {"nephritis": frozenset({"proven"})}
OF_SEVERAL = {"active": frozenset({"two-or-more"})}


def opens_in(page: Page, path: str, language: str) -> bool:
    """Whether the page comes in that language: a translation is there a little later than its aid."""
    page.goto(path)
    return page.locator("html").get_attribute("lang") == language


@sampled("aid, locale", GLANCES, (("/tonsils", "es-AR"), (AID, "de-DE")))
def test_on_a_phone_the_whole_glance_takes_three_screens_in_each_language(
    browser: Browser, served: str, aid: str, locale: str
) -> None:
    for page in opened(browser, served, viewport=PHONE, locale=locale):
        wait_until(partial(opens_in, page, f"{aid}/summary", locale.partition("-")[0]))
        assert page.evaluate(GLANCE_ENDS) <= 3 * PHONE["height"]


@sampled(
    "answers, locale",
    product((OF_KIDNEYS, OF_SEVERAL), ("en-GB", "es-AR", "de-DE")),
    ((OF_KIDNEYS, "de-DE"), (OF_SEVERAL, "de-DE")),
)
def test_on_a_phone_the_glance_and_the_names_of_its_folded_rows_take_three_screens_with_answers_too(
    browser: Browser, served: str, answers: Answers, locale: str
) -> None:
    for page in opened(browser, served, viewport=PHONE, locale=locale):
        page.goto(f"{AID}/")
        if not page.locator("#code").is_visible():
            page.locator("details:has(#code) > summary").first.click()
        page.locator("#code").fill(encode_answers(shipped(PATH), answers))
        page.locator("[data-return] button").click()
        page.goto(f"{AID}/summary")
        assert (page.locator(".for-others.rows").count() == 0) is (answers is OF_KIDNEYS)
        assert page.evaluate(GLANCE_ENDS) <= 3 * PHONE["height"]


def test_a_finding_has_one_tab_stop_besides_its_hard_words(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        page.goto(f"{AID}/summary/fertility")
        stops = page.locator(".card .piece :is(a, summary, button):visible:not(.word)").count()
        assert 0 < stops <= page.locator(".card .piece:visible").count()


@sampled("aid, script", product(("/starter", AID), (True, False)), [("/starter", True)])
def test_one_outcome_at_a_time_from_the_first_to_the_last(
    browser: Browser, served: str, aid: str, script: bool
) -> None:
    for page in opened(browser, served, viewport=PHONE, java_script_enabled=script):
        page.goto(f"{aid}/everything")
        names = [one.strip() for one in page.locator("details.card h3").all_text_contents()]
        page.get_by_role("link", name="Go through the topics one by one").click()
        shown, all_pages = [], int(page.get_by_text(re.compile(r"^1 of \d+$")).first.inner_text().split()[-1])
        for number in range(1, all_pages + 1):
            expect(page.get_by_text(f"{number} of {all_pages}", exact=True).first).to_be_visible()
            shown.append(page.get_by_role("heading", level=1).inner_text())
            if number < all_pages:
                page.locator("a[rel=next]").first.click()
        assert " · ".join(shown).split(" · ") == names  # rows that are never shown apart have one page
        expect(page.locator("a[rel=next]")).to_have_count(0)
        page.locator("a[rel=prev]").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(shown[-2])


def test_targets_are_large_enough_to_touch(browser: Browser, served: str) -> None:
    for page in opened(browser, served, viewport=PHONE):
        for path in PATHS:
            page.goto(f"{AID}/{path}")
            assert page.evaluate(TARGETS) == [], path


def keys_on(page: Page) -> None:
    """Turn single keys on where they are told."""
    page.get_by_text("Keyboard shortcuts").click()
    page.get_by_role("button", name="Use single keys").click()
    expect(page.get_by_role("button", name="Use single keys")).to_have_attribute("aria-pressed", "true")


def lead_on(page: Page, key: str) -> None:
    """Press a key, and wait for where it leads, with its scripts."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_single_keys_do_nothing_until_they_are_turned_on(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        page.goto(f"{AID}/ask/nephritis")
        page.keyboard.press("1")
        page.keyboard.press("n")
        expect(page.locator("#questions :checked")).to_have_count(0)
        assert page.url.endswith("/ask/nephritis")


def test_with_keys_a_consultation_goes_on_without_a_pointer(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        page.goto(f"{AID}/ask/nephritis")
        keys_on(page)
        page.keyboard.press("1")
        expect(page.get_by_label("Yes, shown by a biopsy")).to_be_checked()
        expect(page.locator("#questions fieldset")).to_have_count(3)
        lead_on(page, "n")
        expect(page.get_by_role("heading", level=1)).to_have_text("How you feel about risk")
        lead_on(page, "b")
        expect(page.get_by_label("Yes, shown by a biopsy")).to_be_checked()
        lead_on(page, "s")
        expect(page).to_have_title("Summary - Stem cell therapy for severe lupus")
        lead_on(page, "n")
        expect(page.locator(".card.alone").first).to_be_visible()
        lead_on(page, "c")
        expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
        page.goto(f"{AID}/")
        page.get_by_label("Your code, with or without spaces").press("n")
        expect(page.get_by_label("Your code, with or without spaces")).to_have_value("n")

        page.goto(f"{AID}/check")
        page.get_by_text("Keyboard shortcuts").click()
        page.get_by_role("button", name="Use single keys").click()
        page.keyboard.press("s")
        assert page.url.endswith("/check")


def size(page: Page) -> float:
    """How large the letters are."""
    found: float = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    return found


def test_larger_is_remembered_by_this_browser_and_by_nobody_else(browser: Browser, served: str) -> None:
    for page in opened(browser, served, viewport={"width": 1280, "height": 900}):
        page.goto(f"{AID}/summary")
        before, cookies = size(page), page.context.cookies()
        page.get_by_text("Menu", exact=True).click()
        page.get_by_role("button", name="Bigger text").click()
        expect(page.get_by_role("button", name="Bigger text")).to_have_attribute("aria-pressed", "true")
        assert size(page) >= before * 1.35
        page.goto(f"{AID}/about")
        page.get_by_text("Menu", exact=True).click()
        expect(page.get_by_role("button", name="Bigger text")).to_have_attribute("aria-pressed", "true")
        assert size(page) >= before * 1.35
        assert [one["value"] for one in page.context.cookies()] == [one["value"] for one in cookies]
        page.get_by_role("button", name="Bigger text").click()
        expect(page.get_by_role("button", name="Bigger text")).to_have_attribute("aria-pressed", "false")
        assert size(page) == before


def test_larger_pages_fit_the_screen(browser: Browser, served: str) -> None:
    for page in opened(browser, served):
        page.add_init_script("localStorage.setItem('display:larger', 'on')")
        for path in PATHS:
            page.goto(f"{AID}/{path}")
            assert too_narrow_for(page, 820, 320) == [], path


@pytest.mark.soak  # in everyday runs, test_walk tries axe on these pages of a small aid
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_the_new_parts(browser: Browser, served: str, width: int) -> None:
    for page in opened(browser, served, viewport={"width": width, "height": 900}):
        for path in ("", "ask/nephritis", "summary", "summary/fertility", "what-if"):
            page.goto(f"{AID}/{path}")
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            assert faults(page) == "", path


def test_a_choice_that_is_made_moves_nothing_under_the_finger(browser: Browser, served: str) -> None:
    heights = "(all) => all.map((one) => one.offsetHeight)"
    for page in opened(browser, served, viewport=PHONE):
        for question in ("centre-reach", "payer", "weeks-away", "clinic", "trial"):
            page.goto(f"{AID}/ask/access#q-{question}")
            choices = page.locator(".choice:visible")
            before = choices.evaluate_all(heights)
            for choice in choices.all():
                choice.click()
                assert page.locator(".choice:visible:has(:checked)").count() == 1
                assert choices.evaluate_all(heights) == before


HEADS = (("en-GB", "lupus-stem-cell"), ("es-AR", "lupus-stem-cell"), ("de-DE", "starter"))
BEGINS = """(letters) => {
    document.documentElement.style.fontSize = letters;
    const inside = [...document.querySelectorAll("main *")].map((one) => one.getBoundingClientRect());
    return Math.min(...inside.filter((box) => box.width > 1).map((box) => box.top));
}"""


@sampled("locale, name", HEADS, HEADS[2:])
def test_the_head_leaves_a_phone_to_the_page(browser: Browser, served: str, locale: str, name: str) -> None:
    for page in opened(browser, served, viewport=PHONE, locale=locale):
        for path in ("", "ask/what-matters", "check", "summary"):
            page.goto(f"/{name}/{path}")
            assert page.evaluate(BEGINS, "") <= 112, path
            assert page.locator("header.site .leave button, .site-menu > summary").evaluate_all(FROM_LEAVE)[0] >= 24
            assert page.evaluate(BEGINS, "200%") <= PHONE["height"] / 3, path
        page.goto("/")
        assert page.evaluate(BEGINS, "") <= 112
        assert page.evaluate(BEGINS, "200%") <= PHONE["height"] / 3


BROKEN_WORDS = """() => [...document.querySelectorAll("button, .button, .site-menu > summary")].flatMap((one) => {
    const words = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    const broken = [];
    for (let text; one.checkVisibility() && !one.matches(".default, .skip-link") && (text = words.nextNode());) {
        for (const word of text.parentElement.matches("small") ? [] : text.data.matchAll(/\\S+/g)) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map((box) => box.top)).size > 1) broken.push(word[0]);
        }
    }
    return broken;
})"""


@pytest.mark.soak  # larger pages fit the screen every day
@sampled(
    "locale, letters", (("en-GB", "200%"), ("es-AR", "140%"), ("de-DE", "140%")), (("en-GB", "200%"), ("de-DE", "140%"))
)
def test_no_button_breaks_a_word_or_hides_the_answers_where_letters_are_large(
    browser: Browser, served: str, locale: str, letters: str
) -> None:
    for page in opened(browser, served, viewport=PHONE, locale=locale):
        for path in ("ask/risk", "ask/what-matters"):
            page.goto(f"/lupus-stem-cell/{path}")
            assert page.locator(".going:visible").evaluate("(bar) => getComputedStyle(bar).position") == "sticky"
            page.evaluate("(letters) => { document.documentElement.style.fontSize = letters; }", letters)
            assert page.evaluate(BROKEN_WORDS) == []
            assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
            assert page.locator(".going:visible").evaluate("(bar) => getComputedStyle(bar).position") == "static"


@pytest.mark.soak  # larger pages fit the screen every day
def test_columns_stand_one_below_another_where_letters_are_too_large_for_them(browser: Browser, served: str) -> None:
    set_larger = "document.documentElement.style.fontSize = '200%'"
    columns = "getComputedStyle(document.querySelector('.cells')).gridTemplateColumns.split(' ').length"
    for page in opened(browser, served, viewport={"width": 1280, "height": 900}):
        page.goto(f"{AID}/summary/fertility")
        assert page.evaluate(columns) == 3
        page.evaluate(set_larger)
        assert page.evaluate(columns) == 1
        assert page.evaluate(BEGINS, "200%") <= 900 / 3
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(f"{AID}/summary")
        page.evaluate(set_larger)
        assert page.locator(".glance").first.evaluate("(one) => getComputedStyle(one).display") == "block"


def test_a_desk_shows_that_leaving_clears_everything(browser: Browser, served: str) -> None:
    for page in opened(browser, served, viewport={"width": 1280, "height": 900}):
        page.goto(f"{AID}/")
        expect(page.locator(".leave button")).to_have_text("Leave now and clear everything", use_inner_text=True)
        expect(page.get_by_text("It does not ask first")).to_be_visible()


def test_escape_closes_the_menu_and_the_notice_is_there_once(browser: Browser, served: str) -> None:
    for page in opened(browser, served, viewport=PHONE):
        page.goto(f"{AID}/check")
        page.get_by_text("Menu", exact=True).click()
        expect(page.get_by_role("link", name="Print or save")).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
        expect(page.get_by_role("link", name="Print or save")).to_be_hidden()
        expect(page.locator(".site-menu > summary")).to_be_focused()
        expect(page.get_by_text("not advice")).to_have_count(1)
