"""Python files become bytecode; `under_node` has the browser's Python run this, since no other makes what it reads."""

import ast
import marshal
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

# What a .pyc begins with: the version, "not to be compared with its source", and no hash of that.
HEAD = MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)
READ_AS_TEXT = ("loop.py",)  # whose source is sent to a child process, and which nothing imports


def compile_below(folder: str) -> None:
    """Replace each Python file by its bytecode, without what only those who read the code need."""
    for path in sorted(Path(folder).rglob("*.py")):
        if path.name not in READ_AS_TEXT:
            code = compile(_untyped(path.read_bytes()), path.name, "exec", dont_inherit=True, optimize=2)
            path.with_suffix(".pyc").write_bytes(HEAD + marshal.dumps(_without_lines(code)))
            path.unlink()


def _untyped(source: bytes) -> ast.Module:
    """The code without the types of its functions; those of fields stay, since dataclasses are made of them."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
    return tree


def _without_lines(code: CodeType) -> CodeType:
    """The code without its table of lines, which takes half as much room as all the rest."""
    inner = tuple(_without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=inner)
