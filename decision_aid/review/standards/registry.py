"""The closed list of judgements that a standard's data file may name, by name."""

from collections.abc import Mapping

from decision_aid.review.standards import content, declared, development, numbers, of_tests
from decision_aid.review.standards.judgement import Judge

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
    **of_tests.OF_TESTS,
}
