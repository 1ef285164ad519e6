"""Validate language tags (the usual forms of BCP 47), and suggest the tag for the name of a language."""

import re

CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
CODES = {
    "arabic": "ar", "castellano": "es", "catalan": "ca", "chinese": "zh", "czech": "cs", "danish": "da",
    "deutsch": "de", "dutch": "nl", "english": "en", "español": "es", "finnish": "fi", "français": "fr",
    "french": "fr", "german": "de", "greek": "el", "hindi": "hi", "hungarian": "hu", "italian": "it",
    "italiano": "it", "japanese": "ja", "korean": "ko", "nederlands": "nl", "norwegian": "no", "polish": "pl",
    "portuguese": "pt", "português": "pt", "romanian": "ro", "russian": "ru", "spanish": "es", "swedish": "sv",
    "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip


def is_language_tag(word: str) -> bool:
    """Whether a word has the form language[-Script][-REGION]; not whether the language exists."""
    return CODE.fullmatch(word) is not None


def suggest_language_tag(word: str) -> str:
    """The advice for an invalid tag: the tag of the language that it names, or the same letters in the right case."""
    language, _, region = word.replace("_", "-").partition("-")
    folded = f"{language.lower()}-{region.upper()}" if region else language.lower()
    if meant := CODES.get(word.strip().lower()) or (folded if is_language_tag(folded) else None):
        return f"Write {meant}."
    return "Write its code, such as en, es or pt-BR."
