"""Parses the project's source files, so that tests of the house can ask what each imports and defines."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "decision_aid"
Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
MAY_IMPORT = (ast.stmt, ast.ExceptHandler, ast.match_case)  # no expression holds an import: most of a tree is passed by


@dataclass(frozen=True)
class Import:
    """One imported name; `name` is empty for `import module`, and `at_run_time` false for types alone."""

    module: str
    name: str
    line: int
    at_run_time: bool


@dataclass(frozen=True)
class Source:
    """A Python file and what is written in it."""

    path: Path

    @property
    def shown(self) -> str:
        """The path as it is written in a failure."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def module(self) -> str:
        """The dotted name under which the file is imported."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def wing(self) -> str:
        """The wing that the module belongs to; empty for the package itself."""
        return wing_of(self.module)

    @cached_property
    def text(self) -> str:
        """What is written in the file."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The file as Python understands it."""
        return ast.parse(self.text)

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Every import in the file, also inside functions, with relative ones spelled out."""
        return tuple(self._imports(self.tree, at_run_time=True))

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name that the module holds once it is imported."""
        return frozenset(name for node in _outside_functions(self.tree) for name in _named(node))

    @property
    def functions(self) -> tuple[Function, ...]:
        """Every function and method in the file."""
        return tuple(n for n in ast.walk(self.tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))

    def _imports(self, node: ast.AST, at_run_time: bool) -> Iterator[Import]:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, "", node.lineno, at_run_time)
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield Import(self._origin(node), alias.name, node.lineno, at_run_time)
        real = at_run_time and not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test))
        for child in ast.iter_child_nodes(node):
            if isinstance(child, MAY_IMPORT):
                yield from self._imports(child, real)

    def _origin(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.module.split(".")
        up = node.level - (self.path.name == "__init__.py")
        return ".".join([*parts[: len(parts) - up], *([node.module] if node.module else [])])


def wing_of(module: str) -> str:
    """The wing that a dotted name belongs to; empty for the package itself."""
    return module.split(".")[1] if "." in module else ""


@lru_cache
def sources(folder: str = PACKAGE) -> tuple[Source, ...]:
    """Every Python file of a folder, in the order of their paths."""
    return tuple(Source(path) for path in sorted((ROOT / folder).rglob("*.py")))


def public(node: ast.Module | ast.ClassDef, under: str = "") -> Iterator[tuple[str, Documented]]:
    """Every public class, function and method with its dotted name."""
    for child in node.body:
        if isinstance(child, Documented) and not child.name.startswith("_"):
            yield under + child.name, child
            if isinstance(child, ast.ClassDef):
                yield from public(child, f"{under}{child.name}.")


def lines_of(function: Function) -> int:
    """How many lines a function has, from its `def` on, without its docstring."""
    said = function.body[0] if ast.get_docstring(function) is not None else None
    documented = (said.end_lineno or 0) - said.lineno + 1 if said else 0
    return (function.end_lineno or 0) - function.lineno + 1 - documented


def _outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, Documented | ast.Lambda):
            yield from _outside_functions(child)


def _named(node: ast.AST) -> Iterator[str]:
    if isinstance(node, Documented):
        yield node.name
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, ast.alias):
        yield node.asname or node.name.partition(".")[0]
