"""A Summary and a code come in; a handout to take home, as a PDF, goes out."""

import datetime

from decision_aid.handout.contents import sheet
from decision_aid.handout.typesetting import Form, Handout, typeset
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
) -> Handout:
    """The summary on paper; the QR code opens `address` with the answers, or holds the code alone."""
    return typeset(sheet(summary, code=code, address=address, today=today, translate=translate), form, today)
