"""The main walks in Firefox: answers, summary, handout, clearing, the way back by a code, and Back after clearing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.aids import SMALL
from tests.support.browser.desk import Desk
from tests.support.browser.firefox import Firefox, firefox
from tests.support.browser.foreign import REFUSED, TICKED, foreign_sites
from tests.support.browser.walk import AID

TAB, ENTER, SPACE, DOWN = "\ue004", "\ue006", " ", "\ue015"
NAMED = "(document.activeElement.labels?.[0] ?? document.activeElement).innerText.replace(/\\s+/g, ' ').trim()"
REDRAWN = "performance.getEntriesByType('resource').some((one) => one.initiatorType === 'fetch')"


@pytest.fixture(scope="module")
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    program = shutil.which("firefox-esr")
    if program is None:
        pytest.skip("no firefox-esr on PATH: install Debian's package firefox-esr to run the tests in Firefox")
    with firefox(program, tmp_path_factory.mktemp("fox") / "profile") as running:
        yield running


def press(fox: Firefox, selector: str, expected: str) -> None:
    """Click what leads on, and wait for where it leads."""
    fox.look("window.old = true")
    fox.click(selector)
    fox.until(f"!window.old && ({expected})")


def says(words: str) -> str:
    """That the page shows these words."""
    return f"document.body.innerText.includes({words!r})"


def clear(fox: Firefox) -> None:
    """Clear for the next person."""
    fox.look("document.querySelector('.site-menu > summary').click()")
    press(fox, "a[href$='/clear']", says("Clear all answers?"))
    press(fox, "form[action$='/clear'] button", "document.querySelector('h1[data-cleared]')")


def walk(fox: Firefox, base: str) -> str:
    """Answer every page that there is, look at the summary, write on the handout; the code that is on it."""
    fox.go(f"{base}{AID}/")
    press(fox, ".begin .second", "document.querySelector('#ask')")
    for _ in range(12):
        if not fox.look("document.querySelector('#ask') !== null"):
            break
        fox.click("#questions .choice:first-child")
        fox.until(f"document.querySelector('#questions :checked') && {REDRAWN}")
        press(fox, ".buttons .button", "document.querySelector('h1')")
    fox.until("location.pathname.endsWith('/check')")
    fox.go(f"{base}{AID}/summary")
    fox.until(says("You answered"))
    fox.go(f"{base}{AID}/handout")
    fox.look("document.querySelector('#own-notes').focus()")
    fox.press(*"wild geese")
    fox.until("Object.keys(sessionStorage).length === 1")
    assert "wild" not in fox.look("JSON.stringify(sessionStorage)")
    code: str = fox.look("document.querySelector('.code .letters').textContent.trim()")
    return code


def test_the_main_walk_and_nothing_left_after_it(fox: Firefox, served: str) -> None:
    code = walk(fox, served)
    clear(fox)
    assert fox.look("sessionStorage.length + localStorage.length") == 0
    for _ in range(4):
        fox.back()
        fox.until("document.querySelector('h1') && !document.documentElement.hidden")
        assert not fox.look(says("You answered"))
        assert fox.look("document.querySelectorAll('#questions :checked').length") == 0
        assert "wild geese" not in fox.look("[...document.querySelectorAll('textarea')].map((one) => one.value).join()")

    fox.go(f"{served}{AID}/")
    fox.look("document.querySelector('#code').focus()")
    fox.press(*code)
    press(fox, "[data-return] .button", "location.pathname.endsWith('/check')")
    fox.go(f"{served}{AID}/summary")
    fox.until(says("You answered"))
    clear(fox)


def test_leaving_at_once(fox: Firefox, served: str) -> None:
    fox.go(f"{served}{AID}/")  # what "back" leads to, should leaving have taken the place of the page that was left
    fox.go(f"{served}{AID}/ask/nephritis")
    fox.click("#questions .choice")
    fox.until(f"document.querySelectorAll('fieldset').length === 3 && {REDRAWN}")
    press(fox, ".leave button", "document.title === 'Empty page'")
    fox.back()
    fox.until("document.querySelector('h1') && document.title !== 'Empty page'")
    assert fox.look("document.querySelectorAll('#questions :checked').length") == 0


@pytest.mark.soak  # in everyday runs, test_foreign tries it in Chromium
def test_a_button_of_another_site_wipes_nothing(fox: Firefox, tmp_path: Path) -> None:
    with foreign_sites(tmp_path) as (ours, theirs):
        fox.go(f"{ours}/small/ask/shoulder")
        fox.click("#questions .choice")
        press(fox, "button[value=next].button", "document.querySelector('h1')")
        for page in theirs:
            fox.go(page)
            press(fox, "button", says(REFUSED))
        fox.go(f"{ours}/small/ask/shoulder")
        fox.until(f"document.querySelectorAll('{TICKED}').length === 1")
        press(fox, ".leave button", "document.title === 'Empty page'")


def tab_to(fox: Firefox, name: str) -> None:
    """Press Tab until what has the focus is called that."""
    for _ in range(150):
        fox.press(TAB)
        if fox.look(NAMED).startswith(name):
            return
    raise AssertionError(f"Tab never reached “{name}”")


def follow(fox: Firefox, name: str, expected: str) -> None:
    """Reach what leads on by Tab, press Enter, and wait for where it leads."""
    tab_to(fox, name)
    fox.look("window.old = true")
    fox.press(ENTER)
    fox.until(f"!window.old && ({expected})")


def clear_by_keyboard(fox: Firefox) -> None:
    """Clear for the next person, with Tab and Enter."""
    tab_to(fox, "Menu")
    fox.press(ENTER)
    follow(fox, "Clear for the next person", says("Clear all answers?"))
    follow(fox, "Clear for the next person", "document.querySelector('h1[data-cleared]')")


@pytest.mark.soak  # in everyday runs, test_walk goes by keyboard in Chromium
def test_the_main_walk_by_keyboard_alone(fox: Firefox, served: str) -> None:
    fox.go(f"{served}{AID}/")
    follow(fox, "Begin at: Your kidneys", says("Part 2 of 5"))
    tab_to(fox, "Yes, shown by a biopsy")
    fox.press(SPACE)
    fox.until("document.querySelectorAll('fieldset').length === 3")
    assert fox.look(NAMED) == "Yes, shown by a biopsy", "what was opened takes no focus away"
    tab_to(fox, fox.look("document.querySelectorAll('fieldset')[1].querySelector('.choice').innerText.trim()"))
    fox.press(SPACE, DOWN)
    fox.until("document.querySelectorAll('fieldset.question')[1].querySelector(':checked')")
    follow(fox, "Continue", says("How you feel about risk"))
    follow(fox, "My doctor or nurse", "document.querySelector('[value=\"voice:clinician\"][aria-pressed=true]')")
    follow(fox, "See my summary", says("Your options at a glance"))
    fox.go(f"{served}{AID}/everything")

    tab_to(fox, "Lupus that stays quiet for years Benefit")
    for open_ in ("true", "false"):
        fox.press(SPACE)
        fox.until(f"document.activeElement.closest('details.card').open === {open_}")

    fox.go(f"{served}{AID}/handout")
    fox.until("document.querySelector('.fold')")
    tab_to(fox, "17 questions, if they fit you")
    fox.press(SPACE)
    fox.until("document.activeElement.closest('details').open")
    fox.press(TAB, SPACE)
    fox.until("document.querySelectorAll('.perhaps [data-ask]:checked').length === 1")

    fox.go(f"{served}{AID}/summary")
    clear_by_keyboard(fox)


@pytest.mark.soak  # test_author_desk has it in Chromium
def test_the_pdf_beside_an_author_s_text_follows_it(fox: Firefox, base: str, desk: Desk) -> None:
    fox.go(f"{base}/try/")
    fox.until("document.querySelector('form[data-state=ready]')")
    fox.look("document.querySelector('#preview').addEventListener('load', () => { window.came = true; })")
    chosen = "document.querySelector('#page')"
    fox.look(f"{chosen}.value = 'handout.pdf'; {chosen}.dispatchEvent(new Event('change'))")
    desk.wait_until_asked("handout.pdf")
    fox.until("window.came")
    fox.click(".editor")
    fox.press("x")
    desk.wait_until_asked("handout.pdf", 2)

    assert desk.text.count("x") == SMALL.count("x") + 1
    assert desk.asked.index("handout.pdf") == len(desk.asked) - 2
