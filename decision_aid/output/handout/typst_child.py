"""The Typst program that `child_process` runs: fonts are loaded once, before the first fork.

It is sent as source text, so it imports nothing of this package. The first byte of an answer is its type; apart from
the PDF itself, an answer holds no text of the handout.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

PDF, FAILED = b"p", b"f"
LINE_OF_TEMPLATE = re.compile(r":(\d+:\d+)$", re.MULTILINE)


def prepare(templates: str) -> Callable[[bytes], bytes]:
    """Load the fonts; return the function that answers requests, which are JSON: `source`, `inputs` and `moment`."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[Path(templates) / "fonts"])
    compiler = typst.Compiler(root=templates, font_paths=fonts)

    def answer(question: bytes) -> bytes:
        asked = json.loads(question)
        return _compile(compiler, asked["source"], asked["inputs"], asked["moment"])

    return answer


def _compile(compiler: "typst.Compiler", source: str, inputs: dict[str, str], moment: int) -> bytes:
    """A PDF answer, or FAILED and why."""
    try:
        made = compiler.compile(
            source.encode(), format="pdf", sys_inputs=inputs, pdf_standards="ua-1", timestamp=moment
        )
    except BaseException as error:  # a Rust panic in Typst is not an Exception
        if "could not be displayed" in str(error):
            return FAILED + b"a letter can't be set where it stands"
        return FAILED + _where(error).encode()
    return PDF + made if isinstance(made, bytes) else FAILED


def _where(error: BaseException) -> str:
    """The exception's type, and the line of the template if Typst names one."""
    match = LINE_OF_TEMPLATE.search(getattr(error, "diagnostic", ""))
    return type(error).__name__ + (f" in line {match[1]} of the template" if match else "")
