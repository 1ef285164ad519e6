"""An author deletes an entry by form: told first what else changes, and able to undo it."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.aids import SMALL
from tests.support.editing import draft, drafted, fingerprint_of
from tests.support.entry_forms import delete, send
from tests.support.forms import hidden
from tests.support.pages import session_id, words
from tests.support.tables import with_table

ACHE = ("Aching", "Aching comes and goes.", "The trial did not ask.")


def test_what_goes_along_is_told_with_ways_there_before_it_goes(client: FlaskClient, folder: Path) -> None:
    page = client.get("/edit/small/delete/outcome/ache").text

    assert "Delete this outcome? “Aching”" in words(page)
    assert "2 entries are deleted with it" in words(page)
    assert 'href="/edit/small/entry/statement/wait.ache"' in page
    assert draft(folder) == ""


def test_what_is_deleted_leaves_the_draft_with_what_goes_along(client: FlaskClient, folder: Path) -> None:
    assert delete(client, "outcome/ache").location == "/edit/small/entries?told=deleted"
    assert [one for one in ACHE if one in draft(folder)] == []
    assert (folder / "small.yaml").read_text(encoding="utf-8") == SMALL


def test_what_names_it_and_is_for_the_author_to_decide_comes_first(client: FlaskClient, folder: Path) -> None:
    page = client.get("/edit/small/delete/source/beta").text

    assert "Change these first" in words(page)
    assert 'href="/edit/small/entry/statement/wait.ache"' in page
    assert "Delete it" not in words(page)
    assert delete(client, "source/beta").status_code == 422
    assert draft(folder) == ""


def test_an_undo_brings_it_back(client: FlaskClient, folder: Path) -> None:
    page = client.get(delete(client, "outcome/ache").location).text
    assert "In your draft, “Aching” was deleted." in words(page)
    answer = client.post("/edit/small/undo", data={"copy": hidden(page)["copy"], "session_id": session_id(page)})

    assert "It is in your draft again." in words(client.get(answer.location).text)
    assert draft(folder) == SMALL
    assert "Undo" not in words(client.get("/edit/small/entries").text)


def test_an_undo_is_on_the_list_as_long_as_nothing_is_published(client: FlaskClient, folder: Path) -> None:
    delete(client, "outcome/ache")
    send(client, "/edit/small/entry/outcome/ease", name="Moving freely")
    page = client.get("/edit/small/entries").text
    assert "What you changed since then is set aside too" in words(page)
    client.post("/edit/small/undo", data={"copy": hidden(page)["copy"], "session_id": session_id(page)})

    assert draft(folder) == SMALL


def test_the_text_before_is_kept_until_the_draft_is_published(client: FlaskClient) -> None:
    delete(client, "statement/exercises.ache")
    page = words(client.get("/edit/small/publish").text)

    assert "Your text before “The trial did not ask.” was deleted" in page
    assert "Your draft as it is now is kept in its place." in page


def test_an_earlier_text_says_how_it_differs_and_going_back_to_it_says_that_it_is_the_draft(
    client: FlaskClient, folder: Path
) -> None:
    delete(client, "statement/exercises.ache")
    now = draft(folder).replace("Aching comes", "It comes")
    drafted(folder, now.replace("options:", "glossary: {ache: A dull pain}\noptions:"))
    page = client.get("/edit/small/publish").text

    assert "Kept on" in words(page)
    assert "Only in this text: The trial did not ask. statement, Not known" in words(page)
    assert "Only in your draft now: ache word" in words(page)
    assert "Different in this text: Aching comes and goes. statement" in words(page)
    sent = {"copy": fingerprint_of(SMALL), "session_id": session_id(page)}
    back = words(client.get(client.post("/edit/small/merge/copy", data=sent).location).text)

    assert "This is your draft now." in back
    assert "Your text before you went back to an earlier one" in back
    assert "Your text before it was put together" not in back
    assert draft(folder) == SMALL
    assert "Earlier texts of your draft" in words(client.get("/edit/small/entries").text)


def test_a_page_that_showed_another_text_deletes_nothing(client: FlaskClient, folder: Path) -> None:
    page = client.get("/edit/small/delete/outcome/ache").text
    changed = SMALL.replace("Aching comes", "It comes")
    drafted(folder, changed)
    answer = client.post("/edit/small/delete/outcome/ache", data={**hidden(page), "session_id": session_id(page)})

    assert answer.status_code == 422
    assert "Your draft was changed in another window" in words(answer.text)
    assert draft(folder) == changed


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("statement/wait.ache", "Then nothing is said about “Aching” for “Wait”."),
        ("statement/exercises.ease", "Nothing else names it."),
    ],
)
def test_a_place_that_becomes_empty_is_told(client: FlaskClient, entry: str, told: str) -> None:
    assert told in words(client.get(f"/edit/small/delete/{entry}").text)


def test_a_case_is_named_by_its_words_or_its_number(client: FlaskClient, folder: Path) -> None:
    drafted(folder, with_table())

    assert "“row 1 of the table”" in words(client.get("/edit/small/delete/case/by-age.case-1").text)
    assert "The trial had nobody of that age." in words(client.get("/edit/small/delete/case/by-age.case-3").text)


def test_errors_that_come_of_it_are_told_first(client: FlaskClient) -> None:
    page = words(client.get("/edit/small/delete/option/wait").text)

    assert "Without it, the checks find errors" in page
    assert "Delete it all the same" in page


def test_the_form_of_each_entry_leads_to_its_deletion(client: FlaskClient) -> None:
    for entry in ("statement/ten-minutes", "choice/duration.long", "option/wait", "consideration/days"):
        assert f'href="/edit/small/delete/{entry}"' in client.get(f"/edit/small/entry/{entry}").text
        assert client.get(f"/edit/small/delete/{entry}").status_code == 200


@pytest.mark.parametrize("address", ["delete/option/nobody", "delete/nothing/wait"])
def test_what_is_not_there_has_no_page(client: FlaskClient, address: str) -> None:
    assert client.get(f"/edit/small/{address}").status_code == 404
