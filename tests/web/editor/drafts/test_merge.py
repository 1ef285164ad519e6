"""Two authors change one file: the second is shown both texts, puts them together, and loses nothing on the way."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from decision_aid.storage.drafts import Drafts
from tests.support.aids import small
from tests.support.editing import (
    BEN,
    SORE,
    TWELVE,
    drafted,
    editing_app,
    fingerprint_of,
    now,
    publish,
    signed_in,
)
from tests.support.forms import hidden
from tests.support.pages import session_id, ticked, words

SLING, LOTION = "  sling: A cloth that holds the arm", "  lotion: A cream for the skin"
GLOSSARY = "glossary:\n  stiff: Hard to move\n"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """The application, open to Anna and Ben."""
    return editing_app(tmp_path)


def explained(*lines: str) -> str:
    """The small aid with these lines at the end of its glossary."""
    return small() + GLOSSARY + "".join(f"{line}\n" for line in lines)


def put_together(client: FlaskClient, **choices: str) -> TestResponse:
    """Open the page with both texts, choose, and press the button; what was chosen beforehand counts."""
    page = client.get("/edit/small/merge").text
    chosen = {f"part-{number}": one for number, one in enumerate(ticked(page))}
    sent = {**hidden(page), "session_id": session_id(page), **chosen, **choices}
    return client.post("/edit/small/merge", data=sent)


def draft_of(folder: Path, author: str) -> str:
    """The text of an author's draft, as a server that starts now finds it."""
    found = Drafts(folder).find(author, "small")
    assert found
    return found.text


def test_the_second_of_two_authors_is_stopped_and_takes_over_both_changes(app: Flask, tmp_path: Path) -> None:
    drafted(tmp_path, small(SORE))
    drafted(tmp_path, small(TWELVE), author=BEN)
    ben = signed_in(app, BEN)
    late = ben.get("/edit/small/publish").text
    publish(signed_in(app), reason="Patients say sore")
    found = late.partition('name="fingerprint" value="')[2].partition('"')[0]
    sent = {"session_id": session_id(late), "fingerprint": found, "reason": "x", "state": "draft"}
    stopped = ben.post("/edit/small/publish", data=sent)
    page = ben.get(stopped.location)

    assert stopped.location == "/edit/small/merge"
    assert "Dr Anna Lang published on" in words(page.text)
    assert "Patients say sore" in page.text
    assert "only you changed this" in page.text
    assert "only they changed this" in page.text
    assert "Twelve minutes a day" in page.text
    assert now(tmp_path) == small(SORE)
    taken = ben.post(
        "/edit/small/merge", data={"session_id": session_id(page.text), "now": fingerprint_of(small(SORE))}
    )
    assert taken.location == "/edit/small/publish"
    assert publish(ben).status_code == 303
    assert now(tmp_path) == small(SORE, TWELVE)


@pytest.mark.parametrize(("choice", "title"), [("mine", "Numb"), ("theirs", "Sore")])
def test_lines_that_both_changed_are_chosen_by_the_author(app: Flask, tmp_path: Path, choice: str, title: str) -> None:
    drafted(tmp_path, small(("title: Stiff shoulder", "title: Numb shoulder")), author=BEN)
    drafted(tmp_path, small(SORE))
    publish(signed_in(app))
    ben = signed_in(app, BEN)
    page = ben.get("/edit/small/merge").text
    sent = {"session_id": session_id(page), "now": fingerprint_of(small(SORE))}

    assert "both changed these lines" in page
    assert ben.post("/edit/small/merge", data=sent).status_code == 422
    ben.post("/edit/small/merge", data=sent | {"part-0": choice})
    draft = Drafts(tmp_path).find(BEN, "small")
    assert draft
    assert draft.text == small(("title: Stiff shoulder", f"title: {title} shoulder"))


@pytest.mark.parametrize(
    ("choices", "lines"),
    [({}, (SLING, LOTION)), ({"part-0": "mine"}, (LOTION,)), ({"part-0": "theirs"}, (SLING,))],
)
def test_words_that_both_added_at_one_place_are_both_kept_unless_chosen_otherwise(
    tmp_path: Path, choices: dict[str, str], lines: tuple[str, ...]
) -> None:
    app = editing_app(tmp_path, text=explained())
    drafted(tmp_path, explained(SLING), base=explained())
    drafted(tmp_path, explained(LOTION), author=BEN, base=explained())
    publish(signed_in(app))
    ben = signed_in(app, BEN)

    assert ticked(ben.get("/edit/small/merge").text) == ["both"]
    assert put_together(ben, **choices).location == "/edit/small/publish"
    assert draft_of(tmp_path, BEN) == explained(*lines)


def test_the_own_text_is_kept_until_the_merged_one_is_published(app: Flask, tmp_path: Path) -> None:
    own = small(("title: Stiff shoulder", "title: Numb shoulder"), TWELVE)
    drafted(tmp_path, own, author=BEN)
    drafted(tmp_path, small(SORE))
    publish(signed_in(app))
    ben = signed_in(app, BEN)
    put_together(ben, **{"part-0": "theirs"})
    page = ben.get("/edit/small/publish").text

    assert draft_of(tmp_path, BEN) == small(SORE, TWELVE)
    assert "Your text before it was put together with theirs" in words(page)
    assert "Numb shoulder" in page
    assert publish(ben).status_code == 303
    assert Drafts(tmp_path).find(BEN, "small") is None


def test_the_own_text_outlives_changes_to_the_merged_one_and_comes_back_by_one_press(
    app: Flask, tmp_path: Path
) -> None:
    own = small(("title: Stiff shoulder", "title: Numb shoulder"))
    drafted(tmp_path, own, author=BEN)
    drafted(tmp_path, small(SORE))
    publish(signed_in(app))
    ben = signed_in(app, BEN)
    put_together(ben, **{"part-0": "theirs"})
    drafted(tmp_path, small(SORE, TWELVE), author=BEN, base=now(tmp_path))
    page = ben.get("/edit/small/publish").text
    sent = {"session_id": session_id(page), "copy": fingerprint_of(own)}

    assert ben.post("/edit/small/merge/copy", data=sent | {"copy": fingerprint_of("none")}).status_code == 404
    assert ben.post("/edit/small/merge/copy", data=sent).status_code == 303
    assert draft_of(tmp_path, BEN) == own
    put_together(ben, **{"part-0": "theirs"})
    kept = ben.get("/edit/small/publish").text
    assert "Numb shoulder" in kept
    assert "Twelve minutes a day" in kept
