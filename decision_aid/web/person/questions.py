"""The pages from the list of aids to the check of all answers: show questions, take answers, go on."""

from collections.abc import Sequence
from http import HTTPStatus

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from decision_aid.consultation.answer_code import MAX_TYPED_LENGTH, fingerprint_bits
from decision_aid.consultation.answers import RATHER_NOT_SAY
from decision_aid.consultation.best_next_question import best_next_questions, decide_figure
from decision_aid.consultation.patient_wording import ABOUT_WHOM, ANSWER_FOR_THEM
from decision_aid.consultation.reasons import why_asked
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.statement_labels import option_names
from decision_aid.consultation.what_if import pieces_by_statement
from decision_aid.consultation.whats_new import NewsKind, whats_new
from decision_aid.consultation.who_said_what import answers_in_words
from decision_aid.consultation.wording import IMPORTANCE, NOT_A_RECOMMENDATION, status_sentence
from decision_aid.model.aid import IMPORTANCE_PAGE, DecisionAid, Question
from decision_aid.model.conditions import ALWAYS, Truth
from decision_aid.model.enums import Importance, QuestionKind
from decision_aid.model.gettext_marker import _
from decision_aid.web.http.language import current_language, translate
from decision_aid.web.http.served_folder import is_anything_being_checked, load_shown_rule_files, served_folder
from decision_aid.web.http.sessions import has_no_cookie, is_from_this_session
from decision_aid.web.person import answers_cookie, forms, notices, version_change, who_answers
from decision_aid.web.person.destinations import (
    OPENED,
    destination,
    is_allowed_with_errors,
    page_url,
    return_target,
)
from decision_aid.web.person.steps import is_question_page, step, steps
from decision_aid.web.person.visit import (
    Visit,
    current_visit,
    is_starter,
    move_to_newest_version,
    render_fragment,
    render_page,
    voice_key,
)

pages = Blueprint("questions", __name__)

BACK, LINKED, TWINS, RESPONSE, RECORD = "back", "linked", "twins", "response", "record"
NONE_PROPOSED, AGE_OUTSIDE = "none", "age"
WRONG_RECORD = {
    NONE_PROPOSED: _("The record answers none of these questions. Is the right record open?"),
    AGE_OUTSIDE: _("The age in the record does not fit this decision aid. Is the right record open?"),
}
FEW_AIDS = 8  # so many are found at a glance; with more, the list has a search
FIRST_QUESTIONS = 3  # how many of those that decide most the start page offers
SAYS = {
    NewsKind.ADDED: _("New here"),
    NewsKind.FIGURE: _("Another figure than before"),
    NewsKind.REWORDED: _("Said in other words than before"),
    NewsKind.CERTAINTY: _("Less or more sure than before"),
    NewsKind.NOW_SEEN: _("Now shown for answers like yours"),
}


@pages.get("/")
def aids() -> str:
    """The list of decision aids, with a search where there are many; what authors begin from stands apart."""
    files = [(one, one.aid_in(current_language())) for one in load_shown_rule_files()]
    sought = request.args.get("words", "").strip()
    return render_template(
        "aids.html",
        files=[(one, aid) for one, aid in files if not (aid and is_starter(aid)) and _fits(aid, sought)],
        starters=[(one, aid) for one, aid in files if aid and is_starter(aid)],
        many=len(files) > FEW_AIDS,
        sought=sought,
        being_checked=is_anything_being_checked(),
        more_being_checked=any(aid for _, aid in files) and any(one.being_checked for one, aid in files if not aid),
        overlooked=served_folder().folder.overlooked(hidden=True),
        themes_of=_themes_of,
        status_of=lambda aid: status_sentence(aid, translate),
        notice=translate(NOT_A_RECOMMENDATION),
    )


def _themes_of(aid: DecisionAid) -> list[str]:
    """The titles of the considerations that the aid asks about; of others it only has outcomes."""
    asked = {question.consideration for question in aid.questions}
    return [one.title for one in aid.considerations if one.id in asked]


def _fits(aid: DecisionAid | None, sought: str) -> bool:
    """Whether all the words that somebody seeks are in what the list says of the aid."""
    if aid is None:
        return not sought
    said = [aid.title, aid.about.decision, aid.about.for_whom, *(option.name for option in aid.options)]
    return all(word in " ".join(said).casefold() for word in sought.casefold().split())


@pages.get("/<name>/")
def start(name: str) -> str:
    """The start page: the decision, the options at a glance, the questions that decide most, then all of them."""
    return render_start_page(current_visit(name))


def render_start_page(
    visit: Visit, *, code: str = "", wrong: str = "", wrong_file: str = "", refused: Sequence[str] = ()
) -> str:
    """Render the start page; `wrong` says why the typed `code` was refused, `wrong_file` why a response was."""
    everything = [(one, visit.questions(one.page)) for one in steps(visit)]
    deciding = best_next_questions(visit.aid, visit.voices)
    return render_page(
        "start.html",
        visit,
        steps=everything,
        always=ALWAYS,
        first=[one.question for one in deciding[:FIRST_QUESTIONS]],
        numbers_depend=decide_figure(visit.aid, deciding),
        wrong_record=pop_wrong_record(visit.name),
        about_whom=translate(ABOUT_WHOM[visit.aid.about.person]),
        answer_for_them=translate(ANSWER_FOR_THEM),
        code=code,
        wrong=wrong,
        wrong_file=wrong_file,
        refused=refused,
        longest_code=MAX_TYPED_LENGTH,
    )


def pop_wrong_record(name: str) -> str:
    """What speaks against the record from which the aid was just opened, said once; nothing if it fits."""
    return " ".join(translate(WRONG_RECORD[one]) for one in notices.pop_notice(RECORD, name) or ())


@pages.get("/<name>/ask/<page>")
def ask(name: str, page: str) -> str:
    """A page of questions, with what is stored; wrong values that are stored show their error."""
    visit = _on_page(name, page)
    return _questions(visit, page, opened=notices.pop_notice(OPENED, f"{name}/{page}") or ())


@pages.post("/<name>/ask/<page>")
def take_page(name: str, page: str) -> Response | tuple[str, int] | str:
    """Store what was posted and go where the button says; wrong values are stored too, but hold up "next"."""
    visit = _on_page(name, page, request.form.get("fingerprint_bits", type=int))
    visit = visit.with_voice(who_answers.parse_voice(visit, request.form.get("voice", "")))
    seen = set(request.form.get("shown", "").split())
    typed = forms.posted_values((question.id for question in visit.questions(page)), seen)
    going = request.form.get("go", "next")
    bits = request.form.get("fingerprint_bits", fingerprint_bits(visit.aid.fingerprint), type=int)
    ours = is_from_this_session()
    older = ours and version_change.is_other_version(visit.aid, bits)
    if going == "redraw":
        return _redrawn(_tried(visit, page, typed, keep=ours and not older), page, seen)
    if older:
        visit.carry_over_values(bits, forms.posted_values(seen, seen))
        return redirect(page_url(visit, page), HTTPStatus.SEE_OTHER)
    if not ours and forms.is_from_cleared_session():
        return redirect(page_url(visit, page), HTTPStatus.SEE_OTHER)
    if not ours:
        return _questions(visit.with_values(typed), page, ended=True), HTTPStatus.UNPROCESSABLE_ENTITY
    return _after_post(visit, page, typed, going, seen)


def _tried(visit: Visit, page: str, typed: answers_cookie.FormValues, *, keep: bool) -> Visit:
    """The visit with the posted values; stored where allowed, so that leaving by a link loses nothing."""
    kept = _stored(visit, page, typed) if keep else None
    return kept or visit.with_values(typed)


def _stored(visit: Visit, page: str, typed: answers_cookie.FormValues) -> Visit | None:
    answers_cookie.set_voice(visit.voice, voice_key(visit.name, page))
    return visit.store_values(typed)


def _after_post(
    visit: Visit, page: str, typed: answers_cookie.FormValues, going: str, seen: set[str]
) -> Response | tuple[str, int]:
    kept = _stored(visit, page, typed)
    if kept is None:
        return _questions(visit.with_values(typed), page, full=True), HTTPStatus.UNPROCESSABLE_ENTITY
    wrong = {refusal.question for refusal in kept.refusals} & {question.id for question in kept.asked(page)}
    if wrong and not is_allowed_with_errors(going):
        return _questions(kept, page), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(destination(kept, page, going, seen), HTTPStatus.SEE_OTHER)


@pages.get("/<name>/check")
def check(name: str) -> str:
    """All questions with their answers, to check before the summary."""
    visit = current_visit(name)
    said = {one.question.id: one for one in answers_in_words(visit.walks, visit.voices, translate)}
    asked = [(one, [(q, said.get(q.id)) for q in visit.asked(one.page)]) for one in steps(visit)]
    count, bits, *lost = notices.pop_notice(BACK, name) or ("", "0")
    return render_page(
        "check.html",
        visit,
        asked=asked,
        steps=steps(visit),
        page="check",
        back=count,
        from_response=notices.pop_notice(RESPONSE, name),
        linked=notices.pop_notice(LINKED, name) is not None,
        twins=notices.pop_notice(TWINS, name) is not None,
        lost=version_change.question_texts(name, int(bits), lost),
        withdrawn=withdrawn_findings(visit) if count else [],
        options=option_names(visit.aid.options, translate),
        outcomes={outcome.id: outcome.name for outcome in visit.aid.outcomes},
        **news_variables(visit),
    )


@pages.post("/<name>/newer")
def go_over(name: str) -> Response:
    """Move to the newest version with the answers that still fit."""
    kept = answers_cookie.load_answers(name)
    now = move_to_newest_version(name).aid
    if kept:
        version_change.add_earlier_version_notice(name, now, kept.fingerprint_bits)
    return redirect(url_for(".check", name=name), HTTPStatus.SEE_OTHER)


def _on_page(name: str, page: str, page_bits: int | None = None) -> Visit:
    visit = current_visit(name, page, page_bits)
    if not is_question_page(visit, page):
        raise NotFound
    return visit


def _questions(visit: Visit, page: str, *, opened: object = (), ended: bool = False, full: bool = False) -> str:
    return render_page(
        "questions.html",
        visit,
        **_question_variables(visit, page),
        part=step(visit, page),
        steps=steps(visit),
        page=page,
        opened=opened,
        ended=ended,
        without_cookie=has_no_cookie(),
        full=full,
        version_bits=fingerprint_bits(visit.aid.fingerprint),
    )


def _redrawn(visit: Visit, page: str, seen: set[str]) -> str:
    opened = [question.id for question in visit.asked(page) if question.id not in seen]
    return render_fragment("_questions.html", visit, **_question_variables(visit, page), opened=opened)


def _question_variables(visit: Visit, page: str) -> dict[str, object]:
    return {
        "entries": forms.answer_fields(visit.asked(page), visit.own, visit.refusals),
        "because": lambda question: why_asked(visit.walks, question, translate),
        "choices": choices_of,
        "outcome_names": {outcome.id: outcome.name for outcome in visit.aid.outcomes},
        "rather_not_say": RATHER_NOT_SAY,
        "speaking": who_answers.voice_on_page(visit, page),
        "one_at_a_time": page != IMPORTANCE_PAGE,
        "back_to": return_target(),
    }


def choices_of(question: Question) -> list[tuple[str, str]]:
    """The choices of a question: form value and label."""
    if question.kind is QuestionKind.IMPORTANCE:
        return [(mark.value, translate(IMPORTANCE[mark])) for mark in Importance]
    return [(choice.id, choice.label) for choice in question.choices]


def news_variables(visit: Visit) -> dict[str, object]:
    """Template variables of the news; `since` is None unless answers came from an earlier version."""
    before = version_change.pop_earlier_version(visit.name)
    now = served_folder().folder.open(visit.name).aid
    if before is None or now is None:
        return {"since": None}
    return {
        "since": whats_new(before, now, visit.voices, visit.summary),
        "became": {one: translate(text) for one, text in SAYS.items()},
        "asked_now": {question.id: question.ask for question in visit.aid.questions},
    }


def withdrawn_findings(visit: Visit) -> list[Piece]:
    """What these answers show that rests on a retracted or superseded source: for somebody who comes back."""
    found = pieces_by_statement(visit.summary).values()
    return [piece for truth, piece in found if piece.withdrawn and truth is not Truth.NO]
