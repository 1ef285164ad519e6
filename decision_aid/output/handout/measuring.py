"""Estimate the height of the short handout's parts, in points, without running Typst.

The constants repeat those of `handout-short.typ` by hand: change them together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from decision_aid.output.handout.font_widths import count_lines
from decision_aid.output.handout.sheet import SvgDrawing
from decision_aid.output.handout.short_layout import OptionBox, Paragraph, ParagraphGroup, Run, Section

LINE, LEADING, BETWEEN, BIGGER = 1.02, 0.2, 0.42, 0.09
TITLE_LINE, UNDER_TITLE = 1.18, 0.3
BAR, TICK, INDENT = 7.5, 1.15, 0.9
AROUND_PICTURE = 0.9
BETWEEN_BLOCKS = 0.35
MILLIMETRE = 72 / 25.4
SIDE = 16 * MILLIMETRE
INSET = 5.0


@dataclass(frozen=True, slots=True)
class PageMeasures:
    """Paper size in points, and the letter sizes that follow from large print or not."""

    width: float
    height: float
    large: bool

    @property
    def column(self) -> float:
        """The width of a page's text, between the margins."""
        return self.width - 2 * SIDE

    def beside(self, options: int) -> bool:
        """Whether that many options fit side by side; otherwise they are stacked."""
        return not self.large and options <= 3

    def sizes(self) -> dict[str, float]:
        """The sizes that the template takes, in points."""
        base, small, cell, fine, gap, step = (18, 16, 18, 15, 12, 30) if self.large else (11, 9.5, 10, 9, 9, 25.5)
        icon = 2.15 * MILLIMETRE / 10
        names = {"base": base, "small": small, "cell": cell, "fine": fine, "gap": gap, "step": step, "icon": icon}
        return {**names, "width": self.width, "height": self.height, "side": SIDE, "inset": INSET}


def text_height(runs: Iterable[Run], width: float, size: float) -> float:
    """The height of one paragraph's lines."""
    held = tuple(runs)
    lines = count_lines(held, width, size)
    bigger = sum(BIGGER for run in held if run.look in {"big", "boxed"})
    return (lines * (LINE + LEADING) - LEADING + bigger) * size if lines else 0.0


def pars_height(
    pars: Iterable[Paragraph], width: float, size: float, drawings: Mapping[str, SvgDrawing], icon: float = 0.0
) -> float:
    """The height of stacked paragraphs with their icon arrays."""
    heights = []
    for par in pars:
        drawn = drawings[par.picture].height * icon + AROUND_PICTURE * size if par.picture else 0.0
        heights.append(text_height(par.runs, width, size) + drawn)
    return sum(heights) + max(0, len(heights) - 1) * BETWEEN * size


def box_height(box: OptionBox, width: float, sizes: Mapping[str, float], drawings: Mapping[str, SvgDrawing]) -> float:
    """The height of one option's box, without its name."""
    size = sizes["cell"]
    heights = [_block(block, width, size, drawings, sizes["icon"]) for block in box.blocks]
    return sum(heights) + max(0, len(heights) - 1) * BETWEEN_BLOCKS * size


def _block(block: ParagraphGroup, width: float, size: float, drawings: Mapping[str, SvgDrawing], icon: float) -> float:
    return pars_height(block.pars, width - (INDENT * size if block.waiting else 0.0), size, drawings, icon)


def title_height(title: str, width: float, base: float) -> float:
    """The height of a section title and the space under it."""
    size = base * TITLE_LINE
    return text_height((Run(title, "bold"),), width, size) + UNDER_TITLE * size if title else 0.0


def section_height(section: Section, width: float, sizes: Mapping[str, float]) -> float:
    """The height of a section and the space after it."""
    size = sizes["fine"] if section.fine else sizes["base"]
    inner = width - (TICK * size if section.tick else 0.0)
    ruled = section.ruled * 1.7 * size
    text = pars_height(section.pars, inner, size, {})
    return title_height(section.title, width, sizes["base"]) + text + ruled + sizes["gap"]
