"""The main walks in Firefox: answers, summary, handout, clearing, the way back by a code, and Back after clearing."""

import shutil
from collections.abc import Iterator

import pytest

from tests.browser.firefox import Firefox, firefox
from tests.browser.test_walk import AID


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
    press(fox, "form[action$='/clear'] button", "document.querySelector('h1[data-cleared]')")


def walk(fox: Firefox, base: str) -> str:
    """Answer every page that there is, look at the summary, write on the handout; the code that is on it."""
    fox.go(f"{base}{AID}/")
    press(fox, ".begin .button", "document.querySelector('#ask')")
    for _ in range(12):
        if not fox.look("document.querySelector('#ask') !== null"):
            break
        fox.click("#questions .choice:first-child")
        fox.until("document.querySelector('#questions :checked')")
        press(fox, ".buttons .button", "document.querySelector('h1')")
    fox.until("location.pathname.endsWith('/check')")
    fox.go(f"{base}{AID}/summary")
    fox.until(says("You answered"))
    fox.go(f"{base}{AID}/handout")
    fox.look("document.querySelector('#own-notes').focus()")
    fox.press(*"wild geese")
    fox.until("Object.values(sessionStorage).includes('wild geese')")
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
    fox.go(f"{served}{AID}/ask/nephritis")
    fox.click("#questions .choice")
    fox.until("document.querySelectorAll('fieldset').length === 3")
    press(fox, ".leave button", "document.title === 'Empty page'")
    fox.back()
    fox.until("document.querySelector('h1') && document.title !== 'Empty page'")
    assert fox.look("document.querySelectorAll('#questions :checked').length") == 0
