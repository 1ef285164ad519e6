"""Typeset a Sheet as a tagged PDF (PDF/UA-1) with Typst, in a child process."""

import calendar
import datetime
import json
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from decision_aid.checks.text.printable_letters import OWN_FONTS, printable_form, unprintable_letters
from decision_aid.output.handout import typst_child
from decision_aid.output.handout.bilingual import BilingualSheet
from decision_aid.output.handout.child_process import ChildEnded, ChildProcess
from decision_aid.output.handout.errors import TypesettingFailed, where
from decision_aid.output.handout.font_widths import count_lines
from decision_aid.output.handout.form import Form
from decision_aid.output.handout.sheet import Sheet
from decision_aid.output.handout.template_data import TEMPLATES, template_values, texts_of
from decision_aid.output.handout.typst_child import FAILED
from decision_aid.resources import resource_folder

LOG = logging.getLogger(__name__)
# Read at import: an upgrade may replace the files while the server runs, and this code would not fit the new ones.
SOURCES = {name: (resource_folder("templates") / name).read_text(encoding="utf-8") for name in TEMPLATES}
PROGRAM = Path(typst_child.__file__).read_bytes()
SECONDS, MEGABYTES = 20, 700  # for one PDF
A_PAGE = re.compile(rb"/Type\s*/Page\b")
SLACKS = 1.02, 1.05, 1.12, 1.25, 1.5
LONG_WORD = re.compile(r"[^\s/–—-]{21,}")
PART_OF_LONG_WORD = 16
BREAK_HERE = "\u200b"
NOT_TEXT = {"svg", "link", "code"}

# One for all threads: a second one would double the memory and hardly be faster.
typst = ChildProcess(PROGRAM, str(resource_folder("templates")), seconds=SECONDS, megabytes=MEGABYTES)


def typeset(sheet: Sheet | BilingualSheet, form: Form, today: datetime.date) -> bytes:
    """Make the PDF; TypesettingFailed if that fails, also where no font has a character."""
    try:
        return _typeset(sheet, form, today)
    except TypesettingFailed:
        raise
    except Exception as error:
        raise TypesettingFailed(where(error)) from error


def _typeset(sheet: Sheet | BilingualSheet, form: Form, today: datetime.date) -> bytes:
    """Typeset with more and more slack, until the PDF has the planned number of pages."""
    try:
        for slack in SLACKS:
            facts = template_values(sheet, form, slack)
            made = _handout(facts, form, today)
            if _fits(made, facts):
                return made
        LOG.warning("a handout has more pages than were planned")
        return made
    finally:
        count_lines.cache_clear()


def _handout(facts: dict[str, Any], form: Form, today: datetime.date) -> bytes:
    """One PDF of these values, with compatible characters for those that no font has."""
    letters = set("".join(texts_of(facts)))
    if unprintable_letters(letters):
        raise TypesettingFailed("no font has some of its letters")
    return _compile(facts, form, today, {letter: printable_form(letter) for letter in letters})


def _fits(pdf: bytes, facts: Mapping[str, Any]) -> bool:
    """Whether the PDF has the planned number of pages; a text one line longer than estimated adds a page."""
    return "sides" not in facts or len(A_PAGE.findall(pdf)) == len(facts["sides"])


def _compile(facts: dict[str, Any], form: Form, today: datetime.date, forms: Mapping[str, str | None]) -> bytes:
    table = str.maketrans(dict(forms))
    printed = _map_texts(facts, lambda text: _breakable(text.translate(table)))
    wanted = {
        "foreign": {language: "|".join(map(re.escape, parts)) for language, parts in printed["foreign"].items()},
        "fonts": OWN_FONTS,
        "paper": form.paper.value,
        "large": form.large_print,
        "today": [today.year, today.month, today.day],
    }
    inputs = {"sheet": json.dumps({**printed, **wanted})}
    moment = calendar.timegm(today.timetuple())
    return _ask_typst({"source": SOURCES[facts["template"]], "inputs": inputs, "moment": moment})


def _ask_typst(question: dict[str, Any]) -> bytes:
    """Typst's PDF; TypesettingFailed if it reports an error or its process ends."""
    try:
        answer = typst.ask(json.dumps(question).encode())
    except ChildEnded as ended:
        raise TypesettingFailed(str(ended)) from ended
    if answer[:1] == FAILED:
        raise TypesettingFailed(answer[1:].decode())
    return answer[1:]


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
