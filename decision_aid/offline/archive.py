"""Many files as one run of bytes that a browser puts into the file system of its Python, before that starts.

A line of JSON with the name and the size of each, then their contents. It is not compressed: the whole of it will be.
From a zip file, Python would compile each module of its own library twice.
"""

import ast
import json
from collections.abc import Mapping

DOCUMENTED = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def archive_of(files: Mapping[str, bytes]) -> bytes:
    """The files by path; Python files go without comments and docstrings. The same bytes for the same files."""
    each = {name: _code_alone(files[name]) if name.endswith(".py") else files[name] for name in sorted(files)}
    head = json.dumps([[name, len(content)] for name, content in each.items()])
    return b"".join([head.encode(), b"\n", *each.values()])


def _code_alone(source: bytes) -> bytes:
    """The code without comments and docstrings, a third of its size; as it is where this Python can't parse it."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return source
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            node.body[0] = ast.Expr(ast.Constant(""))
    return ast.unparse(tree).encode()
