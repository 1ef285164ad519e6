"""The page on which an author reads what changed since the last review, ticks each part, and signs."""

from dataclasses import dataclass, replace
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from decision_aid.checks.waived_texts import waived_texts
from decision_aid.model.enums import Status
from decision_aid.model.fingerprint import fingerprint, short_fingerprint
from decision_aid.model.problems import Problem
from decision_aid.review.diff.changes import Part
from decision_aid.review.sign_off import (
    lapsed_items,
    what_was_read,
)
from decision_aid.rule_file.editing import Document, EntryKind, entry_at, open_document
from decision_aid.storage.co_signatures import co_sign
from decision_aid.storage.git_lock import GitLocked
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.publishing import FileChanged, PublishRequest, explain
from decision_aid.storage.review_status import (
    REVIEWED_STATES,
    status_of,
)
from decision_aid.web.editor.drafts.draft import working_copy
from decision_aid.web.editor.entries import entry_labels
from decision_aid.web.editor.entries.entry_choices import listed_entry
from decision_aid.web.editor.people.login import current_author, is_script_request
from decision_aid.web.editor.problems.entry_problems import told_of
from decision_aid.web.editor.publishing.history_status import history_state
from decision_aid.web.editor.publishing.publish_text import (
    STATUS_TEXTS,
    publish_text,
    signed,
    status_names,
    why_reason_refused,
)
from decision_aid.web.editor.review.comments import comments_on
from decision_aid.web.editor.review.file_to_review import FileToReview
from decision_aid.web.editor.state import editor_state
from decision_aid.web.http.language import translate_plural
from decision_aid.web.http.served_folder import served_folder

pages = Blueprint("review", __name__)

KINDS = {
    Part.OPTIONS: EntryKind.OPTION.value,
    Part.THEMES: EntryKind.CONSIDERATION.value,
    Part.OUTCOMES: EntryKind.OUTCOME.value,
    Part.QUESTIONS: EntryKind.QUESTION.value,
    Part.SOURCES: EntryKind.SOURCE.value,
    Part.STATEMENTS: EntryKind.STATEMENT.value,
}  # what an item of that part is, to comment on it
# A form filled in before the session expired is shown once more. KEEP is a button below each part of the page.
LOOK, KEEP = "look", "keep"
ALL = "all"  # a button below a part whose cards can be ticked at once
ONE_BY_ONE = {Part.STATEMENTS, Part.SOURCES}  # what is compared with evidence has a tick for each
ERRORS = "The published file has errors, so it can't be reviewed. Put them right and publish it first."
NO_REASON = "Say what you did and why. Your colleagues read it in the history."
NO_STATUS = "Choose what you decide."
TAKE_BACK = (
    "Take the review back",
    "The file becomes a draft again. This page and the list of files say that you did this, when and why.",
)
SIGN_TOO = ("Reviewed", "Sign it too: you did not write the changes, and have looked them over.")
NOT_MINE = "not-mine"
OPEN_COMMENTS, ALL_THE_SAME = "open-comments", "yes"
STILL_OPEN = "Comments are open. Close them, or tick that you approve it all the same."
WHOSE = "Tick that you did not make this change, or leave the review to somebody else."
CHANGED = "The file was changed after this page was opened. What you ticked is still ticked where it is the same."


@dataclass(frozen=True)
class SignedForm:
    """What the reviewer filled in: at most ticks, when the page is opened. Some ticks may be for what has changed."""

    ticks: frozenset[str] = frozenset()
    reason: str = ""
    status: Status | None = None


@pages.get("/<name>/review")
def look(name: str) -> str:
    """What to read before signing, with the ticks that the author has kept."""
    return _page(_file(name), SignedForm(editor_state().ticks.find(current_author(), name)))


@pages.post("/<name>/review")
def sign(name: str) -> Response | tuple[str, int] | str:
    """Give the file the chosen status; a review needs a tick at each part that changed. Ticks are kept in any case."""
    found, ticks, author = _file(name), editor_state().ticks, current_author()
    form = _form(found)
    if is_script_request():
        return "", HTTPStatus.NO_CONTENT
    if at := request.form.get(KEEP) or request.form.get(ALL):
        return redirect(url_for(".look", name=name, kept=at, _anchor=f"keep-{at}"), HTTPStatus.SEE_OTHER)
    if request.form.get("go") == LOOK:
        return _page(found, form)
    wrong = _refusals(found, form)
    if not wrong and form.status:
        try:
            wrong = _signed(found, form, form.status)
        except FileChanged:
            found, wrong = _file(name), {"changes": CHANGED}
    if wrong:
        return _page(found, form, wrong), HTTPStatus.UNPROCESSABLE_ENTITY
    ticks.delete(author, name)
    return redirect(url_for("editor.history.listed", name=name, told="published"), HTTPStatus.SEE_OTHER)


def _signed(found: FileToReview, form: SignedForm, status: Status) -> dict[str, str]:
    """Give the file the status, or add a signature where it has that; why not, by the part of the page."""
    wish = _wish(found, form, status)
    if status is not Status.REVIEWED or not found.lacks_signatures:
        return publish_text(wish)
    try:
        co_sign(served_folder().folder.path, wish.name, found.state.signatures[0].content, wish.commit_info)
    except (GitLocked, HistoryUnavailable) as error:
        return {"history": explain(error)}
    return {}


def _file(name: str) -> FileToReview:
    return FileToReview(working_copy(name))


def _form(found: FileToReview) -> SignedForm:
    """What was sent, with all ticks that are kept now."""
    ticked = frozenset(key for box in request.form.getlist("read") for key in box.split()) | _ticked_at_once(found)
    known = frozenset(request.form.get("known", "").split())
    kept = editor_state().ticks.merge(current_author(), found.file.name, ticked, known)
    status = next((one for one in Status if one.value == request.form.get("state")), None)
    return SignedForm(kept, request.form.get("reason", "").strip(), status)


def _ticked_at_once(found: FileToReview) -> frozenset[str]:
    """The ticks of the part whose button was pressed; none where the page is of another text, which was not read."""
    number = request.form.get(ALL, 0, type=int)
    if not 0 < number <= len(found.parts) or request.form.get("fingerprint") != found.file.published:
        return frozenset()
    part, cards = found.parts[number - 1]
    return frozenset() if part in ONE_BY_ONE else frozenset(key for card in cards for key in card.keys)


def _wish(found: FileToReview, form: SignedForm, status: Status) -> PublishRequest:
    last = found.basis.reviewed if found.last_aid else None
    before = short_fingerprint(fingerprint(last.content)) if last else ""
    read = what_was_read(found.items, short_fingerprint(found.file.published), before)
    commit_info = signed(form.reason, read if status is Status.REVIEWED else "")
    return PublishRequest(found.file.name, found.file.now, found.file.published, status.value, commit_info)


def _refusals(found: FileToReview, form: SignedForm) -> dict[str, str]:
    """Why signing is refused, by the part of the page it is about; empty where nothing is."""
    wrong = {}
    if found.aid is None:
        return {"main": ERRORS}
    if request.form.get("fingerprint") != found.file.published:
        wrong["changes"] = CHANGED
    if form.status is Status.REVIEWED and (missing := found.unticked(form.ticks)):
        wrong[f"item-{missing[0].keys[0]}"] = _missing_in_words(len(missing))
    if against := found.refusals[form.status] if form.status else NO_STATUS:
        wrong["state"] = against
    elif form.status is Status.REVIEWED and found.basis.has_unknown_author and not request.form.get(NOT_MINE):
        wrong[NOT_MINE] = WHOSE
    is_asked = form.status is Status.APPROVED and comments_on(found.file).open_count
    if is_asked and "state" not in wrong and request.form.get(OPEN_COMMENTS) != ALL_THE_SAME:
        wrong[OPEN_COMMENTS] = STILL_OPEN
    if against := why_reason_refused(form.reason, NO_REASON):
        wrong["reason"] = against
    return wrong


def _choices(found: FileToReview) -> dict[Status, tuple[str, str]]:
    """What the page offers; to make a draft of a signed file takes the review back."""
    if status_of(found.file.now) not in REVIEWED_STATES or found.is_unsigned:
        return STATUS_TEXTS
    if found.lacks_signatures:
        return STATUS_TEXTS | {Status.REVIEWED: SIGN_TOO, Status.DRAFT: TAKE_BACK}
    return STATUS_TEXTS | {Status.DRAFT: TAKE_BACK}


def _missing_in_words(count: int) -> str:
    said = translate_plural(
        "%(count)s part is not ticked yet. Your ticks are kept. Go to it.",
        "%(count)s parts are not ticked yet. Your ticks are kept. Go to the first.",
        count,
    )
    return said % {"count": count}


def _has_idle_draft(found: FileToReview) -> bool:
    """Whether the author has a draft that changes no text, so that there is nothing of it to publish."""
    return found.file.draft is not None and not found.file.changes_text


def _warnings(found: FileToReview) -> list[tuple[str, str]]:
    """What the checks find in the file and let pass, in the words of forms, and before it the entry; each once."""
    if not found.aid or not found.reading.problems:
        return []
    file = open_document(found.file.now)
    return list(dict.fromkeys((_entry_in_words(file, one), told_of(file, one)) for one in found.reading.problems))


def _entry_in_words(file: Document, problem: Problem) -> str:
    entry = entry_at(file, problem.place.line)
    return listed_entry(file.value, *entry).text if entry else ""


def _page(found: FileToReview, form: SignedForm, wrong: dict[str, str] | None = None) -> str:
    keys, lapsed = {item.key for item in found.items}, lapsed_items(found.items, form.ticks)
    return render_template(
        "editor/review/review.html",
        name=found.file.name,
        found=found,
        form=replace(form, ticks=form.ticks & keys),
        known=sorted(form.ticks),
        lapsed=bool(form.ticks - keys),
        lapsed_items=lapsed,
        lapsed_cards=[card for card in found.cards if any(item in lapsed for item in card.items)],
        unticked={card.keys for card in found.unticked(form.ticks)},
        next_unticked=found.next_unticked(form.ticks),
        one_by_one=ONE_BY_ONE,
        states=_choices(found),
        status_names=status_names(),
        status_of=status_of,
        errors=ERRORS,
        approved_only=served_folder().approved_only,
        idle_draft=_has_idle_draft(found),
        kept=request.args.get("kept", type=int),
        history=history_state(),
        comments=comments_on(found.file),
        kinds=KINDS,
        entry_names=entry_labels.names(),
        approved=Status.APPROVED,
        warnings=_warnings(found),
        waived=waived_texts(found.aid) if found.aid else (),
        wrong=wrong or {},
    )
