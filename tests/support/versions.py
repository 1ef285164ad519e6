"""The project tried on other versions than the locked ones: the oldest it names, the newest there are, every Python.

Run by `make oldest`, `make newest` and `make pythons`, each in an environment of its own. uv makes these and takes
packages from where its own settings say. Tests named after the command are run in place of the quick ones.
"""

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
UV = Path(sys.executable).with_name("uv")
LOCK = ROOT / "requirements" / "test.txt"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
QUICK = ("--ignore", "tests/browser")

Pins = Mapping[str, str]


def pins(text: str) -> dict[str, str]:
    """The version of each package in a lock file."""
    lines = (line.partition(";")[0].strip(" \\") for line in text.splitlines() if line[:1].isalnum())
    return {name: version for name, _, version in (line.partition("==") for line in lines)}


def changed(before: Pins, after: Pins) -> dict[str, str]:
    """The packages whose version is another afterwards, with that version."""
    return {name: version for name, version in after.items() if before.get(name, version) != version}


def blame(newer: Pins, failing: set[str], failing_with: Callable[[str], set[str]]) -> Iterator[tuple[str, set[str]]]:
    """Each newer package that alone breaks some of the tests, then, under no name, what only several together break."""
    unexplained = set(failing)
    for name in newer:
        broken = failing_with(name) & failing
        unexplained -= broken
        if broken:
            yield name, broken
    if unexplained:
        yield "", unexplained


def failed_tests(ended: int, found: Path) -> set[str]:
    """The tests that failed in a run of pytest that ended so. Raises SystemExit where it came to no end of its own."""
    if ended == 0:
        return set()
    if ended < 0 or not found.exists():
        raise SystemExit(f"The tests could not be run to their end: pytest ended with {ended}.")
    return set(json.loads(found.read_text(encoding="utf-8")))


class Environment:
    """A folder with a Python and packages in it, in which the tests can be run; `seed` adds pip and what pip brings."""

    def __init__(self, name: str, python: str = "", *, seed: bool = True) -> None:
        self.folder = ROOT / f".venv-{name}"
        seeds = ["--seed"] if seed else []
        _run(UV, "venv", "--quiet", *seeds, "--clear", "--python", python or sys.executable, self.folder)

    def install(self, *what: str | Path) -> None:
        """Install that, changing nothing else but what it needs."""
        _run(UV, "pip", "install", "--quiet", "--python", self.folder, *what)

    def install_project(self) -> None:
        """Install the project itself, built by what is installed here."""
        self.install("--no-deps", "--no-build-isolation", "--editable", ".")

    def failing(self, *tests: str) -> set[str]:
        """The tests that fail here."""
        kept = self.folder / "tests"
        found = kept / "v" / "cache" / "lastfailed"
        found.unlink(missing_ok=True)
        options = ("-q", "-n", "logical", "--dist", "loadfile", "-o", f"cache_dir={kept}")
        done = subprocess.run([self.folder / "bin" / "python", "-m", "pytest", *options, *tests], cwd=ROOT)
        return failed_tests(done.returncode, found)


def oldest(tests: tuple[str, ...]) -> bool:
    """Whether the tests pass on the lowest versions that pyproject.toml names, with the locked test tools."""
    lowest = pins(_compiled("--resolution", "lowest-direct"))
    named = {Requirement(line).name.lower() for line in _project()["project"]["dependencies"]}
    lines = [f"{name}=={version}" for name, version in lowest.items() if name in named]
    print("Oldest versions:", *lines, flush=True)
    here = Environment("oldest")
    here.install("--require-hashes", "--requirement", LOCK)
    here.install(*lines)
    here.install_project()
    return _told("With the oldest versions", here.failing(*tests))


def newest(tests: tuple[str, ...]) -> bool:
    """Whether the tests pass on the newest versions that pyproject.toml allows; prints which package breaks what."""
    locked = pins(LOCK.read_text(encoding="utf-8"))
    newer = changed(locked, pins(_compiled("--extra", "test", "--upgrade")))
    steps = {name: f"{name} {locked[name]} -> {newer[name]}" for name in newer}
    print("Newer than the lock:", ", ".join(steps.values()) or "nothing", flush=True)
    here = Environment("newest")

    def failing(versions: Pins, *which: str) -> set[str]:
        here.install("--require-hashes", "--requirement", LOCK)
        if versions:
            here.install(*(f"{name}=={version}" for name, version in versions.items()))
        here.install_project()
        return here.failing(*which)

    broken = failing(newer, *tests)
    if not broken:
        return _told("With the newest versions", broken)
    without = failing({}, *broken) if newer else broken
    fresh = broken - without
    for name, tests_of_it in blame(newer, fresh, lambda name: failing({name: newer[name]}, *fresh)):
        _told(steps.get(name, "Only several newer packages together"), tests_of_it)
    _told("With the locked versions", without)
    return False


def pythons(tests: tuple[str, ...]) -> bool:
    """Whether the tests pass on each Python that PATH leads to, with the locked packages."""
    passed = []
    for version in PYTHONS:
        found = subprocess.run([UV, "python", "find", "--no-python-downloads", version], capture_output=True, text=True)
        if found.returncode:
            print(f"Python {version}: not on PATH")
            continue
        here = Environment(version, found.stdout.strip())
        here.install("--require-hashes", "--requirement", LOCK)
        here.install_project()
        passed.append(_told(f"Python {version}", here.failing(*tests)))
    return all(passed)


def build(_tests: tuple[str, ...]) -> bool:
    """Print what it takes to build the project, for `make lock`."""
    print(*_project()["build-system"]["requires"], sep="\n")
    return True


def _project() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _compiled(*options: str) -> str:
    plainly = ("--quiet", "--universal", "--python-version", PYTHONS[0], "--no-annotate", "--no-header")
    command = [str(UV), "pip", "compile", *plainly, *options, "pyproject.toml"]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout


def _run(*command: str | Path) -> None:
    subprocess.run(command, cwd=ROOT, check=True)


def _told(what: str, failing: set[str]) -> bool:
    print(f"{what}: {f'{len(failing)} fail' if failing else 'all pass'}", *sorted(failing), sep="\n  ", flush=True)
    return not failing


if __name__ == "__main__":
    command, *named = sys.argv[1:]
    tries = {"build": build, "newest": newest, "oldest": oldest, "pythons": pythons}
    raise SystemExit(not tries[command](tuple(named) or QUICK))
