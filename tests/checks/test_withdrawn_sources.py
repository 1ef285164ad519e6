"""A list of withdrawn sources marks what rests on them, by DOI or PubMed number; a line with a mistake is told."""

import datetime
from pathlib import Path

import pytest

from decision_aid.checks.withdrawn_sources import withdrawn_sources
from decision_aid.exchange.withdrawals import mark_withdrawn, read_withdrawals
from decision_aid.model.enums import WithdrawalKind
from decision_aid.model.evidence import Withdrawal
from tests.support.aids import aid_from, small
from tests.support.commands import run, written
from tests.support.withdrawals import RETRACTED, SUPERSEDED, WITH_DOI

AID = aid_from(small(WITH_DOI))
OCTOBER = datetime.date(2026, 10, 1)


def test_each_finding_on_a_retracted_source_is_found_and_no_other() -> None:
    found = withdrawn_sources(mark_withdrawn(AID, read_withdrawals(RETRACTED.encode())))

    resting = {one.place.line for one, finding in AID.findings if "alpha" in finding.sources}
    assert {one.place.line for one in found} == resting
    assert "'alpha', which was retracted on 2026-10-01. Its figures could not be traced." in found[0].message


def test_what_superseded_it_is_said() -> None:
    found = withdrawn_sources(mark_withdrawn(AID, read_withdrawals(SUPERSEDED.encode())))

    assert "superseded on 2026-10-01. The newer one: Alpha 2026." in found[0].message


def test_an_aid_without_such_sources_stays_the_same_object() -> None:
    listed = read_withdrawals(b"source,what,day\n10.1000/other,retracted,2026-10-01\n")

    assert mark_withdrawn(AID, listed) is AID


def test_a_source_is_no_longer_marked_once_it_is_off_the_list() -> None:
    marked = mark_withdrawn(AID, read_withdrawals(RETRACTED.encode()))

    assert mark_withdrawn(marked, read_withdrawals(b"source,what,day\n")) == AID


@pytest.mark.parametrize("name", ["12345678", "PMID 12345678", "https://pubmed.ncbi.nlm.nih.gov/12345678/"])
def test_a_source_is_told_by_its_number_at_pubmed(name: str) -> None:
    aid = aid_from(small(("link: https://example.org/a", "link: https://pubmed.ncbi.nlm.nih.gov/12345678/")))

    marked = mark_withdrawn(aid, read_withdrawals(f"source,what,day\n{name},Retracted,2026-10-01\n".encode()))

    assert marked.sources[0].withdrawn == Withdrawal(WithdrawalKind.RETRACTED, OCTOBER)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("a paper,retracted,2026-10-01", "Line 2: “a paper” is no DOI such as 10.1000/182"),
        ("10.1000/beta,gone,2026-10-01", "Line 2: “gone” must be “retracted” or “superseded”."),
        ("10.1000/beta,retracted,October", "Line 2: “October” is no day such as 2026-11-30."),
    ],
)
def test_a_line_with_a_mistake_is_told_and_the_rest_counts(line: str, fault: str) -> None:
    listed = read_withdrawals(f"source,what,day\n{line}\n10.1000/alpha,retracted,2026-10-01\n".encode())

    assert listed.faults[0].startswith(fault)
    assert list(listed.by_identifier) == ["10.1000/alpha"]


@pytest.mark.parametrize("content", [b"", b"10.1000/alpha,retracted,2026-10-01\n", b"source,what,day\n\xff\n"])
def test_a_list_that_is_none_is_told(content: bytes) -> None:
    assert len(read_withdrawals(content).faults) == 1


def test_the_command_line_warns(tmp_path: Path) -> None:
    path = written(tmp_path, small(WITH_DOI))
    written(tmp_path, RETRACTED, "withdrawn.csv")

    result = run("check", path)

    assert result.exit_code == 0
    assert "was retracted on 2026-10-01. Its figures could not be traced." in result.stdout
    assert "[withdrawn-source]" in result.stdout
