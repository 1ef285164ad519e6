"""The gettext catalogues of the interface; English is in the code itself, so it has no catalogue.

`es.po` is the source of `es.mo`, and so on for each language in `model.languages.PAGE_LANGUAGES`.
"""

import gettext
import io
import pkgutil
import re
from collections.abc import Callable
from functools import cache

from decision_aid.model.languages import SOURCE_LANGUAGE, page_language, text_direction

FILLED_IN = re.compile(r"%\(\w+\)s|\{\w+\}")
FROM_THE_LEFT, BY_ITSELF, END = "\u2066", "\u2068", "\u2069"  # Unicode's isolates: LRI, FSI, PDI


class Catalogue(gettext.GNUTranslations):
    """A gettext catalogue in which "" stays "": gettext itself would return the file's header for it."""

    def gettext(self, message: str) -> str:
        """The translated text; the message itself where there is none."""
        return super().gettext(message) if message else ""


class EnglishInstead(gettext.NullTranslations):
    """English texts on pages of a language without a catalogue; it remembers them, so that pages can tag them.

    Among right-to-left text each is isolated by Unicode's invisible marks: else "0 of 1 answered" would be shown as
    "of 1 answered 0", also in titles, attributes and the PDF, where no tag can set the direction.
    """

    def __init__(self, around: str) -> None:
        super().__init__()
        self.used: set[str] = set()
        self._isolates = text_direction(around) != text_direction(SOURCE_LANGUAGE)

    def gettext(self, message: str) -> str:
        """The message itself."""
        self.used.add(message)
        return isolated(message) if self._isolates and message else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The singular or the plural, by the rule of English."""
        return self.gettext(msgid1 if n == 1 else msgid2)


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, for "es-MX" that of "es"; English where there is none. Cached."""
    code = page_language(language)
    if code != SOURCE_LANGUAGE:
        return Catalogue(io.BytesIO(pkgutil.get_data(__name__, f"{code}.mo") or b""))
    return gettext.NullTranslations() if language.partition("-")[0] == SOURCE_LANGUAGE else EnglishInstead(language)


def gettext_of(language: str) -> Callable[[str], str]:
    """The function that translates a text of the pages into a language."""
    return catalogue(language).gettext


def isolated(message: str) -> str:
    """The message from left to right whatever is around it, and each part that is filled in by its own direction."""
    parts = FILLED_IN.sub(rf"{BY_ITSELF}\g<0>{END}", message)
    return f"{FROM_THE_LEFT}{parts}{END}"


def english_texts(language: str) -> frozenset[str]:
    """The English texts used so far on pages of a language without a catalogue; none where there is one."""
    found = catalogue(language)
    return frozenset(found.used) if isinstance(found, EnglishInstead) else frozenset()
