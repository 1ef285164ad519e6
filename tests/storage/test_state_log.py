"""What is wrong with a folder or a file is one line in the log when it begins, and one when it ends."""

import logging
import shutil
from pathlib import Path

import pytest

from decision_aid.storage.rule_folder import RuleFolder
from decision_aid.storage.state_log import StateLog
from decision_aid.web.app import create_app
from tests.support.aids import SMALL
from tests.support.folders import in_spanish_too, write

SPOILT = SMALL.replace("kind: number", "kind: numbre")


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, logger="decision_aid")
    return caplog


def lines(log: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """What came into the log since the last look: each level and line."""
    found = [(record.levelname, record.getMessage()) for record in log.records]
    log.clear()
    return found


def test_a_fault_is_logged_when_it_begins_changes_and_ends(log: pytest.LogCaptureFixture) -> None:
    states = StateLog(logging.getLogger("decision_aid"))
    for fault in ("", "away", "away", "shut", "", ""):
        states.report("folder", fault, "back")
    states.report("file", "", "back")

    assert lines(log) == [("ERROR", "away"), ("ERROR", "shut"), ("INFO", "back")]


def test_a_folder_that_goes_away_is_logged_once_and_so_is_its_return(
    tmp_path: Path, log: pytest.LogCaptureFixture
) -> None:
    here, elsewhere = tmp_path / "aids", tmp_path / "elsewhere"
    here.mkdir()
    write(here / "small.yaml", SMALL, at=1)
    client = create_app(here).test_client()
    client.get("/readyz")
    here.rename(elsewhere)
    assert [client.get("/readyz").status_code for _ in range(3)] == [503] * 3
    gone = lines(log)
    elsewhere.rename(here)
    assert [client.get("/readyz").status_code for _ in range(3)] == [200] * 3

    told = "What was read before is still shown, and /readyz answers 503."
    assert gone == [("ERROR", f"{here} can't be read: No such file or directory. {told}")]
    assert lines(log) == [("INFO", f"{here} can be read again.")]


def test_a_folder_that_is_away_at_the_start_is_logged(tmp_path: Path, log: pytest.LogCaptureFixture) -> None:
    create_app(tmp_path / "aids")

    assert [level for level, _ in lines(log)] == ["ERROR"]


def test_the_line_of_a_file_with_errors_says_what_is_shown_and_another_that_it_is_good_again(
    tmp_path: Path, log: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "small.yaml"
    folder = RuleFolder(tmp_path)
    said = []
    for moment, text in enumerate((SMALL, SPOILT, SPOILT + "#\n", SMALL), 1):
        write(path, text, at=moment)
        folder.open("small")
        said.append(lines(log))

    good, ((level, spoilt),), unchanged, again = said
    assert (good, unchanged) == ([], [])
    assert level == "ERROR"
    assert spoilt.startswith(f"{path}:50:11: error: 'numbre' is not a kind")
    assert spoilt.endswith("Its last good version is shown until then.")
    assert again == [("INFO", f"{path} has no errors any more and is shown as it is.")]


def test_a_file_that_was_never_good_is_one_line_with_the_cause_of_it_all(
    tmp_path: Path, log: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "small.yaml"
    write(path, SMALL.replace("funding: none", "funding: ["), at=1)
    client = create_app(tmp_path).test_client()
    assert [client.get("/small/").status_code for _ in range(3)] == [503] * 3

    ((_, said),) = [line for line in lines(log) if line[1] != "request"]
    assert said.startswith(f"{path}:8:12: error: The [ opened here is not closed.")
    assert f"This is one of 2 problems; “decision-aid check {path}” lists them all." in said
    assert said.endswith("Nothing of it is shown, since it has no good version.")


def test_a_translation_with_errors_is_logged_like_a_rule_file(tmp_path: Path, log: pytest.LogCaptureFixture) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    in_spanish_too(tmp_path)
    sibling = tmp_path / "small.es.yaml"
    good = sibling.read_text(encoding="utf-8")
    folder = RuleFolder(tmp_path)
    folder.open("small")
    before = lines(log)
    write(sibling, good.replace("status: draft", "status: darft"), at=2)
    folder.open("small")
    ((level, spoilt),) = lines(log)
    write(sibling, good, at=3)
    folder.open("small")

    assert (before, level) == ([], "ERROR")
    assert spoilt.startswith(f"{sibling}:")
    assert spoilt.endswith("Its last good version is shown until then.")
    assert lines(log) == [("INFO", f"{sibling} has no errors any more and is shown as it is.")]


def test_a_file_that_comes_later_and_is_not_served_is_named_then(tmp_path: Path, log: pytest.LogCaptureFixture) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    client = create_app(tmp_path).test_client()
    client.get("/")
    lines(log)
    told = (
        "WARNING",
        f"{tmp_path / 'knee.yml'} is not served: it must be a file whose name ends in .yaml.",
    )
    for _ in range(2):
        shutil.copy(tmp_path / "small.yaml", tmp_path / "knee.yml")
        client.get("/readyz")
        client.get("/readyz")
        assert lines(log) == [told]
        (tmp_path / "knee.yml").unlink()
        client.get("/readyz")


def test_settings_that_cannot_be_read_are_logged_when_that_begins_and_when_it_is_over(
    tmp_path: Path, log: pytest.LogCaptureFixture
) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    settings = tmp_path / "decision-aid.toml"
    settings.write_text("[hospital\n", encoding="utf-8")
    client = create_app(tmp_path).test_client()
    ((level, told),) = lines(log)
    client.get("/small/about")
    unchanged = lines(log)
    settings.write_text('[hospital]\nname = "St. Anna"\n', encoding="utf-8")
    assert "St. Anna" in client.get("/small/about").text

    assert level == "WARNING"
    assert told.startswith(f"{settings}: The file decision-aid.toml can't be used: Expected ']'")
    assert [line for line in unchanged if line[1] != "request"] == []
    assert [line for line in lines(log) if line[1] != "request"] == [("INFO", f"{settings} can be read again.")]
