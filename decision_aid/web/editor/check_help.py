"""The help page of a check: what it finds and why, with passing and failing examples."""

from flask import Blueprint, render_template
from werkzeug.exceptions import NotFound

from decision_aid.checks.explanations import explanations

pages = Blueprint("check_help", __name__)


@pages.get("/<file:name>/why/<check>")
def explained(name: str, check: str) -> str:
    """The help page of one check."""
    known = explanations().get(check)
    if known is None:
        raise NotFound
    return render_template("editor/check_help.html", name=name, one=known)
