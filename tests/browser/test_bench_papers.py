"""What the benchmark holds our paper against has the same words on as many pages: else its ratio would flatter."""

from pathlib import Path

import pytest

from benchmarks import papers
from benchmarks.serving import first_page
from decision_aid.resources import resource_folder
from decision_aid.web.app import create_app
from tests.support.browser.launching import chromium
from tests.support.sampling import sampled

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.soak  # the benchmark itself stops where they are not
@sampled("pages", [(pages,) for pages in papers.FORMS.values()], [("short",)])
@pytest.mark.skipif(chromium() is None, reason="no chromium on PATH")
def test_papers_that_are_compared_are_alike(pages: str, tmp_path: Path) -> None:
    client = create_app(resource_folder("rules"), secret_key="x" * 32).test_client()
    first_page(client)
    printed = papers.made_by_chromium(papers.page_to_print(client, pages, "Chromium", tmp_path))

    papers.compare(pages, papers.size_of(papers.made_by_us(client, pages)), papers.size_of(printed))


def test_papers_of_unlike_size_are_not_compared() -> None:
    with pytest.raises(ValueError, match="pages of the short handout: 2 of ours are held against 17"):
        papers.compare("short handout", papers.Size(2, 1800), papers.Size(17, 1900))
    with pytest.raises(ValueError, match="words of the short handout"):
        papers.compare("short handout", papers.Size(2, 1800), papers.Size(2, 2100))
