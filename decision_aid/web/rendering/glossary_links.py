"""Turns texts into HTML: their lists and addresses, and links from the glossary's words to their meanings.

Each word is linked once in a block. All of it may stand inside of a paragraph, so a list is made of spans.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import copy
from functools import lru_cache

from flask import g
from markupsafe import Markup, escape

from decision_aid.checks.text.phrase_regex import any_of
from decision_aid.model.aid import Term
from decision_aid.model.rich_text import text_blocks, text_parts

Terms = tuple[Term, ...]
LINK = Markup('<a class="word" href="#{anchor}">{text}</a>')
ADDRESS = Markup('<a href="{address}" rel="noreferrer">{address}</a>')
LIST = Markup('<span class="list" role="list">{items}</span>')
LIST_ITEM = Markup('<span role="listitem">{item}</span>')


@lru_cache(maxsize=16)
def anchors(glossary: Terms) -> dict[str, str]:
    """HTML anchors by word: a slug of Latin letters where it is unique, else a number."""
    plain = {term.word: re.sub(r"[^a-z0-9]+", "-", term.word.lower()).strip("-") for term in glossary}
    alone = Counter(plain.values())
    return {
        word: f"word-{name}" if name and alone[name] == 1 and not name.isdecimal() else f"word-{number}"
        for number, (word, name) in enumerate(plain.items(), 1)
    }


class GlossaryLinker:
    """Links the glossary's words in the texts of one block: the first occurrence of each."""

    def __init__(self, glossary: Terms) -> None:
        self._by_form, self._pattern = _forms(glossary)
        self._names = anchors(glossary)
        self.met: set[str] = set()  # the words linked so far; a caller may add to them

    def __call__(self, text: str) -> Markup:
        """The escaped text with its lists and links; a text left untranslated has no links to meanings."""
        pattern = None if text in g.get("untranslated", ()) else self._pattern
        if "\n" not in text:
            return self._line(text, pattern)
        return Markup(" ").join(
            LIST.format(items=Markup("").join(LIST_ITEM.format(item=self._line(line, pattern)) for line in block.lines))
            if block.is_list
            else self._line(block.lines[0], pattern)
            for block in text_blocks(text)
        )

    def with_linked(self, words: Iterable[str] = ()) -> "GlossaryLinker":
        """A linker for another block, in which these words are linked already; quicker than a new one."""
        other = copy(self)
        other.met = set(words)
        return other

    def words_in(self, texts: Iterable[str]) -> frozenset[str]:
        """The glossary's words that are linked in these texts."""
        linked = (text for text in texts if text not in g.get("untranslated", ()))
        found = (one for text in linked for one in self._pattern.findall(text)) if self._pattern else ()
        return frozenset(self._by_form[form.lower()].word for form in found)

    def _line(self, text: str, pattern: re.Pattern[str] | None) -> Markup:
        return Markup("").join(
            ADDRESS.format(address=part.text) if part.is_address else self._words(part.text, pattern)
            for part in text_parts(text)
        )

    def _words(self, text: str, pattern: re.Pattern[str] | None) -> Markup:
        return Markup("").join(self._pieces(text, pattern)) if pattern else escape(text)

    def _pieces(self, text: str, pattern: re.Pattern[str]) -> Iterator[Markup]:
        at = 0
        for found in pattern.finditer(text):
            term = self._by_form[found[0].lower()]
            if term.word in self.met:
                continue
            self.met.add(term.word)
            linked_words().add(term.word)
            yield escape(text[at : found.start()]) + LINK.format(anchor=self._names[term.word], text=found[0])
            at = found.end()
        yield escape(text[at:])


def linked_terms(glossary: Terms) -> list[tuple[str, Term]]:
    """The terms linked on this page, with their anchors, in the glossary's order."""
    names, words = anchors(glossary), linked_words()
    return [(names[term.word], term) for term in glossary if term.word in words]


def linked_words() -> set[str]:
    """The words linked so far on this page; a caller may add to the set."""
    words: set[str] = g.setdefault("words", set())
    return words


@lru_cache(maxsize=16)
def _forms(glossary: Terms) -> tuple[dict[str, Term], re.Pattern[str] | None]:
    by_form = {form.lower(): term for term in glossary for form in term.spellings}
    return by_form, re.compile(rf"(?<!\w)(?:{any_of(by_form)})(?!\w)", re.IGNORECASE) if by_form else None
