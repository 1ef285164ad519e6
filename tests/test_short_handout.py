"""Two pages that show what matters most: in the words of the whole, with a source, and nothing dropped unsaid."""

import gc
import re
from pathlib import Path

import pytest

from decision_aid.code import code_of
from decision_aid.handout import handout, typesetting
from decision_aid.handout.both import mattering
from decision_aid.handout.contents import asking, sheet
from decision_aid.handout.failing import CantBeSet
from decision_aid.handout.folding import folded
from decision_aid.handout.leaflet import Leaflet
from decision_aid.handout.printing import SIZES
from decision_aid.handout.sheet import Sheet
from decision_aid.handout.typesetting import SLACKS
from decision_aid.papers import Form, Paper
from decision_aid.scales import Importance
from decision_aid.summarising import summarise
from decision_aid.wording import english
from tests.paper import aid, letters, pages_of
from tests.test_handout import FILES, SHORT, TODAY, every_file, made, summary_of

PEOPLE = 30
LUPUS = next(path for path in FILES if path.stem == "lupus-stem-cell")


def drawn(path: Path, form: Form, seed: int) -> tuple[Sheet, Leaflet]:
    """The sheet of somebody made up, and the leaflet that is made of it."""
    whole = sheet(summary_of(aid(path), seed), code="MDNC", address="", today=TODAY, translate=english)
    width, height = SIZES[form.paper]
    return whole, folded(whole, width, height, large=form.large_print, slack=SLACKS[0])


def names(leaflet: Leaflet) -> list[str]:
    """The rows on the two pages, in order."""
    return list(dict.fromkeys(row.name for side in leaflet.sides for row in side.rows))


@every_file
@pytest.mark.parametrize("form", SHORT, ids=str)
def test_everybody_gets_evidence_with_its_source(path: Path, form: Form) -> None:
    for seed in range(PEOPLE):
        leaflet = drawn(path, form, seed)[1]
        assert names(leaflet)
        assert leaflet.sources


@every_file
@pytest.mark.parametrize("form", SHORT, ids=str)
def test_rows_keep_the_persons_order_and_what_is_dropped_is_named(path: Path, form: Form) -> None:
    for seed in range(PEOPLE):
        whole, leaflet = drawn(path, form, seed)
        shown, order = names(leaflet), [line.name for line in whole.lines]
        dropped = [line.name for line in whole.lines if line.matters and line.name not in shown]
        said = " ".join(run.text for one in leaflet.sides[-1].after for par in one.pars for run in par.runs)

        assert shown == [name for name in order if name in shown]
        assert not dropped or "Too long for this sheet" in said


@pytest.mark.parametrize("paper", list(Paper))
def test_the_sources_are_exactly_those_that_the_words_cite(paper: Paper) -> None:
    for seed in range(PEOPLE):
        leaflet = drawn(FILES[0], Form(paper), seed)[1]
        pars = [p for s in leaflet.sides for r in s.rows for box in r.boxes for b in box.blocks for p in b.pars]
        text = " ".join("".join(run.text for run in par.runs) for par in pars)
        assert leaflet.sources
        listed = [run.text.strip("[]") for run in leaflet.sources.pars[0].runs if run.look == "bold"]
        assert all(number in text for number in listed)
        assert len(listed) == len(set(listed))


@every_file
def test_what_stands_on_two_pages_stands_in_the_full_form_in_the_same_words(path: Path) -> None:
    for seed in range(PEOPLE):
        whole, leaflet = drawn(path, SHORT[0], seed)
        for row in (row for side in leaflet.sides for row in side.rows):
            line = next(line for line in whole.lines if line.name == row.name)
            for box, cell in zip(row.boxes, line.cells, strict=True):
                waiting = (one for group in cell.may_apply for one in group.pieces)
                pieces = [*cell.shown, *waiting, *((cell.gap,) if cell.gap else ())]
                figures = [letters(figure.sentence) for one in pieces for figure in one.figures]
                from_to = [letters(text) for one in pieces for text in one.from_to]
                known = [*(letters(one.text) for one in pieces), *figures, *from_to]
                for block in box.blocks:
                    runs = [run for par in block.pars for run in par.runs]
                    said = letters("".join(run.text for run in runs))
                    assert any(text in said for text in known) or not any(run.look for run in runs), said
                    cited = re.findall(r"\[([\d,]+)\]", said)
                    assert all(one in {letters(piece.sources) for piece in pieces} for one in cited), said


@every_file
def test_the_two_pages_read_in_the_order_of_the_leaflet(path: Path) -> None:
    leaflet, text = drawn(path, SHORT[0], 3)[1], "".join(pages_of(made(aid(path), SHORT[0], 3).pdf))

    start = text.index(letters("What I said"))
    for name in names(leaflet):
        start = text.index(letters(name), start)
    assert (
        start < text.index(letters("My notes"), start) < text.index(letters("Your answers, on this paper only"), start)
    )


@every_file
@pytest.mark.parametrize("form", SHORT, ids=str)
def test_a_harm_is_shown_or_named_whatever_was_marked(path: Path, form: Form) -> None:
    for seed in range(PEOPLE):
        whole, leaflet = drawn(path, form, seed)
        harms = [line for line in whole.lines if line.harm]
        after = [section for side in leaflet.sides for section in side.after]
        said = " ".join(run.text for one in after for par in one.pars for run in par.runs)
        named = [part.split(".")[0] for part in said.split("Too long for this sheet: ")[1:]]

        assert whole.harm in harms
        assert whole.harm
        assert whole.harm.name in names(leaflet) or any(whole.harm.name in part for part in named)


@pytest.mark.parametrize("paper", list(Paper))
def test_what_a_treatment_may_do_comes_before_what_nobody_marked(paper: Paper) -> None:
    marks = {"fewer-drugs-matters": Importance.A_LOT, "children-matter": Importance.A_LOT}
    found = aid(LUPUS)
    whole = sheet(summarise(found, marks, today=TODAY), code="", address="", today=TODAY, translate=english)
    pdf = handout(summarise(found, marks, today=TODAY), code_of(found, marks), Form(paper), today=TODAY).pdf

    assert letters("Death caused by the treatment") in "".join(pages_of(pdf))
    assert [line.name for line in mattering(whole)] == [
        "Needing fewer drugs", "Having children", "Death caused by the treatment",
    ]  # fmt: skip


def test_every_row_with_a_gap_is_listed_under_the_option_that_has_it() -> None:
    summary = summary_of(aid(LUPUS), 3)
    whole = sheet(summary, code="", address="", today=TODAY, translate=english)

    for place, option in enumerate(summary.options):
        gaps = tuple(row.outcome.name for row in summary.rows if row.cells[place].gap)
        assert gaps == next((theme.texts for theme in whole.unknown if theme.title == option.name), ())


def test_who_only_marked_what_matters_is_not_told_that_nothing_was_answered() -> None:
    found = aid(LUPUS)
    for marks, said in (
        ({"death-matters": Importance.A_LOT}, "Besides what matters to you, you answered no question."),
        ({}, "You have answered no question."),
    ):
        pdf = handout(summarise(found, marks, today=TODAY), "MDNC", Form(), today=TODAY).pdf
        assert letters(said) in pages_of(pdf)[0]


def test_the_paper_says_what_is_not_in_the_code() -> None:
    assert letters("Your own words, ticks and leaning are not in it.") in pages_of(made(aid(LUPUS), Form(), 1).pdf)[1]


@pytest.mark.parametrize("paper", list(Paper))
def test_large_print_takes_the_sheets_that_it_needs_for_what_matters_to_a_person(paper: Paper) -> None:
    found = aid(LUPUS)
    for seed in range(PEOPLE):
        whole = sheet(summary_of(found, seed), code="MDNC", address="", today=TODAY, translate=english)
        chosen = asking(whole, [one for theme in whole.asks for one in theme.texts][:3], english)
        leaflet = folded(chosen, *SIZES[paper], large=True, slack=SLACKS[0])
        sections = [one for side in leaflet.sides for one in (*side.before, *side.after)]

        assert set(chosen.never_unsaid) <= set(names(leaflet))
        assert sum(one.ticked for one in sections) == 3
        assert all(side.rows for side in leaflet.sides[1:-1])
        assert len(leaflet.sides) == len(leaflet.numbered)


@pytest.mark.parametrize("form", SHORT, ids=str)
def test_what_is_too_long_is_counted_once(form: Form) -> None:
    told = 0
    for seed in range(PEOPLE):
        whole, leaflet = drawn(LUPUS, form, seed)
        dropped = set(whole.never_unsaid) - set(names(leaflet))
        pars = [par for side in leaflet.sides for section in side.after for par in section.pars]
        said = " ".join(run.text for par in pars for run in par.runs)
        more = sum(int(one) for one in re.findall(r"Too long for this sheet:[^.]*?(\d+) more\.", said))

        assert sum(name in said for name in dropped) + more == len(dropped)
        told += len(dropped)
    assert told or form.large_print


def test_nothing_holds_a_sheet_once_its_paper_is_made() -> None:
    gc.collect()
    before = sum(isinstance(one, Sheet) for one in gc.get_objects())
    gc.disable()
    try:
        for form in SHORT:
            made(aid(LUPUS), form, 3)
        assert sum(isinstance(one, Sheet) for one in gc.get_objects()) == before
    finally:
        gc.enable()


def test_a_paper_that_fails_is_forgotten_too(monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten: list[bool] = []
    monkeypatch.setattr(typesetting, "_forget", lambda: forgotten.append(True))
    monkeypatch.setitem(typesetting.SOURCES, "handout-short.typ", b"#panic()")

    with pytest.raises(CantBeSet):
        made(aid(LUPUS), SHORT[0], 3)
    assert forgotten
