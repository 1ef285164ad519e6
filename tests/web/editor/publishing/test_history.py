"""Every version of a rule file can be found, compared and gone back to."""

import datetime
from pathlib import Path

import pytest
from flask import Flask

from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.drafts import Drafts
from decision_aid.storage.history.commit_info import SOMEBODY, CommitInfo
from decision_aid.storage.history.commits import commit
from decision_aid.storage.history.repository import PROGRAM
from decision_aid.storage.history.versions import versions
from tests.support.aids import SMALL, small
from tests.support.editing import ANNA, SORE, TWELVE, drafted, editing_app, fingerprint_of, now, publish, signed_in
from tests.support.pages import session_id, words


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """The application, open to Anna and Ben."""
    return editing_app(tmp_path)


def test_a_change_by_hand_is_told_and_becomes_a_version(app: Flask, tmp_path: Path) -> None:
    by_hand = small(("title: Stiff shoulder", "title: Aching shoulder"))
    (tmp_path / "small.yaml").write_text(by_hand, encoding="utf-8")
    client = signed_in(app)

    assert "The file was changed in its folder" in words(client.get("/edit/small/history").text)
    drafted(tmp_path, small(SORE), base=by_hand)
    publish(client)
    assert [one.commit_info.author for one in versions(tmp_path, "small")][:2] == [ANNA, SOMEBODY]


def test_two_versions_are_compared_and_a_handout_finds_its_own(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    client = signed_in(app)
    publish(client)
    old, new = fingerprint_of(SMALL), fingerprint_of(small(SORE))

    page = words(client.get(f"/edit/small/compare?old={old}&new={new}").text)
    assert "title Before: Stiff shoulder - wait or exercises Now: Sore shoulder - wait or exercises" in page
    assert client.get("/edit/small/compare?old=nothing&new=").status_code == 404
    for pasted in (old[:8].upper(), f"file {old[:12]}", f"Version 1, file {old[:12]}. Sources last read on", old):
        found = client.get("/edit/small/history", query_string={"find": pasted}).text
        assert (old in found, new in found) == (True, False)
    assert "No version of this file is “abcdabcd”" in words(client.get("/edit/small/history?find=abcdabcd").text)


def test_going_back_makes_a_new_version_of_an_old_one(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    client = signed_in(app)
    publish(client)
    sent = {"session_id": session_id(client.get("/edit/small/history").text), "version": fingerprint_of(SMALL)}

    assert client.post("/edit/small/back", data=sent).location == "/edit/small/publish"
    publish(client, reason="Stiff is what they say")
    assert now(tmp_path) == SMALL
    assert len(list(versions(tmp_path, "small"))) == 3


def test_going_back_never_takes_the_place_of_a_draft(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    client = signed_in(app)
    publish(client)
    drafted(tmp_path, small(TWELVE), base=small(SORE))
    sent = {"session_id": session_id(client.get("/edit/small/history").text), "version": fingerprint_of(SMALL)}

    assert "You have a draft of this file" in words(client.post("/edit/small/back", data=sent).text)
    draft = Drafts(tmp_path).find(ANNA, "small")
    assert draft
    assert draft.text == small(TWELVE)


def test_a_version_that_is_no_text_is_not_gone_back_to_and_says_so(app: Flask, tmp_path: Path) -> None:
    client = signed_in(app)
    spoilt = SMALL.encode().replace(b"Stiff", b"St\xeff")
    commit(
        tmp_path,
        "small",
        spoilt,
        CommitInfo("Somebody", "Another program's letters", datetime.datetime.now(datetime.UTC)),
    )
    sent = {"session_id": session_id(client.get("/edit/small/history").text), "version": fingerprint(spoilt)}
    refused = client.post("/edit/small/back", data=sent)

    assert refused.status_code == 422
    assert "This version can't be taken up again" in words(refused.text)
    assert Drafts(tmp_path).find(ANNA, "small") is None


@pytest.mark.parametrize("page", ["publish", "merge", "history", "throw-away", "compare?old=a&new=b"])
def test_a_file_that_is_not_there_is_unknown(app: Flask, page: str) -> None:
    assert signed_in(app).get(f"/edit/nothing/{page}").status_code == 404


def test_an_earlier_version_is_seen_as_a_patient_saw_it_and_takes_no_answer(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    client = signed_in(app)
    publish(client)
    version = fingerprint_of(SMALL)
    holder = client.get(f"/edit/small/versions/{version}/?page=ask/days").text
    frame = client.get(f"/edit/small/versions/{version}/ask/days")

    assert f'src="/edit/small/versions/{version}/ask/days"' in holder
    assert f"An earlier version, to read only. Published by {PROGRAM}" in words(frame.text)
    assert "Stiff shoulder - wait or exercises" in words(frame.text)
    assert 'method="post"' not in frame.text
    assert "form-action 'none'" in frame.headers["Content-Security-Policy"]
    assert f'href="/edit/small/versions/{version}/summary' in frame.text
    assert client.get("/edit/small/versions/0123456789ab/summary").status_code == 404
