"""An aid as one file in Firefox, from the disk: answers, the code out and in, the print, and clearing."""

import base64
import io
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.support.browser.firefox import Firefox, firefox
from tests.support.paper import letters

ELSEWHERE = "performance.getEntriesByType('resource').filter((one) => !/^(blob|data|file):/.test(one.name)).length"


@pytest.mark.soak  # test_offline walks through the file in Chromium, and test_firefox through the pages
def test_the_whole_walk(one_file: Path, tmp_path: Path) -> None:
    program = shutil.which("firefox-esr")
    if program is None:
        pytest.skip("no firefox-esr on PATH: install Debian's package firefox-esr to run the tests in Firefox")
    with firefox(program, tmp_path / "profile") as fox:
        fox.go(one_file.as_uri())
        fox.until("document.querySelector('[data-offline-start]').hidden")
        answer(fox)
        follow(fox, "main a[href*='/handout']", "document.querySelector('.code .letters')")
        code = fox.look("document.querySelector('.code .letters').textContent.trim()")
        fox.look("document.querySelector('#own-notes').focus()")
        fox.press(*"wild geese")
        paper = printed(fox)
        clear(fox)
        come_back(fox, code)
        clear(fox)

        assert len(paper) <= 2  # Firefox begins no page of its own for what fits on the first
        assert "wildgeese" in paper[-1]
        assert letters("This code holds your answers.") in paper[-1]  # the code itself is bold: unreadable there
        assert fox.look("localStorage.length + sessionStorage.length + document.cookie.length") == 0
        assert fox.look(ELSEWHERE) == 0


def says(words: str) -> str:
    """That the page shows these words."""
    return f"document.body.innerText.includes({words!r})"


def follow(fox: Firefox, selector: str, expected: str) -> None:
    """Click what leads on, and wait for what it leads to."""
    fox.click(selector)
    fox.until(expected)


def answer(fox: Firefox) -> None:
    """Answer two questions, of which the first opens the second, and go back to the summary."""
    follow(fox, "a.brand", "document.querySelector('.begin')")
    follow(fox, ".begin .second", "document.querySelector('#questions')")
    follow(fox, ".choice:has([value=long])", says("What have you tried?"))
    follow(fox, ".choice:has([value=heat])", "document.querySelector('[value=heat]').checked")
    follow(fox, "[value=summary]", says("You answered"))


def printed(fox: Firefox) -> list[str]:
    """The letters of each page that Firefox prints."""
    pdf = fox.command("browsingContext.print", context=fox.window, page={"width": 21, "height": 29.7})["data"]
    return [letters(page.extract_text()) for page in PdfReader(io.BytesIO(base64.b64decode(pdf))).pages]


def clear(fox: Firefox) -> None:
    """Clear for the next person."""
    fox.look("document.querySelector('.site-menu > summary').click()")
    follow(fox, "a[href$='/clear']", says("Clear all answers?"))
    follow(fox, "form[action$='/clear'] button", "document.querySelector('h1[data-cleared]')")


def come_back(fox: Firefox, code: str) -> None:
    """Enter the code at the start, and see the answers in the summary."""
    follow(fox, "a.brand", says("Who it is for"))
    follow(fox, "main a[href$='/small/']", "document.querySelector('#code')")
    fox.look("document.querySelector('#code').focus()")
    fox.press(*code)
    follow(fox, "[data-return] .button", says("2 answers are back."))
    follow(fox, "main a[href$='/summary']", says("You answered"))
