"""A Summary and a code come in; a handout to take home, as a PDF, goes out."""

import datetime
from collections.abc import Collection

from decision_aid.handout.contents import asking, sheet
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
    chosen: Collection[str] = (),
) -> Handout:
    """The summary on paper, with the questions chosen to ask; the QR code opens `address`, or holds the code alone."""
    made = sheet(summary, code=code, address=address, today=today, translate=translate)
    return typeset(asking(made, chosen, translate), form, today)
