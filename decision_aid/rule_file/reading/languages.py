"""What stands as the language of a file goes in; whether it is a code, and else what to write, comes out."""

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


def is_code(word: str) -> bool:
    """Whether a word has the form of a language's code."""
    return CODE.fullmatch(word) is not None


def code_meant(word: str) -> str:
    """What to write for a word that is no code: the language that it names, or the same letters as codes have them."""
    language, _, region = word.replace("_", "-").partition("-")
    folded = f"{language.lower()}-{region.upper()}" if region else language.lower()
    if meant := CODES.get(word.strip().lower()) or (folded if is_code(folded) else None):
        return f"Write {meant}."
    return "Write its code, such as en, es or pt-BR."
