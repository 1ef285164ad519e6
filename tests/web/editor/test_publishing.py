"""Authors see what they are about to publish, say why, are stopped where they must be, and lose nothing."""

import html
import re
from pathlib import Path

import pytest
from flask import Flask

from decision_aid.storage.drafts import Drafts
from tests.support.aids import SMALL, small
from tests.support.editing import (
    ANNA,
    BEN,
    PASSWORD,
    SORE,
    TWELVE,
    drafted,
    editing_app,
    mark_of,
    now,
    publish,
    signed_in,
)
from tests.support.forms import hidden
from tests.support.pages import token, words


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """The application, open to Anna and Ben."""
    return editing_app(tmp_path)


def test_the_page_says_what_changes_in_words_and_in_lines(app: Flask, tmp_path: Path) -> None:
    narrower = ("when: {duration: [long, unsure]}", "when: {duration: [long]}")
    drafted(tmp_path, small(TWELVE, narrower))
    page = words(signed_in(app).get("/edit/small/publish").text)

    assert "Exercises , what it involves Before: Ten minutes a day Now: Twelve minutes a day" in page
    assert "Somebody who answers “How long has it been stiff?” with “Not sure”: Most people in the trial" in page
    assert "Was shown, is now left out." in page
    assert "taken away exercises: {name: Exercises, involves: Ten minutes a day}" in page
    assert "new exercises: {name: Exercises, involves: Twelve minutes a day}" in page
    assert "No errors." in page


def test_a_published_text_is_seen_at_once_and_is_in_the_history(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    client = signed_in(app)
    done = publish(client, reason="Patients say sore")

    assert done.location == "/edit/small/history?told=published"
    assert now(tmp_path) == small(SORE)
    page = words(client.get(done.location).text)
    assert f"{ANNA} " in page
    assert "Patients say sore" in page
    assert "Sore shoulder" in client.get("/small/").text
    assert Drafts(tmp_path).find(ANNA, "small") is None


@pytest.mark.parametrize(
    ("reason", "state", "said"),
    [
        ("  ", "draft", "Say why you publish this."),
        ("x" * 2001, "draft", "Shorten it to 2000 letters."),
        ("Why not", "", "Choose how far it has come."),
        ("Why not", "reviewed", "somebody else has to look it over"),
        ("Why not", "approved", "somebody else has to look it over"),
    ],
)  # fmt: skip
def test_what_stands_against_publishing_is_said_and_nothing_is_lost(
    app: Flask, tmp_path: Path, reason: str, state: str, said: str
) -> None:
    drafted(tmp_path, small(SORE))
    refused = publish(signed_in(app), reason=reason, state=state)

    assert refused.status_code == 422
    assert "Nothing was published yet" in words(refused.text)
    assert said in words(refused.text)
    assert reason.strip() in refused.text
    assert now(tmp_path) == SMALL
    assert Drafts(tmp_path).find(ANNA, "small") is not None


def test_a_text_with_errors_is_not_published(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, SMALL.replace("kind: number", "kind: numbre"))
    refused = publish(signed_in(app))

    assert refused.status_code == 422
    assert "Error, line 50: 'numbre' is not a kind" in words(refused.text)
    assert now(tmp_path) == SMALL


def test_nobody_writes_a_state_into_the_text_that_the_page_does_not_know_of(app: Flask, tmp_path: Path) -> None:
    question = "  - {id: status, consideration: shoulder, ask: How is it?, kind: one, choices: {draft: Good, bad: Bad}}"
    elsewhere = (
        ("status: draft", '"status": approved'),
        ("  - id: tried", f"{question}\n  - id: tried"),
        ("when: {tried: [rest]}", "when: {tried: [rest],\nstatus: draft}"),
    )
    drafted(tmp_path, small(*elsewhere))
    refused = publish(signed_in(app))

    assert refused.status_code == 422
    assert "is not found on a line of its own" in words(refused.text)
    assert now(tmp_path) == SMALL


def test_a_draft_that_changed_in_another_window_is_looked_at_again(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    client = signed_in(app)
    page = client.get("/edit/small/publish").text
    drafted(tmp_path, small(TWELVE))
    mark = page.partition('name="mark" value="')[2].partition('"')[0]
    sent = {"csrf_token": token(page), "mark": mark, "reason": "x", "state": "draft"}

    assert "changed in another window" in words(client.post("/edit/small/publish", data=sent).text)
    assert now(tmp_path) == SMALL


def test_only_somebody_else_reviews_and_only_what_is_reviewed_is_approved(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    anna, ben = signed_in(app), signed_in(app, BEN)
    publish(anna)

    assert "Somebody else than Dr Anna Lang" in words(publish(anna, state="reviewed").text)
    assert "It has to be reviewed first" in words(publish(ben, state="approved").text)
    assert publish(ben, state="reviewed", reason="Read against the trial").status_code == 303
    assert now(tmp_path) == small(SORE, ("status: draft", "status: reviewed"))
    assert publish(anna, state="approved").status_code == 303
    assert now(tmp_path) == small(SORE, ("status: draft", "status: approved"))
    drafted(tmp_path, small(SORE, TWELVE, ("status: draft", "status: approved")), base=now(tmp_path))
    publish(anna)
    assert now(tmp_path) == small(SORE, TWELVE)


def test_whoever_wrote_before_the_last_review_may_look_over_what_others_wrote_since(app: Flask, tmp_path: Path) -> None:
    anna, ben = signed_in(app), signed_in(app, BEN)
    drafted(tmp_path, small(SORE))
    publish(anna)
    publish(ben, state="reviewed")
    drafted(tmp_path, small(SORE, TWELVE), author=BEN, base=now(tmp_path))
    publish(ben)

    assert publish(ben, state="reviewed").status_code == 422
    assert publish(anna, state="reviewed").status_code == 303


def test_a_change_by_hand_is_nothing_that_somebody_reviewed(app: Flask, tmp_path: Path) -> None:
    anna, ben = signed_in(app), signed_in(app, BEN)
    drafted(tmp_path, small(SORE))
    publish(anna)
    publish(ben, state="reviewed")
    (tmp_path / "small.yaml").write_text(small(SORE, TWELVE, ("status: draft", "status: reviewed")), encoding="utf-8")

    assert "It has to be reviewed first" in words(publish(ben, state="approved").text)
    assert publish(ben, state="draft").status_code == 303
    assert "It has to be reviewed first" in words(publish(ben, state="approved").text)
    assert publish(ben, state="reviewed").status_code == 303
    assert publish(ben, state="approved").status_code == 303


def test_the_second_of_two_authors_is_stopped_and_takes_over_both_changes(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    drafted(tmp_path, small(TWELVE), author=BEN)
    ben = signed_in(app, BEN)
    late = ben.get("/edit/small/publish").text
    publish(signed_in(app), reason="Patients say sore")
    mark = late.partition('name="mark" value="')[2].partition('"')[0]
    sent = {"csrf_token": token(late), "mark": mark, "reason": "x", "state": "draft"}
    stopped = ben.post("/edit/small/publish", data=sent)
    page = ben.get(stopped.location)

    assert stopped.location == "/edit/small/take-over"
    assert "Dr Anna Lang published on" in words(page.text)
    assert "Patients say sore" in page.text
    assert "only you changed this" in page.text
    assert "only they changed this" in page.text
    assert "Twelve minutes a day" in page.text
    assert now(tmp_path) == small(SORE)
    taken = ben.post("/edit/small/take-over", data={"csrf_token": token(page.text), "now": mark_of(small(SORE))})
    assert taken.location == "/edit/small/publish"
    assert publish(ben).status_code == 303
    assert now(tmp_path) == small(SORE, TWELVE)


@pytest.mark.parametrize(("choice", "title"), [("mine", "Numb"), ("theirs", "Sore")])
def test_lines_that_both_changed_are_chosen_by_the_author(app: Flask, tmp_path: Path, choice: str, title: str) -> None:
    drafted(tmp_path, small(("title: Stiff shoulder", "title: Numb shoulder")), author=BEN)
    drafted(tmp_path, small(SORE))
    publish(signed_in(app))
    ben = signed_in(app, BEN)
    page = ben.get("/edit/small/take-over").text
    sent = {"csrf_token": token(page), "now": mark_of(small(SORE))}

    assert "both changed these lines" in page
    assert ben.post("/edit/small/take-over", data=sent).status_code == 422
    ben.post("/edit/small/take-over", data=sent | {"part-0": choice})
    draft = Drafts(tmp_path).find(BEN, "small")
    assert draft
    assert draft.text == small(("title: Stiff shoulder", f"title: {title} shoulder"))


def test_a_draft_that_nobody_needs_is_asked_about_and_thrown_away(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    client = signed_in(app)
    page = client.get("/edit/small/throw-away").text

    assert "can't be brought back" in words(page)
    client.post("/edit/small/throw-away", data={"csrf_token": token(page)})
    assert Drafts(tmp_path).find(ANNA, "small") is None


def test_windows_line_ends_outlive_an_edit(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_bytes(SMALL.replace("\n", "\r\n").encode())
    app = editing_app(tmp_path)
    drafted(tmp_path, small(SORE), base=SMALL.replace("\n", "\r\n"))
    publish(signed_in(app))

    assert (tmp_path / "small.yaml").read_bytes() == small(SORE).replace("\n", "\r\n").encode()


def test_a_reason_that_was_sent_after_the_signing_in_had_ended_is_not_lost(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    reason = "Patients say <b>sore</b> & not stiff.\r\nAsked in May."
    page, client = signed_in(app).get("/edit/small/publish").text, app.test_client()
    ended = client.post("/edit/small/publish", data={**hidden(page), "reason": reason, "state": "draft"})
    own = {"filled": hidden(ended.text)["filled"], "to": hidden(ended.text)["to"], "name": ANNA, "password": PASSWORD}
    again = client.post("/edit/sign-in", data=own | {"csrf_token": token(ended.text)})
    back = client.post(own["to"], data={**hidden(again.text), "csrf_token": token(again.text), "go": "look"})

    assert (ended.status_code, again.status_code, back.status_code) == (401, 200, 200)
    assert "Nothing was published yet" in again.text
    kept = re.search(r'<textarea id="reason"[^>]*>\n(.*?)</textarea>', back.text, re.DOTALL)
    assert kept
    assert html.unescape(kept[1]) == reason
    assert now(tmp_path) == SMALL
    assert publish(client, reason=reason).location == "/edit/small/history?told=published"
