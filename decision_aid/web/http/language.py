"""A text or a day comes in; it goes out in the reader's language. One place chooses that language."""

import datetime
import gettext
from collections.abc import Sized

from flask import g, has_request_context

from decision_aid.consultation.wording import Translate, _
from decision_aid.consultation.wording import day as in_words
from decision_aid.translation.interface import OWN, catalogue

WAYS = (
    _("Two ways, always in the same order"),
    _("Three ways, always in the same order"),
    _("Four ways, always in the same order"),
    _("Five ways, always in the same order"),
)
ENGLISH = catalogue(OWN)
MANY_WAYS = _("%(count)s ways, always in the same order")


def language() -> str:
    """The language of the page that is being drawn."""
    chosen: str = g.get("language", OWN) if has_request_context() else OWN
    return chosen


def speak(chosen: str) -> None:
    """Draw this page in that language."""
    g.language, g.texts = chosen, catalogue(chosen)


def translations() -> gettext.NullTranslations:
    """The texts of the reader's language; English stands in the code itself."""
    chosen: gettext.NullTranslations = g.get("texts", ENGLISH) if has_request_context() else ENGLISH
    return chosen


def translator() -> Translate:
    """What puts many texts into the reader's language, which it asks for once."""
    return translations().gettext


def translate(text: str) -> str:
    """The text in the reader's language."""
    return translations().gettext(text)


def translate_counted(one: str, many: str, count: int) -> str:
    """The text for that many things, in the reader's language."""
    return translations().ngettext(one, many, count)


def ways(options: Sized) -> str:
    """The heading over the options: how many there are, and that none comes first by merit."""
    count = len(options)
    text = WAYS[count - 2] if 0 <= count - 2 < len(WAYS) else MANY_WAYS
    return translate(text) % {"count": count}


def day(date: datetime.date) -> str:
    """The day as people write it, in the reader's language."""
    return in_words(date, translate)
