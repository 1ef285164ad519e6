"""A consultation as one FHIR file to save: made on request from the answers in the cookie, and nothing is kept."""

import json
from http import HTTPStatus

from flask import Blueprint, Response
from werkzeug.wrappers import Response as BaseResponse

from decision_aid.consultation.wording import _
from decision_aid.output.fhir.bundle import consultation_bundle
from decision_aid.output.fhir.normal_form import TooManyTests
from decision_aid.web.http.language import current_gettext, translate
from decision_aid.web.http.served_folder import served_folder
from decision_aid.web.person.handout import page_to_print, refused_form, with_pdf
from decision_aid.web.person.visit import Visit, current_visit

pages = Blueprint("fhir", __name__)

TOO_LONG = _("This aid is too large for the file of a record system. Copy the note, and save the PDF.")


@pages.post("/<name>/consultation.json")
def consultation(name: str) -> BaseResponse | str | tuple[str, int]:
    """The Bundle: a form without an answer in it asks for it, so that no address and no body of a request tells one."""
    visit = current_visit(name)
    if refused := refused_form(visit):
        return refused
    try:
        return with_pdf(visit, _bundle)
    except TooManyTests:
        return page_to_print(visit, translate(TOO_LONG)), HTTPStatus.UNPROCESSABLE_ENTITY


def _bundle(visit: Visit, pdf: bytes) -> Response:
    today = served_folder().today()
    made = consultation_bundle(visit.aid, visit.voices, pdf, today=today, translate=current_gettext())
    response = Response(json.dumps(made, ensure_ascii=False), mimetype="application/fhir+json")
    response.headers.set("Content-Disposition", "attachment", filename=f"{visit.name}-consultation.json")
    return response
