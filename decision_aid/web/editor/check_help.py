"""The id of a check comes in; a page on what it looks for, with lines that pass and lines that fail, goes out."""

from flask import Blueprint, render_template
from werkzeug.exceptions import NotFound

from decision_aid.checks.explanations import explanations

pages = Blueprint("why", __name__)


@pages.get("/<file:name>/why/<check>")
def explained(name: str, check: str) -> str:
    """What a check looks for, and why."""
    known = explanations().get(check)
    if known is None:
        raise NotFound
    return render_template("editor/why.html", name=name, one=known)
