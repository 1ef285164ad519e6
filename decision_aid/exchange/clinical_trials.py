"""Reads the results of one study at ClinicalTrials.gov: the JSON of its API, version 2.

A measure has classes and categories, which are findings of their own, and says under `denoms` how many people of each
group were looked at; a class may say it anew. Of adverse events, the totals are read.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from decision_aid.exchange.draft_findings import MOST_GROUPS, DraftFinding, FindingsFile, ReportedGroup
from decision_aid.exchange.one_line import one_line

RESULTS = "resultsSection"
COUNT, NUMBER = re.compile(r"[0-9]{1,12}"), re.compile(r"(?=.{1,30}$)(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
STATISTICS = {
    "COUNT_OF_PARTICIPANTS": "count",
    "MEAN": "mean",
    "LEAST_SQUARES_MEAN": "mean",
    "MEDIAN": "median",
}
EVENTS = {
    "deaths": "Deaths from any cause",
    "serious": "Serious adverse events",
    "other": "Other adverse events",
}


def study_in(found: Any) -> Mapping[str, Any]:
    """The study with results in a JSON value, or in a search that found it alone; empty if there is none."""
    studies = _list(found, "studies")
    study = studies[0] if len(studies) == 1 else found
    return study if _dict(study, RESULTS) else {}


def read_study(study: Mapping[str, Any]) -> FindingsFile:
    """The findings of the study, and what of its results they are not."""
    measures = _list(study, RESULTS, "outcomeMeasuresModule", "outcomeMeasures")
    made = [*(finding for measure in measures for finding in _findings(measure))]
    made += _adverse_events(_dict(study, RESULTS, "adverseEventsModule"))
    findings = tuple(one for one in made if isinstance(one, DraftFinding))
    return FindingsFile(_source(study), _number(study), findings, tuple(one for one in made if isinstance(one, str)))


def _source(study: Mapping[str, Any]) -> dict[str, str]:
    said = _dict(study, "protocolSection")
    title = _text(said, "identificationModule", "officialTitle") or _text(said, "identificationModule", "briefTitle")
    design = _dict(said, "designModule")
    is_randomised = _text(design, "designInfo", "allocation") == "RANDOMIZED"
    kind = "randomised trial" if is_randomised else "trial"
    people = _text(design, "enrollmentInfo", "count")
    source = {
        "citation": f"{title.rstrip('.')}. ClinicalTrials.gov {_number(study)}",
        "link": f"https://clinicaltrials.gov/study/{_number(study)}",
        "kind": "observational study" if _text(design, "studyType") == "OBSERVATIONAL" else kind,
    }
    return {**source, "people": f"{people} people"} if people else source


def _number(study: Mapping[str, Any]) -> str:
    return _text(study, "protocolSection", "identificationModule", "nctId")


def _findings(measure: Mapping[str, Any]) -> Iterator[DraftFinding | str]:
    """The findings of one measure, or why it has none."""
    title, statistic, unit = _text(measure, "title"), _statistic(measure), _text(measure, "unitOfMeasure")
    if not statistic:
        told = _text(measure, "paramType").replace("_", " ").lower() or "nothing"
        yield f"{title}: reported as {told}, which no statement can hold."
        return
    names = {_text(one, "id"): _text(one, "title") for one in _list(measure, "groups")}
    for part in _list(measure, "classes"):
        for category in _list(part, "categories"):
            name = ": ".join(one for one in (title, _text(part, "title"), _text(category, "title")) if one)
            groups = _groups(category, names, _denominators(part) or _denominators(measure))
            if why := _refusal(groups, statistic):
                yield f"{name}: {why}"
            else:
                kind = _text(measure, "type").capitalize()
                told = f"{kind} outcome, {_text(measure, 'paramType').replace('_', ' ').lower()}".strip()
                yield DraftFinding(name, statistic, groups, unit, _text(measure, "timeFrame"), told)


def _statistic(measure: Mapping[str, Any]) -> str:
    """What the numbers of a measure are; "" for what no statement can hold."""
    kind, unit = _text(measure, "paramType").upper().replace(" ", "_"), _text(measure, "unitOfMeasure").casefold()
    if kind == "NUMBER" and ("participant" in unit or "patient" in unit or "subject" in unit):
        return "percentage" if "%" in unit or "percent" in unit else "count"
    return STATISTICS.get(kind, "")


def _groups(
    category: Mapping[str, Any], names: Mapping[str, str], out_of: Mapping[str, str]
) -> tuple[ReportedGroup, ...]:
    measured = {_text(one, "groupId"): _text(one, "value").replace(",", "") for one in _list(category, "measurements")}
    return tuple(ReportedGroup(name, measured.get(key, ""), out_of.get(key, "")) for key, name in names.items())


def _refusal(groups: tuple[ReportedGroup, ...], statistic: str) -> str:
    """Why the groups make no finding; "" if they do."""
    if not 0 < len(groups) <= MOST_GROUPS:
        return f"{len(groups)} groups, and a statement has one to {MOST_GROUPS}."
    if not all(NUMBER.fullmatch(group.number) for group in groups):
        return "a group has no number, or one below nought."
    counts = [(group.number, group.of) for group in groups]
    if statistic == "count" and not all(
        COUNT.fullmatch(n) and COUNT.fullmatch(of) and int(n) <= int(of) > 0 for n, of in counts
    ):
        return "it does not say of how many people."
    return ""


def _denominators(measure: Mapping[str, Any]) -> dict[str, str]:
    """How many people of each group were looked at; nothing where only other things were counted, such as eyes."""
    counted = [one for one in _list(measure, "denoms") if _text(one, "units").casefold() == "participants"]
    return {_text(one, "groupId"): _text(one, "value") for denom in counted[:1] for one in _list(denom, "counts")}


def _adverse_events(module: Mapping[str, Any]) -> Iterator[DraftFinding | str]:
    """What happened to each group, all adverse events together; single ones are told by their number."""
    if not _list(module, "eventGroups"):
        return
    for key, name in EVENTS.items():
        groups = tuple(
            ReportedGroup(_text(one, "title"), _text(one, f"{key}NumAffected"), _text(one, f"{key}NumAtRisk"))
            for one in _list(module, "eventGroups")
        )
        if why := _refusal(groups, "count"):
            yield f"{name}: {why}"
        else:
            yield DraftFinding(name, "count", groups, "", _text(module, "timeFrame"), "Adverse events, all together")
    if single := len(_list(module, "seriousEvents")) + len(_list(module, "otherEvents")):
        yield f"Single adverse events ({single}): read them at ClinicalTrials.gov."


def _dict(found: Any, *keys: str) -> Mapping[str, Any]:
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def _list(found: Any, *keys: str) -> list[Any]:
    *above, last = keys
    inner = _dict(found, *above).get(last)
    return inner if isinstance(inner, list) else []


def _text(found: Any, *keys: str) -> str:
    *above, last = keys
    inner = _dict(found, *above).get(last)
    return one_line(str(inner)) if isinstance(inner, str | int | float) else ""
