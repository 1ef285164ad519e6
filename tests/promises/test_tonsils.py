"""The aid on a child's tonsils keeps to its dossier, and to the eight points that such an aid has to get right."""

from collections.abc import Mapping
from functools import cache

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.checks.text.readability import flesch_kincaid_grade
from decision_aid.checks.text.texts import running_texts
from decision_aid.consultation.answers import parse_answers
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.summarise import summarise
from decision_aid.model.aid import DecisionAid
from decision_aid.model.amounts import Amount, Difference
from decision_aid.model.evidence import Chance, Finding, Gap
from decision_aid.resources import resource_folder
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.translation.checks import check_translation
from tests.support.aids import TODAY
from tests.support.dossier_figures import dossier

TEXT = (resource_folder("rules") / "tonsils.yaml").read_text(encoding="utf-8")
FACTS = dossier("tonsils")
VERY_ILL = {"last-year": "8"}
MILDLY_ILL = {"last-year": "2", "year-before": "few"}


def read(text: str) -> DecisionAid:
    """The aid in a text."""
    found, problems = read_rule_file(text.encode())
    assert found, problems
    return found


@cache
def aid() -> DecisionAid:
    """The aid."""
    return read(TEXT)


def shown(**given: str) -> dict[str, Piece]:
    """What somebody with these answers is shown, by the ids of the statements."""
    answers, refusals = parse_answers(aid().questions, {name: [one] for name, one in given.items()})
    assert not refusals
    rows = summarise(aid(), answers, today=TODAY).rows
    pieces = [
        piece for row in rows for cell in reversed(row.all_cells) for piece in (*cell.shown, *filter(None, [cell.gap]))
    ]
    return {piece.statement.id: piece for piece in pieces if piece.statement}


def sentences(piece: Piece) -> str:
    """What is said of its figure."""
    assert piece.figure
    return " ".join(one.sentence for one in piece.figure.figures)


def test_it_has_no_problem_is_a_draft_and_waives_what_an_upper_limit_and_the_grade_of_an_infection_need() -> None:
    assert check_rule_file(TEXT.encode(), today=TODAY)[1] == ()
    assert {one.check for one in aid().waivers} == {"uneven-options", "loose-number", "pushing-word"}
    assert aid().status.value == "draft"
    assert "no clinician has reviewed it" in aid().about.written_by[0].role


def test_it_reads_at_grade_6_at_most() -> None:
    assert flesch_kincaid_grade([one.text for one in running_texts(aid())]) <= 6


def test_each_fact_is_used_or_the_reason_is_given() -> None:
    in_words: Mapping[str, list[str]] = FACTS["in_words"]
    used = {one["fact"] for one in FACTS["figures"]} | set(in_words)

    assert used | set(FACTS["not_used"]) == {f"T{number:02}" for number in range(1, 46)}
    assert not used & set(FACTS["not_used"])
    assert {name for names in in_words.values() for name in names} <= {one.id for one in aid().statements}


def test_1_both_groups_get_better_and_the_gain_fades() -> None:
    found = shown()

    assert found["both-better"].text.startswith("Children who waited got better too.")
    assert "children of 4 to 15 had 3.5 fewer sore throats in all over two years" in found["gain-fades"].text
    assert "very ill children had clearly fewer throat infections for two years" in found["gain-fades"].text
    assert "the gain did not last after one year" in found["gain-fades"].text


def test_1_the_glance_says_at_each_age_whether_the_gain_lasts_and_has_no_large_number_for_it() -> None:
    for age in ("3", "8"):
        found = head("operation", "lasting", age=age)

        assert found.glance_head == "UK trial: 3.5 fewer sore throats over 2 years. Gain fades later."
        assert not found.figure


def test_2_the_trial_is_that_of_children_as_ill_as_this_child() -> None:
    very_ill, mildly_ill = shown(**VERY_ILL), shown(**MILDLY_ILL)

    assert {"sore-operation.case-1", "older-review.case-1"} <= very_ill.keys()
    assert not {"sore-operation.case-2", "infections", "fever", "moderate"} & very_ill.keys()
    assert {"sore-operation.case-2", "infections", "fever", "gain-by-history.case-2"} <= mildly_ill.keys()
    assert not {"sore-operation.case-1", "moderate", "gain-by-history.case-1"} & mildly_ill.keys()
    assert {"moderate", "gain-by-history.case-1"} <= shown(**{"last-year": "5", "year-before": "few"}).keys()


@pytest.mark.parametrize(
    ("last_year", "before", "third", "very_ill"),
    [
        ("6", "five", "three", True),
        ("5", "five", "few", True),
        ("6", "three", "three", True),
        ("3", "three", "three", True),
        ("6", "three", "few", False),
        ("3", "three", "few", False),
        ("3", "five", "unsure", False),
        ("2", "five", "three", False),
    ],
)
def test_2_several_years_with_many_sore_throats_are_told_as_of_a_very_ill_child(
    last_year: str, before: str, third: str, very_ill: bool
) -> None:
    found = shown(**{"last-year": last_year, "year-before": before, "third-year": third})
    of_very_ill = {
        "sore-wait.case-1",
        "sore-operation.case-1",
        "older-review.case-1",
        "very-ill-by-years",
        "fever-severe",
    }
    of_mildly_ill = {"sore-wait.case-2", "sore-operation.case-2", "older-review.case-2", "infections", "fever", "colds"}

    assert (of_very_ill | of_mildly_ill) & found.keys() == (of_very_ill if very_ill else of_mildly_ill)


def test_2_the_glance_says_from_how_many_sore_throats_on_a_child_is_very_ill() -> None:
    notes = summarise(aid(), {}, today=TODAY).head_notes

    assert [notes[option] for option in ("wait", "operation")] == [
        ("A US guideline advises this below 7 sore throats in a year, 5 a year for 2 years, 3 a year for 3 years.",),
        ("From one of these numbers on, the guideline calls this an option, and we call a child “very ill”.",),
    ]
    cells = head("operation", "sore", **VERY_ILL), head("operation", "sore", **MILDLY_ILL)
    assert [one.glance_head.split(" children")[0] for one in cells] == ["very ill", "mildly ill"]


def test_3_what_a_child_has_in_a_year_is_no_share_of_children() -> None:
    of_throats = [
        one.content.figure
        for one in aid().statements
        if one.outcome in ("ill-days", "fever-colds") and isinstance(one.content, Finding) and one.content.figure
    ]

    assert of_throats
    assert all(isinstance(figure, Amount | Difference) for figure in of_throats)
    assert "of 100" not in sentences(shown(**MILDLY_ILL)["infections"])


def test_4_it_compares_now_with_later() -> None:
    found = shown()["later-operation"]

    assert found.text.endswith("So it compares now with later.")
    assert sentences(found).startswith("34 of 100 children who waited had the operation later")


def test_5_days_of_pain_count_as_days_with_a_sore_throat() -> None:
    found = shown()["sore-days"]

    assert "The days of pain right after the operation count" in found.text
    assert found.note.endswith("Of the 17 days, 5 to 7 came right after the operation.")


def test_6_bleeding_is_told_apart_and_death_is_told() -> None:
    found = shown(illness="yes")

    assert {
        "bleeding-compared",
        "bleeding-pooled",
        "bleeding-reason",
        "bleeding-theatre",
        "bleeding-dutch",
    } <= found.keys()
    assert sentences(found["death-usa.case-1"]).startswith(
        "About 117 of 100,000 operations on people under 21 with a complex long-term illness were followed by death"
    )
    assert sentences(shown(illness="no")["death-usa.case-2"]).startswith(
        "About 4 of 100,000 operations on people under 21 without a complex long-term illness were followed by death"
    )
    assert "4 of 100,000 operations were followed by death" in sentences(found["death-england"])


def head(option: str, outcome: str, **given: str) -> Piece:
    """What stands for that option on that outcome in the glance."""
    answers, refusals = parse_answers(aid().questions, {name: [one] for name, one in given.items()})
    glance = summarise(aid(), answers, today=TODAY).glance
    assert glance
    assert not refusals
    cells = next(row.cells for row in glance.rows if row.outcome.id == outcome)
    return next(cell.heads[0] for cell in cells if cell.option.id == option)


def test_6_bleeding_after_both_operations_is_marked_as_compared_in_the_same_studies() -> None:
    found = {option: head(option, "bleeding") for option in ("operation", "part")}

    assert all(one.same_study for one in found.values())
    assert [sentences(one) for one in found.values()] == [
        "About 42 of 1,000 children bled over some weeks; about 958 of 1,000 did not.",
        "About 15 of 1,000 children bled over some weeks; about 985 of 1,000 did not.",
    ]


@pytest.mark.parametrize(
    ("cell", "ends"), [("operation", ["About 2 of 1,000", "About 57 of 1,000"]), ("part", ["About 1", "About 37"])]
)
def test_6_the_lowest_and_the_highest_figure_on_coming_back_are_told_in_one_finding_that_is_not_folded(
    cell: str, ends: list[str]
) -> None:
    rows = summarise(aid(), {}, today=TODAY).rows
    row = next(one for one in rows if one.outcome.id == "bleeding")
    compared, span = next(one.shown for one in row.cells if one.option.id == cell)[:2]

    assert compared.same_study
    assert [end in study.sentence for end, study in zip(ends, span.from_to, strict=True)] == [True, True]


def test_6_the_glance_says_that_there_may_be_no_difference_between_the_two_operations() -> None:
    assert {head(option, "bleeding").glance_head for option in ("operation", "part")} == {
        "bled. Perhaps alike after both. Fewer if for breathing."
    }


def test_6_deaths_are_counted_by_operations_with_a_range_where_it_was_published_or_fits_the_count() -> None:
    found = [one for one in aid().statements if one.outcome == "death" and isinstance(one.content, Finding)]
    counted = [one.content.figure for one in found if isinstance(one.content, Finding) and one.content.figure]

    assert counted
    for figure in counted:
        assert isinstance(figure, Chance)
        assert figure.who.startswith("operations")
        assert bool(figure.arms[0].range) == ("illness" not in figure.who)


def test_4_what_was_done_is_told_as_that_and_no_gain_stands_beside_waiting() -> None:
    found = shown()

    assert "went by what was done, and not by chance" in found["model-now"].text
    assert "within 10 weeks had more than 8 fewer sore throats over 2 years" in found["model-now"].text
    assert sentences(found["model-later"]).startswith("3.5 fewer sore throats in all on average, over 2 years")
    assert {one.option for one in aid().statements if one.id.startswith("model-")} == {"operation"}
    assert not found["later-less-to-gain"].figure
    assert not any(found[name].modelled for name in ("model-now", "model-later", "later-less-to-gain"))


def test_4_the_glance_says_how_many_who_waited_were_operated_on_later() -> None:
    assert head("wait", "lasting").glance_head == "had the operation later (mildly ill, 2 to 8 years)"


def test_5_the_glance_has_the_days_with_a_sore_throat_and_those_right_after_the_operation() -> None:
    found = [head(option, "ill-days") for option in ("wait", "operation")]

    assert [sentences(one).split(" on average")[0] for one in found] == [
        "22 days with a sore throat",
        "17 days with a sore throat",
    ]
    assert {one.glance_head for one in found} == {"older review; 5 to 7 right after surgery"}


def test_6_the_glance_says_how_many_operations_led_to_another_stay_and_that_they_rise() -> None:
    found = head("operation", "problems")

    assert sentences(found).startswith("About 88 of 1,000 operations led to another stay in hospital over 28 days")
    assert found.glance_head == "led to another stay (England), a rising number."


def test_2_the_glance_says_for_very_ill_children_what_was_spared_and_how_they_were_while_waiting() -> None:
    assert sentences(head("operation", "sore", **{"last-year": "8"})).startswith(
        "3 fewer sore throats a year on average"
    )
    assert head("operation", "sore", **{"last-year": "8"}).glance_head.endswith("only one was moderate or severe")
    assert head("wait", "sore", **{"last-year": "8"}).glance_head == (
        "Waiting, many very ill children had under 3 a year, mostly mild."
    )


def test_6_deaths_are_grouped_by_whose_they_were_and_not_by_an_answer() -> None:
    glance = summarise(aid(), {}, today=TODAY).glance
    assert glance
    heads = next(row.cells[1].heads for row in glance.rows if row.outcome.id == "death")

    assert [one.statement.called for one in heads if one.statement] == [
        "Under 21, with a long-term illness",
        "Under 21, without such an illness",
        "All under 21",
    ]


def test_6_numbers_of_operations_are_told_with_how_many_were_studied() -> None:
    found = shown(illness="no")

    assert "267,159 operations at all ages were studied." in sentences(found["bleeding-theatre"])
    assert "5,525 operations were studied." in sentences(found["bleeding-part-england"])
    assert "490,883 operations on people under 21 without a complex long-term illness were studied." in sentences(
        found["death-usa.case-2"]
    )


def test_a_child_who_stops_breathing_at_night_has_what_the_trial_counted_in_the_glance() -> None:
    found = [sentences(head(option, "sleep", night="apnoea")).split(";")[0] for option in ("wait", "operation")]

    assert found == [
        "46 of 100 children had a normal sleep study at 7 months",
        "79 of 100 children had a normal sleep study at 7 months",
    ]
    assert [head(option, "sleep", night="quiet").glance_head for option in ("wait", "operation", "part")] == [
        "Children who do not snore were not studied."
    ] * 3
    assert [head(option, "sleep", night="unsure").glance_head for option in ("wait", "operation", "part")] == [
        "Depends on whether your child snores. The trials had children who snored."
    ] * 3


def test_a_child_who_snores_is_told_of_the_same_outcomes_with_and_without_the_operation() -> None:
    heads = [head(option, "sleep", night="snores").glance_head for option in ("wait", "operation")]

    for told in heads:
        assert told.startswith("Attention about the same. Behaviour and daily life ")
    assert [told.split("life ")[1] for told in heads] == ["less good.", "better than while waiting."]


def test_2_what_a_trial_counted_over_two_years_is_told_for_children_of_its_age() -> None:
    assert sentences(shown(age="4")["uk-two-years"]) == (
        "3.5 fewer sore throats in all on average, over 2 years, compared with medical care. 268 people were studied."
    )
    assert shown(age="3")["two-years-below-4"].text.startswith(
        "The UK trial that counted two years had no children under 4."
    )


def test_7_both_registers_are_shown_as_links_and_not_as_proof() -> None:
    found = shown()

    assert "This does not prove that the operation was the cause." in found["later-denmark"].text
    assert not found["later-denmark"].figure
    assert "as often as others" in found["later-korea"].text
    assert {found[name].certainty for name in ("later-denmark", "later-korea")} == {
        "Very low certainty: this may well turn out to be wrong."
    }


def test_8_part_of_the_tonsils_is_a_gap_for_sore_throats_and_no_hidden_option() -> None:
    gaps = {one.outcome for one in aid().statements if one.option == "part" and isinstance(one.content, Gap)}

    assert {"sore", "lasting", "ill-days"} <= gaps
    assert [note.text for note in aid().options[2].head_notes] == [
        "studied for breathing at night, hardly for sore throats"
    ]


def test_6_in_spanish_too_the_other_operations_were_not_followed_by_death() -> None:
    written = (resource_folder("rules") / "tonsils.es.yaml").read_bytes()
    in_spanish = check_translation(aid(), written)[0]
    assert in_spanish
    deaths = [one.content for one in in_spanish.statements if one.outcome == "death"]

    figures = [one.figure for one in deaths if isinstance(one, Finding)]
    assert {one.otherwise for one in figures if isinstance(one, Chance)} == {"no lo fueron"}
