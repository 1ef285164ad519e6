r"""Reads BibTeX: entries with nested braces, quotes, abbreviations, and TeX's accents such as {\"o}.

bibtexparser does the same with a parser generator, its version 2 is a beta, and it leaves accents to its caller.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from decision_aid.exchange.citation import Citation, citation_of
from decision_aid.exchange.unreadable import UnreadableImport

ENTRY = re.compile(r"@\s*(\w+)\s*[{(]\s*")
KEY = re.compile(r"[^,\s{}()]*\s*,?")
NAME = re.compile(r"[\s,]*([\w:.+-]+)\s*=\s*")
WORD = re.compile(r"[^\s,#{}()\"]+")
SPACE = re.compile(r"\s*")
BRACE_OR_AND = re.compile(r"\\?[{}]|\s+and(?=\s)\s*", re.IGNORECASE)
ACCENT = re.compile(r"\{?\\([`'^\"~=.]|[cvuHkr](?![a-zA-Z]))\s*\{?(\\?[a-zA-Z])\}?\}?")
MARKS = dict(
    zip("`'^\"~=.cvuHkr", map(chr, (768, 769, 770, 776, 771, 772, 775, 807, 780, 774, 779, 808, 778)), strict=True)
)
LETTERS = {"ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "l": "ł",
           "L": "Ł", "i": "ı", "j": "j", "textendash": "–", "textquoteright": "’", "&": "&", "%": "%", "_": "_",
           "$": "$", "#": "#"}  # fmt: skip
LETTER = re.compile(r"\{?\\([a-zA-Z]+|[&%_$#])(?:\{\}|\s+|(?=[^a-zA-Z])|$)\}?")
FIELDS = {
    "title": ("title",),
    "year": ("year", "date"),
    "journal": ("journal", "journaltitle", "booktitle"),
    "volume": ("volume",),
    "pages": ("pages",),
    "doi": ("doi",),
    "pmid": ("pmid",),
    "address": ("url",),
    "note": ("note",),
}
NO_RECORDS = ("comment", "preamble", "string")
MOST_PUT_IN = 1_000_000  # letters of all abbreviations wherever they stand: each may say the one before it twice


@dataclass(slots=True)
class _Abbreviations:
    """What the words of @string entries stand for, and how many letters they may still put in."""

    texts: dict[str, str] = field(default_factory=dict)
    left: int = MOST_PUT_IN

    def expanded(self, word: str) -> str:
        """The text that a word stands for, or the word. Raises UnreadableImport where that is too much."""
        text = self.texts.get(word.casefold(), word)
        self.left -= len(text)
        if self.left < 0:
            raise UnreadableImport("The abbreviations of the file make more text than can be read.")
        return text


def read_bibtex(text: str) -> Iterator[Citation]:
    """The citation of each entry. Raises UnreadableImport where one does not end."""
    known = _Abbreviations()
    at = 0
    while entry := ENTRY.search(text, at):
        kind = entry[1].casefold()
        if kind in NO_RECORDS[:2]:
            at = entry.end()
            continue
        key = KEY.match(text, entry.end()) if kind != NO_RECORDS[2] else None
        fields, at = _fields(text, key.end() if key else entry.end(), known)
        if kind == NO_RECORDS[2]:
            known.texts |= fields
        else:
            yield _citation(fields, _line(text, entry.start()))


def _citation(fields: dict[str, str], line: int) -> Citation:
    named = {name: [_plain(fields[key]) for key in keys if key in fields] for name, keys in FIELDS.items()}
    authors = [_author(name) for name in _names(fields.get("author", "")) if name not in ("", "others")]
    return citation_of({**named, "author": authors}, line)


def _names(authors: str) -> Iterator[str]:
    """The names between "and", in any case of its letters; one in braces belongs to the name of an organisation."""
    authors = " ".join(authors.split())
    depth = begins = 0
    for hit in BRACE_OR_AND.finditer(authors):
        depth += (hit[0] == "{") - (hit[0] == "}")
        if hit[0].strip().casefold() == "and" and not depth:
            yield authors[begins : hit.start()]
            begins = hit.end()
    yield authors[begins:]


def _fields(text: str, at: int, known: _Abbreviations) -> tuple[dict[str, str], int]:
    """The fields of the entry that begins there, by name, and where they end."""
    found: dict[str, str] = {}
    while name := NAME.match(text, at):
        found[name[1].casefold()], at = _value(text, name.end(), known)
    return found, at


def _value(text: str, at: int, known: _Abbreviations) -> tuple[str, int]:
    """The value that begins there, put together from its parts, and where it ends."""
    parts = []
    while True:
        if text[at : at + 1] in ("{", '"'):
            end = _closing(text, at)
            parts.append(text[at + 1 : end])
            at = end + 1
        elif word := WORD.match(text, at):
            parts.append(known.expanded(word[0]))
            at = word.end()
        after = SPACE.match(text, at)
        at = after.end() if after else at
        if text[at : at + 1] != "#":
            return "".join(parts), at
        after = SPACE.match(text, at + 1)
        at = after.end() if after else at + 1


def _closing(text: str, at: int) -> int:
    """Where the brace or quote closes that opens there."""
    last, depth = ("}", 0) if text[at] == "{" else ('"', 0)
    for place in range(at + 1, len(text)):
        sign = text[place]
        if sign == last and depth == 0:
            return place
        depth += (sign == "{") - (sign == "}")
    raise UnreadableImport("What opens here does not end: a brace or quote is missing.", _line(text, at))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _author(name: str) -> str:
    """The name with its family name first; one in braces is an organisation."""
    if name.startswith("{") and name.endswith("}"):
        return _plain(name)
    words = _plain(name)
    if "," in words or " " not in words:
        return words
    given, _, family = words.rpartition(" ")
    return f"{family}, {given}"


def _plain(text: str) -> str:
    """The text without TeX: accents and letters as they are, no braces."""
    text = ACCENT.sub(lambda hit: unicodedata.normalize("NFC", hit[2].lstrip("\\") + MARKS[hit[1]]), text)
    text = LETTER.sub(lambda hit: LETTERS.get(hit[1], ""), text)
    return text.replace("{", "").replace("}", "").replace("~", " ").replace("--", "-")
