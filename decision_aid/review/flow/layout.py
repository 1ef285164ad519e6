"""Place the flow diagram: coordinates of boxes, headings and arrows, in pixels.

A layered layout: a column for each page, and orthogonal arrows that turn in lanes of their own between the columns.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from decision_aid.review.flow.outline import Flow, FlowQuestion

WIDTH, LETTERS, TITLE_LETTERS = 196, 24, 22
LINE, PADDING, BETWEEN = 20, 12, 18
MARGIN, TOP, GUTTER, LANE = 2, 8, 40, 8
NARROW = 18
ENDS_BEFORE = 7


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
    links = [(source, one.number) for one in flow.asked for source in one.opened_by]
    column = {one.number: place for place, page in enumerate(flow.pages) for one in page.asked}
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
        for one in page.asked:
            lines = tuple(wrap(f"{one.number}. {one.question.ask}", LETTERS))
            height = len(lines) * LINE + 2 * PADDING
            yield QuestionBox(one, column, lefts[column], y, height, lines)
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
