"""SVG drawings that serve the pages and the paper, and texts in them: in rows, since SVG breaks no lines."""

import textwrap
from dataclasses import dataclass
from html import escape

ROW, LETTERS = 18, 15
FONT = "Atkinson Hyperlegible Next, sans-serif"
STYLE = f'font-family="{FONT}" font-size="{LETTERS}" fill="currentColor"'
LETTER = 7  # the width of one on average


@dataclass(frozen=True, slots=True)
class SvgDrawing:
    """An SVG picture, with its width and height in SVG units; one with text is not turned round for other scripts."""

    svg: str
    width: int
    height: int
    has_text: bool = False


def text_rows(text: str, width: float) -> list[str]:
    """The text broken into rows of about that width."""
    return textwrap.wrap(text, max(1, int(width / LETTER)))


def draw_rows(rows: list[str], x: float, y: float) -> str:
    """The rows below each other, the first one standing on the line `y`."""
    return "".join(f'<text x="{x:g}" y="{y + ROW * at:g}">{escape(row)}</text>' for at, row in enumerate(rows))
