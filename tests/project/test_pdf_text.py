"""What tests read of a PDF is what a reader made by others finds in it, at the same places."""

import io

import pytest
from pypdf import PdfReader

from decision_aid.output.handout.paper_options import Pages, PaperOptions
from tests.support.aids import SMALL, aid_from
from tests.support.handouts import made
from tests.support.paper import letters, pages_of
from tests.support.pdf_text import read_pages


@pytest.mark.parametrize(
    "form", [PaperOptions(pages=Pages.FULL), PaperOptions(pages=Pages.SHORT, large_print=True)], ids=str
)
def test_each_page_has_the_letters_that_pypdf_finds_at_the_same_heights(form: PaperOptions) -> None:
    pdf = made(aid_from(SMALL), form, 1)
    found, heights = [], []

    def look(text: str, now: list[float], line: list[float], _font: object, _size: float) -> None:
        if text.strip():
            heights.append(round(line[4] * now[1] + line[5] * now[3] + now[5], 3))

    for one in PdfReader(io.BytesIO(pdf)).pages:
        found.append(letters(one.extract_text(visitor_text=look)))

    assert pages_of(pdf) == found
    assert {*heights} <= {round(drawn.y, 3) for one in read_pages(pdf) for drawn in one.texts}
    assert len({*heights}) > 20
