"""An earlier version is found by its mark; for one that never was, the history is walked once and not each time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from decision_aid.consultation.answer_code import encode_answers, fingerprint_bits
from decision_aid.storage.earlier_versions import RETRY_SECONDS, OldVersions
from decision_aid.storage.history import versions
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.rule_folder import RuleFolder
from decision_aid.web.app import create_app
from tests.support.aid_versions import write
from tests.support.aids import SMALL, aid_from, small
from tests.support.folders import git, kept_in_git
from tests.support.pages import session_id

NEWER = small(("title: Stiff shoulder", "title: Sore shoulder"))
NEVER = 7


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder whose history has two versions of the small aid."""
    write(tmp_path, SMALL)
    init_repository(tmp_path)
    write(tmp_path, NEWER, at=2)
    kept_in_git(tmp_path)
    return tmp_path


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The files whose history was walked, each time anew."""
    walked: list[bytes] = []
    real = versions._versions

    def counting(repository: Any, path: bytes, *bounds: Any) -> Iterator[Any]:
        walked.append(path)
        return real(repository, path, *bounds)

    monkeypatch.setattr(versions, "_versions", counting)
    return walked


def client_of(folder: Path) -> FlaskClient:
    return create_app(folder, secret_key="for tests only").test_client()


def test_posts_with_marks_that_never_were_walk_the_history_once(folder: Path, walks: list[bytes]) -> None:
    client = client_of(folder)
    for bits in range(5):
        fresh = client.application.test_client()
        assert fresh.post("/small/ask/shoulder", data={"go": "next", "fingerprint_bits": str(bits)}).status_code < 500

    assert walks == [b"small.yaml"]


def test_a_code_of_no_version_walks_once_for_all_that_may_have_signed_it(folder: Path, walks: list[bytes]) -> None:
    client = client_of(folder)
    code = encode_answers(aid_from(small(("title: Stiff shoulder", "title: Stiff knee"))), {"age": 34})
    sent = {"session_id": session_id(client.get("/small/").text), "code": code}
    walks.clear()
    assert client.post("/small/return", data=sent).status_code == 422
    assert client.post("/small/return", data=sent).status_code == 422

    assert walks == [b"small.yaml"]


def test_what_is_new_in_the_history_is_found_after_it_was_sought_in_vain(folder: Path, walks: list[bytes]) -> None:
    kept = RuleFolder(folder)
    first, later = (
        fingerprint_bits(aid_from(SMALL).fingerprint),
        small(("title: Stiff shoulder", "title: Bad shoulder")),
    )
    kept.open("small")
    walks.clear()
    assert kept.version("small", fingerprint_bits(aid_from(later).fingerprint)) is None
    write(folder, later, at=3)
    kept_in_git(folder)
    write(folder, NEWER, at=2)
    kept_in_git(folder)

    assert kept.version("small", fingerprint_bits(aid_from(later).fingerprint)) == aid_from(later)
    assert kept.version("small", first) == aid_from(SMALL)
    assert kept.version("small", NEVER) is None
    before = len(walks)
    assert kept.version("small", NEVER, first) == aid_from(SMALL)
    assert kept.version("small", NEVER) is None
    assert len(walks) == before


def test_a_damaged_history_is_walked_once_a_minute_and_read_whole_when_it_is_mended(folder: Path) -> None:
    named = git(folder, "rev-parse", "HEAD~1:small.yaml").strip()
    text = folder / ".git" / "objects" / named[:2] / named[2:]
    first, newer = (fingerprint_bits(aid_from(one).fingerprint) for one in (SMALL, NEWER))
    now = [0.0]
    earlier = OldVersions(folder, lambda: now[0])
    aside = text.rename(folder / "aside")

    assert earlier.text("small", [first]) is None
    assert earlier.text("small", [newer]) == NEWER.encode()
    aside.rename(text)
    now[0] = RETRY_SECONDS - 1
    assert earlier.text("small", [first]) is None
    now[0] = RETRY_SECONDS
    assert earlier.text("small", [first]) == SMALL.encode()
