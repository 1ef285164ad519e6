"""What an author may do, asked at one place before every request of the editor.

Whatever is sent to the editor changes an aid, and needs the role that writes, unless `NEEDED` says otherwise.
Everybody reads.
"""

from collections.abc import Mapping
from http import HTTPStatus

from flask import g, request

from decision_aid.consultation.wording import english, join_and
from decision_aid.model.enums import Status
from decision_aid.storage.authors import Role
from decision_aid.web.editor.people.login import current_author
from decision_aid.web.editor.state import editor_state
from decision_aid.web.http.errors import ErrorPage, error_page

# What a form of that part of the editor needs; None where every author may send it. The page for reviewers asks for
# each status by itself.
NEEDED: Mapping[str, Role | None] = {
    "login": None,
    "comments": None,
    "review": None,
    "authors": Role.ADMINISTER,
    "settings": Role.ADMINISTER,
    "translation_review": Role.REVIEW,
    "translation_approval": Role.APPROVE,
}
# Who gives a status, or takes it back.
FOR_STATUS: Mapping[Status, frozenset[Role]] = {
    Status.DRAFT: frozenset({Role.WRITE, Role.REVIEW, Role.APPROVE}),
    Status.REVIEWED: frozenset({Role.REVIEW}),
    Status.APPROVED: frozenset({Role.APPROVE}),
}
ROLE_TEXTS: Mapping[Role, tuple[str, str]] = {
    Role.WRITE: ("Writes", "Begins and changes aids, and publishes the changes"),
    Role.REVIEW: ("Reviews", "Reads what others wrote, and signs it"),
    Role.APPROVE: ("Approves", "Releases what was reviewed for use with patients"),
    Role.ADMINISTER: ("Administers", "Says who the authors are and what they may do, and keeps the settings"),
}
NOT_YOURS = "You may not do this"
WHO_MAY = "It needs an author who %(role)s. What you typed is still in the page before. %(who)s"
ASK = "Ask %(names)s, who can change what you may do."
ASK_SERVER = "Whoever looks after this computer can change what you may do: “decision-aid author roles”."
MAY = "%(names)s may do that."
NOBODY = "No author may do that yet."
ALONE = (
    "Some of this was put into the folder by hand. You are its only author, so it counts as yours, and nobody reviews "
    "what they wrote. Add another author, who can review it."
)
STATUS_NOT_YOURS = "It needs an author who %(role)s. %(who)s"


def role_variables() -> dict[str, object]:
    """Template variables of every editor page: what its author may do."""
    held = _held()
    return {
        "may_write": Role.WRITE in held,
        "reviews": Role.REVIEW in held,
        "approves": Role.APPROVE in held,
        "administers": Role.ADMINISTER in held,
        "reads_alone": bool(g.get("author")) and Role.WRITE not in held,
    }


def require_role() -> ErrorPage | None:
    """Refuse a form that this author may not send, with whom to ask."""
    part = request.blueprint.rpartition(".")[2] if request.blueprint else ""
    needed = NEEDED.get(part, Role.WRITE)
    if request.method in {"GET", "HEAD"} or needed is None or needed in _held():
        return None
    return error_page((NOT_YOURS, _said(WHO_MAY, needed)), HTTPStatus.FORBIDDEN)


def why_status_not_given(status: Status) -> str:
    """Why this author's roles do not let them give a file that status, as a sentence; "" where they do."""
    needed = FOR_STATUS[status]
    return "" if needed & _held() else _said(STATUS_NOT_YOURS, next(role for role in Role if role in needed))


def who_may_give(status: Status) -> str:
    """Which authors may give a file that status, as a sentence; where nobody may, whom to ask."""
    names = [name for name, roles in editor_state().authors.roles().items() if FOR_STATUS[status] & roles]
    return MAY % {"names": join_and(names, english)} if names else f"{NOBODY} {_whom_to_ask()}"


def why_by_hand_counts_as_theirs() -> str:
    """Why what was put into the folder by hand counts as this author's; "" where there are others who may have."""
    return ALONE if editor_state().authors.names() == (current_author(),) else ""


def _held() -> frozenset[Role]:
    """What this author may do; nothing of nobody, for whom no file is read: the folder may be unreadable then."""
    author = g.get("author", "")
    return editor_state().authors.roles().get(author, frozenset()) if author else frozenset()


def _said(text: str, needed: Role) -> str:
    return text % {"role": needed.value, "who": _whom_to_ask()}


def _whom_to_ask() -> str:
    """Who can change what authors may do, as a sentence."""
    names = [name for name, roles in editor_state().authors.roles().items() if Role.ADMINISTER in roles]
    return ASK % {"names": join_and(names, english)} if names else ASK_SERVER
