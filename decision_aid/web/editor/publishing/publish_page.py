"""The pages to look at the changes of a draft, publish it with a reason, or discard it."""

from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from decision_aid.checks.waived_texts import waived_texts
from decision_aid.model.enums import Status
from decision_aid.review.diff import by_part
from decision_aid.storage.publishing import FileChanged, PublishRequest
from decision_aid.web.editor.drafts.draft import WorkingCopy, working_copy
from decision_aid.web.editor.drafts.earlier_drafts import earlier_drafts
from decision_aid.web.editor.drafts.pending_change import PendingChange
from decision_aid.web.editor.entries import entry_labels
from decision_aid.web.editor.entries.landing import PUBLISH
from decision_aid.web.editor.people.login import current_author
from decision_aid.web.editor.problems.findings import findings_in
from decision_aid.web.editor.publishing.history_status import history_state
from decision_aid.web.editor.publishing.publish_text import publish_text, signed, status_names, why_reason_refused
from decision_aid.web.editor.review.comments import comments_on
from decision_aid.web.editor.state import editor_state
from decision_aid.web.http.served_folder import served_folder

pages = Blueprint("publishing", __name__)

# A form filled in before the session expired is shown for review again, and published by a button of its own.
LOOK = "look"
NO_REASON = "Say why you publish this. Your colleagues read it in the history."
TAKES_BACK = "Tick that the file becomes a draft again."
ERRORS = "This text has errors, so people can't be shown it. Go back to the text and put them right."
NOTHING_NEW = "Your draft says what is published already, so there is nothing to publish."
OTHER_DRAFT = "Your draft was changed in another window after this page was opened. Look at the changes again."
NEWER_DRAFT = "Your draft was changed in another window after this page was opened. Read it before you discard it."


@pages.get("/<name>/publish")
def look(name: str) -> Response | str:
    """The changes in words and by lines, and who is affected."""
    found = PendingChange(working_copy(name))
    return _elsewhere(found.file) or _page(found)


@pages.post("/<name>/publish")
def publish(name: str) -> Response | tuple[str, int] | str:
    """Publish the draft unless something is wrong; everybody sees it at once."""
    found = PendingChange(working_copy(name))
    if elsewhere := _elsewhere(found.file):
        return elsewhere
    if request.form.get("go") == LOOK:
        return _page(found)
    wrong = _refusals(found)
    try:
        wrong = wrong or publish_text(_wish(found))
    except FileChanged:
        return redirect(url_for(".look", name=name), HTTPStatus.SEE_OTHER)
    if wrong:
        return _page(found, wrong), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for("editor.history.listed", name=name, told="published"), HTTPStatus.SEE_OTHER)


@pages.get("/<name>/throw-away")
def ask(name: str) -> str:
    """Ask before discarding the draft."""
    return _asked(working_copy(name))


@pages.post("/<name>/throw-away")
def throw_away(name: str) -> Response | tuple[str, int]:
    """Discard the author's draft, unless it is another than the page asked about."""
    pending = working_copy(name)
    if pending.draft and pending.draft.fingerprint != request.form.get("fingerprint"):
        return _asked(pending, {"draft": NEWER_DRAFT}), HTTPStatus.UNPROCESSABLE_ENTITY
    editor_state().drafts.delete(current_author(), name)
    return redirect(url_for("editor.file_list.listed"), HTTPStatus.SEE_OTHER)


def _asked(pending: WorkingCopy, wrong: dict[str, str] | None = None) -> str:
    return render_template("editor/publishing/throw_away.html", name=pending.name, pending=pending, wrong=wrong or {})


def _elsewhere(found: WorkingCopy) -> Response | None:
    """The page to go to first: a merge where somebody else published; the review where there is nothing to publish."""
    if found.overtaken:
        return redirect(url_for("editor.merge.look", name=found.name), HTTPStatus.SEE_OTHER)
    if not found.changes_text and not (found.draft and found.draft.copies):
        return redirect(url_for("editor.review.look", name=found.name), HTTPStatus.SEE_OTHER)
    return None


def _wish(found: PendingChange) -> PublishRequest:
    draft, status = found.file.draft.fingerprint if found.file.draft else "", found.kept_status or Status.DRAFT
    return PublishRequest(
        found.file.name, found.file.content, found.file.published, status.value, signed(_reason()), draft
    )


def _reason() -> str:
    return request.form.get("reason", "").strip()


def _refusals(found: PendingChange) -> dict[str, str]:
    """Why publishing is refused, by the part of the page it is about; empty where nothing is."""
    wrong = {}
    if not found.file.changes_text:
        return {"changes": NOTHING_NEW}
    if request.form.get("fingerprint") != found.fingerprint:
        wrong["changes"] = OTHER_DRAFT
    if found.has_errors:
        not_now = found.reading.unavailable
        wrong["found"] = not_now.problem.message if not_now else ERRORS
    if against := why_reason_refused(_reason(), NO_REASON):
        wrong["reason"] = against
    if found.takes_back and request.form.get("state") != Status.DRAFT.value:
        wrong["state"] = TAKES_BACK
    return wrong


def _page(found: PendingChange, wrong: dict[str, str] | None = None) -> str:
    return render_template(
        "editor/publishing/publish.html",
        name=found.file.name,
        pending=found,
        history=history_state(),
        comments=comments_on(found.file),
        entry_names=entry_labels.names(),
        aid=found.reading.aid if found.reading.usable else None,
        found=findings_in(found.file, PUBLISH),
        waived=waived_texts(found.reading.aid) if found.reading.usable and found.reading.aid else (),
        by_part=by_part,
        awaits_approval=served_folder().approved_only and found.kept_status is not Status.APPROVED,
        taken_back=status_names()[found.takes_back] if found.takes_back else "",
        kept_status=status_names()[found.kept_status] if found.kept_status else "",
        is_ticked=request.form.get("state") == Status.DRAFT.value,
        earlier=earlier_drafts(found.file),
        reason=_reason(),
        wrong=wrong or {},
    )
