"""Everybody's glance has one to seven rows, has benefits and harms, and parts no outcomes that are never shown apart.

Passes:
    format: 2
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days, with: [ease]}
    statements:
      - {option: wait, outcome: sleep, not_known: Nobody has asked this., because: not studied}
      - {option: exercises, outcome: sleep, not_known: The trial did not ask., because: not reported}
Fails:
    format: 2
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days, with: [ease], glance: yes}
    statements:
      - {option: wait, outcome: sleep, not_known: Nobody has asked this., because: not studied, head: Nobody has asked.}
      - {option: exercises, outcome: sleep, not_known: The trial did not ask., because: not reported,
         head: The trial did not ask.}
"""

from collections.abc import Iterator, Sequence

from decision_aid.checks.naming import listed, named
from decision_aid.checks.proofs.all_people import all_people
from decision_aid.checks.proofs.wording import describe_person, problem_of_somebody
from decision_aid.consultation.answer_code import encode_answers
from decision_aid.model.aid import DecisionAid, Outcome, kept_together
from decision_aid.model.conditions import ALWAYS, Truth
from decision_aid.model.enums import OutcomeKind
from decision_aid.model.problems import Level, Problem, Wording, worded

MOST_ROWS = 7
ALL_OR_NONE = Wording("Give all of them 'glance: yes', or none.", "Put all of them in the glance, or none.")
FOR_THE_SAME = Wording(
    "Give all of them the same 'glance_when:'.", "Put all of them in the glance for the same answers."
)
NEEDS_GLANCE = Wording(
    "Add 'glance: yes', or delete 'glance_when:'.", "Put it in the glance, or take away the answers for which it is."
)
SIDES = ((OutcomeKind.BENEFIT, "row on a benefit"), (OutcomeKind.HARM, "row on a harm"))


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each outcome that is shown apart from others, and where somebody's glance is empty; else warnings."""
    for group in kept_together(aid.outcomes):
        yield from _apart(group)
        yield from _for_other_people(group)
    yield from _not_in_it(aid.outcomes)
    rows = [outcome for outcome in aid.outcomes if outcome.glance]
    yield from _too_many(aid, rows)
    yield from _empty_or_one_sided(aid, rows)


def _apart(group: Sequence[Outcome]) -> Iterator[Problem]:
    apart = [named(outcome) for outcome in group if not outcome.glance]
    for outcome in group if apart else ():
        if outcome.glance:
            message = worded(
                "{} is in the glance, and {}, from which it is never shown apart, is not. {}",
                *(named(outcome), listed(apart, " and "), ALL_OR_NONE),
            )
            yield Problem(outcome.place, "glance-rows", message)


def _not_in_it(outcomes: Sequence[Outcome]) -> Iterator[Problem]:
    for outcome in outcomes:
        if outcome.glance_when != ALWAYS and not outcome.glance:
            message = worded("{} is not in the glance, and says for whom it is there. {}", named(outcome), NEEDS_GLANCE)
            yield Problem(outcome.place, "glance-rows", message)


def _for_other_people(group: Sequence[Outcome]) -> Iterator[Problem]:
    """Those of a group in the glance that are there for other people than its first."""
    first, *others = group
    for outcome in others if first.glance else ():
        if outcome.glance and outcome.glance_when != first.glance_when:
            message = worded(
                "{} is in the glance for other people than {}, from which it is never shown apart. {}",
                *(named(outcome), named(first), FOR_THE_SAME),
            )
            yield Problem(outcome.place, "glance-rows", message)


def _too_many(aid: DecisionAid, rows: Sequence[Outcome]) -> Iterator[Problem]:
    """A warning where somebody's glance gets long."""
    outcomes, whom, code = _longest(aid, rows) if len(rows) > MOST_ROWS else ((), Wording(""), "")
    if len(outcomes) > MOST_ROWS:
        message = worded(
            "The glance has {} rows{}. Choose at most {}, those that matter to most people; each person's own come on "
            "top.",
            *(str(len(outcomes)), whom, str(MOST_ROWS)),
        )
        yield Problem(outcomes[MOST_ROWS].place, "glance-rows", message, Level.WARNING, code=code)


def _longest(aid: DecisionAid, rows: Sequence[Outcome]) -> tuple[Sequence[Outcome], Wording, str]:
    """The rows of whoever has most, who that is and their code; nothing of them where everybody has the same."""
    everybody = all_people(aid)
    when = [(row, everybody.encode(row.glance_when, Truth.YES)) for row in rows]
    for_some = [literal for _, literal in when if abs(literal) != everybody.solver.true]
    if not for_some:
        return rows, Wording(""), ""
    most = {everybody.solver.true, *everybody.solver.maximise(for_some)[0]}
    person = everybody.example_person(*most)
    outcomes = [outcome for outcome, literal in when if literal in most]
    return outcomes, worded(" for {}", describe_person(aid, person)), encode_answers(aid, person)


def _empty_or_one_sided(aid: DecisionAid, rows: Sequence[Outcome]) -> Iterator[Problem]:
    """An error where somebody's glance has no row, and a warning where it has none of one side."""
    empty = list(_nobody_without(aid, rows, "row", Level.ERROR))
    yield from empty
    for side, called in SIDES:
        if not empty:
            yield from _nobody_without(aid, [row for row in rows if side in row.sides], called, Level.WARNING)


def _nobody_without(aid: DecisionAid, rows: Sequence[Outcome], called: str, level: Level) -> Iterator[Problem]:
    """A problem where all of these rows are for some people alone, and somebody has none of them."""

    def tell(whom: Wording) -> Problem:
        message = worded("The glance has no {} for {}. Let one more be in it for them.", called, whom)
        return Problem(rows[0].place, "glance-rows", message, level)

    if rows and all(row.glance_when != ALWAYS for row in rows):
        unknown = worded("whether the glance of everybody has a {}", called)
        yield from problem_of_somebody(aid, [(row.glance_when, Truth.NO) for row in rows], tell, unknown)
