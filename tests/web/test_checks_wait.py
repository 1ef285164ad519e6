"""While a text is checked for long, its aid says so, its author is told, and everybody else goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from decision_aid.storage.check_process import DRAFT_QUEUE, FOLDER_QUEUE
from decision_aid.storage.check_process.queue import CheckQueue
from decision_aid.storage.drafts import Drafts
from decision_aid.storage.history.commits import init_repository
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, TODAY, small
from tests.support.editing import ANNA, drafted, editing_app, publish, signed_in
from tests.support.folders import in_spanish_too, write
from tests.support.pages import words
from tests.support.slow_check import SlowCheck
from tests.support.text_editor import send
from tests.support.waiting import wait_until

NEW = small(("title: Stiff shoulder", "title: Shoulder that nobody has checked"))
BY_SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def slow() -> Iterator[SlowCheck]:
    with SlowCheck() as check:
        yield check


@pytest.fixture
def busy(slow: SlowCheck, monkeypatch: pytest.MonkeyPatch) -> SlowCheck:
    """Both queues have a slow check in them, and nobody waits for it any more."""
    queues: tuple[CheckQueue, ...] = (FOLDER_QUEUE, DRAFT_QUEUE)
    for queue in queues:
        monkeypatch.setattr(queue, "patience", 0)
        queue.verdict("slow", slow)
    return slow


def test_a_new_file_is_announced_on_the_list_and_its_page_says_when_to_come_back(
    tmp_path: Path, busy: SlowCheck
) -> None:
    write(tmp_path / "fresh.yaml", NEW, at=1)
    client = create_app(tmp_path, secret_key="tests", today=lambda: TODAY).test_client()

    assert "There is nothing to show yet" not in client.get("/").text
    assert "The decision aids are being checked. They appear here in a minute" in words(client.get("/").text)
    assert "fresh" not in client.get("/").text
    page = client.get("/fresh/summary")
    assert (page.status_code, page.headers["Retry-After"]) == (503, "60")
    assert "This decision aid is being checked" in page.text
    ready = client.get("/readyz")
    assert (ready.status_code, ready.text) == (503, "the aids are being checked\n")
    busy.end()
    wait_until(lambda: client.get("/fresh/summary").status_code == 200)
    assert "Shoulder that nobody has checked" in client.get("/").text
    assert client.get("/readyz").status_code == 200


def test_an_author_reads_that_a_draft_is_being_checked_and_it_is_kept(tmp_path: Path, busy: SlowCheck) -> None:
    client = signed_in(editing_app(tmp_path, text=SMALL + "# published, and not checked yet\n"))
    text = NEW + "# a draft\n"
    said = send(client, text, BY_SCRIPT)

    assert said.status_code == 200
    assert said.json
    assert said.json["unchecked"] is True
    assert [one["message"][:32] for one in said.json["problems"]] == ["This text is still being checked"]
    draft = Drafts(tmp_path).find(ANNA, "small")
    assert draft
    assert draft.text == text
    assert "still being checked" in client.get("/edit/small/").text
    wait_until(lambda: "This file is still being checked." in client.get("/edit/").text)
    busy.end()
    wait_until(lambda: "still being checked" not in client.get("/edit/small/").text)
    told = send(client, text, BY_SCRIPT).json
    assert told
    assert told["unchecked"] is False


def test_the_translation_of_a_file_that_is_being_checked_is_not_said_to_be_refused(
    tmp_path: Path, busy: SlowCheck
) -> None:
    in_spanish_too(tmp_path)
    client = signed_in(editing_app(tmp_path, text=NEW + "# with a translation\n"))
    wait_until(lambda: "This file is still being checked." in client.get("/edit/").text)
    page, languages = (words(client.get(f"/edit/{at}").text) for at in ("", "small/translations"))
    busy.end()

    assert "Translation: Español." in page
    assert "People can't choose it" not in page + languages


def test_what_is_not_checked_yet_is_not_published_and_no_error_is_made_up(tmp_path: Path, busy: SlowCheck) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    init_repository(tmp_path)
    client = signed_in(editing_app(tmp_path))
    drafted(tmp_path, NEW + "# to publish\n")
    answered = publish(client)

    assert answered.status_code == 422
    assert "still being checked" in answered.text
    assert "has errors" not in answered.text
    busy.end()
    wait_until(lambda: publish(client).status_code == 303)
    assert (tmp_path / "small.yaml").read_text(encoding="utf-8") == NEW + "# to publish\n"


def test_an_old_version_that_is_not_checked_yet_is_no_missing_page(tmp_path: Path, busy: SlowCheck) -> None:
    (tmp_path / "small.yaml").write_text(NEW + "# old\n", encoding="utf-8")
    init_repository(tmp_path)
    client = signed_in(editing_app(tmp_path))
    version = client.get("/edit/small/history").text.partition("/versions/")[2].partition("/")[0]
    page = client.get(f"/edit/small/versions/{version}/")

    assert (page.status_code, page.headers["Retry-After"]) == (503, "60")
    assert "still being checked" in page.text
    busy.end()
    wait_until(lambda: client.get(f"/edit/small/versions/{version}/").status_code == 200)


def test_what_is_being_checked_beside_other_aids_is_said_without_the_name_of_its_file(
    tmp_path: Path, slow: SlowCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    client = create_app(tmp_path, secret_key="tests", today=lambda: TODAY).test_client()
    wait_until(lambda: "Stiff shoulder" in client.get("/").text)
    monkeypatch.setattr(FOLDER_QUEUE, "patience", 0)
    FOLDER_QUEUE.verdict("slow", slow)
    write(tmp_path / "fresh.yaml", f"{NEW}# beside others\n", at=1)
    page = words(client.get("/").text)
    slow.end()

    assert "More decision aids are being checked. They appear here in a minute." in page
    assert "fresh" not in page
