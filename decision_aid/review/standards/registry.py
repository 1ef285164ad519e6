"""The closed list of judgements that a standard's data file may name; some are only for tests and screenings."""

from collections.abc import Mapping
from functools import partial

from decision_aid.consultation.wording import _
from decision_aid.model.enums import DecisionKind
from decision_aid.review.standards import content, declared, development, numbers
from decision_aid.review.standards.declared import stated
from decision_aid.review.standards.judgement import (
    AssessedAid,
    CriterionResult,
    Judge,
    Judgement,
    lines_of_statements,
)

OF_A_TREATMENT = _("It is asked of aids about a test or a screening, and this one is about a treatment.")
NO_FIGURES = _("The file has no figures.")
FIGURES = _("The file has %(count)s figures. Whether this is one of them, a human must say.")
STATED: Mapping[str, str] = {
    "test_measure_stated": "test_measures",
    "after_positive_stated": "after_positive",
    "after_negative_stated": "after_negative",
    "overdiagnosis_stated": "overdiagnosis",
}


def of_tests(judged: AssessedAid, judge: Judge) -> Judgement:
    """What the judge finds of an aid about a test or a screening."""
    if judged.aid.about.kind is DecisionKind.TREATMENT:
        return Judgement(CriterionResult.NOT_APPLICABLE, judged.say(OF_A_TREATMENT))
    return judge(judged)


def figure_of_a_result(judged: AssessedAid) -> Judgement:
    """The chance of a true or false result, or of a disease found: no program can tell which figure that is."""
    found = [one for one, content in judged.findings if content.figure]
    if not found:
        return Judgement(CriterionResult.NOT, judged.say(NO_FIGURES))
    return Judgement(CriterionResult.HUMAN, judged.say(FIGURES, count=len(found)), lines_of_statements(found))


OF_TESTS: Mapping[str, Judge] = {
    **{name: partial(of_tests, judge=partial(stated, key=key)) for name, key in STATED.items()},
    "result_figures_given": partial(of_tests, judge=figure_of_a_result),
}
LISTED: tuple[Judge, ...] = (
    content.options_laid_out,
    content.benefits_of_every_option,
    content.harms_of_every_option,
    content.daily_life,
    content.options_treated_alike,
    content.side_by_side,
    content.asks_what_matters,
    content.step_by_step,
    content.questions_for_the_visit,
    numbers.sources_cited,
    numbers.uncertainty_stated,
    numbers.certainty_stated,
    numbers.chances_given,
    numbers.people_described,
    numbers.counts_given,
    numbers.time_stated,
    numbers.both_frames,
    numbers.several_ways,
    numbers.same_time,
    numbers.same_number,
    declared.needs_human,
    development.dated,
    development.interests_stated,
    development.writers_named,
    declared.patients_took_part,
    declared.clinicians_reviewed,
    development.reading_grade_reported,
    development.reading_age,
)
JUDGEMENTS: Mapping[str, Judge] = {
    **{judge.__name__: judge for judge in LISTED},
    **declared.BY_KEY,
    **OF_TESTS,
}
