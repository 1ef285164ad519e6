"""The name of a judgement comes in; the function that makes it goes out, from a closed list for data files."""

from collections.abc import Callable, Mapping

from decision_aid.standards import content, making, numbers, others
from decision_aid.standards.judgement import Judged, Judgement

Judge = Callable[[Judged], Judgement]

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
    numbers.uncertainty_told,
    numbers.certainty_told,
    numbers.chances_given,
    numbers.people_described,
    numbers.counts_given,
    numbers.time_told,
    numbers.both_frames,
    numbers.several_ways,
    numbers.same_time,
    numbers.same_number,
    others.human,
    making.only_for_tests,
    making.dated,
    making.update_policy,
    making.funding_stated,
    making.interests_stated,
    making.writers_named,
    making.method_described,
    others.patients_took_part,
    others.clinicians_reviewed,
    others.country_stated,
    others.peer_reviewed,
    others.tried_with_patients,
    others.tried_with_clinicians,
    others.tried_widely,
    others.effect_studied,
    others.effect_shown,
    others.equality_considered,
    making.reading_grade_reported,
    making.reading_age,
)
JUDGEMENTS: Mapping[str, Judge] = {judge.__name__: judge for judge in LISTED}
