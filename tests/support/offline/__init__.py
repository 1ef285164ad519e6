"""The aid as one file, without a browser: its engine under Node, and the package that it is made of."""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from decision_aid.cli import main
from decision_aid.cli.arguments import read_aid
from decision_aid.consultation.answer_code import encode_answers
from decision_aid.model.aid import DecisionAid
from decision_aid.offline.runtime import SHA256, VERSION, Runtime
from decision_aid.offline.single_file import BEGIN, PATH, Aid, archive_of, files_of
from decision_aid.storage.files import file_lock
from decision_aid.translation.files import translation_files
from tests.support.aids import small
from tests.support.pictures import png
from tests.support.withdrawals import RETRACTED, WITH_DOI

Ask = Callable[[str, str, str], str]
MADE_BY_CHANCE = re.compile(r'name="session_id" value="[0-9a-f]{16}"|data-cipher-key="[^"]*"')
PAGES = (
    "",
    "summary",
    "check",
    "what-if",
    "handout",
    "handout?pages=full",
    "everything",
    "about",
    "flow",
    "clear",
    "report/ipdasi-v4",
)
HARNESS = Path(__file__).with_name("engine.mjs")


def pyodide_package(folder: Path) -> Path:
    """Pyodide's package, from npm."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm on PATH: it fetches the Python that runs in a browser")
    fetched = subprocess.run([npm, "pack", f"pyodide@{VERSION}", "--silent"], cwd=folder, capture_output=True)
    if fetched.returncode and not os.environ.get("CI"):
        pytest.skip("npm reaches no registry: it fetches the Python that runs in a browser")
    fetched.check_returncode()
    (packed,) = folder.glob("*.tgz")
    assert hashlib.sha256(packed.read_bytes()).hexdigest() == SHA256
    return packed


def packed_files(path: Path, runtime: Runtime) -> bytes:
    """All that the Python of a file finds in its memory: a rule file and its translations among them."""
    texts = {one.name: one.read_bytes() for one in (path, *translation_files(path).values())}
    return archive_of(files_of(Aid(path.stem, read_aid(path), {}, texts), runtime))


def one_file(folder: Path) -> Path:
    """The small aid of a hospital as one file in that folder, made by whichever test comes first."""
    with file_lock(folder / "making.lock"):
        if not (folder / "small.html").exists():
            _make(folder)
    return folder / "small.html"


def _make(folder: Path) -> None:
    (folder / "small.yaml").write_text(small(WITH_DOI), encoding="utf-8")
    (folder / "decision-aid.toml").write_text('[hospital]\nname = "The hill practice"\n', encoding="utf-8")
    (folder / "logo.png").write_bytes(png())
    (folder / "withdrawn.csv").write_text(RETRACTED, encoding="utf-8")
    bundle(folder / "small.yaml", folder / "small.html", pyodide_package(folder))


def bundle(rule_file: Path, made: Path, engine: Path) -> None:
    """Write an aid as one file by the command, which tells its SHA-256."""
    said = CliRunner().invoke(main, ["bundle", str(rule_file), "-o", str(made), "--engine", str(engine)])
    assert said.exit_code == 0, said.output
    assert hashlib.sha256(made.read_bytes()).hexdigest() in said.output


class NodeEngine:
    """The engine of a file, in Node in place of a browser; it ends with the block."""

    def __init__(self, runtime: Runtime, path: Path, folder: Path) -> None:
        node = shutil.which("node")
        if node is None:
            pytest.skip("no node on PATH: it runs the Python that runs in a browser")
        files = {
            "pyodide.mjs": runtime.loader,
            "pyodide.asm.mjs": runtime.module,
            "pyodide.asm.wasm": runtime.program,
            "python_stdlib.zip": b"",
            "files": packed_files(path, runtime),
            "start.json": json.dumps({"lock": runtime.lock, "path": PATH, "begin": BEGIN}).encode(),
        }
        for name, content in files.items():
            (folder / name).write_bytes(content)
        self._process = subprocess.Popen(
            [node, HARNESS, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, method: str, address: str, form: str = "") -> str:
        """The page that it answers."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps([method, address, form]) + "\n")
        self._process.stdin.flush()
        return base64.b64decode(self._process.stdout.readline()).decode()

    def __enter__(self) -> "NodeEngine":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()


def pages_of(ask: Ask, name: str, aid: DecisionAid, answers: Any) -> Iterator[tuple[str, str]]:
    """Each page of somebody who comes with a code, by its address; what is made by chance is left out."""
    start = ask("GET", f"/{name}/", "")
    (session,) = set(re.findall(r'name="session_id" value="([0-9a-f]{16})"', start)) or {""}
    code = encode_answers(aid, answers)
    asked = aid.questions[0].page
    yield "return", _settled(ask("POST", f"/{name}/return", f"session_id={session}&code={code}&by=hand"))
    outcome, source = f"summary/{aid.outcomes[0].id}", f"sources/{aid.sources[0].id}"
    for page in (*PAGES, f"ask/{asked}", outcome, source):
        yield page, _settled(ask("GET", f"/{name}/{page}", ""))
    ask("POST", f"/{name}/clear", "")


def _settled(page: str) -> str:
    return MADE_BY_CHANCE.sub("", page)
