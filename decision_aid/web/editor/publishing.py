"""The pages to review the changes of a draft, publish it with a reason and a status, or discard it."""

import datetime

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from decision_aid.consultation.wording import _
from decision_aid.model.enums import Status
from decision_aid.review.diff import by_part
from decision_aid.rule_file.reading import fingerprint
from decision_aid.storage import publishing
from decision_aid.storage.check_process import CheckUnavailable
from decision_aid.storage.git_lock import GitLocked
from decision_aid.storage.history.commits import CommitInfo
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.review_status import NoStatusLine, with_status
from decision_aid.web.editor.check_cache import read_and_check
from decision_aid.web.editor.history_status import history_state
from decision_aid.web.editor.login import NOT_TAKEN, SEE_OTHER, current_author
from decision_aid.web.editor.pending_change import PendingChange, pending_change
from decision_aid.web.editor.state import editor_state
from decision_aid.web.http.language import translate
from decision_aid.web.http.served_folder import served_folder

pages = Blueprint("publishing", __name__)

LONGEST_REASON = 2000
# A form filled in before the session expired is shown for review again, and published by a button of its own.
LOOK = "look"
STATUS_TEXTS = {
    Status.DRAFT: (_("Draft"), _("Written, and not yet looked over by somebody else.")),
    Status.REVIEWED: (_("Reviewed"), _("Somebody who did not write the changes has looked them over.")),
    Status.APPROVED: (_("Approved"), _("Reviewed, and released for use with patients.")),
}
NO_REASON = _("Say why you publish this. Your colleagues read it in the history.")
NO_STATE = _("Choose how far it has come.")
LONG_REASON = _("This reason is very long. Shorten it to %(most)s letters.")
ERRORS = _("This text has errors, so people can't be shown it. Go back to the text and put them right.")
OTHER_DRAFT = _("Your draft was changed in another window after this page was opened. Look at the changes again.")
NO_STATUS = _("The line “status: draft” is not found on a line of its own. Write it so at the top of the text.")
SHARED_CODES = _(
    "By chance, codes on the papers of an earlier version would fit this text too, and bring back wrong answers. "
    "Nothing was published. Change anything in the text, such as a date, and publish it again."
)
BUSY = _("Another program is at work in this folder's history. Nothing was published. Wait a minute, and try again.")
REFUSED = {NoStatusLine: NO_STATUS, GitLocked: BUSY, publishing.SharedCodes: SHARED_CODES}


@pages.get("/<name>/publish")
def look(name: str) -> Response | str:
    """The changes in words and by lines, and who is affected."""
    found = pending_change(name)
    if found.overtaken:
        return redirect(url_for("editor.taking_over.look", name=name), SEE_OTHER)
    return _page(found)


@pages.post("/<name>/publish")
def publish(name: str) -> Response | tuple[str, int] | str:
    """Publish the draft unless something is wrong; everybody sees it at once."""
    found = pending_change(name)
    if found.overtaken:
        return redirect(url_for("editor.taking_over.look", name=name), SEE_OTHER)
    reason, state = request.form.get("reason", "").strip(), _chosen_status()
    if request.form.get("go") == LOOK:
        return _page(found, reason=reason, state=state)
    wrong = _refusals(found, reason, state)
    if wrong or state is None:
        return _page(found, reason=reason, state=state, wrong=wrong), NOT_TAKEN
    try:
        publishing.publish(served_folder().folder.path, _wish(found, reason, state))
    except publishing.FileChanged:
        return redirect(url_for(".look", name=name), SEE_OTHER)
    except (NoStatusLine, GitLocked, publishing.SharedCodes) as error:
        wrong = {"state": translate(REFUSED[type(error)])}
        return _page(found, reason=reason, state=state, wrong=wrong), NOT_TAKEN
    except CheckUnavailable as not_now:
        return _page(found, reason=reason, state=state, wrong={"found": not_now.problem.message}), NOT_TAKEN
    except HistoryUnavailable as no:
        return _page(found, reason=reason, state=state, wrong={"history": no.reason}), NOT_TAKEN
    served_folder().folder.reload_now(name)
    return redirect(url_for("editor.history.listed", name=name, told="published"), SEE_OTHER)


@pages.get("/<name>/throw-away")
def ask(name: str) -> str:
    """Ask before discarding the draft."""
    return render_template("editor/throw_away.html", name=name, pending=pending_change(name))


@pages.post("/<name>/throw-away")
def throw_away(name: str) -> Response:
    """Discard the author's draft."""
    editor_state().drafts.delete_draft(current_author(), name)
    return redirect(url_for("editor.files.listed"), SEE_OTHER)


def _chosen_status() -> Status | None:
    asked = request.form.get("state", "")
    return next((status for status in Status if status.value == asked), None)


def _wish(found: PendingChange, reason: str, state: Status) -> publishing.PublishRequest:
    deed = CommitInfo(current_author(), reason.replace("\r\n", "\n"), datetime.datetime.now(datetime.UTC))
    draft = fingerprint(found.draft.text.encode()) if found.draft else ""
    return publishing.PublishRequest(found.name, _with_status(found, state), found.base, state.value, deed, draft)


def _with_status(found: PendingChange, state: Status) -> bytes:
    """The checked text with its status set; NoStatusLine unless it reads back with that status.

    CheckUnavailable if the check takes too long to wait for.
    """
    text = with_status(found.text, state)
    after = read_and_check(text, served_folder().today())
    if after.unavailable:
        raise after.unavailable
    if after.aid is None or not after.usable or after.aid.status is not state:
        raise NoStatusLine
    return text


def _refusals(found: PendingChange, reason: str, state: Status | None) -> dict[str, str]:
    """Why publishing is refused, by the part of the page it is about; empty where nothing is."""
    wrong = {}
    if request.form.get("mark") != found.fingerprint:
        wrong["changes"] = translate(OTHER_DRAFT)
    if found.has_errors:
        not_now = found.reading.unavailable
        wrong["found"] = not_now.problem.message if not_now else translate(ERRORS)
    if not reason or len(reason) > LONGEST_REASON:
        wrong["reason"] = translate(LONG_REASON) % {"most": LONGEST_REASON} if reason else translate(NO_REASON)
    if against := found.refusals[state] if state else translate(NO_STATE):
        wrong["state"] = against
    return wrong


def _page(
    found: PendingChange, *, reason: str = "", state: Status | None = None, wrong: dict[str, str] | None = None
) -> str:
    return render_template(
        "editor/publish.html",
        name=found.name,
        pending=found,
        history=history_state(),
        aid=found.reading.aid if found.reading.usable else None,
        problems=found.reading.problems,
        by_part=by_part,
        states={one: tuple(map(translate, said)) for one, said in STATUS_TEXTS.items()},
        chosen=state or next((one for one in Status if not found.refusals[one]), None),
        reason=reason,
        wrong=wrong or {},
    )
