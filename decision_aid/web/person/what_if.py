"""What-if pages: try another answer to one question, see what would change, and keep it or not."""

from collections.abc import Sequence
from http import HTTPStatus

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from decision_aid.consultation.answer_code import fingerprint_bits
from decision_aid.consultation.answers import RATHER_NOT_SAY, Answer, parse_answers
from decision_aid.consultation.path import Voice
from decision_aid.consultation.reasons import answer_text
from decision_aid.consultation.statement_labels import option_names
from decision_aid.consultation.summary import QuestionForTeam
from decision_aid.consultation.what_if import WhatIf, changeable_questions, what_if
from decision_aid.consultation.who_said_what import whose_answer
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.conditions import Truth
from decision_aid.model.gettext_marker import _
from decision_aid.web.http.language import current_gettext, translate
from decision_aid.web.http.served_folder import served_folder
from decision_aid.web.http.sessions import is_from_this_session
from decision_aid.web.person import forms, version_change
from decision_aid.web.person.answers_cookie import FormValues
from decision_aid.web.person.enter_code import NO_ROOM
from decision_aid.web.person.questions import choices_of
from decision_aid.web.person.summary import certainty_names
from decision_aid.web.person.visit import Visit, current_visit, render_page

pages = Blueprint("what_if", __name__)

AT_FIRST = 3
MOVES = {
    (Truth.NO, Truth.YES): _("Left out now; would be shown"),
    (Truth.NO, Truth.CANNOT_TELL): _("Left out now; would be marked “may apply”"),
    (Truth.CANNOT_TELL, Truth.YES): _("Marked “may apply” now; would surely be shown"),
    (Truth.YES, Truth.CANNOT_TELL): _("Shown now; would only be marked “may apply”"),
    (Truth.YES, Truth.NO): _("Shown now; would be left out"),
    (Truth.CANNOT_TELL, Truth.NO): _("Marked “may apply” now; would be left out"),
}
MEANWHILE = _("The aid was changed after this page was opened. Read the question as it is now, and answer it again.")
NOT_KEPT = _("The answer was not kept")
NOTHING_TRIED, GIVE_ONE = (
    _("There was no answer to try"),
    _("Give an answer first. Then press “See what would change”."),
)
WHOSE_ANSWER = {
    Voice.CLINICIAN: _("Your doctor or nurse answered this question. What you try here is another answer of theirs."),
    Voice.PATIENT: _("The patient answered this question. What you try here is another answer of theirs."),
    Voice.TOGETHER: _("Several of you answered this question. What you try here is one answer of all of them."),
}
NO_WALK = {"because": lambda question: "", "one_at_a_time": False, "opened": ()}  # one question, outside its page
WHOSE_NOW = _("(%(whose)s now)")


@pages.get("/<name>/what-if")
def choosing(name: str) -> str:
    """Choose the question."""
    return _render(current_visit(name), None)


@pages.post("/<name>/what-if")
def trying(name: str) -> Response | tuple[str, int] | str:
    """Show what another answer would change; it is stored only by the button "keep"."""
    bits, go = request.form.get("fingerprint_bits", type=int), request.form.get("go", "")
    visit = current_visit(name, "", bits)
    if forms.is_from_cleared_session():
        return redirect(url_for(".choosing", name=name), HTTPStatus.SEE_OTHER)
    chosen = request.form.get("chosen" if go == "choose" else "question")
    question = next((one for one in _questions(visit) if one.id == chosen), None)
    is_other = bits is not None and version_change.is_other_version(visit.aid, bits)
    if go not in ("", "choose") and is_other:
        return _render(visit, question, wrong=_not_kept(translate(MEANWHILE))), HTTPStatus.UNPROCESSABLE_ENTITY
    if question is None or not go:
        return _render(visit, question)
    posted = forms.posted_values((question.id,), ())
    if go == "choose":
        return _render(visit, question, None if is_other else posted or None)
    if go == "try" and not any(value.strip() for value in posted.get(question.id, ())):
        return _render(
            visit, question, wrong=(translate(NOTHING_TRIED), translate(GIVE_ONE))
        ), HTTPStatus.UNPROCESSABLE_ENTITY
    typed = _stored(visit, question) | posted
    if go == "keep":
        return _store(visit, question, typed)
    answers, _refused = parse_answers((question,), typed)
    found = _outcome(visit, question, answers[question.id]) if answers else None
    return _render(visit, question, typed, found)


def _not_kept(why: str) -> tuple[str, str]:
    """The title and the text of a refusal."""
    return translate(NOT_KEPT), why


def _stored(visit: Visit, question: Question) -> FormValues:
    """The stored values of the question, of the voice that answered it."""
    own = visit.with_voice(_who(visit, question)).own
    return {question.id: own.get(question.id, [])}


def _store(visit: Visit, question: Question, typed: FormValues) -> Response | tuple[str, int]:
    """Store the answer in the voice of the one before, and return to the summary."""
    if not is_from_this_session():
        return _render(
            visit, question, typed, wrong=_not_kept(forms.stale_form_text())
        ), HTTPStatus.UNPROCESSABLE_ENTITY
    _answers, refused = parse_answers((question,), typed)
    if not refused and visit.with_voice(_who(visit, question)).store_values(typed) is None:
        return _render(visit, question, typed, wrong=_not_kept(translate(NO_ROOM))), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for("summary.summary", name=visit.name), HTTPStatus.SEE_OTHER)


def _who(visit: Visit, question: Question) -> Voice:
    """The voice that answered the question; the person if none did."""
    return visit.voices.voice_of(question.id) or Voice.PERSON


def _questions(visit: Visit) -> tuple[Question, ...]:
    return changeable_questions(visit.aid, visit.voices)


def _outcome(visit: Visit, question: Question, answer: Answer) -> WhatIf:
    return what_if(
        visit.aid, visit.voices, question, answer, today=served_folder().today(), translate=current_gettext()
    )


def _render(
    visit: Visit,
    question: Question | None,
    typed: FormValues | None = None,
    found: WhatIf | None = None,
    *,
    wrong: tuple[str, str] | None = None,
) -> str:
    who = _who(visit, question) if question else Voice.PERSON
    return render_page(
        "what_if.html",
        visit,
        questions=_questions(visit),
        question=question,
        entries=_fields(visit, question, typed) if question else [],
        whose=translate(WHOSE_ANSWER[who]) if who in WHOSE_ANSWER else "",
        now=_now(visit, question) if question else "",
        whose_now=_whose_now(visit, question) if question else {},
        then=answer_text(question, found.answer, translate) if question and found else "",
        found=found,
        **_team_questions(found),
        wrong=wrong,
        version_bits=fingerprint_bits(visit.aid.fingerprint),
        moves={pair: translate(text) for pair, text in MOVES.items()},
        **_names(visit.aid),
        choices=choices_of,
        **NO_WALK,
        rather_not_say=RATHER_NOT_SAY,
        at_first=AT_FIRST,
    )


def _team_questions(found: WhatIf | None) -> dict[str, list[str]]:
    come, go = (found.asks_come, found.asks_go) if found else ((), ())
    return {"asks_come": _in_words(come), "asks_go": _in_words(go)}


def _in_words(asks: Sequence[QuestionForTeam]) -> list[str]:
    return [ask.in_words(translate) for ask in asks]


def _fields(visit: Visit, question: Question, typed: FormValues | None) -> list[forms.AnswerField]:
    """The field of the question: with what was tried and why that is refused, or else with the stored answer."""
    if typed is None:
        return forms.answer_fields((question,), _stored(visit, question), ())
    return forms.answer_fields((question,), typed, parse_answers((question,), typed)[1])


def _names(aid: DecisionAid) -> dict[str, object]:
    """What the page calls options and outcomes, by their ids, and certainties."""
    return {
        "options": option_names(aid.options, translate),
        "outcomes": {outcome.id: outcome.name for outcome in aid.outcomes},
        "certainties": certainty_names(),
    }


def _whose_now(visit: Visit, question: Question) -> dict[str, str]:
    """Whose answer each choice is now, by form value."""
    voices: dict[str, set[Voice]] = {}
    for voice, values in visit.values.items():
        for value in values.get(question.id, []):
            voices.setdefault(value, set()).add(voice)
    return {value: translate(WHOSE_NOW) % {"whose": whose_answer(said, translate)} for value, said in voices.items()}


def _now(visit: Visit, question: Question) -> str:
    """The present answers in words, one or two; "" without any."""
    given = visit.voices.answered_by(question.id).values()
    return " / ".join(dict.fromkeys(answer_text(question, one, translate) for one in given))
