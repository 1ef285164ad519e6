"""The hazard log and the list of threats name tests that exist, and every line names one."""

import re

from tests.support.house import ROOT, sources

TEXT = (ROOT / "docs" / "safety.md").read_text(encoding="utf-8")

LIKELIHOODS = ("very high", "high", "medium", "low", "very low")


def test_each_test_that_is_named_exists() -> None:
    known = {f"{one.shown}::{function.name}" for one in sources("tests") for function in one.functions}
    named = re.findall(r"`(tests/[^`]+)`", TEXT)

    assert len(named) > 50
    assert [name for name in named if name not in known] == []


def rows(heading: str) -> list[list[str]]:
    """The cells of each line of the table below a heading, the first line being the head."""
    part = TEXT.partition(f"\n{heading}\n")[2].partition("\n## ")[0]
    return [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("| ")]


def log() -> tuple[dict[tuple[str, str], str], list[dict[str, str]]]:
    """The risk of each severity and likelihood, and the hazards by the heads of their columns."""
    found = rows("## Hazards to people")
    (_, *severities), *risks = found[:6]
    head = ["no", "hazard", "cause", "harm", "bad", "before", "done", "likely", "now", "owner", "tests"]
    matrix = {(severity, one[0]): risk for one in risks for severity, risk in zip(severities, one[1:], strict=True)}
    first = next(number for number, one in enumerate(found) if one[0] == "no.") + 1
    return matrix, [dict(zip(head, one, strict=True)) for one in found[first:]]


def test_each_line_of_the_tables_names_a_test() -> None:
    threats, (_, hazards) = rows("## Threats to the system")[1:], log()

    assert (len(threats) > 25, len(hazards) > 20) == (True, True)
    assert [one[0] for one in threats if "`tests/" not in one[-1]] == []
    assert [one["no"] for one in hazards if "`tests/" not in one["tests"]] == []
    faults = rows("## Faults that were found")[1:]
    assert [one[0] for one in faults if "`tests/" not in one[-1]] == []
    assert [one[0] for one in faults] == [str(number) for number in range(1, len(faults) + 1)]
    assert len(faults) > 25


def test_the_risk_of_each_hazard_is_that_of_its_severity_and_likelihood() -> None:
    matrix, hazards = log()

    for one in hazards:
        severity, before = one["bad"].split(", ")
        assert (one["before"], one["now"]) == (matrix[severity, before], matrix[severity, one["likely"]]), one["no"]
        assert matrix[severity, one["likely"]] <= matrix[severity, before], one["no"]
        assert LIKELIHOODS.index(one["likely"]) > LIKELIHOODS.index(before), one["no"]


def test_each_hazard_has_its_number_a_cause_a_control_and_an_owner() -> None:
    _, hazards = log()

    assert [one["no"] for one in hazards] == [f"H{number}" for number in range(1, len(hazards) + 1)]
    assert {one["owner"] for one in hazards} == {"engine", "publisher", "site"}
    assert [one["no"] for one in hazards if not all(one.values())] == []


def test_what_stays_undesirable_is_named_and_nothing_worse_stays() -> None:
    _, hazards = log()
    named = re.search(r"\*\*What stays at 3\*\*[^:]*: ([^.]+)\.", TEXT)

    assert named
    assert named[1].split(", ") == [one["no"] for one in hazards if one["now"] == "3"]
    assert {one["now"] for one in hazards} <= {"1", "2", "3"}
