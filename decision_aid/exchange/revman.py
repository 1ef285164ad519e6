"""Reads the analyses of a review that RevMan wrote: its own file (.rm5) and its data export (CSV).

An analysis adds up its studies: all events out of all people. That sum is no estimate of the review, which weighs its
studies, so both are told to whoever decides what to take, and each study is a finding of its own as well.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from decision_aid.exchange.draft_findings import DraftFinding, FindingsFile, ReportedGroup
from decision_aid.exchange.grid import Grid
from decision_aid.exchange.one_line import one_line
from decision_aid.exchange.xml_tree import text_of

MEASURES = {
    "OR": "odds ratio",
    "PETO_OR": "Peto odds ratio",
    "RR": "risk ratio",
    "RD": "risk difference",
    "MD": "mean difference",
    "SMD": "standardised mean difference",
}
DIGITS = {True: re.compile(r"[0-9]{1,12}"), False: re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")}  # a count, and a mean
DICHOTOMOUS, CONTINUOUS = ("DIC", "DICH"), ("CON", "CONT")
COLUMNS = {
    **{f"{word.upper()}_{side}": f"{word} {side}" for word in ("Events", "Total", "Mean") for side in (1, 2)},
    **{f"GROUP_LABEL_{side}": f"Group Label {side}" for side in (1, 2)},
    **{"EFFECT_SIZE": "Effect Estimate", "CI_START": "CI Start", "CI_END": "CI End"},
    **{"EFFECT_MEASURE": "Effect Measure", "NAME": "Name", "KIND": "Data Type", "YEAR": "Year of study"},
    **{"COMPARISON": "Comparison Number", "OUTCOME": "Outcome Number", "ORDER": "User defined order"},
}
Row = Mapping[str, str]


def is_revman(root: Element) -> bool:
    """Whether an XML file is a review of RevMan."""
    return root.tag == "COCHRANE_REVIEW"


def is_revman_table(grid: Grid) -> bool:
    """Whether a table is RevMan's data export."""
    return bool(grid) and {"Comparison Number", "Outcome Number", "Data Type"} <= set(grid[0])


def read_revman(root: Element) -> FindingsFile:
    """The findings of a review."""
    title = text_of(root.find("COVER_SHEET/TITLE")) or "A review without a title"
    published = root.find("COVER_SHEET/DATES/REVIEW_PUBLISHED")
    year = published.get("YEAR", "") if published is not None else ""
    source = {"citation": f"{title}. {year}".strip(" ."), "kind": "systematic review"}
    if doi := root.get("DOI", ""):
        source["link"] = f"https://doi.org/{doi}"
    studies = {element.get("ID", ""): element.get("NAME", "") for element in root.iter("STUDY")}
    return _file(
        source, f"{title} {year}", [row for element in root.iter("COMPARISON") for row in _rows(element, studies)]
    )


def read_revman_table(grid: Grid) -> FindingsFile:
    """The findings of a data export, which does not say what the review is called."""
    lines = [dict(zip(grid[0], line, strict=False)) for line in grid[1:]]
    rows: list[Row] = [{key: one_line(line.get(column, "")) for key, column in COLUMNS.items()} for line in lines]
    title = next((row["NAME"] for row in rows if row["OUTCOME"] == "0"), "") or "without a title"
    source = {"citation": f"Data export of a review: {title}", "kind": "systematic review"}
    return _file(source, title, rows)


def _rows(comparison: Element, studies: Mapping[str, str]) -> Iterator[Row]:
    """Each analysis with its studies, as the data export has them."""
    for outcome in comparison:
        kind, _, what = outcome.tag.partition("_")
        if what != "OUTCOME":
            continue
        labels = {name: text_of(outcome.find(name)) for name in ("NAME", "GROUP_LABEL_1", "GROUP_LABEL_2")}
        yield {**outcome.attrib, **labels, "KIND": kind}
        for study in outcome.iter(f"{kind}_DATA"):
            yield {**study.attrib, "NAME": studies.get(study.get("STUDY_ID", ""), "")}


def _file(source: Mapping[str, str], called: str, rows: list[Row]) -> FindingsFile:
    findings: list[DraftFinding] = []
    left_out: list[str] = []
    analysis: Row = {}
    for row in rows:
        if row.get("KIND"):
            analysis = row
            if row["KIND"] not in DICHOTOMOUS + CONTINUOUS:
                left_out.append(f"{row.get('NAME')}: it has no counts and no means of two groups.")
        found = _finding(analysis, row) if analysis else None
        findings += [found] if isinstance(found, DraftFinding) else []
        left_out += [found] if isinstance(found, str) else []
    return FindingsFile(source, called, tuple(findings), tuple(left_out))


def _finding(analysis: Row, row: Row) -> DraftFinding | str | None:
    """The finding of an analysis, or of one study in it; a sentence where it lacks numbers, None where it has none."""
    is_whole, is_count = row is analysis, analysis["KIND"] in DICHOTOMOUS
    if not is_count and (is_whole or analysis["KIND"] not in CONTINUOUS):
        return None
    name = row["NAME"] if is_whole else f"{analysis['NAME']}: {row.get('NAME') or 'a study'}"
    numbers = [row.get(f"{'EVENTS' if is_count else 'MEAN'}_{side}", "") for side in (1, 2)]
    totals = [row.get(f"TOTAL_{side}", "") for side in (1, 2)]
    if not all(DIGITS[True].fullmatch(total) and int(total) > 0 for total in totals) or not all(
        map(DIGITS[is_count].fullmatch, numbers)
    ):
        return f"{name}: a group has no number, one below nought, or no people."
    labels = [analysis.get(f"GROUP_LABEL_{side}") or f"group {side}" for side in (1, 2)]
    groups = tuple(ReportedGroup(*one) for one in zip(labels, numbers, totals, strict=True))
    if is_whole:
        told = f"The events of all studies, added up. The review's own result: {_measure(row)}"
        return DraftFinding(name, "count", groups, measure=told, note="The numbers of several studies, added up.")
    return DraftFinding(name, "count" if is_count else "mean", groups, analysis.get("UNITS", ""))


def _measure(row: Row) -> str:
    measure = row.get("EFFECT_MEASURE", "")
    size, low, high = (_rounded(row.get(key, "")) for key in ("EFFECT_SIZE", "CI_START", "CI_END"))
    return f"{MEASURES.get(measure, measure)} {size} ({low} to {high})"


def _rounded(number: str) -> str:
    try:
        return f"{float(number):.2f}"
    except ValueError:
        return "not given"
