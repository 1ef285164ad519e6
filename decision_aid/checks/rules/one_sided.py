"""Every option shows everybody both sides: a benefit, a harm and a burden or something practical, or a written gap.

Passes:
    options:
      cold: {name: Cold, involves: Ice in the evening}
    statements:
      - {option: cold, outcome: ease, not_known: Nobody has asked this., because: not studied}
      - {option: cold, outcome: time, not_known: Nobody has asked this., because: not studied}
      - {option: cold, outcome: ache, not_known: Nobody has asked this., because: not studied}
Fails:
    options:
      cold: {name: Cold, involves: Ice in the evening}
    statements:
      - {option: cold, outcome: ease, not_known: Nobody has asked this., because: not studied}
      - {option: cold, outcome: time, not_known: Nobody has asked this., because: not studied}
      - {option: cold, outcome: ache, not_known: Nobody has asked this., because: not studied, when: {duration: [long]}}
"""

from collections.abc import Iterator

from decision_aid.checks.aid_cache import cached_for_last_aid
from decision_aid.checks.naming import GAP, key, named, named_in
from decision_aid.checks.proofs.all_people import all_people
from decision_aid.checks.proofs.wording import describe_person
from decision_aid.consultation.answer_code import encode_answers
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth, clauses_of
from decision_aid.model.enums import OutcomeKind
from decision_aid.model.evidence import Statement
from decision_aid.model.problems import Level, Problem, Wording, worded
from decision_aid.rule_file.schema.table import OUTCOME

SIDES = {
    "a benefit": {OutcomeKind.BENEFIT},
    "a harm": {OutcomeKind.HARM},
    "a burden or something practical": {OutcomeKind.BURDEN, OutcomeKind.PRACTICAL},
}

REMEDY = Wording(
    "Write a statement or a 'not_known:' without a 'when:', or delete one 'when:'.",
    f"Write a statement or a {GAP.in_form} that is shown to everybody, or let one of them be shown to everybody.",
)
DIRECTION = key(OUTCOME, "direction", "direction:")
RARER = worded(", or say of a harm in {} that it may happen less often", DIRECTION)
TURNED = {"a benefit": "a harm", "a harm": "a benefit"}  # what each is where it becomes rarer


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each option of which somebody is shown nothing on one side, with an example person."""
    for side in SIDES:
        if not _outcomes(aid, side) and aid.options:
            yield _without_side(aid, side)
    for option, side, here in one_sided_options(aid):
        whom, code = _whom(aid, here)
        message = worded(
            "Of {}, nothing that is {} is shown to {}. {}", named_in(aid.options, option), side, whom, REMEDY
        )
        yield Problem(here[0].place, "one-sided", message, Level.WARNING, code=code)


def _without_side(aid: DecisionAid, side: str) -> Problem:
    """No outcome is on that side; the problem is at one that would be, but for what an option may do to it."""
    turned = next((outcome for outcome in aid.outcomes if outcome.kind in SIDES[side]), None)
    if turned is None:
        message = worded(
            "No outcome is {}, so every option looks one-sided. Add one, with a statement or a {}{}. Do not relabel "
            "another one: what it is to people stays the same.",
            *(side, GAP, RARER if side == "a benefit" else ""),
        )
        return Problem(aid.options[0].place, "one-sided", message, Level.WARNING)
    message = worded(
        "{} is {} that may happen less often, so it counts as {}. No other outcome is {}, so every option looks "
        "one-sided. Change its {}, or add another outcome, with a statement or a {}.",
        *(named(turned), side, TURNED[side], side, DIRECTION, GAP),
    )
    return Problem(turned.place, "one-sided", message, Level.WARNING)


@cached_for_last_aid
def one_sided_options(aid: DecisionAid) -> tuple[tuple[str, str, list[Statement]], ...]:
    """Each option of which somebody is shown nothing on one side, with that side and all statements on it."""
    stated = [
        (
            option.id,
            side,
            [
                statement
                for statement in aid.statements
                if option.id in statement.options and statement.outcome in outcomes
            ],
        )
        for side in SIDES
        if (outcomes := _outcomes(aid, side))
        for option in aid.options
    ]
    return tuple(
        (option, side, here)
        for option, side, here in stated
        if here and all(clauses_of(statement.when) for statement in here) and not _has_a_case_for_everybody(aid, here)
    )


def _outcomes(aid: DecisionAid, side: str) -> set[str]:
    return {outcome.id for outcome in aid.outcomes if outcome.sides & SIDES[side]}


def _has_a_case_for_everybody(aid: DecisionAid, statements: list[Statement]) -> bool:
    """Whether nobody is left out and a table is among them, which stands whole before whoever has not answered."""
    nothing = [(statement.when, Truth.NO) for statement in statements]
    return any(statement.table for statement in statements) and all_people(aid).satisfiable(*nothing) is Truth.NO


def _whom(aid: DecisionAid, statements: list[Statement]) -> tuple[str, str]:
    """Who is shown none of the statements, and their code: one for whom all are left out, or one without answers."""
    nothing = [(statement.when, Truth.NO) for statement in statements]
    truth = all_people(aid).satisfiable(*nothing)
    if truth is Truth.NO:
        return "somebody who has not answered anything: statements may apply, and none is sure to", ""
    if truth is Truth.CANNOT_TELL:
        return "somebody who has not answered anything; whether to others too could not be found out in time", ""
    person = all_people(aid).example_person(*nothing)
    return describe_person(aid, person), encode_answers(aid, person)
