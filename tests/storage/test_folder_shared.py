"""A folder of many aids: one look at it for a request, and no aid that waits for another's file."""

import datetime
import logging
import os
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.consultation.answer_code import fingerprint_bits
from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.bounded_cache import BoundedCache
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.history.versions import MAX_VERSIONS
from decision_aid.storage.rule_folder import RuleFolder, UnknownAid
from decision_aid.translation.files import list_rule_files
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, TODAY, aid_from, small
from tests.support.folders import write

NEWER = small(("title: Stiff shoulder", "title: Sore shoulder"))
ODD = os.fsdecode(b"caf\xe9.yaml")
PAGES = ("/", "/away", "/nothing", "/aid-3/", "/aid-3/summary", "/readyz", "/aid-3/nothing")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(12):
        write(tmp_path / f"aid-{number}.yaml", SMALL, at=1)
    return tmp_path


@pytest.fixture
def client(folder: Path) -> FlaskClient:
    return create_app(folder, secret_key="tests", today=lambda: TODAY).test_client()


@pytest.mark.parametrize("page", PAGES)
def test_a_request_lists_the_folder_once(
    client: FlaskClient, folder: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/")
    looks: list[str] = []
    real = os.scandir

    def counting(path: str) -> object:
        looks.append(str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", counting)
    monkeypatch.setattr(os, "listdir", lambda _: pytest.fail("another way to list it"))
    client.get(page)

    assert looks.count(str(folder)) == 1


@pytest.mark.parametrize("page", PAGES)
def test_a_name_that_is_no_utf_8_is_left_out_and_told_once(
    client: FlaskClient, folder: Path, page: str, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / ODD).write_text(SMALL, encoding="utf-8")
    statuses = {client.get(page).status_code for _ in range(3)}

    assert statuses in ({200}, {404})
    told = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert ["is not UTF-8" in line for line in told] == [True]
    assert len(RuleFolder(folder).aids()) == 12
    with pytest.raises(UnknownAid):
        RuleFolder(folder).open(ODD.removesuffix(".yaml"))


def test_a_listing_tells_rule_files_from_their_siblings(tmp_path: Path) -> None:
    for name in (
        "a.yaml",
        "a.es.yaml",
        "a.pt-BR.yaml",
        "a.es.fr.yaml",
        "b.es.yaml",
        "c.words.yaml",
        "d.yml",
        ".e.yaml",
    ):
        (tmp_path / name).touch()
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "round.yaml").symlink_to("round.yaml")
    found = list_rule_files(tmp_path).rule_files

    assert {name: sorted(siblings) for name, siblings in found.items()} == {
        "a": ["es", "pt-BR"],
        "b.es": [],
        "c.words": [],
    }


def test_nobody_waits_for_the_file_of_another_aid_or_for_a_new_text_of_one_that_is_known(folder: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()
    today = iter([TODAY, TODAY])

    def slow_at_the_third_file() -> datetime.date:
        if (day := next(today, None)) is None and not begun.is_set():
            begun.set()
            assert go_on.wait(60)
        return day or TODAY

    kept = RuleFolder(folder, slow_at_the_third_file)
    known, other = kept.open("aid-1"), kept.open("aid-2")
    write(folder / "aid-1.yaml", NEWER, at=2)
    with ThreadPoolExecutor() as threads:
        slow = threads.submit(kept.open, "aid-1")
        try:
            assert begun.wait(60)
            assert kept.open("aid-2") is other
            assert kept.open("aid-1") is known
            assert kept.open("aid-3").aid == aid_from(SMALL)
        finally:
            go_on.set()
        assert slow.result().aid == aid_from(NEWER)


def test_a_code_of_a_version_before_many_others_is_found_and_then_costs_no_walk(tmp_path: Path) -> None:
    write(tmp_path / "small.yaml", SMALL, at=1)
    init_repository(tmp_path)
    texts = [f"{SMALL}# {number}\n" for number in range(MAX_VERSIONS + 100)]
    commits = (
        f"commit refs/heads/main\ncommitter x <x> {number + 2000000000} +0000\ndata 1\nx\n"
        + ("from refs/heads/main^0\n" if number == 0 else "")
        + f"M 100644 inline small.yaml\ndata {len(text)}\n{text}\n"
        for number, text in enumerate(texts)
    )
    subprocess.run(["git", "fast-import", "--quiet"], cwd=tmp_path, input="".join(commits).encode(), check=True)
    write(tmp_path / "small.yaml", texts[-1], at=2)
    folder = RuleFolder(tmp_path, lambda: TODAY)

    for text in (SMALL, texts[0], texts[-2]):
        found = folder.version("small", fingerprint_bits(fingerprint(text.encode())))
        assert found == aid_from(text)


def test_a_cache_forgets_by_weight_and_never_what_is_newest() -> None:
    cache: BoundedCache[str, str] = BoundedCache(10)
    cache.put("a", "A", 4)
    cache.put("b", "B", 4)
    assert cache.get("a") == "A"
    cache.put("c", "C", 4)
    assert [cache.get(key) for key in "abc"] == ["A", None, "C"]
    cache.put("a", "A again", 6)
    assert [cache.get(key) for key in "ac"] == ["A again", "C"]
    assert cache.put("large", "L", 500) == "L"
    assert [cache.get(key) for key in ("a", "c", "large")] == [None, None, "L"]
    cache.put("d", "D", 10)
    assert [cache.get(key) for key in ("large", "d")] == [None, "D"]
