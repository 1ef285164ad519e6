"""A draft before and after an edit comes in; the errors that the edit brings go out, each with its field."""

import datetime
import re
from collections import Counter
from collections.abc import Collection, Mapping

from decision_aid.consultation.condition_phrases import in_words
from decision_aid.model.problems import Level, Problem
from decision_aid.rule_file.editing import Document, Edited, document
from decision_aid.rule_file.editing.block_style import in_brackets
from decision_aid.rule_file.editing.values import Path, Value, node_at
from decision_aid.rule_file.reading.conditions import condition, scope_of
from decision_aid.rule_file.reading.context import Reader
from decision_aid.rule_file.reading.fields import Entry
from decision_aid.rule_file.syntax.parse import Entries, nodes
from decision_aid.web.editor.check_cache import reading
from decision_aid.web.editor.entry_labels import IN_A_FORM
from decision_aid.web.http.language import translate


def brought(before: bytes, after: bytes, today: datetime.date) -> list[Problem]:
    """The errors of a text that the text before it did not have."""
    old = Counter(map(_mark, reading(before, today).problems))
    new: list[Problem] = []
    for problem in reading(after, today).problems:
        if problem.level is Level.ERROR and not old[_mark(problem)]:
            new.append(problem)
        old[_mark(problem)] -= 1
    return new


def _mark(problem: Problem) -> tuple[str, str]:
    """What tells an error from others wherever its line has moved."""
    return problem.check, re.sub(r"\blines? [0-9, and]+", "", problem.message)


def by_slot(edited: Edited, slots: Collection[str], problems: list[Problem]) -> dict[str, list[str]]:
    """The problems in an author's words by the slot of the entry in which each stands; "" for those in none."""
    file = document(edited.content)
    found: dict[str, list[str]] = {}
    for problem in problems:
        inside = (name for name in slots if _stands_in(file, (*edited.path, *_steps(name)), problem))
        slot = next(inside, "")
        own = IN_A_FORM.get(problem.check) if slot in ("says", "not_known") else None
        found.setdefault(slot, []).append(translate(own) if own else problem.message)
    return found


def _steps(name: str) -> Path:
    return tuple(int(step) if step.isdigit() else step for step in name.split("."))


def _stands_in(file: Document, path: Path, problem: Problem) -> bool:
    node = node_at(file.node, path)
    if node is None:
        return False
    at = file.layout.start(problem.place)
    return file.layout.start(node.place) <= at <= file.layout.end(node)


def condition_in_words(file: Document, entry: Value, today: datetime.date) -> str:
    """The condition of an entry as people would read it; "" where it has none, or the questions can't be read."""
    aid = reading(file.content, today).aid
    when = entry.get("when") if isinstance(entry, Mapping) else None
    node = nodes(in_brackets({"when": when}).encode())[0] if aid and when else None
    if aid is None or not isinstance(node, Entries):
        return ""
    known = {question.id: question for question in aid.questions}
    given = Entry(Reader((), [], []), "a condition", node.place, {"when": node.entries[0][1]})
    return in_words(known, condition(given, "when", scope_of(known.values())), translate)
