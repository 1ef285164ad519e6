"""The three-way merge of a draft with a version that was published meanwhile; the author resolves conflicts."""

import contextlib
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from decision_aid.rule_file.line_endings import decode_for_display
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.history.versions import Version
from decision_aid.storage.three_way_merge import MergePart, Resolution, join_parts, merge_texts
from decision_aid.web.editor.drafts.draft import WorkingCopy, bring_back, working_copy
from decision_aid.web.editor.drafts.pending_change import find_version
from decision_aid.web.editor.state import editor_state

pages = Blueprint("merge", __name__)

CHOOSE = "Choose for each place which lines to keep. You can still change the text afterwards."
WENT_BACK = "you went back to an earlier one"
RESOLUTIONS = {
    Resolution.BOTH: "Keep both, theirs first",
    Resolution.MINE: "Keep my lines",
    Resolution.THEIRS: "Keep the published lines",
}


@pages.get("/<name>/merge")
def look(name: str) -> Response | str:
    """Both texts with the places where they differ from their common ancestor."""
    found = working_copy(name)
    return _page(found, [part.suggested for part in _conflicts(found)]) if found.overtaken else _on(name)


@pages.post("/<name>/merge")
def take(name: str) -> Response | tuple[str, int]:
    """Merge as chosen, and save the result as the draft; the author's own text is kept as a copy."""
    found = working_copy(name)
    if found.draft is None or not found.overtaken:
        return _on(name)
    chosen = [_chosen(number, part) for number, part in enumerate(_conflicts(found))]
    resolved = [one for one in chosen if one]
    if request.form.get("now") != found.published or len(resolved) < len(chosen):
        return _page(found, chosen, CHOOSE), HTTPStatus.UNPROCESSABLE_ENTITY
    editor_state().drafts.replace(found.draft, join_parts(_parts(found), resolved), found.published)
    return _on(name)


@pages.post("/<name>/merge/copy")
def take_back(name: str) -> Response:
    """Go back to an earlier text of the draft."""
    bring_back(name, request.form.get("copy", ""), WENT_BACK)
    return redirect(url_for("editor.publishing.look", name=name, told="back"), HTTPStatus.SEE_OTHER)


def _on(name: str) -> Response:
    return redirect(url_for("editor.publishing.look", name=name), HTTPStatus.SEE_OTHER)


def _chosen(number: int, part: MergePart) -> Resolution | None:
    wanted = request.form.get(f"part-{number}")
    return next((one for one in part.resolutions if one.value == wanted), None)


def _conflicts(found: WorkingCopy) -> list[MergePart]:
    return [part for part in _parts(found) if part.is_conflict]


def _parts(found: WorkingCopy) -> tuple[MergePart, ...]:
    assert found.draft is not None
    before = _version(found.name, found.draft.base)
    return merge_texts(
        decode_for_display(before.content) if before else None, found.draft.text, decode_for_display(found.now)
    )


def _version(name: str, beginning: str) -> Version | None:
    """A version of the history; None where it is unreadable, and the merge goes without a common ancestor."""
    with contextlib.suppress(HistoryUnavailable):
        return find_version(name, beginning)
    return None


def _page(found: WorkingCopy, chosen: list[Resolution | None], wrong: str = "") -> str:
    parts = _parts(found)
    newest = _version(found.name, found.published)
    return render_template(
        "editor/drafts/merge.html",
        name=found.name,
        pending=found,
        parts=[part for part in parts if not part.same],
        chosen=chosen,
        resolutions=RESOLUTIONS,
        theirs=newest.commit_info if newest else None,
        now=decode_for_display(found.now),
        wrong=wrong,
    )
