"""Every figure of an aid with all that it is: of what, when, whom, against what, how sure, and who is shown it.

A dossier in `tests/support/dossiers/` holds the same, typed by hand from the facts, so that a change to any shows.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from decision_aid.checks.text.chances import figures
from decision_aid.consultation.condition_phrases import condition_phrase
from decision_aid.consultation.wording import english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.amounts import Amount, Difference
from decision_aid.model.chains import Chain
from decision_aid.model.conditions import All as AllOf
from decision_aid.model.conditions import Clause, NumberRange, clauses_of, parts_of
from decision_aid.model.evidence import OPTION_WORDS, Arm, Chance, Course, Finding, Statement

FOLDER = Path(__file__).parent / "dossiers"
FOR_READERS = ("fact", "people", "read")  # what the figure of an aid does not have
EITHER_OF = {word: written for written, word in OPTION_WORDS}
Row = dict[str, Any]


def dossier(name: str) -> dict[str, Any]:
    """The facts in that file."""
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return found


def in_dossier(facts: Mapping[str, Any]) -> list[str]:
    """Each figure of the dossier as one line, sorted."""
    return _lines({key: value for key, value in one.items() if key not in FOR_READERS} for one in facts["figures"])


def in_aid(aid: DecisionAid) -> list[str]:
    """Each figure of the aid as one line, sorted: one for each group and each step."""
    return sorted(line for lines in by_statement(aid).values() for line in lines)


def by_statement(aid: DecisionAid) -> dict[str, list[str]]:
    """The figures of each statement that has some, a line each, by the id of the statement."""
    rows: dict[str, list[Row]] = {}
    for found in figures(aid):
        rows.setdefault(found[0].id, []).extend(_rows(aid, *found))
    return {statement: _lines(iter(of_it)) for statement, of_it in rows.items()}


def people_in_sources(aid: DecisionAid) -> dict[str, str]:
    """Who is in the study, for each source of a figure, by its id."""
    used = {finding.sources[0] for _, finding, _ in figures(aid)}
    return {source.id: source.people for source in aid.sources if source.id in used}


def in_every_respect(aid: DecisionAid, facts: Mapping[str, Any]) -> dict[str, object]:
    """What is compared, by what it is of: the figures of a statement, the people of a source, the words of a status."""
    said = {f"status of {one.id}": one.text for one in aid.statements if one.id in facts["statuses"]}
    people = {f"people of {source}": who for source, who in people_in_sources(aid).items()}
    return {**by_statement(aid), **people, **said}


def _lines(rows: Iterator[Row]) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows)


def _rows(aid: DecisionAid, statement: Statement, finding: Finding, figure: object) -> Iterator[Row]:
    shared: Row = {
        "source": finding.sources[0],
        "certainty": finding.certainty.value if finding.certainty else "",
        "shown_to": _shown_to(aid, statement),
        "option": EITHER_OF.get(statement.option, statement.option),
    }
    if finding.modelled:
        shared["modelled"] = True
    if isinstance(figure, Chance):
        yield from (shared | row for row in _of_chance(figure))
    elif isinstance(figure, Difference):
        yield shared | _of_difference(figure)
    elif isinstance(figure, Chain):
        yield from (shared | row for row in _of_chain(figure))
    elif isinstance(figure, Course):
        yield from (shared | _of_arm(chance, arm) for chance in figure.chances for arm in chance.arms)
    elif isinstance(figure, Amount):
        yield from (shared | row for row in _of_amount(figure))
    else:
        raise AssertionError(f"'{statement.id}' has a figure that no dossier holds yet")


def _of_chance(chance: Chance) -> Iterator[Row]:
    yield from (_of_arm(chance, arm) for arm in chance.arms)
    if chance.change:
        first, second = (arm.name or arm.option for arm in chance.arms)
        when = (chance.over, chance.at, None, chance.place, chance.who)
        row = _of_difference(Difference(chance.change, chance.event, chance.arms[0].per, second, *when))
        yield row | {"group": first}


def _of_arm(chance: Chance, arm: Arm) -> Row:
    row: Row = {
        "kind": "share",
        "value": str(arm.share if arm.people is None else arm.people),
        "per": arm.per if arm.people is None else arm.of,
        "who": chance.who,
        "event": chance.event,
        "time": chance.over or chance.at,
        "group": arm.name or arm.option,
        "compared_with": ", ".join(one.name or one.option for one in chance.arms if one is not arm),
    }
    row |= {"range": [str(arm.range.low), str(arm.range.high)]} if arm.range else {}
    return row | ({"option": arm.option} if arm.option else {})


def _of_amount(figure: Amount) -> Iterator[Row]:
    names = [one.name or one.option for one in figure.groups]
    for group in figure.groups:
        row: Row = {
            "kind": figure.statistic.value,
            "value": str(group.value),
            "event": figure.unit,
            "time": figure.over or figure.at,
            "group": group.name or group.option,
            "compared_with": ", ".join(name for name in names if name != (group.name or group.option)),
        }
        yield row | ({"option": group.option} if group.option else {})
    if figure.change:
        when = (figure.over, figure.at, None, figure.place)
        yield _of_difference(Difference(figure.change, figure.unit, None, names[1], *when)) | {"group": names[0]}


def _of_difference(figure: Difference) -> Row:
    change = figure.change
    row: Row = {
        "kind": "fewer" if change.by < 0 else "more",
        "value": str(abs(change.by)),
        "per": figure.per,
        "who": figure.who,
        "event": figure.unit,
        "time": figure.over or figure.at,
        "group": "",
        "compared_with": figure.compared_with,
    }
    if change.interval:
        ends: Sequence[str] = sorted(str(abs(end)) for end in (change.interval.low, change.interval.high))
        row["range"] = list(ends)
        if change.interval.low < 0 < change.interval.high:
            row["may_be_none"] = True
    return row | ({"may_be_none": True} if change.may_be_none else {})


def _of_chain(figure: Chain) -> Iterator[Row]:
    events = {step.id: step.event for step in figure.steps}
    for step in figure.steps:
        row: Row = {
            "kind": "step",
            "value": str(step.people),
            "per": figure.per,
            "who": figure.who,
            "event": step.event,
            "time": figure.over or figure.at,
            "group": "",
            "compared_with": "",
        }
        yield row | ({"among": events[step.among]} if step.among else {})


def _shown_to(aid: DecisionAid, statement: Statement) -> Row:
    """The answers of those who are shown it, a question each; a number is from and to, both counted.

    Where one of several answers will do, they are in words.
    """
    if not all(isinstance(part, Clause | AllOf) for part in _every_part(statement.when)):
        return {"in words": condition_phrase({one.id: one for one in aid.questions}, statement.when, english)}
    found: Row = {}
    for clause in clauses_of(statement.when):
        if isinstance(clause.answers, NumberRange):
            low, high = found.get(clause.question, aid.question(clause.question).limits)
            at_least, below = clause.answers.at_least, clause.answers.below
            found[clause.question] = [
                low if at_least is None else max(low, at_least),
                high if below is None else min(high, below - 1),
            ]
        else:
            kept = set(found.get(clause.question, clause.answers)) & clause.answers
            found[clause.question] = sorted(kept)
    return found


def _every_part(condition: Any) -> Iterator[Any]:
    yield condition
    for part in () if isinstance(condition, Clause) else parts_of(condition):
        yield from _every_part(part)
