"""A Sheet and a paper come in; the Leaflet of two pages that holds what matters most of it goes out."""

from collections.abc import Callable, Mapping
from functools import cache, partial

from decision_aid.handout.heights import MILLIMETRE, Measures, pars_height, section_height, text_height
from decision_aid.handout.leaflet import Leaflet, Par, Run, Section, Side
from decision_aid.handout.packing import Packed, Packing
from decision_aid.handout.saying_shortly import run_of
from decision_aid.handout.sheet import Sheet, Theme

ROWS_AT_LEAST, ROWS_AT_LEAST_LARGE = 4, 2
ABOVE_HEAD, BELOW_FOOT, TOP = 13 * MILLIMETRE, 14 * MILLIMETRE, 13 * MILLIMETRE
ASKS_AT_MOST = 8
SHARES = (1.0, 0.5, 0.0)


class Folding:
    """Gives each part of a sheet its room on two pages."""

    def __init__(self, sheet: Sheet, measures: Measures, slack: float) -> None:
        self.sheet, self.measures, self.slack = sheet, measures, slack
        self.sizes, self.large, self.words = measures.sizes(), measures.large, sheet.words
        self.code_how = self.words["code_how"] + ("" if self.large else f" {self.words['code_not']}")
        self.head, self.foot = self._edges()
        self.whole = measures.height - TOP - self.foot
        self.tight = False
        self.packing = Packing(sheet, measures, cache(self._sources_height), slack)

    def leaflet(self) -> Leaflet:
        """The two pages, filled."""
        marked = sum(line.matters for line in self.sheet.lines)
        wanted = marked or (ROWS_AT_LEAST_LARGE if self.large else ROWS_AT_LEAST)
        for share, harm in ((share, harm) for harm in (self.sheet.harm, None) for share in SHARES):
            self.tight = not share
            said, asks = self._said_at_least(share), self._asks_at_least(share)
            first = self.whole - self._opening() - self._height(self._matters(), self._said(said))
            more = self._more(0 if self.large else len(self.sheet.lines))
            second = self._second(self._asks(asks), more)
            packed = self.packing.best(wanted, first, second)
            if (not harm or packed.shows(harm.name)) and packed.cited and packed.shows(self.sheet.lines[0].name):
                break
        return self._filled(packed, said, asks, self._height(more))

    def _filled(self, packed: Packed, said: int, asks: int, kept: float) -> Leaflet:
        """What room is left lets the lists be longer; lines to write on fill the rest."""
        s, spare = self.sheet, packed.room[1] + kept
        shown = {one.name for page in packed.pages for one in page}
        left = [name for name in s.never_unsaid if name not in shown]
        count = len(s.lines) + s.others - len(shown)
        more = self._most(len(left), spare, partial(self._left, left, count))
        above = self._above(left[: 0 if more else 1], packed)
        last = self._left(left, count, more or (1 if left and not above else 0))
        spare -= self._height(last)
        unknown = self._most(max((len(one.texts) for one in s.unknown), default=0), spare, self._unknown)
        told = (self._unknown(unknown),) if s.unknown and self._height(self._unknown(unknown)) <= spare else ()
        spare -= self._height(*told) + self._height(Section(""))
        to_ask = s.chosen or s.asks_mixed
        more_asks = self._most(
            min(len(to_ask), ASKS_AT_MOST), spare + self._height(self._asks(asks)) - self.sizes["step"], self._asks
        )
        more_said = self._most(
            len(s.said), packed.room[0] + self._height(self._said(said)) - self._height(*above), self._said
        )
        again = s.caution if packed.pages[1] and (self.packing.beside or not packed.pages[0]) else ""
        before = (self._matters(), self._said(max(said, more_said)))
        after = (*((last,) if last.pars else ()), *told, self._asks(max(asks, more_asks)))
        return self._leaflet(
            Side(before, packed.pages[0], s.caution if packed.pages[0] else "", above),
            Side((), packed.pages[1], again, after),
            self._sources(packed.cited),
        )

    def _above(self, names: list[str], packed: Packed) -> tuple[Section, ...]:
        """What has no room at all is named on the first page where the second is full."""
        named = tuple(Section("", (run_of(self.words["too_long"].replace("{names}", name)),)) for name in names)
        return named if self._height(*named) <= packed.room[0] else ()

    def _leaflet(self, first: Side, second: Side, sources: Section | None) -> Leaflet:
        s, w = self.sheet, self.words
        used = {par.picture for side in (first, second) for row in side.rows for box in row.boxes
                for block in box.blocks for par in block.pars}  # fmt: skip
        return Leaflet(
            title=s.title,
            language=s.language,
            draft=s.draft,
            notice=s.notice,
            opening=self._opening_pars(),
            by_hand=(w["name"], w["date"], w["with"]),
            overdue=s.overdue,
            dated=s.dated,
            numbered=(self._page(1), self._page(2)),
            options=tuple(option.name for option in s.options),
            sides=(first, second),
            notes=w["notes"],
            labels=(w["concern_and_leaning"],) if self.large else (w["concern"], w["leaning"]),
            sources=sources,
            code=s.code,
            code_words=(w["code"], self.code_how, f"{w['code_scan']} {s.code}"),
            drawings={name: drawing for name, drawing in s.drawings.items() if name in used},
            qr=s.qr,
            beside=self.packing.beside,
            sizes={**self.sizes, "above": self.head, "below": self.foot, "top": TOP},
            translated=s.translated,
        )

    def _page(self, number: int) -> str:
        return self.words["page"].replace("{page}", str(number)).replace("{pages}", "2")

    # --- parts ---

    def _opening_pars(self) -> tuple[Par, ...]:
        s = self.sheet
        overdue = (Par((Run(s.overdue, "bold"),)),) if s.overdue else ()
        decision = Par((Run(f"{self.words['decision']}:", "bold"), Run(f" {s.decision}")))
        return (Par((Run(s.notice, "bold"), Run(f" {s.status}"))), *overdue, decision)

    def _matters(self) -> Section:
        s = self.sheet
        if not s.matters:
            return Section(self.words["matters"], (run_of(self.words["not_marked"]),), ruled=1)
        mattering = {line.name for line in s.lines if line.matters} | {*s.others_named}
        themes = tuple(theme for theme in s.matters if not self.tight or mattering & {*theme.texts}) or s.matters
        longest = max(len(theme.texts) for theme in themes)
        build = partial(self._listed_section, self.words["matters"], themes)
        return build(self._most(longest, self.whole * (0.12 if self.tight else 0.25), build))

    def _said(self, n: int) -> Section:
        s, w = self.sheet, self.words
        if not s.said:
            return Section(w["said"], (run_of(w["not_said"]),))
        apart = min(n, s.differing)
        pars = [run_of(one) for one in s.said[:apart]]
        if n > apart:
            pars.append(run_of("; ".join(s.said[apart:n]) + "."))
        if left := len(s.said) - n:
            pars.append(run_of(_counted(w, "more_said", left)))
        return Section(w["said"], tuple(pars))

    def _asks(self, n: int) -> Section:
        s, w = self.sheet, self.words
        to_ask = s.chosen or s.asks_mixed
        pars = [run_of(one) for one in to_ask[:n]]
        if left := len(to_ask) - n:
            name = "more_findings" if self.large else "more_chosen" if s.chosen else "more_asks"
            pars.append(run_of(_counted(w, name, left)))
        tick = ("chosen" if s.chosen else "open") if n else ""
        return Section(w["ask"], tuple(pars), tick, ruled=0 if self.large and (n or self.tight) else 1, ticked=n)

    def _unknown(self, n: int) -> Section:
        return self._listed_section(self.words["unknown"], self.sheet.unknown, n)

    def _more(self, n: int) -> Section:
        s = self.sheet
        return self._left([*s.never_unsaid][:n], len(s.lines) + s.others, min(n, 3))

    def _left(self, names: list[str], count: int, n: int) -> Section:
        w = self.words
        if not count:
            return Section("")
        text = _counted(w, "more_rows", count)
        if names:
            others = len(names) - n
            rest = [w["more_names"].replace("{n}", str(others))] if others else []
            text += " " + w["too_long"].replace("{names}", "; ".join([*names[:n], *rest]))
        return Section("", (run_of(text),))

    def _sources(self, numbers: tuple[str, ...]) -> Section | None:
        runs: list[Run] = []
        for one in self.sheet.sources:
            if str(one.number) in numbers:
                runs += [Run(f"[{one.number}]", "bold"), Run(f" {one.shortly}  ")]
        if not runs:
            return None
        runs.append(Run(self.words["numbers"]))
        title = self.words["sources"]
        if self.large:
            return Section("", (Par((Run(f"{title}: ", "bold"), *runs[:-1])),), fine=True)
        return Section(title, (Par(tuple(runs)),), fine=True)

    def _sources_height(self, numbers: tuple[str, ...]) -> float:
        found = self._sources(numbers)
        return self._height(found) if found else 0.0

    def _listed_section(self, title: str, themes: tuple[Theme, ...], n: int) -> Section:
        return Section(title, tuple(self._theme(theme, n) for theme in themes))

    def _theme(self, theme: Theme, n: int) -> Par:
        said, left = list(theme.texts[:n]), len(theme.texts) - n
        if left > 0:
            said.append(self.words["more_names" if n else "rows"].replace("{n}", str(left)))
        return Par((Run(f"{theme.title}:", "bold"), Run(f" {'; '.join(said)}")))

    # --- room ---

    def _said_at_least(self, share: float) -> int:
        s = self.sheet
        part = 0.36 if s.differing else 0.14 if self.large else 0.2
        n = self._most(len(s.said), self.whole * part * share, self._said)
        return max(n, min(1, s.differing))

    def _asks_at_least(self, share: float) -> int:
        s = self.sheet
        wanted = (3 if self.large else 8) if s.chosen else (0 if self.large else 3)
        n = self._most(min(wanted, len(s.chosen or s.asks_mixed)), self.whole * 0.3 * share, self._asks)
        return max(n, min(1, len(s.chosen)))

    def _opening(self) -> float:
        base, column = self.sizes["base"], self.measures.column
        title = text_height((Run(self.sheet.title, "bold"),), column - 6 * base, base * (1.06 if self.large else 1.7))
        pars = pars_height(self._opening_pars(), column, base, {})
        return (title + pars + 2.6 * base + self.sizes["gap"]) * self.slack

    def _second(self, *sections: Section) -> float:
        step, base, column = self.sizes["step"], self.sizes["base"], self.measures.column
        notes = 1.5 * base + (1 if self.large else 2) * step
        code = 0.0
        if self.sheet.code:
            picture = (34 if self.large else 27) * MILLIMETRE
            words = Section(self.words["code"], (run_of(self.code_how), run_of("")))
            inner = column - picture - 20
            letters = text_height((Run(self.sheet.code, "bold"),), inner, base * 1.4)
            code = max(picture, section_height(words, inner, self.sizes) + letters) + 12 + self.sizes["gap"]
        return self.measures.height - self.head - self.foot - notes - code * self.slack - self._height(*sections)

    def _edges(self) -> tuple[float, float]:
        s, small, column = self.sheet, self.sizes["small"], self.measures.column
        head = (Run(s.title, "bold"), Run(f" · {s.notice} {s.overdue}"))
        foot = (Run(f"{s.dated} "), Run(s.overdue, "bold"))
        above = max(text_height(head, column - 7 * small, small), 2.2 * small) + ABOVE_HEAD
        return above, text_height(foot, column - 7 * small, small) + BELOW_FOOT

    def _height(self, *sections: Section) -> float:
        return self.slack * sum(section_height(one, self.measures.column, self.sizes) for one in sections)

    def _most(self, n: int, room: float, part: Callable[[int], Section]) -> int:
        """As many things as fit, in the order given."""
        return next((one for one in range(n, 0, -1) if self._height(part(one)) <= room), 0)


def folded(sheet: Sheet, width: float, height: float, *, large: bool, slack: float = 1.0) -> Leaflet:
    """The sheet on two pages of this size, in points; more slack makes sure that it fits."""
    return Folding(sheet, Measures(width, height, large), slack).leaflet()


def _counted(words: Mapping[str, str], name: str, n: int) -> str:
    return words[f"{name}_1"] if n == 1 else words[name].replace("{n}", str(n))
