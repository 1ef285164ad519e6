"""`decision-aid fhir` prints what a record system reads, and tells on standard error what is not in it."""

import json
from pathlib import Path

from tests.support.aids import SMALL
from tests.support.commands import run, written


def test_it_prints_a_questionnaire_and_tells_what_is_lost(tmp_path: Path) -> None:
    result = run("fhir", written(tmp_path, SMALL))

    assert json.loads(result.stdout)["resourceType"] == "Questionnaire"
    assert result.stderr.startswith("Not in this form:\n  Answers of two people side by side.")
    nested = result.stderr.partition("The condition of these takes groups within groups:\n")[2]
    assert "  may:statement:ten-minutes\n" in nested
    assert "bus" not in nested
