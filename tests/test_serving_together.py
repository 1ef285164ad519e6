"""What one process publishes another serves within seconds, and a clone does after its pull; only rule files travel."""

import datetime
import subprocess
import sys
import time
from pathlib import Path

from decision_aid.authors import Authors
from decision_aid.drafts import Drafts
from decision_aid.publishing import Wish, publish
from decision_aid.reading import fingerprint
from decision_aid.rule_history import Deed, begin
from tests.aids import SMALL, small
from tests.editing import ANNA, PASSWORD, SORE
from tests.serving import fetch, serving

COMMAND = [sys.executable, "-m", "decision_aid.cli"]
SECONDS, LOOKS = 5, 20


def sees(address: str, words: str) -> bool:
    """Whether the page says it within the seconds that a version may take, or looks where each takes long."""
    deadline, looks = time.monotonic() + SECONDS, 0
    while time.monotonic() < deadline or looks < LOOKS:
        if words in fetch(address)[1]:
            return True
        looks += 1
        time.sleep(0.1)
    return False


def git(folder: Path, *words: str) -> str:
    """What git says; CalledProcessError where it fails."""
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def test_a_version_reaches_other_processes_and_after_a_pull_other_clones(tmp_path: Path) -> None:
    folder, clone = tmp_path / "aids", tmp_path / "clone"
    folder.mkdir()
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    begin(folder)
    Authors(folder).add(ANNA, PASSWORD)
    Drafts(folder).keep(ANNA, "small", SMALL, fingerprint(SMALL.encode()))
    git(tmp_path, "clone", "-q", str(folder), str(clone))
    logs = [tmp_path / "one", tmp_path / "two"]
    for log in logs:
        log.mkdir()
    with serving(COMMAND, logs[0], str(folder)) as here, serving(COMMAND, logs[1], str(clone)) as there:
        assert "Stiff shoulder" in fetch(f"{here}/small/")[1]
        assert "Stiff shoulder" in fetch(f"{there}/small/")[1]
        deed = Deed(ANNA, "Patients say sore", datetime.datetime.now(datetime.UTC))
        publish(folder, Wish("small", small(SORE).encode(), fingerprint(SMALL.encode()), "draft", deed))

        assert sees(f"{here}/small/", "Sore shoulder")
        assert "Stiff shoulder" in fetch(f"{there}/small/")[1]
        git(clone, "pull", "-q")
        assert sees(f"{there}/small/", "Sore shoulder")
    assert git(clone, "status", "--porcelain") == ""
    assert git(clone, "ls-files").split() == ["small.yaml"]
    assert git(clone, "log", "-1", "--format=%an: %s").strip() == f"{ANNA}: Patients say sore"
    assert sorted(one.name for one in clone.iterdir()) == [".decision-aid", ".git", "small.yaml"]
    keys = {(one / ".decision-aid" / "key").read_text(encoding="ascii") for one in (folder, clone)}
    assert len(keys) == 2  # the clone's own: none travels
