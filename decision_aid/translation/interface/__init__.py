"""The gettext catalogues of the interface; English is in the code itself, so it has no catalogue.

`es.po` is the source of `es.mo`; to add a language, add both files and its name below.
"""

import gettext
import io
import pkgutil
from functools import cache

LANGUAGE_NAMES = {"en": "English", "es": "Español"}
SOURCE_LANGUAGE = "en"


class Catalogue(gettext.GNUTranslations):
    """A gettext catalogue in which "" stays "": gettext itself would return the file's header for it."""

    def gettext(self, message: str) -> str:
        """The translated text; the message itself where there is none."""
        return super().gettext(message) if message else ""


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, for "es-MX" that of "es"; an empty one (English) where there is none; cached."""
    code = interface_language(language)
    text = None if code == SOURCE_LANGUAGE else pkgutil.get_data(__name__, f"{code}.mo")
    return Catalogue(io.BytesIO(text)) if text else gettext.NullTranslations()


def interface_language(language: str) -> str:
    """The interface's language for an aid in that language: the same where there is a catalogue, else English."""
    code = language.partition("-")[0].lower()
    return code if code in LANGUAGE_NAMES else SOURCE_LANGUAGE
