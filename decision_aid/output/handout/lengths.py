"""The lengths of the short handout: its template reads them from here, and so does the planning of its pages."""

from dataclasses import dataclass

from decision_aid.output.handout.form import Form, Paper

MILLIMETRE = 72 / 25.4
PAPER = {Paper.A4: (595.2756, 841.8898), Paper.LETTER: (612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class Lengths:
    """Lengths in points, from the paper's size and the size of letters; then in em, for all sizes."""

    width: float
    height: float
    base: float
    small: float
    cell: float
    fine: float
    gap: float
    step: float
    title: float
    code: float
    picture_to_scan: float

    side: float = 16 * MILLIMETRE
    top: float = 13 * MILLIMETRE
    above_head: float = 13 * MILLIMETRE
    below_foot: float = 14 * MILLIMETRE
    inset: float = 5.0
    label_inset: float = 2.5
    above_option: float = 3.0
    above_name: float = 4.0
    below_name: float = 3.0
    bar: float = 8.0
    frame: float = 6.0
    gutter: float = 8.0
    stamp_inset: float = 6.0
    icon: float = 0.215 * MILLIMETRE

    top_edge: float = 0.82
    bottom_edge: float = 0.2
    leading: float = 0.2
    between: float = 0.42
    between_blocks: float = 0.35
    after_box: float = 0.5
    above_caution: float = 0.3
    indent: float = 0.7
    heading: float = 1.416
    below_heading: float = 0.3
    number: float = 1.45
    number_top: float = 0.62
    number_bottom: float = 0.14
    label_top: float = 0.7
    tick: float = 1.15
    ruled: float = 1.7
    above_picture: float = 0.5
    below_picture: float = 0.4
    tracking: float = 0.06

    @property
    def column(self) -> float:
        """The width of a page's text, between the margins."""
        return self.width - 2 * self.side

    @property
    def line(self) -> float:
        """The height of a line without the space to the next one, in em."""
        return self.top_edge + self.bottom_edge


def lengths_of(form: Form) -> Lengths:
    """The lengths for a paper and a size of letters."""
    width, height = PAPER[form.paper]
    if form.large_print:
        return Lengths(width, height, 18, 16, 18, 15, 12, 30, title=1.484, code=1.2, picture_to_scan=34 * MILLIMETRE)
    return Lengths(width, height, 11, 9.5, 10, 9, 9, 25.5, title=2.38, code=1.35, picture_to_scan=27 * MILLIMETRE)
