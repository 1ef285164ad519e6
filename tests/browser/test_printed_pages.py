"""The browser's print of the short handout page takes two A4 pages, as its PDF does."""

import io
from itertools import product

from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import parse_answers
from tests.support.aids import RULE_FILES
from tests.support.browser.everywhere import press
from tests.support.browser.walk import opened
from tests.support.paper import aid, letters
from tests.support.sampling import sampled

SHIPPED = {path.stem: path for path in RULE_FILES if path.stem != "starter"}


def code_of_first_example(name: str) -> str:
    """The code of the answers of the first example in the file."""
    found = aid(SHIPPED[name])
    typed = {one: (said,) if isinstance(said, str) else said for one, said in found.examples[0].given}
    return encode_answers(found, parse_answers(found.questions, typed)[0])


def printed(page: Page) -> list[str]:
    """The letters on each page that the browser prints."""
    return [letters(one.extract_text()) for one in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]


@sampled("name, answered", product(SHIPPED, (False, True)), [("breast-screening", False), ("lupus-stem-cell", True)])
def test_the_print_takes_two_pages_and_its_glance_begins_on_the_first(
    browser: Browser, served: str, name: str, *, answered: bool
) -> None:
    for page in opened(browser, served, locale="en-GB"):
        if answered:
            page.goto(f"/{name}/")
            page.locator("#code").fill(code_of_first_example(name))
            press(page, "[data-return] button")
        page.goto(f"/{name}/handout")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        rows = page.locator(".glance .name").all_text_contents()
        options = page.locator(".involves h4").all_text_contents()

        first, second = printed(page)

        assert letters(rows[0]) in first
        assert [one for one in rows if letters(one) not in first + second] == []
        assert [one for one in options if letters(one) not in first + second] == []
        assert letters("What we agreed to do next") in second
