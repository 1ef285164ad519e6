"""Whatever its conditions are, a rule file ends no check and no server, and is checked in the time that it has."""

import itertools
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.aids import SMALL
from tests.support.random_aids import SHAPES, plain_aid
from tests.support.serving import serving, status
from tests.support.waiting import wait_until

COMMAND = [sys.executable, "-m", "decision_aid.cli"]
USUAL, PLAIN, OTHERS = 3, 2000, 500  # of each shape: in everyday runs; in a soak, the plain and the denser ones
AT_ONCE = 10  # files in the folder: whoever asks for one that has errors waits until all of them are checked
Aids = Iterator[tuple[str, str]]


def test_a_few_random_aids_are_checked_and_served(tmp_path: Path) -> None:
    checked_and_served(tmp_path, aids(lambda _shape: USUAL))


@pytest.mark.soak
def test_thousands_of_random_aids_are_checked_and_served(tmp_path: Path) -> None:
    checked_and_served(tmp_path, aids(lambda shape: PLAIN if shape is plain_aid else OTHERS))


def aids(count: Callable[[Callable[[int], str]], int]) -> Aids:
    """So many aids of each shape, by name."""
    for shape in SHAPES:
        for seed in range(count(shape)):
            yield f"{shape.__name__.replace('_', '-')}-{seed}", shape(seed)


def checked_and_served(folder: Path, every: Aids) -> None:
    """Put some after the other into the folder of one server, and have the command check the same files."""
    served = folder / "aids"
    served.mkdir()
    (served / "small.yaml").write_text(SMALL, encoding="utf-8")
    with serving(COMMAND, folder, str(served)) as address:
        while some := [written(served, *aid) for aid in itertools.islice(every, AT_ONCE)]:
            wrong = with_errors(some)
            expected = {path.name: 503 if path.name in wrong else 200 for path in some}
            for path in some:  # while it is being checked, it is not served
                wait_for(f"{address}/{path.stem}/", expected[path.name], folder / "server.log")
            assert {path.name: status(f"{address}/{path.stem}/") for path in some} == expected
            assert {status(f"{address}/{page}") for page in ("", "small/", "readyz")} == {200}
            for path in some:
                path.unlink()
    assert "unchecked" not in (folder / "server.log").read_text(encoding="utf-8")


def written(folder: Path, name: str, text: str) -> Path:
    """The file with that text."""
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def with_errors(files: list[Path]) -> set[str]:
    """The names of those in which `decision-aid check` finds errors."""
    command = [*COMMAND, "check", "--format", "json", *map(str, files)]
    run = subprocess.run(command, check=False, stdout=subprocess.PIPE)
    found = {Path(told["path"]).name for told in json.loads(run.stdout) if told["level"] == "error"}
    assert run.returncode == int(bool(found))
    return found


def wait_for(address: str, expected: int, log: Path) -> None:
    """Wait until the page has that status; all other files may be checked before its own."""
    wait_until(
        lambda: status(address) == expected,
        lambda: f"{address} is {status(address)}, not {expected}; the log says:\n{log.read_text(encoding='utf-8')}",
        tasks=AT_ONCE,
    )
