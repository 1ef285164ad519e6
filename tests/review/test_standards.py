"""What a file says of its making is judged by its line, and every sentence of a report can be translated."""

import re

import pytest

from decision_aid.review.standards import STANDARDS, assess
from decision_aid.review.standards.judgement import CriterionResult
from decision_aid.rule_file.schema.figures import TIME_NOT_GIVEN
from decision_aid.translation.interface import catalogue
from tests.support.aids import SMALL, aid_from, small
from tests.support.mammograms import MAMMOGRAMS
from tests.support.reports import TODAY, judged, line


@pytest.mark.parametrize(
    ("key", "standard", "criterion", "done", "found"),
    [
        ("country", "his", "C2", "Scotland", CriterionResult.MET),
        ("country", "his", "C2", "None in particular.", CriterionResult.NOT),
        ("peer_review", "ipdasi", "Q15", "Two surgeons from elsewhere, in May 2026.", CriterionResult.MET),
        ("peer_review", "nice", "T2", "Nobody yet.", CriterionResult.NOT),
        ("tried_with_patients", "ipdasi", "Q16", "Ten people in one clinic.", CriterionResult.MET),
        ("tried_with_patients", "nice", "T3", "Ten people in one clinic.", CriterionResult.HUMAN),
        ("tried_with_patients", "nice", "T3", "Not yet.", CriterionResult.NOT),
        ("tried_with_clinicians", "ipdasi", "Q17", "Three nurses.", CriterionResult.MET),
        ("effect_studied", "nice", "T4", "In one trial.", CriterionResult.MET),
        ("effect_studied", "ipdasi", "Q23", "In one trial.", CriterionResult.HUMAN),
        ("effect_studied", "ipdasi", "Q22", "Not studied.", CriterionResult.NOT),
        ("equality", "his", "P4", "Assessed in June 2026.", CriterionResult.MET),
        ("equality", "nice", "P8", "Not assessed.", CriterionResult.NOT),
    ],
)
def test_what_the_file_says_of_its_making_is_judged_by_its_line(
    key: str, standard: str, criterion: str, done: str, found: CriterionResult
) -> None:
    listed = "not_done" if found is CriterionResult.NOT else "done"
    written = f"  funding: none\n  {key}: {done}\n  {listed}: [{key}]\n"
    said = judged(criterion, ("  funding: none\n", written), standard=standard)

    assert (said.found, said.lines) == (found, (line("funding: none") + 1,))
    assert done in said.because
    assert judged(criterion, standard=standard).found is CriterionResult.NOT


@pytest.mark.parametrize(("listed", "found"), [("done", CriterionResult.MET), ("not_done", CriterionResult.NOT)])
def test_no_first_word_decides_what_was_done(listed: str, found: CriterionResult) -> None:
    said = "No group of readers did worse than another."
    written = f"  funding: none\n  equality: {said}\n"
    change, unlisted = (("  funding: none\n", one) for one in (f"{written}  {listed}: equality\n", written))

    assert judged("P4", change, standard="his").found is found
    assert judged("P4", unlisted, standard="his").found is CriterionResult.HUMAN


@pytest.mark.parametrize("name", STANDARDS)
@pytest.mark.parametrize("status", ["draft", "approved"])
def test_every_sentence_of_a_report_can_be_said_in_another_language(name: str, status: str) -> None:
    aid = aid_from(small(("status: draft", f"status: {status}")))

    made = assess(aid, name, TODAY, lambda text: f"<{text}>")

    for section, found in made.sections:
        assert section.title.startswith("<")
        for criterion, judgement in found:
            assert criterion.asks.startswith("<")
            assert judgement.because.startswith("<")
            assert judgement.because.endswith(">")


@pytest.mark.parametrize("name", STANDARDS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_sentence_of_a_report_says_one_of_many(name: str, language: str) -> None:
    """A file so small that there is one of nearly everything."""
    made = assess(aid_from(SMALL), name, TODAY, catalogue(language).gettext)

    said = " ".join(judgement.because for _section, found in made.sections for _criterion, judgement in found)
    assert re.findall(r"(?<![\d.])1 (?!in all|en total|in N|de cada)[^\W\d]\w*s\b", said) == []
    assert re.search(r"\b1\b", said)


@pytest.mark.parametrize(
    ("criterion", "key"),
    [
        ("2.4.1", "test_measures"),
        ("2.4.2", "after_positive"),
        ("2.4.3", "after_negative"),
        ("2.4.4", "overdiagnosis"),
    ],
)
def test_what_a_test_must_say_is_asked_of_tests_and_screenings_alone(criterion: str, key: str) -> None:
    form_2 = ("title: Stiff", "format: 2\ntitle: Stiff")
    screening = "  funding: none\n  kind: screening\n"
    written = f"{screening}  {key}: Cells that grow too fast.\n"

    assert judged(criterion).found is CriterionResult.NOT_APPLICABLE
    assert judged(criterion, form_2, ("  funding: none\n", screening)).found is CriterionResult.NOT
    said = judged(criterion, form_2, ("  funding: none\n", written))
    assert (said.found, "Cells that grow too fast." in said.because) == (CriterionResult.MET, True)


@pytest.mark.parametrize("criterion", ["Q24", "Q25", "Q26", "Q27", "Q28"])
def test_whether_a_figure_is_that_of_a_result_is_for_a_human(criterion: str) -> None:
    form_2, a_test = (
        ("title: Stiff", "format: 2\ntitle: Stiff"),
        ("  funding: none\n", "  funding: none\n  kind: test\n"),
    )
    figure = (
        "    chance: {people: 32, of: 40, event: moved with ease, over: 6 months, range: [64, 91], "
        "range_is: computed here}\n"
    )

    assert judged(criterion).found is CriterionResult.NOT_APPLICABLE
    assert judged(criterion, form_2, a_test).found is CriterionResult.HUMAN
    assert judged(criterion, form_2, a_test, (figure, "")).found is CriterionResult.NOT


def test_an_aid_about_a_screening_is_judged_by_all_nine_criteria_for_tests() -> None:
    made = assess(aid_from(MAMMOGRAMS), "ipdasi", TODAY)
    of_tests = {"2.4.1", "2.4.2", "2.4.3", "2.4.4", "Q24", "Q25", "Q26", "Q27", "Q28"}
    found = [one.found for _, judged in made.sections for criterion, one in judged if criterion.id in of_tests]

    assert found == [CriterionResult.MET] * 4 + [CriterionResult.HUMAN] * 5


def test_a_difference_without_its_groups_is_said_one_way() -> None:
    counted = "chance: {per_100: 18, of: 421545, who: women, event: had a false alarm, over: 20 years}"
    fewer = (
        "difference: {fewer: 3, unit: false alarms, per: 1000, who: women, over: 20 years, compared_with: no screening}"
    )

    found = [
        judgement
        for text in (MAMMOGRAMS, MAMMOGRAMS.replace(counted, fewer))
        for _, judgements in assess(aid_from(text), "nice", TODAY).sections
        for criterion, judgement in judgements
        if criterion.id == "4.5"
    ]
    assert [one.found for one in found] == [CriterionResult.MET, CriterionResult.PARTLY]
    assert found[1].because.endswith("as how many more or fewer: 1.")


def test_a_time_that_the_source_does_not_give_is_no_stated_time() -> None:
    untimed = ("over: 6 months", f"over: {TIME_NOT_GIVEN}")

    assert judged("4.3", standard="nice").found is CriterionResult.MET
    assert judged("4.3", untimed, standard="nice").found is not CriterionResult.MET
