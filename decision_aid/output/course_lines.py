"""Draw a course: for each group a line over the times, on one scale from 0, with the numbers at the points.

One drawing serves the pages and the paper. It needs no colours: groups differ by the dashes of their lines and the
shape of their points, and all is drawn in the colour of the text around it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from decision_aid.consultation.courses import CourseLine, CourseLines
from decision_aid.output.svg import ROW, STYLE, SvgDrawing, draw_rows, text_rows

WIDTH, LEFT, FIRST, RIGHT = 250, 34, 58, 228
TOP, BOTTOM = 30, 130
WIDE_ENOUGH = 64
LETTER_OF_SCALE = 9
BETWEEN_LABELS, ABOVE_POINT, BELOW_POINT = 14, 8, 18
DASHES = ("", "7 4", "1.5 4", "10 3 2 3", "4 3", "12 5")


@dataclass(frozen=True, slots=True)
class _Point:
    """A point of a line: its place in the drawing and its number."""

    x: float
    y: float
    label: str


def course_lines(course: CourseLines) -> SvgDrawing:
    """The drawing of a course."""
    lines = [_points(course, line) for line in course.lines]
    legend = [text_rows(line.name, WIDTH - LEFT) for line in course.lines if line.name]
    head = text_rows(course.caption, WIDTH)
    left_edge = min(0, LEFT - 5 - LETTER_OF_SCALE * len(course.scale_said))
    top_edge, bottom = -ROW * len(head), BOTTOM + 24 + (6 + ROW * sum(map(len, legend)) if legend else 0)
    shapes = "".join((*_scale(course), *_times(course), *_lines(lines), *_labels(lines), *_explained(legend)))
    said, box = draw_rows(head, left_edge, top_edge + ROW - 4), _box(left_edge, top_edge, bottom)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {box}><g {STYLE}>{said}{shapes}</g></svg>'
    return SvgDrawing(svg, WIDTH - left_edge, bottom - top_edge, has_text=True)


def _box(left: int, top: int, bottom: int) -> str:
    return f'viewBox="{left} {top} {WIDTH - left} {bottom - top}"'


def _points(course: CourseLines, line: CourseLine) -> list[_Point]:
    told = zip(_across(course), line.values, line.labels, strict=True)
    return [_Point(x, BOTTOM - float((BOTTOM - TOP) * value / course.scale), label) for x, value, label in told]


def _across(course: CourseLines) -> list[float]:
    """Where the times stand, from left to right, as far apart as they are."""
    first, last = course.numbers[0], course.numbers[-1]
    return [FIRST + (RIGHT - FIRST) * float((number - first) / (last - first)) for number in course.numbers]


def _scale(course: CourseLines) -> Iterator[str]:
    for said, y, width in ((course.scale_said, TOP, 0.5), ("0", BOTTOM, 1)):
        yield f'<path d="M{LEFT} {y}H{WIDTH}" stroke="currentColor" stroke-width="{width}"/>'
        yield f'<text x="{LEFT - 5}" y="{y + 5}" text-anchor="end">{said}</text>'


def _times(course: CourseLines) -> Iterator[str]:
    """The times below the line: the last in full, and of those before it the number alone where they would touch."""
    across, last = _across(course), len(course.times) - 1
    narrow = min(after - before for before, after in pairwise(across)) < WIDE_ENOUGH
    for place, (x, time) in enumerate(zip(across, course.times, strict=True)):
        said = f"{course.numbers[place]:f}" if narrow and place < last else time
        at = f'x="{WIDTH}" text-anchor="end"' if place == last else f'x="{x:.1f}" text-anchor="middle"'
        yield f'<text {at} y="{BOTTOM + 18}">{escape(said)}</text>'


def _lines(lines: Sequence[list[_Point]]) -> Iterator[str]:
    for group, points in enumerate(lines):
        path = "M" + "L".join(f"{point.x:.1f} {point.y:.1f}" for point in points)
        dashes = f' stroke-dasharray="{DASHES[group]}"' if DASHES[group] else ""
        yield f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="2"{dashes}/>'
        yield from (_marker(group, point.x, point.y) for point in points)


def _marker(group: int, x: float, y: float) -> str:
    """The shape of a group's points: circle, square or diamond, first hollow, then filled."""
    shapes = (
        f"M{x - 4.5:.1f} {y:.1f}a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z",
        f"M{x - 4:.1f} {y - 4:.1f}h8v8h-8z",
        f"M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z",
    )
    fill = "currentColor" if group % 2 == 0 else "#fff"
    return f'<path class="{"full" if group % 2 == 0 else "hollow"}" d="{shapes[group % 3]}" fill="{fill}" stroke="currentColor" stroke-width="1.8"/>'  # noqa: E501


def _labels(lines: Sequence[list[_Point]]) -> Iterator[str]:
    """The numbers at the points, of each time from the highest to the lowest."""
    for at_a_time in zip(*lines, strict=True):
        points = sorted(at_a_time, key=lambda one: one.y)
        for point, y in zip(points, _label_heights(points), strict=True):
            yield f'<text x="{point.x:.1f}" y="{y:.1f}" text-anchor="middle" font-weight="700">{point.label}</text>'


def _label_heights(points: Sequence[_Point]) -> list[float]:
    """The highest number above its point and the others below theirs; all above where there is no room below."""
    heights = [points[0].y - ABOVE_POINT]
    for point in points[1:]:
        heights.append(max(point.y + BELOW_POINT, heights[-1] + BETWEEN_LABELS))
    if heights[-1] < BOTTOM:
        return heights
    return [heights[0] - BETWEEN_LABELS * above for above in reversed(range(len(points)))]


def _explained(legend: Sequence[list[str]]) -> Iterator[str]:
    y = BOTTOM + 40
    for group, rows in enumerate(legend):
        dashes = f' stroke-dasharray="{DASHES[group]}"' if DASHES[group] else ""
        yield f'<path d="M2 {y - 5}h26" fill="none" stroke="currentColor" stroke-width="2"{dashes}/>'
        yield _marker(group, 15, y - 5)
        yield draw_rows(rows, LEFT, y)
        y += ROW * len(rows)
