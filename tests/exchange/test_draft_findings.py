"""Results of trials and reviews become draft statements with counts, and stay in error until a person judges them.

The study is shaped by the documented schema of ClinicalTrials.gov's API, version 2, and invented. The review has two of
the trials of aspirin in Fleiss (1993), Stat Methods Med Res 2:121-145, as RevMan 5 writes them.
"""

import functools
import json
from typing import Any

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.exchange.draft_findings import DraftFinding, FindingsFile, ReportedGroup, from_json, with_findings
from decision_aid.exchange.findings_file import holds_findings, read_findings
from decision_aid.exchange.unreadable import UnreadableImport
from decision_aid.model.problems import Level
from decision_aid.rule_file.editing import open_document
from tests.support.aids import SMALL, TODAY

FORM_2 = f"format: 2\n{SMALL}"
RM5 = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
<COCHRANE_REVIEW DOI="10.1002/14651858.CD000000"><COVER_SHEET><TITLE>Aspirin after a heart attack \xe9</TITLE>
<DATES><REVIEW_PUBLISHED YEAR="1993"/></DATES></COVER_SHEET>
<STUDY ID="STD-1" NAME="MRC-1"/><STUDY ID="STD-2" NAME="CDP"/>
<ANALYSES_AND_DATA><COMPARISON ID="CMP-001"><NAME>Aspirin</NAME>
<DICH_OUTCOME EFFECT_MEASURE="OR" EFFECT_SIZE="0.6999" CI_START="0.53" CI_END="0.92" EVENTS_1="93" EVENTS_2="131"
 TOTAL_1="1373" TOTAL_2="1395"><NAME>Deaths</NAME><GROUP_LABEL_1>Aspirin</GROUP_LABEL_1>
<GROUP_LABEL_2>Control</GROUP_LABEL_2>
<DICH_DATA STUDY_ID="STD-1" EVENTS_1="49" TOTAL_1="615" EVENTS_2="67" TOTAL_2="624"/>
<DICH_DATA STUDY_ID="STD-2" EVENTS_1="44" TOTAL_1="758" EVENTS_2="64" TOTAL_2="771"/></DICH_OUTCOME>
<CONT_OUTCOME EFFECT_MEASURE="MD" UNITS="days" TOTAL_1="13" TOTAL_2="13"><NAME>Stay</NAME>
<CONT_DATA STUDY_ID="STD-1" MEAN_1="5.0" TOTAL_1="13" MEAN_2="6.5" TOTAL_2="13"/></CONT_OUTCOME>
<IV_OUTCOME><NAME>Hazard</NAME></IV_OUTCOME></COMPARISON></ANALYSES_AND_DATA></COCHRANE_REVIEW>"""
CSV = b"""Comparison Number,Outcome Number,Subgroup Number,Name,Data Type,Effect Measure,Events 1,Mean 1,Total 1,\
Events 2,Mean 2,Total 2,Effect Estimate,CI Start,CI End,Group Label 1,Group Label 2
1,0,0,Aspirin,,,,,,,,,,,,,
1,1,0,Deaths,DIC,OR,93,,1373,131,,1395,0.6999,0.53,0.92,Aspirin,Control
1,1,0,MRC-1,,,49,0,615,67,0,624,,,,,
1,1,0,CDP,,,44,0,758,64,0,771,,,,,
1,2,0,Stay,CON,MD,0,,13,0,,13,,,,,
1,2,0,MRC-1,,,0,5,13,0,6.5,13,,,,,
"""


def counted(*values: str) -> list[dict[str, str]]:
    return [{"groupId": f"OG00{number}", "value": value} for number, value in enumerate(values)]


def measure(values: tuple[str, ...], **said: Any) -> dict[str, Any]:
    """A measure of two groups, with other facts."""
    return {
        "type": "PRIMARY",
        "title": "Free of pain",
        "paramType": "COUNT_OF_PARTICIPANTS",
        "unitOfMeasure": "Participants",
        "timeFrame": "6 months",
        "groups": [{"id": "OG000", "title": "Splint"}, {"id": "OG001", "title": "Placebo"}],
        "denoms": [{"units": "Participants", "counts": counted("40", "41")}],
        "classes": [{"categories": [{"measurements": counted(*values)}]}],
        **said,
    }


def study(*measures: dict[str, Any], **results: Any) -> bytes:
    """A randomised trial with these results."""
    protocol = {
        "identificationModule": {"nctId": "NCT01234567", "briefTitle": "Splints at night"},
        "designModule": {"studyType": "INTERVENTIONAL", "designInfo": {"allocation": "RANDOMIZED"},
                         "enrollmentInfo": {"count": 81}},
    }  # fmt: skip
    found = {"outcomeMeasuresModule": {"outcomeMeasures": measures}, **results}
    return json.dumps({"protocolSection": protocol, "resultsSection": found}).encode()


def test_counts_of_a_study_with_groups_time_and_source() -> None:
    read = read_findings(study(measure(("20", "11"))))

    assert read.source == {
        "citation": "Splints at night. ClinicalTrials.gov NCT01234567",
        "link": "https://clinicaltrials.gov/study/NCT01234567",
        "kind": "randomised trial",
        "people": "81 people",
    }
    assert [f"{one.name}: {one.text}" for one in read.findings] == [
        "Free of pain: Splint: 20 of 40; Placebo: 11 of 41. Time: 6 months. Primary outcome, count of participants"
    ]


def test_percentages_means_classes_and_adverse_events() -> None:
    share = measure(("50.5", "27"), paramType="NUMBER", unitOfMeasure="percentage of participants")
    part = {"title": "Week 4", "denoms": [{"units": "Participants", "counts": counted("38", "39")}],
            "categories": [{"title": "Mild", "measurements": counted("3.5", "4")}]}  # fmt: skip
    mean = measure((), paramType="MEAN", unitOfMeasure="points", classes=[part])
    groups = [{"title": "Splint", "seriousNumAffected": 2, "seriousNumAtRisk": 40}]
    events = {"timeFrame": "1 year", "eventGroups": groups, "seriousEvents": [{"term": "Fall"}]}
    read = read_findings(study(share, mean, adverseEventsModule=events))

    assert [(one.name, one.statistic, one.text.partition(". ")[0]) for one in read.findings] == [
        ("Free of pain", "percentage", "Splint: 50.5%, of 40 people; Placebo: 27%, of 41 people"),
        (
            "Free of pain: Week 4: Mild",
            "mean",
            "Splint: mean 3.5 points, of 38 people; Placebo: mean 4 points, of 39 people",
        ),
        ("Serious adverse events", "count", "Splint: 2 of 40"),
    ]
    assert read.left_out == (
        "Deaths from any cause: a group has no number, or one below nought.",
        "Other adverse events: a group has no number, or one below nought.",
        "Single adverse events (1): read them at ClinicalTrials.gov.",
    )


@pytest.mark.parametrize(
    ("result", "why"),
    [
        (measure(("20", "NA")), "Free of pain: a group has no number, or one below nought."),
        (measure(("-8.2", "1"), paramType="MEAN"), "Free of pain: a group has no number, or one below nought."),
        (measure(("\u00b2", "1")), "Free of pain: a group has no number, or one below nought."),
        (measure(("9" * 5000, "1")), "Free of pain: a group has no number, or one below nought."),
        (measure(("2", "1"), denoms=[]), "Free of pain: it does not say of how many people."),
        (
            measure(("2", "1"), paramType="GEOMETRIC_MEAN"),
            "Free of pain: reported as geometric mean, which no statement can hold.",
        ),
    ],
)
def test_what_no_statement_can_hold_is_told(result: dict[str, Any], why: str) -> None:
    assert read_findings(study(measure(("1", "2")), result)).left_out == (why,)


@pytest.mark.parametrize("content", [RM5, CSV], ids=["rm5", "csv"])
def test_a_review_has_its_sum_and_each_study(content: bytes) -> None:
    read = read_findings(content)

    assert [one.name for one in read.findings] == ["Deaths", "Deaths: MRC-1", "Deaths: CDP", "Stay: MRC-1"]
    assert read.findings[0].text == (
        "Aspirin: 93 of 1373; Control: 131 of 1395. The events of all studies, added up. "
        "The review's own result: odds ratio 0.70 (0.53 to 0.92)"
    )
    assert read.findings[0].note == "The numbers of several studies, added up."
    assert read.findings[1].groups == (ReportedGroup("Aspirin", "49", "615"), ReportedGroup("Control", "67", "624"))
    assert read.source["kind"] == "systematic review"


def test_a_review_says_what_it_is_and_what_was_left_out() -> None:
    read = read_findings(RM5)

    assert read.source["citation"] == "Aspirin after a heart attack é. 1993"
    assert read.source["link"] == "https://doi.org/10.1002/14651858.CD000000"
    assert read.left_out == ("Hazard: it has no counts and no means of two groups.",)


def test_a_draft_stays_in_error_until_a_person_judged_it() -> None:
    read = read_findings(study(measure(("20", "11"))))
    options = {"Splint": "exercises", "Placebo": "wait"}
    after = with_findings(open_document(FORM_2.encode()), read, [(read.findings[0], "ease")], options)
    errors = [one.message for one in check_rule_file(after, today=TODAY)[1] if one.level is Level.ERROR]

    assert "says: Free of pain" in after.decode()
    assert "{option: exercises, people: 20, of: 40}" in after.decode()
    assert "{option: wait, people: 11, of: 41}" in after.decode()
    assert any("has no 'certainty'" in one for one in errors)
    assert any("has no 'because'" in one for one in errors)
    assert [line for line in FORM_2.splitlines() if line not in after.decode().splitlines()] == []


def test_groups_keep_their_names_unless_each_had_an_option() -> None:
    read = read_findings(study(measure(("20", "11"))))
    after = with_findings(open_document(FORM_2.encode()), read, [(read.findings[0], "ease")], {"Splint": "exercises"})

    assert "{name: Splint, people: 20, of: 40}" in after.decode()
    assert "{name: Placebo, people: 11, of: 41}" in after.decode()


def test_a_source_that_is_there_already_is_not_added_again() -> None:
    read = read_findings(study(measure(("20", "11"))))
    once = with_findings(open_document(FORM_2.encode()), read, [(read.findings[0], "ease")], {})
    twice = with_findings(open_document(once), read, [(read.findings[0], "ache")], {})

    assert (once.count(b"clinicaltrials.gov"), twice.count(b"clinicaltrials.gov")) == (1, 1)


def test_the_first_form_of_rule_files_can_hold_no_draft() -> None:
    read = read_findings(study(measure(("20", "11"))))

    with pytest.raises(UnreadableImport, match="Draft findings need the second form"):
        with_findings(open_document(SMALL.encode()), read, [(read.findings[0], "ease")], {})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"Dear all", "This is no file of results"),
        (b'{"protocolSection": {}}', "This is no file of results"),
        (study(), "The file has no results with the numbers of each group."),
        (b"<COCHRANE_REVIEW>", "Line 1: The XML is broken"),
        (RM5.replace(b"ISO-8859-1", b"ISO-8859-Z"), "The XML names an encoding that is not known"),
        (RM5.replace(b"ISO-8859-1", b"utf-7"), "The XML names an encoding that is not known"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><COCHRANE_REVIEW/>', "The file declares a document type"),
    ],
)
def test_what_is_no_file_of_results_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableImport, match=why):
        read_findings(content)


def test_a_search_that_found_one_study_is_that_study() -> None:
    one = json.loads(study(measure(("1", "2"))))

    assert read_findings(json.dumps({"studies": [one]}).encode()).called == "NCT01234567"
    with pytest.raises(UnreadableImport, match="This is no file of results"):
        read_findings(json.dumps({"studies": [one, one]}).encode())


def test_a_study_of_nobody_is_told() -> None:
    nobody = RM5.replace(b'TOTAL_1="615"', b'TOTAL_1="0"')

    assert "Deaths: MRC-1: a group has no number, one below nought, or no people." in read_findings(nobody).left_out


def test_more_than_can_be_read_is_told() -> None:
    read = read_findings(study(*[measure(("1", "2"))] * 302))

    assert len(read.findings) == 300
    assert read.left_out == ("2 further results were left out: at most 300 are read at once.",)


def test_results_are_told_from_citations_and_sheets() -> None:
    assert [holds_findings(one) for one in (study(), RM5, CSV, b"TY  - JOUR", b"A,B")] == [
        True,
        True,
        True,
        False,
        False,
    ]


READ = {
    "source": {"citation": "C", "kind": "trial"},
    "called": "called",
    "findings": [{"name": "A", "statistic": "count", "groups": [{"name": "B", "number": "1", "of": "2"}]}],
    "left_out": [],
}


@pytest.mark.parametrize("wrong", [None, 7, 1e400, True, ["A"], {"A": "B"}, "\ud800"])
@pytest.mark.parametrize("at", [("called",), ("source", "kind"), ("findings", 0, "name"), ("findings", 0, "measure"),
                                ("findings", 0, "groups", 0, "number"), ("left_out", 0)])  # fmt: skip
def test_a_text_that_is_none_is_refused_when_findings_come_back(at: tuple[str | int, ...], wrong: object) -> None:
    said = json.loads(json.dumps(READ | {"left_out": ["left"]}))
    *way, last = at
    within = functools.reduce(lambda part, key: part[key], way, said)
    within[last] = wrong

    with pytest.raises(UnreadableImport, match="Choose the file once more"):
        from_json(json.dumps(said))


@pytest.mark.parametrize("wrong", [None, 7, "A", {}, {"kind": "trial"}, ["A"]])
@pytest.mark.parametrize("key", ["source", "findings"])
def test_parts_that_are_missing_are_refused_when_findings_come_back(key: str, wrong: object) -> None:
    with pytest.raises(UnreadableImport, match="Choose the file once more"):
        from_json(json.dumps(READ | {key: wrong}))


def test_what_is_written_as_json_is_read_back_as_it_was() -> None:
    finding = DraftFinding("A", "count", (ReportedGroup("B", "1", "2"),), "u", "t", "m", "n")
    before = FindingsFile({"citation": "C", "kind": "trial"}, "called", (finding,), ("left",))

    assert from_json(before.as_json()) == before
    with pytest.raises(UnreadableImport, match="Choose the file once more"):
        from_json('{"findings": [{"name": "A"}]}')
