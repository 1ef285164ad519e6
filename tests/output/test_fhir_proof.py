"""A FHIR form shows what our engine shows: everybody on small aids, forms made wrong, and FHIRPath beside it."""

import random
from functools import cache
from pathlib import Path

from fhirpathpy import compile as compiled  # evaluates FHIRPath, and knows nothing of us
from fhirpathpy.models import models

from decision_aid.consultation.path import follow_path
from decision_aid.model.conditions import Truth
from decision_aid.output.fhir.questionnaire import questionnaire
from tests.support.fhir import EXPRESSION, PlainForm, as_response, values_of
from tests.support.fhir_people import everybody_about, seeded_mutants, somebody, told_of, wrongly_shown
from tests.support.random_people import FILES, aid
from tests.support.sampling import sampled
from tests.support.small_spaces import everybody, small_aid

DENSE = [path for path in FILES if path.stem != "starter"]
MUTANTS = 17  # of each form
PEOPLE = 6


@cache
def form(path: Path) -> PlainForm:
    """The form of a shipped aid."""
    return PlainForm(questionnaire(aid(path)))


@sampled("seed", [(seed,) for seed in range(300)], [(seed,) for seed in (*range(5), 187)])  # 187 multiplies out most
def test_on_a_small_aid_nobody_at_all_is_shown_anything_else(seed: int) -> None:
    found = small_aid(seed)
    form = questionnaire(found)

    for made in (PlainForm(form), PlainForm(form, strict=True)):
        for answers in everybody(found):
            assert wrongly_shown(found, made.enabled(values_of(found, answers)), answers) == set()


@sampled("path", DENSE, [DENSE[-1]])
def test_a_form_with_one_test_wrong_is_noticed(path: Path) -> None:
    mutants = list(seeded_mutants(aid(path), form(path), MUTANTS))

    assert [name for name, noticed in mutants if not noticed] == []


@sampled("path, part", [(path, part) for path in DENSE for part in range(6)], [(DENSE[-1], 0)])
def test_the_expressions_say_what_may_apply(path: Path, part: int) -> None:
    found, told = aid(path), told_of(aid(path))
    by_expression = {
        one["valueExpression"]["expression"]: told[name.removeprefix("may:")]
        for name, item in form(path).items.items()
        for one in item.get("extension", ())
        if one["url"] == EXPRESSION
    }
    for expression, condition in sorted(by_expression.items(), key=lambda pair: pair[0])[part::6]:
        may_apply = compiled(expression, models["r4"])
        for answers in [
            *(somebody(found, random.Random(seed)) for seed in range(PEOPLE)),
            *list(everybody_about(found, condition, random.Random(part)))[:PEOPLE],
        ]:
            response = as_response(values_of(found, answers))
            truth = follow_path(found, answers).holds(condition)
            assert may_apply(response, {"resource": response}) == [truth is Truth.CANNOT_TELL]
