"""The page on which a translation is read beside the aid, all of it, and marked as reviewed.

Whoever wrote some of it since it was last reviewed can't mark it. People read who reviewed it, and when.
"""

from collections.abc import Iterator
from http import HTTPStatus

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from decision_aid.model.enums import Status
from decision_aid.model.fingerprint import fingerprint
from decision_aid.model.languages import own_name
from decision_aid.storage.history.versions import Version, versions
from decision_aid.storage.publishing import with_manual_edit
from decision_aid.storage.review_status import REVIEWED_STATES, UNKNOWN_AUTHORS, status_of
from decision_aid.storage.translations import change_translation
from decision_aid.translation.reading import read_translation
from decision_aid.translation.refresh import write_review
from decision_aid.web.editor.drafts.draft import WorkingCopy, working_copy
from decision_aid.web.editor.people.login import current_author
from decision_aid.web.editor.people.roles import why_by_hand_counts_as_theirs
from decision_aid.web.editor.publishing.publish_text import signed
from decision_aid.web.editor.translations.translation_page import (
    MISSING,
    STALE,
    counts_of,
    entries_of,
    published_aid,
    translation_file,
)
from decision_aid.web.http.served_folder import served_folder

pages = Blueprint("translation_review", __name__)

REVIEWED = "Reviewed in %(language)s"
NOT_WHOLE = "Some of it is missing or out of date. It can be reviewed when all of it is translated."
OWN_WRITING = "You wrote some of it since it was last reviewed. Somebody else has to read it."
ALREADY = "It is reviewed, and nothing has changed since."
NO_NAME = "Say who reviewed it. People read it beside who translated it."
NOT_READ = "Read all of it, then tick that you have."
CHANGED = "It was changed after you opened this page. Read it again: it says now what you see below."


@pages.get("/<name>/translation/<language>/review")
def look(name: str, language: str) -> str:
    """All texts of a translation beside those of the aid, and a form to mark it as reviewed."""
    return _page(working_copy(name), language)


@pages.post("/<name>/translation/<language>/review")
def mark(name: str, language: str) -> Response | tuple[str, int]:
    """Mark the translation as reviewed, if it is whole and still what was read; people are told so at once."""
    now, wrong = working_copy(name), dict[str, str]()
    who, today = " ".join(request.form.get("reviewed_by", "").split()), served_folder().today()

    def change(before: bytes | None) -> bytes | None:
        wrong.update(_refusals(now, language, before or b"", who))
        return None if wrong else write_review((before or b"").decode("utf-8-sig"), who, today).encode()

    if translation_file(now, language) is None:
        abort(404)
    info = signed(REVIEWED % {"language": own_name(language)})
    if change_translation(now.loaded.path, language, change, info):
        served_folder().folder.reload_now(name)
    if wrong:
        return _page(now, language, wrong), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for(".look", name=name, language=language, told="reviewed"), HTTPStatus.SEE_OTHER)


def _refusals(now: WorkingCopy, language: str, content: bytes, who: str) -> Iterator[tuple[str, str]]:
    if why := _why_not(now, language, content):
        yield "", why
        return
    if request.form.get("seen") != what_was_seen(now, content):
        yield "read", CHANGED
    if not who:
        yield "reviewed_by", NO_NAME
    if "read" not in request.form:
        yield "read", NOT_READ


def what_was_seen(now: WorkingCopy, content: bytes) -> str:
    """The fingerprint of what the page showed: the texts in both languages."""
    return fingerprint(content + published_aid(now).fingerprint.encode())


def _why_not(now: WorkingCopy, language: str, content: bytes) -> str:
    """Why this author can't mark the translation as it is now; "" where they can."""
    translation = read_translation(content)[0]
    counts = counts_of(list(entries_of(published_aid(now), translation)))
    if translation is None or counts[STALE] or counts[MISSING]:
        return NOT_WHOLE
    if not translation.is_draft:
        return ALREADY
    writers = _writers(now, language, content)
    if current_author() in writers:
        return OWN_WRITING
    return "" if UNKNOWN_AUTHORS.isdisjoint(writers) else why_by_hand_counts_as_theirs()


def _writers(now: WorkingCopy, language: str, content: bytes) -> list[str]:
    """Who wrote the translation since it was last reviewed."""
    return [one.commit_info.author for one in _since_review(now, language, content)]


def _since_review(now: WorkingCopy, language: str, content: bytes) -> Iterator[Version]:
    history = versions(now.loaded.path.parent, f"{now.name}.{language}")
    for version in with_manual_edit(history, content):
        if status_of(version.content) in REVIEWED_STATES:
            return
        yield version


def _page(now: WorkingCopy, language: str, wrong: dict[str, str] | None = None) -> str:
    content, aid = translation_file(now, language), published_aid(now)
    if content is None:
        abort(404)
    translation = read_translation(content)[0]
    return render_template(
        "editor/translations/translation_review.html",
        work=now,
        code=language,
        language_name=own_name(language),
        original=aid.language,
        translation=translation,
        awaits_approval=translation is not None and translation.status is Status.REVIEWED,
        texts=list(entries_of(aid, translation)),
        why_not=_why_not(now, language, content),
        by_hand=not UNKNOWN_AUTHORS.isdisjoint(_writers(now, language, content)),
        seen=what_was_seen(now, content),
        typed=request.form.get("reviewed_by", current_author()),
        wrong=wrong or {},
    )
