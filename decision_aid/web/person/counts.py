"""Counts how often aids are begun, seen and printed, where whoever runs the site wants it; a page shows the tens.

What a visit was counted for is in its cookie, so that going back and forth counts once. Nothing else of it is known.
"""

from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, render_template, request, session

from decision_aid.storage.weekly_counts import WeeklyCounts
from decision_aid.web.http.served_folder import load_shown_rule_files, served_folder
from decision_aid.web.http.sessions import COUNTED, fits_in_cookie, has_no_cookie, is_editing
from decision_aid.web.person import answers_cookie

pages = Blueprint("counts", __name__)

KEY = "decision-aid-counts"
BEGUN, SEEN, PRINTED = "begun", "seen", "printed"
SUMMARIES = {"summary.summary", "summary.everything"}


def set_up(app: Flask, folder: Path) -> None:
    """Count from now on, and show the page."""
    app.extensions[KEY] = WeeklyCounts(folder)
    app.after_request(_count)
    app.register_blueprint(pages)


@pages.get("/counts")
def counts() -> str:
    """The counts by week, the newest first."""
    found = _counts().read()
    titles = {one.name: one.aid.title for one in load_shown_rule_files() if one.aid}
    weeks = [(week, sorted(found[week].items())) for week in sorted(found, reverse=True)]
    return render_template("counts.html", weeks=weeks, titles=titles)


def _counts() -> WeeklyCounts:
    found: WeeklyCounts = current_app.extensions[KEY]
    return found


def _count(response: Response) -> Response:
    name = (request.view_args or {}).get("name", "")
    if name and response.status_code < 400 and not is_editing() and not has_no_cookie():
        for deed in _done(name, response):
            _count_once(name, deed)
    return response


def _done(name: str, response: Response) -> list[str]:
    """What was done by now in this visit."""
    kept = answers_cookie.load_answers(name)
    happened = {
        BEGUN: kept is not None and any(kept.values.values()),
        SEEN: request.endpoint in SUMMARIES and response.status_code == 200,
        PRINTED: response.mimetype == "application/pdf" and response.status_code == 200,
    }
    return [deed for deed, was in happened.items() if was]


def _count_once(name: str, deed: str) -> None:
    mark, counted = f"{deed[0]} {name}", session.get(COUNTED, [])
    if mark in counted:
        return
    session[COUNTED] = [*counted, mark]
    if fits_in_cookie():
        _counts().add(name, deed, served_folder().today())
    else:
        session[COUNTED] = counted
