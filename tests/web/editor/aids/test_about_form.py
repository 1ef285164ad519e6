"""One form has what an aid says of itself: its title, for whom it is, how it was made, its dates, and who wrote it."""

from pathlib import Path

from flask.testing import FlaskClient

from tests.support.aids import SMALL
from tests.support.editing import draft
from tests.support.entry_forms import Sent, delete, fields, send
from tests.support.pages import words

ABOUT = "/edit/small/entry/aid/aid"
NEW_WRITER = "/edit/small/new/writer?belongs-to=aid"


def test_the_list_leads_to_what_the_aid_says_of_itself(client: FlaskClient) -> None:
    assert f'href="{ABOUT}"' in client.get("/edit/small/entries").text
    sent = fields(client.get(ABOUT).text)
    assert (sent["title"], sent["language"]) == ("Stiff shoulder - wait or exercises", "en")
    assert sent["about.decision"] == "Whether to wait or to do exercises"


def test_kept_as_it_was_it_changes_nothing(client: FlaskClient, folder: Path) -> None:
    assert send(client, ABOUT).status_code == 303
    assert draft(folder) == ""


def test_a_date_and_a_new_declaration_are_written_and_nothing_else(client: FlaskClient, folder: Path) -> None:
    said: Sent = {"about.review_by": "2027-06-01", "about.country": "Austria", "about.not_done": ["country"]}
    answer = send(client, ABOUT, "save", **said)

    gone = set(SMALL.splitlines()) - set(draft(folder).splitlines())
    new = set(draft(folder).splitlines()) - set(SMALL.splitlines())
    assert [line.split(":")[0].strip() for line in gone] == ["review_by"]
    assert new == {"  review_by: 2027-06-01", "  country: Austria", "  not_done: [country]"}
    page = client.get(answer.location).text
    assert "Kept in your draft." in words(page)
    assert '<li id="kept">' in page


def test_what_is_missing_or_no_date_is_told_at_its_field(client: FlaskClient, folder: Path) -> None:
    blank = words(send(client, ABOUT, "save", **{"about.funding": ""}).text)
    assert "Paid for by: Fill this in." in blank
    wrong = send(client, ABOUT, "save", **{"about.review_by": "1 June 2027"})
    assert wrong.status_code == 422
    assert 'href="#about.review_by"' in wrong.text
    assert draft(folder) == ""


def test_an_author_is_added_changed_moved_and_deleted(client: FlaskClient, folder: Path) -> None:
    answer = send(client, NEW_WRITER, name="B. Second", role="nurse", offers_this_treatment="yes")
    assert answer.location == f"{ABOUT}?told=kept"
    assert "B. Second" in draft(folder)
    send(client, "/edit/small/entry/writer/aid.writer-2", role="physiotherapist")
    assert "role: physiotherapist" in draft(folder)
    assert delete(client, "writer/aid.writer-1").location == f"{ABOUT}?told=deleted"
    assert draft(folder).count("role:") == 1


def test_the_aid_itself_is_no_entry_to_delete_or_add(client: FlaskClient) -> None:
    assert client.get("/edit/small/delete/aid/aid").status_code == 404
    assert client.get("/edit/small/new/aid").status_code == 404
    assert "/delete/aid/" not in client.get(ABOUT).text


def test_what_is_needed_comes_first_and_blank_fields_that_can_wait_are_folded(client: FlaskClient) -> None:
    page = client.get(ABOUT).text
    in_sight, _, folded = page.partition('<details class="plain" id="rest">')

    assert 'name="about.decision"' in in_sight
    assert 'name="about.review_by"' in in_sight
    assert 'name="about.country"' in folded
    assert "fields, which can wait" in words(folded)


def test_a_question_for_the_team_is_followed_by_another_on_the_same_theme(client: FlaskClient) -> None:
    said = {"ask": "How many do you see a year?", "consideration": "days"}
    following = send(client, "/edit/small/new/ask", "another", **said).location

    assert "/new/ask?" in following
    assert fields(client.get(following).text)["consideration"] == "days"
