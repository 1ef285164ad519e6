"""The glance of the short handout: every option on the rows that matter, as values that template and page draw.

With a glance, a cell holds the heads that the author wrote. A row without heads has the first findings of each cell.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from decision_aid.consultation.glance import folded_in_words
from decision_aid.consultation.glance_values import GlanceRow
from decision_aid.consultation.legend import how_to_read
from decision_aid.consultation.rows import CaseTable, Cell, Piece, Row
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.wording import (
    FOR_YOUR_ANSWERS,
    IMPORTANCE_SENTENCES,
    Translate,
    as_sentence,
    kind_in_words,
    look_again,
)
from decision_aid.model.enums import Importance, OutcomeKind
from decision_aid.output.handout.grid_heads import Alike, Head, cell_heads, glance_heads, head_of, said_once
from decision_aid.output.handout.wording import BLANK, RANGE, WORDS, YOU_ACCEPT

ROWS_AT_LEAST = 4
FINDINGS_OF_A_PAGE, MOST_FINDINGS = 8, 3  # of the cells of one option; of a cell without heads


@dataclass(frozen=True, slots=True)
class GridCell:
    """The heads of one option, or of what is for every option or for none, which `wide` cells name.

    `depends` says that they are for some answers, where those of other cells of the row are not. `alike` is what all
    heads say alike.
    """

    name: str
    depends: str
    heads: tuple[Head, ...]
    more: str
    wide: bool
    alike: Alike = Alike()


@dataclass(frozen=True, slots=True)
class GridRow:
    """One outcome; `asks` has the questions on which any of its cells waits, told once.

    `in_glance` are the rows of the glance, or all without one. What a person marked beside it comes after them, and may
    be printed on the person's own page.
    """

    name: str
    in_glance: bool
    kind: str
    mark: str
    asks: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class GridOption:
    """An option: what stands over its column, and what it involves."""

    short: str
    name: str
    notes: tuple[str, ...]
    involves: str
    trade_off: str


@dataclass(frozen=True, slots=True)
class ShortGrid:
    """What the short handout says of the options: its rows, what stands above them, and what each option involves.

    `more` says how many rows the full handout has beside these. `about_whom` and `look_again` are for the person's own
    page. `of_pictures` is how to read them, for a page that has room for any; `legend` is the rest.
    """

    about_whom: str
    not_for: str
    look_again: str
    caution: str
    of_pictures: str
    legend: str
    options: tuple[GridOption, ...]
    rows: tuple[GridRow, ...]
    more: str

    @property
    def cited(self) -> frozenset[str]:
        """The numbers of the sources that it cites."""
        heads = [head for row in self.rows for cell in row.cells for head in cell.heads]
        cited = [*(head.sources for head in heads), *(case.sources for head in heads for case in head.cases)]
        cited += [cell.alike.sources for row in self.rows for cell in row.cells]
        return frozenset(chain.from_iterable(one.split(", ") for one in cited)) - {""}


def build_grid(summary: Summary, translate: Translate) -> ShortGrid:
    """The grid of a summary."""
    rows = _shown_rows(summary)
    builder = _Builder(summary, translate, max(1, min(MOST_FINDINGS, FINDINGS_OF_A_PAGE // len(rows))))
    left = len(summary.rows) - len(rows)
    return ShortGrid(
        about_whom=summary.about_whom,
        not_for=summary.about.not_for,
        look_again=look_again(summary.about, BLANK, translate),
        caution=summary.glance.caution if summary.glance else _caution_of(summary.rows),
        of_pictures=how_to_read(builder.pieces(rows), translate),
        legend=" ".join(filter(None, builder.legend())),
        options=tuple(builder.options()),
        rows=tuple(map(builder.row, rows)),
        more=builder.count("more_rows", left),
    )


@dataclass(frozen=True, slots=True)
class _Builder:
    summary: Summary
    translate: Translate
    findings: int

    def count(self, name: str, n: int) -> str:
        """The fixed text for a count, singular or plural; "" for none."""
        return self.translate(WORDS[f"{name}_1" if n == 1 else name]).replace("{n}", str(n)) if n else ""

    def options(self) -> Iterator[GridOption]:
        for option, trade_off in zip(self.summary.options, self.summary.trade_offs, strict=True):
            facts = {"accepting": option.accepting, "chance": option.for_a_chance_of}
            accepted = self.translate(YOU_ACCEPT) % facts if trade_off else ""
            notes = tuple(map(as_sentence, self.summary.head_notes[option.id]))
            yield GridOption(option.short, option.name, notes, option.involves, accepted)

    def pieces(self, rows: Iterable[Row]) -> Iterator[Piece]:
        """What may be told in the rows."""
        for row in rows:
            of_glance = self.of_glance(row)
            cells = of_glance.cells if of_glance else ()
            yield from (head for cell in cells for head in cell.heads)
            blocks = [] if of_glance else [block for cell in row.all_cells for block in cell.blocks[: self.findings]]
            yield from (piece for block in blocks for piece in _pieces_of(block))

    def legend(self) -> Iterator[str]:
        """How to read the rows without their pictures, and which others may apply."""
        yield self.translate(RANGE)
        yield folded_in_words(self.summary.glance, self.translate) if self.summary.glance else ""

    def of_glance(self, row: Row) -> GlanceRow | None:
        """The row as it is in the glance, if there."""
        headed = self.summary.glance.rows if self.summary.glance else ()
        return next((one for one in headed if one.outcome == row.outcome), None)

    def row(self, row: Row) -> GridRow:
        of_glance = self.of_glance(row)
        cells = self.glance_cells(of_glance) if of_glance else self.warnings(row) or self.cells(row)
        mark = self.translate(IMPORTANCE_SENTENCES[row.importance]) if row.importance else ""
        kind = kind_in_words(row.outcome, self.translate)
        first = self.summary.glance is None or row.group in _headed_groups(self.summary)
        return GridRow(row.outcome.name, first, kind, mark, self.asks(of_glance), tuple(cells))

    def glance_cells(self, row: GlanceRow) -> Iterator[GridCell]:
        """The cells; where some depend on no answer, the others say that they do, or for which answers they are."""
        if row.for_these_answers:
            own = row.for_these_answers
            told = tuple(head_of(replace(piece, figure=None), piece.text, self.translate) for piece in own)
            yield GridCell(self.translate(FOR_YOUR_ANSWERS), "", told, "", wide=True)
        some = not row.asks and not all(cell.asks for cell in row.columns)
        for cell in row.columns:
            heads, alike = said_once(tuple(cell_heads(cell, self.translate)))
            may_apply = self.translate(WORDS["may_apply"]) if some and cell.asks and not heads[0].label else ""
            more = self.count("more_numbers", sum(len(spread.between) for spread in cell.spreads))
            yield GridCell(cell.option.short, may_apply, heads, more, wide=False, alike=alike)
        if row.for_every:
            heads, alike = said_once(tuple(glance_heads(row.for_every, self.translate)))
            yield GridCell(self.translate(WORDS["for_every"]), "", heads, "", wide=True, alike=alike)

    def asks(self, row: GlanceRow | None) -> str:
        asked = " ".join(question.ask for question in row.all_asks) if row else ""
        return f"{self.translate(WORDS['depends'])} {asked}" if asked else ""

    def cells(self, row: Row) -> Iterator[GridCell]:
        for cell in row.all_cells:
            wide = cell is row.every or cell is row.none
            heads = tuple(self.first_heads(cell))
            more = self.count("more_findings", max(0, len(cell.blocks) - self.findings))
            yield GridCell(cell.option.name if wide else cell.option.short, "", heads, more, wide)

    def warnings(self, row: Row) -> list[GridCell]:
        """The one cell of a row that is printed for what it warns of; none where it warns of nothing."""
        heads = tuple(head_of(piece, piece.text, self.translate) for piece in row.warnings)
        if not row.none or not heads:
            return []
        more = self.count("more_findings", len(row.none.blocks) - len(heads))
        return [GridCell(row.none.option.name, "", heads, more, wide=True)]

    def first_heads(self, cell: Cell) -> Iterator[Head]:
        """Of a cell without heads, what is said first: findings, what may apply, and a gap."""
        for block in cell.blocks[: self.findings]:
            first, *others = _pieces_of(block)
            for piece in (first, *others):
                because = first.because if piece is first and first.waits_for else ""
                yield head_of(piece, piece.text, self.translate, because)


def _pieces_of(block: Piece | CaseTable) -> tuple[Piece, ...]:
    return (block.shared, *block.rows) if isinstance(block, CaseTable) else (block,)


def _shown_rows(summary: Summary) -> tuple[Row, ...]:
    """In the order of the summary, rows that belong together side by side; those of the glance first."""
    headed = _headed_groups(summary)
    wanted = set(_without_heads(summary)) | {row.outcome.id for row in summary.rows if row.warnings}
    groups = headed | {row.group for row in summary.rows if row.outcome.id in wanted}
    return tuple(sorted((row for row in summary.rows if row.group in groups), key=lambda row: row.group not in headed))


def _headed_groups(summary: Summary) -> frozenset[int]:
    """The groups of the glance's rows."""
    headed = {row.outcome.id for row in summary.glance.rows} if summary.glance else set()
    return frozenset(row.group for row in summary.rows if row.outcome.id in headed)


def _caution_of(rows: Iterable[Row]) -> str:
    """The warnings that figures can't be compared, each said once; "" if there are none."""
    said = dict.fromkeys(row.caution for row in rows if row.caution)
    return " ".join(one for one in said if not any(one != other and one in other for other in said))


def _without_heads(summary: Summary) -> Iterator[str]:
    """The outcomes that are printed although no head stands for them.

    Beside a glance, what was marked as mattering a lot. Without one, that too, a harm, and enough to read.
    """
    if summary.glance:
        yield from (outcome.id for outcome in summary.glance.also_marked)
        return
    marked = [row for row in summary.rows if row.importance is Importance.A_LOT]
    first = marked or summary.rows[:ROWS_AT_LEAST]
    yield from (row.outcome.id for row in first)
    harm = next((row for row in summary.rows if OutcomeKind.HARM in row.outcome.sides), None)
    if harm and not any(OutcomeKind.HARM in row.outcome.sides for row in first):
        yield harm.outcome.id
