"""The drawing of a figure on paper, whatever its kind, under a name that the figures of a sheet refer to."""

import zlib

from decision_aid.consultation.chains import ChainStepFigure
from decision_aid.consultation.courses import CourseTimeFigure
from decision_aid.consultation.figure_values import MeasuredFigure
from decision_aid.consultation.frequencies import GroupFrequency
from decision_aid.output.course_lines import course_lines
from decision_aid.output.handout.icons import bar_on_scale, icon_array
from decision_aid.output.svg import SvgDrawing, chain_bar

ShownFigure = GroupFrequency | CourseTimeFigure | ChainStepFigure | MeasuredFigure


def figure_drawing(figure: ShownFigure) -> tuple[str, SvgDrawing] | None:
    """The figure's drawing, under its name; None for a difference between groups, and for a later time of a course."""
    if isinstance(figure, ChainStepFigure):
        return _named(chain_bar(figure))
    if isinstance(figure, CourseTimeFigure):
        return _named(course_lines(figure.lines)) if figure.lines else None
    if isinstance(figure, GroupFrequency):
        return f"{figure.icons}-of-{figure.icons_of}", icon_array(figure.icons, figure.icons_of)
    bar = figure.drawn
    return (f"bar-{bar.length}-{bar.low}-{bar.high}", bar_on_scale(bar)) if bar else None


def _named(drawing: SvgDrawing) -> tuple[str, SvgDrawing]:
    return f"drawn-{zlib.crc32(drawing.svg.encode())}", drawing
