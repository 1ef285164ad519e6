"""A link is one that a browser opens, and what is meant by another text is told."""

import pytest

from decision_aid.rule_file.reading.advice import is_link, suggest_link


@pytest.mark.parametrize(
    "link", ["https://doi.org/10.1/a", "http://x.org", "https://de.wikipedia.org/wiki/Ärzte–Kammer"]
)
def test_a_link_is_taken(link: str) -> None:
    assert is_link(link)


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("10.1056/NEJMoa1", "Write https://doi.org/10.1056/NEJMoa1."),
        ("doi:10.1056/NEJMoa1", "Write https://doi.org/10.1056/NEJMoa1."),
        ("DOI: 10.1056/NEJMoa1", "Write https://doi.org/10.1056/NEJMoa1."),
        ("dx.doi.org/10.1056/NEJMoa1", "Write https://doi.org/10.1056/NEJMoa1."),
        ("PMID: 123", "Write https://pubmed.ncbi.nlm.nih.gov/123/."),
        ("www.example.org", "Write https://www.example.org."),
        ("example.org/a?b", "Write https://example.org/a?b."),
        ("https//example.org/a", "Write https://example.org/a."),
        ("https:/example.org/a", "Write https://example.org/a."),
        ("https://doi.org/10.1/a b", "It has a space after 'tps://doi.org/10.1/a'. Delete it"),
        ("https://x.org/a\u200bb", "(U+200B) after 'https://x.org/a'."),
        ("ftp://x.org", "begins with https://"),
        ("Smith 2020", "It has a space after 'Smith'."),
    ],
)
def test_a_text_that_is_no_link_is_told_with_the_link_that_is_meant(typed: str, advice: str) -> None:
    assert not is_link(typed)
    assert advice in suggest_link(typed)
