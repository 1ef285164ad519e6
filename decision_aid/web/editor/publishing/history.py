"""The history of a rule file: its versions, the difference between two, and going back to one."""

import re
from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from decision_aid.model.enums import Status
from decision_aid.model.fingerprint import fingerprint
from decision_aid.review.diff import by_part
from decision_aid.rule_file.line_endings import NotUtf8, decode_for_display, decode_text
from decision_aid.storage.files import read_rule_bytes
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.versions import Version, as_far_as_readable, versions
from decision_aid.storage.line_diff import diff_lines
from decision_aid.storage.review_status import status_of
from decision_aid.web.editor.aids.waiting import who_signs_next
from decision_aid.web.editor.drafts.draft import working_copy
from decision_aid.web.editor.drafts.pending_change import difference_between, existing_version
from decision_aid.web.editor.people.login import current_author
from decision_aid.web.editor.publishing.history_status import history_state
from decision_aid.web.editor.publishing.publish_text import status_names
from decision_aid.web.editor.state import editor_state
from decision_aid.web.http.served_folder import served_folder

pages = Blueprint("history", __name__)

SHORTEST_FIND = 4
FINGERPRINT = re.compile(rf"\b[0-9a-f]{{{SHORTEST_FIND},64}}\b")


@dataclass(frozen=True, slots=True)
class ListedVersion:
    """A version as the page lists it; `found` marks a match of the search by fingerprint."""

    fingerprint: str
    commit_info: CommitInfo
    status: Status | None
    found: bool
    is_newest: bool


@pages.get("/<name>/history")
def listed(name: str) -> str:
    """The versions of a file, newest first, searchable by the fingerprint that a handout prints."""
    return _page(name)


@pages.get("/<name>/compare")
def compare(name: str) -> str:
    """The difference between two versions, in words and by lines."""
    old, new = (existing_version(name, request.args.get(which, "")) for which in ("old", "new"))
    return render_template(
        "editor/publishing/compare.html",
        name=name,
        title=_title(name),
        old=_row(old),
        new=_row(new),
        states=status_names(),
        found=difference_between(old.content, new.content),
        by_part=by_part,
        lines=diff_lines(old.content, new.content),
    )


@pages.post("/<name>/back")
def go_back(name: str) -> Response | tuple[str, int]:
    """Save an earlier version as the author's draft, to be published as a new version."""
    version, now = existing_version(name, request.form.get("version", "")), working_copy(name)
    if now.draft is not None and now.draft.text != decode_for_display(now.now):
        return _page(name, has_draft=True), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        editor_state().drafts.save(current_author(), name, decode_text(version.content), now.published)
    except NotUtf8:
        return _page(name, no_text=True), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for("editor.publishing.look", name=name), HTTPStatus.SEE_OTHER)


def _page(name: str, *, has_draft: bool = False, no_text: bool = False) -> str:
    state = history_state()
    loaded = served_folder().folder.open(name)
    is_published, status = request.args.get("told") == "published", loaded.aid.status if loaded.aid else None
    now = fingerprint(read_rule_bytes(loaded.path))
    wanted = _fingerprint_in(request.args.get("find", ""))
    found, cut = _rows(name, wanted)
    rows = [row for row in found if row.found] if wanted else found
    return render_template(
        "editor/publishing/history.html",
        name=name,
        title=_title(name),
        history=state,
        cut=cut if cut != state.refusal else "",
        rows=rows,
        newest=found[0].fingerprint if found else "",
        wanted=wanted,
        by_hand=bool(found) and found[0].fingerprint != now,
        published=is_published,
        authors_alone=loaded.aid is not None and loaded.aid.hidden,
        next_signing=who_signs_next(name) if is_published and status is Status.REVIEWED else "",
        is_draft=status is Status.DRAFT,
        has_draft=has_draft,
        no_text=no_text,
        states=status_names(),
    )


def _fingerprint_in(text: str) -> str:
    """The fingerprint in a text pasted from a handout, such as "file ef9c2e285709."; else the text itself."""
    found = FINGERPRINT.findall(text.lower())
    return found[-1] if found else text.strip()


def _rows(name: str, wanted: str) -> tuple[list[ListedVersion], str]:
    """The versions as far back as they are readable, and why not further."""
    found, why = as_far_as_readable(versions(served_folder().folder.path, name))
    return [_row(version, wanted, is_newest=version is found[0]) for version in found], why


def _title(name: str) -> str:
    loaded = served_folder().folder.open(name)
    return loaded.aid.title if loaded.aid else name


def _row(version: Version, wanted: str = "", *, is_newest: bool = False) -> ListedVersion:
    found = fingerprint(version.content)
    is_found = len(wanted) >= SHORTEST_FIND and found.startswith(wanted)
    return ListedVersion(found, version.commit_info, status_of(version.content), is_found, is_newest)
