"""The lines of docs/deploy.md that a shell can run anywhere, run as they stand there but for the folders."""

import datetime
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.publishing import PublishRequest, publish
from decision_aid.storage.secret_key import load_or_create_keys, parse_keys
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, small
from tests.support.editing import ANNA, SORE
from tests.support.folders import git
from tests.support.nginx import DEPLOY, part
from tests.support.pages import answer, ticked
from tests.support.serving import end, fetch, free_port, wait_for

AS_THAT_USER, ANOTHER_OWNER = "runuser -u decision-aid -- ", "-o decision-aid "
REMOTE, FOLDER = "ssh://git@git.example.org/srv/git/aids.git", "/srv/aids"
INTO_THE_JOURNAL = " 2>&1 | logger --tag decision-aid-git"  # which would hide that a command failed


def run(lines: str, folder: Path, **environment: str) -> str:
    """What a shell says to the lines; the reason where one fails."""
    done = subprocess.run(
        ["sh", "-e", "-c", lines], cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def here(lines: str, folder: Path, remote: Path) -> str:
    """The lines for one machine, whose folder is this one, by whoever runs the test."""
    for before, after in ((AS_THAT_USER, ""), (ANOTHER_OWNER, ""), (REMOTE, str(remote)), (FOLDER, str(folder))):
        lines = lines.replace(before, after)
    return lines


def timed(command: str) -> str:
    """What the timer runs for that."""
    lines = part("/etc/cron.d/decision-aid")
    (found,) = re.findall(rf"^\*/5 \* \* \* \* decision-aid (git .* {command}\b.*)$", lines, re.MULTILINE)
    assert found.endswith(INTO_THE_JOURNAL)
    return str(found.removesuffix(INTO_THE_JOURNAL))


@pytest.mark.soak  # test_documents follows the tutorial, and test_wheel serves every aid, every day
def test_one_computer_makes_a_folder_and_serves_it(tmp_path: Path) -> None:
    block = DEPLOY.read_text(encoding="utf-8").partition("## One computer")[2].split("```sh\n")[1].partition("```")[0]
    program = tmp_path / "decision-aid" / "bin" / "decision-aid"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m decision_aid.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    *_installing, new, serve = block.splitlines()
    run(new, tmp_path, HOME=str(tmp_path))
    port, log = free_port(), tmp_path / "log"
    with log.open("wb") as said:
        command = ["sh", "-c", f"exec {serve.partition('#')[0]} --port {port}"]
        process = subprocess.Popen(command, env={**os.environ, "HOME": str(tmp_path)}, stdout=said, stderr=said)
    try:
        wait_for(f"http://127.0.0.1:{port}/starter/", process, log)
        assert fetch(f"http://127.0.0.1:{port}/readyz")[0] == 200
    finally:
        end(process)

    assert (tmp_path / "aids" / ".decision-aid" / "key").is_file()


def test_git_brings_what_is_published_to_the_other_machines(tmp_path: Path) -> None:
    remote, first, second = tmp_path / "aids.git", tmp_path / "first", tmp_path / "second"
    git(tmp_path, "init", "-q", "--bare", "--initial-branch=master", str(remote))  # as many servers name it
    first.mkdir()
    (first / "small.yaml").write_text(SMALL, encoding="utf-8")
    init_repository(first)
    run(here(part("where authors edit"), first, remote), tmp_path)
    run(here(part("each other machine"), second, remote), tmp_path)
    assert (second / "small.yaml").read_text(encoding="utf-8") == SMALL
    commit_info = CommitInfo(ANNA, "Patients say sore", datetime.datetime.now(datetime.UTC))
    publish(first, PublishRequest("small", small(SORE).encode(), fingerprint(SMALL.encode()), "draft", commit_info))
    run(here(timed("push"), first, remote), tmp_path)
    run(here(timed("pull"), second, remote), tmp_path)

    assert "title: Sore shoulder" in (second / "small.yaml").read_text(encoding="utf-8")
    assert git(second, "log", "-1", "--format=%an").strip() == ANNA
    assert git(second, "status", "--porcelain") == ""


def test_the_key_is_one_that_is_taken_and_changes_as_it_says(tmp_path: Path) -> None:
    lines = [run(part("the key"), tmp_path).strip() for _ in range(2)]
    old, new = (line.removeprefix("DECISION_AID_KEY=") for line in lines)
    assert [len(parse_keys(key).text) for key in (old, new)] == [64, 64]
    assert old != new
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    cookie = ""
    for key in (old, f"{old} {new}", f"{new} {old}", new):
        client = create_app(tmp_path, secret_key=key).test_client()
        if cookie:
            client.set_cookie("decision-aid", cookie)
            assert ticked(client.get("/small/ask/shoulder").text) == ["long"], key
        assert answer(client, "shoulder", {"duration": ["long"]}, aid="small").status_code == 303
        kept = client.get_cookie("decision-aid")
        assert kept
        cookie = kept.value


def test_a_backup_brings_back_what_there_was_and_nothing_that_came_later(tmp_path: Path) -> None:
    folder, backups = tmp_path / "srv" / "aids", tmp_path / "backups"
    backups.mkdir()
    folder.mkdir(parents=True)
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    init_repository(folder)
    key = load_or_create_keys(folder).text
    (systemctl := tmp_path / "systemctl").write_text("#!/bin/sh\n", encoding="utf-8")
    systemctl.chmod(0o755)

    def told(lines: str) -> str:
        return lines.replace("/srv", str(tmp_path / "srv")).replace("/var/backups", str(backups))

    run(told(part("back up")), tmp_path)
    (archive,) = backups.iterdir()
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    (folder / "small.yaml").write_text("", encoding="utf-8")
    (folder / "later.yaml").write_text(SMALL, encoding="utf-8")
    lines = re.sub(r"(?m)^BACKUP=.*$", f"BACKUP={archive}", part("bring it back"))
    run(told(lines), tmp_path, PATH=f"{tmp_path}:{os.environ['PATH']}")

    assert (folder / "small.yaml").read_text(encoding="utf-8") == SMALL
    assert not (folder / "later.yaml").exists()
    assert load_or_create_keys(folder).text == key
    assert git(folder, "status", "--porcelain") == ""
