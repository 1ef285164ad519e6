"""The code of a language goes in; the interface's texts in it come out. English stands in the code itself."""

import gettext
import io
import pkgutil
from functools import cache

NAMES = {"en": "English", "es": "Español"}
OWN = "en"


class Catalogue(gettext.GNUTranslations):
    """A catalogue in which nothing is translated as nothing, and not as what the file says about itself."""

    def gettext(self, message: str) -> str:
        """The text in this language."""
        return super().gettext(message) if message else ""


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The texts for a language (for "es-MX" those of "es"); the English ones where nobody has translated them yet."""
    code = spoken(language)
    text = None if code == OWN else pkgutil.get_data(__name__, f"{code}.mo")
    return Catalogue(io.BytesIO(text)) if text else gettext.NullTranslations()


def spoken(language: str) -> str:
    """The language in which the interface speaks beside texts in that language."""
    code = language.partition("-")[0].lower()
    return code if code in NAMES else OWN
