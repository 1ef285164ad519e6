"""The sections of the short handout, each with at most `n` entries and a count of the rest."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from decision_aid.consultation.wording import as_sentence
from decision_aid.output.handout.own_words import BOXES, count_parts, isolated, words_between
from decision_aid.output.handout.sheet import Sheet, Theme
from decision_aid.output.handout.short_layout import Paragraph, Run, Section
from decision_aid.output.handout.short_wording import plain_paragraph


@dataclass(frozen=True, slots=True)
class SectionBuilder:
    """Builds the sections of one sheet; large print has fewer lines to write on."""

    sheet: Sheet
    large: bool

    @property
    def code_how(self) -> str:
        """The text beside the answer code."""
        words = self.sheet.words
        return words["code_how"] + ("" if self.large else f" {words['code_not']}")

    def opening(self) -> tuple[Paragraph, ...]:
        """The paragraphs under the title."""
        s = self.sheet
        overdue = (Paragraph((Run(s.overdue, "bold"),)),) if s.overdue else ()
        decision = Paragraph((Run(f"{s.words['decision']}:", "bold"), Run(f" {s.decision}")))
        more = map(plain_paragraph, s.opening)
        return (Paragraph((Run(s.notice, "bold"), Run(f" {s.status}"))), *overdue, decision, *more)

    def matters(self, themes: Collection[Theme], n: int) -> Section:
        """What matters to the person, `n` of each theme; a line to write on if nothing was marked."""
        words = self.sheet.words
        if not self.sheet.matters:
            return Section(words["matters"], (plain_paragraph(words["not_marked"]),), ruled=1)
        return Section(words["matters"], tuple(self._theme(theme, n) for theme in themes))

    def said(self, n: int) -> Section:
        """The first `n` answers."""
        s, w = self.sheet, self.sheet.words
        if not s.said:
            return Section(w["said"], (plain_paragraph(w["not_said"]),))
        apart = min(n, s.differing)
        pars = [plain_paragraph(one) for one in s.said[:apart]]
        if n > apart:
            pars.append(plain_paragraph(" ".join(map(as_sentence, s.said[apart:n]))))
        if left := len(s.said) - n:
            pars.append(plain_paragraph(count_text(w, "more_said", left)))
        return Section(w["said"], tuple(pars))

    def asks(self, n: int, *, tight: bool = False) -> Section:
        """The first `n` questions for the team, with boxes to tick, and a line for one more."""
        s, w = self.sheet, self.sheet.words
        pars = [plain_paragraph(one) for one in s.to_ask[:n]]
        if left := len(s.to_ask) - n:
            pars.append(plain_paragraph(count_text(w, "more_chosen" if s.chosen else "more_asks", left)))
        tick = ("chosen" if s.chosen else "open") if n else ""
        return Section(w["ask"], tuple(pars), tick, ruled=0 if self.large and (n or tight) else 1, ticked=n)

    def own(self, start: int, stop: int) -> Section:
        """These words, or parts of long ones, of all that the person typed."""
        w, pars = self.sheet.words, []
        for box, begins, text in words_between(self.sheet.own, start, stop):
            label = (Run(f"{w[BOXES[box]]} " if w[BOXES[box]].endswith("?") else f"{w[BOXES[box]]}: ", "bold"),)
            pars.append(Paragraph((*(label if begins else ()), Run(isolated(text)))))
        return Section(w["notes"] if start == 0 else "", tuple(pars))

    def own_first(self, n: int) -> Section:
        """The first `n` words of what the person typed; the paper says where there are more."""
        first, left = self.own(0, n), count_parts(self.sheet.own) > n
        return replace(first, pars=(*first.pars, plain_paragraph(self.sheet.words["own_left"]))) if left else first

    @property
    def labels(self) -> tuple[str, ...]:
        """What the first lines to write on are for, if it was not typed."""
        w, open_ones = self.sheet.words, [box for box in ("concern", "leaning") if box not in self.sheet.own]
        return (w["concern_and_leaning"],) if self.large and len(open_ones) > 1 else tuple(w[one] for one in open_ones)

    def unknown(self, n: int) -> Section:
        """Where evidence is missing: `n` rows of each option."""
        return Section(self.sheet.words["unknown"], tuple(self._theme(theme, n) for theme in self.sheet.unknown))

    def left(self, names: Collection[str], count: int, n: int) -> Section:
        """How many rows are omitted, and the first `n` of the names that must be given."""
        w = self.sheet.words
        if not count:
            return Section("")
        text = count_text(w, "more_rows", count)
        if names:
            others = len(names) - n
            rest = [w["more_names"].replace("{n}", str(others))] if others else []
            text += " " + w["too_long"].replace("{names}", "; ".join([*[*names][:n], *rest]))
        return Section("", (plain_paragraph(text),))

    def too_long(self, name: str) -> Section:
        """A sentence that names the one row without room."""
        return Section("", (plain_paragraph(self.sheet.words["too_long"].replace("{names}", name)),))

    def sources(self, numbers: Collection[str]) -> Section | None:
        """The sources with these numbers, in short form; None if nothing is cited."""
        runs: list[Run] = []
        for one in self.sheet.sources:
            if str(one.number) in numbers:
                runs += [Run(f"[{one.number}]", "bold"), Run(f" {one.shortly}  ")]
        if not runs:
            return None
        title = self.sheet.words["sources"]
        if self.large:
            return Section("", (Paragraph((Run(f"{title}: ", "bold"), *runs)),), fine=True)
        return Section(title, (Paragraph((*runs, Run(self.sheet.words["numbers"]))),), fine=True)

    def _theme(self, theme: Theme, n: int) -> Paragraph:
        said, left = list(theme.texts[:n]), len(theme.texts) - n
        if left > 0:
            said.append(self.sheet.words["more_names" if n else "rows"].replace("{n}", str(left)))
        return Paragraph((Run(f"{theme.title}:", "bold"), Run(f" {'; '.join(said)}")))


def count_text(words: Mapping[str, str], name: str, n: int) -> str:
    """The handout's text for a count: the singular (`name_1`), or the plural with its number."""
    return words[f"{name}_1"] if n == 1 else words[name].replace("{n}", str(n))
