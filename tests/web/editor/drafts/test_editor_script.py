"""The editor's script is built from its sources, small enough, and names whose work is in it."""

import gzip
import hashlib
import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
SOURCES = ROOT / "editor-source"
BUNDLE = ROOT / "templates" / "static" / "editor.js"
NOTICES = BUNDLE.with_name("editor.THIRD-PARTY.txt").read_text(encoding="utf-8")
LOCK = SOURCES / "package-lock.json"
LARGEST = 160 * 1000
LONGEST_FILE = 250


def packages() -> dict[str, dict[str, str]]:
    """The packages in the lock file, by name."""
    found = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    return {path.removeprefix("node_modules/"): facts for path, facts in found.items() if path}


def modules() -> list[Path]:
    """The source files of the script."""
    return sorted((SOURCES / "src").glob("*.js"))


def test_the_script_is_small_when_packed() -> None:
    assert len(gzip.compress(BUNDLE.read_bytes(), 9, mtime=0)) <= LARGEST


def test_the_script_is_built_from_these_sources() -> None:
    texts = [LOCK, *sorted((SOURCES / "src").iterdir())]
    mark = hashlib.sha256("\0".join(path.read_text(encoding="utf-8") for path in texts).encode()).hexdigest()[:12]

    assert f"from sources {mark};" in BUNDLE.read_text(encoding="utf-8")[:200], "run `make editor`"


def test_the_lock_file_names_no_place_to_fetch_from() -> None:
    assert [name for name, facts in packages().items() if "resolved" in facts or not facts["integrity"]] == []


def test_all_that_is_in_the_script_is_free_and_named() -> None:
    built_in = {name: facts for name, facts in packages().items() if not facts.get("dev")}

    assert {facts["license"] for facts in built_in.values()} == {"MIT"}
    assert [name for name, facts in built_in.items() if f"{name} {facts['version']}\n" not in NOTICES] == []
    assert NOTICES.count("Permission is hereby granted, free of charge") == len(built_in)


def test_every_module_says_what_it_holds_in_one_line() -> None:
    assert [path.name for path in modules() if not re.match(r"// [A-Z].*\.\n", path.read_text(encoding="utf-8"))] == []
    assert len(modules()) > 5


def test_no_module_is_too_long() -> None:
    sizes = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}

    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}
