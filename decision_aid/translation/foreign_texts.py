"""Tag texts in another language than their page's with `lang` and `dir` in finished HTML.

So screen readers pronounce them right (WCAG 3.1.2), and their full stops stand where they belong. These are texts of
the aid that have no translation, and our own words where the pages have none in the aid's language. They are also
found inside composed sentences; a single word only where it is a whole text node.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from decision_aid.model.aid import Translated
from decision_aid.model.languages import SOURCE_LANGUAGE, text_direction
from decision_aid.model.rich_text import plain_fragments
from decision_aid.translation.interface import BY_ITSELF, END, FILLED_IN, FROM_THE_LEFT, english_texts

NOT_TEXT = re.compile(r"<(?P<name>title|textarea|option|script|style|svg)\b.*?</(?P=name)>|<[^>]*>", re.DOTALL)
WORD = re.compile(r"[^\W_]+")
AROUND = f" \n{FROM_THE_LEFT}{BY_ITSELF}{END}"

ForeignTexts = frozenset[tuple[str, str]]  # language and text
KnownTexts = Mapping[str, tuple[tuple[str, str], ...]]  # by their first word: text and language


def language_attributes(language: str, around: str = SOURCE_LANGUAGE) -> str:
    """The attributes of an element in a language: `dir` too where it is not the direction of what is around it."""
    direction = text_direction(language)
    return f'lang="{language}"' + (f' dir="{direction}"' if direction != text_direction(around) else "")


def foreign_texts(language: str, translated: Translated | None) -> ForeignTexts:
    """The texts that pages of an aid in that language have in another one."""
    english = {part.strip() for text in english_texts(language) for part in FILLED_IN.split(text)}
    untranslated = translated.untranslated if translated else frozenset[str]()
    parts = {part for text in untranslated for part in (text, *plain_fragments(text)) if part}
    left = {(translated.from_language, part) for part in parts} if translated else set()
    return frozenset(left | {(SOURCE_LANGUAGE, text) for text in english})


def tag_foreign_texts(page: str, language: str, foreign: ForeignTexts) -> str:
    """Wrap each of these texts in a page in `<span lang=...>`; in one pass, tags and scripts untouched."""
    if not foreign:
        return page
    known = _by_word(foreign)
    pieces, last = [], 0
    for match in NOT_TEXT.finditer(page):
        pieces += [_tagged(page[last : match.start()], known, language), match.group()]
        last = match.end()
    return "".join((*pieces, _tagged(page[last:], known, language)))


def foreign_parts(texts: Iterable[str], foreign: ForeignTexts) -> dict[str, tuple[str, ...]]:
    """By language, the foreign texts that occur in others, as spelled there, longest first; for other output."""
    if not foreign:
        return {}
    known = _by_word(foreign, escaped=False)
    found = {(language, text[begin:end]) for text in texts for begin, end, language in _spans(text, known)}
    longest_first = sorted(found, key=lambda one: (-len(one[1]), one[1]))
    return {spoken: tuple(text for its, text in longest_first if its == spoken) for spoken, _ in sorted(found)}


def _tagged(text: str, known: KnownTexts, around: str) -> str:
    pieces, last = [], 0
    for begin, end, language in _spans(text, known):
        pieces += [text[last:begin], f"<span {language_attributes(language, around)}>", text[begin:end], "</span>"]
        last = end
    return "".join((*pieces, text[last:]))


def _spans(text: str, known: KnownTexts) -> Iterator[tuple[int, int, str]]:
    """The spans of known texts with their language, in order and without overlap; at each place the longest wins."""
    whole, at = text.strip(AROUND), 0
    for word in WORD.finditer(text):
        if word.start() < at:
            continue
        for sought, language in known.get(word.group().lower(), ()):
            begin = word.start() - WORD.search(sought).start()  # type: ignore[union-attr]  # it is known by a word
            end = begin + len(sought)
            if begin >= at and _same(text[begin:end], sought) and (" " in sought or whole in (sought, f"{sought}.")):
                yield begin, end, language
                at = end
                break


def _same(found: str, sought: str) -> bool:
    """Whether it is that text, also with a capital at the start of a sentence."""
    return found[1:] == sought[1:] and found[:1].lower() == sought[:1].lower()


@lru_cache(maxsize=16)
def _by_word(texts: ForeignTexts, *, escaped: bool = True) -> KnownTexts:
    """An index of the texts by their first word in lower case, longest first; in HTML, with and without escapes."""
    known: dict[str, list[tuple[str, str]]] = {}
    listed = {(form, language) for language, text in texts for form in ((text, _in_html(text)) if escaped else (text,))}
    for text, language in sorted(listed, key=lambda one: (-len(one[0]), one)):
        if first := WORD.search(text):
            known.setdefault(first.group().lower(), []).append((text, language))
    return {word: tuple(found) for word, found in known.items()}


def _in_html(text: str) -> str:
    return html.escape(text, quote=False).replace('"', "&#34;").replace("'", "&#39;")
