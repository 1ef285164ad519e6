"""Typeset a Sheet as a tagged PDF (PDF/UA-1) with Typst, in a child process; replace characters that no font has."""

import calendar
import datetime
import json
import logging
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from decision_aid.output.handout import typst_child
from decision_aid.output.handout.bilingual import BilingualSheet
from decision_aid.output.handout.child_process import ChildEnded, ChildProcess
from decision_aid.output.handout.errors import TypesettingFailed, where
from decision_aid.output.handout.font_widths import count_lines
from decision_aid.output.handout.form import Form
from decision_aid.output.handout.sheet import Sheet
from decision_aid.output.handout.template_data import TEMPLATES, template_values, texts_of
from decision_aid.output.handout.typst_child import FAILED, LETTER
from decision_aid.resources import resource_folder

LOG = logging.getLogger(__name__)
# Read at import: an upgrade may replace the files while the server runs, and this code would not fit the new ones.
SOURCES = {name: (resource_folder("templates") / name).read_text(encoding="utf-8") for name in TEMPLATES}
PROGRAM = Path(typst_child.__file__).read_bytes()
SECONDS, MEGABYTES = 20, 700  # for one PDF
INSTEAD = "□"
A_PAGE = re.compile(rb"/Type\s*/Page\b")
SLACKS = 1.02, 1.05, 1.12, 1.25, 1.5
LETTERS_AT_ONCE, LETTERS_KNOWN = 256, 4096
LONG_WORD = re.compile(r"[^\s/–—-]{21,}")
PART_OF_LONG_WORD = 16
BREAK_HERE = "\u200b"
NOT_TEXT = {"svg", "link", "code"}

# One for all threads: a second one would double the memory and hardly be faster.
typst = ChildProcess(PROGRAM, str(resource_folder("templates")), seconds=SECONDS, megabytes=MEGABYTES)
_coverage_cache: dict[str, bool] = {}  # cache: whether some font has the character


@dataclass(frozen=True, slots=True)
class Handout:
    """A PDF, and the characters that were replaced because no font has them."""

    pdf: bytes
    replaced: tuple[str, ...]


def typeset(sheet: Sheet | BilingualSheet, form: Form, today: datetime.date) -> Handout:
    """Make the PDF; TypesettingFailed if that fails. Unsupported characters are replaced, never an error."""
    try:
        return _typeset(sheet, form, today)
    except TypesettingFailed:
        raise
    except Exception as error:
        raise TypesettingFailed(where(error)) from error


def _typeset(sheet: Sheet | BilingualSheet, form: Form, today: datetime.date) -> Handout:
    """Typeset with more and more slack, until the PDF has the planned number of pages."""
    try:
        for slack in SLACKS:
            facts = template_values(sheet, form, slack)
            made = _handout(facts, form, today)
            if _fits(made.pdf, facts):
                return made
        LOG.warning("a handout has more pages than were planned")
        return made
    finally:
        count_lines.cache_clear()


def unsupported_letters(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters that no font has, sorted; TypesettingFailed if Typst can't be asked."""
    return tuple(sorted(letter for letter, settable in _coverage(set().union(*texts)).items() if not settable))


def _handout(facts: dict[str, Any], form: Form, today: datetime.date) -> Handout:
    """One PDF of these values, with replacements for characters that can't be set."""
    letters = set("".join(texts_of(facts)))
    unset = unsupported_letters(letters)
    pdf = _compile(facts, form, today, {letter: _replacement(letter) for letter in unset})
    if pdf is None:
        unset = tuple(sorted(letter for letter in letters if not letter.isascii() or letter in unset))
        pdf = _compile(facts, form, today, dict.fromkeys(unset, INSTEAD))
    if pdf is None:
        raise TypesettingFailed("a letter fails, even without those beyond plain ones")
    return Handout(pdf, unset)


def _fits(pdf: bytes, facts: Mapping[str, Any]) -> bool:
    """Whether the PDF has the planned number of pages; a text one line longer than estimated adds a page."""
    return "sides" not in facts or len(A_PAGE.findall(pdf)) == len(facts["sides"])


def _compile(facts: dict[str, Any], form: Form, today: datetime.date, plain: Mapping[str, str]) -> bytes | None:
    """The PDF; None if a character fails in its context, though some font has it."""
    table = str.maketrans(dict(plain))
    printed = _map_texts(facts, lambda text: _breakable(text.translate(table)))
    wanted = {
        "foreign": {language: "|".join(map(re.escape, parts)) for language, parts in printed["foreign"].items()},
        "paper": form.paper.value,
        "large": form.large_print,
        "today": [today.year, today.month, today.day],
    }
    inputs = {"sheet": json.dumps({**printed, **wanted})}
    moment = calendar.timegm(today.timetuple())
    answer = _ask_typst({"source": SOURCES[facts["template"]], "inputs": inputs, "moment": moment})
    return None if answer[:1] == LETTER else answer[1:]


def _ask_typst(question: dict[str, Any]) -> bytes:
    """Typst's answer; TypesettingFailed if it reports an error or its process ends."""
    try:
        answer = typst.ask(json.dumps(question).encode())
    except ChildEnded as ended:
        raise TypesettingFailed(str(ended)) from ended
    if answer[:1] == FAILED:
        raise TypesettingFailed(answer[1:].decode())
    return answer


def _coverage(letters: Iterable[str]) -> dict[str, bool]:
    """Whether some font has each character; asked of Typst in batches, and cached."""
    found = {letter: _cached_coverage(letter) for letter in letters}
    new = sorted(letter for letter, known in found.items() if known is None)
    for start in range(0, len(new), LETTERS_AT_ONCE):
        some = new[start : start + LETTERS_AT_ONCE]
        unset = set(json.loads(_ask_typst({"letters": some})[1:]))
        learnt = {letter: letter not in unset for letter in some}
        _remember(learnt)
        found |= learnt
    return {letter: bool(known) for letter, known in found.items()}


def _cached_coverage(letter: str) -> bool | None:
    if letter.isascii():
        return letter.isprintable() or letter == "\n"
    return False if unicodedata.category(letter) in {"Cs", "Co", "Cn"} else _coverage_cache.get(letter)


def _remember(found: Mapping[str, bool]) -> None:
    if len(_coverage_cache) + len(found) > LETTERS_KNOWN:
        _coverage_cache.clear()
    _coverage_cache.update(found)


def _replacement(letter: str) -> str:
    """A compatible character that can be set (Unicode NFKC), or else an empty square."""
    plain = unicodedata.normalize("NFKC", letter)
    if plain != letter and all(_coverage(plain).values()):
        return plain
    return " " if letter.isspace() else INSTEAD


def _breakable(text: str) -> str:
    """The text with zero-width spaces in very long words, so that they break within the column."""
    return LONG_WORD.sub(lambda found: BREAK_HERE.join(_parts(found[0])), text)


def _parts(word: str) -> Iterator[str]:
    for start in range(0, len(word), PART_OF_LONG_WORD):
        yield word[start : start + PART_OF_LONG_WORD]


def _map_texts(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case tuple():
            return [_map_texts(inner, change) for inner in value]
        case dict():
            return {name: inner if name in NOT_TEXT else _map_texts(inner, change) for name, inner in value.items()}
        case _:
            return value
