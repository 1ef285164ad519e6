"""Languages: valid tags (the usual forms of BCP 47), names, direction of writing, and which ones the pages speak.

This is the one list of languages: to add one to the pages, name it in `PAGE_LANGUAGES` and add its catalogue.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

TAG = re.compile(r"(?P<language>[a-z]{2,3})(-[A-Z][a-z]{3})?(-(?P<country>[A-Z]{2}|[0-9]{3}))?")
SOURCE_LANGUAGE = "en"  # the pages' texts in the code itself
PAGE_LANGUAGES = (SOURCE_LANGUAGE, "de", "es")
LANGUAGES = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
    et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki
    kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no
    nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te
    tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
COUNTRIES = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
    CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
    GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
    KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
    MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
    SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
    UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
# Three letters for a language that has two: browsers know the two.
THREE_LETTERS = """
    eng=en spa=es fra=fr fre=fr deu=de ger=de ita=it por=pt nld=nl dut=nl swe=sv dan=da nor=no fin=fi pol=pl ces=cs
    cze=cs slk=sk slo=sk hun=hu ron=ro rum=ro ell=el gre=el rus=ru ukr=uk tur=tr ara=ar heb=he hin=hi zho=zh chi=zh
    jpn=ja kor=ko vie=vi cat=ca eus=eu baq=eu glg=gl cym=cy wel=cy gle=ga hrv=hr slv=sl srp=sr bul=bg lit=lt lav=lv
    est=et isl=is ice=is fas=fa per=fa urd=ur ben=bn pan=pa tam=ta tha=th khm=km mya=my bur=my som=so swa=sw amh=am
    hat=ht nep=ne tgl=tl sqi=sq alb=sq kat=ka geo=ka hye=hy arm=hy
"""
KNOWN_LANGUAGES = frozenset(LANGUAGES.split())
KNOWN_COUNTRIES = frozenset(COUNTRIES.split())
OF_THREE_LETTERS = dict(pair.split("=") for pair in THREE_LETTERS.split())
# Countries and old codes in the place of a language.
MEANT = {
    "gb": "en-GB", "us": "en-US", "au": "en-AU", "nz": "en-NZ", "cz": "cs", "dk": "da", "gr": "el", "jp": "ja",
    "cn": "zh-CN", "ua": "uk", "mx": "es-MX", "at": "de-AT", "sp": "es", "vn": "vi", "iw": "he", "ji": "yi",
} | OF_THREE_LETTERS  # fmt: skip
MEANT_COUNTRIES = {"UK": "GB", "EN": "GB"}
ALSO_A_COUNTRY = {"uk": "If British English is meant, write en-GB."}


def exists(language: str, country: str) -> bool:
    """Whether browsers know these codes; "" for no country. Other codes of three letters are taken on trust."""
    known = language in KNOWN_LANGUAGES or (len(language) == len("eng") and language not in OF_THREE_LETTERS)
    return known and (not country or country.isdecimal() or country in KNOWN_COUNTRIES)


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
