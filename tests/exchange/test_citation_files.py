"""Citations are read from what about twenty tools export, whatever their format, encoding and faults."""

from pathlib import Path

import pytest

from decision_aid.exchange.citation import Citation
from decision_aid.exchange.citation_file import MOST_BYTES, MOST_CITATIONS, read_citations
from decision_aid.exchange.csl_json import as_csl_json
from decision_aid.exchange.unreadable import UnreadableImport
from tests.support.house import ROOT

EXPORTS = sorted((ROOT / "tests" / "support" / "citations").glob("*.*[!d]"))
WITHOUT_DOI = {"cinahl", "eric_ovid", "googlescholar"}
WITH_PMID = {"citavi", "cochrane_endnote", "cochrane_procite", "cochrane_refman", "embase", "pubmed"}
NEJM = "Paradise JL et al. Efficacy of tonsillectomy. N Engl J Med 1984;310:674-683"


def cited(text: str) -> list[str]:
    """The citations of a file with that text, as a rule file has them."""
    return [one.text for one in read_citations(text.encode()).citations]


def refusal(content: bytes) -> str:
    """Why such a file is not taken."""
    with pytest.raises(UnreadableImport) as refused:
        read_citations(content)
    return str(refused.value)


def test_all_twenty_five_exports_are_there() -> None:
    assert len(EXPORTS) == 25


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_an_export_is_read_whole(path: Path) -> None:
    found = read_citations(path.read_bytes())

    assert found.left_out == ()
    assert [bool(one.title and one.authors and one.year and one.journal) for one in found.citations] == [True, True]
    assert [bool(one.doi) for one in found.citations] == [path.stem not in WITHOUT_DOI] * 2
    if path.stem in WITH_PMID:
        assert all(one.pmid for one in found.citations)


def test_pubmed_says_what_kind_of_study_it_is() -> None:
    (one,) = read_citations(
        b"PMID- 6700642\nTI  - Efficacy of \n      tonsillectomy.\nPG  - 674-83\n"
        b"FAU - Paradise, J L\nAU  - Paradise JL\n"
        b"LID - 10.1056/NEJM198403153101102 [doi]\nPT  - Journal Article\nPT  - Randomized Controlled Trial\n"
        b"TA  - N Engl J Med\nDP  - 1984 Mar 15\nVI  - 310\nIP  - 11\n"
    ).citations

    assert one.text == "Paradise JL. Efficacy of tonsillectomy. N Engl J Med 1984;310:674-83. PMID 6700642"
    assert (one.link, one.kind) == ("https://doi.org/10.1056/NEJM198403153101102", "randomised trial")


def test_bibtex_with_braces_quotes_abbreviations_and_accents() -> None:
    text = r"""
% from a reference manager
@string{nejm = "N Engl J Med"}
@comment{nothing}
@article{paradise,
  title = {Efficacy of {Tonsillectomy} in {\"O}sterreich},
  author = "Paradise, Jack L. and M{\"u}ller, Anna and {The Tonsil Group} and others",
  journal = nejm, year = 1984, volume = {310}, pages = {674--683}, doi = {10.1056/x_y} }
@misc{two, title = "A " # {second}, author = {Jos\'e Garc{\'\i}a}, year = {2001}}
"""

    assert cited(text) == [
        "Paradise JL et al. Efficacy of Tonsillectomy in Österreich. N Engl J Med 1984;310:674-683",
        "García J. A second. 2001",
    ]


def test_bibtex_parts_authors_at_an_and_in_any_letters_but_not_within_braces() -> None:
    text = "@misc{a, title = {T}, year = {2020}, author = {{Institute for Health and Care} AND Smith, Jo And Lee, A}}"

    assert read_citations(text.encode()).citations[0].authors == ("Institute for Health and Care", "Smith J", "Lee A")


def test_csl_json() -> None:
    assert cited(
        '[{"title": "Efficacy of tonsillectomy", "author": [{"family": "Paradise", "given": "Jack L."},'
        '{"literal": "A"},'
        '{"family": "B"}], "issued": {"date-parts": [[1984, 3]]}, "container-title": ["N Engl J Med"], "volume": 310,'
        '"page": "674-683"}]'
    ) == [NEJM]


def test_endnote_xml() -> None:
    assert cited(
        '<?xml version="1.0"?><xml><records><record><contributors><authors><author><style face="normal">Paradise, J.L.'
        "</style></author><author>B, C</author><author>D, E</author></authors></contributors><titles><title>"
        "Efficacy of "
        "<style>tonsillectomy</style></title><secondary-title>N Engl J Med</secondary-title></titles><pages>674-683"
        "</pages><volume>310</volume><dates><year>1984</year></dates></record></records></xml>"
    ) == [NEJM]


def test_endnote_enw() -> None:
    lines = (
        "%0 Journal Article\n%T Efficacy of tonsillectomy\n%A Paradise, Jack L.\n%A B, C\n%A D, E\n%J N Engl J Med\n"
    )

    assert cited(f"{lines}%V 310\n%P 674-683\n%D 1984\n\n%0 Book\n%T Two\n%D 2001\n") == [NEJM, "Two. 2001"]


def test_web_of_science_ciw() -> None:
    assert cited(
        "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU PARADISE, JL\n   BLUESTONE, CD\n   BACHMAN, RZ\n"
        "TI EFFICACY OF\n   TONSILLECTOMY\nSO NEW ENGLAND JOURNAL OF MEDICINE\nJI N. Engl. J. Med.\nPY 1984\nVL 310\n"
        "BP 674\nEP 683\nER\n\nEF\n"
    ) == ["PARADISE JL et al. EFFICACY OF TONSILLECTOMY. N Engl J Med 1984;310:674-683"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_encodings_and_line_ends(encoding: str) -> None:
    text = "TY  - JOUR\r\nTI  - Das Öl\r\nAU  - Müller, Jörg\r\nPY  - 2020\r\nER  - \r\n"

    assert read_citations(text.encode(encoding)).citations[0].text == "Müller J. Das Öl. 2020"


def test_signs_that_cannot_be_seen_are_left_out() -> None:
    assert cited("TY  - JOUR\nTI  - A\x01 t\u200brial\nAU  - Sm\x02ith, J\n") == ["Smith J. A trial"]


def test_a_record_without_a_title_is_told_with_its_line() -> None:
    found = read_citations(b"TY  - JOUR\nTI  - One\nER  - \nTY  - JOUR\nAU  - B\nER  - \nAU  - Lost\n")

    assert [one.title for one in found.citations] == ["One"]
    assert found.left_out == (
        "The record in line 4 has no title. It was left out.",
        "The record in line 7 has no title. It was left out.",
    )


def test_a_doi_in_a_title_is_not_its_own() -> None:
    (one,) = read_citations(
        b"TY  - JOUR\nTI  - Erratum (10.1000/first)\nUR  - https://doi.org/10.1000/second\n"
    ).citations

    assert (one.doi, one.identifiers) == ("10.1000/second", {"10.1000/second"})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"Dear all, here is my list.", "This is no file of citations"),
        (b"%PDF-1.7\x00\x00", "This is no file of citations"),
        (b"", "This is no file of citations"),
        (b'{"protocolSection": {}}', "This is no file of citations"),
        (b"@article{a,\n title = {Open", "Line 2: What opens here does not end"),
        (b'[{"title": "A"},\n{"title" "B"}]', "Line 2: The JSON is broken"),
        (b"[" * 100_000, "The JSON is nested too deeply"),
        (b"[1]", "Record 1 is no object"),
        (b"<xml><records>\n<record></records>", "Line 2: The XML is broken: mismatched tag."),
        (b"<xml>" * 101 + b"</xml>" * 101, "The file is nested too deeply"),
        (b'<!DOCTYPE x [<!ENTITY a "aaa">]><xml>&a;</xml>', "The file declares a document type"),
        (b" " * (MOST_BYTES + 1), "The file is larger than 3 MB"),
        (b"TY  - JOUR\n" * (MOST_CITATIONS + 1), "The file has more than 300 records"),
    ],
)
def test_what_is_no_citation_file_is_refused_with_the_reason(content: bytes, why: str) -> None:
    assert refusal(content).startswith(why)


def test_abbreviations_that_double_each_other_end_before_they_fill_the_memory() -> None:
    doubled = "".join(f"@string{{a{number + 1} = a{number} # a{number}}}\n" for number in range(40))
    content = f"@string{{a0 = {{ten letters}}}}\n{doubled}@article{{one, title = a40}}"

    assert refusal(content.encode()) == "The abbreviations of the file make more text than can be read."


def test_a_title_of_any_number_of_lines_is_read_at_once() -> None:
    citation = read_citations(b"TY  - JOUR\nTI  - A title\n" + b"and more\n" * 200_000).citations[0]

    assert citation.title.startswith("A title and more and more")


def test_an_author_after_any_number_of_spaces_is_read_at_once() -> None:
    (one,) = read_citations(b"@article{a, title = {A}, author = {Lang, A" + b" " * 200_000 + b"and Roth, B}}").citations

    assert one.authors == ("Lang A", "Roth B")


def test_what_is_written_as_csl_json_is_read_back_as_it_was() -> None:
    before = Citation(
        "A title", ("The Group", "Paradise JL"), "1984", "J", "3", "1-9", "10.1000/x", "12", "https://a", "guideline", 0
    )

    assert read_citations(as_csl_json([before]).encode()).citations == (before,)


@pytest.mark.parametrize(
    "form", ["TY  - JOUR\nTI  - {}\nER  - \n", "@article{{one, title={{{}}}}}", '[{{"title": "{}"}}]']
)
def test_an_entity_of_any_number_is_read_as_far_as_it_can_be(form: str) -> None:
    (one,) = cited(form.format(f"A title &#228; &#{'9' * 5000};"))

    assert one.startswith("A title ä")
