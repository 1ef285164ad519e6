"""What one process publishes another serves, and a clone does after its pull; only rule files travel."""

import datetime
import sys
from pathlib import Path

from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.authors import Authors
from decision_aid.storage.drafts import Drafts
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.publishing import PublishRequest, publish
from tests.support.aids import SMALL, small
from tests.support.editing import ANNA, PASSWORD, SORE
from tests.support.folders import git
from tests.support.serving import fetch, serving
from tests.support.waiting import wait_until

COMMAND = [sys.executable, "-m", "decision_aid.cli"]


def test_a_version_reaches_other_processes_and_after_a_pull_other_clones(tmp_path: Path) -> None:
    folder, clone = tmp_path / "aids", tmp_path / "clone"
    folder.mkdir()
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    init_repository(folder)
    Authors(folder).add(ANNA, PASSWORD)
    Drafts(folder).save(ANNA, "small", SMALL, fingerprint(SMALL.encode()))
    git(tmp_path, "clone", "-q", str(folder), str(clone))
    logs = [tmp_path / "one", tmp_path / "two"]
    for log in logs:
        log.mkdir()
    with serving(COMMAND, logs[0], str(folder)) as here, serving(COMMAND, logs[1], str(clone)) as there:
        assert "Stiff shoulder" in fetch(f"{here}/small/")[1]
        assert "Stiff shoulder" in fetch(f"{there}/small/")[1]
        commit_info = CommitInfo(ANNA, "Patients say sore", datetime.datetime.now(datetime.UTC))
        publish(
            folder, PublishRequest("small", small(SORE).encode(), fingerprint(SMALL.encode()), "draft", commit_info)
        )

        wait_until(lambda: "Sore shoulder" in fetch(f"{here}/small/")[1])
        assert "Stiff shoulder" in fetch(f"{there}/small/")[1]
        git(clone, "pull", "-q")
        wait_until(lambda: "Sore shoulder" in fetch(f"{there}/small/")[1])
    assert git(clone, "status", "--porcelain") == ""
    assert git(clone, "ls-files").split() == ["small.yaml"]
    assert git(clone, "log", "-1", "--format=%an: %s").strip() == f"{ANNA}: Patients say sore"
    assert sorted(one.name for one in clone.iterdir()) == [".decision-aid", ".git", "small.yaml"]
    keys = {(one / ".decision-aid" / "key").read_text(encoding="ascii") for one in (folder, clone)}
    assert len(keys) == 2  # the clone's own: none travels
