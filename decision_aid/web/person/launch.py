"""Opens an aid from a record system (SMART App Launch 2.2, EHR launch) and proposes answers out of the record.

What is known of the patient is asked for, turned into proposed answers, and forgotten within one request. The answers
wait in the cookie until somebody confirms them on a page. Answers that are in the browser may be another patient's:
a launch asks before it clears them, since any site can link to one.
"""

import hmac
import logging
import threading
import time
from http import HTTPStatus

from flask import (
    Blueprint,
    Flask,
    current_app,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response

from decision_aid.consultation.proposed_answers import asks_record, has_age_outside, proposed_answers, record_codes
from decision_aid.exchange.patient_record import RecordFacts
from decision_aid.model.aid import Question
from decision_aid.model.gettext_marker import _
from decision_aid.web.http.errors import ErrorPage, error_page
from decision_aid.web.http.json_over_http import NoAnswer, is_safe
from decision_aid.web.http.oauth import Key, OAuthClient, UnusableKey, load_private_key, public_keys
from decision_aid.web.http.record_system import (
    CODES_SCOPE,
    LAUNCH_SCOPE,
    PATIENT_SCOPE,
    InvalidRecordSystem,
    RecordSystem,
)
from decision_aid.web.http.served_folder import load_aid, served_folder
from decision_aid.web.http.sessions import AIDS, LANGUAGE, LAUNCH, NOTES_KEY, PROPOSED, is_from_this_session
from decision_aid.web.person import answers_cookie, notices
from decision_aid.web.person.questions import AGE_OUTSIDE, NONE_PROPOSED, RECORD, pop_wrong_record
from decision_aid.web.person.visit import current_visit, render_page

pages = Blueprint("launch", __name__)

CLIENT = "decision-aid-record-client"
MOST_AT_ONCE = 3  # records that are read at the same time: the other threads are for pages
SECONDS = 10 * 60  # from the launch until the code must be back
LONGEST = 2000  # letters of what a record system sends along
HELD = (AIDS, NOTES_KEY, PROPOSED)  # what somebody would miss of a session that is cleared
OTHER_SYSTEM = (
    _("This record system is not known here"),
    _("Open the decision aid from the list, and answer the questions yourself."),
)
ENDED = (
    _("Opening from the record took too long"),
    _("Open the decision aid from the record again, or from the list."),
)
UNREADABLE = (
    _("The record can't be read now"),
    _("Nothing was taken from it. Open the decision aid from the list, and answer the questions yourself."),
)
LOG = logging.getLogger(__name__)


class LaunchClient:
    """This site as a client of the record system, with a bound on how many records are read at once."""

    def __init__(self, system: RecordSystem, key: Key | None) -> None:
        self.system, self.key = system, key
        self.reading = threading.BoundedSemaphore(MOST_AT_ONCE)

    @property
    def oauth(self) -> OAuthClient:
        """The client, as it is registered there."""
        return OAuthClient(self.system.client_id, url_for("launch.launched", _external=True), self.key)


def set_up(app: Flask, system: RecordSystem) -> None:
    """Let the record system open aids; raises InvalidRecordSystem."""
    if not app.config["TRUSTED_HOSTS"]:
        raise InvalidRecordSystem("the address of this site is missing")
    if not is_safe(system.base):
        raise InvalidRecordSystem(f"'{system.base}' is no address that begins with https://")
    if not system.client_id:
        raise InvalidRecordSystem("the id of this site there is missing")
    try:
        key = load_private_key(system.key_file) if system.key_file else None
    except UnusableKey as why:
        raise InvalidRecordSystem(f"the key can't be used: {why}") from None
    app.extensions[CLIENT] = LaunchClient(system, key)
    app.register_blueprint(pages)


def _client() -> LaunchClient:
    found: LaunchClient = current_app.extensions[CLIENT]
    return found


@pages.get("/launch-keys.json")
def keys() -> Response:
    """The public keys of this client, at the address that is registered with the record system."""
    return jsonify(public_keys(_client().key))


@pages.get("/<name>/launch")
def launch(name: str) -> Response | ErrorPage | str:
    """Where a record system sends the browser: it is sent on to sign in there, with a scope for what the aid asks."""
    client, aid = _client(), load_aid(name)
    if not (told := _launch_context()):
        return error_page(OTHER_SYSTEM, HTTPStatus.BAD_REQUEST)
    if any(map(session.get, HELD)):
        return render_page("launch.html", current_visit(name))
    if not asks_record(aid):
        return _begin_anew(name, {})
    scope = " ".join([LAUNCH_SCOPE, PATIENT_SCOPE, *([CODES_SCOPE] if record_codes(aid) else [])])
    try:
        sign_in, exchange = client.system.endpoints()
        address, state, verifier = client.oauth.begin(sign_in, scope, aud=client.system.base, launch=told)
    except NoAnswer as why:
        return _unreadable(why)
    session[LAUNCH] = [name, state, verifier, exchange, int(time.time())]
    return redirect(address)


@pages.post("/<name>/launch")
def launch_anew(name: str) -> Response | ErrorPage:
    """Clear what is in the browser, then launch.

    The page that says so leads on by itself: after a form, Chromium follows no redirect to another site.
    """
    load_aid(name)
    if not (told := _launch_context()):
        return error_page(OTHER_SYSTEM, HTTPStatus.BAD_REQUEST)
    _clear()
    again = url_for(".launch", name=name, iss=_client().system.base, launch=told)
    return make_response(render_template("cleared.html", name=name, alone=False), {"Refresh": f"0; url={again}"})


def _launch_context() -> str:
    """What the known record system sent along, to be sent back; nothing where it is another system or none."""
    told = request.args.get("launch", "")
    known = request.args.get("iss", "").rstrip("/") == _client().system.base
    return told if known and len(told) <= LONGEST else ""


@pages.get("/launched")
def launched() -> Response | ErrorPage:
    """Where the record system sends the browser back with a code: the record is read once, and answers are proposed."""
    name, state, verifier, exchange, begun = session.pop(LAUNCH, ("", "", "", "", 0))
    code = request.args.get("code", "")
    late = time.time() - begun > SECONDS
    if late or not state or not hmac.compare_digest(state.encode(), request.args.get("state", "").encode()):
        return error_page(ENDED, HTTPStatus.BAD_REQUEST)
    if not 0 < len(code) <= LONGEST:
        return _unreadable(NoAnswer("no code was given"))
    try:
        return _begin_from(name, _facts(name, exchange, code, verifier))
    except NoAnswer as why:
        return _unreadable(why)


def _facts(name: str, exchange: str, code: str, verifier: str) -> RecordFacts:
    """What the record says; raises NoAnswer."""
    client, aid = _client(), load_aid(name)
    if not client.reading.acquire(blocking=False):
        raise NoAnswer("other records are being read")
    try:
        token = client.oauth.fetch_token(exchange, code, verifier)
        return client.system.read(token, codes=bool(record_codes(aid)), today=served_folder().today())
    finally:
        client.reading.release()


def _begin_from(name: str, facts: RecordFacts) -> Response:
    """Begin with what the record proposes; the next page asks if it is the right record where it does not fit."""
    aid = load_aid(name)
    proposed = proposed_answers(aid, facts)
    begun = _begin_anew(name, proposed)
    if not proposed or has_age_outside(aid, facts):
        notices.add_notice(RECORD, name, [AGE_OUTSIDE if proposed else NONE_PROPOSED])
    return begun


def _begin_anew(name: str, proposed: dict[str, list[str]]) -> Response:
    """Begin a consultation without any answer."""
    _clear()
    if not proposed:
        return redirect(url_for("questions.start", name=name), HTTPStatus.SEE_OTHER)
    session[PROPOSED] = [name, proposed]
    return redirect(url_for(".proposals", name=name), HTTPStatus.SEE_OTHER)


def _clear() -> None:
    """Clear the session of all aids, but for the language."""
    language = session.get(LANGUAGE)
    answers_cookie.clear_session()
    if language:
        session[LANGUAGE] = language


def _unreadable(why: NoAnswer) -> ErrorPage:
    LOG.warning("The record system did not give what was asked of it: %s.", why)
    return error_page(UNREADABLE, HTTPStatus.BAD_GATEWAY)


@pages.get("/<name>/record")
def proposals(name: str) -> Response | str:
    """The proposed answers, each to be confirmed; none is ticked."""
    visit, proposed = current_visit(name), _waiting(name)
    if not proposed:
        return redirect(url_for("questions.start", name=name), HTTPStatus.SEE_OTHER)
    asked = [(question, _choices(question, proposed[question.id])) for question in visit.aid.questions
             if question.id in proposed]  # fmt: skip
    return render_page("record.html", visit, asked=asked, wrong_record=pop_wrong_record(name))


@pages.post("/<name>/record")
def take(name: str) -> Response:
    """Keep the answers that were confirmed, out of those that were proposed, and forget the others."""
    visit, proposed = current_visit(name), _waiting(name)
    confirmed = set(request.form.getlist("take"))
    if not proposed or not is_from_this_session():
        return redirect(url_for("questions.start", name=name), HTTPStatus.SEE_OTHER)
    session.pop(PROPOSED)
    taken = {one: [value for value in values if f"{one}:{value}" in confirmed] for one, values in proposed.items()}
    visit.store_values({question: values for question, values in taken.items() if values})
    return redirect(
        url_for("questions.check" if any(taken.values()) else "questions.start", name=name), HTTPStatus.SEE_OTHER
    )


def _waiting(name: str) -> dict[str, list[str]]:
    """The proposed answers of that aid that nobody has decided on."""
    aid, proposed = session.get(PROPOSED, ("", {}))
    return dict(proposed) if aid == name else {}


def _choices(question: Question, values: list[str]) -> list[tuple[str, str]]:
    """Each proposed value of a question, with its words."""
    if question.choices:
        return [(choice.id, choice.label) for choice in question.choices if choice.id in values]
    return [(value, f"{value} {question.unit}".strip()) for value in values]
