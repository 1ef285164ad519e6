"""A folder of rule files is read once for each change, and keeps the last good version."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.rule_folder import RESERVED, SETTLING_SECONDS, RuleFolder, UnknownAid
from decision_aid.translation.translate import text_fingerprint
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin
from tests.support.aids import SMALL, small
from tests.support.folders import write


def test_a_file_is_read_once_and_again_when_it_changes(tmp_path: Path) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    folder = RuleFolder(tmp_path)

    first = folder.open("small")
    assert folder.open("small") is first
    write(tmp_path / "small.yaml", small(("title: Stiff shoulder - wait", "title: Sore shoulder - wait")), at=2)

    again = folder.open("small")
    assert again.aid
    assert again.aid.title == "Sore shoulder - wait or exercises"


def test_a_link_to_what_is_no_rule_file_is_never_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    aids, texts = tmp_path / "aids", tmp_path / "texts"
    secret, private = tmp_path / "passwd", aids / ".decision-aid" / "key.yaml"
    for path in (secret, private, texts / "first.yaml"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("wild geese" if path != texts / "first.yaml" else SMALL, encoding="utf-8")
    for name, target in {
        "leak": secret,
        "key": private,
        "twice": aids / "leak.yaml",
        "small": texts / "first.yaml",
    }.items():
        (aids / f"{name}.yaml").symlink_to(target)
    folder = RuleFolder(aids)

    assert [one.name for one in folder.aids()] == ["small"]
    assert "wild geese" not in caplog.text
    assert caplog.text.count("is not served: the link leads to a file that is no rule file") == 3


def test_a_broken_file_keeps_its_last_good_version_and_says_what_is_wrong(tmp_path: Path) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    folder = RuleFolder(tmp_path)
    good = folder.open("small").aid
    write(tmp_path / "small.yaml", SMALL.replace("kind: number", "kind: numbre"), at=2)

    broken = folder.open("small")

    assert broken.aid == good
    assert broken.is_outdated
    assert [problem.check for problem in broken.problems] == ["kind"]


def test_a_file_that_was_never_good_is_no_aid(tmp_path: Path) -> None:
    write(tmp_path / "small.yaml", "title: [", at=1)

    assert RuleFolder(tmp_path).open("small").aid is None


@pytest.mark.parametrize("name", ["other", "../small", "sub/small", ".hidden", "", "a\0b", "x" * 5000])
def test_what_is_not_in_the_folder_is_unknown(tmp_path: Path, name: str) -> None:
    (tmp_path / "sub").mkdir()
    for path in ("sub/small.yaml", ".hidden.yaml"):
        write(tmp_path / path, SMALL, at=1)

    with pytest.raises(UnknownAid) as raised:
        RuleFolder(tmp_path / "sub" if name.startswith("..") else tmp_path).open(name)

    assert raised.value.name == name


def test_all_aids_come_by_name(tmp_path: Path) -> None:
    for name in ("b", "a"):
        write(tmp_path / f"{name}.yaml", SMALL, at=1)

    assert [loaded.name for loaded in RuleFolder(tmp_path).aids()] == ["a", "b"]


def test_what_is_no_rule_file_costs_the_others_nothing(tmp_path: Path) -> None:
    write(tmp_path / "good.yaml", SMALL, at=1)
    write(tmp_path / "._good.yaml", "\0", at=1)
    (tmp_path / ".#good.yaml").symlink_to("nobody@nowhere")
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nothing")
    (tmp_path / "folder.yaml").mkdir()

    assert [loaded.name for loaded in RuleFolder(tmp_path).aids()] == ["good"]


def test_a_broken_file_is_told_once_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    folder = RuleFolder(tmp_path)
    folder.open("small")
    write(tmp_path / "small.yaml", SMALL.replace("kind: number", "kind: numbre"), at=2)

    for _ in range(3):
        folder.open("small")

    assert [
        record.getMessage() for record in caplog.records if "'numbre' is not" in record.getMessage()
    ] == caplog.messages
    assert len(caplog.messages) == 1


def test_threads_that_ask_at_once_share_one_reading(tmp_path: Path) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    folder = RuleFolder(tmp_path)

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: folder.open("small"), range(32)))

    assert all(loaded is found[0] for loaded in found)


def test_a_sibling_file_is_the_aid_in_another_language_and_no_aid_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    sibling, of = tmp_path / "small.es.yaml", text_fingerprint("Stiff shoulder - wait or exercises")
    text = f"language: es\nstatus: draft\ntranslated_by: us\ntexts:\n  title: {{of: {of}, says: Hombro}}\n"
    sibling.write_text(text, encoding="utf-8")
    folder = RuleFolder(tmp_path)

    assert [loaded.name for loaded in folder.aids()] == ["small"]
    with pytest.raises(UnknownAid):
        folder.open("small.es")
    assert folder.open("small").translations["es"].title == "Hombro"
    sibling.write_text(text.replace("Hombro", "El hombro"), encoding="utf-8")
    assert folder.open("small").translations["es"].title == "El hombro"
    sibling.write_text(text.replace("draft", "darft"), encoding="utf-8")
    assert folder.open("small").translations["es"].title == "El hombro"
    sibling.unlink()
    assert folder.open("small").translations == {}


def test_what_git_is_writing_is_read_when_it_has_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "small.yaml"
    write(path, SMALL, at=1)
    init_repository(tmp_path)
    folder = RuleFolder(tmp_path)
    before = folder.open("small")
    half = SMALL[: SMALL.index("  - {option: exercises, outcome: time, not_known")]
    path.unlink()
    assert folder.open("small") is before
    path.write_text(half, encoding="utf-8")
    just_now = path.stat().st_mtime + SETTLING_SECONDS / 2
    with monkeypatch.context() as patched:
        patched.setattr(time, "time", lambda: just_now)
        assert folder.open("small") is before
    os.utime(path, (2, 2))
    assert folder.open("small") is not before


def test_what_was_written_whole_is_read_at_once(tmp_path: Path) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    init_repository(tmp_path)
    folder = RuleFolder(tmp_path)
    before = folder.open("small")
    (tmp_path / "small.yaml").write_text(SMALL + "# more\n", encoding="utf-8")
    folder.reload_now("small")

    assert folder.open("small").aid != before.aid


def test_a_name_that_a_page_of_ours_has_is_refused_with_a_reason(tmp_path: Path) -> None:
    write(tmp_path / "edit.yaml", SMALL, at=1)
    found = RuleFolder(tmp_path).open("edit")

    assert found.aid is None
    assert "“edit” is taken by a page of its own" in found.problems[0].message


def test_every_page_of_ours_has_a_name_that_no_aid_can_have(tmp_path: Path) -> None:
    app = create_app(tmp_path, edit=AuthorLogin())
    paths = [rule.rule.strip("/").removeprefix("edit/").split("/")[0] for rule in app.url_map.iter_rules()]

    assert {path for path in paths if path and not path.startswith("<")} <= RESERVED
