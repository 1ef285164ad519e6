"""Every shipped file on every paper, in every size and form, for many people: long, so only `make soak` runs it."""

from pathlib import Path

import pytest

from decision_aid.output.handout.paper_options import Pages, PaperOptions
from tests.support.handouts import FILES, FORMS, PEOPLE, a_few_pages, made
from tests.support.paper import aid, pages_of, unfit

TEN = 10  # people in one test: every run of pytest lists them all, and leaves them out but in a soak

pytestmark = pytest.mark.soak


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize("first", range(0, PEOPLE, TEN))
def test_ten_people_can_read_it_and_get_the_same_again(path: Path, form: PaperOptions, first: int) -> None:
    for seed in range(first, first + TEN):
        pdf = made(aid(path), form, seed)

        assert unfit(pdf) == [], seed
        assert form.pages is Pages.FULL or len(pages_of(pdf)) in a_few_pages(form), seed
        assert pdf == made(aid(path), form, seed), seed
