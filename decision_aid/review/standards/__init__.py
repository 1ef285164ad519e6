"""Assess an aid against a published standard (IPDASi, NICE, HIS): a self-assessment report with line references.

The criteria are data files; each names a judgement, a function from the closed list in `registry`.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from decision_aid.consultation.wording import Translate, english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.gettext_marker import _
from decision_aid.review.standards.judgement import AssessedAid, CriterionResult, Judgement
from decision_aid.review.standards.reading import CriteriaSection, Criterion, Standard, parse_standard
from decision_aid.review.standards.registry import JUDGEMENTS

STANDARDS = {"ipdasi": "ipdasi-v4.yaml", "nice": "nice-ecd8.yaml", "his": "his.yaml"}
FOLDER = Path(__file__).parent
MOST_LINES = 6
LINE, LINES, LINES_AND_MORE = _("line %(lines)s"), _("lines %(lines)s"), _("lines %(lines)s and %(more)s more")
NOT_READ = "Not read in the original: check the wording before you rely on this part."


@dataclass(frozen=True, slots=True)
class Report:
    """The assessment, as far as a program can judge; never a claim of conformity."""

    standard: Standard
    title: str
    status: str
    version: str
    fingerprint: str
    sections: tuple[tuple[CriteriaSection, tuple[tuple[Criterion, Judgement], ...]], ...]

    @property
    def counts(self) -> Mapping[CriterionResult, int]:
        """The number of criteria with each result, including 0."""
        counted = Counter(judgement.found for _, judged in self.sections for _, judgement in judged)
        return {result: counted[result] for result in CriterionResult}


@cache
def load_standard(name: str) -> Standard:
    """The standard of that name, one of STANDARDS; read once."""
    return parse_standard(name, (FOLDER / STANDARDS[name]).read_bytes())


def assess(aid: DecisionAid, name: str, today: datetime.date, translate: Translate = english) -> Report:
    """Assess the aid against the standard of that name, in the reader's language."""
    standard, judged = load_standard(name), AssessedAid(aid, today, translate)
    sections = tuple(
        (_in_language(section, translate), tuple(_judged(criterion, judged) for criterion in section.criteria))
        for section in standard.sections
    )
    standard = replace(standard, name=translate(standard.name), note=translate(standard.note))
    return Report(standard, aid.title, aid.status.value, aid.version, aid.short_fingerprint, sections)


def _in_language(section: CriteriaSection, translate: Translate) -> CriteriaSection:
    return replace(section, title=translate(section.title))


def _judged(criterion: Criterion, judged: AssessedAid) -> tuple[Criterion, Judgement]:
    return replace(criterion, asks=judged.translate(criterion.asks)), JUDGEMENTS[criterion.judged_by](judged)


def report_as_text(report: Report) -> str:
    """The report as plain text."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield from (f"{report.title}: self-assessed against {report.standard.name}", report.standard.note)
    yield f"Status {report.status}, version {report.version}, fingerprint {report.fingerprint}"
    yield ", ".join(f"{count} {result.value}" for result, count in report.counts.items() if count)
    for section, judged in report.sections:
        yield from ("", section.title)
        if not section.read_in_original:
            yield f"  ({NOT_READ})"
        for criterion, judgement in judged:
            yield f"  {criterion.id}  {criterion.asks}"
            yield f"      {judgement.found.value.upper()}. {judgement.because}{_where(judgement)}"


def _where(judgement: Judgement) -> str:
    return f" ({lines_in_words(judgement.lines)})" if judgement.lines else ""


def lines_in_words(numbers: Sequence[int], translate: Translate = english) -> str:
    """Line numbers in words, the first few of many: "lines 3, 8 and 12 more"; "" for none."""
    if not numbers:
        return ""
    more = max(len(numbers) - MOST_LINES, 0)
    said = LINES_AND_MORE if more else LINE if len(numbers) == 1 else LINES
    return translate(said) % {"lines": ", ".join(map(str, numbers[:MOST_LINES])), "more": more}
