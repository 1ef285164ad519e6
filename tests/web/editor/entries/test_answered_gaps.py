"""What says that nobody has looked goes where it is said now, and a button leads to the next such place."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.aids import GAPS_OF_TWO as TEXT
from tests.support.editing import draft, editing_app, signed_in
from tests.support.entry_forms import Sent, fields, send
from tests.support.pages import words

FIRST = "/edit/small/entry/statement/wait.sleep"
KNOWN: Sent = {
    **{"known": "says", "words": "Most slept well.", "certainty": "low", "because": "few people"},
    "sources": ["beta"],
}


@pytest.fixture
def anna(tmp_path: Path) -> FlaskClient:
    return signed_in(editing_app(tmp_path, text=TEXT))


def gaps(folder: Path) -> int:
    return draft(folder).count("because: not looked for")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ({"option": "every"}, 2),
        ({"option": "wait"}, 3),
        ({"option": "every", "when.duration": ["long"]}, 3),
        ({"option": "every", "known": "not_known", "words": "Nobody has looked for this yet.",
          "unknown": "not looked for"}, 4),
    ],
    ids=["for every option", "for its own", "for some people", "still a gap"],
)  # fmt: skip
def test_a_statement_for_every_option_takes_the_other_gap_of_its_outcome_along(
    anna: FlaskClient, tmp_path: Path, said: Sent, left: int
) -> None:
    kept = send(anna, FIRST, "save", **KNOWN | said)

    assert kept.status_code == 303
    assert gaps(tmp_path) == left
    told = "what said that nobody has looked was taken out where it is said now"
    assert (told in words(anna.get(kept.location).text)) is (left == 2)


def test_a_statement_that_is_added_takes_the_gap_of_its_option_along(anna: FlaskClient, tmp_path: Path) -> None:
    added = KNOWN | {"option": "exercises", "outcome": "sleep"}
    kept = send(anna, "/edit/small/new/statement", "save", **added)

    assert gaps(tmp_path) == 3
    assert "entry=exercises.sleep" in kept.location
    assert '<li id="kept">' in anna.get(kept.location).text


def test_a_button_leads_from_one_gap_to_the_next_and_tells_what_was_kept(anna: FlaskClient) -> None:
    assert "go to the next that nobody has looked for (2 left)" in words(anna.get(FIRST).text)
    kept = send(anna, FIRST, go="next", **KNOWN)
    page = words(anna.get(kept.location).text)

    assert kept.location.startswith("/edit/small/entry/statement/exercises.sleep?")
    assert "“Most slept well.” is kept in your draft." in page
    assert "go to the last that nobody has looked for" in page
    kept = send(anna, kept.location, go="next", **KNOWN)
    assert "/statement/wait.falls?" in kept.location
    assert "that nobody has looked for</button>" not in anna.get(kept.location).text
    assert "/entries?told=kept" in send(anna, kept.location, go="next", **KNOWN).location


def test_the_next_place_is_the_next_on_the_list_and_not_in_the_file(tmp_path: Path) -> None:
    earlier_theme = TEXT.replace("falls: {name: Falling, kind: harm, consideration: days}",
                                 "falls: {name: Falling, kind: harm, consideration: shoulder}")  # fmt: skip
    anna = signed_in(editing_app(tmp_path, text=earlier_theme))
    after = send(anna, "/edit/small/entry/statement/exercises.sleep", "next", **KNOWN).location

    assert "/entry/statement/wait.falls?" in after


FIGURE: Sent = {
    "figure": "one",
    "chance.people": "12",
    "chance.of": "40",
    "chance.event": "slept",
    "chance.over": "1 year",
}


def test_the_form_of_the_next_place_offers_what_was_chosen_last(anna: FlaskClient) -> None:
    said = KNOWN | FIGURE
    same_outcome = anna.get(send(anna, FIRST, "next", **said | {"option": "wait"}).location).text
    next_outcome = anna.get(send(anna, "/edit/small/entry/statement/exercises.sleep", "next", **said).location).text

    offered = fields(same_outcome)
    assert (offered["known"], offered["words"], offered["sources"]) == ("says", "", ["beta"])
    assert (offered["figure"], offered["chance.event"], offered["chance.over"]) == ("one", "slept", "1 year")
    assert (offered["certainty"], offered["because"]) == ("low", "few people")
    assert (offered["chance.people"], offered["chance.of"]) == ("", "")
    assert "Filled in as you chose last: " in words(same_outcome)
    assert told_as_filled_in(same_outcome) > {
        "Figure",
        "How sure the evidence is",
        "Reason for this certainty",
        "Sources",
    }
    other = fields(next_outcome)
    assert (other["known"], other["sources"], other["certainty"]) == ("says", ["beta"], "")
    assert (other["figure"], other["chance.event"], other["chance.over"]) == ("one", "", "1 year")
    assert told_as_filled_in(next_outcome) == {"What is known", "Sources", "Figure", "Within which time"}


def test_that_a_study_had_a_round_number_of_people_is_said_once(anna: FlaskClient) -> None:
    of_100 = KNOWN | FIGURE | {"option": "wait", "chance.of": "100", "counted-or-share": "count"}
    following = anna.get(send(anna, FIRST, "next", **of_100).location).text

    assert 'name="counted-or-share" value="count" checked' in following
    assert "disabled" in following.partition("What does the source say?")[0][-120:]


def told_as_filled_in(page: str) -> set[str]:
    return {*words(page).partition("Filled in as you chose last: ")[2].partition(". Check each.")[0].split(" · ")}


def test_a_figure_that_was_filled_in_is_kept_with_counts_of_its_own_alone(anna: FlaskClient, tmp_path: Path) -> None:
    following = send(anna, FIRST, "next", **KNOWN | FIGURE | {"option": "wait"}).location
    refused = send(anna, following, "save", words="Few slept well.")
    kept = send(anna, following, "save", words="Few slept well.", figure="none")

    assert refused.status_code == 422
    assert kept.status_code == 303
    assert "Few slept well." in draft(tmp_path)
    assert draft(tmp_path).count("event: slept") == 1


def test_after_a_gap_that_stays_one_the_next_form_is_as_the_file_has_it(anna: FlaskClient) -> None:
    gap: Sent = {"known": "not_known", "words": "No study asked.", "unknown": "not studied"}
    following = fields(anna.get(send(anna, FIRST, "next", **gap).location).text)

    assert (following["known"], following["words"]) == ("not_known", "Nobody has looked for this yet.")


def test_a_gap_in_between_does_not_lose_what_was_chosen_before_it(anna: FlaskClient) -> None:
    gap: Sent = {"known": "not_known", "words": "No study asked.", "unknown": "not studied"}
    following = send(anna, FIRST, "next", **KNOWN | {"option": "wait"}).location
    after_the_gap = anna.get(send(anna, following, "next", **gap).location).text

    assert (fields(after_the_gap)["known"], fields(after_the_gap)["sources"]) == ("says", ["beta"])
    assert "Filled in as you chose last: " in words(after_the_gap)
