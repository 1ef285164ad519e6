"""Run the browser's Python when a file is made, under Node, so that no browser compiles Python at each opening."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from decision_aid.offline.runtime import LIBRARY, LOADER, MODULE, PROGRAM, Runtime
from decision_aid.resources import resource_folder

SCRIPT = resource_folder("templates") / "offline" / "compile.mjs"


class NoNode(RuntimeError):
    """There is no Node.js."""

    def __init__(self) -> None:
        super().__init__("This needs Node.js, which comes with npm: there is no program “node” on PATH.")


def with_bytecode(files: Mapping[str, bytes], runtime: Runtime, path: str) -> dict[str, bytes]:
    """The files, where those below the folders of `path` (Python's own library among them) are bytecode."""
    node = shutil.which("node")
    if node is None:
        raise NoNode
    with tempfile.TemporaryDirectory() as folder:
        engine, root = Path(folder) / "engine", Path(folder) / "files"
        parts = {LOADER: runtime.loader, MODULE: runtime.module, PROGRAM: runtime.program}
        _write(engine, {**parts, LIBRARY: b"", "lock": runtime.lock.encode()})
        _write(root, files)
        subprocess.run([node, SCRIPT, engine, root, path], check=True)
        found = (path for path in root.rglob("*") if path.is_file())
        return {f"/{path.relative_to(root).as_posix()}": path.read_bytes() for path in found}


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name.removeprefix("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
