"""Pages for reviewers of an aid: the report on a standard (IPDASi, NICE, HIS) and the flow chart of its questions."""

from collections.abc import Sequence

from flask import Blueprint
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from decision_aid.model.gettext_marker import _
from decision_aid.review import flow as flowing
from decision_aid.review import standards
from decision_aid.web.http.language import translate
from decision_aid.web.http.served_folder import served_folder
from decision_aid.web.person.visit import current_visit, render_page

pages = Blueprint("reports", __name__)

SHORT = {"ipdasi": _("IPDASi"), "nice": _("NICE"), "his": _("Healthcare Improvement Scotland")}


@pages.get("/<name>/report/<standard>")
def report(name: str, standard: str) -> str:
    """Assess the aid against one standard."""
    visit = current_visit(name)
    if standard not in standards.STANDARDS:
        raise NotFound
    made = standards.assess(visit.aid, standard, served_folder().today(), translate)
    return render_page("report.html", visit, report=made, standards=standard_names(), condensed=condensed)


@pages.get("/<name>/flow")
def flow(name: str) -> str:
    """The flow chart of the questions."""
    visit = current_visit(name)
    found = flowing.build_flow(visit.aid, translate)
    return render_page("flow.html", visit, flow=found, picture=Markup(flowing.render_svg(found)))


def condensed(numbers: Sequence[int]) -> str:
    """Line numbers, runs as ranges, in the language of the page."""
    return standards.lines_in_words(numbers, translate)


def standard_names() -> dict[str, str]:
    """The standards by id."""
    return {standard: translate(title) for standard, title in SHORT.items()}
