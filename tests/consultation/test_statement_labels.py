"""What is known, what is reported, what nobody knows, looked for or can meet are told apart in every export."""

from decision_aid.checks.proofs.balance import balance_of
from decision_aid.consultation.statement_labels import Box
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Cell
from decision_aid.consultation.wording import english
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from decision_aid.output.handout.from_summary import build_sheet
from decision_aid.review.reviewed_statements import reviewed_statement
from tests.support.aids import TODAY
from tests.support.tonsils import tonsils

SUMMARY = summarise(tonsils(), {}, today=TODAY)


def cell(outcome: str, option: int) -> Cell:
    return next(row.cells[option] for row in SUMMARY.rows if row.outcome.id == outcome)


def test_a_reported_fact_has_no_certainty_and_says_so() -> None:
    every = next(row.every for row in SUMMARY.rows if row.outcome.id == "who")
    assert every
    (fact,) = every.shown

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
    assert next(row["every_option"]["shown"][0]["certainty"] for row in data["rows"] if row["outcome"] == "who") is None


def test_what_is_for_every_option_or_for_none_is_said_once_and_beside_the_options() -> None:
    row = next(row for row in SUMMARY.rows if row.outcome.id == "who")
    texts = [piece.text for cell in row.all_cells for piece in cell.pieces]

    assert [cell.option.name for cell in row.all_cells] == ["For every option", "For none of the options"]
    assert texts == [
        "A guideline of the United States (2019) advises to wait where there were few bad sore throats.",
        "Older trials gave antibiotics for a single sore throat.",
    ]
    assert not any(cell.is_unknown for cell in row.cells)


def test_an_option_of_which_nothing_more_is_said_points_to_it() -> None:
    aid = tonsils(("option: operation\n    outcome: sleep", "option: every\n    outcome: sleep"))
    row = next(row for row in summarise(aid, {}, today=TODAY).rows if row.outcome.id == "sleep")
    gap = row.cells[0].gap

    assert [cell.option.name for cell in row.all_cells] == ["For every option", "The operation", "Watchful waiting"]
    assert gap
    assert gap.box == Box("for-every", "The same for every option")


def test_other_answers_move_it_like_every_statement() -> None:
    said = "outcome: who\n    reported: A guideline"
    aid = tonsils((said, f'when: {{night: ["yes"]}}\n    {said}'))
    rows = [
        next(row for row in summarise(aid, answers, today=TODAY).rows if row.outcome.id == "who")
        for answers in ({"night": frozenset({"yes"})}, {}, {"night": frozenset({"no"})})
    ]

    assert [(len(row.every.shown), len(row.every.may_apply)) if row.every else None for row in rows] == [
        *((1, 0), (0, 1), None)
    ]
    assert [
        one.statement.id for one in summarise(aid, {"night": frozenset({"no"})}, today=TODAY).left_out if one.statement
    ] == ["every.who"]


def test_balance_counts_it_for_no_option() -> None:
    shown = balance_of(tonsils(), {}).amounts

    assert {option: amount.statements for option, amount in shown.items()} == {"operation": 3, "waiting": 3}


MODELLED = tonsils(("says: Some children who waited", "modelled: yes\n    says: Some children who waited"))


def test_a_modelled_finding_says_so_in_every_export_and_is_not_compared_with_counts() -> None:
    summary = summarise(MODELLED, {}, today=TODAY)
    text, row = summary_as_text(summary), summary_as_json(summary)["rows"][0]

    assert text.count("      A computer model worked this out; it was not counted.\n") == 1
    assert [cell["shown"][0]["modelled"] != "" for cell in row["cells"]] == [False, True]
    assert row["cannot_compare"].startswith("Some of these figures come from a computer model, and others were counted")
    assert row["cannot_compare"] in text


def test_reviewers_and_the_paper_read_that_a_model_worked_it_out() -> None:
    summary = summarise(MODELLED, {}, today=TODAY)
    sheet = build_sheet(summary, code="", address="", today=TODAY, translate=english)
    told = [reviewed_statement(MODELLED, one).modelled for one in MODELLED.statements[:2]]

    assert told == ["", "A computer model worked this out; it was not counted."]
    assert [cell.shown[0].modelled for cell in sheet.lines[0].cells] == told
    assert sheet.caution == sheet.lines[0].caution
