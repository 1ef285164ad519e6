"""The errors that an edit by form would add to a draft, each assigned to its field."""

import datetime
from collections.abc import Collection, Mapping

from decision_aid.consultation.condition_phrases import condition_phrase
from decision_aid.model.problems import Level, Problem
from decision_aid.rule_file.editing import Document, EditedFile, EntryKind, open_document
from decision_aid.rule_file.editing.block_style import render_flow
from decision_aid.rule_file.editing.values import Value, ValuePath, node_at
from decision_aid.rule_file.reading.conditions import read_condition, scope_of
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields
from decision_aid.rule_file.syntax.parse import MappingNode, parse
from decision_aid.web.editor.check_cache import read_and_check
from decision_aid.web.editor.entry_labels import in_a_form
from decision_aid.web.editor.new_problems import new_problems
from decision_aid.web.http.language import translate


def new_errors(before: bytes, after: bytes, today: datetime.date) -> list[Problem]:
    """The errors of `after` that `before` does not have."""
    old, new = (read_and_check(text, today).problems for text in (before, after))
    return [problem for problem in new_problems(old, new) if problem.level is Level.ERROR]


def messages_by_field(
    edited: EditedFile, kind: EntryKind, fields: Collection[str], problems: list[Problem]
) -> dict[str, list[str]]:
    """Messages by field of the entry; "" has those outside of any field."""
    file = open_document(edited.content)
    found: dict[str, list[str]] = {}
    for problem in problems:
        inside = (name for name in fields if _is_inside(file, (*edited.path, *_steps(name)), problem))
        field = next(inside, "")
        found.setdefault(field, []).append(in_a_form(problem, field, fields, kind))
    return found


def _steps(name: str) -> ValuePath:
    return tuple(int(step) if step.isdigit() else step for step in name.split("."))


def _is_inside(file: Document, path: ValuePath, problem: Problem) -> bool:
    node = node_at(file.node, path)
    if node is None:
        return False
    at = file.spans.start(problem.place)
    return file.spans.start(node.place) <= at <= file.spans.end(node)


def condition_in_words(file: Document, entry: Value, today: datetime.date) -> str:
    """The condition of an entry in words; "" without one, or if the questions are unreadable."""
    aid = read_and_check(file.content, today).aid
    when = entry.get("when") if isinstance(entry, Mapping) else None
    node = parse(render_flow({"when": when}).encode())[0] if aid and when else None
    if aid is None or not isinstance(node, MappingNode):
        return ""
    known = {question.id: question for question in aid.questions}
    given = EntryFields(ReadingContext((), [], []), "a condition", node.place, {"when": node.entries[0][1]})
    return condition_phrase(known, read_condition(given, "when", scope_of(known.values())), translate)
