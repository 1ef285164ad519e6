"""In Firefox: in a frame of a hospital's portal a consultation goes by keyboard and keeps its answers."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.browser.firefox import Firefox, firefox
from tests.support.browser.portal import OTHER, PORTAL, framed_aid

TAB, SPACE, ENTER, DOWN = "\ue004", " ", "\ue006", "\ue015"
FOCUSED = "(document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim()"
IN_CHOICES = "document.activeElement.type === 'radio'"
CHOSEN = "document.querySelector('#questions :checked')?.labels[0].innerText.includes('A month or more')"
REFUSED = "document.documentURI.startsWith('about:neterror?e=cspBlocked')"  # instead of a page that may not be framed


@pytest.fixture
def framed(tmp_path: Path) -> Iterator[str]:
    with framed_aid(tmp_path) as page:
        yield page


@pytest.fixture
def fox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    program = shutil.which("firefox-esr")
    if program is None:
        pytest.skip("no firefox-esr on PATH: install Debian's package firefox-esr to run the tests in Firefox")
    with firefox(program, tmp_path_factory.mktemp("fox") / "profile") as running:
        yield running


def tab_to(fox: Firefox, name: str) -> None:
    """Press Tab, and arrows among the choices of one question, until what has that name has the focus."""
    for _ in range(60):
        if fox.look(FOCUSED).startswith(name):
            return
        fox.press(DOWN if fox.look(IN_CHOICES) and name != "Continue" else TAB)
    raise AssertionError(f"Tab never reached “{name}”")


@pytest.mark.soak  # test_embedding has it in Chromium
def test_a_consultation_in_a_frame_goes_by_keyboard_and_keeps_its_answers(fox: Firefox, framed: str) -> None:
    fox.go_to_made_up(f"{PORTAL}/", framed)
    fox.until("document.querySelector('iframe')")
    fox.press(TAB)
    assert fox.look("document.activeElement.tagName") == "IFRAME"
    with fox.in_frame():
        fox.until("document.querySelector('#questions')")
        tab_to(fox, "A month or more")
        fox.press(SPACE)
        tab_to(fox, "Continue")
        fox.press(ENTER)
        fox.until("document.body.innerText.includes('What have you tried?')")
    assert fox.look("document.querySelector('h1').innerText") == "Our hospital"

    fox.go_to_made_up(f"{PORTAL}/", framed)
    fox.until("document.querySelector('iframe')")
    with fox.in_frame():
        fox.until(CHOSEN)


@pytest.mark.soak  # in everyday runs, test_embedding tries it in Chromium
def test_another_site_gets_no_frame_of_it(fox: Firefox, framed: str) -> None:
    fox.go_to_made_up(f"{OTHER}/", framed)
    fox.until("document.querySelector('iframe')")
    with fox.in_frame():
        fox.until(REFUSED)
        assert not fox.look("document.body.innerText.includes('How long has it been stiff?')")
