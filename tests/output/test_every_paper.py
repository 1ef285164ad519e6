"""Every shipped file on every paper, in every size and form, for many people: long, so only `make soak` runs it."""

from pathlib import Path

import pytest

from decision_aid.output.handout.form import Form, Pages
from tests.support.handouts import FILES, FORMS, PEOPLE, a_few_pages, made
from tests.support.paper import aid, pages_of, unfit

pytestmark = pytest.mark.soak


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
@pytest.mark.parametrize("form", FORMS, ids=str)
@pytest.mark.parametrize("seed", range(PEOPLE))
def test_everybody_can_read_it_and_gets_the_same_again(path: Path, form: Form, seed: int) -> None:
    pdf = made(aid(path), form, seed)

    assert unfit(pdf) == []
    assert form.pages is Pages.FULL or len(pages_of(pdf)) in a_few_pages(form)
    assert pdf == made(aid(path), form, seed)
