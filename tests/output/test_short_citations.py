"""A citation in a line says who wrote it, where and when; without a year, it says by what it is found."""

from pathlib import Path

import pytest

from decision_aid.output.handout.from_summary import LETTERS, NUMBERED, YEAR, shorten_citation
from tests.support.aids import RULE_FILES
from tests.support.paper import aid

YEARS_LATER = "the management of SLE: 2023 update. Ann Rheum Dis 2024;83(1):15-29. doi 10.1136/ard-2023-224762."


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        ("Leone A et al. A review. Lupus 2017;16(5):469. doi 10.1/lupus.2017.", "Leone A et al. Lupus 2017."),
        ("Leone A et al. A review. Lupus 2017;16(5):469. Table 1.", "Leone A et al. Lupus 2017."),
        ("Leone A, Rossi B, van Dam C, et al. A review. Lupus 2017;16(Suppl 2):A9.", "Leone A et al. Lupus 2017."),
        (f"Leone A et al. Recommendations for {YEARS_LATER}", "Leone A et al. Ann Rheum Dis 2024."),
        ("Burt RK et al. A cohort. Marrow. doi 10.1/s-018-0173-x.", "Burt RK et al. Marrow. doi 10.1/s-018-0173-x."),
        ("Burt RK et al. Transplantation for lupus. JAMA.", "Burt RK et al. Transplantation for lupus. JAMA."),
        ("Biggs JC. Are the risks acceptable? Rheumatology 1999.", "Biggs JC. Rheumatology 1999."),
        ("ASTIL - a trial " + "of stem cells " * 5 + "in lupus, NCT05063513.", "ASTIL. NCT05063513."),
        ("A safety communication: " + "on what was seen " * 4 + "(Nov 2023), " + "and more " * 6, None),
        ("FDA. What to know about medicine that is said to renew, for " + "people " * 9 + "(3 Jun 2021).", None),
        ("A guideline", "A guideline."),
    ],
)  # fmt: skip
def test_author_journal_and_year_or_what_finds_it(citation: str, said: str | None) -> None:
    found = shorten_citation(citation)

    assert found == said or (said is None and bool(YEAR.search(found)))
    assert len(found) <= LETTERS


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_every_source_of_the_shipped_aids_keeps_its_year(path: Path) -> None:
    for source in aid(path).sources:
        found = shorten_citation(source.citation)
        plain = NUMBERED.sub("", source.citation)
        assert len(found) <= LETTERS, found
        assert YEAR.search(found) or not YEAR.search(plain) or NUMBERED.search(found), found


@pytest.mark.parametrize(
    "citation", ["", ".", "x" * 300, "A. " * 200, "W " * 300 + "2020", "A. " + "B" * 300 + " 2020."]
)
def test_whatever_is_cited_fits_in_a_line(citation: str) -> None:
    assert len(shorten_citation(citation)) <= LETTERS
