"""A draft and the texts that a merge replaced lie in one file, and go together once the draft is published."""

import datetime
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.drafts import DraftCopy, Drafts, ReviewTicks
from decision_aid.storage.files import author_file
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.publishing import FileChanged, publish
from tests.support.aids import SMALL
from tests.support.publishing import OTHER, publish_request

AUTHOR, BASE = publish_request(OTHER, SMALL).commit_info.author, fingerprint(SMALL.encode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small aid and its history, and a draft that a merge has put together."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    init_repository(tmp_path)
    drafts = Drafts(tmp_path)
    drafts.replace(drafts.save(AUTHOR, "small", "mine\n", "older"), OTHER, BASE)
    return tmp_path


def copies(folder: Path) -> list[DraftCopy]:
    """The texts that are kept beside the draft, as a server that starts now finds them."""
    found = Drafts(folder).find(AUTHOR, "small")
    return list(found.copies) if found else []


def test_what_a_merge_replaced_is_kept_while_the_merged_text_is_changed(folder: Path) -> None:
    Drafts(folder).save(AUTHOR, "small", f"{OTHER}# more\n", BASE)

    assert copies(folder) == [DraftCopy("mine\n", "older")]


@pytest.mark.parametrize(
    ("window", "seen", "known"),
    [("w1", "", True), ("w2", fingerprint(b"mine\n"), True), ("", "", False), ("w2", fingerprint(b"other\n"), False)],
)
def test_a_draft_is_known_to_its_window_and_to_a_page_that_showed_it(
    tmp_path: Path, window: str, seen: str, known: bool
) -> None:
    draft = Drafts(tmp_path).save(AUTHOR, "small", "mine\n", BASE, "w1")

    assert draft.is_known_to(window, seen) is known


def test_a_draft_without_a_window_is_not_known_to_a_page_without_one(tmp_path: Path) -> None:
    assert not Drafts(tmp_path).save(AUTHOR, "small", "mine\n", BASE).is_known_to("", "")


def test_a_merge_in_another_window_while_a_text_is_saved_loses_no_copy(folder: Path) -> None:
    merged = Drafts(folder).find(AUTHOR, "small")
    assert merged
    other = Thread(target=Drafts(folder).replace, args=(merged, "merged again\n", BASE))

    def while_saving() -> datetime.datetime:
        other.start()
        other.join(timeout=0.5)
        return datetime.datetime.now(datetime.UTC)

    Drafts(folder, while_saving).save(AUTHOR, "small", "typed\n", BASE)
    other.join()

    assert OTHER in [copy.text for copy in copies(folder)]


def test_a_text_that_is_the_draft_again_is_no_copy_beside_it(folder: Path) -> None:
    merged = Drafts(folder).find(AUTHOR, "small")
    assert merged
    Drafts(folder).replace(merged, "mine\n", "older")

    assert copies(folder) == [DraftCopy(OTHER, BASE)]


def test_it_outlives_a_publishing_that_is_refused_and_goes_with_one_that_is_done(folder: Path) -> None:
    asked = replace(publish_request(OTHER, SMALL), draft=fingerprint(OTHER.encode()))
    with pytest.raises(FileChanged):
        publish(folder, replace(asked, base="another"))
    assert copies(folder) == [DraftCopy("mine\n", "older")]

    publish(folder, asked)
    assert Drafts(folder).find(AUTHOR, "small") is None


def test_a_draft_that_was_changed_after_it_was_sent_stays_with_its_copies(folder: Path) -> None:
    Drafts(folder).save(AUTHOR, "small", f"{OTHER}# more\n", BASE)
    publish(folder, replace(publish_request(OTHER, SMALL), draft=fingerprint(OTHER.encode())))

    assert copies(folder) == [DraftCopy("mine\n", "older")]


@pytest.mark.parametrize("damaged", ["", "null", '{"author": "A"}', "[1]", "[[]]"])
def test_a_damaged_draft_and_damaged_ticks_are_set_aside_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, damaged: str
) -> None:
    drafts, ticks = Drafts(tmp_path), ReviewTicks(tmp_path)
    for kind in ("drafts", "ticks"):
        file = author_file(tmp_path, kind, "A", "small")
        file.parent.mkdir(parents=True)
        file.write_text(damaged)

    assert drafts.find("A", "small") is None
    assert ticks.merge("A", "small", frozenset({"read"}), frozenset()) == {"read"}
    assert ticks.find("A", "small") == {"read"}
    assert len(list((tmp_path / ".decision-aid").glob("*/*/*.unreadable-*"))) == 2
    assert [message.partition(" can't be read.")[0] for message in caplog.messages] == [
        "A draft of small by A",
        "What A has ticked in small",
    ]
