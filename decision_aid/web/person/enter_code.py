"""Decodes an answer code, typed or scanned from a handout, into the answers of this browser."""

from http import HTTPStatus

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from decision_aid.consultation.answer_code import (
    MAX_TYPED_LENGTH,
    DecodedCode,
    InvalidCode,
    carry_answers_over,
    decode,
    decode_twins,
    decoded_voices,
    fingerprint_bits,
)
from decision_aid.consultation.answers import Answers, as_form_values
from decision_aid.consultation.path import Voice
from decision_aid.consultation.wording import join_and
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.gettext_marker import _
from decision_aid.web.http.language import current_language, translate
from decision_aid.web.http.served_folder import load_shown_rule_files, served_folder
from decision_aid.web.http.sessions import is_from_this_session
from decision_aid.web.person import answers_cookie, notices, version_change
from decision_aid.web.person.forms import is_from_cleared_session, stale_form_text
from decision_aid.web.person.questions import BACK, LINKED, TWINS, render_start_page
from decision_aid.web.person.visit import current_visit

pages = Blueprint("enter_code", __name__)

WRONG = _("Check the code: one letter or number is wrong, missing or extra. Compare each group of four.")
WRONG_GROUPS = _("Check the code against your paper. Start with %(groups)s.")
GROUP = _("group %(number)s (“%(letters)s”)")
NO_SUCH_LETTER = _("“%(letter)s” is in no code. Compare %(groups)s with your paper.")
OTHER_AID = _("This code belongs to another decision aid: “%(title)s”. Open that one, and type it there.")
NOT_KEPT = _("This code was made with a version of the aid that is not kept here. Please answer the questions again.")
NO_ROOM = _(
    "These answers are more than this browser can keep. Nothing was changed. Tell whoever looks after these pages."
)


@pages.post("/<name>/return")
def take_code(name: str) -> Response | tuple[str, int]:
    """Restore the answers of a code, or say why it is refused."""
    visit = current_visit(name)
    text = request.form.get("code", "")[:MAX_TYPED_LENGTH]
    if not is_from_this_session():
        if is_from_cleared_session():
            return redirect(url_for("questions.start", name=name), HTTPStatus.SEE_OTHER)
        return render_start_page(visit, code=text, wrong=stale_form_text()), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        packed, as_twins = _decoded(text)
        made_with = _version(name, packed)
        if made_with is None:
            return render_start_page(
                visit, code=text, wrong=_not_of_this_aid(name, packed)
            ), HTTPStatus.UNPROCESSABLE_ENTITY
        if not _store(name, visit.newer or visit.aid, made_with, packed):
            return render_start_page(visit, code=text, wrong=translate(NO_ROOM)), HTTPStatus.UNPROCESSABLE_ENTITY
    except InvalidCode as mistyped:
        return render_start_page(visit, code=text, wrong=_wrong(mistyped)), HTTPStatus.UNPROCESSABLE_ENTITY
    if as_twins:
        notices.add_notice(TWINS, name, ())
    if request.form.get("by") == "link":
        notices.add_notice(LINKED, name, ())
    return redirect(url_for("questions.check", name=name), HTTPStatus.SEE_OTHER)


def _decoded(text: str) -> tuple[DecodedCode, bool]:
    """The code, and whether letters had to be read as others that look like them."""
    try:
        return decode(text), False
    except InvalidCode:
        if found := decode_twins(text):
            return found, True
        raise


def _wrong(mistyped: InvalidCode) -> str:
    """Why a code is refused, with the groups in which to look for the slip."""
    named = [translate(GROUP) % {"number": number, "letters": letters} for number, letters in mistyped.groups]
    if not named:
        return translate(WRONG)
    message = NO_SUCH_LETTER if mistyped.letter else WRONG_GROUPS
    return translate(message) % {"letter": mistyped.letter, "groups": join_and(named, translate)}


def _store(name: str, now: DecisionAid, made_with: DecisionAid, packed: DecodedCode) -> bool:
    voices, now = decoded_voices(made_with, packed), version_change.in_original_language(name, now)
    carried = {voice: _carried_over(made_with, now, answers) for voice, answers in voices.spoken.items()}
    if not answers_cookie.store_answers(name, now, {voice: values for voice, (values, _) in carried.items()}):
        return False
    answers_cookie.set_voice(Voice.PERSON, name)
    back = len({question for values, _ in carried.values() for question in values})
    gone = dict.fromkeys(question.id for _, lost in carried.values() for question in lost)
    version_change.add_earlier_version_notice(name, now, fingerprint_bits(made_with.fingerprint))
    notices.add_notice(BACK, name, [str(back), str(fingerprint_bits(made_with.fingerprint)), *gone])
    return True


def _carried_over(
    made_with: DecisionAid, now: DecisionAid, answers: Answers
) -> tuple[answers_cookie.FormValues, tuple[Question, ...]]:
    fitting, lost = carry_answers_over(made_with, now, answers)
    return {question_id: as_form_values(now.question(question_id), one) for question_id, one in fitting.items()}, lost


def _version(name: str, packed: DecodedCode) -> DecisionAid | None:
    """The version that made the code, for any voice in it; None where it is unknown."""
    return served_folder().folder.version(name, *packed.possible_fingerprints)


def _not_of_this_aid(name: str, packed: DecodedCode) -> str:
    for other in load_shown_rule_files():
        aid = other.aid_in(current_language())
        if aid and other.name != name and _version(other.name, packed):
            return translate(OTHER_AID) % {"title": aid.title}
    return translate(NOT_KEPT)
