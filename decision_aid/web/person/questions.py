"""The pages from the list of aids to the check of all answers: show questions, take answers, go on."""

from collections.abc import Mapping

from flask import Blueprint, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from decision_aid.consultation.answer_code import LONGEST_TYPED, mark_of
from decision_aid.consultation.answers import RATHER_NOT_SAY
from decision_aid.consultation.reasons import asked_because
from decision_aid.consultation.said import sayings
from decision_aid.consultation.wording import IMPORTANCE, NOT_A_RECOMMENDATION, NOTHING_STORED, status_sentence
from decision_aid.model.aid import Question
from decision_aid.model.conditions import ALWAYS
from decision_aid.model.enums import Importance, QuestionKind
from decision_aid.web.http import language_choice
from decision_aid.web.http.language import language, translate
from decision_aid.web.http.served_folder import every_aid, shelf
from decision_aid.web.http.sessions import is_without_cookie
from decision_aid.web.person import answers_cookie, forms, notices, version_change, who_answers
from decision_aid.web.person.steps import after, before, is_page, step, steps
from decision_aid.web.person.visit import Visit, drawn, drawn_part, going_over, on_page, visiting
from decision_aid.web.person.whats_new import news

pages = Blueprint("consultation", __name__)

SEE_OTHER = 303
NOT_TAKEN = 422
OPENED, BACK, LINKED = "opened", "back", "linked"
RETURNS = {"check": "consultation.check", "summary": "evidence.summary"}
LETS_WRONG_PASS = {"back", "skip", "voice", language_choice.SWITCH}


@pages.get("/")
def aids() -> str:
    """The list of decision aids."""
    return render_template(
        "aids.html",
        shelved=[(one, one.aid_in(language())) for one in every_aid()],
        overlooked=shelf().folder.overlooked(),
        status_of=lambda aid: status_sentence(aid, translate),
        notice=translate(NOT_A_RECOMMENDATION),
        nothing_stored=translate(NOTHING_STORED),
        token=forms.Token(formdata=None),
    )


@pages.get("/<name>/")
def start(name: str) -> str:
    """The start page: the decision, who it is for, and all questions."""
    return start_page(visiting(name))


def start_page(visit: Visit, *, code: str = "", wrong: str = "") -> str:
    """Render the start page; `wrong` says why the typed `code` was refused."""
    everything = [(one, visit.questions(one.page)) for one in steps(visit)]
    return drawn(
        "start.html", visit, steps=everything, always=ALWAYS, code=code, wrong=wrong, longest_code=LONGEST_TYPED
    )


@pages.get("/<name>/ask/<page>")
def ask(name: str, page: str) -> str:
    """A page of questions, with what is stored; wrong values that are stored show their error."""
    visit = _on_page(name, page)
    form = forms.shown_before(visit.questions(page), visit.own)
    for entry in _entries(form, visit.asked(page)):
        if entry.data:
            entry.validate(form)
    return _questions(visit, page, form, opened=notices.taken(OPENED, f"{name}/{page}") or ())


@pages.post("/<name>/ask/<page>")
def take_page(name: str, page: str) -> Response | tuple[str, int] | str:
    """Store what was posted and go where the button says; wrong values are stored too, but hold up "next"."""
    visit = _on_page(name, page, request.form.get("mark", type=int))
    visit = visit.speaking(who_answers.named(request.form.get("voice", ""), visit.voice))
    seen = set(request.form.get("shown", "").split())
    form = forms.posted(visit.questions(page), visit.own, seen)
    going = request.form.get("go", "next")
    mark = request.form.get("mark", mark_of(visit.aid.fingerprint), type=int)
    ours = forms.came_from_us(form)
    older = ours and version_change.is_older(visit.aid, mark)
    if going == "redraw":
        return _redrawn(_tried(visit, page, form, keep=ours and not older), page, form, seen)
    if older:
        visit.carrying(mark, forms.typed_for(seen))
        return redirect(_address(visit, page), SEE_OTHER)
    if not ours and forms.of_the_last_person():
        return redirect(_address(visit, page), SEE_OTHER)
    if not ours:
        tried = visit.trying(forms.typed_in(form, visit.questions(page)))
        return _questions(tried, page, form, ended=True), NOT_TAKEN
    return _taken(visit, page, form, going, seen)


def _tried(visit: Visit, page: str, form: FlaskForm, *, keep: bool) -> Visit:
    """The visit with the posted values; stored where allowed, so that leaving by a link loses nothing."""
    typed = forms.typed_in(form, visit.questions(page))
    kept = _kept(visit, page, typed) if keep else None
    return kept or visit.trying(typed)


def _kept(visit: Visit, page: str, typed: Mapping[str, list[str]]) -> Visit | None:
    answers_cookie.speak(visit.voice, on_page(visit.name, page))
    return visit.keeping(typed)


def _taken(visit: Visit, page: str, form: FlaskForm, going: str, seen: set[str]) -> Response | tuple[str, int]:
    typed = forms.typed_in(form, visit.questions(page))
    kept = _kept(visit, page, typed)
    if kept is None:
        return _questions(visit.trying(typed), page, form, full=True), NOT_TAKEN
    wrong = [entry for entry in _entries(form, kept.asked(page)) if entry.errors]
    if wrong and going.partition(":")[0] not in LETS_WRONG_PASS:
        return _questions(kept, page, form), NOT_TAKEN
    target = _destination(kept, page, going, seen)
    if target.partition("?")[0] != _address(kept, page):
        answers_cookie.turn_over()
    return redirect(target, SEE_OTHER)


@pages.get("/<name>/check")
def check(name: str) -> str:
    """All questions with their answers, to check before the summary."""
    visit = visiting(name)
    said = {one.question.id: one for one in sayings(visit.walks, visit.voices, translate)}
    asked = [(one, [(q, said.get(q.id)) for q in visit.asked(one.page)]) for one in steps(visit)]
    count, mark, *lost = notices.taken(BACK, name, numbers=2) or ("", "0")
    return drawn(
        "check.html",
        visit,
        asked=asked,
        steps=steps(visit),
        page="check",
        back=count,
        linked=notices.taken(LINKED, name) is not None,
        lost=version_change.asks(name, int(mark), lost),
        **news(visit),
    )


@pages.post("/<name>/newer")
def go_over(name: str) -> Response:
    """Move to the newest version with the answers that still fit."""
    kept = answers_cookie.kept_for(name)
    if forms.came_from_us(forms.Token()):
        now = going_over(name).aid
        if kept:
            version_change.last_here(name, now, kept.mark)
    return redirect(url_for(".check", name=name), SEE_OTHER)


def _on_page(name: str, page: str, page_mark: int | None = None) -> Visit:
    visit = visiting(name, page, page_mark)
    if not is_page(visit, page):
        raise NotFound
    return visit


def _entries(form: FlaskForm, questions: tuple[Question, ...]) -> list[forms.Entry]:
    return [form[forms.field_name(question.id)] for question in questions]


def _questions(
    visit: Visit, page: str, form: FlaskForm, *, opened: object = (), ended: bool = False, full: bool = False
) -> str:
    back = request.values.get("return", "")
    return drawn(
        "questions.html",
        visit,
        **_asked(visit, page, form),
        here=step(visit, page),
        steps=steps(visit),
        page=page,
        speaking=who_answers.speaking(visit, page),
        opened=opened,
        ended=ended,
        without_cookie=is_without_cookie(),
        full=full,
        made_for=mark_of(visit.aid.fingerprint),
        back_to=back if back in RETURNS else "",
    )


def _redrawn(visit: Visit, page: str, form: FlaskForm, seen: set[str]) -> str:
    opened = [question.id for question in visit.asked(page) if question.id not in seen]
    return drawn_part("_questions.html", visit, **_asked(visit, page, form), opened=opened)


def _asked(visit: Visit, page: str, form: FlaskForm) -> dict[str, object]:
    return {
        "form": form,
        "entries": _entries(form, visit.asked(page)),
        "because": lambda question: asked_because(visit.walks, question, translate),
        "choices": choices_of,
        "rather_not_say": RATHER_NOT_SAY,
    }


def choices_of(question: Question) -> list[tuple[str, str]]:
    """The choices of a question: form value and label."""
    if question.kind is QuestionKind.IMPORTANCE:
        return [(mark.value, translate(IMPORTANCE[mark])) for mark in Importance]
    return [(choice.id, choice.label) for choice in question.choices]


def _destination(visit: Visit, page: str, going: str, seen: set[str]) -> str:
    """The URL to which a button leads, after storing."""
    here = url_for(".ask", name=visit.name, page=page)
    opened = [question.id for question in visit.asked(page) if seen and question.id not in seen]
    back = request.values.get("return", "")
    again = here + (f"?return={back}" if back in RETURNS else "")
    match going.partition(":"):
        case "next", _, _ if opened:
            notices.leave(OPENED, f"{visit.name}/{page}", opened)
            return again
        case "voice", _, voice:
            answers_cookie.speak(who_answers.named(voice, visit.voice), on_page(visit.name, page))
            return again
        case "next" | "skip", _, _:
            target = after(visit, page)
            return url_for(RETURNS[back], name=visit.name) if back in RETURNS else _address(visit, target)
        case "back", _, _:
            target = before(visit, page)
            return _address(visit, target) if target else url_for(".start", name=visit.name)
        case "summary" | "check", _, _:
            return url_for(RETURNS[going], name=visit.name)
        case language_choice.SWITCH, _, chosen:
            language_choice.remember(chosen)
            return here + (f"?return={back}" if back in RETURNS else "")
        case "page", _, target if is_page(visit, target):
            return _address(visit, target)
        case _:
            return here


def _address(visit: Visit, page: str | None) -> str:
    if page is None:
        return url_for(".check", name=visit.name)
    return url_for(".ask", name=visit.name, page=page)
