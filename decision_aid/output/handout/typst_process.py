"""The process in which Typst runs and sets PDFs."""

import json
from pathlib import Path
from typing import Any

from decision_aid.output.handout import typst_child
from decision_aid.output.handout.child_process import ChildEnded, ChildProcess
from decision_aid.output.handout.errors import TypesettingFailed
from decision_aid.output.handout.typst_child import FAILED
from decision_aid.resources import resource_folder

PROGRAM = Path(typst_child.__file__).read_bytes()
SECONDS, MEGABYTES = 20, 700  # for one answer

# One for all threads: a second one would double the memory and hardly be faster.
typst = ChildProcess(PROGRAM, str(resource_folder("templates")), seconds=SECONDS, megabytes=MEGABYTES)


def make_pdf(source: str, inputs: dict[str, str], moment: int) -> bytes:
    """The PDF of a template, dated `moment` (seconds since 1970); TypesettingFailed if there is none."""
    return _ask({"source": source, "inputs": inputs, "moment": moment})


def _ask(question: dict[str, Any]) -> bytes:
    """Typst's answer; TypesettingFailed if it reports an error or its process ends."""
    try:
        answer = typst.ask(json.dumps(question).encode())
    except ChildEnded as ended:
        raise TypesettingFailed(str(ended)) from ended
    if answer[:1] == FAILED:
        raise TypesettingFailed(answer[1:].decode())
    return answer[1:]
