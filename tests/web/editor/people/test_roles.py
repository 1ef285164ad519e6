"""An author does what their roles say; a folder without roles goes on as before, and who administers changes them."""

from pathlib import Path

import pytest
from flask import Flask

from decision_aid.storage.authors import UNASSIGNED, Authors, Role
from tests.support.aids import small
from tests.support.editing import ANNA, BEN, SORE, draft, drafted, editing_app, publish, review, signed_in
from tests.support.pages import session_id, words

PAGE = "/edit/folder/authors"
PASSWORD = "another long password"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Anna administers and writes, and Ben does what a test says."""
    app = editing_app(tmp_path)
    Authors(tmp_path).assign_roles(ANNA, list(Role))
    return app


def press(app: Flask, go: str, *, by: str = ANNA, **sent: str | list[str]) -> str:
    """Press a button of the page, and read what it says."""
    client = signed_in(app, by)
    session = {"session_id": session_id(client.get(PAGE).text)}
    return words(client.post(PAGE, data={**session, "go": go, **sent}, follow_redirects=True).text)


def test_without_roles_everybody_writes_and_reviews_and_nobody_administers(tmp_path: Path) -> None:
    app = editing_app(tmp_path)
    drafted(tmp_path, small(SORE))

    assert Authors(tmp_path).roles() == {ANNA: UNASSIGNED, BEN: UNASSIGNED}
    assert publish(signed_in(app)).status_code == 303
    assert review(signed_in(app, BEN)).status_code == 303
    assert "Whoever looks after this computer can change" in press(app, "roles", name=BEN, role="reviews")
    assert Authors(tmp_path).roles()[BEN] == UNASSIGNED


def test_every_form_that_changes_an_aid_is_refused_to_an_author_who_does_not_write(app: Flask, tmp_path: Path) -> None:
    Authors(tmp_path).assign_roles(BEN, [Role.REVIEW])
    ben, free = signed_in(app, BEN), ("editor.login", "editor.comments", "editor.review", "editor.translation_review")
    sent = {"session_id": session_id(ben.get("/edit/").text)}
    parts = {"name": "small", "kind": "outcome", "ident": "pain", "language": "es"}
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if (
            "POST" in (rule.methods or ())
            and rule.endpoint.startswith("editor.")
            and not rule.endpoint.startswith(free)
        ):
            address = adapter.build(rule.endpoint, {part: parts[part] for part in rule.arguments}, method="POST")
            assert ben.post(address, data=sent).status_code == 403, rule


def test_whoever_may_not_write_is_told_so_and_whom_to_ask(app: Flask, tmp_path: Path) -> None:
    Authors(tmp_path).assign_roles(BEN, [Role.REVIEW])
    ben = signed_in(app, BEN)
    page = ben.get("/edit/").text
    refused = ben.post("/edit/new", data={"session_id": session_id(page)})

    assert "You can read and comment here." in words(page)
    assert "New aid" not in words(page)
    assert f"It needs an author who writes. What you typed is still in the page before. Ask {ANNA}" in words(
        refused.text
    )


@pytest.mark.parametrize(("role", "status"), [(Role.WRITE, "reviewed"), (Role.REVIEW, "approved")])
def test_a_status_is_given_by_those_alone_whose_role_it_is(app: Flask, tmp_path: Path, role: Role, status: str) -> None:
    drafted(tmp_path, small(SORE))
    publish(signed_in(app))
    Authors(tmp_path).assign_roles(BEN, [Role.REVIEW])
    if status == "approved":
        review(signed_in(app, BEN))
    Authors(tmp_path).assign_roles(BEN, [role])

    refused = review(signed_in(app, BEN), state=status)
    assert refused.status_code == 422
    assert "It needs an author who" in words(refused.text)


def test_who_administers_adds_changes_and_removes_authors(app: Flask, tmp_path: Path) -> None:
    authors = Authors(tmp_path)

    assert "Dr Eva Neu is an author now." in press(app, "add", name="Dr Eva Neu", password=PASSWORD, role=["writes"])
    assert authors.verify_password("Dr Eva Neu", PASSWORD)
    assert authors.roles()["Dr Eva Neu"] == {Role.WRITE}
    press(app, "roles", name="Dr Eva Neu", role=["reviews", "approves"])
    assert authors.roles()["Dr Eva Neu"] == {Role.REVIEW, Role.APPROVE}
    press(app, "password", name="Dr Eva Neu", password=PASSWORD * 2)
    assert authors.verify_password("Dr Eva Neu", PASSWORD * 2)
    assert "Dr Eva Neu is no author any more." in press(app, "remove", name="Dr Eva Neu")
    assert "Dr Eva Neu" not in authors.roles()


@pytest.mark.parametrize(
    ("go", "sent", "said"),
    [
        ("add", {"name": "a<b>", "password": PASSWORD}, "Write a name of plain letters"),
        ("add", {"name": ANNA.upper(), "password": PASSWORD}, "There is an author of that name."),
        ("add", {"name": "Dr Eva Neu", "password": "short"}, "Use 10 letters or more"),
        ("password", {"name": BEN, "password": "short"}, "Use 10 letters or more"),
        ("roles", {"name": ANNA, "role": "writes"}, "Nobody else administers the authors."),
        ("remove", {"name": ANNA}, "Nobody else administers the authors."),
        ("remove", {"name": "Nobody"}, "There is no author of that name any more."),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    app: Flask, tmp_path: Path, go: str, sent: dict[str, str], said: str
) -> None:
    assert said in press(app, go, **sent)
    assert Authors(tmp_path).names() == (ANNA, BEN)


def test_who_does_not_administer_changes_nobody(app: Flask, tmp_path: Path) -> None:
    assert "You may not do this" in press(app, "roles", by=BEN, name=BEN, role="administers")
    assert Authors(tmp_path).roles()[BEN] == UNASSIGNED
    assert draft(tmp_path) == ""
