"""Citations become sources of a rule file: with free ids, never twice, and without a word that no record says."""

from decision_aid.exchange.citation import Citation
from decision_aid.exchange.new_sources import propose_sources, with_sources
from decision_aid.rule_file.editing import open_document

FILE = b"""title: A  # kept
sources:
  paradise-1984:
    citation: "Paradise JL. Efficacy. N Engl J Med 1984;310:674-83. PMID 6700642"
    kind: trial
  other: {citation: Other, link: "https://doi.org/10.1000/ABC", kind: review}
statements: []
"""
NEW = Citation("Another one", ("Paradise JL", "Stool S"), "1984", "Lancet", doi="10.1000/new")


def proposed(*citations: Citation) -> list[tuple[str, str]]:
    return [(one.ident, one.same_as) for one in propose_sources(open_document(FILE), citations)]


def test_an_id_is_author_and_year_and_free() -> None:
    assert proposed(NEW, Citation("Two", ("de Vries J",), "2001"), Citation("Nobody", year="2020")) == [
        ("paradise-1984-2", ""),
        ("de-vries-2001", ""),
        ("nobody-2020", ""),
    ]


def test_what_the_file_has_already_is_told_by_doi_pubmed_number_or_text() -> None:
    assert proposed(
        Citation("Elsewhere", doi="10.1000/abc"), Citation("In PubMed", pmid="6700642"), Citation("Other"), NEW, NEW
    ) == [("", "other"), ("", "paradise-1984"), ("", "other"), ("paradise-1984-2", ""), ("", "paradise-1984-2")]


def test_the_rest_of_the_file_stays_byte_by_byte() -> None:
    (one,) = propose_sources(open_document(FILE), [NEW])
    after = with_sources(open_document(FILE), {one.ident: one.entry("randomised trial")})

    before, _, rest = FILE.partition(b"statements")
    assert after.startswith(before)
    assert after.endswith(b"statements" + rest)
    assert after[len(before) : -len(rest) - len(b"statements")].decode() == (
        "  paradise-1984-2:\n"
        "    citation: Paradise JL, Stool S. Another one. Lancet 1984\n"
        "    link: https://doi.org/10.1000/new\n"
        "    kind: randomised trial\n"
    )


def test_a_kind_that_no_record_says_is_left_to_its_author() -> None:
    (one,) = propose_sources(open_document(FILE), [NEW])

    assert "kind" not in one.entry()
