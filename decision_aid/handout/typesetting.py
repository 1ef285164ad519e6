"""A Sheet comes in; a tagged PDF, and the letters that no font could set, go out. The only import of typst."""

import calendar
import contextlib
import datetime
import json
import logging
import re
import threading
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from decision_aid.handout.both import Both
from decision_aid.handout.failing import CantBeSet, is_failure, where
from decision_aid.handout.letters import lines_of
from decision_aid.handout.printing import TEMPLATES, facts_of, texts_of
from decision_aid.handout.sheet import Sheet
from decision_aid.papers import Form
from decision_aid.shipped import shipped

if TYPE_CHECKING:
    import typst

LOG = logging.getLogger(__name__)
# Read with this program: a newer one, put in their place while a server runs, prints what this one doesn't know.
SOURCES = {name: (shipped("templates") / name).read_bytes() for name in TEMPLATES}
INSTEAD = "□"
FONT = "Atkinson Hyperlegible Next"
ONE_LETTER = f'#set document(title: "-")\n#set text(font: "{FONT}", lang: "en")\n#sys.inputs.letter'.encode()
A_PAGE = re.compile(rb"/Type\s*/Page\b")
SLACKS = 1.02, 1.05, 1.12, 1.25, 1.5
EMPTY_ONES = 10
LONG_WORD = re.compile(r"[^\s/–—-]{21,}")
PART_OF_LONG_WORD = 16
BREAK_HERE = "\u200b"
NOT_TEXT = {"svg", "link", "code"}


@dataclass(frozen=True, slots=True)
class Handout:
    """A PDF, and the letters in its texts that were replaced because no font has them."""

    pdf: bytes
    replaced: tuple[str, ...]


def typeset(sheet: Sheet | Both, form: Form, today: datetime.date) -> Handout:
    """The sheet as a PDF, whatever letters are in it; CantBeSet where it fails for another reason, twice."""
    try:
        return _typeset(sheet, form, today)
    except BaseException as error:
        if not is_failure(error):
            raise
        raise CantBeSet(f"the handout can't be set: {where(error)}") from error


def _typeset(sheet: Sheet | Both, form: Form, today: datetime.date) -> Handout:
    """The sheet as a PDF with the pages that were asked for."""
    try:
        for slack in SLACKS:
            facts = facts_of(sheet, form, slack)
            made = _handout(facts, form, today)
            if _fits(made.pdf, facts):
                return made
        LOG.warning("a handout has more pages than were planned")
        return made
    finally:
        lines_of.cache_clear()
        _forget()


def without_font(texts: Iterable[str]) -> tuple[str, ...]:
    """The letters of these texts that no font has, each once."""
    return tuple(sorted(letter for letter in set().union(*texts) if not _settable(letter)))


def _handout(facts: dict[str, Any], form: Form, today: datetime.date) -> Handout:
    """What the template prints of these facts, with other letters for those that can't be set."""
    letters = set("".join(texts_of(facts)))
    unset = without_font(letters)
    pdf = _set(facts, form, today, {letter: _plainly(letter) for letter in unset})
    if pdf is None:
        unset = tuple(sorted(letter for letter in letters if not letter.isascii() or letter in unset))
        pdf = _set(facts, form, today, dict.fromkeys(unset, INSTEAD))
    if pdf is None:
        raise CantBeSet("it can't be set, even without the letters beyond plain ones")
    return Handout(pdf, unset)


def _fits(pdf: bytes, facts: Mapping[str, Any]) -> bool:
    """Whether it has the pages that were planned, if any were: a line more than was foreseen makes another one."""
    return "sides" not in facts or len(A_PAGE.findall(pdf)) == len(facts["sides"])


def _set(facts: dict[str, Any], form: Form, today: datetime.date, plain: Mapping[str, str]) -> bytes | None:
    """The PDF; None where a letter turns out to be one that can't be set where it stands."""
    table = str.maketrans(dict(plain))
    printed = _changed(facts, lambda text: _breakable(text.translate(table)))
    wanted = {
        "untranslated": "|".join(map(re.escape, printed["untranslated"])),
        "paper": form.paper.value,
        "large": form.large_print,
        "today": [today.year, today.month, today.day],
    }
    return _compiled(SOURCES[facts["template"]], {"sheet": json.dumps({**printed, **wanted})}, today)


def _compiled(source: bytes, inputs: dict[str, str], today: datetime.date) -> bytes | None:
    """The PDF, None where a letter can't be set; what fails is tried once more, with another compiler."""
    try:
        return _tried(source, inputs, today)
    except BaseException as error:
        if not is_failure(error):
            raise
        LOG.warning("Typst is started anew: %s", where(error))
    _compiler.cache_clear()
    return _tried(source, inputs, today)


def _tried(source: bytes, inputs: dict[str, str], today: datetime.date) -> bytes | None:
    compiler, failed = _compiler()
    moment = calendar.timegm(today.timetuple())
    with _one_at_a_time:
        try:
            made = compiler.compile(source, format="pdf", sys_inputs=inputs, pdf_standards="ua-1", timestamp=moment)
        except failed as error:
            if "could not be displayed" in str(error):
                return None
            raise
    return made if isinstance(made, bytes) else None


# A compiler can't be shared, and a second one at work would take as much memory again for little more speed.
_one_at_a_time = threading.Lock()


@lru_cache(maxsize=1)
def _compiler() -> "tuple[typst.Compiler, type[typst.TypstError]]":
    """The compiler, with the fonts that it reads once, and how it says that it failed."""
    import typst

    templates = shipped("templates")
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[templates / "fonts"])
    return typst.Compiler(root=templates, font_paths=fonts), typst.TypstError


def _forget() -> None:
    """Let this paper be forgotten: Typst keeps what it made for the last ten documents, however small they are."""
    with contextlib.suppress(Exception), _one_at_a_time:
        compiler, _ = _compiler()
        for number in range(EMPTY_ONES):
            compiler.compile(b"// %d" % number, format="svg")


@lru_cache(maxsize=4096)
def _settable(letter: str) -> bool:
    """Whether some font has the letter."""
    if letter.isascii():
        return letter.isprintable() or letter == "\n"
    if unicodedata.category(letter) in {"Cs", "Co", "Cn"}:
        return False
    return _compiled(ONE_LETTER, {"letter": letter}, datetime.date(2000, 1, 1)) is not None


def _plainly(letter: str) -> str:
    """The same in letters that can be set, where there is such; else an empty square."""
    plain = unicodedata.normalize("NFKC", letter)
    if plain != letter and all(map(_settable, plain)):
        return plain
    return " " if letter.isspace() else INSTEAD


def _breakable(text: str) -> str:
    """The text with places in its longest words where a line may end, so that none runs off its column."""
    return LONG_WORD.sub(lambda found: BREAK_HERE.join(_parts(found[0])), text)


def _parts(word: str) -> Iterator[str]:
    for start in range(0, len(word), PART_OF_LONG_WORD):
        yield word[start : start + PART_OF_LONG_WORD]


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    match value:
        case str():
            return change(value)
        case tuple():
            return [_changed(inner, change) for inner in value]
        case dict():
            return {name: inner if name in NOT_TEXT else _changed(inner, change) for name, inner in value.items()}
        case _:
            return value
