"""People for the forms of FHIR, what our engine shows them, and forms that are wrong in one place."""

import itertools
import random
from collections.abc import Iterator, Mapping

from decision_aid.consultation.answers import Answer, Declined, parse_answers
from decision_aid.consultation.path import QuestionPath, follow_path
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.conditions import ALWAYS, Condition, NumberRange, Truth, clauses_of
from decision_aid.model.enums import Importance, QuestionKind
from tests.support.fhir import Item, PlainForm, values_of

MAX_PEOPLE = 3000  # asked about one condition; most have fewer


def told_of(aid: DecisionAid) -> dict[str, Condition]:
    """Everything that is for some answers alone, by its linkId."""
    told = {f"statement:{one.id}": one.when for one in aid.statements}
    at_a_glance = {one.outcome for one in aid.statements if one.head}
    heads = (one for one in aid.statements if one.head or (one.leads_glance_row and one.outcome in at_a_glance))
    told |= {f"head:{one.id}": one.when for one in heads}
    told |= {f"ask:{number}": one.when for number, one in enumerate(aid.ask_the_team, 1)}
    return told | {
        f"note:{number}:{option.id}": note.when
        for option in aid.options
        for number, note in enumerate(option.head_notes, 1)
    }


def rows_of(aid: DecisionAid) -> dict[str, Condition]:
    """For whom the row of the glance is that a head stands in, by the head's linkId."""
    rows = {outcome.id: outcome.glance_when for outcome in aid.outcomes}
    return {f"head:{one.id}": rows[one.outcome] for one in aid.statements}


def told_to(walk: QuestionPath, row: Condition, told: Condition) -> Truth:
    """Whether that is told to somebody: a head only where the row of the glance may be theirs."""
    return Truth.NO if walk.holds(row) is Truth.NO else walk.holds(told)


def shown_by_engine(walk: QuestionPath) -> set[str]:
    """The linkIds of the questions that are asked, and of what applies or may."""
    shown, rows = {name for name, truth in walk.asked.items() if truth is Truth.YES}, rows_of(walk.aid)
    for name, condition in told_of(walk.aid).items():
        told = told_to(walk, rows.get(name, ALWAYS), condition)
        prefix = {Truth.YES: "", Truth.CANNOT_TELL: "may:"}.get(told)
        shown |= set() if prefix is None else {f"{prefix}{name}"}
    return shown | {f"{_instead(walk, *cell)}:{':'.join(cell)}" for cell in cells_of(walk.aid)}


def cells_of(aid: DecisionAid) -> list[tuple[str, str]]:
    """Each outcome with each option."""
    return [(outcome.id, option.id) for outcome in aid.outcomes for option in aid.options]


def _instead(walk: QuestionPath, outcome: str, option: str) -> str:
    """What stands in a cell that has nothing of its own: that it is told above, or nowhere; else "full"."""
    told = {
        place
        for one in walk.aid.statements
        if one.outcome == outcome and one.is_about(option) and walk.holds(one.when) is not Truth.NO
        for place in ("full" if one.option == option else "above",)
    }
    return min(told, key=("full", "above").index, default="nothing")


def wrongly_shown(aid: DecisionAid, shown: set[str], answers: Mapping[str, Answer]) -> set[str]:
    """What a form shows this person and our engine does not, or the reverse."""
    told = {*told_of(aid), *(f"may:{name}" for name in told_of(aid)), *aid.questions_by_id}
    told |= {f"{what}:{outcome}:{option}" for what in ("above", "nothing") for outcome, option in cells_of(aid)}
    return told & (shown ^ shown_by_engine(follow_path(aid, answers)))


def somebody(aid: DecisionAid, draw: random.Random) -> dict[str, Answer]:
    """Answers to most of the questions, whether or not they are asked."""
    return {
        question.id: answer
        for question in aid.questions
        if (answer := draw.choice(answers_to(aid, question))) is not None
    }


def answers_to(aid: DecisionAid, question: Question) -> list[Answer | None]:
    """No answer, "rather not say", and each that a condition may tell apart; of several, one and all of them."""
    found: list[Answer | None] = [None, Declined.RATHER_NOT_SAY]
    if question.kind is QuestionKind.IMPORTANCE:
        return [*found, *Importance]
    if question.kind is QuestionKind.NUMBER:
        lowest, highest = question.limits
        ends = {number for end in _ends(aid, question.id) for number in (end - 1, end)}
        return [*found, *sorted({lowest, highest} | {one for one in ends if lowest <= one <= highest})]
    sets = [[choice.id] for choice in question.choices]
    if question.kind is QuestionKind.SEVERAL:
        sets.append([choice.id for choice in question.choices if choice.id not in question.alone])
    return [*found, *(parse_answers([question], {question.id: one})[0][question.id] for one in sets)]


def _ends(aid: DecisionAid, question: str) -> Iterator[int]:
    for _, _, clauses in aid.conditions:
        for clause in clauses:
            if clause.question == question and isinstance(clause.answers, NumberRange):
                yield from clause.answers.ends


def everybody_about(aid: DecisionAid, condition: Condition, draw: random.Random) -> Iterator[dict[str, Answer]]:
    """Every set of answers to the questions that a condition names, directly or by whom they are asked of."""
    names = _names(aid, condition)
    choices = [answers_to(aid, aid.question(name)) for name in names]
    people = list(itertools.islice(itertools.product(*choices), 200_000))
    for said in draw.sample(people, min(MAX_PEOPLE, len(people))):
        yield {name: answer for name, answer in zip(names, said, strict=True) if answer is not None}


def _names(aid: DecisionAid, condition: Condition) -> list[str]:
    found: dict[str, None] = {}
    for clause in clauses_of(condition):
        found |= dict.fromkeys((*_names(aid, aid.question(clause.question).when), clause.question))
    return list(found)


def seeded_mutants(aid: DecisionAid, form: PlainForm, count: int) -> Iterator[tuple[str, bool]]:
    """What so many wrong tests are about, one after the other, and whether somebody is then shown what is not theirs.

    A test that others make superfluous can be wrong and change nothing for anybody: it is passed over.
    """
    made = (_mutant(aid, form, random.Random(seed)) for seed in itertools.count())
    yield from itertools.islice((one for one in made if one), count)


def _mutant(aid: DecisionAid, form: PlainForm, draw: random.Random) -> tuple[str, bool] | None:
    told = told_of(aid)
    limited = [name for name, item in form.items.items() if "enableWhen" in item]
    about = {name: name.split(":", 2)[-1] if name.startswith("if:") else name for name in limited}
    chosen = draw.choice([name for name in limited if about[name].removeprefix("may:") in told])
    name, item = about[chosen], form.items[chosen]
    condition, wanted = told[name.removeprefix("may:")], Truth.CANNOT_TELL if name.startswith("may:") else Truth.YES
    people = list(everybody_about(aid, condition, draw))
    before = dict(item)
    row = rows_of(aid).get(name.removeprefix("may:"), ALWAYS)
    right = [told_to(follow_path(aid, one), row, condition) is wanted for one in people]
    shown = [form.is_enabled(name, values_of(aid, one), {}) for one in people]
    item |= draw.choice([_negated, _any_for_all] if len(item["enableWhen"]) > 1 else [_negated])(item, draw)
    now = [form.is_enabled(name, values_of(aid, one), {}) for one in people]
    item |= before
    return None if now == shown else (name, now != right)


NEGATED = {"=": "!=", "!=": "=", ">=": "<", "<": ">=", "exists": "exists"}


def _negated(item: Item, draw: random.Random) -> Item:
    """One test turned round."""
    tests = [dict(test) for test in item["enableWhen"]]
    test = draw.choice(tests)
    test["operator"] = NEGATED[test["operator"]]
    if test["operator"] == "exists":
        test["answerBoolean"] = not test["answerBoolean"]
    return {"enableWhen": tests}


def _any_for_all(item: Item, draw: random.Random) -> Item:
    """Any of the tests where all must hold, or the reverse."""
    return {"enableBehavior": {"all": "any", "any": "all"}[item["enableBehavior"]]}
