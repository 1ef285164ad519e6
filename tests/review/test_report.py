"""A report on a standard says what a rule file shows, by its lines, and leaves the rest to a human."""

import datetime
from pathlib import Path

import pytest

from decision_aid.review.standards import STANDARDS, assess, lines_in_words, load_standard, report_as_text
from decision_aid.review.standards.judgement import CriterionResult
from decision_aid.review.standards.reading import BrokenStandard, parse_standard
from decision_aid.review.standards.registry import JUDGEMENTS
from tests.support.aids import SMALL, aid_from
from tests.support.commands import run, written
from tests.support.pages import app_over
from tests.support.reports import TODAY, judged, line

EASE = "exercises.ease"


@pytest.mark.parametrize(
    ("criterion", "found"),
    [
        ("1.1.1", CriterionResult.NOT),
        ("1.1.2", CriterionResult.MET),
        ("1.1.3", CriterionResult.MET),
        ("1.1.4", CriterionResult.PARTLY),
        ("1.1.5", CriterionResult.PARTLY),
        ("1.2.1", CriterionResult.HUMAN),
        ("2.1.1", CriterionResult.PARTLY),
        ("2.2.1", CriterionResult.MET),
        ("2.2.2", CriterionResult.MET),
        ("2.2.3", CriterionResult.MET),
        ("2.2.4", CriterionResult.MET),
        ("2.3.1", CriterionResult.MET),
        ("2.4.1", CriterionResult.NOT_APPLICABLE),
        ("Q01", CriterionResult.HUMAN),
        ("Q03", CriterionResult.PARTLY),
        ("Q04", CriterionResult.NOT),
        ("Q08", CriterionResult.MET),
        ("Q09", CriterionResult.PARTLY),
        ("Q11", CriterionResult.NOT),
        ("Q12", CriterionResult.NOT),
        ("Q15", CriterionResult.NOT),
        ("Q16", CriterionResult.NOT),
        ("Q18", CriterionResult.NOT),
        ("Q19", CriterionResult.MET),
        ("Q20", CriterionResult.MET),
        ("Q21", CriterionResult.MET),
        ("Q23", CriterionResult.NOT),
    ],
)
def test_the_small_aid_against_ipdasi(criterion: str, found: CriterionResult) -> None:
    assert judged(criterion).found is found


def test_a_judgement_names_the_lines_that_it_rests_on() -> None:
    assert judged("1.1.2").lines == (line("decision: Whether"),)
    assert judged("1.1.3").lines == (line("wait: {name"), line("exercises: {name"))
    assert judged("Q09").lines == (line("id: ease-matters"), line("id: time-matters"))


def test_an_option_without_a_word_on_a_benefit_fails_it() -> None:
    gone = (
        "  - {option: wait, outcome: ease, not_known: No study has followed people who wait., because: not studied}\n",
        "",
    )

    found = judged("1.1.4", gone)

    assert (found.found, "Wait" in found.because) == (CriterionResult.NOT, True)
    assert judged("2.1.1", gone).lines == (line("ease: {name"),)


@pytest.mark.parametrize(
    ("said", "listed", "found"),
    [
        ("None yet.", "not_done", CriterionResult.NOT),
        ("Ten people read it.", "done", CriterionResult.HUMAN),
        ("None yet.", "done", CriterionResult.HUMAN),
    ],
)
def test_what_the_file_says_of_patients_is_quoted_and_not_believed(
    said: str, listed: str, found: CriterionResult
) -> None:
    written = f"  funding: none\n  patients_took_part: {said}\n  {listed}: patients_took_part\n"
    judgement = judged("Q14", ("  funding: none\n", written))

    assert (judgement.found, said in judgement.because) == (found, True)


@pytest.mark.parametrize("criterion", ["Q13", "Q15", "Q16", "Q22"])
def test_beyond_a_draft_a_human_signs_for_review_and_trial(criterion: str) -> None:
    assert judged(criterion, ("status: draft", "status: reviewed")).found is CriterionResult.HUMAN


def test_a_review_that_is_overdue_is_partly_met() -> None:
    assert judged("2.2.2", today=datetime.date(2027, 2, 1)).found is CriterionResult.PARTLY


def test_figures_without_a_range_and_without_a_picture_are_named() -> None:
    plain = (", range: [64, 91], range_is: computed here}", ", picture: no}")

    assert judged("2.2.4", plain).found is CriterionResult.NOT
    assert judged("Q08", plain).found is CriterionResult.NOT


SECOND = (
    "  - {option: wait, outcome: ease, not_known: No study has followed people who wait., because: not studied}\n",
    "  - option: wait\n    outcome: ease\n    says: Some who waited moved with ease.\n"
    "    chance: {people: 9, of: 13, event: moved with ease, over: 1 year}\n"
    "    certainty: low\n    because: few people\n    sources: [beta]\n",
)  # fmt: skip


def test_figures_over_different_times_and_numbers_in_one_row_are_partly_met() -> None:
    assert judged("Q06", SECOND).found is CriterionResult.PARTLY
    assert judged("Q07", SECOND).found is CriterionResult.PARTLY
    assert len(judged("Q06", SECOND).lines) == 2
    assert judged("2.2.4", SECOND).found is CriterionResult.PARTLY
    assert judged("1.1.4", SECOND).found is CriterionResult.MET
    assert judged("Q06").found is CriterionResult.MET


def test_who_does_not_say_what_their_unit_offers_discloses_in_part() -> None:
    silent = (", offers_this_treatment: no}", "}")

    assert judged("P6", silent, standard="nice").found is CriterionResult.PARTLY
    assert judged("P6", standard="nice").found is CriterionResult.MET


def test_a_reading_age_beyond_school_is_not_met() -> None:
    hard = "The immunological characteristics of rehabilitation interventions necessitate individualised considerations"
    harder = f"{hard}, notwithstanding methodological heterogeneity and multidimensional psychosocial determinants."

    assert judged("C7", standard="his").found is CriterionResult.MET
    assert (
        judged("C7", ("  interests: none declared", f"  interests: {harder}"), standard="his").found
        is CriterionResult.NOT
    )


def test_reading_grades_are_for_english() -> None:
    german = ("language: en", "language: de")

    assert judged("C7", german, standard="his").found is CriterionResult.HUMAN
    assert judged("Q21", german).found is CriterionResult.HUMAN


@pytest.mark.parametrize("name", STANDARDS)
def test_each_standard_is_readable_and_claims_nothing(name: str) -> None:
    chosen = load_standard(name)
    ids = [criterion.id for section in chosen.sections for criterion in section.criteria]

    assert len(ids) == len(set(ids))
    assert chosen.note.startswith("Self-assessed.")
    assert chosen.edition


def test_every_judgement_is_asked_for_by_some_standard() -> None:
    asked = {
        one.judged_by for name in STANDARDS for section in load_standard(name).sections for one in section.criteria
    }

    assert asked == JUDGEMENTS.keys()


def test_what_was_not_read_in_the_original_is_marked() -> None:
    assert "Not read in the original" in report_as_text(assess(aid_from(SMALL), "ipdasi", TODAY))


@pytest.mark.parametrize("content", ["", "name: X\n", "- a list\n"])
def test_a_broken_standard_is_refused(content: str) -> None:
    with pytest.raises(BrokenStandard):
        parse_standard("mine", content.encode())


def test_a_standard_can_only_ask_for_judgements_of_the_list() -> None:
    text = (
        "name: X\npublished: X\nlink: X\nedition: X\nnote: X\nsections:\n  - title: X\n    read_in_original: yes\n"
        "    criteria: [{id: A, asks: X, judged_by: best_option}]\n"
    )

    with pytest.raises(BrokenStandard, match="best_option"):
        parse_standard("mine", text.encode())


def test_many_lines_are_condensed() -> None:
    assert lines_in_words(()) == ""
    assert lines_in_words((3,)) == "line 3"
    assert lines_in_words(range(1, 10)) == "lines 1, 2, 3, 4, 5, 6 and 3 more"


def test_the_command_writes_text_and_a_document(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL)

    said = run("report", path, "--standard", "nice")
    document = run("report", path, "--standard", "his", "--format", "html")

    assert said.exit_code == document.exit_code == 0
    assert "FOR A HUMAN TO SIGN" in said.output
    assert document.output.startswith("<!doctype html>")
    assert "Self-assessed against" in document.output


def test_the_pages_stand_behind_the_about_page(tmp_path: Path) -> None:
    client = app_over(tmp_path).test_client()

    assert "/wrist/report/ipdasi" in client.get("/wrist/about").text
    for name in STANDARDS:
        assert client.get(f"/wrist/report/{name}").status_code == 200
    assert client.get("/wrist/report/ours").status_code == 404
