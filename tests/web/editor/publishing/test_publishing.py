"""Authors see what they are about to publish, say why, are stopped where they must be, and lose nothing."""

import html
import re
from pathlib import Path

import pytest
from flask import Flask

from decision_aid.rule_file.editing.new_file import NewAid, new_rule_file
from decision_aid.storage.drafts import Drafts
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin
from tests.support.aids import SMALL, TODAY, small
from tests.support.editing import (
    ANNA,
    AS_REVIEWED,
    BEN,
    PASSWORD,
    SORE,
    TWELVE,
    boxes_to_tick,
    drafted,
    editing_app,
    now,
    publish,
    review,
    signed_in,
)
from tests.support.forms import hidden
from tests.support.pages import session_id, ticked, words
from tests.support.processes import no_memory_for_checks

MANY = NewAid("Bus or bicycle", "Whether to ride", "Riders", ("Bus", "Bicycle"), tuple("ABCDEFG"), ANNA)


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
    assert "deleted exercises: {name: Exercises, involves: Ten minutes a day}" in page
    assert "new exercises: {name: Exercises, involves: Twelve minutes a day}" in page
    assert "No errors." in page


def test_what_is_to_do_comes_first_and_many_changes_are_folded_part_by_part(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(*((f"kind: {kind}, cons", "kind: burden, cons") for kind in ("benefit", "harm"))))
    few = signed_in(app).get("/edit/small/publish").text
    drafted(tmp_path, new_rule_file(MANY, TODAY))
    many = signed_in(app).get("/edit/small/publish").text

    assert many.index("Before you publish") < many.index("What changes") < many.index('<section id="publish">')
    assert '<details class="theme"><summary><h3>Outcomes' in many
    assert '<details class="theme">' not in few


def test_a_search_for_affected_people_that_dies_leaves_the_page_and_publishing(app: Flask, tmp_path: Path) -> None:
    changed = small(TWELVE, ("when: {duration: [long, unsure]}", "when: {age: {below: 41}}"))
    drafted(tmp_path, changed)
    client = signed_in(app)
    client.get("/edit/small/")
    with no_memory_for_checks():
        shown = client.get("/edit/small/publish")
        published = publish(client)

    assert shown.status_code == 200
    assert "It could not be worked out whom this affects." in words(shown.text)
    assert "Before: Ten minutes a day Now: Twelve minutes a day" in words(shown.text)
    assert "But for the changes above, people who give the same answers" not in words(shown.text)
    assert (published.status_code, now(tmp_path)) == (303, changed)


def test_a_question_that_everybody_is_asked_is_no_other_question_than_before(app: Flask, tmp_path: Path) -> None:
    asked = "  - {id: sleep, consideration: days, ask: Do you sleep?, kind: one, choices: {well: Well, badly: Badly}}\n"
    drafted(tmp_path, small(("questions:\n", f"questions:\n{asked}")))
    page = words(signed_in(app).get("/edit/small/publish").text)

    assert "Do you sleep? added" in page
    assert "Well added" in page
    assert "But for the changes above, people who give the same answers are asked the same questions" in page


def test_a_published_text_is_seen_at_once_and_is_in_the_history(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    client = signed_in(app)
    done = publish(client, reason="Patients say sore")

    assert done.location == "/edit/small/history?told=published"
    assert "ask another author to read and sign it: Review or approve" in words(client.get(done.location).text)
    assert now(tmp_path) == small(SORE)
    page = words(client.get(done.location).text)
    assert f"{ANNA} " in page
    assert "Patients say sore" in page
    assert "Sore shoulder" in client.get("/small/").text
    assert Drafts(tmp_path).find(ANNA, "small") is None


@pytest.mark.parametrize(
    ("reason", "said"), [("  ", "Say why you publish this."), ("x" * 2001, "Shorten it to 2000 letters.")]
)
def test_what_stands_against_publishing_is_said_and_nothing_is_lost(
    app: Flask, tmp_path: Path, reason: str, said: str
) -> None:
    drafted(tmp_path, small(SORE))
    refused = publish(signed_in(app), reason=reason)

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
    assert "To be put right 'numbre' is not a kind" in words(refused.text)
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


def test_a_status_that_was_typed_is_told_once_and_is_no_change(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(("status: draft", "status: approved"), TWELVE))
    client = signed_in(app)

    shown = words(client.get("/edit/small/publish").text)

    assert "The text says “status: approved”. A review gives that status" in shown
    assert shown.count("approved") == 1
    assert "Now: Twelve minutes a day" in shown
    assert publish(client).status_code == 303
    assert now(tmp_path) == small(TWELVE)


def test_a_draft_that_changed_in_another_window_is_looked_at_again(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    client = signed_in(app)
    page = client.get("/edit/small/publish").text
    drafted(tmp_path, small(TWELVE))
    found = page.partition('name="fingerprint" value="')[2].partition('"')[0]
    sent = {"session_id": session_id(page), "fingerprint": found, "reason": "x", "state": "draft"}

    assert "changed in another window" in words(client.post("/edit/small/publish", data=sent).text)
    assert now(tmp_path) == SMALL


def test_a_change_to_a_reviewed_file_tells_that_it_becomes_a_draft_again_and_asks_for_a_tick(
    app: Flask, tmp_path: Path
) -> None:
    reviewed, changed = small(AS_REVIEWED), small(SORE, AS_REVIEWED)
    (tmp_path / "small.yaml").write_text(reviewed, encoding="utf-8")
    drafted(tmp_path, changed, base=reviewed)
    anna = signed_in(app)
    page = anna.get("/edit/small/publish").text

    assert "The published file is “Reviewed”." in words(page)
    assert "the whole file becomes a draft again" in words(page)
    assert ticked(page) == []
    assert "Tick that the file becomes a draft again." in words(publish(anna, state="").text)
    assert now(tmp_path) == reviewed
    assert publish(anna, state="draft").status_code == 303
    assert now(tmp_path) == small(SORE)


@pytest.mark.parametrize("change", [("hidden: yes\n", ""), ("review_by: 2027-01-01", "review_by: 2028-01-01")])
def test_a_review_stands_when_the_aid_is_shown_or_is_due_later(
    app: Flask, tmp_path: Path, change: tuple[str, str]
) -> None:
    hidden_yet = small(("status: draft\n", "status: draft\nhidden: yes\n"))
    anna, ben = signed_in(app), signed_in(app, BEN)
    drafted(tmp_path, hidden_yet)
    publish(anna)
    review(ben)
    reviewed = now(tmp_path)
    drafted(tmp_path, reviewed.replace(*change), base=reviewed)

    assert "The published file is “Reviewed”, and stays so" in words(anna.get("/edit/small/publish").text)
    assert publish(anna, state="").status_code == 303
    assert now(tmp_path) == reviewed.replace(*change)
    page = ben.get("/edit/small/review").text
    assert boxes_to_tick(page) == []
    assert "Dr Ben Kurz: “Reviewed”" in words(page)


def test_where_approved_aids_alone_are_served_patients_see_a_draft_later(tmp_path: Path) -> None:
    editing_app(tmp_path, text=small(("status: draft\n", "status: draft\nhidden: yes\n")))
    drafted(tmp_path, SMALL, base=now(tmp_path))
    edit = AuthorLogin()
    app = create_app(tmp_path, secret_key="for tests", today=lambda: TODAY, edit=edit, approved_only=True)

    assert "Patients will see this aid once it is approved." in words(signed_in(app).get("/edit/small/publish").text)
    publish(signed_in(app))
    assert "People see this aid while it is approved." in words(signed_in(app).get("/edit/small/review").text)


@pytest.mark.parametrize("text", [SMALL, small(AS_REVIEWED)])
def test_where_nothing_but_the_status_is_drafted_the_page_for_reviewers_is_shown(
    app: Flask, tmp_path: Path, text: str
) -> None:
    drafted(tmp_path, text)

    assert signed_in(app).get("/edit/small/publish").location == "/edit/small/review"


def test_a_draft_that_nobody_needs_is_asked_about_and_thrown_away(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    client = signed_in(app)
    page = client.get("/edit/small/throw-away").text

    assert "can't be brought back" in words(page)
    client.post("/edit/small/throw-away", data=hidden(page))
    assert Drafts(tmp_path).find(ANNA, "small") is None


def test_a_draft_that_was_changed_in_a_second_window_is_not_thrown_away_unread(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    client = signed_in(app)
    opened = client.get("/edit/small/throw-away").text
    drafted(tmp_path, small(SORE, TWELVE))
    refused = client.post("/edit/small/throw-away", data=hidden(opened))

    assert refused.status_code == 422
    assert "Nothing was discarded yet Your draft was changed in another window" in words(refused.text)
    kept = Drafts(tmp_path).find(ANNA, "small")
    assert kept
    assert kept.text == small(SORE, TWELVE)
    client.post("/edit/small/throw-away", data=hidden(refused.text))
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
    again = client.post("/edit/sign-in", data=own | {"session_id": session_id(ended.text)})
    back = client.post(own["to"], data={**hidden(again.text), "session_id": session_id(again.text), "go": "look"})

    assert (ended.status_code, again.status_code, back.status_code) == (401, 200, 200)
    assert "Nothing was published yet" in again.text
    kept = re.search(r'<textarea id="reason"[^>]*>\n(.*?)</textarea>', back.text, re.DOTALL)
    assert kept
    assert html.unescape(kept[1]) == reason
    assert now(tmp_path) == SMALL
    assert publish(client, reason=reason).location == "/edit/small/history?told=published"
