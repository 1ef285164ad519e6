"""The process in which Typst runs: it sets PDFs, and tells the widths of letters."""

import json
from pathlib import Path
from typing import Any

from decision_aid.checks.text.printable_letters import OWN_FONTS, is_printable, printable_form
from decision_aid.output.handout import typst_child
from decision_aid.output.handout.child_process import ChildEnded, ChildProcess
from decision_aid.output.handout.errors import TypesettingFailed
from decision_aid.output.handout.typst_child import FAILED
from decision_aid.resources import resource_folder

PROGRAM = Path(typst_child.__file__).read_bytes()
# Read at import: an upgrade may replace the files while the server runs, and this code would not fit the new ones.
LETTER_WIDTHS = (resource_folder("templates") / "letter-widths.typ").read_text(encoding="utf-8")
SECONDS, MEGABYTES = 20, 700  # for one answer
BLOCK = 256  # letters asked for at once: most texts have letters of few blocks

# One for all threads: a second one would double the memory and hardly be faster.
typst = ChildProcess(PROGRAM, str(resource_folder("templates")), seconds=SECONDS, megabytes=MEGABYTES)
_widths: dict[str, tuple[float, float]] = {}  # cache: regular and bold; it grows no larger than the fonts


def make_pdf(source: str, inputs: dict[str, str], moment: int) -> bytes:
    """The PDF of a template, dated `moment` (seconds since 1970); TypesettingFailed if there is none."""
    return _ask({"source": source, "inputs": inputs, "moment": moment})


def letter_width(letter: str, bold: bool) -> float:
    """The width of a letter in em, as Typst sets it in the first font that has it; 0 if none has."""
    found = _widths.get(letter)
    if found is None:
        if not is_printable(letter):
            return sum(letter_width(one, bold) for one in printable_form(letter) or "")
        _learn_block(ord(letter) // BLOCK * BLOCK)
        found = _widths[letter]
    return found[bold]


def _learn_block(start: int) -> None:
    letters = [letter for letter in map(chr, range(start, start + BLOCK)) if is_printable(letter)]
    asked = {"letters": letters, "fonts": OWN_FONTS}
    answer = _ask({"source": LETTER_WIDTHS, "inputs": {"asked": json.dumps(asked)}, "label": "<widths>"})
    _widths.update({letter: (width, bold) for letter, (width, bold) in zip(letters, json.loads(answer), strict=True)})


def _ask(question: dict[str, Any]) -> bytes:
    """Typst's answer; TypesettingFailed if it reports an error or its process ends."""
    try:
        answer = typst.ask(json.dumps(question).encode())
    except ChildEnded as ended:
        raise TypesettingFailed(str(ended)) from ended
    if answer[:1] == FAILED:
        raise TypesettingFailed(answer[1:].decode())
    return answer[1:]
