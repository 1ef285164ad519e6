"""A git object that would take the server's memory is not unpacked: as a rule file it is no version."""

import shutil
import tracemalloc
from pathlib import Path

import pytest
from dulwich.repo import Repo

from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.history.object_size import MAX_UNPACKED, UnpackedSizes
from decision_aid.storage.history.versions import committed_text, versions
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, TODAY, small
from tests.support.folders import git

MEGABYTE = 1_000_000
LARGE = bytes(40 * MEGABYTE)
NEWER = small(("title: Stiff shoulder", "title: Sore shoulder"))
PACKING = {"loose": ["prune"], "packed": ["repack", "-a", "-d", "-q"], "deltas": ["repack", "-a", "-d", "-f", "-q"]}


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose newest versions are 40 MB of zeros, and the same again with a letter more."""
    made = tmp_path_factory.mktemp("committed")
    path = made / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    init_repository(made)
    for number, content in enumerate((NEWER.encode(), LARGE, LARGE + b"x")):
        path.write_bytes(content)
        git(made, "add", "small.yaml")
        git(made, "commit", "-q", "-m", f"Version {number}")
    path.write_text(SMALL, encoding="utf-8")
    return made


@pytest.fixture(scope="module", params=PACKING)
def folder(request: pytest.FixtureRequest, committed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, packed in one of the ways that git has; no test changes it."""
    made = tmp_path_factory.mktemp(request.param) / "folder"
    shutil.copytree(committed, made)
    git(made, *PACKING[request.param])
    return made


def sizes(folder: Path) -> dict[bytes, int]:
    """The size of each object, as git tells it."""
    told = git(folder, "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objectsize)")
    return {name.encode(): int(size) for name, size in map(str.split, told.splitlines())}


def test_the_size_of_an_object_is_known_before_it_is_unpacked(folder: Path) -> None:
    known = sizes(folder)
    with Repo(str(folder)) as repository:
        sizes_of = UnpackedSizes(repository.object_store)
        found = {name: sizes_of.of(name) for name in known}

    assert {name: size for name, size in found.items() if size < known[name]} == {}
    assert sum(size > MAX_UNPACKED for size in found.values()) == 2
    assert max(found.values()) == len(LARGE) + 1


def test_a_version_too_large_for_a_rule_file_is_none_and_takes_no_memory(folder: Path) -> None:
    tracemalloc.start()
    found = [version.content.decode() for version in versions(folder, "small")]
    newest = committed_text(folder, "small")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found == [NEWER, SMALL]
    assert newest == NEWER.encode()
    assert peak < 20 * MEGABYTE


def test_the_aid_is_served_and_a_code_finds_its_version(folder: Path) -> None:
    client = create_app(folder, secret_key="for tests only", today=lambda: TODAY).test_client()
    tracemalloc.start()
    answered = [client.get(page).status_code for page in ("/", "/small/", "/small/summary")]
    sent = client.post("/small/ask/shoulder", data={"go": "next", "fingerprint_bits": "7"}).status_code
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert answered == [200, 200, 200]
    assert sent < 500
    assert peak < 30 * MEGABYTE


def test_an_object_that_is_not_there_has_no_size(folder: Path) -> None:
    with Repo(str(folder)) as repository:
        assert UnpackedSizes(repository.object_store).of(b"1" * 40) == 0
