"""Half of a file is never served: not while it is written, not after a restart, and not of a translation either."""

import os
from pathlib import Path

import pytest

from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.loading import is_half_written
from decision_aid.storage.rule_folder import RuleFolder
from tests.support.aid_versions import write
from tests.support.aids import SMALL, TODAY, aid_from
from tests.support.editing import drafted, editing_app, publish, signed_in
from tests.support.folders import in_spanish_too, kept_in_git
from tests.support.translations import whole

HALF = SMALL[: SMALL.index("  - {option: exercises, outcome: time, not_known")]
WHOLE = aid_from(SMALL)


def folder_of(path: Path) -> RuleFolder:
    """The folder as a server has it that has just been started."""
    return RuleFolder(path, lambda: TODAY)


@pytest.mark.parametrize("end", [0, 1, 40, len(HALF), len(SMALL) - 1])
def test_the_beginning_of_a_text_is_cut_short_and_the_text_is_not(end: int) -> None:
    text = SMALL.encode()
    other = text.replace(b"\n", b"\r\n")

    assert is_half_written(text[:end], text)
    assert is_half_written(other[: end + text[:end].count(b"\n")], text)
    assert is_half_written(b"\xef\xbb\xbf" + text[:end], text)
    assert not is_half_written(text, text[:end])
    assert not is_half_written(b"#" + text[:end], text)
    assert not is_half_written(text, other)


def test_half_of_a_line_end_is_no_change() -> None:
    assert is_half_written(b"title: a\r", b"title: a\r\nlanguage: en\r\n")
    assert not is_half_written(b"title: a\r\n", b"title: a\n")


@pytest.mark.parametrize("in_git", [True, False])
@pytest.mark.parametrize("half", [HALF, "", SMALL[:-1], HALF.replace("\n", "\r\n")])
def test_a_stalled_write_is_not_served_however_long_it_lasts(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, half: str, in_git: bool
) -> None:
    write(tmp_path, SMALL)
    if in_git:
        init_repository(tmp_path)
    folder = folder_of(tmp_path)
    folder.open("small")
    write(tmp_path, half, at=2)
    found = [folder.open("small") for _ in range(3)]

    assert [one.aid for one in found] == [WHOLE] * 3
    assert [problem.check for problem in found[0].problems] == ["cut-short"]
    assert [line for line in caplog.messages if "ends where the version before it goes on" in line] == caplog.messages
    assert len(caplog.messages) == 1
    write(tmp_path, SMALL + "# whole\n", at=3)
    assert folder.open("small").aid == aid_from(SMALL + "# whole\n")
    assert folder.open("small").problems == ()


def test_a_stalled_write_is_not_served_after_a_restart_either(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    init_repository(tmp_path)
    write(tmp_path, HALF, at=2)
    folder = folder_of(tmp_path)

    assert folder.open("small").aid == WHOLE
    assert folder.open("small").problems[0].check == "cut-short"


def test_what_somebody_commits_is_whole_however_short(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    init_repository(tmp_path)
    folder = folder_of(tmp_path)
    folder.open("small")
    write(tmp_path, HALF, at=2)
    assert folder.open("small").aid == WHOLE
    kept_in_git(tmp_path)

    assert folder.open("small").aid == aid_from(HALF)
    assert folder_of(tmp_path).open("small").aid == aid_from(HALF)


def test_what_an_author_publishes_is_whole_however_short(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    init_repository(tmp_path)
    folder, other = folder_of(tmp_path), folder_of(tmp_path)
    folder.open("small")
    other.open("small")
    write(tmp_path, HALF, at=2)
    folder.reload_now("small")

    assert folder.open("small").aid == aid_from(HALF)
    assert other.open("small").aid == WHOLE  # until the history says so too


def test_half_of_a_translation_is_not_served(tmp_path: Path) -> None:
    write(tmp_path, SMALL)
    in_spanish_too(tmp_path)
    init_repository(tmp_path)
    folder, sibling = folder_of(tmp_path), tmp_path / "small.es.yaml"
    before = folder.open("small").translations["es"]
    text = whole(WHOLE)
    sibling.write_text(text[: text.rindex("\n  ") + 1], encoding="utf-8")
    os.utime(sibling, (2, 2))
    found = folder.open("small")

    assert found.translations["es"] == before
    assert [problem.check for problem in found.problems] == ["cut-short"]
    assert folder.open("small") is found
    write(tmp_path, SMALL + "# more\n", at=3)
    assert folder.open("small").translations["es"].title == before.title
    sibling.write_text(text, encoding="utf-8")
    os.utime(sibling, (4, 4))
    assert folder.open("small").problems == ()


def test_an_author_may_take_the_end_of_a_file_away(tmp_path: Path) -> None:
    client = signed_in(editing_app(tmp_path))
    drafted(tmp_path, HALF)

    assert publish(client).status_code == 303
    assert client.application.test_client().get("/small/").status_code == 200
    assert folder_of(tmp_path).open("small").aid == aid_from(HALF)
    assert "cut-short" not in client.get("/edit/").text
