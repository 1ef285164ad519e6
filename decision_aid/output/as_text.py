"""Export a Summary as plain text, for a terminal or a text file."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from decision_aid.consultation.faces import caption
from decision_aid.consultation.glance_values import GlanceCell, GlanceRow
from decision_aid.consultation.patient_wording import spoken_of
from decision_aid.consultation.rows import CaseTable, Cell, Piece, Row
from decision_aid.consultation.statement_labels import withdrawn_source
from decision_aid.consultation.summary import CitedSource, Summary
from decision_aid.consultation.wording import (
    ALSO_MARKED,
    AT_A_GLANCE,
    DEPENDS_ON,
    FOR_YOUR_ANSWERS,
    IMPORTANCE_SENTENCES,
    SAME_STUDY,
    TRANSLATED_BY,
    Translate,
    declarations,
    english,
    kind_in_words,
    translation_credit,
)
from decision_aid.model.aid import About
from decision_aid.model.enums import Status
from decision_aid.model.gettext_marker import _
from decision_aid.model.sentence import ended
from decision_aid.output.parts import TEXT

OFFERS = {
    True: _("Their unit offers one of these options."),
    False: _("Their unit offers none of these options."),
}
STATUS_WORDS = {Status.DRAFT: _("draft"), Status.REVIEWED: _("reviewed"), Status.APPROVED: _("approved")}
VERSION = _("Version %(version)s (%(status)s), file %(file)s")
GONE_THROUGH = _("Sources last read on %(day)s. Next reading due by %(next)s.")
NO_ANSWER = _("No answer yet")
MAY_APPLY = _("May apply")
LABELLED = "%(label)s: %(fact)s"


def summary_as_text(summary: Summary, translate: Translate = english) -> str:
    """The whole summary as indented lines."""
    translate = spoken_of(summary.about.person, translate)
    parts = (PARTS[name](summary, translate) for name in TEXT)
    return "\n".join(_further_in(line).rstrip() for part in parts for line in part)


def _further_in(line: str) -> str:
    """The lines of a list further in than the text that they belong to."""
    margin = " " * (len(line) - len(line.lstrip()))
    return line.replace("\n", f"\n{margin}  ")


def _head(summary: Summary, t: Translate) -> Iterator[str]:
    about = summary.about
    yield from filter(None, (summary.title, about.not_for))
    yield f"{summary.notice} {summary.status_sentence}"
    status = t(STATUS_WORDS[summary.status])
    yield t(VERSION) % {"version": summary.version, "status": status, "file": summary.fingerprint}
    yield t(GONE_THROUGH) % {"day": about.reviewed, "next": about.review_by}
    yield from filter(None, (summary.overdue, about.decision, summary.about_whom))


def _glance(summary: Summary, t: Translate) -> Iterator[str]:
    if not summary.glance:
        return
    yield from ("", t(AT_A_GLANCE), summary.glance.caution)
    for row in (*summary.glance.rows, *summary.glance.folded):
        yield from _glance_row(row, t)
    if names := [outcome.name for outcome in summary.glance.also_marked]:
        yield from ("", f"{t(ALSO_MARKED)} {'; '.join(names)}")
    yield ""


def _glance_row(row: GlanceRow, t: Translate) -> Iterator[str]:
    matters = f" - {t(IMPORTANCE_SENTENCES[row.importance])}" if row.importance else ""
    yield from ("", f"{row.outcome.name}{matters}")
    if row.asks:
        yield f"  {t(MAY_APPLY)}. {t(DEPENDS_ON)} {' '.join(question.ask for question in row.asks)}"
    for piece in row.for_these_answers:
        yield "  " + ": ".join((t(FOR_YOUR_ANSWERS), *([piece.box.words] if piece.box else []), piece.text))
    for cell in row.cells:
        yield from (f"  {line}" for line in _glance_cell(cell, t))


def _glance_cell(cell: GlanceCell, t: Translate) -> Iterator[str]:
    yield cell.option.name
    if cell.asks:
        yield f"  {t(DEPENDS_ON)} {' '.join(question.ask for question in cell.asks)}"
    for piece, *others in cell.told_once:
        box = piece.box.words if piece.box else ""
        yield "  " + ": ".join(filter(None, (piece.answers, box, piece.glance_head)))
        yield from (f"    {line}" for line in _figure_lines(piece, t))
        yield from (
            f"    {fact}"
            for fact in (t(SAME_STUDY) if piece.same_study else "", piece.withdrawn, piece.certainty)
            if fact
        )
        yield from (f"    {LABELLED % {'label': one.answers, 'fact': one.certainty}}" for one in others)


def _about(summary: Summary, t: Translate) -> Iterator[str]:
    yield from about_lines(summary.about, t)
    if summary.translated:
        yield LABELLED % {"label": t(TRANSLATED_BY), "fact": translation_credit(summary.translated, t)}


def about_lines(about: About, t: Translate) -> Iterator[str]:
    """For whom the aid is, who wrote it, and all that they declare; who must not use it stands at the head of all."""
    yield from _labelled(t, (about.for_whom, _("For")))
    yield from filter(None, (about.condition,))
    for writer in about.written_by:
        yield LABELLED % {"label": t(_("Written by")), "fact": f"{writer.name}, {ended(writer.role)}"}
        if writer.offers_this_treatment is not None:
            yield t(OFFERS[writer.offers_this_treatment])
    yield from (LABELLED % {"label": label, "fact": fact} for label, fact in declarations(about, t))


def _options(summary: Summary, t: Translate) -> Iterator[str]:
    yield from ("", t(_("The options")))
    for option in summary.options:
        yield f"  {option.name}: {option.involves}"
        yield from (f"    {note}" for note in summary.head_notes[option.id])
    yield from (f"  {sentence}" for sentence in (*summary.trade_offs, summary.look_again) if sentence)


def _answers(summary: Summary, t: Translate) -> Iterator[str]:
    yield from ("", t(_("What was said")))
    for answer in summary.said:
        by = f"{answer.by}: " if answer.by else ""
        yield f"  {answer.question.ask} {by}{answer.differs or answer.text}"
    yield from (f"  {question.ask} {t(NO_ANSWER)}" for question in summary.unanswered)


def _rows(summary: Summary, t: Translate) -> Iterator[str]:
    by_id = {consideration.id: consideration for consideration in summary.considerations}
    for one in summary.considerations:
        if one.why:
            yield f"{one.title}: {one.why}"
    for row in summary.rows:
        matters = f" - {t(IMPORTANCE_SENTENCES[row.importance])}" if row.importance else ""
        yield from ("", f"{row.outcome.name} ({kind_in_words(row.outcome, t)}){matters}")
        yield from (f"  {fact}" for fact in (by_id[row.outcome.consideration].title, row.outcome.asks) if fact)
        yield from _cells(row, t)
        if row.caution:
            yield f"  {row.caution}"


def _cells(row: Row, t: Translate) -> Iterator[str]:
    for cell in row.all_cells:
        yield f"  {cell.option.name}"
        yield from (f"    {note}" for note in cell.head_notes)
        yield from (f"    {line}" for line in _cell_lines(cell, t))


def _cell_lines(cell: Cell, t: Translate) -> Iterator[str]:
    for piece in cell.shown:
        yield from piece_lines(piece, t)
    if cell.gap:
        yield from piece_lines(cell.gap, t)
    if cell.may_apply:
        yield t(MAY_APPLY)
    for block in cell.waiting:
        lines = piece_lines(block, t) if isinstance(block, Piece) else _table_lines(block, t)
        yield from (f"  {line}" for line in lines)


def _table_lines(table: CaseTable, t: Translate) -> Iterator[str]:
    yield from (line for line in piece_lines(table.shared, t) if line.strip(" -"))
    for row in table.rows:
        first, *others = filter(None, (line.strip(" -") for line in piece_lines(row, t)))
        yield f"  {LABELLED % {'label': row.answers, 'fact': first}}"
        yield from (f"    {line}" for line in others)


def piece_lines(piece: Piece, t: Translate) -> Iterator[str]:
    """A piece with its figures, how sure it is and why it is shown, "" for what it has not."""
    if piece.box:
        yield from _boxed_lines(piece, piece.box.words)
        return
    numbers = ", ".join(str(source.number) for source in piece.sources)
    yield f"- {_whose(piece)}{piece.text}{f' [{numbers}]' if numbers else ''}"
    yield from (f"  {line}" for line in _figure_lines(piece, t))
    yield from (f"  {fact}" for fact in (piece.caveats, piece.note) if fact)
    yield f"  {piece.certainty} ({piece.reason})" if piece.reason else f"  {piece.certainty}"
    yield f"  {piece.because}"


def _figure_lines(piece: Piece, t: Translate) -> Iterator[str]:
    """A line for each figure and study; that there was nobody to compare with is told once, behind the last figure."""
    figures = piece.figure.figures if piece.figure else ()
    told = [study.sentence for study in piece.from_to]
    told += [" ".join(filter(None, (figure.sentence, figure.range_sentence))) for figure in figures]
    yield from told[:-1]
    yield from (" ".join(filter(None, (last, piece.comparison))) for last in told[-1:])
    if shown := caption(piece.figure):
        yield LABELLED % {"label": t(_("Picture")), "fact": shown}


def _whose(piece: Piece) -> str:
    return f"{piece.whose}: " if piece.whose else ""


def _boxed_lines(piece: Piece, box: str) -> Iterator[str]:
    yield _whose(piece) + LABELLED % {"label": box, "fact": piece.text}
    yield from (f"  {fact}" for fact in (piece.reason, piece.because) if fact)


def _team(summary: Summary, t: Translate) -> Iterator[str]:
    yield from ("", t(_("What to ask the team")))
    for consideration, asks in summary.ask_the_team:
        yield f"  {consideration.title}"
        yield from (f"    {ask.in_words(t)}" for ask in asks)


def _left_out(summary: Summary, t: Translate) -> Iterator[str]:
    yield from ("", t(_("Left out")))
    for piece in summary.left_out:
        name = piece.statement.id if piece.statement else ""
        yield from (f"  {name}: {piece.because}", f"    {piece.text_with_answers}")
    for note in summary.notes_left_out:
        yield from (f"  {note.option.name}: {note.because}", f"    {note.text}")


def _hard_words(summary: Summary, t: Translate) -> Iterator[str]:
    yield from ("", t(_("Hard words")))
    yield from (f"  {term.word}: {term.means}" for term in summary.glossary)


def _sources(summary: Summary, t: Translate) -> Iterator[str]:
    yield from ("", t(_("Sources")))
    numbers = {cited.source.id: cited.source.number for cited in summary.sources}
    for used in summary.sources:
        yield from _source_lines(used, numbers, t)


def _source_lines(cited: CitedSource, numbers: dict[str, int], t: Translate) -> Iterator[str]:
    source = cited.source
    yield f"  {source.number}. {source.citation} {source.link}"
    if withdrawn := withdrawn_source(source, t):
        yield f"     {withdrawn}"
    checked = source.checked.isoformat() if source.checked else ""
    shared = ", ".join(str(numbers[other]) for other in source.may_share_people_with if other in numbers)
    yield from (f"     {fact}" for fact in (source.kind, source.people) if fact)
    yield from (
        f"     {line}" for line in _labelled(t, (source.limits, _("Limits")), (source.funded_by, _("Paid for by")))
    )
    if checked:
        yield "     " + t(_("Last read on %(day)s.")) % {"day": checked}
    yield from (f"     {line}" for line in _labelled(t, (shared, _("Some of its people may also be in"))))
    yield from (f"     - {comparison.were}: {comparison.because}" for comparison in cited.differences)


def _labelled(t: Translate, *facts: tuple[str, str]) -> Iterator[str]:
    """A "label: fact" line for each fact that is not empty."""
    yield from (LABELLED % {"label": t(label), "fact": fact} for fact, label in facts if fact)


PARTS: Mapping[str, Callable[[Summary, Translate], Iterator[str]]] = MappingProxyType(
    {
        "head": _head,
        "glance": _glance,
        "about": _about,
        "options": _options,
        "said": _answers,
        "what_is_known": _rows,
        "ask": _team,
        "left_out": _left_out,
        "hard_words": _hard_words,
        "sources": _sources,
    }
)
