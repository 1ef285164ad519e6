"""Read a rule file: bytes to a DecisionAid, or to all problems that prevent it.

The syntax tree is validated and converted section by section, in the order of their references: conditions need
questions, statements need options, outcomes and sources. A section that cannot be read is passed on as None ("ids
unknown"), so that one mistake does not make every reference to that section a problem too.

Each fix is tried before it is offered: a press that only leads to the next error is worse than none. A repair sees
the slip and not the schema: it puts quotes round "32; of: 40", which is then no number. So the mended text is read
again, and the fix is kept if its problem is gone and the line has no error that needs another hand.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from decision_aid.model.aid import IMPORTANCE_PAGE, About, DecisionAid, Option, VisibleText
from decision_aid.model.enums import DecisionKind, FileFormat, Patient
from decision_aid.model.evidence import OPTION_WORDS, Source
from decision_aid.model.fingerprint import fingerprint, short_fingerprint
from decision_aid.model.problems import Level, Problem, by_place, has_errors
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.conditions import scope_of
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.reading.file_format import check_keys_of_format, format_of, newer_format
from decision_aid.rule_file.reading.questions import read_questions
from decision_aid.rule_file.reading.size_limits import size_problems
from decision_aid.rule_file.reading.statements import read_statements
from decision_aid.rule_file.reading.waivers import find_waivers
from decision_aid.rule_file.schema.about import ABOUT, DECLARATIONS
from decision_aid.rule_file.schema.table import RULE_FILE, SOURCE
from decision_aid.rule_file.syntax.diagnosis import excerpt
from decision_aid.rule_file.syntax.parse import MappingNode, Node, parse, repeated_keys

MAX_CHARACTERS = 600_000  # of all trials together; later fixes are offered once the first are made
LEAST_TRIALS = 2
NO_DAY = datetime.date.min
DECLARED = tuple(key.name for key in DECLARATIONS)
EMPTY_ABOUT = About("", "", "", (), NO_DAY, NO_DAY, {})


def read_rule_file(content: bytes) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
    """The aid, or None if any problem is an error, and all problems in file order. Never raises."""
    aid, problems = _read_once(content)
    return aid, tuple(_keep_fixes_that_work(content, problems, lambda text: _read_once(text)[1]))


def _read_once(content: bytes) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
    """What `read_rule_file` gives, with each fix as it was first thought of."""
    node, syntax_problems = parse(content)
    if newer := newer_format(node):
        return None, (newer,)
    lines = content.decode("utf-8-sig", errors="replace").splitlines()
    repeated = set(repeated_keys(node)) if syntax_problems else set()  # each is a problem
    context = ReadingContext(lines=tuple(lines), problems=list(syntax_problems), texts=[], repeated=repeated)
    context.format = format_of(node)
    fields = read_entry(context, node, RULE_FILE.called, RULE_FILE.needs) if node is not None else None
    aid = _aid(context, fields, fingerprint(content)) if fields else None
    check_keys_of_format(context, node)
    if aid and fields and not has_errors(tuple(context.problems)):
        context.problems += size_problems(aid, {key: fields.place_of(key) for key in RULE_FILE.needs})
    problems = tuple(sorted(dict.fromkeys(context.problems), key=by_place))  # cases of a table share their mistakes
    return (None if has_errors(problems) else aid), problems


def _ids(node: Node | None) -> dict[str, int] | None:
    """The ids of a section, each with its index; None if the section is not a mapping."""
    return (
        {name.value: number for number, (name, _) in enumerate(node.entries)} if isinstance(node, MappingNode) else None
    )


def _aid(context: ReadingContext, fields: EntryFields, digest: str) -> DecisionAid:
    known: dict[str, Mapping[str, int] | None] = {
        section: _ids(fields.node(section)) for section in ("options", "considerations", "outcomes", "sources")
    }
    questions = read_questions(SchemaReader(context, known, scope_of(())), fields.node("questions"))
    reader = SchemaReader(context, known, scope_of(questions))
    statements = read_statements(reader, fields.node("statements"))
    known["statements"] = {statement.id: number for number, statement in enumerate(statements)} or None
    _check_options(context, fields)
    _check_considerations(context, fields)
    values = reader.values(fields, RULE_FILE.keys_without("sources", "questions", "statements"))
    return DecisionAid(
        fingerprint=digest,
        about=_read_about(reader, fields.node("about")),
        sources=tuple(_sources(reader, fields.node("sources"))),
        questions=questions,
        statements=statements,
        texts=_in_file_order(context.texts),
        waivers=tuple(find_waivers(context.lines, fields.fields.values())),
        **values
        | {"version": values["version"] or short_fingerprint(digest), "format": values["format"] or FileFormat.FIRST}
        | {"hidden": values["hidden"] is True}
        | {"options": _with_short_names(values["options"])},
    )


def _in_file_order(texts: Iterable[VisibleText]) -> tuple[VisibleText, ...]:
    """Each text once: one that the cases of a table have in common was read for each of them."""
    once = {(text.place, text.key): text for text in texts}
    return tuple(sorted(once.values(), key=lambda written: written.place))


def _sources(reader: SchemaReader, node: Node | None) -> Iterator[Source]:
    """The sources in file order, numbered from 1; an unreadable one uses up its number."""
    for number, (name, value) in enumerate(reader.context.id_pairs(node, "sources"), start=1):
        fields = read_entry(reader.context, value, f"{SOURCE.called} '{name.value}'", SOURCE.needs)
        if fields is not None:
            values = reader.values(fields, SOURCE.keys)
            yield Source(
                id=name.value, number=number, place=name.place, checked_at=fields.place_of("checked"), **values
            )


def _keep_fixes_that_work(
    content: bytes, problems: tuple[Problem, ...], read: Callable[[bytes], tuple[Problem, ...]]
) -> Iterator[Problem]:
    """The problems, without those fixes that do not work or were not tried; `read` finds the problems of a text."""
    text = content.decode("utf-8-sig", errors="replace")
    trials = max(LEAST_TRIALS, MAX_CHARACTERS // (len(text) + 1))
    for problem in problems:
        if problem.fix is None:
            yield problem
            continue
        trials -= 1
        works = trials >= 0 and _works(problem, problems, read(problem.fix.apply_to(text).encode()))
        yield problem if works else _without_fix(problem)


def _works(problem: Problem, before: tuple[Problem, ...], after: tuple[Problem, ...]) -> bool:
    """Whether fewer such problems are in the line, and each error left there can be mended in its turn."""
    fixed = problem.fix.line if problem.fix else 0
    alike = [
        Counter(one.check for one in problems if one.place.line == fixed)[problem.check] for problems in (before, after)
    ]
    left = [one for one in after if one.place.line == fixed and one.level is Level.ERROR]
    return alike[1] < max(alike[0], 1) and all(one.fix for one in left)


def _without_fix(problem: Problem) -> Problem:
    """The problem without its fix, and without the line that its message would have the author write."""
    write = f" Write: {excerpt(problem.fix.text)}" if problem.fix else ""
    return replace(problem, fix=None, message=problem.message.removesuffix(write))


def _read_about(reader: SchemaReader, node: Node | None) -> About:
    """The section `about`; an empty one if it cannot be read."""
    fields = read_entry(reader.context, node, ABOUT.called, ABOUT.needs) if node is not None else None
    if fields is None:
        return EMPTY_ABOUT
    own = reader.values(fields, ABOUT.keys_without(*DECLARED))
    named = {key: fields.references(key, "declaration", DECLARED) for key in ("done", "not_done")}
    days = {key: own[key] or NO_DAY for key in ("reviewed", "review_by")}
    usual = {"kind": own["kind"] or DecisionKind.TREATMENT, "person": own["person"] or Patient.YOU}
    places = (fields.place_of("reviewed"), fields.place_of("review_by"))
    return About(declared=reader.values(fields, DECLARATIONS), places=places, **own | named | days | usual)


def _check_options(context: ReadingContext, fields: EntryFields) -> None:
    """Report a single option, since it leaves no decision, and an id that means every option, or none."""
    node = fields.node("options")
    for name, _ in node.entries if isinstance(node, MappingNode) and context.format > 1 else ():
        if name.value in dict(OPTION_WORDS):
            message = f"'{name.value}' stands for {name.value} of the options in form 2. Choose another id."
            context.problem(name.place, "id", message)
    if isinstance(node, MappingNode) and len(node.entries) == 1 and not node.repeated:
        message = "There is one option; a decision needs two or more. Carrying on as now is always one."
        context.problem(node.entries[0][0].place, "options", message)


def _with_short_names(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The options, with the name of each where it has no short one."""
    return tuple(replace(option, short=option.short or option.name) for option in options)


def _check_considerations(context: ReadingContext, fields: EntryFields) -> None:
    """Report an id that the page of importance questions has."""
    node = fields.node("considerations")
    for name, _ in node.entries if isinstance(node, MappingNode) else ():
        if name.value == IMPORTANCE_PAGE:
            message = f"'{IMPORTANCE_PAGE}' is the name of the page of importance questions. Choose another id."
            context.problem(name.place, "id", message)
