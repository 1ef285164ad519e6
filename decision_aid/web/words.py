"""A text and a glossary come in; the text with its hard words as links to their meaning goes out."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from flask import g
from markupsafe import Markup, escape

from decision_aid.model import Term

Terms = tuple[Term, ...]
LINK = Markup('<a class="word" href="#{anchor}" data-word="{anchor}">{text}</a>')


@lru_cache(maxsize=16)
def anchors(glossary: Terms) -> dict[str, str]:
    """The name under which a page lists each term, by its word: Latin letters that no other has, or a number."""
    plain = {term.word: re.sub(r"[^a-z0-9]+", "-", term.word.lower()).strip("-") for term in glossary}
    alone = Counter(plain.values())
    return {
        word: f"word-{name}" if name and alone[name] == 1 and not name.isdecimal() else f"word-{number}"
        for number, (word, name) in enumerate(plain.items(), 1)
    }


def marker(glossary: Terms) -> Callable[[str], Markup]:
    """A function for the texts of one block: it makes the first place of each hard word a link to its meaning."""
    by_form, pattern = _forms(glossary)
    names = anchors(glossary)
    met: set[str] = set()

    def mark(text: str) -> Markup:
        if pattern is None or text in g.get("untranslated", ()):
            return escape(text)
        return Markup("").join(_pieces(text, pattern, by_form, names, met))

    return mark


def used(glossary: Terms) -> list[tuple[str, Term]]:
    """The terms that were marked while this page was drawn, with their anchors, in the glossary's order."""
    seen = _seen()
    names = anchors(glossary)
    return [(names[term.word], term) for term in glossary if term.word in seen]


def _pieces(
    text: str, pattern: re.Pattern[str], by_form: dict[str, Term], names: Mapping[str, str], met: set[str]
) -> Iterator[Markup]:
    at = 0
    for found in pattern.finditer(text):
        term = by_form[found[0].lower()]
        if term.word in met:
            continue
        met.add(term.word)
        _seen().add(term.word)
        yield escape(text[at : found.start()]) + LINK.format(anchor=names[term.word], text=found[0])
        at = found.end()
    yield escape(text[at:])


def _seen() -> set[str]:
    seen: set[str] = g.setdefault("words", set())
    return seen


@lru_cache(maxsize=16)
def _forms(glossary: Terms) -> tuple[dict[str, Term], re.Pattern[str] | None]:
    by_form = {form.lower(): term for term in glossary for form in (term.word, *term.also)}

    forms = "|".join(re.escape(form) for form in sorted(by_form, key=len, reverse=True))
    return by_form, re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE) if forms else None
