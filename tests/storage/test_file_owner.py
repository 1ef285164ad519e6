"""What root writes into a folder belongs to the folder's owner; a file that may not be used is named in words."""

import datetime
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from decision_aid.cli import main
from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.file_errors import explanation
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.publishing import PublishRequest, publish
from decision_aid.storage.rule_folder import RuleFolder
from decision_aid.storage.secret_key import load_or_create_keys
from tests.support.aids import SMALL, small
from tests.support.editing import ANNA, PASSWORD, SORE, drafted, editing_app, signed_in
from tests.support.pages import session_id, words

SERVER = 12_345  # the user of the server; no account is needed for it
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root can write as somebody else")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the server's user, to which each folder above it is open."""
    made = tmp_path / "aids"
    made.mkdir()
    os.chown(made, SERVER, SERVER)
    return made


def not_the_servers(folder: Path) -> list[str]:
    """All in the folder that belongs to somebody else."""
    return [str(path.relative_to(folder)) for path in folder.rglob("*") if path.lstat().st_uid != SERVER]


def said_to_server(error: OSError) -> str:
    """What a process of the server's user says of an error."""
    reading, writing = os.pipe()
    if not (child := os.fork()):
        os.setuid(SERVER)
        os.write(writing, explanation(error).encode())
        os._exit(0)
    os.close(writing)
    with open(reading, "rb") as told:
        said = told.read().decode()
    os.waitpid(child, 0)
    return said


def command(*words_typed: str) -> tuple[int, str]:
    """How a command ends, and what it says."""
    result = CliRunner().invoke(main, list(words_typed))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@AS_ROOT
def test_what_root_makes_belongs_to_the_owner_of_the_folder(folder: Path) -> None:
    assert command("new", str(folder))[0] == 0
    assert command("author", "add", ANNA, "--folder", str(folder), "--password", PASSWORD)[0] == 0
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    os.chown(folder / "small.yaml", SERVER, SERVER)
    init_repository(folder)
    assert load_or_create_keys(folder).persistent
    drafted(folder, small(SORE))
    RuleFolder(folder).open("small")
    commit_info = CommitInfo(ANNA, "Patients say sore", datetime.datetime.now(datetime.UTC))
    publish(folder, PublishRequest("small", small(SORE).encode(), fingerprint(SMALL.encode()), "draft", commit_info))

    assert not_the_servers(folder) == []
    assert {"authors.json", "authors.lock", "checked", "drafts", "key", "publishing.lock"} <= {
        path.name for path in (folder / ".decision-aid").iterdir()
    }


@AS_ROOT
def test_a_link_that_its_owner_put_there_gives_away_no_file_of_root(folder: Path, tmp_path: Path) -> None:
    (folder / "small.yaml").write_text(SMALL, encoding="utf-8")
    others = tmp_path / "of-root"
    others.write_text("secret", encoding="utf-8")
    settings = folder / ".decision-aid"
    settings.mkdir()
    os.chown(settings, SERVER, SERVER)
    (settings / "authors.lock").symlink_to(others)
    (settings / "authors.json").symlink_to(tmp_path / "not-there")
    command("author", "add", ANNA, "--folder", str(folder), "--password", PASSWORD)

    assert others.stat().st_uid == 0
    assert others.read_text(encoding="utf-8") == "secret"
    assert not (tmp_path / "not-there").exists()


@AS_ROOT
def test_a_file_of_root_is_named_with_its_owner_and_how_to_give_it_back(folder: Path) -> None:
    settings = folder / ".decision-aid"
    settings.mkdir()
    os.chown(settings, SERVER, SERVER)
    file = settings / "authors.json"
    file.write_text("{}", encoding="utf-8")
    for above in [folder, *folder.parents][:-2]:
        above.chmod(above.stat().st_mode | 0o055)
    told = said_to_server(PermissionError(13, "Permission denied", str(file)))

    assert told.startswith(f"{file}: Permission denied. {file} belongs to root, and this program runs as {SERVER}.")
    assert told.endswith(f"As root: chown -R {SERVER} {settings}")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "No space left on device", "/a/b"), "/a/b: No space left on device."),
        (OSError(28, "No space left on device"), "No space left on device."),
        (PermissionError(13, "Permission denied", b"/caf\xe9"), "/caf\udce9: Permission denied."),
        (OSError(), "OSError."),
    ],
)
def test_an_error_is_one_sentence(error: OSError, said: str) -> None:
    assert explanation(error).startswith(said)


def test_a_file_that_may_not_be_used_is_told_on_the_page_and_named_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(editing_app(tmp_path))
    file = tmp_path / ".decision-aid" / "drafts"

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr("decision_aid.storage.drafts.write_atomically", refused)
    sent = {"session_id": session_id(client.get("/edit/small/").text), "text": small(SORE), "base": "x"}
    page = client.post("/edit/small/draft", data=sent)

    assert page.status_code == 503
    assert "belongs to somebody else" in words(page.text)
    assert "disk may be full" not in words(page.text)
    assert f"{file}: Permission denied." in caplog.text


def test_a_command_that_may_not_use_a_file_says_which(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / ".decision-aid").mkdir()
    (tmp_path / ".decision-aid" / "authors.lock").mkdir()  # what can't be opened, for root neither
    code, said = command("author", "add", ANNA, "--folder", str(tmp_path), "--password", PASSWORD)

    assert code == 1
    assert said == f"Error: {tmp_path}/.decision-aid/authors.lock: Is a directory.\n"


def test_authors_are_listed(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    assert command("author", "list", "--folder", str(tmp_path)) == (0, f"Nobody can edit in {tmp_path} yet.\n")
    for name in ("Ben", "Anna"):
        command("author", "add", name, "--no-password", "--folder", str(tmp_path))

    assert command("author", "list", "--folder", str(tmp_path)) == (0, "Anna\nBen\n")
