"""The errors that an edit by form would add to a draft, each assigned to its field."""

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
    """The errors of `after` that `before` does not have."""
    old = Counter(map(_identity, reading(before, today).problems))
    new: list[Problem] = []
    for problem in reading(after, today).problems:
        if problem.level is Level.ERROR and not old[_identity(problem)]:
            new.append(problem)
        old[_identity(problem)] -= 1
    return new


def _identity(problem: Problem) -> tuple[str, str]:
    """What identifies an error when its line moves."""
    return problem.check, re.sub(r"\blines? [0-9, and]+", "", problem.message)


def by_slot(edited: Edited, slots: Collection[str], problems: list[Problem]) -> dict[str, list[str]]:
    """Messages by field of the entry; "" has those outside of any field."""
    file = document(edited.content)
    found: dict[str, list[str]] = {}
    for problem in problems:
        inside = (name for name in slots if _is_inside(file, (*edited.path, *_steps(name)), problem))
        slot = next(inside, "")
        own = IN_A_FORM.get(problem.check) if slot in ("says", "not_known") else None
        found.setdefault(slot, []).append(translate(own) if own else problem.message)
    return found


def _steps(name: str) -> Path:
    return tuple(int(step) if step.isdigit() else step for step in name.split("."))


def _is_inside(file: Document, path: Path, problem: Problem) -> bool:
    node = node_at(file.node, path)
    if node is None:
        return False
    at = file.layout.start(problem.place)
    return file.layout.start(node.place) <= at <= file.layout.end(node)


def condition_in_words(file: Document, entry: Value, today: datetime.date) -> str:
    """The condition of an entry in words; "" without one, or if the questions are unreadable."""
    aid = reading(file.content, today).aid
    when = entry.get("when") if isinstance(entry, Mapping) else None
    node = nodes(in_brackets({"when": when}).encode())[0] if aid and when else None
    if aid is None or not isinstance(node, Entries):
        return ""
    known = {question.id: question for question in aid.questions}
    given = Entry(Reader((), [], []), "a condition", node.place, {"when": node.entries[0][1]})
    return in_words(known, condition(given, "when", scope_of(known.values())), translate)
