"""A table of cases stands whole on each face: text, JSON, the sheet, the short paper and the page in two languages."""

from decision_aid.consultation.answers import Answers
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from decision_aid.output.handout.bilingual import pair_texts
from decision_aid.output.handout.from_summary import build_sheet
from decision_aid.output.handout.sheet import CellContent, Sheet
from tests.support.aids import TODAY, aid_from
from tests.support.tables import age, with_table

ROWS = (
    (
        "Up to 39 years",
        "About 82 of 100 people ached over 6 months; about 18 of 100 did not. Counted: 18 of 22 people.",
    ),
    (
        "40 to 59 years",
        "About 55 of 100 people ached over 6 months; about 45 of 100 did not. Counted: 12 of 22 people.",
    ),
    ("60 years or more", "The trial had nobody of that age."),
)


def summary(answers: Answers) -> Summary:
    """The summary of the small aid with its table."""
    return summarise(aid_from(with_table()), answers, today=TODAY)


def sheet(answers: Answers) -> Sheet:
    """What is printed of it."""
    return build_sheet(summary(answers), code="", address="", today=TODAY)


def waiting(printed: Sheet) -> CellContent:
    """The printed cell with the table."""
    return next(line.cells[0] for line in printed.lines if line.name == "Aching")


def test_the_text_has_a_line_for_each_case() -> None:
    text = summary_as_text(summary({}))

    assert all(f"        {head}: {said}" in text for head, said in ROWS[:2])
    assert "        60 years or more: Not known: The trial had nobody of that age." in text
    assert text.count("They had aches.") == 1


def test_json_names_the_table_and_the_answers_of_each_case() -> None:
    row = next(row for row in summary_as_json(summary({}))["rows"] if row["outcome"] == "ache")

    assert [(one["table"], one["case"]) for one in row["cells"][0]["may_apply"]] == [
        ("by-age", head) for head, _ in ROWS
    ]


def test_paper_has_what_cases_share_once_and_a_row_for_each() -> None:
    (group,) = waiting(sheet({})).may_apply
    shared, *rows = group.pieces

    assert (shared.text, shared.answers) == ("They had aches.", "")
    assert [(one.answers, one.figures[0].alt if one.figures else one.text) for one in rows] == [*ROWS]
    assert [figure.picture for one in rows for figure in one.figures] == ["", ""]


def test_paper_for_whoever_answered_has_their_case_without_a_head() -> None:
    cell = waiting(sheet(age(45)))

    assert cell.may_apply == ()
    assert [one.answers for one in cell.shown] == ["", ""]


def test_the_short_paper_has_all_cases_with_their_answers() -> None:
    (row,) = (row for row in sheet({}).grid.rows if row.name == "Aching")
    _, shared, *cases = row.cells[0].heads

    assert shared.says == "They had aches."
    said = [(one.label, one.figures[0].alt if one.figures else one.says) for one in cases]
    assert said == [*ROWS]


def test_two_languages_side_by_side_have_the_same_rows() -> None:
    pairs = pair_texts(sheet({}), sheet({}), full=True).pairs

    assert [one.texts[0] for one in pairs if one.texts[0] in dict(ROWS)] == [head for head, _ in ROWS]
