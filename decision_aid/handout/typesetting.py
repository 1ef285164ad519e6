"""A Sheet comes in; a tagged PDF, and the letters that no font could set, go out. The only import of typst."""

import calendar
import datetime
import json
import re
import threading
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from decision_aid.handout.both import Both
from decision_aid.handout.folding import folded
from decision_aid.handout.leaflet import Leaflet
from decision_aid.handout.sheet import Known, Line, Sheet, pieces_of
from decision_aid.shipped import shipped
from decision_aid.untranslated import standing_in

if TYPE_CHECKING:
    import typst

INSTEAD = "□"
TEMPLATE, TEMPLATE_SHORT, IN_BOTH = "handout.typ", "handout-short.typ", "handout-both.typ"
FONT = "Atkinson Hyperlegible Next"
ONE_LETTER = f'#set document(title: "-")\n#set text(font: "{FONT}", lang: "en")\n#sys.inputs.letter'.encode()
A_PAGE = re.compile(rb"/Type\s*/Page\b")
PAGES = 2
SLACKS = 1.05, 1.12, 1.25, 1.5
ROWS_TRIED = 12
FINDINGS = 3
EMPTY_ONES = 10
LONG_WORD = re.compile(r"[^\s/–—-]{21,}")
PART_OF_LONG_WORD = 16
BREAK_HERE = "\u200b"
NOT_TEXT = {"svg", "link", "code"}


class Paper(Enum):
    """The papers that a handout can be printed on."""

    A4 = "a4"
    LETTER = "letter"


SIZES = {Paper.A4: (595.2756, 841.8898), Paper.LETTER: (612.0, 792.0)}


class Pages(Enum):
    """How much a handout holds: one sheet with what matters most, or everything."""

    SHORT = "short"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Form:
    """The form in which somebody wants the handout."""

    paper: Paper = Paper.A4
    pages: Pages = Pages.SHORT
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class Handout:
    """A PDF, and the letters in its texts that were replaced because no font has them."""

    pdf: bytes
    replaced: tuple[str, ...]


def typeset(sheet: Sheet | Both, form: Form, today: datetime.date) -> Handout:
    """The sheet as a PDF; a letter that can't be set never keeps the paper from the person."""
    facts = _facts(sheet, form)
    letters = set("".join(_texts(facts)))
    unset = tuple(sorted(letter for letter in letters if not _settable(letter)))
    plain = {letter: _plainly(letter) for letter in unset}
    pdf = _set(facts, form, today, plain)
    for slack in SLACKS:
        if pdf is None or _fits(pdf, sheet, form):
            break
        facts = _facts(sheet, form, slack)
        pdf = _set(facts, form, today, plain)
    if pdf is None:
        unset = tuple(sorted(letter for letter in letters if not letter.isascii() or letter in plain))
        pdf = _set(facts, form, today, dict.fromkeys(unset, INSTEAD))
    if pdf is None:
        raise RuntimeError("the handout can't be set, even without the letters beyond plain ones")
    _forget()
    return Handout(pdf, unset)


def _fits(pdf: bytes, sheet: Sheet | Both, form: Form) -> bool:
    """Whether it has the pages that were asked for: a line more than was foreseen makes a third one."""
    return form.pages is Pages.FULL or isinstance(sheet, Both) or len(A_PAGE.findall(pdf)) == PAGES


def _facts(sheet: Sheet | Both, form: Form, slack: float = 1.0) -> dict[str, Any]:
    """What the template prints, and which texts of it still stand in the original language."""
    translated, kept, template = sheet.translated, _drawn(sheet, form, slack), TEMPLATE
    if not isinstance(kept, Sheet):
        template = IN_BOTH if isinstance(kept, Both) else TEMPLATE_SHORT
    facts = asdict(replace(kept, translated=None))
    untranslated = standing_in(_texts(facts), translated)
    original = translated.from_language.partition("-")[0] if translated else ""
    return facts | {"untranslated": untranslated, "original": original, "template": template}


def _drawn(sheet: Sheet | Both, form: Form, slack: float) -> Sheet | Both | Leaflet:
    """What the template of that form draws."""
    if isinstance(sheet, Both) or form.pages is Pages.FULL:
        return sheet
    width, height = SIZES[form.paper]
    return folded(_kept(sheet), width, height, large=form.large_print, slack=slack)


def _kept(sheet: Sheet) -> Sheet:
    """The part of a sheet that two pages can show: setting them need not wait for the other forty."""
    lines = tuple(map(_shortened, sheet.lines[:ROWS_TRIED]))
    pieces = [piece for line in lines for cell in line.cells for piece in pieces_of(cell)]
    pictures = {figure.icons for piece in pieces for figure in piece.figures}
    cited = {number for piece in pieces for number in piece.sources.split(", ")}
    others = sheet.lines[ROWS_TRIED:]
    bare = replace(sheet, left_out=(), glossary=(), about=(), asks=(), trade_offs=(), certainties=())
    return replace(
        bare,
        lines=lines,
        drawings={name: drawing for name, drawing in sheet.drawings.items() if name in pictures},
        sources=tuple(replace(one, about="", differences=()) for one in sheet.sources if str(one.number) in cited),
        others=len(others),
        others_named=tuple(line.name for line in others if line.matters),
    )


def _shortened(line: Line) -> Line:
    """The row with the first findings of each cell, as the screen shows them first."""
    return replace(line, cells=tuple(map(_first_findings, line.cells)))


def _first_findings(cell: Known) -> Known:
    shown, waiting, room = cell.shown[:FINDINGS], [], FINDINGS - len(cell.shown)
    for group in cell.may_apply:
        if room > 0:
            waiting.append(replace(group, pieces=group.pieces[:room]))
            room -= len(group.pieces)
    return replace(cell, shown=shown, may_apply=tuple(waiting))


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
    template = (shipped("templates") / facts["template"]).read_bytes()
    return _compiled(template, {"sheet": json.dumps({**printed, **wanted})}, today)


def _compiled(source: bytes, inputs: dict[str, str], today: datetime.date) -> bytes | None:
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

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[shipped("templates") / "fonts"])
    return typst.Compiler(font_paths=fonts), typst.TypstError


def _forget() -> None:
    """Let Typst forget this paper: it keeps what it made for the last ten documents, however small they are."""
    compiler, _ = _compiler()
    with _one_at_a_time:
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


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from () if name == "svg" else _texts(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(inner)


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
