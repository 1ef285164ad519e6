"""An author begins an aid in the browser; authors alone see it until they show it to people, and can retire it."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from decision_aid.checks.run import check_rule_file
from decision_aid.model.problems import Level
from decision_aid.storage.history.versions import versions
from decision_aid.storage.rule_folder import RESERVED
from tests.support.aids import SMALL, TODAY
from tests.support.editing import ANNA, BEN, editing_app, signed_in
from tests.support.entry_forms import delete, fields
from tests.support.forms import hidden
from tests.support.pages import session_id, words

PSA = {
    "title": "PSA test: yes or no",
    "decision": "Whether to have a PSA test",
    "for_whom": "Men of 50 to 69",
    "options": "No test\r\nA PSA test\r\n",
    "themes": "Dying of prostate cancer\nTests that follow",
    "kind": "screening",
}
NAME = "psa-test-yes-or-no"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return editing_app(tmp_path)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return signed_in(app)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> tuple[FlaskClient, Path]:
    """A browser for what is refused, and its folder, which stays as it is."""
    folder = tmp_path_factory.mktemp("aids")
    return signed_in(editing_app(folder)), folder


def begin(client: FlaskClient, **said: str) -> TestResponse:
    return client.post("/edit/new", data={**fields(client.get("/edit/new").text), **PSA, **said})


def press(client: FlaskClient, go: str, name: str = "small", **said: str) -> TestResponse:
    """Press a button on the page of an aid as a whole."""
    session = session_id(client.get(f"/edit/{name}/aid").text)
    return client.post(f"/edit/{name}/aid", data={"session_id": session, "go": go, **said})


def publish(client: FlaskClient, name: str) -> TestResponse:
    page = client.get(f"/edit/{name}/publish").text
    return client.post(
        f"/edit/{name}/publish",
        data={**hidden(page), "session_id": session_id(page), "reason": "It is ready", "state": "draft"},
    )


@pytest.mark.parametrize(("offers", "told"), [("yes", "offers_this_treatment: yes"), ("", "role: author}]")])
def test_whether_the_unit_offers_an_option_is_asked_and_may_wait(
    client: FlaskClient, tmp_path: Path, offers: str, told: str
) -> None:
    begin(client, offers=offers)

    assert told in (tmp_path / f"{NAME}.yaml").read_text(encoding="utf-8")


def test_what_is_begun_passes_the_checks_and_says_everywhere_that_it_is_not_known(
    client: FlaskClient, tmp_path: Path
) -> None:
    assert begin(client).location == f"/edit/{NAME}/entries?told=begun"
    aid, problems = check_rule_file((tmp_path / f"{NAME}.yaml").read_bytes(), today=TODAY)

    assert aid
    assert [str(one) for one in problems if one.level is Level.ERROR] == []
    assert (aid.title, aid.about.for_whom, aid.about.kind.value) == (PSA["title"], PSA["for_whom"], "screening")
    assert len(aid.statements) == 4
    assert {one.text for one in aid.statements} == {"Nobody has looked for this yet."}


def test_its_history_begins_with_its_author(client: FlaskClient, tmp_path: Path) -> None:
    begin(client)

    assert [one.commit_info.author for one in versions(tmp_path, NAME)] == [ANNA]


def test_authors_alone_see_it_until_it_is_shown_and_published(client: FlaskClient, app: Flask) -> None:
    begin(client)
    stranger = app.test_client()
    assert stranger.get(f"/{NAME}/").status_code == 404
    assert "PSA" not in stranger.get("/").text
    listed, way = signed_in(app, BEN).get("/edit/").text, f'href="/edit/{NAME}/aid#seen-title"'
    assert "Authors alone see it. Show it to people" in words(listed)
    assert way in listed
    under_review = signed_in(app, BEN).get(f"/edit/{NAME}/review").text
    assert "Authors alone see this aid. Your signature does not change that. Show it to people" in words(under_review)
    assert way in under_review
    assert 'id="seen-title"' in client.get(f"/edit/{NAME}/aid").text
    assert "also once you have published this" not in words(client.get("/edit/small/publish").text)
    told = f"/edit/{NAME}/history?told=published"
    assert "Published. Authors alone see this aid. Show it to people" in words(client.get(told).text)
    assert 'name="go" value="show"' in client.get(told).text

    assert press(client, "show", NAME).location == f"/edit/{NAME}/publish"
    assert stranger.get(f"/{NAME}/").status_code == 404
    page = words(client.get(f"/edit/{NAME}/publish").text)
    assert "Patients will see this aid from now on." in page
    assert "Before: authors alone see this aid Now: patients see this aid" in page
    assert publish(client, NAME).status_code == 303
    assert "Everybody who can open this site sees this aid." in words(client.get(f"/edit/{NAME}/review").text)
    assert "Published. Whoever opens the aid" in words(client.get(told).text)
    assert stranger.get(f"/{NAME}/").status_code == 200


@pytest.mark.parametrize(
    ("field", "said", "told"),
    [
        ("title", " ", "Title: Fill this in."),
        ("options", "A PSA test", "The options: Write at least 2, one in each line."),
        ("options", "One\nTwo\none", "The options: “One” is there twice."),
        ("options", "\n".join(map(str, range(13))), "The options: Write at most 12, one in each line."),
        ("themes", "\n", "What matters in this decision: Fill this in."),
    ],
)
def test_what_is_missing_is_told_at_its_field_and_nothing_is_lost(
    reader: tuple[FlaskClient, Path], field: str, said: str, told: str
) -> None:
    client, folder = reader
    answer = begin(client, **{field: said})

    assert answer.status_code == 422
    assert told in words(answer.text)
    assert fields(answer.text)["decision"] == PSA["decision"]
    assert [path.name for path in folder.glob("*.yaml")] == ["small.yaml"]


def test_no_file_gets_a_name_that_is_taken(client: FlaskClient, tmp_path: Path) -> None:
    names = [(begin(client, title=title).location or "").split("/")[2] for title in ("Small", "Edit", "New", "?!")]

    assert {"small", "edit", "new", "", *RESERVED}.isdisjoint(names)
    assert [client.get(f"/edit/{name}/entries").status_code for name in names] == [200] * 4
    assert (tmp_path / "small.yaml").read_text(encoding="utf-8") == SMALL


def test_signs_that_yaml_reads_otherwise_are_kept_as_they_are_typed(client: FlaskClient, tmp_path: Path) -> None:
    begin(client, title="# yes: [no] & 'maybe'", options='- none\n* "all"')
    aid, _ = check_rule_file((tmp_path / "yes-no-maybe.yaml").read_bytes(), today=TODAY)

    assert aid
    assert aid.title == "# yes: [no] & 'maybe'"
    assert [one.name for one in aid.options] == ["- none", '* "all"']


def test_a_copy_has_the_text_that_its_author_sees_and_is_hidden(
    client: FlaskClient, app: Flask, tmp_path: Path
) -> None:
    delete(client, "statement/exercises.ache")
    assert press(client, "copy", title="Stiff hip").location == "/edit/stiff-hip/entries?told=begun"
    copy = (tmp_path / "stiff-hip.yaml").read_text(encoding="utf-8")

    assert copy == SMALL.replace("title: Stiff shoulder - wait or exercises", "title: Stiff hip").replace(
        "status: draft\n", "status: draft\nhidden: yes\n"
    ).replace("  - {option: exercises, outcome: ache, not_known: The trial did not ask., because: not reported}\n", "")
    assert app.test_client().get("/stiff-hip/").status_code == 404


def test_a_copy_needs_a_title_of_its_own(reader: tuple[FlaskClient, Path]) -> None:
    client, _ = reader
    assert press(client, "copy", title=" ").status_code == 422
    answer = press(client, "copy", title="Stiff shoulder - wait or exercises")
    assert answer.status_code == 422
    assert "Give the copy another title" in words(answer.text)


def test_another_title_is_a_change_of_the_draft(client: FlaskClient, tmp_path: Path) -> None:
    assert press(client, "rename", title="Stiff  hip").status_code == 303
    assert publish(client, "small").status_code == 303

    changed = SMALL.replace("title: Stiff shoulder - wait or exercises", "title: Stiff hip")
    assert (tmp_path / "small.yaml").read_text(encoding="utf-8") == changed


def test_a_retired_aid_keeps_its_history_and_can_be_shown_again(
    client: FlaskClient, app: Flask, tmp_path: Path
) -> None:
    stranger = app.test_client()
    press(client, "hide")
    assert "Patients will not see this aid any more." in words(client.get("/edit/small/publish").text)
    assert stranger.get("/small/").status_code == 200
    publish(client, "small")
    assert stranger.get("/small/").status_code == 404
    assert len(list(versions(tmp_path, "small"))) == 2

    press(client, "show")
    publish(client, "small")
    assert stranger.get("/small/").status_code == 200
    assert (tmp_path / "small.yaml").read_text(encoding="utf-8") == SMALL


def test_a_consultation_ends_where_its_aid_is_retired(client: FlaskClient, app: Flask) -> None:
    person = app.test_client()
    page = person.get("/small/ask/shoulder").text
    sent = {**hidden(page), "session_id": session_id(page), "duration": "long", "go": "next"}
    assert person.post("/small/ask/shoulder", data=sent).status_code == 303
    press(client, "hide")
    publish(client, "small")

    for path in ("summary", "handout", "handout.pdf", "check"):
        assert person.get(f"/small/{path}").status_code == 404


def test_a_stranger_begins_nothing(app: Flask, tmp_path: Path) -> None:
    assert app.test_client().post("/edit/new", data=PSA).status_code in (303, 401, 403, 422)
    assert [path.name for path in tmp_path.glob("*.yaml")] == ["small.yaml"]


def test_what_the_checks_refuse_is_told_and_makes_no_file(reader: tuple[FlaskClient, Path]) -> None:
    client, folder = reader
    answer = begin(client, themes="20 of 100 people")

    assert answer.status_code == 422
    assert "'20 of 100' is a proportion in running text. Put the count under “The figure”" in words(answer.text)
    assert [path.name for path in folder.glob("*.yaml")] == ["small.yaml"]
