"""The three-way merge of a draft with a version that was published meanwhile; the author resolves conflicts."""

import contextlib

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from decision_aid.consultation.wording import _
from decision_aid.storage.history.commits import Version
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.three_way_merge import MergePart, join_parts, merge_texts
from decision_aid.web.editor.login import NOT_TAKEN, SEE_OTHER, current_author
from decision_aid.web.editor.pending_change import PendingChange, decode_for_display, find_version, pending_change
from decision_aid.web.editor.state import editor_state

pages = Blueprint("merge", __name__)

MINE, THEIRS = "mine", "theirs"
CHOOSE = _("Choose for each place which lines to keep. You can still change the text afterwards.")


@pages.get("/<name>/merge")
def look(name: str) -> Response | str:
    """Both texts with the places where they differ from their common ancestor."""
    found = pending_change(name)
    return _page(found) if found.overtaken else _on(name)


@pages.post("/<name>/merge")
def take(name: str) -> Response | tuple[str, int]:
    """Merge as chosen, and save the result as the draft."""
    found = pending_change(name)
    if found.draft is None or not found.overtaken:
        return _on(name)
    parts = _parts(found)
    chosen = [request.form.get(f"part-{number}") for number in range(sum(part.is_conflict for part in parts))]
    if request.form.get("now") != found.base or any(one not in {MINE, THEIRS} for one in chosen):
        return _page(found, unchosen=True), NOT_TAKEN
    theirs = frozenset(number for number, one in enumerate(chosen) if one == THEIRS)
    editor_state().drafts.save(current_author(), name, join_parts(parts, theirs), found.base)
    return _on(name)


def _on(name: str) -> Response:
    return redirect(url_for("editor.publishing.look", name=name), SEE_OTHER)


def _parts(found: PendingChange) -> tuple[MergePart, ...]:
    assert found.draft is not None
    before = _version(found.name, found.draft.base)
    return merge_texts(
        decode_for_display(before.content) if before else None, found.draft.text, decode_for_display(found.now)
    )


def _version(name: str, mark: str) -> Version | None:
    """A version of the history; None where it is unreadable, and the merge goes without a common ancestor."""
    with contextlib.suppress(HistoryUnavailable):
        return find_version(name, mark)
    return None


def _page(found: PendingChange, *, unchosen: bool = False) -> str:
    parts = _parts(found)
    newest = _version(found.name, found.base)
    return render_template(
        "editor/merge.html",
        name=found.name,
        pending=found,
        parts=[part for part in parts if not part.same],
        clashes=sum(part.is_conflict for part in parts),
        theirs=newest.commit_info if newest else None,
        now=decode_for_display(found.now),
        wrong=CHOOSE if unchosen else "",
    )
