"""Read-only pages of an earlier version, as a patient saw them."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for
from werkzeug.exceptions import NotFound

from decision_aid.model.aid import DecisionAid
from decision_aid.storage.history.versions import Version
from decision_aid.web.editor.drafts.check_cache import checked_today
from decision_aid.web.editor.drafts.pending_change import existing_version
from decision_aid.web.editor.preview import example_people, render
from decision_aid.web.editor.preview.preview_page import preview_pages
from decision_aid.web.http import headers

pages = Blueprint("old_versions", __name__)

FIRST_SHOWN = "summary"


@pages.get("/<name>/versions/<version>/")
def see(name: str, version: str) -> Response:
    """The page around the frame: choose a page and a person."""
    found, aid = _found(name, version)
    shown = preview_pages(aid)
    page = request.args.get("page", FIRST_SHOWN)
    page = page if page in dict(shown) else FIRST_SHOWN
    person = request.args.get("as", "")
    examples = example_people.people_of_examples(aid)
    asked: dict[str, Any] = {"as": person} if person else {}
    drawn = render_template(
        "editor/publishing/old_version.html",
        name=name,
        version=version,
        title=aid.title,
        commit_info=found.commit_info,
        shown=shown,
        page=page,
        examples=examples,
        person=person,
        frame=url_for(".frame", name=name, version=version, page=page, **asked),
    )
    return headers.allow_framing_ours(make_response(drawn))


@pages.get("/<name>/versions/<version>/<path:page>")
def frame(name: str, version: str, page: str) -> Response:
    """A page of that version, inside the frame."""
    found, aid = _found(name, version)
    lined = checked_today(found.content).lined
    typed = example_people.form_values_of(aid, found.content, request.args.get("as", "")) or {}
    shown = render.PreviewSubject(name, aid, lined or aid, typed, version)
    banner = render_template("editor/publishing/old_version_mark.html", commit_info=found.commit_info, version=version)
    return render.preview_response(shown, page, banner)


def _found(name: str, beginning: str) -> tuple[Version, DecisionAid]:
    version = existing_version(name, beginning)
    reading = checked_today(version.content)
    if reading.unavailable:
        raise reading.unavailable
    if reading.aid is None:
        raise NotFound
    return version, reading.aid
