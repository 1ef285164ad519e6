"""Translation of interface texts (gettext) and dates into the language of the current page."""

import datetime
import gettext
from collections.abc import Sized

from flask import g, has_request_context

from decision_aid.consultation.patient_wording import spoken_of
from decision_aid.consultation.wording import Translate
from decision_aid.consultation.wording import date_in_words as in_words
from decision_aid.model.enums import Patient
from decision_aid.model.gettext_marker import _
from decision_aid.model.languages import SOURCE_LANGUAGE
from decision_aid.translation.interface import catalogue

ENGLISH = catalogue(SOURCE_LANGUAGE)
THE_OPTIONS = _("The %(count)s options")


def current_language() -> str:
    """Code of the language of this page; English outside of a request."""
    chosen: str = g.get("language", SOURCE_LANGUAGE) if has_request_context() else SOURCE_LANGUAGE
    return chosen


def set_language(chosen: str) -> None:
    """Set the language of this request."""
    g.language, g.texts = chosen, catalogue(chosen)
    _set_gettext()


def current_catalogue() -> gettext.NullTranslations:
    """The gettext catalogue of this request; English is in the code itself."""
    chosen: gettext.NullTranslations = g.get("texts", ENGLISH) if has_request_context() else ENGLISH
    return chosen


def set_patient(patient: Patient) -> None:
    """Set whom the decision of this request is about."""
    g.patient = patient
    _set_gettext()


def _set_gettext() -> None:
    """Look gettext up once for a request: a page translates about a hundred texts."""
    g.gettext = spoken_of(g.get("patient", Patient.YOU), current_catalogue().gettext)


def current_gettext() -> Translate:
    """gettext of this request."""
    found: Translate = g.get("gettext", ENGLISH.gettext) if has_request_context() else ENGLISH.gettext
    return found


def translate(text: str) -> str:
    """Translate a text."""
    return current_gettext()(text)


def translate_plural(one: str, many: str, count: int) -> str:
    """Translate a text with a plural form."""
    return current_catalogue().ngettext(one, many, count)


def options_heading(options: Sized) -> str:
    """Heading over the options: how many there are."""
    return translate(THE_OPTIONS) % {"count": len(options)}


def format_day(date: datetime.date) -> str:
    """Format a date in words."""
    return in_words(date, translate)
