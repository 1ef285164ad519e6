"""A consultation as one FHIR file to save, made from the answers in the cookie; and answers out of such a response.

A response is read in memory, at most as large as any form, and nothing of it is kept but the answers in the cookie.
"""

import json
from http import HTTPStatus

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from decision_aid.consultation.answers import as_form_values
from decision_aid.consultation.path import Voice
from decision_aid.model.gettext_marker import _
from decision_aid.output.fhir.bundle import consultation_bundle
from decision_aid.output.fhir.normal_form import TooManyTests
from decision_aid.output.fhir.questionnaire_response import parse_response
from decision_aid.web.http.language import current_gettext, translate
from decision_aid.web.http.served_folder import served_folder
from decision_aid.web.http.sessions import is_from_this_session
from decision_aid.web.person import answers_cookie, notices
from decision_aid.web.person.forms import is_from_cleared_session, stale_form_text
from decision_aid.web.person.handout import page_to_print, refused_form, with_pdf
from decision_aid.web.person.questions import RESPONSE, render_start_page
from decision_aid.web.person.visit import Visit, current_visit

pages = Blueprint("fhir", __name__)

NOT_TAKEN = _(
    "No answers were taken from this file. It has to be a QuestionnaireResponse to this version of the decision aid."
)
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


@pages.post("/<name>/response")
def take_response(name: str) -> BaseResponse | tuple[str, int]:
    """Take the answers of a response that a record system gave, all of them or none."""
    visit = current_visit(name)
    if not is_from_this_session():
        if is_from_cleared_session():
            return redirect(url_for("questions.start", name=name), HTTPStatus.SEE_OTHER)
        return _not_taken(visit, stale_form_text())
    sent, aid = request.files.get("response"), visit.newer or visit.aid
    answers, refused = parse_response(sent.read() if sent else b"", aid)
    values = {question: as_form_values(aid.question(question), one) for question, one in answers.items()}
    if refused or not answers or not answers_cookie.store_answers(name, aid, {Voice.PERSON: values}):
        return _not_taken(visit, translate(NOT_TAKEN), refused)
    notices.add_notice(RESPONSE, name, [str(len(answers))])
    return redirect(url_for("questions.check", name=name), HTTPStatus.SEE_OTHER)


def _not_taken(visit: Visit, why: str, refused: tuple[str, ...] = ()) -> tuple[str, int]:
    return render_start_page(visit, wrong_file=why, refused=refused), HTTPStatus.UNPROCESSABLE_ENTITY
