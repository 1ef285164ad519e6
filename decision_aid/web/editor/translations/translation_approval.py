"""Releases a translation that was reviewed for use with patients: an author who approves does so, in one press."""

from http import HTTPStatus

from flask import Blueprint, abort, redirect, request, url_for
from werkzeug.wrappers import Response

from decision_aid.model.enums import Status
from decision_aid.model.languages import own_name
from decision_aid.storage.review_status import status_of
from decision_aid.storage.translations import change_translation
from decision_aid.translation.refresh import write_approval
from decision_aid.web.editor.drafts.draft import working_copy
from decision_aid.web.editor.publishing.publish_text import signed
from decision_aid.web.editor.translations.translation_page import translation_file
from decision_aid.web.editor.translations.translation_review import what_was_seen
from decision_aid.web.http.served_folder import served_folder

pages = Blueprint("translation_approval", __name__)

APPROVED = "Approved in %(language)s"


@pages.post("/<name>/translation/<language>/approve")
def approve(name: str, language: str) -> Response:
    """Approve the translation, if it is reviewed and still what the page showed; people are told so at once."""
    now = working_copy(name)

    def change(before: bytes | None) -> bytes | None:
        content = before or b""
        is_seen = request.form.get("seen") == what_was_seen(now, content)
        is_reviewed = status_of(content) is Status.REVIEWED
        return write_approval(content.decode("utf-8-sig")).encode() if is_seen and is_reviewed else None

    if translation_file(now, language) is None:
        abort(404)
    is_approved = change_translation(
        now.loaded.path, language, change, signed(APPROVED % {"language": own_name(language)})
    )
    if is_approved:
        served_folder().folder.reload_now(name)
    told = "approved" if is_approved else "changed"
    to = url_for("editor.translation_review.look", name=name, language=language, told=told)
    return redirect(to, HTTPStatus.SEE_OTHER)
