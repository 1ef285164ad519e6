"""The closed list of judgements that a standard's data file may name, by function name."""

from collections.abc import Callable, Mapping

from decision_aid.review.standards import content, development, external_review, numbers
from decision_aid.review.standards.judgement import AssessedAid, Judgement

Judge = Callable[[AssessedAid], Judgement]

LISTED: tuple[Judge, ...] = (
    content.condition_described,
    content.decision_stated,
    content.audience_stated,
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
    external_review.needs_human,
    development.only_for_tests,
    development.dated,
    development.update_policy,
    development.funding_stated,
    development.interests_stated,
    development.writers_named,
    development.method_described,
    external_review.patients_took_part,
    external_review.clinicians_reviewed,
    external_review.country_stated,
    external_review.peer_reviewed,
    external_review.tried_with_patients,
    external_review.tried_with_clinicians,
    external_review.tried_widely,
    external_review.effect_studied,
    external_review.effect_shown,
    external_review.equality_considered,
    development.reading_grade_reported,
    development.reading_age,
)
JUDGEMENTS: Mapping[str, Judge] = {judge.__name__: judge for judge in LISTED}
