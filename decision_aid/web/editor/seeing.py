"""An author's request comes in; any page of an earlier version goes out as a patient saw it, to be read only."""

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, url_for
from werkzeug.exceptions import NotFound

from decision_aid.model import DecisionAid
from decision_aid.rule_history import Version
from decision_aid.web import headers
from decision_aid.web.editor import people
from decision_aid.web.editor import preview as previews
from decision_aid.web.editor.pending import version_named
from decision_aid.web.editor.readings import reading
from decision_aid.web.editor.writing import page_choices
from decision_aid.web.shelf import shelf

pages = Blueprint("seeing", __name__)

FIRST_SHOWN = "summary"


@pages.get("/<name>/versions/<version>/")
def see(name: str, version: str) -> Response:
    """The page with an earlier version in a frame, and who looks at what."""
    found, aid = _found(name, version)
    shown = page_choices(aid)
    page = request.args.get("page", FIRST_SHOWN)
    page = page if page in dict(shown) else FIRST_SHOWN
    person = request.args.get("as", "")
    examples = people.examples(aid)
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
    """A page of that version, for the frame."""
    found, aid = _found(name, version)
    lined = reading(found.content, shelf().today()).lined
    person = request.args.get("as", "")
    query = {what: asked for what, asked in request.args.items() if what != "as"}
    shown = previews.Shown(name, aid, lined or aid, people.answers_of(aid, person), version)
    mark = render_template("editor/see_mark.html", deed=found.deed, version=version)
    return previews.framed(shown, "" if page == previews.START else page, query, mark)


def _found(name: str, mark: str) -> tuple[Version, DecisionAid]:
    shelf().folder.open(name)
    version = version_named(name, mark)
    aid = reading(version.content, shelf().today()).aid if version else None
    if version is None or aid is None:
        raise NotFound
    return version, aid
