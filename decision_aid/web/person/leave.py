"""A press, or half an hour without one, comes in; a browser in which nothing of the last person is left goes out."""

from flask import Blueprint, Flask, make_response, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from decision_aid.web.http.sessions import IDLE, LANGUAGE, WARNING
from decision_aid.web.person import answers_cookie, forms

pages = Blueprint("leaving", __name__)

SEE_OTHER, NO_CONTENT, GONE, NOT_TAKEN = 303, 204, 410, 422


def set_up(app: Flask) -> None:
    """Let each page say for how long it may be left alone, and offer the ways to leave."""
    alone = {"idle": IDLE, "warning": WARNING, "minutes": IDLE // 60, "left": WARNING // 60}
    app.context_processor(lambda: {**alone, "kept": answers_cookie.anything})
    app.register_blueprint(pages)


@pages.post("/clear")
@pages.post("/<name>/clear")
def clear(name: str = "") -> Response | tuple[str, int]:
    """Forget everything this browser typed, and say so."""
    if answers_cookie.anything() and not forms.came_from_us(forms.Token()):
        return render_template("clear.html", name=name, token=forms.Token(formdata=None)), NOT_TAKEN
    chosen = session.get(LANGUAGE)
    answers_cookie.clear()
    return redirect(url_for(".cleared", name=name or None, language=chosen), SEE_OTHER)


@pages.get("/cleared")
@pages.get("/<name>/cleared")
def cleared(name: str = "") -> str:
    """That nothing of the last person is left."""
    return render_template("cleared.html", name=name, alone="alone" in request.args)


@pages.post("/leave")
def leave() -> Response:
    """Forget everything at once, and show a page that says nothing of what was looked at.

    Nobody in a hurry is asked for the mark of a page: all that a stranger could gain is that nothing is left.
    """
    answers_cookie.clear()
    return redirect(url_for(".away"), SEE_OTHER)


@pages.get("/away")
def away() -> str:
    """A page that could be about anything."""
    return render_template("away.html")


@pages.post("/still-here")
def still_here() -> Response:
    """Keep what was typed for another while; that it is gone, where nobody was here for too long."""
    session.modified = bool(session)
    return make_response("", NO_CONTENT if answers_cookie.anything() else GONE)
