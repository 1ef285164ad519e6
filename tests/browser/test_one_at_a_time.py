"""On a phone, one question at a time, without script too; on a wide screen, all questions of a page."""

from playwright.sync_api import Browser, expect

from tests.support.browser.walk import AID, opened

PHONE = {"width": 390, "height": 844}
COURSE = "How has the nephritis gone so far?"


def test_a_phone_shows_one_question_on_one_screen_without_script(browser: Browser, served: str) -> None:
    for page in opened(browser, served, viewport=PHONE, java_script_enabled=False):
        page.goto(f"{AID}/ask/refractory#q-tried")
        expect(page.locator("fieldset:visible")).to_have_count(1)
        expect(page.get_by_text("Rather not say").filter(visible=True)).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("button", name="Continue")).to_be_in_viewport(ratio=1)

        page.goto(f"{AID}/ask/nephritis")
        page.get_by_label("Yes, shown by a biopsy").check()
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("heading", level=2).filter(visible=True)).to_contain_text([COURSE])
        expect(page.get_by_text("Question 2 of 3")).to_be_visible()
        page.go_back()
        expect(page.get_by_label("Yes, shown by a biopsy")).to_be_checked()
        page.go_forward()
        page.get_by_role("button", name="My doctor or nurse").click()
        expect(page.get_by_role("button", name="My doctor or nurse")).to_be_focused()
        expect(page.get_by_text("Question 2 of 3 · My doctor or nurse")).to_be_visible()
        expect(page.get_by_role("heading", name=COURSE)).to_be_in_viewport()
        page.set_viewport_size({"width": 1280, "height": 900})
        expect(page.locator("fieldset:visible")).to_have_count(3)


def test_what_matters_is_one_screen_of_a_phone(browser: Browser, served: str) -> None:
    for page in opened(browser, served, viewport=PHONE, locale="de-DE"):
        page.goto(f"{AID}/ask/what-matters")
        expect(page.locator("fieldset")).to_have_count(6)
        expect(page.locator("fieldset").last).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("button", name="Weiter")).to_be_in_viewport(ratio=1)


def test_what_matters_is_asked_on_a_phone_in_the_words_of_the_author(browser: Browser, served: str) -> None:
    for page in opened(browser, served, viewport=PHONE):
        page.goto("/breast-screening/ask/what-matters")
        asked = page.get_by_text("How much does treatment without need matter to you?")
        expect(asked.filter(visible=True)).to_have_count(1)
        expect(page.get_by_text("How much do false alarms matter to you?").filter(visible=True)).to_have_count(0)
