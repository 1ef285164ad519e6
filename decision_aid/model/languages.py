"""Languages: valid tags (the usual forms of BCP 47), names, direction of writing, and which ones the pages speak.

This is the one list of languages: to add one to the pages, name it in `PAGE_LANGUAGES` and add its catalogue.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from decision_aid.model.language_codes import ALSO_A_COUNTRY, MEANT, MEANT_COUNTRIES, exists

TAG = re.compile(r"(?P<language>[a-z]{2,3})(-[A-Z][a-z]{3})?(-(?P<country>[A-Z]{2}|[0-9]{3}))?")
SOURCE_LANGUAGE = "en"  # the pages' texts in the code itself
PAGE_LANGUAGES = (SOURCE_LANGUAGE, "de", "es")


class LanguageName(NamedTuple):
    """What a language is called in English, and by those who speak it."""

    english: str
    own: str


LANGUAGE_NAMES: Mapping[str, LanguageName] = {
    tag: LanguageName(*names)
    for tag, *names in (
        ("am", "Amharic", "አማርኛ"), ("ar", "Arabic", "العربية"), ("bg", "Bulgarian", "Български"),
        ("bn", "Bengali", "বাংলা"), ("ca", "Catalan", "Català"), ("ckb", "Central Kurdish", "کوردیی ناوەندی"),
        ("cs", "Czech", "Čeština"), ("cy", "Welsh", "Cymraeg"), ("da", "Danish", "Dansk"),
        ("de", "German", "Deutsch"), ("el", "Greek", "Ελληνικά"), ("en", "English", "English"),
        ("es", "Spanish", "Español"), ("et", "Estonian", "Eesti"), ("eu", "Basque", "Euskara"),
        ("fa", "Persian", "فارسی"), ("fi", "Finnish", "Suomi"), ("fr", "French", "Français"),
        ("ga", "Irish", "Gaeilge"), ("gl", "Galician", "Galego"), ("he", "Hebrew", "עברית"),
        ("hi", "Hindi", "हिन्दी"), ("hr", "Croatian", "Hrvatski"), ("ht", "Haitian Creole", "Kreyòl ayisyen"),
        ("hu", "Hungarian", "Magyar"), ("hy", "Armenian", "Հայերեն"), ("id", "Indonesian", "Bahasa Indonesia"),
        ("is", "Icelandic", "Íslenska"), ("it", "Italian", "Italiano"), ("ja", "Japanese", "日本語"),
        ("ka", "Georgian", "ქართული"), ("km", "Khmer", "ខ្មែរ"), ("ko", "Korean", "한국어"),
        ("lt", "Lithuanian", "Lietuvių"), ("lv", "Latvian", "Latviešu"), ("mt", "Maltese", "Malti"),
        ("ne", "Nepali", "नेपाली"), ("nl", "Dutch", "Nederlands"), ("no", "Norwegian", "Norsk"),
        ("pa", "Punjabi", "ਪੰਜਾਬੀ"), ("pl", "Polish", "Polski"), ("ps", "Pashto", "پښتو"),
        ("pt", "Portuguese", "Português"), ("ro", "Romanian", "Română"), ("ru", "Russian", "Русский"),
        ("sk", "Slovak", "Slovenčina"), ("sl", "Slovenian", "Slovenščina"), ("so", "Somali", "Soomaali"),
        ("sq", "Albanian", "Shqip"), ("sr", "Serbian", "Српски"), ("sv", "Swedish", "Svenska"),
        ("sw", "Swahili", "Kiswahili"), ("ta", "Tamil", "தமிழ்"), ("th", "Thai", "ไทย"),
        ("ti", "Tigrinya", "ትግርኛ"), ("tl", "Tagalog", "Tagalog"), ("tr", "Turkish", "Türkçe"),
        ("uk", "Ukrainian", "Українська"), ("ur", "Urdu", "اردو"), ("vi", "Vietnamese", "Tiếng Việt"),
        ("yi", "Yiddish", "ייִדיש"), ("zh", "Chinese", "中文"),
    )
}  # fmt: skip
TAG_OF_NAME = {name.lower(): tag for tag, names in LANGUAGE_NAMES.items() for name in names} | {"castellano": "es"}
RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"}
RIGHT_TO_LEFT_SCRIPTS = {"Adlm", "Arab", "Aran", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"}


def has_tag_form(word: str) -> bool:
    """Whether a word looks like a language tag, as in the name of a translation; its codes need not exist."""
    return TAG.fullmatch(word) is not None


def is_language_tag(word: str) -> bool:
    """Whether a word has the form language[-Script][-REGION], with codes that exist."""
    hit = TAG.fullmatch(word)
    return hit is not None and exists(hit["language"], hit["country"] or "")


def suggest_language_tag(word: str) -> str:
    """The advice for an invalid tag: the tag that is meant by it, or the same letters in the right case."""
    language, _, region = word.strip().lower().replace("_", "-").partition("-")
    meant = MEANT.get(language, language)
    if region:
        meant = f"{meant.partition('-')[0]}-{MEANT_COUNTRIES.get(region.upper(), region.upper())}"
    if tag := TAG_OF_NAME.get(word.strip().lower()) or (meant if is_language_tag(meant) else None):
        return f"Write {tag}."
    return "Write its code, such as en, es or pt-BR."


def text_direction(tag: str) -> str:
    """Direction of writing, as HTML's `dir`: by the script where the tag names one, else by the language."""
    language, _, rest = tag.partition("-")
    script = rest.partition("-")[0]
    is_script = len(script) == len("Latn")
    right_to_left = script in RIGHT_TO_LEFT_SCRIPTS if is_script else language in RIGHT_TO_LEFT
    return "rtl" if right_to_left else "ltr"


def own_name(tag: str) -> str:
    """The language's name in itself, with the rest of the tag where there is one; the tag where no name is known."""
    language, _, rest = tag.partition("-")
    name = LANGUAGE_NAMES[language].own if language in LANGUAGE_NAMES else language
    return f"{name} ({rest})" if rest else name


def english_name(tag: str) -> str:
    """The language's English name with the tag; the tag alone where no name is known."""
    language = tag.partition("-")[0]
    return f"{LANGUAGE_NAMES[language].english} ({tag})" if language in LANGUAGE_NAMES else f"'{tag}'"


def has_page_texts(tag: str) -> bool:
    """Whether the pages' own texts are there in that language."""
    return tag.partition("-")[0].lower() in PAGE_LANGUAGES


def page_language(tag: str) -> str:
    """The language of the pages' own texts for an aid in that language: the same one, else English."""
    return tag.partition("-")[0].lower() if has_page_texts(tag) else SOURCE_LANGUAGE


def no_page_texts(tag: str) -> str:
    """What authors are told of a language without page texts."""
    there = ", ".join(LANGUAGE_NAMES[language].english for language in PAGE_LANGUAGES)
    return (
        f"The pages' own texts are not available in {english_name(tag)}: buttons, headings and notices will be in "
        f"English. Available: {there}. {ALSO_A_COUNTRY.get(tag, '')}".rstrip()
    )
