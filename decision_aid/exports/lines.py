"""A Summary goes in; the same as lines to read in a terminal comes out."""

from collections.abc import Iterator

from decision_aid.summary import Cell, Piece, Row, Summary, Used
from decision_aid.wording import CANNOT_COMPARE, KIND, MATTERS, Translate, english

OFFERS = {
    True: "; their unit offers one of these options",
    False: "; their unit offers none of these options",
    None: "",
}


def text(summary: Summary, translate: Translate = english) -> str:
    """The summary as lines to read in a terminal."""
    parts = (_head(summary), _options(summary), _said(summary), _rows(summary, translate), _end(summary))
    return "\n".join(line.rstrip() for part in parts for line in part)


def _head(summary: Summary) -> Iterator[str]:
    about = summary.about
    yield from (summary.title, f"{summary.notice} {summary.status_sentence}")
    yield f"Version {summary.version} ({summary.status}), file {summary.fingerprint}"
    yield f"Last gone through on {about.reviewed}. To be looked at again by {about.review_by}."
    yield from _given((summary.overdue, ""))
    yield from _given((about.decision, ""), (about.for_whom, "For: "), (about.condition, ""))
    for writer in about.written_by:
        yield f"Written by: {writer.name}, {writer.role}{OFFERS[writer.offers_this_treatment]}"
    yield from _given((about.funding, "Funding: "), (about.interests, "Interests: "), (about.method, "Method: "))
    yield from _given((about.patients_took_part, "Patients: "), (about.country, "Country: "))
    yield from _given((about.peer_review, "Reviewed by others: "), (about.tried_with_patients, "Tried with patients: "))
    yield from _given((about.tried_with_clinicians, "Tried with clinicians: "), (about.effect_studied, "Its effect: "))
    yield from _given((about.equality, "Equality: "), (about.update_policy, "Kept up: "))


def _options(summary: Summary) -> Iterator[str]:
    yield from ("", "The options")
    yield from (f"  {option.name}: {option.involves}" for option in summary.options)
    yield from (f"  {sentence}" for sentence in summary.trade_offs if sentence)


def _said(summary: Summary) -> Iterator[str]:
    yield from ("", "What was said")
    for said in summary.said:
        by = f"{said.by}: " if said.by else ""
        yield f"  {said.question.ask} {by}{said.differs or said.text}"
    yield from (f"  {question.ask} No answer yet" for question in summary.unanswered)


def _rows(summary: Summary, translate: Translate) -> Iterator[str]:
    by_id = {one.id: one for one in summary.considerations}
    for one in summary.considerations:
        yield from _given((one.why, f"{one.title}: "))
    for row in summary.rows:
        matters = f" - {translate(MATTERS[row.importance])}" if row.importance else ""
        yield from ("", f"{row.outcome.name} ({translate(KIND[row.outcome.kind]).lower()}){matters}")
        yield from _given((by_id[row.outcome.consideration].title, "  "), (row.outcome.asks, "  "))
        yield from _cells(row)
        if row.several_studies:
            yield f"  {translate(CANNOT_COMPARE)}"


def _cells(row: Row) -> Iterator[str]:
    for cell in row.cells:
        yield f"  {cell.option.name}"
        yield from (f"    {line}" for line in _cell_lines(cell))


def _cell_lines(cell: Cell) -> Iterator[str]:
    for piece in cell.shown:
        yield from _piece_lines(piece)
    if cell.gap:
        yield from _gap_lines(cell.gap)
    if cell.may_apply:
        yield "May apply"
    for piece in cell.may_apply:
        yield from (f"  {line}" for line in _piece_lines(piece))


def _piece_lines(piece: Piece) -> Iterator[str]:
    if not piece.certainty:
        yield from _gap_lines(piece)
        return
    numbers = ", ".join(str(source.number) for source in piece.sources)
    yield f"- {_whose(piece)}{piece.text}{f' [{numbers}]' if numbers else ''}"
    if span := piece.from_to:
        yield from (f"  {span.says}", f"    {span.lowest}", f"    {span.highest}")
    for figure in piece.frequency.figures if piece.frequency else ():
        yield f"  {figure.sentence} {figure.range_sentence} {piece.comparison}"
    yield from _given((piece.note, "  "))
    yield f"  {piece.certainty} ({piece.reason})"
    yield f"  {piece.because}"


def _whose(piece: Piece) -> str:
    return f"{piece.whose}: " if piece.whose else ""


def _gap_lines(piece: Piece) -> Iterator[str]:
    yield f"{_whose(piece)}Not known: {piece.text}"
    yield from _given((piece.reason, "  "), (piece.because, "  "))


def _end(summary: Summary) -> Iterator[str]:
    yield from ("", "What to ask the team")
    for consideration, asks in summary.ask_the_team:
        yield f"  {consideration.title}"
        yield from (f"    {ask}" for ask in asks)
    yield from ("", "Left out")
    for piece in summary.left_out:
        name = piece.statement.id if piece.statement else ""
        yield from (f"  {name}: {piece.because}", f"    {piece.text}")
    yield from ("", "Hard words")
    yield from (f"  {term.word}: {term.means}" for term in summary.glossary)
    yield from ("", "Sources")
    numbers = {used.source.id: used.source.number for used in summary.sources}
    for used in summary.sources:
        yield from _source_lines(used, numbers)


def _source_lines(used: Used, numbers: dict[str, int]) -> Iterator[str]:
    source = used.source
    yield f"  {source.number}. {source.citation} {source.link}"
    checked = source.checked.isoformat() if source.checked else ""
    shared = ", ".join(str(numbers[other]) for other in source.may_share_people_with if other in numbers)
    yield from _given((source.kind, "     "), (source.people, "     "), (source.limits, "     Limits: "))
    yield from _given((checked, "     Last read on "), (shared, "     Some of its people may also be in: "))
    yield from (f"     - {one.were}: {one.because}" for one in used.differences)


def _given(*facts: tuple[str, str]) -> Iterator[str]:
    """A line for each fact that there is, after its label."""
    yield from (f"{label}{fact}" for fact, label in facts if fact)
