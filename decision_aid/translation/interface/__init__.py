"""The gettext catalogues of the interface; English is in the code itself, so it has no catalogue.

`es.po` is the source of `es.mo`, and so on for each language in `model.languages.PAGE_LANGUAGES`.
"""

import gettext
import io
import pkgutil
from functools import cache

from decision_aid.model.languages import SOURCE_LANGUAGE, page_language


class Catalogue(gettext.GNUTranslations):
    """A gettext catalogue in which "" stays "": gettext itself would return the file's header for it."""

    def gettext(self, message: str) -> str:
        """The translated text; the message itself where there is none."""
        return super().gettext(message) if message else ""


class EnglishInstead(gettext.NullTranslations):
    """English texts on pages of a language without a catalogue; it remembers them, so that pages can tag them."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def gettext(self, message: str) -> str:
        """The message itself."""
        self.used.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The singular or the plural, by the rule of English."""
        return self.gettext(msgid1 if n == 1 else msgid2)


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, for "es-MX" that of "es"; English where there is none. Cached."""
    code = page_language(language)
    if code != SOURCE_LANGUAGE:
        return Catalogue(io.BytesIO(pkgutil.get_data(__name__, f"{code}.mo") or b""))
    return gettext.NullTranslations() if language.partition("-")[0] == SOURCE_LANGUAGE else EnglishInstead()


def english_texts(language: str) -> frozenset[str]:
    """The English texts used so far on pages of a language without a catalogue; none where there is one."""
    found = catalogue(language)
    return frozenset(found.used) if isinstance(found, EnglishInstead) else frozenset()
