"""Pyodide, the Python that runs in a browser: from its npm package, whose hash is known, less what no page needs."""

import hashlib
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from decision_aid.resources import resource_folder

VERSION = "314.0.7"
SHA256 = "66b7949e5a0cba2250b586d7e368bf12fb482800748d182c4618254b685ffaa0"
HOW_TO_GET = f"npm pack pyodide@{VERSION}"
LOADER, MODULE, PROGRAM, LIBRARY = "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"
LOCK = "pyodide-lock.json"  # which packages there are; none is used, but Pyodide wants to see its own version in it
# Of Python's own library, what nothing in the file imports; held by a test that opens every page.
LEFT_OUT = {
    *("__hello__", "__phello__", "_sysconfigdata__emscripten_wasm32-emscripten", "antigravity", "colorsys"),
    *("nturl2path", "sysconfig", "this", "tty"),
    *("_ast_unparse", "_pydatetime", "_pydecimal", "_pyio", "_pylong", "_pyrepl", "argparse", "bdb", "cProfile", "cmd"),
    *("code", "compileall", "configparser", "ctypes", "curses", "dbm", "doctest", "ensurepip", "filecmp"),
    *("fileinput", "ftplib", "getopt", "getpass", "graphlib", "idlelib", "imaplib", "lib2to3", "mailbox"),
    *("modulefinder", "multiprocessing", "netrc", "ntpath", "optparse", "pdb", "pickletools", "plistlib", "poplib"),
    *("profile", "profiling", "pstats", "pty", "py_compile", "pyclbr", "pydoc", "pydoc_data", "rlcompleter", "runpy"),
    *("sched", "shelve", "shlex", "smtplib", "sqlite3", "statistics", "symtable", "tabnanny", "tarfile", "timeit"),
    *("tkinter", "trace", "tracemalloc", "turtle", "turtledemo", "unittest", "venv", "wave", "webbrowser", "xmlrpc"),
    *("zipapp", "zoneinfo"),
}
PARTS_LEFT_OUT = (
    *("asyncio/__main__", "asyncio/proactor_", "asyncio/tools", "asyncio/windows_", "concurrent/futures/interpreter"),
    *("concurrent/futures/process", "concurrent/interpreters/", "email/_header_value_parser", "email/contentmanager"),
    *("email/headerregistry", "email/mime/", "email/policy", "html/parser", "http/cookiejar", "importlib/resources/"),
    *("json/tool", "logging/config", "logging/handlers", "pyodide/console", "pyodide/http/", "urllib/robotparser"),
    *("wsgiref/handlers", "wsgiref/headers", "wsgiref/simple_server", "wsgiref/util", "wsgiref/validate"),
    *("xml/dom/", "xml/etree/", "xml/sax/expatreader"),
)
ENCODINGS = {
    *("__init__", "aliases", "ascii", "charmap", "cp437", "idna", "iso8859_1", "latin_1", "punycode"),
    *("raw_unicode_escape", "unicode_escape", "utf_16", "utf_16_le", "utf_8", "utf_8_sig"),
}
TEXTS = resource_folder("templates") / "offline"
LICENCES = {
    f"Pyodide {VERSION}": "Mozilla Public License 2.0: https://mozilla.org/MPL/2.0/. "
    f"Its source, with what it is made of: https://github.com/pyodide/pyodide/tree/{VERSION}",
    "Python 3.14": (TEXTS / "PSF-2.0.txt").read_text(encoding="utf-8"),
    "Compiled into Pyodide": (TEXTS / "compiled-in.txt").read_text(encoding="utf-8"),
}


class WrongRuntime(ValueError):
    """The file is not the release of Pyodide that this version was tried with."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not Pyodide {VERSION}. Fetch it: {HOW_TO_GET}")
        self.path = path


@dataclass(frozen=True, slots=True)
class Runtime:
    """What of Pyodide goes into the file: two scripts, the interpreter, and the files of Python's own library."""

    loader: bytes
    module: bytes
    program: bytes
    library: Mapping[str, bytes]
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


def _without_unused(library: bytes) -> dict[str, bytes]:
    """The files of the library, without what is left out and without most encodings."""
    with zipfile.ZipFile(io.BytesIO(library)) as whole:
        return {name: whole.read(name) for name in whole.namelist() if _is_used(name)}


def _is_used(name: str) -> bool:
    if name.endswith("/") or name.startswith(PARTS_LEFT_OUT):
        return False
    first, _, inner = name.partition("/")
    if first == "encodings":
        return inner.removesuffix(".py") in ENCODINGS
    return first.removesuffix(".py") not in LEFT_OUT
