"""Read-only pages of an earlier version, as a patient saw them."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for
from werkzeug.exceptions import NotFound

from decision_aid.model.aid import DecisionAid
from decision_aid.storage.history import Version
from decision_aid.web.editor import example_people
from decision_aid.web.editor import preview as previews
from decision_aid.web.editor.check_cache import reading
from decision_aid.web.editor.pending_change import version_named
from decision_aid.web.editor.text_editor import page_choices
from decision_aid.web.http import headers
from decision_aid.web.http.served_folder import shelf

pages = Blueprint("seeing", __name__)

FIRST_SHOWN = "summary"


@pages.get("/<name>/versions/<version>/")
def see(name: str, version: str) -> Response:
    """The page around the frame: choose a page and a person."""
    found, aid = _found(name, version)
    shown = page_choices(aid)
    page = request.args.get("page", FIRST_SHOWN)
    page = page if page in dict(shown) else FIRST_SHOWN
    person = request.args.get("as", "")
    examples = example_people.examples(aid)
    asked: dict[str, Any] = {"as": person} if person else {}
    drawn = render_template(
        "editor/see.html",
        name=name,
        version=version,
        title=aid.title,
        deed=found.deed,
        shown=shown,
        page=page,
        examples=examples,
        person=person,
        frame=url_for(".frame", name=name, version=version, page=page, **asked),
    )
    return headers.holding_frames(make_response(drawn))


@pages.get("/<name>/versions/<version>/<path:page>")
def frame(name: str, version: str, page: str) -> Response:
    """A page of that version, inside the frame."""
    found, aid = _found(name, version)
    lined = reading(found.content, shelf().today()).lined
    person = request.args.get("as", "")
    query = {what: asked for what, asked in request.args.items() if what != "as"}
    shown = previews.Shown(name, aid, lined or aid, example_people.answers_of(aid, person), version)
    mark = render_template("editor/see_mark.html", deed=found.deed, version=version)
    return previews.framed(shown, "" if page == previews.START else page, query, mark)


def _found(name: str, mark: str) -> tuple[Version, DecisionAid]:
    shelf().folder.open(name)
    version = version_named(name, mark)
    aid = reading(version.content, shelf().today()).aid if version else None
    if version is None or aid is None:
        raise NotFound
    return version, aid
