"""The running texts of an aid, split into sentences and words, and the place of each word in the rule file.

A place is found again in the file's own lines, since YAML folds, indents and quotes what it holds.
"""

import re
from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
from unicodedata import normalize

from decision_aid.checks.aid_cache import cached_for_last_aid
from decision_aid.model.aid import DecisionAid, VisibleText
from decision_aid.model.enums import StatementKind
from decision_aid.model.evidence import Statement
from decision_aid.model.problems import Place
from decision_aid.rule_file.schema.keys import Text, places
from decision_aid.rule_file.schema.table import RULE_FILE

SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s)|$)", re.DOTALL)
WORD = re.compile(r"[^\W\d_][\w'-]*|\d[\d.,]*")
UNBROKEN = re.compile(r"\S+")
MANY_WORDS = 10
OF_STATEMENTS = {*(kind.value for kind in StatementKind), "note"}
_TEXTS = [(key.name, key.holds) for _, entry in places(RULE_FILE) for key in entry.keys if isinstance(key.holds, Text)]
NOT_RUNNING = {name for name, text in _TEXTS if not text.prose}
LONG = {name for name, text in _TEXTS if text.long}
NOT_TRANSLATED = {name for name, text in _TEXTS if not text.translated}
SAID_BY_OTHERS = {name for name, text in _TEXTS if text.quoted}
TEXTS_CACHED = 16384  # more texts than the longest rule file has; with fewer, each check would count all of it again
FOLDED = re.compile(r"[>|][-+0-9]*(?:\s+#.*)?$")


@cached_for_last_aid
def running_texts(aid: DecisionAid) -> tuple[VisibleText, ...]:
    """Each text that is read as prose: no citations, versions or periods; cached for the last aid."""
    return tuple(written for written in aid.texts if written.key not in NOT_RUNNING)


def glossary_forms(aid: DecisionAid) -> frozenset[str]:
    """Every form of every glossary term."""
    return frozenset(form for term in aid.glossary for form in term.spellings)


def is_english(aid: DecisionAid) -> bool:
    """Whether the aid is in English, the only language that the readability formula fits."""
    return aid.language.partition("-")[0].lower() == "en"


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, each with its offset."""
    return ((match.start(), match.group()) for match in SENTENCE.finditer(text))


class SentenceLengths(NamedTuple):
    """The offset and the number of words of each sentence of a text, the words of all, and those of the longest."""

    of_each: tuple[tuple[int, int], ...]
    words: int
    longest: int


@lru_cache(maxsize=TEXTS_CACHED)
def sentence_lengths(text: str) -> SentenceLengths:
    """How long the sentences of a text are; cached, as several checks count the same texts."""
    of_each = tuple((begins, len(WORD.findall(sentence))) for begins, sentence in sentences(text))
    counts = [count for _, count in of_each]
    return SentenceLengths(of_each, sum(counts), max(counts, default=0))


def statement_texts(aid: DecisionAid) -> Iterator[tuple[Statement, VisibleText]]:
    """The sentence of each statement and its `note`, with the statement."""
    begins = [statement.place for statement in aid.statements]
    for written in aid.texts:
        if written.key in OF_STATEMENTS:
            yield aid.statements[bisect(begins, written.place) - 1], written


def place_of(aid: DecisionAid, text: str, begins: Place) -> Place:
    """The place of a text whose entry begins there; the entry's place if the text is not found.

    The texts of a translated aid stand in another file, in any order: each has the place of the first one like it, and
    one that is still in the original language has none, which is line 1.
    """
    first = 0 if aid.translated else bisect_left(aid.texts, begins, key=lambda written: written.place)
    missing = Place() if aid.translated else begins
    plain = normalize("NFC", text)
    return next((written.place for written in islice(aid.texts, first, None) if written.text == plain), missing)


def place_in(written: VisibleText, offset: int) -> Place:
    """The place in the rule file of the letter at an offset of a text, also where the text spans several lines."""
    return next(places_in(written, (offset,)))


def places_in(written: VisibleText, offsets: Iterable[int]) -> Iterator[Place]:
    """The places of the letters at these offsets, in one pass over the text however many there are."""
    begins = [match.start() for match in UNBROKEN.finditer(written.text)]
    words = list(islice(_words(written), len(begins) + 1))
    for offset in offsets:
        inside = bool(offset) and not written.text[offset - 1].isspace()
        index = bisect_left(begins, offset) - inside
        if index < len(words):
            number, column, word = words[index]
            ahead = offset - begins[index] if inside else 0
            yield Place(number, column + ahead + (word[0] in "\"'" and written.text[0] not in "\"'"))
        else:
            yield written.place


def _words(written: VisibleText) -> Iterator[tuple[int, int, str]]:
    """The words of a text as the file has them: line, column and letters."""
    start = written.place
    for number in range(start.line, len(written.lines) + 1):
        line, begin = written.lines[number - 1], start.column - 1 if number == start.line else 0
        if number > start.line or not FOLDED.match(line, begin):
            for match in UNBROKEN.finditer(line, begin):
                yield number, match.start() + 1, match.group()
