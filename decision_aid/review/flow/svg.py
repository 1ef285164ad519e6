"""Draw the flow diagram as accessible SVG (title, description), coloured by the page around it (currentColor)."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from decision_aid.review.flow.outline import Flow, FlowQuestion

WIDTH, LETTERS, TITLE_LETTERS = 196, 24, 22
LINE, PADDING, BETWEEN = 20, 12, 18
MARGIN, TOP, GUTTER, LANE = 2, 8, 40, 8
NARROW = 18
ENDS_BEFORE = 7
CORNER = 6
TEXT = 'font-size="15" fill="currentColor"'
ALONE = ' xmlns="http://www.w3.org/2000/svg" font-family="Helvetica, Arial, sans-serif" color="#1c2833"'


TIP = (
    '<defs><marker id="flow-tip" viewBox="0 0 8 8" refX="1" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z" fill="currentColor"/></marker></defs>'
)


@dataclass(frozen=True, slots=True)
class QuestionBox:
    """A question's box, its text wrapped into lines."""

    asked: FlowQuestion
    column: int
    x: int
    y: int
    height: int
    lines: tuple[str, ...]

    @property
    def middle(self) -> int:
        """The y coordinate of the middle."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A page's title, wrapped into lines, above its column."""

    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DiagramLayout:
    """The whole diagram; an arrow is a list of corner points."""

    width: int
    height: int
    headings: tuple[Heading, ...]
    boxes: tuple[QuestionBox, ...]
    arrows: tuple[tuple[tuple[int, int], ...], ...]


def lay_out_diagram(flow: Flow) -> DiagramLayout:
    """A column for each page, with gutters wide enough for the arrows that run in them."""
    links = [(source, entry.number) for entry in flow.all_questions for source in entry.opened_by]
    column = {entry.number: place for place, page in enumerate(flow.pages) for entry in page.asked}
    lanes = Counter(column[target] for _, target in links)
    over = sum(column[target] > column[source] + 1 for source, target in links)
    lefts = _lefts(len(flow.pages), lanes)
    titles = [tuple(wrap(page.title, TITLE_LETTERS)) for page in flow.pages]
    first = TOP + max((len(title) for title in titles), default=0) * LINE + PADDING + over * LANE
    boxes = {box.asked.number: box for box in _boxes(flow, lefts, first)}
    arrows = tuple(_arrows(links, boxes, lefts, first))
    headings = tuple(Heading(x, TOP + LINE, lines) for x, lines in zip(lefts, titles, strict=True))
    bottom = max((box.y + box.height for box in boxes.values()), default=first)
    return DiagramLayout(
        (lefts[-1] if lefts else 0) + WIDTH + MARGIN, bottom + MARGIN, headings, tuple(boxes.values()), arrows
    )


def _lefts(columns: int, lanes: Counter[int]) -> list[int]:
    """The x coordinate of each column."""
    lefts: list[int] = []
    for column in range(columns):
        gutter = lanes[column] * LANE + GUTTER if lanes[column] else NARROW * bool(column)
        lefts.append((lefts[-1] + WIDTH if lefts else MARGIN) + gutter)
    return lefts


def _boxes(flow: Flow, lefts: list[int], first: int) -> Iterator[QuestionBox]:
    for column, page in enumerate(flow.pages):
        y = first
        for entry in page.asked:
            lines = tuple(wrap(f"{entry.number}. {entry.question.ask}", LETTERS))
            height = len(lines) * LINE + 2 * PADDING
            yield QuestionBox(entry, column, lefts[column], y, height, lines)
            y += height + BETWEEN


def _arrows(
    links: list[tuple[int, int]], boxes: dict[int, QuestionBox], lefts: list[int], first: int
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Each arrow turns in its own lane, left of its target; one that skips columns runs above them."""
    used: Counter[int] = Counter()
    above = 0
    for source, target in links:
        start, end = boxes[source], boxes[target]
        used[end.column] += 1
        lane = lefts[end.column] - GUTTER // 2 - used[end.column] * LANE
        tip = (end.x - ENDS_BEFORE, end.middle)
        if start.column == end.column:
            yield ((start.x, start.middle), (lane, start.middle), (lane, end.middle), tip)
        elif start.column + 1 == end.column:
            yield ((start.x + WIDTH, start.middle), (lane, start.middle), (lane, end.middle), tip)
        else:
            above += 1
            out, height = start.x + WIDTH + GUTTER // 4 + above % 2 * 3, first - above * LANE
            begin = (start.x + WIDTH, start.middle)
            yield (begin, (out, start.middle), (out, height), (lane, height), (lane, end.middle), tip)


def render_svg(flow: Flow, *, alone: bool = False) -> str:
    """The SVG element; `alone` makes a standalone file, with background and colour."""
    placed = lay_out_diagram(flow)
    size = f'width="{placed.width}" height="{placed.height}" viewBox="0 0 {placed.width} {placed.height}"'
    named = 'class="flow" role="img" aria-labelledby="flow-title flow-desc"'
    return "\n".join([f"<svg{ALONE if alone else ''} {named} {size}>", *_inside(flow, placed, alone), "</svg>"])


def _inside(flow: Flow, placed: DiagramLayout, alone: bool) -> Iterator[str]:
    yield f'<title id="flow-title">{escape(f"The questions of: {flow.title}")}</title>'
    yield f'<desc id="flow-desc">{escape(_described(flow))}</desc>'
    yield TIP
    if alone:
        yield f'<rect width="{placed.width}" height="{placed.height}" fill="#ffffff"/>'
    yield from _mirrored(flow, placed.width, (*map(_arrow, placed.arrows), *map(_box, placed.boxes)))
    place = _from_right(placed.width) if flow.right_to_left else _from_left
    yield from (_heading(heading, place) for heading in placed.headings)
    yield from (_words(box, place) for box in placed.boxes)


def _mirrored(flow: Flow, width: int, shapes: Sequence[str]) -> Iterator[str]:
    """The shapes, mirrored where reading begins at the right."""
    yield f'<g transform="matrix(-1 0 0 1 {width} 0)">' if flow.right_to_left else "<g>"
    yield from shapes
    yield "</g>"


def _from_left(x: int) -> str:
    """Where a line of text begins."""
    return f'x="{x}"'


def _from_right(width: int) -> Callable[[int], str]:
    """Where a line of text begins in a mirrored diagram."""
    return lambda x: f'direction="rtl" x="{width - x}"'


def _described(flow: Flow) -> str:
    """The text alternative: which question opens which. The conditions are in the outline."""
    pages = "; ".join(f"{page.title}: {', '.join(str(entry.number) for entry in page.asked)}" for page in flow.pages)
    opened = [
        f"{entry.number} is opened by {' and '.join(map(str, entry.opened_by))}"
        for entry in flow.all_questions
        if entry.opened_by
    ]
    said = "; ".join(opened) or "Every question is asked of everybody"
    return f"Questions in columns, one for each page. {pages}. {said}."


def _heading(heading: Heading, place: Callable[[int], str]) -> str:
    return f'<g {TEXT} font-weight="700">{_text(place(heading.x), heading.y, heading.lines)}</g>'


def _box(box: QuestionBox) -> str:
    dashes = "" if box.asked.always else ' stroke-dasharray="5 4"'
    return (
        f'<rect x="{box.x}" y="{box.y}" width="{WIDTH}" height="{box.height}" rx="8" fill="none" '
        f'stroke="currentColor" stroke-width="1.5"{dashes}/>'
    )


def _words(box: QuestionBox, place: Callable[[int], str]) -> str:
    return f"<g {TEXT}>{_text(place(box.x + PADDING), box.y + PADDING + LINE * 3 // 4, box.lines)}</g>"


def _text(begins: str, y: int, lines: Sequence[str]) -> str:
    return "".join(f'<text {begins} y="{y + number * LINE}">{escape(line)}</text>' for number, line in enumerate(lines))


def _arrow(corners: Sequence[tuple[int, int]]) -> str:
    """A polyline with rounded corners and an arrowhead."""
    path = [f"M{corners[0][0]} {corners[0][1]}"]
    for before, here, after in zip(corners, corners[1:], corners[2:], strict=False):
        into, out = _towards(here, before), _towards(here, after)
        path.append(f"L{into[0]} {into[1]}Q{here[0]} {here[1]} {out[0]} {out[1]}")
    path.append(f"L{corners[-1][0]} {corners[-1][1]}")
    line = "".join(path)
    return f'<path d="{line}" fill="none" stroke="currentColor" stroke-width="1.5" marker-end="url(#flow-tip)"/>'


def _towards(here: tuple[int, int], there: tuple[int, int]) -> tuple[int, int]:
    """The point where a rounded corner starts: a few pixels from `here` towards `there`."""
    (x, y), (to_x, to_y) = here, there
    along_x, along_y = to_x - x, to_y - y
    far = max(abs(along_x), abs(along_y)) or 1
    step = min(CORNER, far // 2)
    return x + along_x * step // far, y + along_y * step // far
