"""Every word on the short paper is the sheet's own, of that very option, or one of the paper's fixed words."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from decision_aid.consultation.wording import as_sentence, english
from decision_aid.output.handout.form import Form
from decision_aid.output.handout.sheet import CellContent, Sheet, pieces_of
from decision_aid.output.handout.wording import translated_words
from tests.support.handouts import SHORT, on_paper
from tests.support.paper import letters
from tests.support.short_handouts import PEOPLE, drawn, names, text_of

FIXED = tuple(part for text in translated_words(english).values() for part in text.split("{names}"))


def made_of(said: str, known: Iterable[str]) -> bool:
    """Whether words are these texts and no other, with nothing between them but marks."""
    texts = sorted({letters(one) for one in known}, key=len, reverse=True)
    allowed = "|".join(re.sub(r"\\\{\w+\\\}", r"\\d+", re.escape(one)) for one in texts if one)
    return bool(re.fullmatch(rf"(?:{allowed}|[.:;])*", letters(said)))


def of_a_cell(cell: CellContent) -> Iterator[str]:
    """All that a cell may say."""
    yield cell.option
    yield from (group.because for group in cell.may_apply)
    for one in pieces_of(cell):
        yield from (
            one.text,
            *one.from_to,
            one.comparison,
            one.certainty,
            one.reason,
            one.note,
            one.whose,
            one.modelled,
        )
        yield from (one.answers, one.box.words if one.box else "")
        yield from (text for figure in one.figures for text in (figure.sentence, figure.range))
        yield f"[{one.sources}]"


def of_the_person(whole: Sheet) -> Iterator[str]:
    """All that may stand around the rows."""
    yield from (whole.notice, whole.status, whole.overdue, whole.decision, *whole.opening)
    yield from map(as_sentence, whole.said)
    for theme in (*whole.matters, *whole.unknown):
        yield from (theme.title, *theme.texts)
    yield from (*whole.to_ask, *(line.name for line in whole.lines))
    yield from (f"[{one.number}] {one.shortly}" for one in whole.sources)


@on_paper(SHORT)
def test_what_stands_on_two_pages_stands_in_the_full_form_in_the_same_words(path: Path, form: Form) -> None:
    for seed in range(PEOPLE if form == SHORT[0] else 8):
        whole, leaflet = drawn(path, form, seed)
        stands: dict[str, list[str]] = {}
        for row in (row for side in leaflet.sides for row in side.rows):
            line = next(line for line in whole.lines if line.name == row.name)
            assert row.mark == line.mark
            for box in row.boxes:
                whole_box = text_of(*(par for block in box.blocks for par in block.pars))
                cell = next(one for one in line.all_cells if box.option == one.option or is_of(whole_box, one))
                stands.setdefault(row.name, []).append(cell.option)
                for block in box.blocks:
                    said = text_of(*block.pars)
                    assert made_of(said, (*of_a_cell(cell), *FIXED)), said
                    looks = said != cell.option and any(run.look for par in block.pars for run in par.runs)
                    assert not looks or any(letters(text) in letters(said) for text in findings(cell)), said
                    cited = re.findall(r"\[([\d,]+)\]", letters(said))
                    assert all(one in {letters(piece.sources) for piece in pieces_of(cell)} for one in cited), said
        assert stands == {
            line.name: [cell.option for cell in line.all_cells] for line in whole.lines if line.name in names(leaflet)
        }


def is_of(said: str, cell: CellContent) -> bool:
    """Whether what is said in one line begins with the option of the cell."""
    return said.startswith(f"{cell.option}: ")


def findings(cell: CellContent) -> Iterator[str]:
    """What a cell says is known, or not known."""
    for one in pieces_of(cell):
        yield from (one.text, *(figure.sentence for figure in one.figures), *one.from_to)


@on_paper(SHORT)
def test_what_stands_around_the_rows_is_the_persons_or_the_papers_own(path: Path, form: Form) -> None:
    for seed in range(8):
        whole, leaflet = drawn(path, form, seed)
        sections = [one for side in leaflet.sides for one in (*side.before, *side.after)]
        sections += [leaflet.sources] if leaflet.sources else []
        known = (*of_the_person(whole), *FIXED)
        for said in (*(text_of(par) for one in sections for par in one.pars), *map(text_of, leaflet.opening)):
            assert made_of(said, known), said
        assert {one.title for one in sections} <= {"", *FIXED}
        assert {side.caution for side in leaflet.sides} <= {"", whole.caution}
