"""An earlier version is found by its mark; for one that never was, the history is walked once and not each time."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from decision_aid.consultation.answer_code import encode_answers, fingerprint_bits
from decision_aid.storage.earlier_versions import RETRY_SECONDS, OldVersions
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


DAMAGED = "earlier versions can't be shown"  # the log says so if a damaged history is walked


def damage(folder: Path) -> Callable[[], Path]:
    """Take the text of the first version out of the history; returns what puts it back."""
    named = git(folder, "rev-parse", "HEAD~1:small.yaml").strip()
    text = folder / ".git" / "objects" / named[:2] / named[2:]
    return partial(text.rename(folder / "aside").rename, text)


def client_of(folder: Path) -> FlaskClient:
    return create_app(folder, secret_key="for tests only").test_client()


def send_mark(app: Flask, bits: int) -> None:
    sent = {"go": "next", "fingerprint_bits": str(bits)}
    assert app.test_client().post("/small/ask/shoulder", data=sent).status_code < 500


def test_posts_with_marks_that_never_were_walk_the_history_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    app = client_of(folder).application
    send_mark(app, 0)
    damage(folder)
    for bits in range(1, 5):
        send_mark(app, bits)
    assert DAMAGED not in caplog.text
    send_mark(client_of(folder).application, 0)

    assert DAMAGED in caplog.text


def test_a_code_of_no_version_walks_the_history_once(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    client = client_of(folder)
    code = encode_answers(aid_from(small(("title: Stiff shoulder", "title: Stiff knee"))), {"age": 34})
    sent = {"session_id": session_id(client.get("/small/").text), "code": code}
    assert client.post("/small/return", data=sent).status_code == 422
    damage(folder)

    assert client.post("/small/return", data=sent).status_code == 422
    assert DAMAGED not in caplog.text


def test_what_is_new_in_the_history_is_found_after_it_was_sought_in_vain(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    kept = RuleFolder(folder)
    first, later = (
        fingerprint_bits(aid_from(SMALL).fingerprint),
        small(("title: Stiff shoulder", "title: Bad shoulder")),
    )
    kept.open("small")
    assert kept.version("small", fingerprint_bits(aid_from(later).fingerprint)) is None
    write(folder, later, at=3)
    kept_in_git(folder)
    write(folder, NEWER, at=2)
    kept_in_git(folder)

    assert kept.version("small", fingerprint_bits(aid_from(later).fingerprint)) == aid_from(later)
    assert kept.version("small", first) == aid_from(SMALL)
    assert kept.version("small", NEVER) is None
    damage(folder)
    assert kept.version("small", NEVER, first) == aid_from(SMALL)
    assert kept.version("small", NEVER) is None
    assert DAMAGED not in caplog.text


def test_a_damaged_history_is_walked_once_a_minute_and_read_whole_when_it_is_mended(folder: Path) -> None:
    first, newer = (fingerprint_bits(aid_from(one).fingerprint) for one in (SMALL, NEWER))
    now = [0.0]
    earlier = OldVersions(folder, lambda: now[0])
    mend = damage(folder)

    assert earlier.text("small", [first]) is None
    assert earlier.text("small", [newer]) == NEWER.encode()
    mend()
    now[0] = RETRY_SECONDS - 1
    assert earlier.text("small", [first]) is None
    now[0] = RETRY_SECONDS
    assert earlier.text("small", [first]) == SMALL.encode()
