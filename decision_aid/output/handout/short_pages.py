"""Page layout of the short handout: choose what fits on two pages (more in large print), what matters most first.

Heights are estimated (see `measuring`). `slack` is a safety factor on them: the caller raises it and tries again if the
typeset PDF has more pages than planned.
"""

import re
from collections.abc import Callable
from functools import cache, partial

from decision_aid.output.handout.font_widths import word_width
from decision_aid.output.handout.measuring import MILLIMETRE, PageMeasures, pars_height, section_height, text_height
from decision_aid.output.handout.sheet import Sheet, Theme
from decision_aid.output.handout.short_layout import Leaflet, Page, Run, Section
from decision_aid.output.handout.short_rows import FittedRows, PageRoom, RowFitting
from decision_aid.output.handout.short_sections import SectionBuilder
from decision_aid.output.handout.short_wording import plain_paragraph

PAGES, PAGES_LARGE = (2,), (2, 4, 6, 8)  # two pages a sheet of paper
ROWS_AT_LEAST, ROWS_AT_LEAST_LARGE = 4, 3
ABOVE_HEAD, BELOW_FOOT, TOP = 13 * MILLIMETRE, 14 * MILLIMETRE, 13 * MILLIMETRE
ASKS_AT_MOST, ASKS_AT_LEAST = 8, 3
TRACKED = 1.12  # letter spacing of the draft stamp, as a factor on its width
SHARES = (1.0, 0.5, 0.0)
LETTER_OR_DIGIT = re.compile(r"\w")  # replaced before measuring: widths are cached, and a code holds answers


class PageLayout:
    """Divides the room of a fixed number of pages between the parts of a sheet.

    Call `packed`, then `filled` with its result.
    """

    def __init__(self, sheet: Sheet, measures: PageMeasures, slack: float, pages: int) -> None:
        self.sheet, self.measures, self.slack, self.pages = sheet, measures, slack, pages
        self.sizes, self.large, self.words = measures.sizes(), measures.large, sheet.words
        self.parts = SectionBuilder(sheet, measures.large)
        self.scarce = self.large and pages == PAGES_LARGE[0]
        self.head, self.foot = self._head_and_foot()
        self.whole = measures.height - TOP - self.foot
        self.tight = False
        self.more = self._height(self._omitted([] if self.scarce else [*sheet.never_unsaid]))

    def fit_rows(self) -> FittedRows:
        """Fit the rows first, giving lists less and less room until the most important rows are shown."""
        packing = RowFitting(self.sheet, self.measures, cache(self._sources_height), self.slack)
        marked = sum(line.matters for line in self.sheet.lines)
        wanted = marked or (ROWS_AT_LEAST_LARGE if self.large else ROWS_AT_LEAST)
        needed = {*self.sheet.never_unsaid}
        for share, names in ((share, names) for names in (needed, set()) for share in SHARES):
            self.tight = not share
            self.said, self.asks = self._answers_at_least(share), self._asks_at_least(share)
            self.asks_first = self.pages > PAGES[0] and self._height(self._asking(self.asks)) <= self._first_page_room()
            found = packing.fit_best(wanted, self._room())
            if found.cited and found.names >= {self.sheet.lines[0].name, *names}:
                break
        return found

    def fill_lists(self, packed: FittedRows) -> Leaflet:
        """Give the remaining room to lists of answers, questions and unknowns; lines to write on take the rest."""
        s, parts, spare = self.sheet, self.parts, packed.room[-1] + self.more
        shown = packed.names
        left = [name for name in s.never_unsaid if name not in shown]
        count = len(s.lines) + s.others - len(shown)
        named = self._largest_fitting(len(left), spare, partial(parts.left, left, count))
        above = () if named else self._above(left[:1], packed)
        below = left[len(above) :]
        last = parts.left(below, count, named or (1 if below and not above else 0))
        spare -= self._height(last)
        unknown = self._largest_fitting(max((len(one.texts) for one in s.unknown), default=0), spare, parts.unknown)
        unknowns = (parts.unknown(unknown),) if s.unknown and self._height(parts.unknown(unknown)) <= spare else ()
        spare -= self._height(*unknowns) + self._height(Section(""))
        first = packed.room[0] - self._height(*above)
        asked = self._height(self._asking(self.asks))
        room = asked + (first if self.asks_first else spare - self.sizes["step"])
        asks = self._asking(
            max(self.asks, self._largest_fitting(min(len(parts.to_ask), ASKS_AT_MOST), room, self._asking))
        )
        first -= self._height(asks) - asked if self.asks_first else 0
        said = self._largest_fitting(len(s.said), first + self._height(parts.said(self.said)), parts.said)
        before = (self._matters(), parts.said(max(self.said, said)), *((asks,) if self.asks_first else ()))
        after = (*((last,) if last.pars else ()), *unknowns, *(() if self.asks_first else (asks,)))
        return self._leaflet(packed, (before, above), after)

    def _leaflet(
        self, packed: FittedRows, first: tuple[tuple[Section, ...], tuple[Section, ...]], after: tuple[Section, ...]
    ) -> Leaflet:
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
            numbered=tuple(map(self._page, range(1, self.pages + 1))),
            options=tuple(option.name for option in s.options),
            sides=sides,
            notes=w["notes"],
            labels=(w["concern_and_leaning"],) if self.large else (w["concern"], w["leaning"]),
            sources=self.parts.sources(packed.cited),
            code=s.code,
            code_words=(w["code"], self.parts.code_how, f"{w['code_scan']} {s.code}"),
            drawings={name: drawing for name, drawing in s.drawings.items() if name in used},
            qr=s.qr,
            beside=self.measures.beside(len(s.options)),
            sizes={**self.sizes, "above": self.head, "below": self.foot, "top": TOP},
            translated=s.translated,
        )

    def _sides(
        self, packed: FittedRows, first: tuple[tuple[Section, ...], tuple[Section, ...]], after: tuple[Section, ...]
    ) -> tuple[Page, ...]:
        """The pages. The comparison warning is repeated on each if options are side by side, otherwise printed once."""
        before, above = first
        again = self.measures.beside(len(self.sheet.options))
        cautions = [
            self.sheet.caution if rows and (again or not any(packed.pages[:place])) else ""
            for place, rows in enumerate(packed.pages)
        ]
        between = zip(packed.pages[1:-1], cautions[1:-1], strict=True)
        return (
            Page(before, packed.pages[0], cautions[0], above),
            *(Page((), rows, caution, ()) for rows, caution in between),
            Page((), packed.pages[-1], cautions[-1], after),
        )

    def _page(self, number: int) -> str:
        return self.words["page"].replace("{page}", str(number)).replace("{pages}", str(self.pages))

    # --- parts ---

    def _above(self, names: list[str], packed: FittedRows) -> tuple[Section, ...]:
        """Name the first omitted row on the first page if the last page has no room to name it."""
        named = tuple(map(self.parts.too_long, names))
        return named if self._height(*named) <= packed.room[0] else ()

    def _matters(self) -> Section:
        s = self.sheet
        mattering = {line.name for line in s.lines if line.matters} | {*s.others_named}
        themes = tuple(theme for theme in s.matters if not self.tight or mattering & {*theme.texts}) or s.matters
        build: Callable[[int], Section] = partial(self.parts.matters, themes)
        return build(self._largest_fitting(longest(themes), self.whole * (0.12 if self.tight else 0.25), build))

    def _asking(self, n: int) -> Section:
        return self.parts.asks(n, tight=self.tight)

    def _omitted(self, names: list[str]) -> Section:
        return self.parts.left(names, len(self.sheet.lines) + self.sheet.others, min(len(names), 3))

    # --- room ---

    def _room(self) -> PageRoom:
        """The room for rows on each page; those between the first and the last have nothing else."""
        asks = self._height(self._asking(self.asks))
        first = self._first_page_room()
        between = self.measures.height - self.head - self.foot
        last = between - self._handwriting_room() - self.more
        first, last = (first - asks, last) if self.asks_first else (first, last - asks)
        return (first, *(between for _ in range(self.pages - 2)), last)

    def _first_page_room(self) -> float:
        """The room on the first page for questions and rows."""
        return self.whole - self._opening_height() - self._height(self._matters(), self.parts.said(self.said))

    def _answers_at_least(self, share: float) -> int:
        s = self.sheet
        part = 0.36 if s.differing else 0.14 if self.scarce else 0.2
        n = self._largest_fitting(len(s.said), self.whole * part * share, self.parts.said)
        return max(n, min(1, s.differing))

    def _asks_at_least(self, share: float) -> int:
        chosen = len(self.sheet.chosen)
        wanted = (ASKS_AT_LEAST if self.scarce else ASKS_AT_MOST) if chosen else (0 if self.scarce else ASKS_AT_LEAST)
        n = self._largest_fitting(min(wanted, len(self.parts.to_ask)), self.whole * 0.3 * share, self._asking)
        return max(n, min(1, chosen))

    def _opening_height(self) -> float:
        base, column = self.sizes["base"], self.measures.column
        title = text_height(
            (Run(self.sheet.title, "bold"),), self._width_beside_stamp(base), base * (1.06 if self.large else 1.7)
        )
        pars = pars_height(self.parts.opening(), column, base, {})
        return (title + pars + 2.6 * base + self.sizes["gap"]) * self.slack

    def _handwriting_room(self) -> float:
        """The room for handwriting and for the code."""
        step, base, column = self.sizes["step"], self.sizes["base"], self.measures.column
        notes = 1.5 * base + (1 if self.large else 2) * step
        if not self.sheet.code:
            return notes
        picture = (34 if self.large else 27) * MILLIMETRE
        words = Section(self.words["code"], (plain_paragraph(self.parts.code_how), plain_paragraph("")))
        inner = column - picture - 20
        letters = text_height((Run(LETTER_OR_DIGIT.sub("N", self.sheet.code), "bold"),), inner, base * 1.4)
        code = max(picture, section_height(words, inner, self.sizes) + letters) + 12 + self.sizes["gap"]
        return notes + code * self.slack

    def _head_and_foot(self) -> tuple[float, float]:
        s, small, column = self.sheet, self.sizes["small"], self.measures.column
        head = (Run(s.title, "bold"), Run(f" · {s.notice} {s.overdue}"))
        foot = (Run(f"{s.dated} "), Run(s.overdue, "bold"))
        above = max(text_height(head, self._width_beside_stamp(small), small), 2.2 * small) + ABOVE_HEAD
        return above, text_height(foot, column - 7 * small, small) + BELOW_FOOT

    def _width_beside_stamp(self, gap: float) -> float:
        """The width of a text beside the draft stamp."""
        mark = (
            word_width(self.sheet.draft, "bold") * self.sizes["base"] * TRACKED + 12 + gap if self.sheet.draft else 0.0
        )
        return self.measures.column - mark

    def _sources_height(self, numbers: tuple[str, ...]) -> float:
        found = self.parts.sources(numbers)
        return self._height(found) if found else 0.0

    def _height(self, *sections: Section) -> float:
        return self.slack * sum(section_height(one, self.measures.column, self.sizes) for one in sections)

    def _largest_fitting(self, n: int, room: float, part: Callable[[int], Section]) -> int:
        """The largest count, up to `n`, whose section fits the room; 0 if none does."""
        return next((one for one in range(n, 0, -1) if self._height(part(one)) <= room), 0)


def lay_out_pages(sheet: Sheet, width: float, height: float, *, large: bool, slack: float = 1.0) -> Leaflet:
    """Lay out the sheet on pages of this size, in points; more slack leaves a larger margin of error.

    Normal print has two pages. Large print takes up to four sheets if fewer would omit what matters most.
    """
    measures = PageMeasures(width, height, large)
    for pages in PAGES_LARGE if large else PAGES:
        folding = PageLayout(sheet, measures, slack, pages)
        packed = folding.fit_rows()
        if not all(packed.pages[1:-1]):
            continue
        made = folding.fill_lists(packed)
        if _holds_what_matters(made, sheet):
            break
    return made


def _holds_what_matters(made: Leaflet, sheet: Sheet) -> bool:
    """Whether all that was marked and chosen is on the pages; with nothing marked, whether there is enough to read."""
    names = {row.name for side in made.sides for row in side.rows}
    sections = [section for side in made.sides for section in (*side.before, *side.after)]
    wanted = min(len(sheet.chosen) or ASKS_AT_LEAST, len(sheet.chosen or sheet.asks_mixed), ASKS_AT_MOST)
    return (
        len(names) >= min(ROWS_AT_LEAST_LARGE, len(sheet.lines))
        and names.issuperset(sheet.never_unsaid)
        and sum(section.ticked for section in sections) >= wanted
    )


def longest(themes: tuple[Theme, ...]) -> int:
    """The number of texts in the longest of these themes."""
    return max((len(theme.texts) for theme in themes), default=0)
