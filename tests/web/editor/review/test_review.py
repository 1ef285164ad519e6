"""A reviewer reads what changed beside its source, ticks each part, and signs; nothing is signed or lost unseen."""

import re
from pathlib import Path

import pytest
from flask import Flask

from decision_aid.storage.authors import Authors, Role
from tests.support.aids import SMALL, small
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
    let_in,
    now,
    publish,
    review,
    signed_in,
)
from tests.support.folders import write
from tests.support.forms import hidden
from tests.support.pages import session_id, ticked, words

LONG_AGO = 1_700_000_000  # so long that the folder does not wait for the rest of it
FEWER = ("people: 32, of: 40", "people: 30, of: 40")


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """The application, open to Anna and Ben."""
    return editing_app(tmp_path)


def reviewed_once(app: Flask, folder: Path) -> None:
    """Anna publishes a change, and Ben reviews all of it."""
    drafted(folder, small(SORE))
    publish(signed_in(app))
    assert review(signed_in(app, BEN)).status_code == 303


def test_the_first_review_shows_all_of_it_as_people_read_it(app: Flask) -> None:
    page = signed_in(app).get("/edit/small/review").text
    said = words(page)

    assert "No earlier review is found: this is all of it" in said
    assert "Most people in the trial moved with ease." in said
    assert (
        "About 80 of 100 people moved with ease over 6 months; about 20 of 100 did not. Counted: 32 of 40 people."
        in said
    )
    assert "Low certainty: this may be right. The reason: one small trial." in said
    assert "Source: Alpha 2020" in said
    assert "Not known. No study has followed people who wait." in said
    assert "Less than a month" in said
    assert ticked(page) == []


def test_the_next_review_shows_what_changed_since_and_nothing_else(app: Flask, tmp_path: Path) -> None:
    reviewed_once(app, tmp_path)
    drafted(tmp_path, small(SORE, AS_REVIEWED, FEWER), base=now(tmp_path))
    publish(signed_in(app))
    page = signed_in(app, BEN).get("/edit/small/review").text
    said = words(page)

    assert "What changed since the last review" in said
    assert len(boxes_to_tick(page)) == 1
    assert "figure Before: 32 of 40 Now: 30 of 40" in said
    assert "About 75 of 100 people moved with ease over 6 months; about 25 of 100 did not." in said
    assert "Twelve minutes" not in said
    assert ticked(page) == []


def test_a_changed_source_is_read_with_its_link_and_with_all_that_cites_it(app: Flask, tmp_path: Path) -> None:
    reviewed_once(app, tmp_path)
    drafted(tmp_path, small(SORE, AS_REVIEWED, ("kind: trial", "kind: series")), base=now(tmp_path))
    publish(signed_in(app))
    page = signed_in(app, BEN).get("/edit/small/review").text
    said = words(page)

    assert len(boxes_to_tick(page)) == 4
    assert page.count('<a href="https://example.org/a" rel="noreferrer">Alpha 2020</a>') == 4
    assert said.count("Here because its source changed: Alpha 2020") == 3
    assert "Exercises · Moving with ease itself unchanged Here because" in said
    assert said.count("kind of study or text Before: trial Now: series") == 4


def test_it_tells_for_whom_a_statement_is_shown_no_more(app: Flask, tmp_path: Path) -> None:
    reviewed_once(app, tmp_path)
    narrower = ("when: {duration: [long, unsure]}", "when: {duration: [long]}")
    drafted(tmp_path, small(SORE, AS_REVIEWED, narrower), base=now(tmp_path))
    publish(signed_in(app))
    said = words(signed_in(app, BEN).get("/edit/small/review").text)

    assert "for whom Before: shown if “How long has it been stiff?” is answered “A month or more” or “Not sure”" in said
    assert "Somebody who answers “How long has it been stiff?” with “Not sure”: Most people in the trial" in said
    assert "Was shown, is now left out." in said


def test_signing_without_all_ticks_is_refused_and_no_tick_is_lost(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    publish(signed_in(app))
    ben = signed_in(app, BEN)
    page = ben.get("/edit/small/review").text
    first, *rest = boxes_to_tick(page)
    sent = {**hidden(page), "session_id": session_id(page), "reason": "Read <all> of it", "state": "reviewed"}
    refused = ben.post("/edit/small/review", data={**sent, "read": rest})

    assert refused.status_code == 422
    assert "1 part is not ticked yet. Your ticks are kept." in words(refused.text)
    assert f'href="#item-{first}"' in refused.text
    assert set(ticked(refused.text)) == {*rest, "reviewed"}
    assert "Read &lt;all&gt; of it" in refused.text
    assert now(tmp_path) == small(SORE)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"state": ""}, "Choose what you decide."),
        ({"reason": " "}, "Say what you did and why."),
        ({"reason": "x" * 2001}, "Shorten it to 2000 letters."),
        ({"fingerprint": "0" * 64}, "The file was changed after this page was opened."),
        ({"state": "approved"}, "It must be reviewed first"),
        ({"state": "draft"}, "This is its status now."),
    ],
)
def test_what_stands_against_signing_is_said(app: Flask, tmp_path: Path, fields: dict[str, str], said: str) -> None:
    client = signed_in(app)
    page = client.get("/edit/small/review").text
    sent = {**hidden(page), "session_id": session_id(page), "reason": "Read", "state": "reviewed"}
    refused = client.post("/edit/small/review", data={**sent, "read": boxes_to_tick(page), **fields})

    assert refused.status_code == 422
    assert said in words(refused.text)
    assert len(ticked(refused.text)) >= len(boxes_to_tick(page))
    assert now(tmp_path) == SMALL


def test_a_tick_stays_with_what_it_was_given_for_when_the_file_changes_meanwhile(app: Flask, tmp_path: Path) -> None:
    ben = signed_in(app, BEN)
    page = ben.get("/edit/small/review").text
    drafted(tmp_path, f"# moved down\n{small(FEWER)}")
    publish(signed_in(app))
    sent = {**hidden(page), "session_id": session_id(page), "reason": "Read", "state": "reviewed"}
    refused = ben.post("/edit/small/review", data={**sent, "read": boxes_to_tick(page)})

    assert "The file was changed after this page was opened." in words(refused.text)
    assert "1 part is not ticked yet." in words(refused.text)
    assert len(set(boxes_to_tick(refused.text)) - set(ticked(refused.text))) == 1


def test_each_box_has_a_name_of_its_own(app: Flask) -> None:
    page = signed_in(app, BEN).get("/edit/small/review").text
    names = re.findall(r"I have checked this(.*?)</label>", page)

    assert len(names) == len(boxes_to_tick(page))
    assert len(set(names)) == len(names)


def test_ticks_are_forgotten_once_signed(app: Flask, tmp_path: Path) -> None:
    reviewed_once(app, tmp_path)
    assert review(signed_in(app, BEN), state="draft").status_code == 303

    assert ticked(signed_in(app, BEN).get("/edit/small/review").text) == []


def test_a_review_names_what_was_read_in_the_history_and_at_the_desk(app: Flask, tmp_path: Path) -> None:
    reviewed_once(app, tmp_path)
    first = words(signed_in(app).get("/edit/small/history").text)
    desk = words(signed_in(app).get("/edit/").text)

    read = re.search(r"Read: all of it, (\d+) statements and (\d+) other entries \(file ([0-9a-f]{12})\)", first)
    assert read
    assert read[0] in desk
    assert "Dr Ben Kurz" in desk
    drafted(tmp_path, small(SORE, AS_REVIEWED, FEWER), base=now(tmp_path))
    publish(signed_in(app))
    assert "Read:" not in words(signed_in(app).get("/edit/").text)
    assert review(signed_in(app, BEN)).status_code == 303
    assert re.search(
        r"Read: what changed, 1 statement and 0 other entries \(from file [0-9a-f]{12} to file [0-9a-f]{12}\)",
        words(signed_in(app).get("/edit/small/history").text),
    )


def test_only_somebody_else_reviews_and_only_what_is_reviewed_is_approved(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    anna, ben = signed_in(app), signed_in(app, BEN)
    publish(anna)

    assert "Somebody else than Dr Anna Lang" in words(review(anna).text)
    assert "It must be reviewed first" in words(review(ben, state="approved").text)
    assert review(ben).status_code == 303
    assert now(tmp_path) == small(SORE, AS_REVIEWED)
    assert "This is its status now." in words(review(ben).text)
    assert review(anna, state="approved").status_code == 303
    assert now(tmp_path) == small(SORE, ("status: draft", "status: approved"))


def test_whoever_reviewed_is_told_of_the_second_signing_and_who_may_do_it(app: Flask, tmp_path: Path) -> None:
    reviewed_once(app, tmp_path)
    told, link = "/edit/small/history?told=published", 'href="/edit/small/review#sign">Approve it</a>'
    everybody = signed_in(app, BEN).get(told).text
    Authors(tmp_path).assign_roles(ANNA, [Role.WRITE, Role.APPROVE])
    Authors(tmp_path).assign_roles(BEN, [Role.REVIEW])
    who_may_not = signed_in(app, BEN).get(told).text
    Authors(tmp_path).assign_roles(ANNA, [Role.WRITE])
    where_nobody_may = words(signed_in(app, BEN).get(told).text)

    second = "Next comes the second signing: somebody approves it for use with patients."
    assert f"{second} Dr Anna Lang and Dr Ben Kurz may do that. Approve it" in words(everybody)
    assert link in everybody
    assert f"{second} Dr Anna Lang may do that." in words(who_may_not)
    assert link not in who_may_not
    assert f"{second} No author may do that yet. Whoever looks after this computer" in where_nobody_may
    assert "second signing" not in signed_in(app, BEN).get("/edit/small/history").text


def test_a_reviewer_is_told_before_publishing_that_they_then_cannot_sign(app: Flask, tmp_path: Path) -> None:
    reviewed_once(app, tmp_path)
    drafted(tmp_path, small(SORE, AS_REVIEWED, TWELVE), author=BEN, base=now(tmp_path))
    ben = signed_in(app, BEN)

    assert "Once you publish, you can't review this version yourself" in words(ben.get("/edit/small/publish").text)
    publish(ben)
    assert "Somebody else than Dr Ben Kurz" in words(review(ben).text)


def test_whoever_may_not_sign_reads_it_without_boxes(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    publish(signed_in(app))
    page = signed_in(app).get("/edit/small/review").text

    assert "Sore shoulder" in page
    assert "Somebody else than Dr Anna Lang" in words(page)
    assert boxes_to_tick(page) == []
    assert "<textarea" not in page


def test_a_reviewed_file_is_opened_with_nothing_chosen(app: Flask, tmp_path: Path) -> None:
    reviewed_once(app, tmp_path)

    for author in (ANNA, BEN):
        assert ticked(signed_in(app, author).get("/edit/small/review").text) == []


def test_a_review_that_was_taken_back_counts_no_more(app: Flask, tmp_path: Path) -> None:
    reviewed_once(app, tmp_path)
    anna, ben = signed_in(app), signed_in(app, BEN)

    assert review(anna, state="draft", reason="I found a slip").status_code == 303
    assert now(tmp_path) == small(SORE)
    assert "No earlier review is found: this is all of it" in words(ben.get("/edit/small/review").text)
    assert "Somebody else than Dr Anna Lang" in words(review(anna).text)
    assert review(ben).status_code == 303


def test_a_review_that_was_taken_back_says_who_when_and_why(app: Flask, tmp_path: Path) -> None:
    reviewed_once(app, tmp_path)
    anna = signed_in(app)
    assert "Take the review back The file becomes a draft again." in words(anna.get("/edit/small/review").text)
    review(anna, state="draft", reason="I found a slip")

    told = r"Dr Anna Lang took the review back, [^.]+\. I found a slip"
    page, files, listed = (words(anna.get(f"/edit/{at}").text) for at in ("small/review", "", "small/history"))
    assert re.search(told, page)
    assert re.search(told, files)
    assert "Signed last:" not in page
    assert "Take the review back" not in page
    assert listed.count("newest") == 1
    review(signed_in(app, BEN))
    assert "took the review back" not in words(anna.get("/edit/small/review").text)


def test_a_status_set_by_hand_is_no_signature(app: Flask, tmp_path: Path) -> None:
    reviewed_once(app, tmp_path)
    write(tmp_path / "small.yaml", small(SORE, ("status: draft", "status: approved")), LONG_AGO)
    ben = signed_in(app, BEN)

    assert "this file is “Approved”, but nobody has signed that here" in words(ben.get("/edit/").text)
    assert "Nobody has signed this status." in words(ben.get("/edit/small/review").text)
    assert "no one has signed this text. Make it a draft first" in words(review(ben, state="approved").text)


def test_whoever_may_have_written_by_hand_is_asked_not_to_sign(app: Flask, tmp_path: Path) -> None:
    reviewed_once(app, tmp_path)
    ben = signed_in(app, BEN)
    assert "nobody can tell by whom" not in words(ben.get("/edit/small/review").text)
    write(tmp_path / "small.yaml", small(SORE, TWELVE), LONG_AGO)

    said = words(ben.get("/edit/small/review").text)
    assert "If that was you, leave the review to somebody else." in said


def test_whoever_wrote_before_the_last_review_may_look_over_what_others_wrote_since(app: Flask, tmp_path: Path) -> None:
    reviewed_once(app, tmp_path)
    anna, ben = signed_in(app), signed_in(app, BEN)
    drafted(tmp_path, small(SORE, TWELVE), author=BEN, base=now(tmp_path))
    publish(ben)

    assert review(ben).status_code == 422
    assert review(anna).status_code == 303


def test_a_change_by_hand_is_nothing_that_somebody_reviewed(app: Flask, tmp_path: Path) -> None:
    reviewed_once(app, tmp_path)
    ben = signed_in(app, BEN)
    write(tmp_path / "small.yaml", small(SORE, TWELVE, AS_REVIEWED), LONG_AGO)

    assert "Twelve minutes a day" in words(ben.get("/edit/small/review").text)
    assert "this file is “Reviewed”, but nobody has signed that here" in words(ben.get("/edit/").text)
    assert "no one has signed this text. Make it a draft first" in words(review(ben).text)
    assert "It must be reviewed first" in words(review(ben, state="approved").text)
    assert review(ben, state="draft").status_code == 303
    assert "It must be reviewed first" in words(review(ben, state="approved").text)
    assert "Tick that you did not make this change" in words(review(ben, **{"not-mine": ""}).text)
    assert review(ben).status_code == 303
    assert review(ben, state="approved").status_code == 303
    assert "nobody has signed" not in words(ben.get("/edit/").text)


def test_what_lay_in_the_folder_at_first_is_reviewed_by_whoever_says_it_was_not_them(app: Flask) -> None:
    ben = signed_in(app, BEN)

    assert "Tick that you did not make this change" in words(review(ben, **{"not-mine": ""}).text)
    assert review(ben).status_code == 303


@pytest.mark.parametrize("changed", [(), (SORE,)], ids=["put there at first", "changed there"])
def test_the_only_author_of_a_folder_reviews_nothing_that_was_put_there_by_hand(
    tmp_path: Path, changed: tuple[tuple[str, str], ...]
) -> None:
    app = editing_app(tmp_path)
    let_in(tmp_path, ANNA)
    write(tmp_path / "small.yaml", small(*changed), LONG_AGO)
    anna = signed_in(app)

    assert "You are its only author, so it counts as yours" in words(review(anna).text)
    assert review(anna).status_code == 422
    assert "It must be reviewed first" in words(review(anna, state="approved").text)
    let_in(tmp_path, ANNA, BEN)
    assert review(signed_in(app, BEN)).status_code == 303


def test_a_reviewer_keeps_a_draft_of_their_own(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    drafted(tmp_path, small(TWELVE), author=BEN)
    publish(signed_in(app))
    ben = signed_in(app, BEN)

    assert review(ben).status_code == 303
    assert "You have a draft" in words(ben.get("/edit/").text)


def test_a_draft_of_the_status_alone_is_told_where_the_status_is_decided(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(AS_REVIEWED))
    anna = signed_in(app)

    assert "Your draft says what is published already" in words(anna.get("/edit/small/review").text)
    assert "Your draft says" not in words(signed_in(app, BEN).get("/edit/small/review").text)


def test_a_file_with_errors_is_not_reviewed(app: Flask, tmp_path: Path) -> None:
    broken = small(("kind: number", "kind: numbre"))
    (tmp_path / "small.yaml").write_text(broken, encoding="utf-8")
    refused = review(signed_in(app))

    assert refused.status_code == 422
    assert "The published file has errors" in words(refused.text)
    assert now(tmp_path) == broken


def test_ticks_that_were_sent_after_the_signing_in_had_ended_are_not_lost(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    publish(signed_in(app))
    page, client = signed_in(app, BEN).get("/edit/small/review").text, app.test_client()
    boxes = boxes_to_tick(page)
    sent = {**hidden(page), "reason": "Read", "state": "reviewed", "read": boxes}
    ended = client.post("/edit/small/review", data=sent)
    own = {"filled": hidden(ended.text)["filled"], "to": hidden(ended.text)["to"], "name": BEN, "password": PASSWORD}
    again = client.post("/edit/sign-in", data=own | {"session_id": session_id(ended.text)})
    back = client.post(
        own["to"], data={**hidden(again.text).to_dict(flat=False), "session_id": session_id(again.text), "go": "look"}
    )

    assert set(ticked(back.text)) == {*boxes, "reviewed"}
    assert now(tmp_path) == small(SORE)
