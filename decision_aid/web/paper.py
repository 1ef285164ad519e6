"""A browser's request comes in; the handout goes out, as a page to print or as a PDF.

What makes it is imported when it is first asked for: a server starts without it.
"""

from flask import Blueprint, Response, redirect, url_for
from werkzeug.wrappers import Response as BaseResponse

from decision_aid.web.consultation import NOT_TAKEN, SEE_OTHER
from decision_aid.web.forms import Token, came_from_us, of_the_last_person
from decision_aid.web.language import translate
from decision_aid.web.returning import ENDED
from decision_aid.web.visit import visiting

pages = Blueprint("paper", __name__)


@pages.get("/<name>/handout")
def page(name: str) -> str:
    """The handout as a page that prints well from any browser."""
    from decision_aid.web.printed import as_page

    return as_page(visiting(name))


@pages.get("/<name>/handout.pdf")
def pdf(name: str) -> Response | str:
    """The handout as a PDF; a letter that no font has is replaced, and the author's log says so."""
    from decision_aid.web.printed import as_pdf

    return as_pdf(visiting(name))


@pages.post("/<name>/handout.pdf")
def pdf_asking(name: str) -> BaseResponse | str | tuple[str, int]:
    """The same with the questions that were ticked, by their numbers in the file; own words never come here."""
    from decision_aid.web.printed import as_page, as_pdf

    visit = visiting(name)
    if of_the_last_person():
        return redirect(url_for(".page", name=name), SEE_OTHER)
    if not came_from_us(Token()):
        return as_page(visit, translate(ENDED)), NOT_TAKEN
    return as_pdf(visit)
