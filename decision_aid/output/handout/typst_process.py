"""The process in which Typst runs and sets PDFs."""

import json
import threading
from pathlib import Path
from typing import Any

from decision_aid.child_process import ChildEnded, ChildProcess, ResourceLimits
from decision_aid.output.handout import typst_child
from decision_aid.output.handout.errors import TypesettingFailed
from decision_aid.output.handout.typst_child import FAILED
from decision_aid.resources import resource_folder

PROGRAM = Path(typst_child.__file__).read_bytes()
SECONDS, MEGABYTES = 20, 700  # for one answer
LARGEST = 100_000_000  # bytes of a PDF
# The address space would also count what threads on a large machine only reserve.
LIMITS = ResourceLimits(SECONDS, MEGABYTES << 20, patience=4 * SECONDS, reserved=False)

typst = ChildProcess(PROGRAM, str(resource_folder("templates")), limits=LIMITS, largest=LARGEST)
_turn = threading.Lock()  # one PDF at a time: a second one would double the memory and hardly be faster


def make_pdf(source: str, inputs: dict[str, str], moment: int) -> bytes:
    """The PDF of a template, dated `moment` (seconds since 1970); TypesettingFailed if there is none."""
    return _ask({"source": source, "inputs": inputs, "moment": moment})


def _ask(question: dict[str, Any]) -> bytes:
    """Typst's answer; TypesettingFailed if it reports an error or its process ends."""
    try:
        with _turn:
            answer = typst.ask(json.dumps(question).encode())
    except ChildEnded as ended:
        raise TypesettingFailed(str(ended)) from ended
    if answer[:1] == FAILED:
        raise TypesettingFailed(answer[1:].decode())
    return answer[1:]
