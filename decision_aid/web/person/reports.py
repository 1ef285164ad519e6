"""Pages for reviewers of an aid: the report on a standard (IPDASi, NICE, HIS) and the flow chart of its questions."""

from collections.abc import Sequence

from flask import Blueprint
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from decision_aid.consultation.wording import _
from decision_aid.review import flow as flowing
from decision_aid.review import standards
from decision_aid.web.http.language import translate
from decision_aid.web.http.served_folder import shelf
from decision_aid.web.person.visit import drawn, visiting

pages = Blueprint("review", __name__)

SHORT = {"ipdasi": _("IPDASi"), "nice": _("NICE"), "his": _("Healthcare Improvement Scotland")}


@pages.get("/<name>/report/<standard>")
def report(name: str, standard: str) -> str:
    """Assess the aid against one standard."""
    visit = visiting(name)
    if standard not in standards.STANDARDS:
        raise NotFound
    made = standards.report(visit.aid, standard, shelf().today(), translate)
    return drawn("report.html", visit, report=made, standards=titles(), condensed=condensed)


@pages.get("/<name>/flow")
def flow(name: str) -> str:
    """The flow chart of the questions."""
    visit = visiting(name)
    found = flowing.flow(visit.aid, translate)
    return drawn("flow.html", visit, flow=found, picture=Markup(flowing.svg(found)))


def condensed(numbers: Sequence[int]) -> str:
    """Line numbers, runs as ranges, in the language of the page."""
    return standards.condensed(numbers, translate)


def titles() -> dict[str, str]:
    """The standards by id."""
    return {standard: translate(title) for standard, title in SHORT.items()}
