"""Why a paper could not be made comes in; where that was goes out, for the log, without a word of the paper."""

import re
import traceback

PANIC = "PanicException"  # what Typst breaks off with; it is no Exception, and has no name to import
LINE_OF_TEMPLATE = re.compile(r":(\d+:\d+)$", re.MULTILINE)


class CantBeSet(RuntimeError):
    """No PDF can be made of this sheet, as often as it is tried."""


def is_failure(error: BaseException) -> bool:
    """Whether making the paper failed; not that somebody ended the program."""
    return isinstance(error, Exception) or type(error).__name__ == PANIC


def where(error: BaseException) -> str:
    """The kind of failure, and the line of the template or else of the program."""
    kind = type(error).__name__
    if found := LINE_OF_TEMPLATE.search(getattr(error, "diagnostic", "")):
        return f"{kind} in line {found[1]} of the template"
    frames = traceback.extract_tb(error.__traceback__)
    return f"{kind} in {frames[-1].name}, line {frames[-1].lineno}" if frames else kind
