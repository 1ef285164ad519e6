"""The mutation operators: every small change that is made to the syntax tree of a module, one at a time."""

import ast
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType

COMPARISONS: dict[type[ast.cmpop], list[type[ast.cmpop]]] = {
    ast.Lt: [ast.LtE, ast.GtE],
    ast.LtE: [ast.Lt, ast.Gt],
    ast.Gt: [ast.GtE, ast.LtE],
    ast.GtE: [ast.Gt, ast.Lt],
    ast.Eq: [ast.NotEq],
    ast.NotEq: [ast.Eq],
    ast.Is: [ast.IsNot],
    ast.IsNot: [ast.Is],
    ast.In: [ast.NotIn],
    ast.NotIn: [ast.In],
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
SWAPPED = {"any": "all", "all": "any", "min": "max", "max": "min"}
NOT_RUN = {"annotation", "returns", "decorator_list", "type_params"}  # types and decorators are no decisions
Documented = ast.Module | ast.ClassDef | ast.FunctionDef


@dataclass(frozen=True)
class Mutant:
    """One changed module, compiled; `name` says what was changed and stays the same where lines move."""

    name: str
    line: int
    code: CodeType


@dataclass(frozen=True)
class _Change:
    """Another value for one field of a node."""

    node: ast.AST
    field: str
    new: object


def mutants(text: str, module: str) -> Iterator[Mutant]:
    """Every mutant of a module's source text."""
    tree = ast.parse(text)
    for name, change in _named(tree, module):
        node = change.node
        with _made(change):
            code = compile(ast.fix_missing_locations(tree), "<mutant>", "exec")
        yield Mutant(name, getattr(getattr(node, "target", node), "lineno", 0), code)


def names(text: str, module: str) -> Iterator[str]:
    """What every mutant is called; compiling them too would take twenty times as long."""
    return (name for name, _ in _named(ast.parse(text), module))


def _named(tree: ast.Module, module: str) -> Iterator[tuple[str, _Change]]:
    """Every change with its name; those with the same name are numbered from the second on."""
    met: Counter[str] = Counter()
    for place, node in _nodes(tree, module):
        for change in _changes(node):
            before = _said(change)
            with _made(change):
                name = f"{place}: {before} -> {_said(change)}"
            met[name] += 1
            yield name if met[name] == 1 else f"{name} (#{met[name]})", change


@contextmanager
def _made(change: _Change) -> Iterator[None]:
    """Within it, the tree has the change."""
    old = getattr(change.node, change.field)
    setattr(change.node, change.field, change.new)
    try:
        yield
    finally:
        setattr(change.node, change.field, old)


def _said(change: _Change) -> str:
    """The changed part as it is written on one line: of a statement its test alone."""
    node = change.node
    shown = node.test if change.field == "test" else node  # type: ignore[attr-defined]
    return " ".join(ast.unparse(shown).split())


def _nodes(node: ast.AST, place: str) -> Iterator[tuple[str, ast.AST]]:
    """The nodes that run, in the order written, each with the dotted name of the function or class around it."""
    yield place, node
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and field not in NOT_RUN and not _is_skipped(node, child):
                inner = f"{place}.{child.name}" if isinstance(child, ast.ClassDef | ast.FunctionDef) else place
                yield from _nodes(child, inner)


def _is_skipped(node: ast.AST, child: ast.AST) -> bool:
    """Whether the child is an import, a docstring, or for type checkers alone."""
    if isinstance(child, ast.Import | ast.ImportFrom | ast.Assert):
        return True
    if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
        return True
    return (
        isinstance(node, Documented)
        and isinstance(child, ast.Expr)
        and isinstance(child.value, ast.Constant)
        and isinstance(child.value.value, str)
    )


def _changes(node: ast.AST) -> Iterator[_Change]:
    match node:
        case ast.Compare():
            for place, op in enumerate(node.ops):
                for other in COMPARISONS[type(op)]:
                    yield _Change(node, "ops", [*node.ops[:place], other(), *node.ops[place + 1 :]])
        case ast.BoolOp():
            yield _Change(node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not()):
            yield _Change(node, "operand", ast.UnaryOp(ast.Not(), node.operand))
        case ast.UnaryOp(op=ast.USub()):
            yield _Change(node, "op", ast.UAdd())
        case ast.BinOp() | ast.AugAssign():
            yield _Change(node, "op", OPERATORS[type(node.op)]())
        case ast.Call(func=ast.Name(id=name)) if name in SWAPPED:
            yield _Change(node, "func", ast.Name(SWAPPED[name], ast.Load()))
        case ast.Constant():
            yield from _other_constants(node)
        case ast.Return(value=ast.expr()) if not _is_none(node.value):
            yield _Change(node, "value", ast.Constant(None))
        case ast.Expr(value=ast.Call()):
            yield _Change(node, "value", ast.Constant(None))
        case ast.If() | ast.IfExp() | ast.While():
            yield from (_Change(node, "test", ast.Constant(value)) for value in (True, False))
        case ast.comprehension(ifs=[_, *_]):
            yield _Change(node, "ifs", [])


def _other_constants(node: ast.Constant) -> Iterator[_Change]:
    value = node.value
    if isinstance(value, bool):
        yield _Change(node, "value", not value)
    elif isinstance(value, int):
        yield from (_Change(node, "value", other) for other in (value + 1, value - 1) if other >= 0)
    elif isinstance(value, str):
        yield _Change(node, "value", f"XX{value}" if value else "XX")


def _is_none(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
