"""Read a rule file: bytes to a DecisionAid, or to all problems that prevent it.

The syntax tree is validated and converted section by section, in the order of their references: conditions need
questions, statements need options, outcomes and sources. A section that cannot be read is passed on as None ("ids
unknown"), so that one mistake does not make every reference to that section a problem too.
"""

import hashlib
from collections.abc import Iterator, Mapping

from decision_aid.model.aid import DecisionAid, short_fingerprint
from decision_aid.model.enums import FileForm
from decision_aid.model.evidence import Source
from decision_aid.model.problems import Problem, by_place, has_errors
from decision_aid.rule_file.reading import about_and_options
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.conditions import scope_of
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.reading.form import check_keys_of_form, form_of, newer_form
from decision_aid.rule_file.reading.questions import read_questions
from decision_aid.rule_file.reading.size_limits import size_problems
from decision_aid.rule_file.reading.statements import read_statements
from decision_aid.rule_file.reading.tried_fixes import keep_fixes_that_work
from decision_aid.rule_file.reading.waivers import find_waivers
from decision_aid.rule_file.schema.table import RULE_FILE, SOURCE
from decision_aid.rule_file.syntax.parse import MappingNode, Node, parse, repeated_keys


def read_rule_file(content: bytes) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
    """The aid, or None if any problem is an error, and all problems in file order. Never raises."""
    aid, problems = _read_once(content)
    return aid, tuple(keep_fixes_that_work(content, problems, lambda text: _read_once(text)[1]))


def _read_once(content: bytes) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
    """What `read_rule_file` gives, with each fix as it was first thought of."""
    node, syntax_problems = parse(content)
    if newer := newer_form(node):
        return None, (newer,)
    lines = content.decode("utf-8-sig", errors="replace").splitlines()
    context = ReadingContext(
        lines=tuple(lines), problems=list(syntax_problems), texts=[], repeated=set(repeated_keys(node))
    )
    context.form = form_of(node)
    given = read_entry(context, node, RULE_FILE.called, RULE_FILE.needs) if node is not None else None
    aid = _aid(context, given, fingerprint(content)) if given else None
    check_keys_of_form(context, node)
    if aid and given and not has_errors(tuple(context.problems)):
        context.problems += size_problems(aid, {key: given.place_of(key) for key in RULE_FILE.needs})
    problems = tuple(sorted(dict.fromkeys(context.problems), key=by_place))  # cases of a table share their mistakes
    return (None if has_errors(problems) else aid), problems


def fingerprint(content: bytes) -> str:
    """The SHA-256 checksum of a rule file, in hexadecimal: it decides whether two versions are the same."""
    return hashlib.sha256(content).hexdigest()


def matches_fingerprint(stored: str, content: bytes) -> bool:
    """Whether a stored fingerprint is that of the content; version 0.1 stored the first 12 digits only."""
    whole = fingerprint(content)
    return stored == whole or stored == short_fingerprint(whole)


def _ids(node: Node | None) -> dict[str, int] | None:
    """The ids of a section, each with its index; None if the section is not a mapping."""
    return (
        {name.value: number for number, (name, _) in enumerate(node.entries)} if isinstance(node, MappingNode) else None
    )


def _aid(context: ReadingContext, given: EntryFields, digest: str) -> DecisionAid:
    known: dict[str, Mapping[str, int] | None] = {
        section: _ids(given.node(section)) for section in ("options", "considerations", "outcomes", "sources")
    }
    asked = read_questions(SchemaReader(context, known, scope_of(())), given.node("questions"))
    reader = SchemaReader(context, known, scope_of(asked))
    found = read_statements(reader, given.node("statements"))
    known["statements"] = {one.id: number for number, one in enumerate(found)} or None
    about_and_options.check_options(context, given)
    about_and_options.check_considerations(context, given)
    values = reader.values(given, RULE_FILE.keys_without("sources", "questions", "statements"))
    return DecisionAid(
        fingerprint=digest,
        about=about_and_options.read_about(reader, given.node("about")),
        sources=tuple(_sources(reader, given.node("sources"))),
        questions=asked,
        statements=found,
        texts=tuple(sorted(dict.fromkeys(context.texts), key=lambda written: written.place)),
        waivers=tuple(find_waivers(context.lines, given.fields.values())),
        **values
        | {"version": values["version"] or short_fingerprint(digest), "format": values["format"] or FileForm.FIRST}
        | {"options": about_and_options.with_short_names(values["options"])},
    )


def _sources(reader: SchemaReader, node: Node | None) -> Iterator[Source]:
    """The sources in file order, numbered from 1; an unreadable one uses up its number."""
    for number, (name, value) in enumerate(reader.context.id_pairs(node, "sources"), start=1):
        given = read_entry(reader.context, value, f"{SOURCE.called} '{name.value}'", SOURCE.needs)
        if given is not None:
            values = reader.values(given, SOURCE.keys)
            yield Source(id=name.value, number=number, place=name.place, checked_at=given.place_of("checked"), **values)
