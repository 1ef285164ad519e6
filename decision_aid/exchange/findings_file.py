"""Reads a file with results of a trial or a review, whichever tool wrote it."""

from dataclasses import replace

from decision_aid.exchange.citation_file import decode
from decision_aid.exchange.clinical_trials import read_study, study_in
from decision_aid.exchange.csl_json import parse_json
from decision_aid.exchange.draft_findings import MOST_FINDINGS, FindingsFile
from decision_aid.exchange.revman import is_revman, is_revman_table, read_revman, read_revman_table
from decision_aid.exchange.table_file import MOST_BYTES, read_table
from decision_aid.exchange.unreadable import UnreadableImport
from decision_aid.exchange.xml_tree import parse_xml

NOT_KNOWN = (
    "This is no file of results that can be read. These can: a study of ClinicalTrials.gov (JSON), and a review or its "
    "data export from RevMan (.rm5, CSV)."
)
NONE = "The file has no results with the numbers of each group."


def holds_findings(content: bytes) -> bool:
    """Whether a file looks like one of results, by how it begins."""
    begins = decode(content[:4000])
    return '"protocolSection"' in begins or "<COCHRANE_REVIEW" in begins or begins.startswith("Comparison Number")


def read_findings(content: bytes) -> FindingsFile:
    """The findings of a file. Raises UnreadableImport."""
    if len(content) > MOST_BYTES:
        raise UnreadableImport(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    read = _read_by_kind(content)
    if not read.findings:
        raise UnreadableImport(" ".join((NONE, *read.left_out[:3])))
    more = len(read.findings) - MOST_FINDINGS
    told = f"{more} further results were left out: at most {MOST_FINDINGS} are read at once."
    return replace(read, findings=read.findings[:MOST_FINDINGS], left_out=(*read.left_out, told)) if more > 0 else read


def _read_by_kind(content: bytes) -> FindingsFile:
    text = decode(content).lstrip()
    if text.startswith("{"):
        if study := study_in(parse_json(text)):
            return read_study(study)
    elif text.startswith("<"):
        root = parse_xml(content.lstrip())
        if is_revman(root):
            return read_revman(root)
    elif is_revman_table(grid := read_table(content)):
        return read_revman_table(grid)
    raise UnreadableImport(NOT_KNOWN)
