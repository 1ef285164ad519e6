"""Drawings of figures that are the same on pages and paper, as inline SVG; the sentences beside them say all of it."""

from markupsafe import Markup

from decision_aid.consultation.chains import ChainStepFigure
from decision_aid.consultation.courses import CourseLines
from decision_aid.output import chain_bars
from decision_aid.output import course_lines as draw_course
from decision_aid.output.svg import SvgDrawing


def chain_bar(figure: ChainStepFigure) -> Markup:
    """The bar of a step of a chain."""
    return _unheard(chain_bars.chain_bar(figure))


def course_lines(lines: CourseLines) -> Markup:
    """The lines of a course."""
    return _unheard(draw_course.course_lines(lines))


def _unheard(drawn: SvgDrawing) -> Markup:
    hidden = drawn.svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    return Markup(hidden)  # noqa: S704  # drawn here, with every text in it escaped
