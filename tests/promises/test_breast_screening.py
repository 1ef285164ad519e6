"""The aid on breast screening keeps to its dossier, and to the eight points that such an aid has to get right."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.checks.text.readability import flesch_kincaid_grade
from decision_aid.checks.text.texts import running_texts
from decision_aid.consultation.answers import parse_answers
from decision_aid.consultation.frequencies import Frequency
from decision_aid.consultation.glance_values import GlanceCell
from decision_aid.consultation.legend import how_to_read
from decision_aid.consultation.path import follow_path
from decision_aid.consultation.rows import Piece, Row
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.wording import english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import Unknown
from decision_aid.model.evidence import Finding, Gap
from decision_aid.output.handout.grid import build_grid
from decision_aid.resources import resource_folder
from tests.support.aids import TODAY, aid_from
from tests.support.dossier_figures import dossier

PATH = resource_folder("rules") / "breast-screening.yaml"
TEXT = PATH.read_text(encoding="utf-8")
FACTS = dossier("mammography")


@cache
def aid() -> DecisionAid:
    """The aid."""
    return aid_from(TEXT)


def shown(**given: str) -> set[str]:
    """The ids of the statements that somebody with these answers is shown."""
    answers, refusals = parse_answers(aid().questions, {name: [one] for name, one in given.items()})
    assert not refusals
    return {one.id for one, truth in follow_path(aid(), answers).statement_results() if truth is Truth.YES}


def summary(**given: str) -> Summary:
    """The summary of somebody with these answers."""
    return summarise(
        aid(), parse_answers(aid().questions, {name: [one] for name, one in given.items()})[0], today=TODAY
    )


def row(outcome: str, **given: str) -> Row:
    """One row of that summary."""
    return next(one for one in summary(**given).rows if one.outcome.id == outcome)


def for_every_option(outcome: str, **given: str) -> dict[str, Piece]:
    """What that row says for every option, by the ids of the statements, in its order."""
    every = row(outcome, **given).every
    assert every
    return {piece.statement.id: piece for piece in every.shown if piece.statement}


def told_for_every(outcome: str, **given: str) -> Piece:
    """The one head of that row of the glance, which is told for every option."""
    glance = summary(**given).glance
    assert glance
    (told,) = next(row.for_every for row in glance.rows if row.outcome.id == outcome)
    return told


def sentences(piece: Piece) -> list[str]:
    """What is said of its figure."""
    assert piece.figure
    return [one.sentence for one in piece.figure.figures]


def test_it_has_no_problem_and_waives_few_checks_beside_how_much_is_told_of_each_option() -> None:
    assert check_rule_file(PATH.read_bytes(), today=TODAY)[1] == ()
    assert Counter(one.check for one in aid().waivers) == {"uneven-options": 2, "loose-number": 4, "relative-effect": 3}


def test_it_is_a_draft_of_the_project_that_no_clinician_has_reviewed() -> None:
    assert aid().status.value == "draft"
    assert "draft of the project" in aid().about.written_by[0].role
    assert "no clinician has reviewed" in aid().about.written_by[0].role


def test_it_reads_at_grade_6_at_most() -> None:
    assert flesch_kincaid_grade([one.text for one in running_texts(aid())]) <= 6


def test_each_fact_is_used_or_the_reason_is_given() -> None:
    statements = {one.id for one in aid().statements}
    in_words: Mapping[str, list[str]] = FACTS["in_words"]
    used = {one["fact"] for one in FACTS["figures"]} | set(in_words)

    assert {f"M{number:02}" for number in range(1, 49)} <= used | set(FACTS["not_used"])
    assert not used & set(FACTS["not_used"])
    assert {name for names in in_words.values() for name in names} <= statements


@pytest.mark.parametrize(
    ("age", "died"),
    [
        ("45", ["32.7 of 10,000", "38.5 of 10,000", "5.8 fewer among 10,000", "2.7 fewer to 8.5 fewer"]),
        ("55", ["42.5 of 10,000", "50.0 of 10,000", "7.5 fewer among 10,000", "3.5 fewer to 11.0 fewer"]),
        ("65", ["52.3 of 10,000", "61.5 of 10,000", "9.2 fewer among 10,000", "4.3 fewer to 13.5 fewer"]),
        ("72", ["87.6 of 10,000", "103.1 of 10,000", "15.5 fewer among 10,000", "7.2 fewer to 22.7 fewer"]),
    ],
)
def test_1_the_glance_tells_the_benefit_once_for_the_own_age_alone_with_the_range_of_the_difference(
    age: str, died: list[str]
) -> None:
    told = told_for_every("deaths", age=age)
    assert told.figure
    screened, usual, difference = told.figure.figures

    assert screened.sentence.startswith(f"Screened, however often: {died[0]} women died of breast cancer")
    assert usual.sentence.startswith(f"Women not screened (usual care): {died[1]} women died of breast cancer")
    compared = "Screened, however often, compared with women not screened (usual care)"
    assert difference.sentence == f"{compared}: {died[2]} women."
    assert difference.range_sentence == f"The true number could be anywhere from {died[3]}."
    assert (screened.range_sentence, usual.range_sentence) == ("", "")


def test_1_what_old_trials_did_together_stands_under_no_interval() -> None:
    cells = row("deaths", age="55").cells

    assert not [piece for cell in cells for piece in cell.shown if piece.sources[0].id == "ctfphc-2018"]


@pytest.mark.parametrize(("age", "more"), [("55", ()), ("76", ("no trial had women of 75 or older",))])
def test_1_beside_each_option_stands_the_same_on_the_trials_without_a_word_on_benefit(
    age: str, more: tuple[str, ...]
) -> None:
    notes = summary(age=age).head_notes
    shared = ("the old trials counted deaths over ten years or more", *more)

    assert notes["no-screening"] == notes["two-yearly"] == shared
    assert notes["yearly"] == (*shared, "we found just models that compare it with every two years")


def test_2_models_are_marked_and_not_compared_with_counts() -> None:
    models = {"ryser-2022", "mandelblatt-2016", "miglioretti-2016", "oncnurse-2012"}
    with_model = {
        one.content.sources[0] for one in aid().statements if isinstance(one.content, Finding) and one.content.modelled
    }

    assert with_model == models
    assert "A computer model worked out some of these numbers." in row("deaths", age="55").caution


def test_3_both_reviews_of_the_trials_stand_with_their_own_time_and_comparison() -> None:
    found = for_every_option("deaths", age="65")

    assert [sentences(found[name])[-1] for name in ("deaths-canada.case-3", "fewer-usa.case-3", "fewer-uk")] == [
        "Screened, however often, compared with women not screened (usual care): 9.2 fewer among 10,000 women.",
        "21 fewer deaths from breast cancer among 10,000 women, over 10 years, compared with no screening.",
        "43 fewer deaths from breast cancer among 10,000 women invited every three years from 50 to 70, "
        "over 20 years and more, compared with no invitation.",
    ]


def test_3_both_sides_of_what_one_source_estimates_are_figures() -> None:
    for age, source in (("60", "loberg-2015"), ("72", "schonberg")):
        pieces = [one for one in summary(age=age).pieces if [each.id for each in one.sources] == [source]]
        rows = {one.statement.outcome for one in pieces if one.statement and one.figure}

        assert "deaths" in rows
        assert rows & {"overdiagnosis", "alarms"}


def test_4_treatment_without_need_says_first_why_figures_differ() -> None:
    for age in ("45", "55", "72", "78"):
        assert next(iter(for_every_option("overdiagnosis", age=age))) == "why-they-differ"
    assert {"ryser"} <= shown(age="50")
    assert {"needless-after-70.case-1"} <= shown(age="70")
    assert {"needless-after-70.case-2"} <= shown(age="75")


@pytest.mark.parametrize(
    ("age", "more", "others"),
    [
        ("45", "About 20 more overdiagnosed women among 10,000 women, over 10 years, ", "about 10 fewer died"),
        ("55", "129 more overdiagnosed women among 10,000 women invited every three years ", "43 fewer breast cancer"),
        ("72", "31 of 100 cancers found were overdiagnosed (an estimate) over a follow-up of 15 ", "no fewer breast"),
        ("77", "47 of 100 cancers found were overdiagnosed (an estimate) over a follow-up of 15 ", "no fewer breast"),
    ],
)
def test_4_the_glance_tells_overdiagnosis_and_deaths_of_one_source_together(age: str, more: str, others: str) -> None:
    told = told_for_every("overdiagnosis", age=age)

    assert sentences(told)[0].startswith(more)
    assert others in told.glance_head


@pytest.mark.parametrize(
    ("age", "deaths", "overdiagnosed"),
    [
        ("45", "fewer-canada-2024", "needless-canada"),
        ("45", "model-yearly", "needless-model"),
        ("55", "fewer-uk", "needless-uk.case-1"),
    ],
)
def test_4_the_number_that_stands_beside_overdiagnosis_is_that_of_its_own_source(
    age: str, deaths: str, overdiagnosed: str
) -> None:
    fewer, more = (
        next(one for one in summary(age=age).pieces if one.statement and one.statement.id == name)
        for name in (deaths, overdiagnosed)
    )
    numbers = [sentences(one)[0].partition(" among")[0] for one in (fewer, more)]

    assert numbers[0].removesuffix(" deaths from breast cancer").lower() in more.note
    assert numbers[1].removesuffix(" overdiagnosed women").lower() in fewer.note
    assert fewer.sources == more.sources
    assert sentences(fewer)[0].partition(" among")[2] == sentences(more)[0].partition(" among")[2]


@pytest.mark.parametrize(
    ("age", "number", "head"),
    [
        ("45", 3, "3 fewer, perhaps none"),
        ("55", 8, "8 fewer in 10 years"),
        ("65", 21, "21 fewer in 10 years"),
        ("72", 13, "13 fewer, perhaps none"),
    ],
)
def test_3_the_glance_says_what_the_other_review_found(age: str, number: int, head: str) -> None:
    found = for_every_option("deaths", age=age)
    (other,) = (piece for name, piece in found.items() if name.startswith("fewer-usa"))

    assert told_for_every("deaths", age=age).glance_head.endswith(f"(Canadian review); US review: {head}")
    assert sentences(other)[0].startswith(
        f"{number} fewer deaths from breast cancer among 10,000 women, over 10 years, "
    )
    assert ("There may be no difference." in sentences(other)[0]) is ("perhaps none" in head)


def test_5_everybody_is_told_first_that_deaths_from_all_causes_were_not_fewer() -> None:
    name, piece = next(iter(for_every_option("all-deaths").items()))

    assert name == "all-deaths-trials"
    assert piece.text == "In the trials, deaths from all causes were not fewer with screening."


@pytest.mark.parametrize("machine", ["3d", "2d", "unsure"])
@pytest.mark.parametrize("density", ["fatty", "scattered", "uneven", "extreme", "unsure"])
def test_6_who_has_a_cell_of_their_own_is_shown_that_and_no_average(density: str, machine: str) -> None:
    found = {
        one for one in shown(age="44", density=density, machine=machine) if one.startswith(("alarms-2d", "alarms-3d"))
    }
    place = ["fatty", "scattered", "uneven", "extreme", "unsure"].index(density) + 1

    assert found == {f"alarms-{'2d' if machine == '2d' else '3d'}.case-{place}"}


@pytest.mark.parametrize(("machine", "pictures"), [("3d", "3D"), ("unsure", "3D"), ("2d", "2D")])
def test_6_the_glance_says_which_pictures_gave_the_false_alarms(machine: str, pictures: str) -> None:
    glance = summary(age="44", density="unsure", machine=machine).glance
    assert glance
    cells = next(row.cells for row in glance.rows if row.outcome.id == "alarms")

    assert [cell.heads[0].glance_head for cell in cells[1:]] == [
        f"false alarms (USA, 40 to 49, {pictures}); fewer in Britain"
    ] * 2


def test_6_from_60_on_the_glance_says_whose_average_it_is() -> None:
    for machine in ("3d", "2d"):
        glance = summary(age="66", machine=machine).glance
        assert glance
        heads = [
            cell.heads[0].glance_head
            for row in glance.rows
            if row.outcome.id in ("alarms", "biopsies")
            for cell in row.cells
            if cell.heads[0].figure
        ]
        assert heads
        assert all("(USA, 40 to 79, " in head for head in heads)


def test_7_from_75_on_no_figure_of_a_trial_is_shown() -> None:
    found = shown(age="75")

    assert {"no-trial-from-75", "late-by-age.case-3", "nobody-75"} <= found
    assert next(iter(for_every_option("deaths", age="75"))) == "no-trial-from-75"
    assert told_for_every("deaths", age="75").glance_head.startswith("No trial. ")
    assert not {one for one in found if one.startswith(("fewer-usa", "deaths-canada"))}


@pytest.mark.parametrize("age", ["42", "55", "63", "72", "77"])
def test_no_gap_says_that_nobody_looked_where_a_model_or_a_study_did(age: str) -> None:
    cells = [cell for outcome in ("deaths", "overdiagnosis") for cell in row(outcome, age=age).all_cells]
    gaps = [cell.gap.statement.content for cell in cells if cell.gap and cell.gap.statement]

    assert {one.reason for one in gaps if isinstance(one, Gap)} == {Unknown.NO_COMPARISON_GROUP}


@pytest.mark.parametrize(("age", "found"), [("72", ["610", "420"]), ("77", ["490", "260"])])
def test_cancers_found_after_70_are_told_as_exactly_as_they_were_published(age: str, found: list[str]) -> None:
    (told,) = [piece for name, piece in for_every_option("round", age=age).items() if name.startswith("found-after-70")]

    assert [
        f"{number} of 10,000 women had breast cancer found" in said
        for number, said in zip(found, sentences(told), strict=True)
    ] == [True, True]


@pytest.mark.parametrize("health", ["no", "unsure"])
def test_who_may_live_less_than_ten_years_reads_on_paper_that_the_trials_cannot_tell(health: str) -> None:
    found = summary(age="72", health=health)
    told = [head.says for row in build_grid(found, english).rows for cell in row.cells for head in cell.heads]

    assert [one for one in told if one.startswith("If you live less than ten years, the trials can't tell ")]
    assert "the old trials counted deaths over ten years or more" in found.head_notes["yearly"]


def test_8_guidelines_are_reported_for_all_options_alike_with_country_and_year() -> None:
    found = [one for one in aid().statements if one.outcome == "guidelines"]

    assert {(one.option, one.kind.value) for one in found} == {("every option", "reported")}
    assert all(re.match(r"(USA|Canada), \d{4}: ", one.text) for one in found)


def test_false_alarms_at_a_glance_are_the_lowest_and_the_highest_for_each_kind_of_pictures() -> None:
    glance = summarise(aid(), {}, today=TODAY).glance
    assert glance
    (row,) = (one for one in glance.rows if one.outcome.id == "alarms")
    _, two_yearly, yearly = row.columns

    def large(head: Piece) -> str:
        assert isinstance(head.figure, Frequency)
        return str(head.figure.figures[0].large.number)

    def ends(cell: GlanceCell) -> list[tuple[str, str, str]]:
        return [(one.lowest.glance_head, large(one.lowest), large(one.highest)) for one in cell.spreads]

    three, two = (f"false alarms (USA, 40 to 49, {pictures}); fewer in Britain" for pictures in ("3D", "2D"))
    assert ends(two_yearly) == [(three, "26", "52"), (two, "25", "54")]
    assert ends(yearly) == [(three, "31", "68"), (two, "40", "74")]
    assert not [one for one in two_yearly.beside_spreads.heads if one.box]
    assert {one.glance_head for cell in (two_yearly, yearly) for one in cell.beside_spreads.heads} == {
        "false alarms (USA, 50 to 59, 3D); fewer in Norway",
        "false alarms (USA, 40 to 79, 3D); 70s: 12 to 27",
        "false alarms (USA, 40 to 79, 2D); 70s: 12 to 27",
        "false alarms (USA, 40 to 79, 2D)",
    }


def test_6_at_50_to_59_false_alarms_with_2d_pictures_are_those_of_one_study_both_ways_with_the_own_age() -> None:
    glance = summary(age="52", machine="2d").glance
    assert glance
    cells = next(row.columns[1:] for row in glance.rows if row.outcome.id == "alarms")
    heads = [head for cell in cells for head in cell.heads]

    assert [sentences(head)[0].partition(" women")[0] for head in heads] == ["About 38 of 100", "About 56 of 100"]
    assert all("women of 40 to 79 had at least one false alarm over 10 years" in sentences(head)[0] for head in heads)
    assert {head.glance_head for head in heads} == {"false alarms (USA, 40 to 79, 2D)"}


def test_who_does_not_know_the_kind_of_pictures_is_told_whose_figures_these_are() -> None:
    assert "alarms-unsure" in shown(age="55", machine="unsure")
    assert not {"alarms-unsure"} & (shown(age="55", machine="3d") | shown(age="55", machine="2d"))


@pytest.mark.parametrize("age", ["44", "58", "76"])
def test_deaths_averted_in_the_model_of_the_x_rays_stand_beside_those_they_cause(age: str) -> None:
    assert {"rays-deaths.case-1", "rays-beside", "rays-two-yearly"} <= shown(age=age, pictures="yes")


@pytest.mark.parametrize("on_paper", [False, True])
def test_the_legend_of_its_pictures_names_women_and_cancers(on_paper: bool) -> None:
    found = summary(age="72", machine="3d")
    assert found.glance
    legend = build_grid(found, english).of_pictures if on_paper else how_to_read(found.glance.heads, english)

    assert "each dot is one of these: cancers found; women of 40 to 79." in legend


def test_of_deaths_in_decimals_the_others_are_whole_women() -> None:
    (told,) = [piece for piece in for_every_option("deaths", age="45").values() if piece.same_study]

    assert sentences(told)[0].endswith("; about 9,967 of 10,000 did not.")
