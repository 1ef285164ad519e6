"""SVG drawings that serve the pages and the paper, and texts in them: in rows, since SVG breaks no lines."""

import textwrap
from dataclasses import dataclass
from html import escape

from decision_aid.consultation.chains import ChainStepFigure

ROW, LETTERS = 18, 15
FONT = "Atkinson Hyperlegible Next, sans-serif"
STYLE = f'font-family="{FONT}" font-size="{LETTERS}" fill="currentColor"'
LETTER = 7  # the width of one on average
WIDTH, HEIGHT = 250, 14
SEEN = 1.5  # a part that holds anybody is never thinner


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


def chain_bar(figure: ChainStepFigure) -> SvgDrawing:
    """The bar of one step, below its caption if it has one."""
    rows = text_rows(figure.caption, WIDTH)
    top = -ROW * len(rows)
    before, own = (_length(float(part)) for part in (figure.part_before, figure.part))
    room = f'width="{WIDTH - 1}" height="{HEIGHT - 1}"'
    shapes = f'<rect class="hollow" x="0.5" y="0.5" {room} fill="#fff" stroke="currentColor"/>'
    if figure.part_before < 1:
        shapes += f'<rect class="before" x="1" y="1" width="{before}" height="{HEIGHT - 2}" fill="#bbb"/>'
        shapes += f'<path d="M{1 + before} 1v{HEIGHT - 2}" stroke="currentColor"/>'
    shapes += f'<rect x="1" y="1" width="{own}" height="{HEIGHT - 2}" fill="currentColor"/>' if own else ""
    said = f"<g {STYLE}>{draw_rows(rows, 0, top + ROW - 8)}</g>" if rows else ""
    box = f'viewBox="0 {top} {WIDTH} {HEIGHT - top}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>{said}{shapes}</svg>'
    return SvgDrawing(svg, WIDTH, HEIGHT - top, has_text=bool(rows))


def _length(part: float) -> float:
    """How long a part of the bar is; short ones can still be seen, and one that is nobody has no length."""
    return max(SEEN, round((WIDTH - 2) * part, 1)) if part else 0
