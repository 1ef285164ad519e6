"""Clearing answers: after a question, in a hurry without one (to a neutral page), or after the idle time.

Only a device that others use too has an idle time; a person can say that theirs is no such device.
"""

from http import HTTPStatus

from flask import Blueprint, Flask, make_response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from decision_aid.web.http.canonical_url import page_of_this_site
from decision_aid.web.http.sessions import (
    IDLE_SECONDS,
    LANGUAGE,
    OWN_DEVICE,
    WARNING_SECONDS,
    is_from_this_session,
)
from decision_aid.web.person import answers_cookie
from decision_aid.web.person.keeping import keeping

pages = Blueprint("leave", __name__)


def set_up(app: Flask) -> None:
    """Give each page the idle times and what it tells of answers, and register the pages."""
    alone = {
        "idle": IDLE_SECONDS,
        "warning": WARNING_SECONDS,
        "minutes": IDLE_SECONDS // 60,
        "left": WARNING_SECONDS // 60,
    }
    app.context_processor(
        lambda: {
            **alone,
            "keeping": keeping(),
            "kept": answers_cookie.has_answers,
            "own_device": lambda: OWN_DEVICE in session,
        }
    )
    app.register_blueprint(pages)


@pages.get("/clear")
@pages.get("/<name>/clear")
def ask_before_clearing(name: str = "") -> str:
    """The page that asks before answers are cleared, since nothing brings them back."""
    return render_template("clear.html", name=name)


@pages.post("/clear")
@pages.post("/<name>/clear")
def clear(name: str = "") -> Response:
    """Clear all answers."""
    chosen = session.get(LANGUAGE)
    answers_cookie.clear_session()
    return redirect(url_for(".cleared", name=name or None, language=chosen), HTTPStatus.SEE_OTHER)


@pages.get("/cleared")
@pages.get("/<name>/cleared")
def cleared(name: str = "") -> str:
    """The page that confirms the clearing."""
    return render_template("cleared.html", name=name, alone="alone" in request.args)


@pages.post("/leave")
def leave() -> Response:
    """Quick exit: clear all answers and show a page that hides what was read."""
    answers_cookie.clear_session()
    return redirect(url_for(".away"), HTTPStatus.SEE_OTHER)


@pages.get("/away")
def away() -> str:
    """A page without content."""
    return render_template("empty_page.html")


@pages.post("/device")
def set_device() -> Response:
    """Store whose device this is: the person's own keeps answers through idle times."""
    if is_from_this_session():
        session.pop(OWN_DEVICE, None)
        if request.form.get("device") == "own":
            session[OWN_DEVICE] = True
    return redirect(page_of_this_site(request.form.get("page", "")), HTTPStatus.SEE_OTHER)


@pages.post("/still-here")
def still_here() -> Response:
    """Keep-alive of the session: 410 where it has expired already."""
    session.modified = bool(session)
    return make_response("", HTTPStatus.NO_CONTENT if answers_cookie.has_answers() else HTTPStatus.GONE)
