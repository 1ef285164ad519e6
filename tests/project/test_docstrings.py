"""A docstring names only what exists: whoever renames a thing in the code renames it there too."""

import ast
import builtins
import keyword
import pkgutil
import re
from collections.abc import Iterator

from decision_aid.rule_file.schema import table
from decision_aid.rule_file.schema.keys import EntrySchema
from tests.support.house import PACKAGE, Documented, Source, sources

QUOTED = re.compile(r"`([A-Za-z_]\w*(?:\.\w+)*)(?:\([^`]*\))?`")
RAISED = re.compile(r"\braises? ((?:[A-Z]\w+(?:, |,? or )?)+)")
FILE_NAME = re.compile(r"[\w.]+\.(?:yaml|yml|txt|po|mo|py)")
# Names of other things than code and keys.
ELSEWHERE = {
    "lang": "an attribute of HTML",
    "name_1": "the word of a handout for one thing of that name",
    "option.outcome.2": "the id of a statement",
    "prepare": "a function of the source text that a child process is given",
    "question.choice": "the id of a choice",
    "questions.duration.ask": "an address in a rule file",
    "statements.operation.pain.says": "an address in a rule file",
    "templates": "a folder",
    "text": "a function of Typst",
}
KEYS = {key.name for schema in vars(table).values() if isinstance(schema, EntrySchema) for key in schema.keys}
MODULES = {part for source in sources() for part in source.module.split(".")}
KNOWN = {*ELSEWHERE, *KEYS, *MODULES, *dir(builtins), *keyword.kwlist}


def words(tree: ast.AST) -> Iterator[str]:
    """Every identifier of a piece of code, and every word of its texts."""
    for node in ast.walk(tree):
        for _, value in ast.iter_fields(node):
            for one in value if isinstance(value, list) else [value]:
                yield from re.findall(r"\w+", one) if isinstance(one, str) else ()


def documented(source: Source) -> Iterator[tuple[str, Documented | ast.Module]]:
    """Each docstring, with what it documents."""
    for node in ast.walk(source.tree):
        if isinstance(node, Documented | ast.Module) and (text := ast.get_docstring(node)):
            yield text, node


def names_in(source: Source, node: Documented | ast.Module) -> set[str]:
    """The names in what a docstring documents, and those that its module defines or imports."""
    code = [*node.body[1:], *([node.args] if isinstance(node, ast.FunctionDef) else [])]
    return {word for part in code for word in words(part)} | source.names


def resolves(dotted: str) -> bool:
    """Whether Python finds that name, in this package or anywhere."""
    for name in (f"{PACKAGE}.{dotted}", dotted):
        try:
            pkgutil.resolve_name(name)
        except (AttributeError, ImportError):
            continue
        return True
    return False


def test_each_name_in_a_docstring_is_one_of_what_it_documents() -> None:
    missing = [
        f"{source.shown}: {name}"
        for source in sources()
        for text, node in documented(source)
        for name in QUOTED.findall(text)
        if not (name in KNOWN or FILE_NAME.fullmatch(name))
        if not (names_in(source, node) | KNOWN >= set(name.split(".")) or resolves(name))
    ]

    assert missing == []


def test_each_exception_that_a_docstring_says_is_raised_exists() -> None:
    classes = {name for source in sources() for name in source.names} | set(dir(builtins))
    raised = [
        (source.shown, name)
        for source in sources()
        for text, _ in documented(source)
        for names in RAISED.findall(text)
        for name in re.findall(r"\w{3,}", names)
    ]

    assert len(raised) > 10
    assert [where for where in raised if where[1] not in classes] == []
