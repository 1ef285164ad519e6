"""The glance of the short handout: every option on the rows that matter, as values that template and page draw.

With a glance, a cell holds the heads that the author wrote. A row without heads has the first findings of each cell.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

from decision_aid.consultation.faces import Face, how_to_read
from decision_aid.consultation.frequencies import Frequency
from decision_aid.consultation.statement_labels import FILLED_DOTS, Box, certainty_name
from decision_aid.consultation.summary import CaseTable, Cell, GlanceRow, Piece, Row, Summary
from decision_aid.consultation.wording import DEPENDS_ON, SAME_STUDY, Translate, as_sentence, kind_in_words, look_again
from decision_aid.model.aid import Question
from decision_aid.model.enums import Importance, OutcomeKind
from decision_aid.model.evidence import Finding
from decision_aid.output.handout.grid_figures import GridFigure, figures_of, fit_beside, shared_range
from decision_aid.output.handout.wording import BLANK, LEGEND, MATTERS, WORDS, YOU_ACCEPT

ROWS_AT_LEAST = 4
FINDINGS_OF_A_PAGE, MOST_FINDINGS = 8, 3  # of the cells of one option; of a cell without heads


@dataclass(frozen=True, slots=True)
class HeadCertainty:
    """How sure a head is; `dots` are 0 for a reported fact."""

    dots: int
    words: str


@dataclass(frozen=True, slots=True)
class HeadCase:
    """What a head says for some answers alone: it waits for one of them, or two people answered differently."""

    answers: str
    figures: tuple[GridFigure, ...]
    small: tuple[str, ...]
    certainty: HeadCertainty | None
    sources: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands for an option: a finding with its figures and certainty, or a box.

    `label` says for whom or for which answers. A text that `says_first` stands above the figures; the head of a
    glance stands below its number, which it completes. `figures_beside` stand beside one another. What differs between
    the `cases` of one table is in them, and what they share is said once.
    """

    label: str
    box: Box | None
    says: str
    says_first: bool
    figures: tuple[GridFigure, ...]
    figures_beside: bool
    small: tuple[str, ...]
    certainty: HeadCertainty | None
    sources: str
    cases: tuple[HeadCase, ...] = ()


@dataclass(frozen=True, slots=True)
class GridCell:
    """The heads of one option, or of what is for every option or for none, which `wide` cells name.

    `asks` has the questions on which its heads wait alone.
    """

    name: str
    asks: str
    heads: tuple[Head, ...]
    more: str
    wide: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """One outcome; `asks` has the questions on which all its cells wait, told once.

    `on_first_page` are the rows of the glance, or all without one. What a person marked beside it comes after them.
    """

    name: str
    on_first_page: bool
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
class FirstPage:
    """The whole first page, and what stands at its top; `more` says how many rows the full handout has beside these.

    `look_again` is for the person's own page.
    """

    about_whom: str
    look_again: str
    caution: str
    legend: str
    options: tuple[GridOption, ...]
    rows: tuple[GridRow, ...]
    more: str

    @property
    def cited(self) -> frozenset[str]:
        """The numbers of the sources that it cites."""
        heads = [head for row in self.rows for cell in row.cells for head in cell.heads]
        cited = [*(head.sources for head in heads), *(case.sources for head in heads for case in head.cases)]
        return frozenset(chain.from_iterable(one.split(", ") for one in cited)) - {""}


def first_page(summary: Summary, translate: Translate) -> FirstPage:
    """The first page of a summary."""
    shown = _shown_rows(summary)
    builder = _Builder(summary, translate, max(1, min(MOST_FINDINGS, FINDINGS_OF_A_PAGE // len(shown))))
    left = len(summary.rows) - len(shown)
    return FirstPage(
        about_whom=summary.about_whom,
        look_again=look_again(summary.about, BLANK, translate),
        caution=summary.glance.caution if summary.glance else _caution_of(summary.rows),
        legend=f"{translate(LEGEND)} {how_to_read(builder.faces(shown), translate)}".strip(),
        options=tuple(builder.options()),
        rows=tuple(map(builder.row, shown)),
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
            yield GridOption(option.short, option.name, self.summary.head_notes[option.id], option.involves, accepted)

    def faces(self, rows: Iterable[Row]) -> Iterator[Face | None]:
        """What may be drawn in the rows."""
        for row in rows:
            of_glance = self.of_glance(row)
            cells = of_glance.cells if of_glance else ()
            yield from (head.figure for cell in cells for head in cell.heads)
            blocks = [] if of_glance else [block for cell in row.all_cells for block in cell.blocks[: self.findings]]
            yield from (piece.figure for block in blocks for piece in _pieces_of(block))

    def of_glance(self, row: Row) -> GlanceRow | None:
        """The row as it is in the glance, if there."""
        headed = self.summary.glance.rows if self.summary.glance else ()
        return next((one for one in headed if one.outcome == row.outcome), None)

    def row(self, row: Row) -> GridRow:
        of_glance = self.of_glance(row)
        asked = _asked_alike(of_glance) if of_glance else ()
        cells = self.glance_cells(of_glance, asked) if of_glance else self.warnings(row) or self.cells(row)
        mark = self.translate(MATTERS[row.importance]) if row.importance else ""
        kind = kind_in_words(row.outcome, self.translate)
        first = self.summary.glance is None or row.group in _headed_groups(self.summary)
        return GridRow(row.outcome.name, first, kind, mark, self.asks(asked), tuple(cells))

    def glance_cells(self, row: GlanceRow, asked: Sequence[Question]) -> Iterator[GridCell]:
        """The cells, each with the questions on which it waits beside those that the row has `asked` for all.

        Of many figures for different answers, a cell has the lowest and the highest.
        """
        for cell in row.columns:
            asks = self.asks([one for one in cell.asks if one not in asked])
            between = {one for spread in cell.spreads for one in spread.between}
            heads = tuple(self.glance_heads(one for one in cell.heads if one not in between))
            more = self.count("more_answers", len(between))
            yield GridCell(cell.option.short, asks, heads, more, wide=False)
        if row.for_every:
            heads = tuple(self.glance_heads(row.for_every))
            yield GridCell(self.translate(WORDS["for_every"]), "", heads, "", wide=True)

    def glance_heads(self, pieces: Iterable[Piece]) -> Iterator[Head]:
        """A head for each piece, but one for all cases of a table that say the same of other figures or certainties."""
        for _, cases in groupby(pieces, _said_at_a_glance):
            alike = tuple(cases)
            heads = [self.head(piece, piece.glance_head) for piece in alike]
            yield _told_by_case(heads) if len(heads) > 1 else heads[0]

    def asks(self, questions: Iterable[Question]) -> str:
        asked = " ".join(question.ask for question in questions)
        return f"{self.translate(DEPENDS_ON)} {asked}" if asked else ""

    def cells(self, row: Row) -> Iterator[GridCell]:
        for cell in row.all_cells:
            wide = cell is row.every or cell is row.none
            heads = tuple(self.first_heads(cell))
            more = self.count("more_findings", max(0, len(cell.blocks) - self.findings))
            yield GridCell(cell.option.name if wide else cell.option.short, "", heads, more, wide)

    def warnings(self, row: Row) -> list[GridCell]:
        """The one cell of a row that is printed for what it warns of; none where it warns of nothing."""
        heads = tuple(self.head(piece, piece.text) for piece in row.warnings)
        if not row.none or not heads:
            return []
        more = self.count("more_findings", len(row.none.blocks) - len(heads))
        return [GridCell(row.none.option.name, "", heads, more, wide=True)]

    def first_heads(self, cell: Cell) -> Iterator[Head]:
        """Of a cell without heads, what is said first: findings, what may apply, and a gap."""
        for block in cell.blocks[: self.findings]:
            first, *others = _pieces_of(block)
            for piece in (first, *others):
                yield self.head(piece, piece.text, first.because if piece is first and first.waits_for else "")

    def head(self, piece: Piece, says: str, because: str = "") -> Head:
        is_head = says != piece.text
        decided = is_head and not piece.waits_for  # the answers stand with what was told
        figures = tuple(figures_of(piece, is_head=is_head))
        beside = is_head and len(figures) > 1 and fit_beside(piece)
        return Head(
            label=" · ".join(filter(None, (because, piece.whose, "" if decided else piece.answers))),
            box=piece.box,
            says=says,
            says_first=not is_head,
            figures=figures,
            figures_beside=beside,
            small=tuple(filter(None, self.small(piece, is_head=is_head))),
            certainty=self.certainty(piece),
            sources=", ".join(str(source.number) for source in piece.sources),
        )

    def certainty(self, piece: Piece) -> HeadCertainty | None:
        found = piece.statement.content if piece.statement else None
        if not isinstance(found, Finding) or not piece.certainty:
            return None
        return HeadCertainty(FILLED_DOTS[found.certainty], certainty_name(found, self.translate))

    def small(self, piece: Piece, *, is_head: bool) -> Iterator[str]:
        if is_head and isinstance(piece.figure, Frequency):
            yield as_sentence(piece.figure.period)
            yield shared_range(piece.figure)
        if piece.same_study:
            yield f"{self.translate(SAME_STUDY)}."
        yield from (piece.comparison, piece.caveats, "" if is_head else piece.note)


def _said_at_a_glance(head: Piece) -> object:
    """What cases of one table say alike; any other head stands for itself."""
    table = head.statement.table if head.statement else ""
    return (table, head.glance_head) if table else head


def _told_by_case(heads: Sequence[Head]) -> Head:
    """One head for all cases of a table: what is alike once, and the rest for each case, without pictures."""
    first = heads[0]
    same_figures = all(head.figures == first.figures for head in heads)
    same_certainty = all(head.certainty == first.certainty for head in heads)
    same_sources = all(head.sources == first.sources for head in heads)
    if not same_figures:
        heads = [_with_short_figures(head) for head in heads]
    small = tuple(one for one in heads[0].small if all(one in head.small for head in heads))
    cases = (
        HeadCase(
            answers=head.label,
            figures=() if same_figures else head.figures,
            small=tuple(one for one in head.small if one not in small),
            certainty=None if same_certainty else head.certainty,
            sources="" if same_sources else head.sources,
        )
        for head in heads
    )
    alike = groupby(cases, lambda case: replace(case, answers=""))
    return replace(
        first,
        label="",
        figures=first.figures if same_figures else (),
        small=small,
        certainty=first.certainty if same_certainty else None,
        sources=first.sources if same_sources else "",
        cases=tuple(replace(case, answers="; ".join(one.answers for one in group)) for case, group in alike),
    )


def _with_short_figures(head: Head) -> Head:
    """The head with figures that fit on a line: without pictures; what is small below a single one is with the rest."""
    if len(head.figures) == 1:
        (figure,) = head.figures
        return replace(head, figures=(replace(figure, picture="", below=""),), small=(figure.below, *head.small))
    return replace(head, figures=tuple(replace(figure, picture="") for figure in head.figures))


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


def _asked_alike(row: GlanceRow) -> tuple[Question, ...]:
    """The questions on which all cells of a row wait."""
    first, *others = row.cells
    return tuple(one for one in first.asks if all(one in cell.asks for cell in others))


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
