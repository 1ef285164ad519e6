"""What is known, what is reported, what nobody knows, looked for or can meet are told apart in every export."""

from decision_aid.consultation.statement_labels import Box
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Cell
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from tests.support.aids import TODAY
from tests.support.tonsils import tonsils

SUMMARY = summarise(tonsils(), {}, today=TODAY)


def cell(outcome: str, option: int) -> Cell:
    return next(row.cells[option] for row in SUMMARY.rows if row.outcome.id == outcome)


def test_a_reported_fact_has_no_certainty_and_says_so() -> None:
    (fact,) = cell("who", 0).shown

    assert fact.certainty == "Reported fact: it does not say what an option does, so it has no certainty."
    assert (fact.box, fact.reason) == (None, "")


def test_what_was_not_looked_for_is_no_gap_of_the_studies() -> None:
    gap = cell("bleeding", 0).gap

    assert gap
    assert gap.box == Box("not-looked-for", "We have not looked for this yet")
    assert gap.reason == ""


def test_what_does_not_apply_is_not_counted_as_unknown() -> None:
    operation, waiting = cell("bleeding", 0), cell("bleeding", 1)

    assert waiting.gap
    assert waiting.gap.box == Box("does-not-apply", "Does not apply")
    assert (operation.is_unknown, waiting.is_unknown) == (True, False)


def test_text_and_json_say_the_same() -> None:
    text, data = summary_as_text(SUMMARY), summary_as_json(SUMMARY)
    rows = {row["outcome"]: row["cells"] for row in data["rows"]}

    assert "    Does not apply: Without an operation there is no bleeding from it." in text
    assert "    We have not looked for this yet: How much the child may bleed." in text
    assert "      Reported fact: it does not say what an option does, so it has no certainty.\n" in text
    assert rows["bleeding"][1]["gap"]["box"] == "Does not apply"
    assert rows["who"][0]["shown"][0]["certainty"] is None
