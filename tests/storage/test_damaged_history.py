"""Whatever has happened to git's files, people have all their pages, authors are told, and no text is lost."""

import encodings.idna  # noqa: F401 - before a fork becomes a user that may not read where Python lies
import itertools
import logging
import multiprocessing
import os
import re
import resource
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from decision_aid.cli import main
from decision_aid.storage.drafts import Drafts
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.history.versions import versions
from decision_aid.storage.publishing import publish, recover_publication
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin
from tests.support.aids import SMALL, TODAY
from tests.support.damages import GAPS, GAPS_EVERYDAY, LETTING, LETTING_EVERYDAY, REFUSING, REFUSING_EVERYDAY, git
from tests.support.editing import ANNA, BEN, editing_app, fingerprint_of, signed_in
from tests.support.editing import publish as publish_by_form
from tests.support.history_folder import NEWER, NEWEST, PAGES, began_with_the_first, has_every_page, kept
from tests.support.pages import words
from tests.support.publishing import once_live, publish_request
from tests.support.sampling import sampled


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a folder, made once."""
    return kept(tmp_path_factory.mktemp("pattern"))


@pytest.fixture
def folder(pattern: Path, tmp_path: Path) -> Path:
    """Such a folder, to be damaged."""
    shutil.copytree(pattern, tmp_path / "aids", symlinks=True)
    return tmp_path / "aids"


@sampled("name", [(name,) for name in REFUSING], [(name,) for name in REFUSING_EVERYDAY])
def test_what_can_not_be_recorded_is_not_published_and_takes_no_page(folder: Path, name: str) -> None:
    damage, said = REFUSING[name]
    damage(folder)
    now = (folder / "small.yaml").read_bytes()
    app = editing_app(folder)
    Drafts(folder).save(ANNA, "small", NEWEST, fingerprint_of(now.decode()))
    author = signed_in(app)
    refused = publish_by_form(author)

    assert has_every_page(began_with_the_first(app), now.decode())
    assert refused.status_code == 422
    assert said in words(refused.text)
    assert "Nothing was published yet" in words(refused.text)
    assert (folder / "small.yaml").read_bytes() == now
    draft = Drafts(folder).find(ANNA, "small")
    assert draft
    assert draft.text == NEWEST
    told = [author.get(f"/edit/{page}") for page in ("", "small/history", "small/publish", "small/", "small/text")]
    assert {page.status_code for page in told} <= {200, 404}
    if name not in ("conflict", "link to outside", "link into git", "missing text", "empty text", "garbage text"):
        assert said in words(told[0].text)


@sampled("name", [(name,) for name in LETTING], [(name,) for name in LETTING_EVERYDAY])
def test_what_can_be_recorded_is_published_with_nothing_lost(folder: Path, name: str) -> None:
    damage, said = LETTING[name]
    damage(folder)
    app = editing_app(folder)
    author = signed_in(app)

    assert publish_by_form(author).status_code == 303
    assert (folder / "small.yaml").read_text(encoding="utf-8") == NEWEST
    older = [one.content.decode() for one in versions(folder, "small")]
    assert older == ([NEWEST, NEWER] if name == "link to inside" else [NEWEST, NEWER, SMALL])
    if not name.startswith("torn list"):
        assert git(folder, "status", "--short") == ""
        assert git(folder, "fsck", "--strict", "--no-dangling") == ""
    assert Drafts(folder).find(ANNA, "small") is None
    assert said in words(author.get("/edit/").text)
    assert has_every_page(began_with_the_first(app), NEWEST)


@sampled("name", [(name,) for name in GAPS], [(name,) for name in GAPS_EVERYDAY])
def test_history_with_a_gap_is_read_up_to_it_and_goes_on(folder: Path, name: str) -> None:
    GAPS[name](folder)
    (folder / "small.yaml").write_text("title: [broken\n", encoding="utf-8")
    app = editing_app(folder)
    assert "Sore shoulder" in app.test_client().get("/small/").text
    git(folder, "checkout", "small.yaml")
    author = signed_in(app)

    assert publish_by_form(author).status_code == 303
    assert (folder / "small.yaml").read_text(encoding="utf-8") == NEWEST
    assert [one.content.decode() for one in itertools.islice(versions(folder, "small"), 2)] == [NEWEST, NEWER]
    assert git(folder, "status", "--short") == ""
    assert "clone" not in name or git(folder, "fsck", "--strict", "--no-dangling") == ""
    assert Drafts(folder).find(ANNA, "small") is None
    assert has_every_page(began_with_the_first(app), NEWEST)


def test_a_link_is_written_where_it_leads(folder: Path) -> None:
    LETTING["link to inside"][0](folder)
    publish(folder, publish_request(NEWEST, NEWER))

    assert (folder / "small.yaml").is_symlink()
    assert (folder / "texts" / "first.yaml").read_text(encoding="utf-8") == NEWEST


def test_an_index_that_is_made_anew_keeps_what_was_staged_in_the_old_one(folder: Path) -> None:
    (folder / "staged.txt").write_text("staged\n", encoding="utf-8")
    git(folder, "add", "staged.txt")
    git(folder, "update-index", "--split-index")
    old = (folder / ".git" / "index").read_bytes()
    publish(folder, publish_request(NEWEST, NEWER))

    assert [path.read_bytes() for path in (folder / ".git").glob("index.unreadable-*")] == [old]
    assert git(folder, "status", "--short") == "?? staged.txt"


def test_history_with_a_gap_lets_nobody_review_what_they_may_have_written(folder: Path) -> None:
    GAPS["first text missing"](folder)
    app = editing_app(folder)
    page = words(signed_in(app, BEN).get("/edit/small/review").text)

    assert "The history can't be read back to the last review" in page
    assert "Older versions can't be read." in words(signed_in(app, BEN).get("/edit/small/history").text)


OF_NUMBERS = b'{"name": 1, "fingerprint": 2, "state": 3, "author": 4, "reason": 5, "moment": "2026-11-22"}'
HINDRANCES = ["refs/heads/main.lock", "index.lock", "decision-aid.ref", "decision-aid.index"]


@sampled("hindered", HINDRANCES, 2)
def test_what_git_has_locked_is_not_published(folder: Path, hindered: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = editing_app(folder)
    author = signed_in(app)
    (folder / ".git" / hindered).mkdir()  # a lock that stays, or a place that can't be written
    monkeypatch.setattr(time, "monotonic", itertools.count().__next__)  # each look at the clock takes a second
    refused = publish_by_form(author)

    assert refused.status_code == 422
    assert "Nothing was published yet" in words(refused.text)
    assert str(folder / ".git" / hindered) in words(refused.text)
    assert (folder / "small.yaml").read_text(encoding="utf-8") == NEWER
    assert Drafts(folder).find(ANNA, "small")
    assert has_every_page(began_with_the_first(app), NEWER)
    (folder / ".git" / hindered).rmdir()
    assert publish_by_form(author).status_code == 303
    assert git(folder, "fsck", "--strict", "--no-dangling") == ""


@sampled("hindered", [(name,) for name in HINDRANCES], [("index.lock",)])
def test_what_is_live_without_its_history_says_so_keeps_its_draft_and_is_recorded_by_a_look(
    folder: Path, hindered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    author = signed_in(editing_app(folder))
    hindrance = folder / ".git" / hindered
    monkeypatch.setattr(time, "monotonic", itertools.count().__next__)  # each look at the clock takes a second
    with once_live(folder / "small.yaml", NEWEST, hindrance.mkdir):
        answered = publish_by_form(author)
    page = words(author.get(answered.location).text)

    assert "Published." in page
    assert "“small” is live; its history waits." in page
    assert str(folder / ".git") in page
    assert Drafts(folder).find(ANNA, "small")
    assert author.get("/edit/small/publish").location == "/edit/small/review"  # and not to their own text
    waiting = recover_publication(folder)
    assert waiting
    assert waiting.name == "small"
    assert create_app(folder, edit=AuthorLogin()).test_client().get("/small/").status_code == 200
    hindrance.rmdir()
    assert "its history waits" not in words(author.get("/edit/").text)
    assert next(versions(folder, "small")).commit_info.reason == "Heard in clinic"
    assert Drafts(folder).find(ANNA, "small") is None


def test_what_is_live_is_not_recorded_in_the_middle_of_a_merge(folder: Path) -> None:
    text = folder / "small.yaml"
    with once_live(text, NEWEST, lambda: (folder / ".git" / "MERGE_HEAD").write_text("0" * 40, encoding="utf-8")):
        publish(folder, publish_request(NEWEST, NEWER))
    waiting = recover_publication(folder)

    assert waiting
    assert "git merge --abort" in waiting.why
    assert next(versions(folder, "small")).content == NEWER.encode()
    (folder / ".git" / "MERGE_HEAD").unlink()
    assert recover_publication(folder) is None
    assert next(versions(folder, "small")).content == NEWEST.encode()


def test_what_was_taken_back_before_it_was_recorded_is_still_a_draft(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "monotonic", itertools.count().__next__)  # each look at the clock takes a second
    author = signed_in(editing_app(folder))
    lock = folder / ".git" / "refs" / "heads" / "main.lock"
    with once_live(folder / "small.yaml", NEWEST, lock.touch):
        publish_by_form(author)
    git(folder, "checkout", "small.yaml")
    lock.unlink()
    author.get("/edit/")

    draft = Drafts(folder).find(ANNA, "small")
    assert draft
    assert draft.text == NEWEST


@pytest.mark.parametrize(
    "said",
    [b"", b"{}", b"[]", b"null", b'{"name": "small"}', b'{"moment": "x", "of": "tomorrow"}', b"\xff", OF_NUMBERS],
)
def test_a_note_of_publishing_that_can_not_be_read_is_put_aside(folder: Path, said: bytes) -> None:
    note = folder / ".decision-aid" / "publishing.json"
    note.write_bytes(said)
    app = create_app(folder, edit=AuthorLogin())

    assert app.test_client().get("/small/").status_code == 200
    assert not note.exists()
    assert note.with_name("publishing.unreadable.json").read_bytes() == said


def test_a_draft_that_can_not_be_read_stops_no_recovery(folder: Path) -> None:
    author = signed_in(editing_app(folder))
    lock = folder / ".git" / "index.lock"
    with once_live(folder / "small.yaml", NEWEST, lock.touch):
        publish(folder, publish_request(NEWEST, NEWER))
    (draft,) = folder.glob(".decision-aid/drafts/*/*.json")
    draft.write_bytes(b"{")
    lock.unlink()
    app = create_app(folder, edit=AuthorLogin())

    assert app.test_client().get("/small/").status_code == 200
    assert next(versions(folder, "small")).content == NEWEST.encode()
    assert "its history waits" not in words(author.get("/edit/").text)


def test_editing_that_can_not_start_lets_people_in_says_why_and_starts_when_it_can(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / ".decision-aid").write_text("", encoding="utf-8")
    client = create_app(tmp_path, edit=AuthorLogin()).test_client()
    page = client.get("/edit/")

    assert client.get("/small/").status_code == 200
    assert page.status_code == 503
    assert "Editing can't start" in words(page.text)
    assert ".decision-aid is a file, and has to be a folder" in words(page.text)
    assert "Editing can't start" in caplog.text
    (tmp_path / ".decision-aid").unlink()
    assert client.get("/edit/").status_code == 303


def test_a_beginning_that_was_killed_is_no_lost_history(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    init_repository(tmp_path)
    (tmp_path / ".git" / "refs" / "heads" / "main").unlink()  # the commit is stored, and no branch names it yet
    init_repository(tmp_path)
    publish(tmp_path, publish_request(NEWER, SMALL))

    assert [one.content for one in versions(tmp_path, "small")] == [NEWER.encode(), SMALL.encode()]


def test_what_is_no_rule_file_stops_no_beginning(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / os.fsdecode(b"caf\xe9.yaml")).write_text(SMALL, encoding="utf-8")
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    for name, target in (("nowhere", "not-there"), ("loop", "loop.yaml"), ("outside", "/etc/hostname")):
        (tmp_path / f"{name}.yaml").symlink_to(target)
    init_repository(tmp_path)

    assert git(tmp_path, "ls-files", "-z").split("\0")[1:] == ["small.yaml", ""]
    assert git(tmp_path, "fsck", "--strict") == ""


def test_the_command_line_says_why_there_is_no_history(folder: Path) -> None:
    REFUSING["empty branch"][0](folder)
    said = CliRunner().invoke(main, ["history", str(folder / "small.yaml")])

    assert said.exit_code == 1
    assert "does not name a commit" in said.output


def test_damage_is_told_in_the_log_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    REFUSING["missing commit"][0](folder)
    app = create_app(folder, secret_key="for tests only", today=lambda: TODAY)
    with caplog.at_level(logging.WARNING):
        client = began_with_the_first(app)
        for page in PAGES:
            client.get(f"/small/{page}")

    assert caplog.text.count("earlier versions can't be shown") == 1


@pytest.mark.parametrize("name", ["merge", "reftable", "missing commit"])
def test_what_stops_publishing_is_in_the_log_when_it_begins_and_when_it_ends(
    folder: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="decision_aid")
    whole = shutil.copytree(folder / ".git", folder.parent / "whole")
    damage, said = REFUSING[name]
    damage(folder)
    author = signed_in(editing_app(folder))
    told = f"{folder}: Nothing can be published now. "
    assert [one for one in caplog.messages if told in one and said in one]
    for _look in range(3):
        author.get("/edit/")
    publish_by_form(author)

    assert caplog.text.count(told) == 1
    assert f"{folder / 'small.yaml'} was not published. " in caplog.text
    shutil.rmtree(folder / ".git")
    whole.rename(folder / ".git")
    author.get("/edit/")
    author.get("/edit/")
    assert caplog.text.count(f"{folder}: Texts can be published again.") == 1


def test_a_head_on_no_branch_is_in_the_log(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    LETTING["detached HEAD"][0](folder)
    author = signed_in(editing_app(folder))
    author.get("/edit/")
    author.get("/edit/")
    assert caplog.text.count(f"{folder}: This folder's git is on no branch") == 1


def test_a_broken_file_over_a_damaged_history_takes_no_other_aid(folder: Path) -> None:
    REFUSING["unknown extension"][0](folder)
    (folder / "broken.yaml").write_text("title: half\n", encoding="utf-8")
    client = create_app(folder, secret_key="for tests only", today=lambda: TODAY).test_client()

    assert "Sore shoulder" in client.get("/").text
    assert client.get("/small/summary").status_code == 200


def test_files_that_end_otherwise_are_named_where_somebody_looks_for_them(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    names = {"knee.yml", "hip.YAML", "back.yaml.txt", "neck.YML.TXT"}
    for name in (*names, ".foot.yaml", ".gitlab-ci.yml", "notes.txt", "yaml", ".yaml"):
        (tmp_path / name).write_text(SMALL, encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to("nowhere.yaml")
    client = create_app(tmp_path).test_client()
    client.get("/")
    page = words(client.get("/").text)

    told = "is not shown: it must be a file whose name ends in .yaml and does not begin with a dot."
    assert set(re.findall(f"“([^”]*)” {told}", page)) == names | {"link.yaml", ".foot.yaml", ".gitlab-ci.yml"}
    logged = [Path(one.split(" ")[0]).name for one in caplog.messages if "is not served" in one]
    assert sorted(logged) == sorted(names | {"link.yaml"})
    desk = words(signed_in(editing_app(tmp_path)).get("/edit/").text)
    assert "“knee.yml” is not served" in desk
    assert ".gitlab-ci.yml" not in desk
    assert "knee.yml" not in words(client.get("/").text)  # the small aid is there now


def test_names_that_differ_in_case_alone_are_two_aids(folder: Path) -> None:
    (folder / "Small.yaml").write_text(SMALL, encoding="utf-8")
    if len(list(folder.glob("[sS]mall.yaml"))) < 2:
        pytest.skip("this disk does not tell case")
    publish(folder, replace(publish_request(NEWER, SMALL), name="Small"))

    assert (folder / "small.yaml").read_text(encoding="utf-8") == NEWER
    assert [one.content for one in versions(folder, "Small")] == [NEWER.encode(), SMALL.encode()]
    assert git(folder, "fsck", "--strict") == ""


def test_a_full_disk_refuses_a_publishing_whole_and_ends_no_start(folder: Path) -> None:
    shutil.copy(folder / "small.yaml", folder / "before.yaml")
    child = multiprocessing.get_context("fork").Process(target=_publishing_on_a_full_disk, args=(folder,))
    child.start()
    child.join()

    assert child.exitcode == 0
    assert (folder / "small.yaml").read_text(encoding="utf-8") == NEWER
    assert next(versions(folder, "small")).content == NEWER.encode()
    assert git(folder, "fsck", "--strict") == ""


def _publishing_on_a_full_disk(folder: Path) -> None:
    app = editing_app(folder)
    author = signed_in(app)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    refused = publish_by_form(author)
    told = words(refused.text)
    assert (refused.status_code, "Nothing was published yet" in told, "(None)" in told) == (422, True, False)
    again = create_app(folder, secret_key="for tests only", today=lambda: TODAY, edit=AuthorLogin()).test_client()
    assert {again.get(f"/small/{page}").status_code for page in PAGES} == {200}
