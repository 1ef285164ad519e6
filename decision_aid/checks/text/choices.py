"""Choices that no condition names, for the checks on unused choices and on "not sure"."""

from collections.abc import Iterator
from itertools import pairwise

from decision_aid.checks.proofs.all_people import all_people
from decision_aid.checks.proofs.condition_uses import condition_uses
from decision_aid.model.aid import Choice, DecisionAid, Question
from decision_aid.model.conditions import Clause, Otherwise, Truth, clauses_of
from decision_aid.model.problems import Place

NOT_SURE_IDS = {"unsure", "not-sure", "dont-know", "do-not-know", "unknown"}
NOT_SURE_LABELS = ("not sure", "unsure", "don't know", "i don't know", "do not know", "i do not know")


def unnamed_choices(aid: DecisionAid) -> Iterator[tuple[Question, list[Choice]]]:
    """Each reachable question that a condition names, with those of its choices that no clause names."""
    named = _named(aid)
    for question in aid.questions:
        if not named.get(question.id) or all_people(aid).satisfiable((question.when, Truth.YES)) is Truth.NO:
            continue
        counted = frozenset[str]().union(*named[question.id])
        if left := [choice for choice in question.choices if choice.id not in counted]:
            yield question, left


def _named(aid: DecisionAid) -> dict[str, set[frozenset[str]]]:
    named: dict[str, set[frozenset[str]]] = {}
    for use in condition_uses(aid):
        for line in use.clauses:
            if isinstance(line.answers, frozenset):
                named.setdefault(line.question, set()).add(line.answers)
    for line in _of_others(aid):
        choices = aid.question(line.question).choices
        named.setdefault(line.question, set()).add(frozenset(choice.id for choice in choices))
    return named


def _of_others(aid: DecisionAid) -> Iterator[Clause]:
    """The clauses of tables with a case for all others, which depends on the choices that no clause names."""
    rows = (statement.case.when for statement in aid.statements if statement.case)
    return (line for when in rows if isinstance(when, Otherwise) for line in clauses_of(when))


def is_ordered_scale(aid: DecisionAid, question: Question) -> bool:
    """Whether the choices form an ordered scale: each clause extends a shorter one, as "yes or maybe" extends "yes".

    Then one choice that no clause names is the scale's other end, and no mistake. "Not sure" is on no scale: what is
    said to whoever is not sure leaves the others as they were.
    """
    unsure = {choice.id for choice in question.choices if means_not_sure(choice)}
    lists = sorted((named for one in _named(aid)[question.id] if (named := one - unsure)), key=len)
    return all(shorter <= longer for shorter, longer in pairwise(lists))


def place_of_choice(aid: DecisionAid, question: Question, choice: Choice) -> Place:
    """The place of a choice's label in the rule file; the question's where it is not found."""
    labels = (text.place for text in aid.texts if text.key == "label" and text.is_text(choice.label))
    return next((place for place in labels if place > question.place), question.place)


def means_not_sure(choice: Choice) -> bool:
    """Whether a choice means "not sure", by its id or by how its English label begins."""
    return choice.id in NOT_SURE_IDS or choice.label.casefold().startswith(NOT_SURE_LABELS)
