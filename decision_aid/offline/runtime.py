"""Pyodide, the Python that runs in a browser: from its npm package, whose hash is known, less what no page needs."""

import ast
import hashlib
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

VERSION = "314.0.7"
SHA256 = "66b7949e5a0cba2250b586d7e368bf12fb482800748d182c4618254b685ffaa0"
HOW_TO_GET = f"npm pack pyodide@{VERSION}"
LOADER, MODULE, PROGRAM, LIBRARY = "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"
LOCK = "pyodide-lock.json"  # which packages there are; none is used, but Pyodide wants to see its own version in it
# Modules of Python's own library that nothing in the file imports; held by a test that opens every page.
LEFT_OUT = (
    *("_pydatetime", "_pydecimal", "_pyio", "_pylong", "_pyrepl", "bdb", "cProfile", "cmd"),
    *("ctypes", "curses", "dbm", "doctest", "ensurepip", "filecmp", "fileinput", "ftplib", "getpass", "idlelib"),
    *("imaplib", "lib2to3", "mailbox", "modulefinder", "multiprocessing", "netrc", "optparse", "pdb", "pickletools"),
    *("poplib", "profile", "profiling", "pstats", "pyclbr", "pydoc", "pydoc_data", "rlcompleter", "sched", "shelve"),
    *("smtplib", "sqlite3", "statistics", "symtable", "tabnanny", "timeit", "tkinter", "trace", "turtle"),
    *("turtledemo", "unittest", "venv", "wave", "webbrowser", "xmlrpc", "zipapp"),
)

ENCODINGS = {
    *("__init__", "aliases", "ascii", "charmap", "cp437", "idna", "iso8859_1", "latin_1", "punycode"),
    *("raw_unicode_escape", "unicode_escape", "utf_16", "utf_16_le", "utf_8", "utf_8_sig"),
}
DOCUMENTED = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
LICENCES = {
    f"Pyodide {VERSION}": "Mozilla Public License 2.0: https://mozilla.org/MPL/2.0/. Its source: https://github.com/pyodide/pyodide",
    "Python 3.14": "Python Software Foundation License: https://docs.python.org/3.14/license.html",
}


class WrongRuntime(ValueError):
    """The file is not the release of Pyodide that this version was tried with."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not Pyodide {VERSION}. Fetch it: {HOW_TO_GET}")
        self.path = path


@dataclass(frozen=True, slots=True)
class Runtime:
    """What of Pyodide goes into the file: two scripts, the interpreter, and a zip file of Python's own library."""

    loader: bytes
    module: bytes
    program: bytes
    library: bytes
    lock: str
    licences: Mapping[str, str]


def read_runtime(package: Path) -> Runtime:
    """Read Pyodide's npm package; WrongRuntime where it is another version, or damaged."""
    content = package.read_bytes()
    if hashlib.sha256(content).hexdigest() != SHA256:
        raise WrongRuntime(package)
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        loader, module, program = (_member(archive, name) for name in (LOADER, MODULE, PROGRAM))
        lock = json.dumps({"info": json.loads(_member(archive, LOCK))["info"], "packages": {}})
        return Runtime(loader, module, program, _without_unused(_member(archive, LIBRARY)), lock, LICENCES)


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    found = archive.extractfile(f"package/{name}")
    if found is None:
        raise KeyError(name)
    return found.read()


def _without_unused(library: bytes) -> bytes:
    """The library without LEFT_OUT and without most encodings."""
    with zipfile.ZipFile(io.BytesIO(library)) as whole:
        return zip_of({name: whole.read(name) for name in whole.namelist() if _is_used(name)})


def _is_used(name: str) -> bool:
    first, _, inner = name.partition("/")
    if first == "encodings":
        return inner.removesuffix(".py") in ENCODINGS
    return first.removesuffix(".py") not in LEFT_OUT


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """A zip file with the same bytes for the same files; Python files go without comments and docstrings.

    It is not compressed: the whole of it will be, which makes it smaller.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), _code_alone(files[name]) if name.endswith(".py") else files[name])
    return made.getvalue()


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
