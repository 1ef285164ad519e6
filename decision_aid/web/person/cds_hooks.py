"""CDS Hooks: on opening a patient, a record system may ask for a card, and learns that there is an aid to open.

The card is the same for every patient: the request tells of one, and nothing of it is read. Where a card belongs, such
as in one clinic, the record system decides. It never says what to choose.
"""

from flask import Blueprint, jsonify, url_for
from werkzeug.wrappers import Response

from decision_aid.consultation.wording import NOT_A_RECOMMENDATION, as_sentence, status_sentence
from decision_aid.model.aid import DecisionAid
from decision_aid.model.gettext_marker import _
from decision_aid.web.http.language import translate
from decision_aid.web.http.served_folder import load_aid, load_shown_rule_files
from decision_aid.web.person.visit import is_starter

pages = Blueprint("cds_hooks", __name__)

HOOK = "patient-view"
MOST_LETTERS = 139  # of a summary, by the standard
THERE_IS_AN_AID = _("Decision aid: %(title)s")
OPEN = _("Open the decision aid")


@pages.get("/cds-services")
def discovery() -> Response:
    """The services: one for each aid that the list shows to people; what authors begin from is none."""
    aids = ((one.name, one.aid) for one in load_shown_rule_files())
    return jsonify(services=[_service(name, aid) for name, aid in aids if aid and not is_starter(aid)])


def _service(name: str, aid: DecisionAid) -> dict[str, str]:
    said = [*_not_for(aid), as_sentence(aid.about.decision), f"For: {as_sentence(aid.about.for_whom)}"]
    return {"hook": HOOK, "id": name, "title": aid.title, "description": " ".join(said)}


def _not_for(aid: DecisionAid) -> list[str]:
    """Who must not use it, before all else; nothing where the aid names nobody."""
    return [as_sentence(aid.about.not_for)] if aid.about.not_for else []


@pages.post("/cds-services/<name>")
def card(name: str) -> Response:
    """The card; the body is not read."""
    aid = load_aid(name)
    about = [*_not_for(aid), as_sentence(aid.about.decision)]
    detail = [*about, status_sentence(aid, translate), translate(NOT_A_RECOMMENDATION)]
    launch = {"label": translate(OPEN), "url": url_for("launch.launch", name=name, _external=True), "type": "smart"}
    told = {
        "summary": (translate(THERE_IS_AN_AID) % {"title": aid.title})[:MOST_LETTERS],
        "detail": "\n\n".join(detail),
        "indicator": "info",
        "source": {"label": aid.title, "url": url_for("summary.about", name=name, _external=True)},
        "links": [launch],
    }
    return jsonify(cards=[told])
