"""The page that lists the authors; who administers adds and removes them, and says what each may do."""

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from decision_aid.storage.authors import (
    LONGEST_NAME,
    SHORTEST_PASSWORD,
    UNASSIGNED,
    InvalidAuthorName,
    LastAdministrator,
    PasswordTooShort,
    Role,
)
from decision_aid.web.editor.people.roles import ROLE_TEXTS
from decision_aid.web.editor.state import editor_state

pages = Blueprint("authors", __name__)

ADD, ROLES, PASSWORD, REMOVE = "add", "roles", "password", "remove"
DONE = {
    ADD: "%(name)s is an author now. Give them the password yourself.",
    ROLES: "What %(name)s may do is changed.",
    PASSWORD: "%(name)s has a new password, and has to sign in again with it.",
    REMOVE: "%(name)s is no author any more. What they published stays.",
}
BY_PROXY = "%(name)s is an author now, and comes in by your organisation's own sign-in."
BAD_NAME = "Write a name of plain letters, %(most)s at most."
NAME_TAKEN = "There is an author of that name. Give them a new password in the list, or write another name."
SHORT_PASSWORD = "Use %(fewest)s letters or more, so that nobody guesses it."
LAST = "Nobody else administers the authors. Let somebody else do that first."
UNKNOWN = "There is no author of that name any more."


@pages.get("/folder/authors")
def listed() -> str:
    """All authors, and what each may do."""
    return _page()


@pages.post("/folder/authors")
def change() -> Response | tuple[str, int]:
    """Add or remove an author, or change what one may do or their password."""
    go, name = request.form.get("go", ""), " ".join(request.form.get("name", "").split())
    if go not in DONE:
        go = ROLES
    known = editor_state().authors.names()
    wrong = _added(name) if go == ADD else _changed(go, name) if name in known else {go: UNKNOWN}
    if wrong:
        return _page(name, go, wrong), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for(".listed", told=go, name=name, _anchor="told"), HTTPStatus.SEE_OTHER)


def _added(name: str) -> dict[str, str]:
    """Add an author; why not, by the field, or nothing."""
    authors = editor_state().authors
    if authors.canonical_name(name):
        return {"name": NAME_TAKEN}
    try:
        authors.add(name, None if _by_proxy() else request.form.get("password", ""))
    except InvalidAuthorName:
        return {"name": BAD_NAME % {"most": LONGEST_NAME}}
    except PasswordTooShort:
        return {PASSWORD: SHORT_PASSWORD % {"fewest": SHORTEST_PASSWORD}}
    authors.assign_roles(name, _ticked())
    return {}


def _changed(go: str, name: str) -> dict[str, str]:
    """Change one author; why not, by what was pressed, or nothing."""
    authors = editor_state().authors
    try:
        if go == ROLES:
            authors.assign_roles(name, _ticked())
        elif go == REMOVE:
            authors.remove(name)
        else:
            authors.add(name, request.form.get("password", ""))
    except LastAdministrator:
        return {go: LAST}
    except PasswordTooShort:
        return {go: SHORT_PASSWORD % {"fewest": SHORTEST_PASSWORD}}
    return {}


def _ticked() -> list[Role]:
    return [role for role in Role if role.value in request.form.getlist("role")]


def _by_proxy() -> bool:
    return bool(editor_state().author_login.header)


def _page(name: str = "", go: str = "", wrong: dict[str, str] | None = None) -> str:
    told, about = request.args.get("told", ""), request.args.get("name", "")
    done = BY_PROXY if told == ADD and _by_proxy() else DONE.get(told, "")
    return render_template(
        "editor/people/authors.html",
        authors=editor_state().authors.roles(),
        roles=ROLE_TEXTS,
        ticked_to_add=_ticked() if go == ADD else UNASSIGNED,
        typed_name=name if go == ADD else "",
        by_proxy=_by_proxy(),
        shortest=SHORTEST_PASSWORD,
        done=done % {"name": about} if done else "",
        about=name,
        go=go,
        wrong=wrong or {},
    )
