"""No option is told about three times as much as another: what takes up more of the page seems to matter more.

Passes:
    statements:
      - {option: wait, outcome: ease, id: a, says: A., certainty: low, because: few, sources: [beta]}
      - {option: exercises, outcome: ease, id: b, says: B., certainty: low, because: few, sources: [beta]}
Fails:
    statements:
      - {option: wait, outcome: ease, id: a, says: A., certainty: low, because: few, sources: [beta]}
      - {option: wait, outcome: ease, id: b, says: B., certainty: low, because: few, sources: [beta]}
      - {option: wait, outcome: ease, id: c, says: C., certainty: low, because: few, sources: [beta]}
      - {option: wait, outcome: ease, id: d, says: D., certainty: low, because: few, sources: [beta]}
      - {option: wait, outcome: ease, id: e, says: E., certainty: low, because: few, sources: [beta]}
      - {option: wait, outcome: ease, id: f, says: F., certainty: low, because: few, sources: [beta]}
      - {option: wait, outcome: ease, id: g, says: G., certainty: low, because: few, sources: [beta]}
      - {option: wait, outcome: ease, id: h, says: H., certainty: low, because: few, sources: [beta]}
      - {option: wait, outcome: ease, id: i, says: I., certainty: low, because: few, sources: [beta]}
      - {option: wait, outcome: ease, id: j, says: J., certainty: low, because: few, sources: [beta]}
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from decision_aid.checks.naming import listed, named, named_in
from decision_aid.consultation.path import path_of_example
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import OutcomeKind
from decision_aid.model.evidence import Finding, Statement
from decision_aid.model.problems import Level, Problem, Wording, worded

MOST_TIMES = 3
ENOUGH = {"words": 300, "findings": 10, "findings on harms": 10, "figures": 10}  # of less, a ratio says little
Amount = tuple[int, int, int, int]  # of one statement, as ENOUGH has them

SAY_WHY = Wording("say in a waiver here", "let it stand with a reason that says")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each option of which more than three times as much is told as of another.

    That is counted over the whole file, and then for each example person: what evens it out may be for other people.
    """
    harms = {outcome.id for outcome in aid.outcomes if OutcomeKind.HARM in outcome.sides}
    amounts = {statement.id: _amount(statement, harms) for statement in aid.statements}
    readers = {"In the whole file": _of_each_option(aid, aid.statements, amounts)}
    for example in aid.examples:
        statements = [
            statement for statement, truth in path_of_example(aid, example).statement_results() if truth is Truth.YES
        ]
        readers[f"For the example '{example.name}'"] = _of_each_option(aid, statements, amounts)
    for option in aid.options:
        found = (
            worded("{}, of {} there are {}.", who, named(option), listed(uneven))
            for who, told in readers.items()
            if (uneven := [said for name in ENOUGH if (said := _uneven(aid, name, told[option.id][name], told))])
        )
        if first := next(found, ""):
            message = worded("{} Tell the options alike, or {} why that can't be.", first, SAY_WHY)
            yield Problem(option.place, "uneven-options", message, Level.WARNING)


def _uneven(aid: DecisionAid, name: str, amount: int, told: Mapping[str, Mapping[str, int]]) -> str:
    """How much there is, set against the option with least of it; "" if that is not too uneven."""
    least = min(told, key=lambda option: told[option][name])
    is_uneven = amount >= ENOUGH[name] and amount > MOST_TIMES * told[least][name]
    if not is_uneven:
        return ""
    return worded("{} {} (of {} {})", amount, name, named_in(aid.options, least), told[least][name])


def _of_each_option(
    aid: DecisionAid, statements: Iterable[Statement], amounts: Mapping[str, Amount]
) -> dict[str, dict[str, int]]:
    """What is counted of each option: a table once, and nothing that is for every option alike."""
    told: dict[str, list[Amount]] = {option.id: [(0, 0, 0, 0)] for option in aid.options}
    for one in {statement.table or statement.id: statement for statement in reversed([*statements])}.values():
        for option in one.options:
            told[option].append(amounts[one.id])
    return {
        option: dict(zip(ENOUGH, map(sum, zip(*found, strict=True)), strict=True)) for option, found in told.items()
    }


def _amount(statement: Statement, harms: Collection[str]) -> Amount:
    words = len(statement.text.split())
    if not isinstance(statement.content, Finding):
        return words, 0, 0, 0
    return (
        words + len(statement.content.note.split()),
        1,
        statement.outcome in harms,
        statement.content.figure is not None,
    )
