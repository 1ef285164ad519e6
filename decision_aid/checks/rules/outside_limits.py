"""A number in a condition lies within the limits of its question: nobody can answer with any other.

Passes:
    ask_the_team:
      - {ask: Is it different at my age?, consideration: days, when: {age: {at_least: 65}}}
Fails:
    ask_the_team:
      - {ask: Is it different at my age?, consideration: days, when: {age: {below: 16}}}
Fails:
    ask_the_team:
      - {ask: Is it different at my age?, consideration: days, when: {age: {at_least: 65, below: 200}}}
"""

from collections.abc import Iterator

from decision_aid.checks.proofs.all_people import all_people
from decision_aid.checks.proofs.condition_uses import UseKind, condition_uses
from decision_aid.checks.proofs.wording import named_clause
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import NumberRange
from decision_aid.model.problems import Level, Problem, Wording, worded


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each number range that no answer can lie in, a warning at one with an end beyond the limits."""
    everybody = all_people(aid)
    for use in condition_uses(aid):
        for line in use.clauses if use.kind is not UseKind.LIKE else ():
            limits = aid.question(line.question).limits
            never = not everybody.accepts_any_answer(line)
            if isinstance(line.answers, NumberRange) and (never or _beyond(line.answers, limits)):
                wording = named_clause(aid, line)
                if _is_upside_down(line.answers):
                    message = worded("{} leaves no number between its two ends. Change one of them.", wording)
                    yield Problem(line.place, "outside-limits", message)
                    continue
                found = "no answer can lie in it" if never else "one end of it makes no difference"
                message = worded(
                    "{} goes beyond the limits {} of the question: {}. Change the number, or the limits.",
                    *(wording, Wording(str(list(limits)), f"{limits[0]} to {limits[1]}"), found),
                )
                yield Problem(line.place, "outside-limits", message, Level.ERROR if never else Level.WARNING)


def _is_upside_down(band: NumberRange) -> bool:
    return band.at_least is not None and band.below is not None and band.below <= band.at_least


def _beyond(band: NumberRange, limits: tuple[int, int]) -> bool:
    lowest, highest = limits
    low, high = band.at_least, band.below
    return (low is not None and low < lowest) or (high is not None and high > highest + 1)
