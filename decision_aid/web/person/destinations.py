"""Where a button of a question page leads, once the answers are stored.

A wide screen shows all questions of a page, a phone one at a time. The style sheet alone decides which, by the width of
the screen, so it needs no script and the server need not know. The page has buttons of its own for a wide screen
("next"), and each question has some for a phone, which name it ("next:age"). The question that a phone shows is the
fragment of the address, which no browser sends: so back and forward work, and no position is stored. What comes next is
found from the answers each time; a question that an answer opens comes after the one that opened it.
"""

from collections.abc import Sequence
from typing import Any

from flask import request, url_for

from decision_aid.model.aid import Question
from decision_aid.model.conditions import ALWAYS
from decision_aid.web.http import language_choice
from decision_aid.web.person import answers_cookie, notices, who_answers
from decision_aid.web.person.forms import field_name
from decision_aid.web.person.steps import asked_after, asked_before, is_question_page, next_page, previous_page
from decision_aid.web.person.visit import Visit, voice_key

OPENED = "opened"  # the notice with the questions that an answer opened
RETURNS = {"check": "questions.check", "summary": "summary.summary"}
ALLOWED_WITH_ERRORS = {"back", "skip", "voice", language_choice.SWITCH}


def return_target() -> str:
    """Where the person came from to change one answer, and goes back to: "check", "summary" or ""."""
    back = request.values.get("return", "")
    return back if back in RETURNS else ""


def is_allowed_with_errors(going: str) -> bool:
    """Whether a button leads on although a value is wrong."""
    return going.partition(":")[0] in ALLOWED_WITH_ERRORS


def page_url(visit: Visit, page: str | None, question: str = "") -> str:
    """The URL of a page of questions, at one of them; of the check of all answers where there is no page."""
    if page is None:
        return url_for("questions.check", name=visit.name)
    return url_for("questions.ask", name=visit.name, page=page, _anchor=field_name(question) if question else None)


def destination(visit: Visit, page: str, going: str, seen: set[str]) -> str:
    """The URL to which a button leads; `seen` are the questions that were on the page."""
    on_page = {question.id for question in visit.questions(page)}
    if going == "enter":
        going = f"next:{_last_answered(visit, page)}"
    match going.partition(":"):
        case "next" | "skip", _, question if question in on_page:
            return _after(visit, page, question)
        case "back", _, question if question in on_page:
            return _before(visit, page, question)
        case "next", _, _ if opened := _opened(visit, page, seen):
            notices.add_notice(OPENED, f"{visit.name}/{page}", opened)
            return _again(visit, page)
        case "next" | "skip", _, _:
            return _onwards(visit, page)
        case "summary" | "check", _, _:
            return url_for(RETURNS[going], name=visit.name)
        case "back", _, _:
            earlier = previous_page(visit, page)
            return page_url(visit, earlier) if earlier else url_for("questions.start", name=visit.name)
        case "page", _, target if is_question_page(visit, target):
            return page_url(visit, target)
        case other, _, chosen:
            return _again(visit, page) + _chosen(visit, page, other, chosen)


def _chosen(visit: Visit, page: str, what: str, chosen: str) -> str:
    """Store the language or voice that was chosen; return the fragment that gives the voice's button the focus."""
    if what == language_choice.SWITCH:
        language_choice.store_language(chosen)
    if what != "voice":
        return ""
    voice, _, question = chosen.partition(":")
    answers_cookie.set_voice(who_answers.parse_voice(visit, voice), voice_key(visit.name, page))
    return f"#voice-{question}" if question in {one.id for one in visit.asked(page)} else "#voice"


def _again(visit: Visit, page: str, question: str = "") -> str:
    """The same page again, which still returns where the person came from."""
    back: dict[str, Any] = {"return": return_target() or None}
    anchor = field_name(question) if question else None
    return url_for("questions.ask", name=visit.name, page=page, _anchor=anchor, **back)


def _opened(visit: Visit, page: str, seen: set[str]) -> list[str]:
    return [question.id for question in visit.asked(page) if seen and question.id not in seen]


def _last_answered(visit: Visit, page: str) -> str:
    """The last question of the page that has a value; "" where none has."""
    return next((one.id for one in reversed(visit.asked(page)) if visit.own.get(one.id)), "")


def _after(visit: Visit, page: str, question: str) -> str:
    """The next question of the page, else the next page. Who came to change one answer is asked what it opened."""
    later: Sequence[Question] = asked_after(visit, page, question)
    if return_target():
        later = [one for one in later if one.when != ALWAYS and not visit.own.get(one.id)]
    return _again(visit, page, later[0].id) if later else _onwards(visit, page)


def _before(visit: Visit, page: str, question: str) -> str:
    """The question before it on the page, else the last one of the page before."""
    if earlier := asked_before(visit, page, question):
        return _again(visit, page, earlier[-1].id)
    before = previous_page(visit, page)
    return (
        page_url(visit, before, visit.asked(before)[-1].id) if before else url_for("questions.start", name=visit.name)
    )


def _onwards(visit: Visit, page: str) -> str:
    """Back to where the person came from, else the next page."""
    back = return_target()
    return url_for(RETURNS[back], name=visit.name) if back else page_url(visit, next_page(visit, page))
