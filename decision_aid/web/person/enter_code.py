"""Decodes an answer code, typed or scanned from a handout, into the answers of this browser."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from decision_aid.consultation.answer_code import (
    LONGEST_TYPED,
    Mistyped,
    Packed,
    carried_over,
    mark_of,
    unpacked,
    voices_from,
)
from decision_aid.consultation.answers import Answers, typed
from decision_aid.consultation.voices import Voice
from decision_aid.consultation.wording import _
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.web.http.language import language, translate
from decision_aid.web.http.served_folder import every_aid, shelf
from decision_aid.web.person import answers_cookie, notices, version_change
from decision_aid.web.person.forms import Token, came_from_us, of_the_last_person, why_not_ours
from decision_aid.web.person.questions import BACK, LINKED, NOT_TAKEN, SEE_OTHER, start_page
from decision_aid.web.person.visit import visiting

pages = Blueprint("returning", __name__)

WRONG = _("This is not a code as it was printed: a letter is wrong, missing or too many. Compare each group of four.")
NO_SUCH_LETTER = _("“%(letter)s” is in no code. Compare each group of four letters with your paper.")
OTHER_AID = _("This code belongs to another decision aid: “%(title)s”. Open that one, and type it there.")
NOT_KEPT = _("This code was made with a version of the aid that is not kept here. Please answer the questions again.")
NO_ROOM = _(
    "These answers are more than this browser can keep. Nothing was changed. Tell whoever looks after these pages."
)


@pages.post("/<name>/return")
def take_code(name: str) -> Response | tuple[str, int]:
    """Restore the answers of a code, or say why it is refused."""
    visit = visiting(name)
    text = request.form.get("code", "")[:LONGEST_TYPED]
    if not came_from_us(Token()):
        if of_the_last_person():
            return redirect(url_for("consultation.start", name=name), SEE_OTHER)
        return start_page(visit, code=text, wrong=why_not_ours()), NOT_TAKEN
    try:
        packed = unpacked(text)
        made_with = _version(name, packed)
        if made_with is None:
            return start_page(visit, code=text, wrong=_not_of_this_aid(name, packed)), NOT_TAKEN
        if not _store(name, visit.newer or visit.aid, made_with, packed):
            return start_page(visit, code=text, wrong=translate(NO_ROOM)), NOT_TAKEN
    except Mistyped as mistyped:
        wrong = translate(NO_SUCH_LETTER) % {"letter": mistyped.letter} if mistyped.letter else translate(WRONG)
        return start_page(visit, code=text, wrong=wrong), NOT_TAKEN
    if request.form.get("by") == "link":
        notices.leave(LINKED, name, ())
    return redirect(url_for("consultation.check", name=name), SEE_OTHER)


def _store(name: str, now: DecisionAid, made_with: DecisionAid, packed: Packed) -> bool:
    voices, now = voices_from(made_with, packed), version_change.in_its_own_language(name, now)
    said, lost = _carried_over(made_with, now, voices.person)
    theirs, also_lost = _carried_over(made_with, now, voices.clinician)
    if not answers_cookie.keep(name, now, said, theirs):
        return False
    answers_cookie.speak(Voice.PERSON, name)
    back = len(said.keys() | theirs.keys())
    gone = dict.fromkeys(question.id for question in (*lost, *also_lost))
    version_change.last_here(name, now, mark_of(made_with.fingerprint))
    notices.leave(BACK, name, [str(back), str(mark_of(made_with.fingerprint)), *gone])
    return True


def _carried_over(
    made_with: DecisionAid, now: DecisionAid, answers: Answers
) -> tuple[answers_cookie.Typed, tuple[Question, ...]]:
    fitting, lost = carried_over(made_with, now, answers)
    return {question_id: typed(now.question(question_id), one) for question_id, one in fitting.items()}, lost


def _version(name: str, packed: Packed) -> DecisionAid | None:
    """The version that made the code, for any voice in it; None where it is unknown."""
    return shelf().folder.version(name, *packed.marks)


def _not_of_this_aid(name: str, packed: Packed) -> str:
    for other in every_aid():
        aid = other.aid_in(language())
        if aid and other.name != name and _version(other.name, packed):
            return translate(OTHER_AID) % {"title": aid.title}
    return translate(NOT_KEPT)
