"""Authors comment on what they read in the preview, reply and close; a spoilt file of comments stops nobody."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from decision_aid.storage.comments import load_comments
from tests.support.aids import SMALL, small
from tests.support.commands import run
from tests.support.editing import ANNA, BEN, drafted, editing_app, now, publish, review, signed_in
from tests.support.folders import git
from tests.support.pages import session_id, words

STATEMENT = "/edit/small/comments/statement/wait.time"
ASKED = "Is that so?"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return editing_app(tmp_path)


@pytest.fixture
def anna(app: Flask) -> FlaskClient:
    return signed_in(app)


def sent(client: FlaskClient, address: str, **typed: str) -> TestResponse:
    return client.post(address, data={"session_id": session_id(client.get(address).text), **typed})


def commented(client: FlaskClient, text: str = ASKED) -> None:
    assert sent(client, STATEMENT, text=text).status_code == 303


def key_on(client: FlaskClient) -> str:
    found = re.search(r'name="comment" value="([0-9a-f]+)"', client.get("/edit/small/comments").text)
    assert found
    return found[1]


def test_the_preview_leads_to_a_comment_on_what_stands_there(anna: FlaskClient) -> None:
    summary = anna.get("/edit/small/preview/summary").text

    assert summary.count(f'href="{STATEMENT}"') == 1
    commented(anna)
    assert "1 comment on statement wait.time" in words(anna.get("/edit/small/preview/summary").text)


def test_the_foot_of_comments_says_who_reads_them(anna: FlaskClient) -> None:
    for address in (STATEMENT, "/edit/small/comments"):
        page = words(anna.get(address).text)
        assert "All authors read a comment as soon as you send it. Patients never see it." in page
        assert "reaches nobody" not in page
    assert "What you write here reaches nobody until you publish it." in words(anna.get("/edit/small/entries").text)


def test_questions_options_and_sources_have_such_a_link_too(anna: FlaskClient) -> None:
    pages = "".join(anna.get(f"/edit/small/preview/{page}").text for page in ("start", "ask/shoulder", "about"))

    for entry in ("question/duration", "option/wait", "source/alpha"):
        assert f'href="/edit/small/comments/{entry}"' in pages


def test_a_comment_is_replied_to_and_closed_by_others(app: Flask, anna: FlaskClient, tmp_path: Path) -> None:
    commented(anna, "Is that so?\r\nPage 4 says no.")
    ben = signed_in(app, BEN)
    sent(ben, "/edit/small/comments", comment=key_on(ben), go="reply", reply="It says so on page 5.")
    sent(anna, "/edit/small/comments", comment=key_on(anna), go="close")

    (kept,) = load_comments(tmp_path / "small.yaml")
    assert (kept.kind, kept.ident, kept.author, kept.text) == (
        "statement",
        "wait.time",
        ANNA,
        "Is that so?\nPage 4 says no.",
    )
    assert [(one.author, one.text) for one in kept.replies] == [(BEN, "It says so on page 5.")]
    assert kept.closed_by == ANNA
    assert "Closed by Dr Anna Lang" in words(anna.get("/edit/small/comments").text)


def test_each_change_is_a_commit_of_its_author_and_leaves_git_clean(anna: FlaskClient, tmp_path: Path) -> None:
    commented(anna)

    assert git(tmp_path, "log", "-1", "--format=%an: %s").strip() == f"{ANNA}: Comment on the statement wait.time"
    assert git(tmp_path, "status", "--porcelain") == ""
    assert git(tmp_path, "show", "HEAD:small.yaml") == SMALL


def test_a_comment_is_headed_by_what_the_entry_says_and_not_by_its_id(anna: FlaskClient) -> None:
    page = words(anna.get(STATEMENT).text)

    assert "Comment on this statement Waiting takes no time." in page
    assert "wait.time" not in page


def test_an_empty_or_endless_comment_is_refused_and_what_was_typed_stays(anna: FlaskClient, tmp_path: Path) -> None:
    empty, endless = sent(anna, STATEMENT, text="  "), sent(anna, STATEMENT, text="x" * 2001)

    assert (empty.status_code, endless.status_code) == (422, 422)
    assert "Write what you want to say." in empty.text
    assert "x" * 2001 in endless.text
    assert load_comments(tmp_path / "small.yaml") == ()


def test_nobody_can_comment_on_what_is_not_there(anna: FlaskClient) -> None:
    assert anna.get("/edit/small/comments/statement/nothing").status_code == 404
    assert anna.get("/edit/other/comments").status_code == 404


def test_open_comments_are_told_where_the_aid_is_listed_changed_reviewed_and_published(
    anna: FlaskClient, tmp_path: Path
) -> None:
    commented(anna)
    drafted(tmp_path, small(("title: Stiff", "title: Sore")))

    told = {
        page: words(anna.get(f"/edit/{page}").text)
        for page in ("", "small/entry/statement/wait.time", "small/entries", "small/review", "small/publish")
    }
    assert "1 open comment of small" in told[""]
    assert "1 open comment" in told["small/entry/statement/wait.time"]
    assert "Comments (1 open)" in told["small/entries"]
    assert ASKED in told["small/review"]
    assert ASKED in told["small/publish"]
    assert "You can publish while comments are open." in told["small/publish"]


def test_a_comment_on_a_changed_text_says_what_it_said_then(anna: FlaskClient, tmp_path: Path) -> None:
    commented(anna)
    before = load_comments(tmp_path / "small.yaml")[0].read
    drafted(tmp_path, small((before.partition(" (")[0], "Nobody knows")))

    assert f"It said then: “{before}”" in words(anna.get("/edit/small/comments").text)


def test_a_spoilt_file_is_told_and_stops_no_consultation(app: Flask, anna: FlaskClient, tmp_path: Path) -> None:
    (tmp_path / "comments").mkdir()
    (tmp_path / "comments" / "small.yaml").write_text("comments:\n- {kind: statement\n", encoding="utf-8")

    for page in ("", "small/comments", "small/review"):
        assert "Mend the file comments/small.yaml" in words(anna.get(f"/edit/{page}").text)
    assert sent(anna, STATEMENT, text=ASKED).status_code == 422
    assert app.test_client().get("/small/summary").status_code == 200


def test_the_review_pack_has_the_comments(anna: FlaskClient, tmp_path: Path) -> None:
    commented(anna)
    run("pack", tmp_path / "small.yaml", "-o", tmp_path / "pack.html")

    pack = words((tmp_path / "pack.html").read_text(encoding="utf-8"))
    assert f"{ASKED} Open." in pack


def test_who_approves_is_asked_about_comments_that_are_open(app: Flask, anna: FlaskClient, tmp_path: Path) -> None:
    drafted(tmp_path, small(("title: Stiff", "title: Sore")))
    publish(anna)
    ben = signed_in(app, BEN)
    assert review(ben).status_code == 303
    commented(anna)
    page, refused = ben.get("/edit/small/review").text, review(ben, state="approved")

    assert f"{ANNA}: {ASKED}" in words(page)
    assert "Approve it although 1 comment is open" in words(page)
    assert refused.status_code == 422
    assert 'href="#open-comments"' in refused.text
    assert "status: reviewed" in now(tmp_path)
    assert review(ben, state="approved", **{"open-comments": "yes"}).status_code == 303


def test_without_open_comments_nobody_is_asked(app: Flask, anna: FlaskClient, tmp_path: Path) -> None:
    drafted(tmp_path, small(("title: Stiff", "title: Sore")))
    publish(anna)
    ben = signed_in(app, BEN)
    review(ben)

    assert "although" not in ben.get("/edit/small/review").text
    assert review(ben, state="approved").status_code == 303
