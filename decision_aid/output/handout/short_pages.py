"""Page layout of the short handout: choose what fits on two pages (more in large print), what matters most first.

Heights are estimated (see `measuring`). `slack` is a safety factor on them: the caller raises it and tries again if the
typeset PDF has more pages than planned.
"""

import re
from bisect import bisect
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from functools import cache, partial

from decision_aid.output.handout.form import Form
from decision_aid.output.handout.lengths import lengths_of
from decision_aid.output.handout.measuring import HeightEstimate, LetterWidth
from decision_aid.output.handout.own_words import count_parts
from decision_aid.output.handout.sheet import Sheet, Theme
from decision_aid.output.handout.short_layout import Leaflet, Page, Run, Section
from decision_aid.output.handout.short_rows import FittedRows, PageRoom, RowFitting
from decision_aid.output.handout.short_sections import SectionBuilder
from decision_aid.output.handout.short_wording import plain_paragraph

Sections = tuple[Section, ...]
PAGES, PAGES_LARGE = (2,), (2, 4, 6, 8)  # two pages a sheet of paper
ROWS_AT_LEAST, ROWS_AT_LEAST_LARGE = 4, 3
OPTIONS_BESIDE = 3  # so many fit side by side
ASKS_AT_MOST, ASKS_AT_LEAST = 8, 3
BY_HAND = 2.05  # em of the line for name and date, with the spaces around it
SHARES = (1.0, 0.5, 0.0)
OWN_SHARE, OWN_SHARE_LARGE = 0.45, 0.25
LETTER_OR_DIGIT = re.compile(r"\w")  # replaced before measuring, since a code has letters that no text may have


@dataclass(frozen=True, slots=True)
class ListPlan:
    """How many answers and questions a handout has at least; `tight` ones leave the rows all the room that they can."""

    tight: bool
    said: int
    asks: int
    asks_first: bool


class PageLayout:
    """Divides the room of a fixed number of pages between the parts of a sheet."""

    def __init__(self, sheet: Sheet, heights: HeightEstimate, large: bool, slack: float, pages: int) -> None:
        self.sheet, self.heights, self.slack, self.pages = sheet, heights, slack, pages
        self.lengths, self.large, self.words = heights.lengths, large, sheet.words
        self.parts = SectionBuilder(sheet, large)
        self.beside = not large and len(sheet.options) <= OPTIONS_BESIDE
        self.scarce = large and pages == PAGES_LARGE[0]
        self.head, self.foot = self._head_and_foot()
        self.whole = self.lengths.height - self.lengths.top - self.foot
        self.more = self._height(self._omitted([] if self.scarce else [*sheet.never_unsaid]))
        self.of_words = self._pages_of_words()
        self.own_room = self._height(self._own(self._own_at_most()))

    def leaflet(self) -> Leaflet | None:
        """The pages, filled; None if there are more of them than the rows need."""
        rows, lists = self._fit_rows()
        return self._fill_lists(rows, lists) if all(rows.pages[1:-1]) else None

    def _fit_rows(self) -> tuple[FittedRows, ListPlan]:
        """Fit the rows first, giving lists less and less room until the most important rows are shown."""
        fitting = RowFitting(self.sheet, self.heights, self.beside, cache(self._sources_height), self.slack)
        marked = len(self.sheet.marked)
        wanted = marked or (ROWS_AT_LEAST_LARGE if self.large else ROWS_AT_LEAST)
        needed = {*self.sheet.never_unsaid}
        for share, names in ((share, names) for names in (needed, set()) for share in SHARES):
            lists = self._lists(share)
            found = fitting.fit_best(wanted, self._room(lists))
            if found.cited and found.names >= {self.sheet.lines[0].name, *names}:
                break
        return found, lists

    def _lists(self, share: float) -> ListPlan:
        """The lists for that share of the room that they have at most."""
        lists = ListPlan(not share, self._answers_at_least(share), self._asks_at_least(share), asks_first=False)
        asks_first = self.pages > PAGES[0] and self._height(self._asking(lists, lists.asks)) <= self._first_page(lists)
        return replace(lists, asks_first=asks_first)

    def _fill_lists(self, packed: FittedRows, lists: ListPlan) -> Leaflet:
        """Give the remaining room to lists of answers, questions and unknowns; lines to write on take the rest."""
        s, parts, spare = self.sheet, self.parts, packed.room[-1] + self.more
        shown = packed.names
        left = [name for name in s.never_unsaid if name not in shown]
        count = len(s.lines) - len(shown)
        named = self._largest_fitting(len(left), spare, partial(parts.left, left, count))
        above = () if named else self._above(left[:1], packed)
        below = left[len(above) :]
        last = parts.left(below, count, named or (1 if below and not above else 0))
        spare -= self._height(last)
        own = self._own(self.own_room + spare - self.lengths.gap)
        spare += self.own_room - self._height(own)
        unknown = self._largest_fitting(max((len(one.texts) for one in s.unknown), default=0), spare, parts.unknown)
        unknowns = (parts.unknown(unknown),) if s.unknown and self._height(parts.unknown(unknown)) <= spare else ()
        spare -= self._height(*unknowns) + self._height(Section(""))
        first = packed.room[0] - self._height(*above)
        asking = partial(self._asking, lists)
        asked = self._height(asking(lists.asks))
        room = asked + (first if lists.asks_first else spare - self.lengths.step)
        asks = asking(max(lists.asks, self._largest_fitting(min(len(self.sheet.to_ask), ASKS_AT_MOST), room, asking)))
        first -= self._height(asks) - asked if lists.asks_first else 0
        said = self._largest_fitting(len(s.said), first + self._height(parts.said(lists.said)), parts.said)
        before = (self._matters(lists), parts.said(max(lists.said, said)), *((asks,) if lists.asks_first else ()))
        after = (*((last,) if last.pars else ()), *unknowns, *(() if lists.asks_first else (asks,)))
        return self._leaflet(packed, (before, above), after, own)

    def _leaflet(self, packed: FittedRows, first: tuple[Sections, Sections], after: Sections, own: Section) -> Leaflet:
        s, w, sides = self.sheet, self.words, self._sides(packed, first, after)
        used = {par.picture for side in sides for row in side.rows for box in row.boxes
                for block in box.blocks for par in block.pars}  # fmt: skip
        return Leaflet(
            title=s.title,
            language=s.language,
            draft=s.draft,
            notice=s.notice,
            opening=self.parts.opening(),
            by_hand=(w["name"], w["date"], w["with"]),
            overdue=s.overdue,
            dated=s.dated,
            numbered=tuple(map(self._page, range(1, self.pages + len(self.of_words) + 1))),
            options=tuple(option.name for option in s.options),
            sides=sides,
            notes=own.title,
            own=own.pars,
            labels=self.parts.labels,
            sources=self.parts.sources(packed.cited),
            code=s.code,
            code_words=(w["code"], self.parts.code_how, f"{w['code_scan']} {s.code}"),
            drawings={name: drawing for name, drawing in s.drawings.items() if name in used},
            qr=s.qr,
            beside=self.beside,
            lengths={**asdict(self.lengths), "above": self.head, "below": self.foot},
            translated=s.translated,
        )

    def _sides(self, packed: FittedRows, first: tuple[Sections, Sections], after: Sections) -> tuple[Page, ...]:
        """The pages. The comparison warning is repeated on each if options are side by side, otherwise printed once."""
        before, above = first
        cautions = [
            self.sheet.caution if rows and (self.beside or not any(packed.pages[:place])) else ""
            for place, rows in enumerate(packed.pages)
        ]
        between = zip(packed.pages[1:-1], cautions[1:-1], strict=True)
        return (
            Page(before, packed.pages[0], cautions[0], above),
            *(Page((), rows, caution, ()) for rows, caution in between),
            *(Page((words,), (), "", ()) for words in self.of_words),
            Page((), packed.pages[-1], cautions[-1], after),
        )

    def _page(self, number: int) -> str:
        return (
            self.words["page"].replace("{page}", str(number)).replace("{pages}", str(self.pages + len(self.of_words)))
        )

    # --- parts ---

    def _above(self, names: list[str], packed: FittedRows) -> tuple[Section, ...]:
        """Name the first omitted row on the first page if the last page has no room to name it."""
        named = tuple(map(self.parts.too_long, names))
        return named if self._height(*named) <= packed.room[0] else ()

    def _matters(self, lists: ListPlan) -> Section:
        s = self.sheet
        mattering = {line.name for line in s.lines if line.matters}
        themes = tuple(theme for theme in s.matters if not lists.tight or mattering & {*theme.texts}) or s.matters
        build: Callable[[int], Section] = partial(self.parts.matters, themes)
        return build(self._largest_fitting(longest(themes), self.whole * (0.12 if lists.tight else 0.25), build))

    def _asking(self, lists: ListPlan, n: int) -> Section:
        return self.parts.asks(n, tight=lists.tight)

    def _own(self, room: float) -> Section:
        """As much of what the person typed as fits the room; nothing if it has pages of its own."""
        if self.of_words:
            return Section(self.words["notes"])
        count, section = count_parts(self.sheet.own), self.parts.own_first
        if self._height(section(count)) <= room:
            return section(count)
        return section(self._last_fitting(range(1, count), room, section))

    def _own_at_most(self) -> float:
        """The room that what the person typed takes from the rows, at most."""
        share = OWN_SHARE_LARGE if self.large else OWN_SHARE
        return share * (self._between() - self.more - self._code_room())

    def _pages_of_words(self) -> Sections:
        """Pages of what the person typed: in large print, where it would take too much of the last page."""
        count, start, pages = count_parts(self.sheet.own), 0, list[Section]()
        if not self.large or self._height(self.parts.own(0, count)) <= self._own_at_most():
            return ()
        while start < count:
            page, ends = partial(self.parts.own, start), range(start + 1, count + 1)
            start = max(start + 1, self._last_fitting(ends, self._between(), page))
            pages.append(page(start))
        return tuple(pages)

    def _between(self) -> float:
        """The room on each page but the first."""
        return self.lengths.height - self.head - self.foot

    def _omitted(self, names: list[str]) -> Section:
        return self.parts.left(names, len(self.sheet.lines), min(len(names), 3))

    # --- room ---

    def _room(self, lists: ListPlan) -> PageRoom:
        """The room for rows on each page; those between the first and the last have nothing else."""
        asks = self._height(self._asking(lists, lists.asks))
        first = self._first_page(lists)
        between = self._between()
        last = between - self._handwriting_room() - self._code_room() - self.more
        first, last = (first - asks, last) if lists.asks_first else (first, last - asks)
        return (first, *(between for _ in range(self.pages - 2)), last)

    def _first_page(self, lists: ListPlan) -> float:
        """The room on the first page for questions and rows."""
        return self.whole - self._opening_height() - self._height(self._matters(lists), self.parts.said(lists.said))

    def _answers_at_least(self, share: float) -> int:
        s = self.sheet
        part = 0.36 if s.differing else 0.14 if self.scarce else 0.2
        n = self._largest_fitting(len(s.said), self.whole * part * share, self.parts.said)
        return max(n, min(1, s.differing))

    def _asks_at_least(self, share: float) -> int:
        chosen = len(self.sheet.chosen)
        wanted = (ASKS_AT_LEAST if self.scarce else ASKS_AT_MOST) if chosen else (0 if self.scarce else ASKS_AT_LEAST)
        asking = partial(self.parts.asks, tight=not share)
        n = self._largest_fitting(min(wanted, len(self.sheet.to_ask)), self.whole * 0.3 * share, asking)
        return max(n, min(1, chosen))

    def _opening_height(self) -> float:
        base, title = self.lengths.base, (Run(self.sheet.title, "bold"),)
        name = self.heights.text(title, self._width_beside_stamp(base), base * self.lengths.title)
        pars = self.heights.pars(self.parts.opening(), self.lengths.column, base)
        return (name + pars + BY_HAND * base + self.lengths.gap) * self.slack

    def _handwriting_room(self) -> float:
        """The room for handwriting, and for what was typed in its place."""
        notes = self.own_room if self.sheet.own else 1.5 * self.lengths.base
        return notes + len(self.parts.labels) * self.lengths.step

    def _code_room(self) -> float:
        all_of = self.lengths
        if not self.sheet.code:
            return 0.0
        words = Section(self.words["code"], (plain_paragraph(self.parts.code_how), plain_paragraph("")))
        inner = all_of.column - all_of.picture_to_scan - 2 * all_of.frame - all_of.gutter
        letters = (Run(LETTER_OR_DIGIT.sub("N", self.sheet.code), "bold"),)
        code = self.heights.section(words, inner) + self.heights.text(letters, inner, all_of.base * all_of.code)
        return (max(all_of.picture_to_scan, code) + 2 * all_of.frame + all_of.gap) * self.slack

    def _head_and_foot(self) -> tuple[float, float]:
        s, small, all_of = self.sheet, self.lengths.small, self.lengths
        head = (Run(s.title, "bold"), Run(f" · {s.notice} {s.overdue}"))
        foot = (Run(f"{s.dated} "), Run(s.overdue, "bold"))
        above = max(self.heights.text(head, self._width_beside_stamp(small), small), 2.2 * small) + all_of.above_head
        return above, self.heights.text(foot, all_of.column - 7 * small, small) + all_of.below_foot

    def _width_beside_stamp(self, gap: float) -> float:
        """The width of a text beside the draft stamp, with that gap between them."""
        all_of, draft = self.lengths, self.sheet.draft
        letters = (self.heights.word(draft, "bold") + len(draft) * all_of.tracking) * all_of.base
        return all_of.column - (letters + 2 * all_of.stamp_inset + gap if draft else 0.0)

    def _sources_height(self, numbers: tuple[str, ...]) -> float:
        found = self.parts.sources(numbers)
        return self._height(found) if found else 0.0

    def _height(self, *sections: Section) -> float:
        return self.slack * sum(self.heights.section(one, self.lengths.column) for one in sections)

    def _last_fitting(self, ends: range, room: float, part: Callable[[int], Section]) -> int:
        """The last of these whose section, which grows with them, fits the room; if none does, the one before."""

        def height(end: int) -> float:
            return self._height(part(end))

        return ends.start - 1 + bisect(ends, room, key=height)

    def _largest_fitting(self, n: int, room: float, part: Callable[[int], Section]) -> int:
        """The largest count, up to `n`, whose section fits the room; 0 if none does."""
        return next((one for one in range(n, 0, -1) if self._height(part(one)) <= room), 0)


def lay_out_pages(sheet: Sheet, form: Form, letter_width: LetterWidth, slack: float = 1.0) -> Leaflet:
    """Lay out the sheet on the paper of the form; more slack leaves a larger margin of error.

    Normal print has two pages. Large print takes up to four sheets if fewer would omit what matters most, and
    further pages for many words of the person's own.
    """
    heights = HeightEstimate(lengths_of(form), letter_width, sheet.drawings)
    for pages in PAGES_LARGE if form.large_print else PAGES:
        if found := PageLayout(sheet, heights, form.large_print, slack, pages).leaflet():
            made = found
            if _holds_what_matters(made, sheet):
                break
    return made


def _holds_what_matters(made: Leaflet, sheet: Sheet) -> bool:
    """Whether all that was marked and chosen is on the pages; with nothing marked, whether there is enough to read."""
    names = {row.name for side in made.sides for row in side.rows}
    sections = [section for side in made.sides for section in (*side.before, *side.after)]
    wanted = min(len(sheet.chosen) or ASKS_AT_LEAST, len(sheet.to_ask), ASKS_AT_MOST)
    return (
        len(names) >= min(ROWS_AT_LEAST_LARGE, len(sheet.lines))
        and names.issuperset(sheet.never_unsaid)
        and sum(section.ticked for section in sections) >= wanted
    )


def longest(themes: tuple[Theme, ...]) -> int:
    """The number of texts in the longest of these themes."""
    return max((len(theme.texts) for theme in themes), default=0)
