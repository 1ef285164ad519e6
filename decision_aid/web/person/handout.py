"""The handout, as a page to print or as a PDF; where too many PDFs are being made, a page that says so.

A PDF takes up to some seconds and one is made at a time, so those who wait for one must not hold every thread.
"""

import base64
import hashlib
import threading
from collections.abc import Mapping
from dataclasses import replace

from flask import Blueprint, Response, current_app, redirect, request, session, url_for
from werkzeug.wrappers import Response as BaseResponse

from decision_aid.consultation.answer_code import code_of, mark_of
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.wording import IF_IT_FITS, _
from decision_aid.model.aid import DecisionAid
from decision_aid.output.handout import handout, handout_in_both, sheets_in_both
from decision_aid.output.handout.bilingual import mattering
from decision_aid.output.handout.failing import CantBeSet
from decision_aid.output.handout.form import Form, Pages, Paper
from decision_aid.output.handout.from_summary import asking, sheet
from decision_aid.output.handout.typesetting import Handout
from decision_aid.output.record_note import record_note
from decision_aid.translation.interface import catalogue
from decision_aid.web.http.canonical_url import BOTH, LANGUAGES, LARGE, PAGES, PAPER, PRINT, known
from decision_aid.web.http.csrf import mark
from decision_aid.web.http.language import language, translate, translator
from decision_aid.web.http.served_folder import opened, shelf
from decision_aid.web.http.sessions import TOKEN
from decision_aid.web.person import unprintable
from decision_aid.web.person.forms import Token, came_from_us, of_the_last_person, why_not_ours
from decision_aid.web.person.questions import NOT_TAKEN, SEE_OTHER
from decision_aid.web.person.version_change import in_its_own_language
from decision_aid.web.person.visit import Visit, drawn, is_shown, visiting

pages = Blueprint("paper", __name__)

AT_ONCE = 4  # PDFs made or waited for in one process; it needs more threads than these, for pages
BUSY, SOON = 503, 5  # seconds until the next try
_free = threading.BoundedSemaphore(AT_ONCE)

NO_PDF = _(
    "The PDF can't be made at the moment. Here is the same handout as a page: print it from your browser, "
    "or save it there as a PDF."
)


@pages.get("/<name>/handout")
def page(name: str) -> str:
    """The handout as a page that prints well from any browser."""
    visit = visiting(name)
    return _as_page(visit)


def _as_page(visit: Visit, alert: str = "") -> str:
    return _page_in_both(visit, alert) if _in_both(visit) else _page(visit, alert)


def _page(visit: Visit, alert: str) -> str:
    summary, form, name = _summary(visit), _form(), visit.name
    made = sheet(
        summary,
        code=code_of(visit.aid, visit.voices),
        address=_start(name),
        today=shelf().today(),
        translate=translator(),
    )
    return drawn(
        "handout.html",
        visit,
        sheet=asking(made, _chosen(visit.aid), translate),
        numbers=_numbers(visit.aid),
        if_it_fits={_if_it_fits(one.ask) for one in visit.aid.ask_the_team},
        alert=alert,
        wanted={form.paper.value, form.pages.value, LARGE if form.large_print else ""},
        full=form.pages is Pages.FULL,
        lines=made.lines if form.pages is Pages.FULL else mattering(made),
        note=record_note(summary, today=shelf().today(), translate=translator()),
        cipher_key=_cipher_key(),
        in_both=bool(_translations(visit)),
    )


def _page_in_both(visit: Visit, alert: str) -> str:
    full, (original, other) = _form().pages is Pages.FULL, _both_summaries(visit)
    code, today = code_of(visit.aid, visit.voices), shelf().today()
    address, chosen = _start(visit.name), _chosen_in_both(visit)
    made = sheets_in_both(original, other, code, today=today, address=address, full=full, chosen=chosen)
    return drawn("handout_both.html", _translated(visit), both=made, full=full, alert=alert)


@pages.get("/<name>/handout.pdf")
def pdf(name: str) -> Response | str:
    """The handout as a PDF; a letter that no font has is replaced, and the log says which ones the aid has."""
    return _pdf(visiting(name))


@pages.post("/<name>/handout.pdf")
def pdf_asking(name: str) -> BaseResponse | str | tuple[str, int]:
    """The same with the questions that were ticked, by their numbers in the file; own words never come here."""
    visit = visiting(name)
    if of_the_last_person():
        return redirect(url_for(".page", name=name), SEE_OTHER)
    if not came_from_us(Token()):
        return _as_page(visit, why_not_ours()), NOT_TAKEN
    return _pdf(visit)


def _pdf(visit: Visit) -> Response | str:
    """The PDF, where this process is not making as many as it may."""
    if not _free.acquire(blocking=False):
        return _try_again(visit)
    try:
        return _made(visit)
    finally:
        _free.release()


def _try_again(visit: Visit) -> Response:
    """A page that costs little, with the ways to a PDF later and to paper now."""
    response = Response(drawn("busy.html", visit, wanted=known(request.values)), BUSY)
    response.retry_after = SOON
    return response


def _made(visit: Visit) -> Response | str:
    """The PDF; where it can't be made, nobody goes without: the same as a page to print, which says so."""
    try:
        made = _typeset(visit)
    except CantBeSet as error:
        current_app.logger.error("%s: %s; the page to print is shown instead", visit.name, error)
        return _as_page(visit, translate(NO_PDF))
    if not is_shown():
        unprintable.tell(opened(visit.name))
    response = Response(made.pdf, mimetype="application/pdf")
    response.headers.set("Content-Disposition", "inline", filename=f"{visit.name}-handout.pdf")
    return response


def _typeset(visit: Visit) -> Handout:
    name, code, form, today = visit.name, code_of(visit.aid, visit.voices), _form(), shelf().today()
    if _in_both(visit):
        both, chosen = _both_summaries(visit), _chosen_in_both(visit)
        return handout_in_both(*both, code, form, today=today, address=_start(name), chosen=chosen)
    summary, chosen = _summary(visit), _chosen(visit.aid)
    return handout(summary, code, form, today=today, address=_start(name), translate=translator(), chosen=chosen)


def _chosen(aid: DecisionAid) -> list[str]:
    """The questions for the team that were ticked."""
    ticked = set(request.form.getlist("ask"))
    return [one.ask for number, one in enumerate(aid.ask_the_team, 1) if str(number) in ticked]


def _chosen_in_both(visit: Visit) -> list[str]:
    """The same, in the words of the aid's own language."""
    return _chosen(in_its_own_language(visit.name, visit.aid))


def _numbers(aid: DecisionAid) -> dict[str, int]:
    """The number in the file of each question for the team, by each of the ways in which it may be put."""
    numbered = {one.ask: number for number, one in enumerate(aid.ask_the_team, 1)}
    return numbered | {_if_it_fits(ask): number for ask, number in numbered.items()}


def _if_it_fits(ask: str) -> str:
    """The question as it is put to somebody of whom it is not known whether it fits them."""
    return translate(IF_IT_FITS) % {"ask": ask}


def _summary(visit: Visit) -> Summary:
    return summarise(visit.aid, visit.voices, today=shelf().today(), translate=translator())


def _in_both(visit: Visit) -> bool:
    """Whether two languages are asked for, of an aid that has them."""
    return request.args.get(LANGUAGES) == BOTH and bool(_translations(visit))


def _translations(visit: Visit) -> Mapping[str, DecisionAid]:
    """The version that the visit is with in other languages than its own; in none where it is only looked at."""
    if is_shown():
        return {}
    began_with = mark_of(visit.aid.fingerprint)
    found = shelf().folder.began_with(visit.name, began_with) if visit.newer else opened(visit.name)
    return found.translations if found else {}


def _translated(visit: Visit) -> Visit:
    """The visit in the language of this page where that is a translation, else in the first that there is."""
    translations = _translations(visit)
    return replace(visit, aid=translations.get(language()) or next(iter(translations.values())))


def _both_summaries(visit: Visit) -> tuple[Summary, Summary]:
    """What is known, in the aid's own language and in another."""
    aids = in_its_own_language(visit.name, visit.aid), _translated(visit).aid
    original, other = (
        summarise(aid, visit.voices, today=shelf().today(), translate=catalogue(aid.language).gettext) for aid in aids
    )
    return original, other


def _start(name: str) -> str:
    return url_for("consultation.start", name=name, _external=True)


def _form() -> Form:
    """The form that the address or the fields above the page ask for; what it does not know, it leaves as it is."""
    asked = request.values
    return Form(
        paper=next((one for one in Paper if one.value == asked.get(PAPER)), Paper.A4),
        pages=next((one for one in Pages if one.value == asked.get(PAGES)), Pages.SHORT),
        large_print=asked.get(PRINT) == LARGE,
    )


def _cipher_key() -> str:
    """The key for the own words that the browser keeps: 32 bytes as base64, gone when the session is cleared."""
    mark()
    return base64.b64encode(hashlib.sha256(f"own words {session.get(TOKEN)}".encode()).digest()).decode()
