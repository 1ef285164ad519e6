"""A Summary and a code come in; a handout to take home, as a PDF in one language or in two, goes out."""

import datetime
from collections.abc import Collection

from decision_aid.catalogue import catalogue
from decision_aid.handout.both import Both, both
from decision_aid.handout.contents import asking, sheet
from decision_aid.handout.typesetting import Form, Handout, Pages, typeset
from decision_aid.summary import Summary
from decision_aid.wording import Translate, english


def handout(
    summary: Summary,
    code: str,
    form: Form,
    *,
    today: datetime.date,
    address: str = "",
    translate: Translate = english,
    chosen: Collection[str] = (),
) -> Handout:
    """The summary on paper, with the questions chosen to ask; the QR code opens `address`, or holds the code alone."""
    made = sheet(summary, code=code, address=address, today=today, translate=translate)
    return typeset(asking(made, chosen, translate), form, today)


def sheets_in_both(
    original: Summary, translated: Summary, code: str, *, today: datetime.date, address: str = "", full: bool
) -> Both:
    """The same summary in two languages, text beside text, each with the interface's words in its language."""
    first, second = (
        sheet(one, code=code, address=address, today=today, translate=catalogue(one.language).gettext)
        for one in (original, translated)
    )
    return both(first, second, full=full)


def handout_in_both(
    original: Summary, translated: Summary, code: str, form: Form, *, today: datetime.date, address: str = ""
) -> Handout:
    """The summary on paper in two languages, side by side."""
    full = form.pages is Pages.FULL
    return typeset(sheets_in_both(original, translated, code, today=today, address=address, full=full), form, today)
