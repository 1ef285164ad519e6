"""Typeset a Sheet as a tagged PDF (PDF/UA-1) with Typst, in a child process."""

import calendar
import datetime
import json
import re
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from decision_aid.child_process import ChildEnded, ChildProcess, ResourceLimits
from decision_aid.consultation.wording import together
from decision_aid.model.languages import text_direction
from decision_aid.model.printable_letters import OWN_FONTS, printable_form, unprintable_letters
from decision_aid.output.handout import typst_child
from decision_aid.output.handout.bilingual import BilingualSheet
from decision_aid.output.handout.own_words import BOXES
from decision_aid.output.handout.paper_options import Pages, PaperOptions
from decision_aid.output.handout.sheet import Sheet
from decision_aid.output.handout.typst_child import FAILED
from decision_aid.output.parts import FULL_PAPER
from decision_aid.resources import resource_folder
from decision_aid.translation.foreign_texts import foreign_parts, foreign_texts

FULL, SHORT, BOTH = "handout.typ", "handout-short.typ", "handout-both.typ"
COMMON = "handout-common.typ"
# Read at import: an upgrade may replace the files while the server runs, and this code would not fit the new ones. So
# what papers share is set before each of them, as an import of Typst's would read the file then.
TEXTS = {
    name: (resource_folder("templates") / name).read_text(encoding="utf-8") for name in (COMMON, FULL, SHORT, BOTH)
}
SOURCES = {name: TEXTS[COMMON] + TEXTS[name] for name in (FULL, SHORT, BOTH)}
NOT_TEXT = {"svg", "link", "code"}
LONG_WORD = re.compile(r"[^\s/–—-]{21,}")
PART_OF_LONG_WORD = 16
BREAK_HERE = "\u200b"
PAGE_TREE = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")
PROGRAM = Path(typst_child.__file__).read_bytes()
SECONDS, MEGABYTES = 20, 700  # for one answer
LARGEST = 100_000_000  # bytes of a PDF
# The address space would also count what threads on a large machine only reserve.
LIMITS = ResourceLimits(SECONDS, MEGABYTES << 20, patience=4 * SECONDS, reserved=False)

typst = ChildProcess(PROGRAM, str(resource_folder("templates")), limits=LIMITS, largest=LARGEST)
TURN_SECONDS = 10  # that a PDF waits for those before it: nginx as in docs/deploy.md waits 20 for a response
# One PDF at a time: a second one would double the memory and hardly be faster. Whoever has the turn may ask again.
_turn = threading.RLock()


class TypesettingFailed(RuntimeError):
    """No PDF can be made of this sheet; the reason contains nothing of the person's answers."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the handout can't be set: {reason}")


@contextmanager
def its_turn(seconds: float | None = None) -> Iterator[bool]:
    """Whether a PDF may be made now, after a wait of at most so many seconds in which others were made."""
    has_turn = _turn.acquire(timeout=TURN_SECONDS if seconds is None else seconds)
    try:
        yield has_turn
    finally:
        if has_turn:
            _turn.release()


def where(error: Exception) -> str:
    """The exception's type and place in the program, without its message."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} in {frames[-1].name}, line {frames[-1].lineno}" if frames else type(error).__name__


def make_pdf(source: str, inputs: dict[str, str], moment: int) -> bytes:
    """The PDF of a template, dated `moment` (seconds since 1970); TypesettingFailed if there is none."""
    return _ask({"source": source, "inputs": inputs, "moment": moment})


def _ask(question: dict[str, Any]) -> bytes:
    """Typst's answer; TypesettingFailed if it reports an error, its process ends, or its turn does not come."""
    with its_turn() as has_turn:
        if not has_turn:
            raise TypesettingFailed("those before it take too long")
        try:
            answer = typst.ask(json.dumps(question).encode())
        except ChildEnded as ended:
            raise TypesettingFailed(str(ended)) from ended
    if answer[:1] == FAILED:
        raise TypesettingFailed(answer[1:].decode())
    return answer[1:]


def typeset(sheet: Sheet | BilingualSheet, form: PaperOptions, today: datetime.date) -> bytes:
    """Make the PDF, without a logo that can't be printed; TypesettingFailed if that fails."""
    try:
        return _set_pages(sheet, form, today)
    except TypesettingFailed:
        if isinstance(sheet, BilingualSheet) or not sheet.hospital.logo:
            raise
        return typeset(replace(sheet, hospital=replace(sheet.hospital, logo=b"")), form, today)
    except Exception as error:
        raise TypesettingFailed(where(error)) from error


def is_printable_picture(picture: bytes) -> bool:
    """Whether Typst can print that PNG or JPEG."""
    source = '#set document(title: "Logo")\n#image(bytes(json(bytes(sys.inputs.picture))), alt: "Logo")'
    try:
        return bool(make_pdf(source, {"picture": json.dumps(list(picture))}, 0))
    except TypesettingFailed:
        return False


def count_pages(pdf: bytes) -> int:
    """How many pages a PDF that was made here has; Typst writes the root of its page tree uncompressed."""
    return max(int(found) for found in PAGE_TREE.findall(pdf))


def _set_pages(sheet: Sheet | BilingualSheet, form: PaperOptions, today: datetime.date) -> bytes:
    """One PDF, with compatible characters for those that no font has."""
    facts = _template_values(sheet, form)
    letters = set("".join(_texts_of(facts)))
    if unprintable_letters(letters):
        raise TypesettingFailed("no font has some of its letters")
    return _compile(facts, form, today, {letter: printable_form(letter) for letter in letters})


def _template_values(sheet: Sheet | BilingualSheet, form: PaperOptions) -> dict[str, Any]:
    """The template and its values, including the texts in another language than the sheet, by language."""
    if isinstance(sheet, BilingualSheet):
        template, facts = BOTH, _values_of(sheet)
    elif form.pages is Pages.FULL:
        template, facts = FULL, _values_of(sheet) | {"parts": FULL_PAPER}
    else:
        labels = {box: sheet.words[label] for box, label in BOXES.items()}
        asked = {"to_ask": sheet.to_ask, "how_many_to_ask": sheet.how_many_to_ask(large_print=form.large_print)}
        template, facts = SHORT, _values_of(sheet.short) | asked | {"labels": labels}
    languages = sheet.languages if isinstance(sheet, BilingualSheet) else (sheet.language,)
    foreign = foreign_parts(_texts_of(facts), foreign_texts(languages[-1], sheet.translated))
    spoken = {language: _spoken(language) for language in (*languages, *foreign)}
    return facts | {"language": languages[0], "spoken": spoken, "foreign": foreign, "template": template}


def _values_of(sheet: Sheet | BilingualSheet) -> dict[str, Any]:
    return asdict(replace(sheet, translated=None))


def _spoken(language: str) -> dict[str, str]:
    """A language as Typst's `text` takes it."""
    return {"lang": language.partition("-")[0], "dir": text_direction(language)}


def _texts_of(value: Any) -> Iterator[str]:
    """Every string in these values, at any depth, except SVG."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from () if name == "svg" else _texts_of(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts_of(inner)


def _compile(facts: dict[str, Any], form: PaperOptions, today: datetime.date, forms: Mapping[str, str | None]) -> bytes:
    table = str.maketrans(dict(forms))
    printed = _map_texts(facts, lambda text: breakable(together(text).translate(table)))
    wanted = {
        "foreign": {language: "|".join(map(re.escape, parts)) for language, parts in printed["foreign"].items()},
        "fonts": OWN_FONTS,
        "paper": form.paper.value,
        "large": form.large_print,
        "today": [today.year, today.month, today.day],
    }
    inputs = {"sheet": json.dumps({**printed, **wanted})}
    moment = calendar.timegm(today.timetuple())
    return make_pdf(SOURCES[facts["template"]], inputs, moment)


def _map_texts(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case bytes():
            return list(value)
        case tuple():
            return [_map_texts(inner, change) for inner in value]
        case dict():
            return {name: inner if name in NOT_TEXT else _map_texts(inner, change) for name, inner in value.items()}
        case _:
            return value


def breakable(text: str) -> str:
    """The text with zero-width spaces in very long words, so that they break within the column."""
    return LONG_WORD.sub(lambda found: BREAK_HERE.join(_parts(found[0])), text)


def _parts(word: str) -> Iterator[str]:
    for start in range(0, len(word), PART_OF_LONG_WORD):
        yield word[start : start + PART_OF_LONG_WORD]
