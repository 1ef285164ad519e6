"""Tag untranslated texts in a finished HTML page with `lang`, so that screen readers pronounce them right (WCAG 3.1.2).

Texts are also found inside sentences that were composed from them; a single word only where it is a whole text node.
"""

import html
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from decision_aid.model.aid import Translated

NOT_TEXT = re.compile(r"<(?P<name>title|textarea|option|script|style)\b.*?</(?P=name)>|<[^>]*>", re.DOTALL)
WORD = re.compile(r"[^\W_]+")


def tag_untranslated(page: str, translated: Translated | None) -> str:
    """Wrap each untranslated text of the page in a `<span lang=...>`; in one pass, tags and scripts untouched."""
    if not translated or not translated.untranslated:
        return page
    before, after, known = f'<span lang="{translated.from_language}">', "</span>", _by_word(translated.untranslated)
    pieces, last = [], 0
    for found in NOT_TEXT.finditer(page):
        pieces += [_marked(page[last : found.start()], known, before, after), found.group()]
        last = found.end()
    return "".join((*pieces, _marked(page[last:], known, before, after)))


def untranslated_parts(texts: Iterable[str], translated: Translated | None) -> tuple[str, ...]:
    """The untranslated texts that occur in other texts, as spelled there, longest first; for output other than HTML."""
    if not translated:
        return ()
    known = _by_word(translated.untranslated, escaped=False)
    found = {text[begin:end] for text in texts for begin, end in _spans(text, known)}
    return tuple(sorted(found, key=lambda text: (-len(text), text)))


def _marked(text: str, known: Mapping[str, tuple[str, ...]], before: str, after: str) -> str:
    pieces, last = [], 0
    for begin, end in _spans(text, known):
        pieces += [text[last:begin], before, text[begin:end], after]
        last = end
    return "".join((*pieces, text[last:]))


def _spans(text: str, known: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """The spans of untranslated texts, in order and without overlap; at each place the longest wins."""
    whole, at = text.strip(), 0
    for word in WORD.finditer(text):
        if word.start() < at:
            continue
        for sought in known.get(word.group().lower(), ()):
            begin = word.start() - WORD.search(sought).start()  # type: ignore[union-attr]  # it is known by a word
            end = begin + len(sought)
            if begin >= at and _same(text[begin:end], sought) and (" " in sought or whole in (sought, f"{sought}.")):
                yield begin, end
                at = end
                break


def _same(found: str, sought: str) -> bool:
    """Whether it is that text, also with a capital at the start of a sentence."""
    return found[1:] == sought[1:] and found[:1].lower() == sought[:1].lower()


@lru_cache(maxsize=16)
def _by_word(texts: Collection[str], *, escaped: bool = True) -> Mapping[str, tuple[str, ...]]:
    """An index of the texts by their first word in lower case, longest first; escaped as in HTML."""
    known: dict[str, list[str]] = {}
    for text in sorted(map(_in_html, texts) if escaped else texts, key=len, reverse=True):
        if first := WORD.search(text):
            known.setdefault(first.group().lower(), []).append(text)
    return {word: tuple(found) for word, found in known.items()}


def _in_html(text: str) -> str:
    return html.escape(text, quote=False).replace('"', "&#34;").replace("'", "&#39;")
