"""Which field of an entry's form a problem of the text belongs to, so that it is told and marked there."""

from collections.abc import Iterable, Iterator

from decision_aid.model.problems import Place, Problem
from decision_aid.rule_file.editing import (
    Document,
    EditedFile,
    EntryKind,
    FormData,
    entry_at,
    open_document,
    open_entry,
)
from decision_aid.rule_file.editing.entry_kinds import (
    ANSWERS,
    GROUPS,
    OF_STATEMENTS,
    PARTS,
    SCHEMAS,
    entry_holding,
    path_of,
)
from decision_aid.rule_file.editing.values import ValuePath, node_at, value_at
from decision_aid.rule_file.syntax.parse import MappingNode, Node, SequenceNode
from decision_aid.web.editor.entries.part_fields import needs_another_part
from decision_aid.web.editor.problems.problem_words import MISSING_KEY, in_a_form

# Checks that only say that something is not written yet, as in every draft; and a head that is missing (see below).
TO_DO = {
    *(MISSING_KEY, "empty-cell", "empty-consideration", "one-sided", "offers-not-said", "undated-source"),
    *("uncovered-answers", "unfinished-text", "unused-choice", "unused-question", "unused-source"),
}


def messages_by_field(
    edited: EditedFile, kind: EntryKind, fields: FormData, problems: Iterable[Problem]
) -> dict[str, list[str]]:
    """Messages by field of the entry; "" has those outside of any field."""
    file = open_document(edited.content)
    found: dict[str, list[str]] = {}
    for problem in problems:
        path = _path_of(file, edited.path, problem.place, problem.key)
        field = "" if path is None else _field_at(path, kind, fields)
        found.setdefault(field, []).append(in_a_form(problem, field, kind))
    return found


def without_missing_parts(edited: EditedFile, problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those that only ask for what has a form of its own, which comes next.

    That is a second case, time or step, and what the statements of an outcome say in the glance.
    """
    file = open_document(edited.content)
    problems = [one for one in problems if not _lacks_head(one)]
    if not needs_another_part(file.value, edited.path):
        return problems
    return [one for one in problems if not _is_about_parts(_path_of(file, edited.path[:2], one.place, one.key) or ())]


def is_to_do(problem: Problem) -> bool:
    """Whether a problem is only that something is not written yet, and no mistake."""
    return problem.check in TO_DO or _lacks_head(problem)


def _lacks_head(problem: Problem) -> bool:
    """Whether an option has nothing in the glance on an outcome."""
    return problem.check == problem.key == "head"


def _is_about_parts(path: ValuePath) -> bool:
    """Whether a path below a statement is that of a list of parts, of the statement or of one of its cases."""
    lists = [PARTS[kind] for kind in OF_STATEMENTS]
    return path in lists or (path[:1] == PARTS[EntryKind.CASE] and path[2:] in lists)


def form_of_problem(file: Document, problem: Problem) -> tuple[EntryKind, str, str] | None:
    """The kind and id of the entry whose form a problem belongs to, and the field of that form; "" for the whole form.

    None where no form edits that part of the file.
    """
    return form_of_place(file, problem.place, problem.key)


def form_of_place(file: Document, place: Place, key: str = "") -> tuple[EntryKind, str, str] | None:
    """The same for what stands at a place of the file, or for a key of it."""
    found = entry_at(file, place.line)
    top = path_of(file.value, *found) if found else None
    if found is None or top is None:
        return None
    path = (*top, *(_path_of(file, top, place, key) or ()))
    kind, ident = entry_holding(file.value, path) or found
    own = path_of(file.value, kind, ident) or ()
    plain = (SCHEMAS[kind].plain,) if isinstance(value_at(file.value, own), str) else ()
    within = path[len(own) :] or plain
    return kind, ident, _field_at(within, kind, open_entry(file, kind, ident).shown)


def _path_of(file: Document, top: ValuePath, place: Place, key: str) -> ValuePath | None:
    """The path below `top` of the innermost value at a place, and of a key of it; None where none of them is there."""
    node = node_at(file.node, top)
    at = file.spans.start(place)
    if node is None or not _holds(file, node, at):
        return None
    path: ValuePath = ()
    while inner := next(((step, child) for step, child in _children(node) if _holds(file, child, at)), None):
        path, node = (*path, inner[0]), inner[1]
    if not key:
        return path
    return (*(path if isinstance(node, MappingNode) else path[:-1]), key)


def _children(node: Node) -> Iterator[tuple[str | int, Node]]:
    if isinstance(node, MappingNode):
        yield from ((name.value, child) for name, child in node.entries)
    elif isinstance(node, SequenceNode):
        yield from enumerate(node.items)


def _holds(file: Document, node: Node, at: int) -> bool:
    return file.spans.start(node.place) <= at <= file.spans.end(node)


def _field_at(path: ValuePath, kind: EntryKind, fields: FormData) -> str:
    """The field of a value, or of the value around it; of a whole figure or condition, the first that is filled in."""
    path = (ANSWERS, *path) if path and kind in GROUPS else path
    around = (".".join(map(str, path[:end])) for end in range(len(path), 0, -1))
    own = next((name for name in around if name in fields), "")
    if own or not path:
        return own
    above = "".join(f"{step}." for step in path)
    inside = [name for name in fields if name.startswith(above)]
    return next((name for name in inside if fields[name]), next(iter(inside), ""))
