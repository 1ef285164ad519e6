"""The closed list of judgements that a standard's data file may name: the functions of `content`, `numbers` and so on.

Those on tests and screenings do not apply to an aid about a treatment.
"""

import inspect
from collections.abc import Iterator, Mapping
from functools import partial
from types import ModuleType

from decision_aid.model.enums import DecisionKind
from decision_aid.model.gettext_marker import _
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
    statements = [statement for statement, content in judged.findings if content.figure]
    if not statements:
        return Judgement(CriterionResult.NOT, judged.say(numbers.NO_FIGURES))
    return Judgement(CriterionResult.HUMAN, judged.say(FIGURES, count=len(statements)), lines_of_statements(statements))


def _judges(part: ModuleType) -> Iterator[tuple[str, Judge]]:
    """Each public function of the module that takes what is assessed, and nothing else."""
    for name, found in inspect.getmembers(part, inspect.isfunction):
        if not name.startswith("_") and list(inspect.signature(found).parameters) == ["judged"]:
            yield name, found


OF_TESTS: Mapping[str, Judge] = {
    **{name: partial(of_tests, judge=partial(stated, key=key)) for name, key in STATED.items()},
    "result_figures_given": partial(of_tests, judge=figure_of_a_result),
}
JUDGEMENTS: Mapping[str, Judge] = {
    **{name: judge for part in (content, numbers, declared, development) for name, judge in _judges(part)},
    **declared.BY_KEY,
    **OF_TESTS,
}
