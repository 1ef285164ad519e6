"""What is known, what is reported, what nobody knows, looked for or can meet are told apart in every export."""

from decision_aid.checks.proofs.balance import balance_of
from decision_aid.consultation.rows import Cell
from decision_aid.consultation.statement_labels import Box
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.what_if import pieces_by_statement
from decision_aid.model.conditions import Truth
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from decision_aid.output.handout.from_summary import build_sheet
from decision_aid.review.reviewed_statements import reviewed_statement
from tests.support.aids import TODAY, aid_from, small
from tests.support.tonsils import TONSILS, tonsils

SUMMARY = summarise(tonsils(), {}, today=TODAY)


def cell(outcome: str, option: int) -> Cell:
    return next(row.cells[option] for row in SUMMARY.rows if row.outcome.id == outcome)


def test_a_reported_fact_has_no_certainty_and_says_so() -> None:
    every = next(row.every for row in SUMMARY.rows if row.outcome.id == "who")
    assert every
    (fact,) = every.shown

    assert fact.certainty == "Reported fact. It does not say what an option does, so it has no certainty rating."
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
    assert "      Reported fact. It does not say what an option does, so it has no certainty rating.\n" in text
    assert rows["bleeding"][1]["gap"]["box"] == "Does not apply"
    assert next(row["every_option"]["shown"][0]["certainty"] for row in data["rows"] if row["outcome"] == "who") is None


def test_what_is_for_every_option_or_for_none_is_said_once_and_beside_the_options() -> None:
    row = next(row for row in SUMMARY.rows if row.outcome.id == "who")
    texts = [piece.text for cell in row.all_cells for piece in cell.pieces]

    assert [cell.option.name for cell in row.all_cells] == ["About all options", "About none of the options"]
    assert texts == [
        "A guideline of the United States (2019) advises to wait where there were few bad sore throats.",
        "Older trials gave antibiotics for a single sore throat.",
    ]
    assert not any(cell.is_unknown for cell in row.cells)


def test_an_option_of_which_nothing_more_is_said_points_to_it() -> None:
    aid = tonsils(("option: operation, outcome: days", "option: every, outcome: days"))
    row = next(row for row in summarise(aid, {}, today=TODAY).rows if row.outcome.id == "days")
    gap = row.cells[0].gap

    assert [cell.option.name for cell in row.all_cells] == ["About all options", "The operation", "Watchful waiting"]
    assert gap
    assert gap.box == Box("for-every", "See above")


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


ACHED = "chance: {people: 8, of: 20, event: ached, over: 1 year}, certainty: low, because: old, sources: [beta]"
MODELLED = aid_from(
    "format: 2\n"
    + small(
        (
            "outcome: ache, not_known: The trial did not ask., because: not reported",
            f"outcome: ache, says: A few., {ACHED}",
        ),
        ("says: Aching comes and goes., certainty", f"modelled: yes, says: It comes and goes., {ACHED}}}\n  #"),
    )
)


def test_a_modelled_finding_says_so_in_every_export_and_is_not_compared_with_counts() -> None:
    summary = summarise(MODELLED, {}, today=TODAY)
    text, row = summary_as_text(summary), summary_as_json(summary)["rows"][1]

    assert text.count("      A computer model worked this out. It was not counted in people.\n") == 1
    assert [cell["shown"][0]["modelled"] != "" for cell in row["cells"]] == [True, False]
    assert row["cannot_compare"].startswith(
        "Do not compare these numbers with each other. A computer model worked out some of these numbers."
    )
    assert row["cannot_compare"] in text


def test_reviewers_and_the_paper_read_that_a_model_worked_it_out() -> None:
    summary = summarise(MODELLED, {}, today=TODAY)
    sheet = build_sheet(summary, code="", address="", today=TODAY)
    told = [reviewed_statement(MODELLED, one).modelled for one in MODELLED.statements if one.outcome == "ache"]

    assert told == ["A computer model worked this out. It was not counted in people.", ""]
    assert [cell.shown[0].caveats for cell in sheet.lines[1].cells] == told
    assert sheet.grid.caution == sheet.lines[1].caution


def test_options_of_one_trial_are_told_together_and_each_in_its_cell() -> None:
    row = next(row for row in SUMMARY.rows if row.outcome.id == "sleep")
    every, figures = row.every, [cell.shown[0].figure for cell in row.cells]
    sentence = "%s of 100 people had a normal sleep study at 7 months; %s of 100 had not."

    assert every
    assert (every.option.name, row.caution) == ("Compared in one study", "")
    (whole,) = every.shown
    assert whole.note == "You can compare these numbers. They come from the same study."
    assert whole.figure
    assert [figure.sentence for figure in whole.figure.figures] == [
        f"The operation: {sentence % (79, 21)}",
        f"Watchful waiting: {sentence % (46, 54)}",
    ]
    assert [[one.sentence for one in figure.figures] if figure else [] for figure in figures] == [
        [sentence % (79, 21)],
        [sentence % (46, 54)],
    ]
    assert {cell.shown[0].text for cell in row.cells} == {
        "From the same study as other options. See the comparison above."
    }


def test_options_in_another_order_change_the_order_alone() -> None:
    operation, waiting = (line for line in TONSILS.splitlines(keepends=True) if ", involves: " in line)
    turned = summarise(tonsils((operation + waiting, waiting + operation)), {}, today=TODAY)
    rows = [next(row for row in one.rows if row.outcome.id == "sleep") for one in (SUMMARY, turned)]
    whole = [row.every.shown[0].figure if row.every else None for row in rows]
    told = [[figure.sentence for figure in one.figures] if one else [] for one in whole]

    assert [cell.option.id for cell in rows[1].cells] == ["waiting", "operation"]
    assert told[1] == told[0][::-1]
    assert [cell.shown[0] for cell in rows[1].cells] == [cell.shown[0] for cell in rows[0].cells[::-1]]


def test_a_statement_of_several_cells_counts_once_in_what_if() -> None:
    truth, piece = pieces_by_statement(SUMMARY)["every.sleep"]

    assert truth is Truth.YES
    assert piece.text == "More children had a normal sleep study after the operation than after waiting."
