"""Draw a step of a chain: a bar of all people, within it those of the step before, and within these its own.

One drawing serves the pages and the paper. The parts differ in black, grey and white, and need no colours.
"""

from decision_aid.consultation.chains import ChainStepFigure
from decision_aid.output.svg import ROW, STYLE, SvgDrawing, draw_rows, text_rows

WIDTH, HEIGHT = 250, 14
SEEN = 1.5  # a part that holds anybody is never thinner


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
