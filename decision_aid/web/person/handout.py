"""The handout as a page to print and as a PDF, in one language or two.

A PDF takes up to some seconds, and one is made at a time. A semaphore bounds how many requests wait, so that PDFs never
hold every thread, and TURN_SECONDS how long; beyond either the answer is 503 with Retry-After. To count
the pages of a PDF is to make it, so no page waits for that: its script asks, and asks again while a PDF is made.
"""

import base64
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from http import HTTPStatus

from flask import Blueprint, Response, current_app, redirect, request, session, url_for
from werkzeug.wrappers import Response as BaseResponse

from decision_aid.consultation.answer_code import encode_answers, fingerprint_bits
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.model.aid import DecisionAid
from decision_aid.model.gettext_marker import _
from decision_aid.model.languages import own_name
from decision_aid.model.printable_letters import unprintable_letters
from decision_aid.output import parts
from decision_aid.output.handout import letters_without_font, make_handout
from decision_aid.output.handout.bilingual import pair_texts
from decision_aid.output.handout.from_summary import build_sheet
from decision_aid.output.handout.own_words import BOXES, MAX_LETTERS, letters_of, own_words
from decision_aid.output.handout.paper_options import Pages, Paper, PaperOptions
from decision_aid.output.handout.sheet import Sheet
from decision_aid.output.handout.typesetting import TypesettingFailed, count_pages, its_turn
from decision_aid.output.handout.wording import WORDS
from decision_aid.output.record_note import record_note
from decision_aid.translation.interface import catalogue
from decision_aid.web.http.canonical_url import BOTH, LANGUAGES, LARGE, PAGES, PAPER, PRINT, known_parameters
from decision_aid.web.http.deployment import NO_ADDRESS
from decision_aid.web.http.language import current_gettext, current_language, translate
from decision_aid.web.http.served_folder import load_hospital, load_rule_file, load_version_started_with, served_folder
from decision_aid.web.http.sessions import NOTES_KEY, is_from_this_session
from decision_aid.web.person.forms import is_from_cleared_session, stale_form_text
from decision_aid.web.person.keeping import keeping
from decision_aid.web.person.version_change import in_original_language
from decision_aid.web.person.visit import Visit, current_visit, is_preview, render_page

pages = Blueprint("handout", __name__)
Respond = Callable[[Visit, bytes], Response]

MAX_REQUESTED_PDFS = 4  # made or waited for at the same time; the server needs more threads than that
RETRY_AFTER_SECONDS = 5
_free = threading.BoundedSemaphore(MAX_REQUESTED_PDFS)

NO_PDF = _(
    "The PDF can't be made at the moment. Here is the same handout as a page: print it from your browser, "
    "or save it there as a PDF."
)
LETTERS_WITHOUT_FONT = _(
    "Some letters of this aid can't be shown in the PDF. Here is the same handout as a page: print it from your "
    "browser, or save it there as a PDF."
)
MOST_NAMED = 10  # letters without a font
TOO_LONG = _("“%(box)s” has %(count)s letters, and the PDF takes %(most)s. Make it shorter, or print this page.")
TYPED_WITHOUT_FONT = _(
    "These letters that you typed can't be shown in the PDF: %(letters)s Delete them, or print this page."
)


@pages.get("/<name>/handout")
def page(name: str) -> str:
    """The handout as a page to print from any browser."""
    visit = current_visit(name)
    return page_to_print(visit)


def page_to_print(visit: Visit, alert: str = "") -> str:
    """The handout as a page, with why it is shown in place of something else."""
    return _page_in_both(visit, alert) if _in_both(visit) else _page(visit, alert)


def _page(visit: Visit, alert: str) -> str:
    return render_page(
        "handout.html",
        visit,
        sheet=_sheet(visit, visit.summary),
        typed=typed_words(),
        most_letters=MAX_LETTERS,
        no_pdf=translate(NO_PDF),
        alert=alert,
        wanted=_wanted(visit),
        full=_form().pages is Pages.FULL,
        order=parts,
        note=record_note(visit.summary, today=served_folder().today(), translate=current_gettext()),
        cipher_key=_cipher_key(),
        languages=_two_languages(visit),
    )


def _page_in_both(visit: Visit, alert: str) -> str:
    full, (original, other) = _form().pages is Pages.FULL, _both_summaries(visit)
    both = pair_texts(_sheet(visit, original), _sheet(visit, other), full=full)
    return render_page("handout_both.html", _translated(visit), both=both, full=full, alert=alert)


def _sheet(visit: Visit, summary: Summary) -> Sheet:
    code, today = encode_answers(visit.aid, visit.voices), served_folder().today()
    address, chosen, hospital = _start(visit.name), _chosen(visit.aid), load_hospital()
    instead = keeping().on_paper
    return build_sheet(
        summary, code=code, address=address, today=today, chosen=chosen, hospital=hospital, instead=instead
    )


@pages.get("/<name>/handout.pdf")
def pdf(name: str) -> Response | str:
    """The handout as a PDF, or as the page to print where there can be none."""
    return with_pdf(current_visit(name), _inline)


@pages.post("/<name>/handout.pdf")
def pdf_asking(name: str) -> BaseResponse | str | tuple[str, int]:
    """The PDF with the questions ticked, posted as their numbers in the file, and with the person's own words."""
    visit = current_visit(name)
    if refused := refused_form(visit):
        return refused
    if unprintable := why_unprintable(typed_words()):
        return _page(visit, unprintable), HTTPStatus.UNPROCESSABLE_ENTITY
    return with_pdf(visit, _inline)


def refused_form(visit: Visit) -> BaseResponse | tuple[str, int] | None:
    """The answer to a form from a page of no session, or of another person's; None for one of this session."""
    if is_from_cleared_session():
        return redirect(url_for("handout.page", name=visit.name), HTTPStatus.SEE_OTHER)
    if not is_from_this_session():
        return _page(visit, stale_form_text()), HTTPStatus.UNPROCESSABLE_ENTITY
    return None


@pages.post("/<name>/handout/page-count")
def page_count(name: str) -> Response:
    """How many pages the PDF has as chosen; nothing where there is none.

    It sets no cookie: a count that comes late would bring back one that was cleared meanwhile.
    """
    visit = current_visit(name)
    session.modified = False
    if why_unprintable(typed_words()) or not is_from_this_session():
        return Response(status=HTTPStatus.UNPROCESSABLE_ENTITY)
    with its_turn(0) as has_turn:
        return _counted(visit) if has_turn else _later(Response(status=HTTPStatus.SERVICE_UNAVAILABLE))


def _counted(visit: Visit) -> Response:
    try:
        count = 0 if _without_font(visit) else count_pages(_typeset(visit))
    except TypesettingFailed:
        count = 0
    return Response(str(count), mimetype="text/plain") if count else Response(status=HTTPStatus.NO_CONTENT)


def _later(response: Response) -> Response:
    response.retry_after = RETRY_AFTER_SECONDS
    return response


def with_pdf(visit: Visit, respond: Respond) -> Response | str:
    """Make the PDF and respond with it, or answer 503 where too many are waiting or those before it take long."""
    if not _free.acquire(blocking=False):
        return _busy_page(visit)
    try:
        with its_turn() as has_turn:
            return _pdf_or_page(visit, respond) if has_turn else _busy_page(visit)
    finally:
        _free.release()


def _busy_page(visit: Visit) -> Response:
    """The 503 page: cheap to render, with what was posted to be sent again, or a link to the page to print."""
    posted = [("ask", number) for number in request.form.getlist("ask")]
    posted += [(field_of(box), words) for box, words in typed_words().items() if words]
    wanted = known_parameters(request.values)
    page = render_page("busy.html", visit, wanted=wanted, posted=posted)
    return _later(Response(page, HTTPStatus.SERVICE_UNAVAILABLE))


def _pdf_or_page(visit: Visit, respond: Respond) -> Response | str:
    """The response with the PDF, or the page to print with a notice where letters have no font or typesetting fails."""
    if _without_font(visit):
        return page_to_print(visit, translate(LETTERS_WITHOUT_FONT))
    try:
        made = _typeset(visit)
    except TypesettingFailed as error:
        current_app.logger.error("%s: %s; the page to print is shown instead", visit.name, error)
        return page_to_print(visit, translate(NO_PDF))
    return respond(visit, made)


def _inline(visit: Visit, made: bytes) -> Response:
    response = Response(made, mimetype="application/pdf")
    response.headers.set("Content-Disposition", "inline", filename=f"{visit.name}-handout.pdf")
    return response


def _without_font(visit: Visit) -> tuple[str, ...]:
    """The letters of what would be printed that no font has."""
    aids = (in_original_language(visit.name, visit.aid), _translated(visit).aid) if _in_both(visit) else (visit.aid,)
    return letters_without_font(*aids)


def _typeset(visit: Visit) -> bytes:
    summary, other = _both_summaries(visit) if _in_both(visit) else (visit.summary, None)
    return make_handout(
        summary,
        encode_answers(visit.aid, visit.voices),
        _form(),
        other=other,
        today=served_folder().today(),
        address=_start(visit.name),
        chosen=_chosen(visit.aid),
        typed=typed_words(),
        hospital=load_hospital(),
    )


def _chosen(aid: DecisionAid) -> list[int]:
    """The numbers of the ticked questions for the team."""
    ticked = set(request.form.getlist("ask"))
    return [number for number in range(1, len(aid.ask_the_team) + 1) if str(number) in ticked]


def _in_both(visit: Visit) -> bool:
    """Whether the request is for two languages, and the aid has them."""
    return request.values.get(LANGUAGES) == BOTH and bool(_translations(visit))


def _two_languages(visit: Visit) -> tuple[str, ...]:
    """The names, each in itself, of the languages of a handout in two: that of this page first; () if there is one."""
    if not _translations(visit):
        return ()
    spoken = visit.aid.language
    both = in_original_language(visit.name, visit.aid).language, _translated(visit).aid.language
    return tuple(own_name(language) for language in sorted(both, key=lambda one: one != spoken))


def _translations(visit: Visit) -> Mapping[str, DecisionAid]:
    """Translations of the version that the visit is on; none in a preview."""
    if is_preview():
        return {}
    began_with = fingerprint_bits(visit.aid.fingerprint)
    found = load_version_started_with(visit.name, began_with) if visit.newer else load_rule_file(visit.name)
    return found.translations if found else {}


def _translated(visit: Visit) -> Visit:
    """The visit in the language of this page, or in the first translation if that is the original."""
    translations = _translations(visit)
    return replace(visit, aid=translations.get(current_language()) or next(iter(translations.values())))


def _both_summaries(visit: Visit) -> tuple[Summary, Summary]:
    """The summary in the aid's original language and in a translation."""
    aids = in_original_language(visit.name, visit.aid), _translated(visit).aid
    original, other = (
        summarise(aid, visit.voices, today=served_folder().today(), translate=catalogue(aid.language).gettext)
        for aid in aids
    )
    return original, other


def _start(name: str) -> str:
    return "" if current_app.config.get(NO_ADDRESS) else url_for("questions.start", name=name, _external=True)


def _wanted(visit: Visit) -> dict[str, str]:
    """The form's values as requested, by its fields."""
    form = _form()
    large, both = LARGE if form.large_print else "", BOTH if _in_both(visit) else ""
    return {PAPER: form.paper.value, PAGES: form.pages.value, PRINT: large, LANGUAGES: both}


def _form() -> PaperOptions:
    """Paper, pages and print size as requested; an unknown value falls back to the default."""
    asked = request.values
    return PaperOptions(
        paper=next((one for one in Paper if one.value == asked.get(PAPER)), Paper.A4),
        pages=next((one for one in Pages if one.value == asked.get(PAGES)), Pages.SHORT),
        large_print=asked.get(PRINT) == LARGE,
    )


def _cipher_key() -> str:
    """The key with which the browser encrypts own notes: 32 bytes as base64, kept in the session and gone with it."""
    key: str = session.setdefault(NOTES_KEY, base64.b64encode(secrets.token_bytes(32)).decode())
    return key


def field_of(box: str) -> str:
    """The name of a box's field."""
    return f"own-{box}"


def typed_words() -> dict[str, str]:
    """What was posted in each box; a query is not read, since addresses are logged."""
    return {box: request.form.get(field_of(box), "").replace("\r\n", "\n") for box in BOXES}


def why_unprintable(typed: Mapping[str, str]) -> str:
    """What keeps these words from the PDF, for the person to read; "" if nothing does."""
    long = {box: len(text) for box, text in typed.items() if len(text) > MAX_LETTERS}
    said = [
        translate(TOO_LONG) % {"box": translate(WORDS[BOXES[box]]), "count": count, "most": MAX_LETTERS}
        for box, count in long.items()
    ]
    if unknown := unprintable_letters(letters_of(own_words(typed))):
        said.append(translate(TYPED_WITHOUT_FONT) % {"letters": " ".join(unknown[:MOST_NAMED])})
    return " ".join(said)
