"""Fit the rows of the short handout to its pages: a greedy search over how many rows, in how much detail.

Rows are tried in the person's order. A row that is in can be raised to a higher detail level if all still fits.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from decision_aid.output.handout.measuring import HeightEstimate
from decision_aid.output.handout.sheet import OutcomeRow, Sheet
from decision_aid.output.handout.short_layout import OptionBox, RowOnPage, Run
from decision_aid.output.handout.short_wording import BELOW, BESIDE, DetailLevel, cited_numbers, option_boxes

DetailLevels = dict[int, int]
PageRoom = tuple[float, ...]
Shaped = tuple[tuple[OptionBox, ...], tuple[float, ...], tuple[str, ...]]
ROWS_TRIED = 12  # more than pages can hold, so that layout takes no time for the others
ROWS_IN_ALL, PICTURES, WHITE_AT_MOST = 4, 2, 72.0


@dataclass(frozen=True, slots=True)
class FittedRows:
    """The rows on each page, the room left there in points, and the numbers of the sources they cite."""

    pages: tuple[tuple[RowOnPage, ...], ...]
    room: PageRoom
    cited: tuple[str, ...]

    @property
    def names(self) -> set[str]:
        """The names of the rows on the pages."""
        return {row.name for page in self.pages for row in page}


@dataclass
class RowFitting:
    """The search state: rows at detail levels, with cached boxes and heights. Citations take room on the last page."""

    sheet: Sheet
    heights: HeightEstimate
    beside: bool
    sources_height: Callable[[tuple[str, ...]], float]
    slack: float
    seen: dict[tuple[int, int], Shaped] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.shapes: tuple[DetailLevel, ...] = BESIDE if self.beside else BELOW
        lines = self.sheet.lines
        first = [*range(max(1, len(self.sheet.marked)))]
        self.harm = [lines.index(self.sheet.harm)] if self.sheet.harm else []
        self.order = tuple(dict.fromkeys((*first, *self.harm, *range(min(ROWS_TRIED, len(lines))))))
        self.bars = {row: self._bar_height(lines[row]) for row in self.order}
        self.on_a_page = self.heights.lengths.gap + self._heads_height()
        self.caution = self._caution_height()

    def fit_best(self, wanted: int, room: PageRoom) -> FittedRows:
        """First the wanted rows that fit in their shortest form, then more detail and further rows in turn.

        Nothing that the person did not mark takes room from what was marked, unless nothing marked fits at all.
        """
        levels: DetailLevels = {}
        for number in self.order[:wanted]:
            if self.place_rows({**levels, **self._together(number)}, room):
                levels |= self._together(number)
        whole, marked = len(levels) >= min(wanted, len(self.order)), self.sheet.lines[0].matters
        if whole or not marked:
            self._add_the_harm(levels, room)
        if whole and not self.beside:
            self._continue(levels, room, ROWS_IN_ALL)
        self._enrich(levels, room, PICTURES)
        if whole:
            self._continue(levels, room, ROWS_IN_ALL)
        self._enrich(levels, room, len(self.shapes) - 1)
        if whole:
            self._continue(levels, room, len(self.sheet.lines))
        self._enrich(levels, room, len(self.shapes) - 1)
        packed = self.place_rows(levels, room) or FittedRows(((),) * len(room), room, ())
        if packed.cited or (levels and marked and not whole):
            return packed
        return self._with_a_source([[*levels]] if marked else [[*levels], []], room) or packed

    def _with_a_source(self, kept: list[list[int]], room: PageRoom) -> FittedRows | None:
        """Add the next row that cites a source to the first of these rows that leave room for it."""
        citing = [row for row in sorted(self.order) if self._shaped(row, 0)[2]]
        tried = ({**dict.fromkeys(rows, 0), **self._together(row)} for rows in kept for row in citing)
        return next(filter(None, (self.place_rows(dict(sorted(one.items())), room) for one in tried)), None)

    def _continue(self, levels: DetailLevels, room: PageRoom, rows: int) -> None:
        """Add the next rows that fit, until there are `rows` in all."""
        for number in self.order:
            if number in levels or len(levels) >= rows:
                continue
            shapes = (1, 0) if self.beside else (0,)
            tried = (self._together(number, one) for one in shapes)
            levels |= next((together for together in tried if self.place_rows({**levels, **together}, room)), {})

    def _add_the_harm(self, levels: DetailLevels, room: PageRoom) -> None:
        """Add the most important harm before all rows that were not marked."""
        for harm in self.harm:
            if harm not in levels and self.place_rows({**levels, **self._together(harm)}, room):
                levels |= self._together(harm)

    def _together(self, row: int, level: int = 0) -> DetailLevels:
        """The row and those that are never printed apart from it, at that detail level."""
        lines = self.sheet.lines
        return {number: level for number, line in enumerate(lines) if line.group == lines[row].group}

    def _enrich(self, levels: DetailLevels, room: PageRoom, highest: int) -> None:
        """Raise the detail of each row in turn, unless that would push a row over and leave a page half empty."""
        for level in range(1, highest + 1):
            for number in levels:
                if levels[number] != level - 1:
                    continue
                before, after = self.place_rows(levels, room), self.place_rows({**levels, number: level}, room)
                if before and after and _leaves_no_more_white(before.room, after.room):
                    levels[number] = level

    def place_rows(self, levels: DetailLevels, given: PageRoom) -> FittedRows | None:
        """Place the rows at these detail levels on the pages, first fit in order; None if they don't fit."""
        numbers = tuple(
            dict.fromkeys(one for row, level in sorted(levels.items()) for one in self._shaped(row, level)[2])
        )
        room, page = [*given[:-1], given[-1] - self.sources_height(numbers)], 0
        pages: tuple[list[RowOnPage], ...] = tuple([] for _ in room)
        if room[-1] < 0:
            return None
        for row, level in sorted(levels.items()):
            line = self.sheet.lines[row]
            for place, (together, height) in enumerate(self._parts(row, level)):
                while page < len(room) and room[page] < self._height_added(row, height, pages, page, begins=not place):
                    page += 1
                if page == len(room):
                    return None
                room[page] -= self._height_added(row, height, pages, page, begins=not place)
                self._put(line, together, pages[page], begins=not place)
        return FittedRows(tuple(map(tuple, pages)), tuple(room), numbers)

    def _parts(self, row: int, level: int) -> list[tuple[tuple[OptionBox, ...], float]]:
        """What must not be split across pages: a row with options side by side, or each option if they are stacked."""
        said, heights, _ = self._shaped(row, level)
        if self.beside:
            wide = sum(height for box, height in zip(said, heights, strict=True) if box.wide)
            return [(said, wide + max((h for box, h in zip(said, heights, strict=True) if not box.wide), default=0.0))]
        return [((box,), height) for box, height in zip(said, heights, strict=True)]

    def _put(self, line: OutcomeRow, together: tuple[OptionBox, ...], page: list[RowOnPage], *, begins: bool) -> None:
        if begins or not page:
            page.append(RowOnPage(line.name, line.mark, "" if begins else self.sheet.words["continued"], together))
        else:
            page[-1] = replace(page[-1], boxes=(*page[-1].boxes, *together))

    def _height_added(
        self, row: int, height: float, pages: tuple[list[RowOnPage], ...], page: int, *, begins: bool
    ) -> float:
        furniture = 0.0
        if not pages[page]:
            furniture = self.on_a_page + (0.0 if any(pages[:page]) and not self.beside else self.caution)
        if begins:
            furniture += self.bars[row]
        elif not pages[page]:
            furniture += self._continued_height(self.sheet.lines[row])
        return (height + furniture) * self.slack

    def _shaped(self, row: int, level: int) -> Shaped:
        if (row, level) not in self.seen:
            line, shape = self.sheet.lines[row], self.shapes[level]
            said = option_boxes(line, shape, self.sheet.words, beside=self.beside)
            self.seen[row, level] = (said, tuple(map(self._box_height, said)), tuple(cited_numbers(line, shape)))
        return self.seen[row, level]

    def _box_height(self, box: OptionBox) -> float:
        all_of = self.heights.lengths
        if self.beside:
            width = all_of.column - 2 * all_of.inset if box.wide else self._cell_width()
            return self.heights.box(box, width) + 2 * all_of.inset
        name = (all_of.line + all_of.below_heading) * all_of.cell if box.option else 0.0
        return name + self.heights.box(box, all_of.column - all_of.bar) + all_of.after_box * all_of.cell

    def _cell_width(self) -> float:
        return self.heights.lengths.column / len(self.sheet.options) - 2 * self.heights.lengths.inset

    def _bar_height(self, line: OutcomeRow) -> float:
        all_of, name = self.heights.lengths, (Run(line.name, "bold"),)
        if self.beside:
            mark = self.heights.width(line.mark) * all_of.small + all_of.cell if line.mark else 0.0
            room = all_of.column - 2 * all_of.inset - mark
            return self.heights.text(name, room, all_of.base * all_of.heading) + all_of.above_name + all_of.below_name
        size = all_of.cell * all_of.heading
        height = self.heights.text(name, all_of.column, size) + all_of.between_blocks * all_of.cell
        if not line.mark:
            return height
        mark = self.heights.text((Run(line.mark),), all_of.column, all_of.small)
        return height + all_of.below_heading * size + mark

    def _continued_height(self, line: OutcomeRow) -> float:
        all_of, name = self.heights.lengths, Run(f"{line.name} {self.sheet.words['continued']}", "bold")
        return self.heights.text((name,), all_of.column, all_of.cell) + all_of.between_blocks * all_of.cell

    def _caution_height(self) -> float:
        all_of, said = self.heights.lengths, self.sheet.caution
        above = all_of.above_caution * all_of.base
        return self.heights.text((Run(said),), all_of.column, all_of.cell) + above if said else 0.0

    def _heads_height(self) -> float:
        if not self.beside:
            return 0.0
        names = (self.heights.text((Run(one.name, "bold"),), self._cell_width(), self.heights.lengths.cell)
                 for one in self.sheet.options)  # fmt: skip
        return max(names) + 2 * self.heights.lengths.above_option


def _leaves_no_more_white(before: PageRoom, after: PageRoom) -> bool:
    """Whether no page but the last gets emptier, beyond the white space allowed (WHITE_AT_MOST points)."""
    pages = zip(before[:-1], after[:-1], strict=True)
    return all(now <= max(then, WHITE_AT_MOST) for then, now in pages)
