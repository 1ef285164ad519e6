"""Estimate the heights of the short handout's parts, in points, before Typst sets them.

The widths of letters come from Typst, and the lengths are those that the template reads. What is estimated is where
lines break (kerning is ignored), so the pages of the PDF are counted afterwards.
"""

import re
from collections.abc import Callable, Iterable, Mapping

from decision_aid.output.handout.lengths import Lengths
from decision_aid.output.handout.long_words import BREAK_HERE, breakable
from decision_aid.output.handout.short_layout import OptionBox, Paragraph, ParagraphGroup, Run, Section
from decision_aid.output.svg import SvgDrawing

LetterWidth = Callable[[str, bool], float]  # of a letter, in bold type or not; in em
WORDS = re.compile(rf"([^\s{BREAK_HERE}-]*-+|[^\s{BREAK_HERE}-]+|(?=\s))([\s{BREAK_HERE}]*)")


class HeightEstimate:
    """Heights for one handout; it remembers each text that it measured, so that it must not outlive the handout."""

    def __init__(self, lengths: Lengths, letter_width: LetterWidth, drawings: Mapping[str, SvgDrawing]) -> None:
        self.lengths, self._letter_width, self._drawings = lengths, letter_width, drawings
        self._words: dict[tuple[str, str], float] = {}
        self._lines: dict[tuple[tuple[Run, ...], float], int] = {}

    def word(self, word: str, look: str) -> float:
        """The width of a word in em."""
        found = self._words.get((word, look))
        if found is None:
            bigger = self.lengths.number if look == "big" else 1
            letters = sum(self._letter_width(letter, bool(look)) for letter in word)
            found = self._words[word, look] = letters * bigger
        return found

    def width(self, text: str) -> float:
        """The width of a text on one line, in em."""
        return sum(self.word(part, "") for part in re.split(r"( )", text))

    def lines(self, runs: tuple[Run, ...], room: float) -> int:
        """The number of lines that the text takes in a column `room` em wide, by greedy breaking; 0 for no text."""
        found = self._lines.get((runs, room))
        if found is None:
            found = self._lines[runs, room] = self._count_lines(runs, room)
        return found

    def _count_lines(self, runs: tuple[Run, ...], room: float) -> int:
        lines, at, word = 0, 0.0, 0.0
        for run in runs:
            for part, space in WORDS.findall(breakable(run.text)):
                if part:
                    word += self.word(part, run.look)
                    lines = lines or 1
                    if at and at + word > room:
                        lines, at = lines + 1, 0.0
                if space:
                    at, word = at + word + (0.0 if space == BREAK_HERE else self.word(" ", run.look)), 0.0
                elif part.endswith("-"):
                    at, word = at + word, 0.0
        return lines

    def text(self, runs: Iterable[Run], width: float, size: float) -> float:
        """The height of one paragraph's lines."""
        held, all_of = tuple(runs), self.lengths
        lines = self.lines(held, width / size)
        taller = sum(self._taller(run.look, size) for run in held)
        return (lines * (all_of.line + all_of.leading) - all_of.leading + taller) * size if lines else 0.0

    def _taller(self, look: str, size: float) -> float:
        """How much a big number, or the frame of a gap, adds to the height of its line, in em."""
        all_of = self.lengths
        if look == "big":
            top, bottom = all_of.number * all_of.number_top, all_of.number * all_of.number_bottom
        elif look == "boxed":
            top, bottom = all_of.label_top + all_of.label_inset / size, all_of.label_inset / size
        else:
            return 0.0
        return max(0.0, top - all_of.top_edge) + max(0.0, bottom - all_of.bottom_edge)

    def pars(self, pars: Iterable[Paragraph], width: float, size: float) -> float:
        """The height of stacked paragraphs with their icon arrays."""
        heights = [self.text(par.runs, width, size) + self._picture(par, size) for par in pars]
        return sum(heights) + max(0, len(heights) - 1) * self.lengths.between * size

    def _picture(self, par: Paragraph, size: float) -> float:
        around = (self.lengths.above_picture + self.lengths.below_picture) * size
        return self._drawings[par.picture].height * self.lengths.icon + around if par.picture else 0.0

    def box(self, box: OptionBox, width: float) -> float:
        """The height of one option's box, without its name."""
        heights = [self._block(block, width) for block in box.blocks]
        return sum(heights) + max(0, len(heights) - 1) * self.lengths.between_blocks * self.lengths.cell

    def _block(self, block: ParagraphGroup, width: float) -> float:
        size = self.lengths.cell
        return self.pars(block.pars, width - (self.lengths.indent * size if block.waiting else 0.0), size)

    def section(self, section: Section, width: float) -> float:
        """The height of a section and the space after it."""
        all_of = self.lengths
        size = all_of.fine if section.fine else all_of.base
        inner = width - (all_of.tick * size if section.tick else 0.0)
        return (
            self._heading(section.title, width)
            + self.pars(section.pars, inner, size)
            + section.ruled * all_of.ruled * size
            + all_of.gap
        )

    def _heading(self, title: str, width: float) -> float:
        """The height of a section title and the space under it."""
        size = self.lengths.base * self.lengths.heading
        return self.text((Run(title, "bold"),), width, size) + self.lengths.below_heading * size if title else 0.0
