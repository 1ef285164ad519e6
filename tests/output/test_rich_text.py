"""A list and an address in a text read the same on screen, on both papers, as text and in the review pack."""

from pathlib import Path

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.consultation.summarise import summarise
from decision_aid.output.as_text import summary_as_text
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.paper_options import Pages, PaperOptions
from decision_aid.web.app import create_app
from tests.support.aids import TODAY, aid_from, small
from tests.support.paper import letters, pages_of

ADDRESS = "https://example.org/rest?a=b&c=d#e"
SAYS = f"""says: |
      Aching comes and goes, "more" at <night>. See {ADDRESS}. Ask about
      - the #strong[nights]
      - [rest](javascript:alert)
    certainty: low
    because: few people
    sources: [beta]"""
TEXT = small(
    (
        "  - {option: wait, outcome: ache, says: Aching comes and goes., certainty: low, because: few people, "
        "sources: [beta]}",
        f"  - option: wait\n    outcome: ache\n    {SAYS}",
    ),
)


def test_the_screen_has_a_list_and_one_link_to_where_it_says(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(TEXT, encoding="utf-8")
    page = create_app(tmp_path).test_client().get("/small/summary").text
    address = ADDRESS.replace("&", "&amp;")

    assert f'<a href="{address}" rel="noreferrer">{address}</a>. Ask about <span class="list" role="list">' in page
    assert '<span role="listitem">the #strong[nights]</span>' in page
    assert '<span role="listitem">[rest](javascript:alert)</span></span>' in page
    assert "&#34;more&#34; at &lt;night&gt;" in page


def test_the_text_has_the_lines_of_the_list_below_one_another() -> None:
    said = summary_as_text(summarise(aid_from(TEXT), {}, today=TODAY))

    assert f"See {ADDRESS}. Ask about\n      - the #strong[nights]\n      - [rest](javascript:alert) [2]" in said


@pytest.mark.parametrize("pages", [Pages.SHORT, Pages.FULL])
def test_paper_says_all_of_it_and_obeys_none_of_it(pages: Pages) -> None:
    aid = aid_from(TEXT)
    pdf = make_handout(summarise(aid, {}, today=TODAY), "", PaperOptions(pages=pages), today=TODAY)
    said = "".join(pages_of(pdf))

    assert letters(f"{ADDRESS}. Ask about - the #strong[nights] - [rest](javascript:alert)") in said


def test_what_would_not_be_read_as_meant_is_told_once() -> None:
    assert [one.check for one in check_rule_file(TEXT.encode(), today=TODAY)[1]] == ["markup"]
