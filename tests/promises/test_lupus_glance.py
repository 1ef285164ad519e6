"""The glance of the lupus aid is fair to each option, for people with nephritis, without it, and who have not said."""

import datetime
import re

import pytest

from decision_aid.consultation.frequencies import Frequency
from decision_aid.consultation.glance import counted_beside_head
from decision_aid.model.aid import DecisionAid
from decision_aid.output.as_text import summary_as_text
from decision_aid.output.handout.from_summary import build_sheet
from tests.support.lupus import PATH, told
from tests.support.random_people import aid


@pytest.fixture(scope="module")
def lupus() -> DecisionAid:
    """The lupus aid."""
    return aid(PATH)


def test_the_glance_tells_a_harm_of_usual_medicines_to_people_without_nephritis_too(lupus: DecisionAid) -> None:
    glance = told(lupus, nephritis="none").glance
    assert glance
    (cell,) = (row.cells[0] for row in glance.rows if row.outcome.id == "infection")

    assert [head.glance_head for head in cell.heads] == [
        "Anifrolumab: we did not check. More prednisone: broken bones, cataracts, heart-artery disease."
    ]


def test_people_without_nephritis_see_what_newer_medicines_did_and_nothing_of_kidneys(lupus: DecisionAid) -> None:
    with_it, without = (told(lupus, nephritis=one).glance for one in ("proven", "none"))
    assert with_it
    assert without
    rows = {row.outcome.id: row for row in without.rows}

    assert [*rows][:2] == ["remission", "relapse"]
    assert not {"kidney-response", "kidney-relapse"} & rows.keys()
    assert not {"remission", "relapse"} & {row.outcome.id for row in with_it.rows}
    assert [len(one.rows) for one in (with_it, without)] == [7, 7]
    (medicines, *_), (transplant, *_), (cells, *_) = (cell.told_once[0] for cell in rows["remission"].cells)
    figures = [head.figure for head in (medicines, transplant, cells)]
    assert [[one.large.text for one in figure.groups] for figure in figures if isinstance(figure, Frequency)] == [
        ["about 48 of 100", "about 31 of 100"],
        ["about 66 of 100"],
        ["about 33 of 100"],
    ]


@pytest.mark.parametrize("nephritis", ["none", "proven"])
def test_a_medicine_whose_gain_the_glance_counts_has_its_harms_beside_it_or_that_nobody_looked(
    lupus: DecisionAid, nephritis: str
) -> None:
    glance = told(lupus, nephritis=nephritis).glance
    assert glance
    medicines = {row.outcome.id: row.cells[0] for row in glance.rows}

    gains = {
        group.name.removeprefix("With ").removeprefix("with ")
        for row in ("remission", "kidney-response", "fewer-drugs")
        for head in (medicines[row].heads if row in medicines else ())
        if isinstance(head.figure, Frequency)
        for group in head.figure.groups[:1]
    }
    harms = " ".join(head.glance_head for head in medicines["infection"].heads).casefold()
    assert gains
    assert all(gain in harms for gain in gains)


def test_who_has_not_said_whether_the_kidneys_are_affected_is_asked_and_sees_both(lupus: DecisionAid) -> None:
    glance = told(lupus).glance
    assert glance

    assert [row.outcome.id for row in glance.rows if row.asks] == ["remission", "relapse"]
    assert [row.outcome.id for row in glance.folded] == ["kidney-response", "kidney-relapse"]
    assert {question.id for row in (*glance.rows, *glance.folded) for question in row.asks} == {"nephritis"}


def test_who_weighs_risk_is_led_to_new_autoimmune_diseases_which_have_a_row_of_their_own(lupus: DecisionAid) -> None:
    summary = told(lupus, nephritis="none")
    assert summary.glance
    (head,) = next(row.cells[1].heads for row in summary.glance.rows if row.outcome.id == "infection")
    (transplant,) = (option for option in lupus.options if option.id == "hsct")
    counted = {
        row.outcome.id
        for row in summary.rows
        for piece in row.cells[1].shown
        if piece.figure and "new autoimmune disease" in piece.figure.figures[0].sentence
    }

    assert head.figure is None
    assert head.glance_head.endswith("New autoimmune disease: 10 of 100 (5 years; lupus: more).")
    assert counted == {"new-autoimmune"}
    assert "another autoimmune disease" in transplant.accepting


def test_staying_alive_is_told_for_each_option_whatever_the_kidneys_are_like(lupus: DecisionAid) -> None:
    for nephritis in ("none", "proven"):
        glance = told(lupus, nephritis=nephritis).glance
        assert glance
        heads = [cell.heads[0] for row in glance.rows if row.outcome.id == "alive" for cell in row.cells]
        figures = [one.figure for one in heads if isinstance(one.figure, Frequency)]

        assert [one.glance_head for one in heads] == [
            "We found no count for lupus that stays active.",
            "were alive; most had nephritis",
            "were alive",
        ]
        assert [one.groups[0].large.text for one in figures] == ["about 81 of 100", "about 84 of 100"]


def test_needing_fewer_medicines_is_in_the_glance_of_whoever_marks_it(lupus: DecisionAid) -> None:
    marked, others = (
        told(lupus, nephritis="proven", **marks).glance for marks in ({"fewer_drugs_matters": "a lot"}, {})
    )
    assert marked
    assert others

    assert marked.rows[0].outcome.id == "fewer-drugs"
    assert marked.rows[1:] == others.rows


@pytest.mark.parametrize(("nephritis", "row"), [("none", "relapse"), ("proven", "kidney-relapse")])
def test_relapses_are_told_by_the_same_event_and_each_by_who_was_counted(
    lupus: DecisionAid, nephritis: str, row: str
) -> None:
    glance = told(lupus, nephritis=nephritis).glance
    assert glance
    cells = next(one.cells for one in glance.rows if one.outcome.id == row)

    heads = [head for cell in cells for head in cell.heads if head.figure]
    assert heads
    counted = re.compile(r"had a relapse \((everyone counted|of 20 followed|counted: )")
    assert all(counted.match(head.glance_head) for head in heads)


def test_the_transplant_takes_no_more_words_than_the_other_options(lupus: DecisionAid) -> None:
    words = [len(option.involves.split()) for option in lupus.options]

    assert max(words) <= 1.25 * min(words)


def test_the_one_death_in_the_placebo_trial_is_told_in_words_with_its_illness(lupus: DecisionAid) -> None:
    glance = told(lupus, nephritis="none").glance
    assert glance
    (cell,) = (row.cells[2] for row in glance.rows if row.outcome.id == "treatment-death")

    assert [(head.figure, head.glance_head) for head in cell.heads] == [
        (None, "All had nephritis. Cells (12): one died, link unclear. Placebo (6): none.")
    ]
    assert "18 people had nephritis. One person who had the cells died" in cell.heads[0].text


def test_studies_of_the_transplant_that_differ_are_told_each_with_what_it_counted(lupus: DecisionAid) -> None:
    glance = told(lupus).glance
    assert glance
    heads = {row.outcome.id: row.cells[1].heads[0] for row in glance.rows}

    assert [f"{one.large.text} {one.beside} {one.how_exact}" for one in heads["lasting"].from_to] == [
        "about 29 of 100 were alive without active lupus at 5 years [3]. Range: 11 to 47. 28 people were studied.",
        "about 50 of 100 were alive without active lupus at 5 years [1]. No range known. 50 people were studied.",
    ]
    assert [f"{one.large.text} {one.beside} {one.how_exact}" for one in heads["treatment-death"].from_to] == [
        "0 of 30 died of it at one expert hospital over a median of 5 years [4]. Range: 0 to 12 of 100.",
        "about 12 of 100 died of it at many hospitals, some after radiation, "
        "over an average of 26 months [2]. Range: 3 to 21. 53 people were studied.",
    ]
    assert "From 0" not in summary_as_text(told(lupus))


@pytest.mark.parametrize(
    ("row", "option", "head"),
    [
        (
            "infection",
            0,
            "Obinutuzumab: more serious harms. Anifrolumab, belimumab: we did not check harms yet.",
        ),
        ("lasting", 0, "No figure over years. Trials counted who was better after one year."),
        (
            "kidney-response",
            0,
            "had kidneys that got better (voclosporin, obinutuzumab also helped more people)",
        ),
        ("treatment-death", 1, "European registry to 2007: 11 of 100 within 100 days. Today: unknown."),
        ("lasting", 1, "First: most had nephritis. Second: an estimate after about 29 months."),
        ("fewer-drugs", 0, "cut their steroid and kept it low (not all were counted)"),
        ("fewer-drugs", 1, "Remission at one centre: no immunosuppressants, up to 10 mg of prednisone."),
    ],
)
def test_a_head_does_not_leave_out_what_makes_its_option_look_better_or_worse(
    lupus: DecisionAid, row: str, option: int, head: str
) -> None:
    glance = told(lupus, nephritis="proven", fewer_drugs_matters="a lot").glance
    assert glance

    (cell,) = (one.cells[option] for one in glance.rows if one.outcome.id == row)
    assert {one.statement.head for one in cell.heads if one.statement} == {head}


def test_who_was_counted_is_not_said_beside_a_number_whose_head_says_it(lupus: DecisionAid) -> None:
    glance = told(lupus, nephritis="proven").glance
    assert glance
    (head, *_) = next(row.cells[0].heads for row in glance.rows if row.outcome.id == "kidney-relapse")

    assert isinstance(head.figure, Frequency)
    assert [counted_beside_head(one, head) for one in head.figure.groups] == ["24 of 101", "19 of 73"]


def test_kidneys_that_get_better_are_counted_alike_for_each_option(lupus: DecisionAid) -> None:
    glance = told(lupus, nephritis="proven", nephritis_course="resistant").glance
    assert glance
    (cells,) = (row.cells for row in glance.rows if row.outcome.id == "kidney-response")

    medicines, transplant, added = (cell.heads[0] for cell in cells)
    compared = [one for head in (medicines, added) if isinstance(head.figure, Frequency) for one in head.figure.groups]
    assert [one.large.text for one in compared] == ["about 43 of 100", "about 32 of 100", "9 of 12", "5 of 6"]
    assert [f"{one.large.text} {one.beside}" for one in transplant.from_to] == [
        "about 53 of 100 were alive without active disease at 5 years",
        "about 82 of 100 ever had a complete remission over a median of 6 years",
    ]


def test_who_was_not_studied_is_told_above_the_figures_of_the_row(lupus: DecisionAid) -> None:
    tried = told(lupus, nephritis="past", tried=["belimumab", "b-cell"]).glance
    assert tried
    (row,) = (one for one in tried.rows if one.outcome.id == "kidney-response")

    assert {one.statement.id for one in row.for_these_answers if one.statement} == {
        "kidneys-in-the-past",
        "belimumab-before",
        "b-cell-before",
    }


@pytest.mark.parametrize(("active", "sure"), [("one", "Moderate"), ("two-or-more", "Low"), ("controlled", "Low")])
def test_trials_are_less_sure_for_who_has_tried_several_medicines_or_has_controlled_lupus(
    lupus: DecisionAid, active: str, sure: str
) -> None:
    answers = {"nephritis": "proven", "nephritis_course": "first", "fewer_drugs_matters": "a lot"}
    glance = told(lupus, active=active, **answers).glance
    assert glance
    cells = {row.outcome.id: row.cells[0] for row in glance.rows}

    heads = [cells[row].heads for row in ("kidney-response", "fewer-drugs", "infection")]
    assert [[head.certainty.split()[0] for head in one] for one in heads] == [[sure]] * 3


def test_a_figure_stands_once_where_it_is_more_or_less_sure(lupus: DecisionAid) -> None:
    summary = told(lupus, fewer_drugs_matters="a lot")
    assert summary.glance
    cell = next(row.cells[0] for row in summary.glance.rows if row.outcome.id == "fewer-drugs")

    assert [[head.certainty.split()[0] for head in heads] for heads in cell.told_once] == [["Low", "Low", "Moderate"]]
    assert summary_as_text(summary).split("The options")[0].count("51 of 100 people cut their steroid") == 1


@pytest.mark.parametrize("nephritis", ["none", "proven", "past"])
def test_the_placebo_trial_without_a_gain_is_told_to_everybody_beside_the_name_of_the_cells(
    lupus: DecisionAid, nephritis: str
) -> None:
    notes = told(lupus, nephritis=nephritis).rows[0].cells[2].head_notes

    assert "the one placebo trial with results (18 people with nephritis) stopped early: no gain in sight" in notes


def test_who_was_offered_cells_for_money_is_warned_at_a_glance_and_asks_of_it_first(lupus: DecisionAid) -> None:
    summary = told(lupus, nephritis="none", clinic="yes")
    sheet = build_sheet(summary, code="", address="", today=datetime.date(2026, 12, 1))

    assert any("is probably misleading you" in one for one in summary.rows[0].cells[2].head_notes)
    assert [one.partition(" ")[0] for one in sheet.to_ask[:4]] == ["May", "Which", "Is", "How"]
