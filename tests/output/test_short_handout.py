"""A few pages that show what matters most: in the words of the whole, with a source, and nothing dropped unsaid."""

import gc
import re
from dataclasses import replace
from pathlib import Path

import pytest

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.statement_labels import Box
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.wording import english
from decision_aid.model.enums import Importance
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.form import Form, Paper
from decision_aid.output.handout.from_summary import build_sheet
from decision_aid.output.handout.sheet import CellContent, Evidence, Sheet
from decision_aid.output.handout.short_layout import Leaflet
from decision_aid.output.handout.short_pages import lay_out_pages
from decision_aid.output.handout.short_sections import SectionBuilder
from decision_aid.output.handout.typesetting import SLACKS
from decision_aid.output.handout.typst_process import letter_width
from tests.support.handouts import LUPUS, SHORT, TODAY, every_file, made, on_paper, summary_of
from tests.support.paper import aid, letters, pages_of, some_answers
from tests.support.sampling import sampled
from tests.support.short_handouts import EVERYTHING, PEOPLE, drawn, names, sheet_of, text_of

TOO_LONG = "Too long for this sheet: "


@on_paper(SHORT)
def test_everybody_gets_evidence_with_its_source(path: Path, form: Form) -> None:
    for seed in range(PEOPLE):
        leaflet = drawn(path, form, seed)[1]
        assert names(leaflet)
        assert leaflet.sources


def too_long(leaflet: Leaflet) -> tuple[list[str], int]:
    """The rows that the paper names as too long for it, and how many more it says there are."""
    pars = [par for side in leaflet.sides for one in side.after for par in one.pars]
    said = [text_of(par).partition(TOO_LONG)[2] for par in pars if TOO_LONG in text_of(par)]
    listed = [one for text in said for one in text.removesuffix(".").split("; ")]
    more = [int(one.split()[0]) for one in listed if re.fullmatch(r"\d+ more", one)]
    return [one for one in listed if not re.fullmatch(r"\d+ more", one)], sum(more)


@on_paper(SHORT)
def test_rows_keep_the_persons_order_and_what_is_dropped_is_named(path: Path, form: Form) -> None:
    for seed in range(EVERYTHING, PEOPLE):
        whole, leaflet = drawn(path, form, seed)
        shown, order = names(leaflet), [line.name for line in whole.lines]
        dropped = [name for name in whole.never_unsaid if name not in shown]
        named, more = too_long(leaflet)
        said = text_of(*(par for one in leaflet.sides[-1].after for par in one.pars))
        rows = re.search(r"(\d+) more rows? stands? in the full handout", said)

        assert shown == [name for name in order if name in shown]
        assert {line.name for line in whole.lines if line.matters} <= {*whole.never_unsaid}
        assert [name for name in named if name not in dropped] == []
        assert len({*named}) + more == len(dropped)
        assert int(rows[1] if rows else 0) == len(order) - len(shown)


@pytest.mark.parametrize(("room", "said"), [(3, "ease; ache; time"), (1, "ease; 2 more"), (0, "3 more")])
def test_what_has_no_room_to_be_named_is_counted(room: int, said: str) -> None:
    told = SectionBuilder(sheet_of(LUPUS, 0), large=False).left(["ease", "ache", "time"], 5, room)

    assert text_of(*told.pars) == f"5 more rows stand in the full handout and on screen. {TOO_LONG}{said}."


@on_paper(SHORT)
def test_the_sources_are_exactly_those_that_the_words_cite(path: Path, form: Form) -> None:
    for seed in range(PEOPLE):
        whole, leaflet = drawn(path, form, seed)
        pars = [p for s in leaflet.sides for r in s.rows for box in r.boxes for b in box.blocks for p in b.pars]
        cited = {one for found in re.findall(r"\[([\d, ]+)\]", text_of(*pars)) for one in found.split(", ")}
        assert leaflet.sources
        listed = [run.text.strip("[]") for run in leaflet.sources.pars[0].runs if run.text.startswith("[")]

        assert sorted(listed) == sorted(cited)
        for source in whole.sources:
            said = f"[{source.number}] {source.shortly}"
            assert (said in text_of(*leaflet.sources.pars)) == (str(source.number) in cited)


@every_file
def test_the_two_pages_read_in_the_order_of_the_leaflet(path: Path) -> None:
    leaflet, text = drawn(path, SHORT[0], 3)[1], "".join(pages_of(made(aid(path), SHORT[0], 3)))

    start = text.index(letters("What I said"))
    for name in names(leaflet):
        start = text.index(letters(name), start)
    assert (
        start < text.index(letters("My notes"), start) < text.index(letters("Your answers, on this paper only"), start)
    )


@on_paper(SHORT)
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


@pytest.mark.parametrize("form", SHORT, ids=str)
def test_nothing_unmarked_takes_the_room_of_what_was_marked(form: Form) -> None:
    questions = [one.id for one in aid(LUPUS).questions if one.about]
    some: dict[str, Importance] = dict.fromkeys(questions, Importance.SOME)
    for marks in (some, {**some, questions[0]: Importance.A_LOT}, dict.fromkeys(questions[:4], Importance.A_LOT)):
        answers = {**some_answers(aid(LUPUS), 1), **marks}
        whole = build_sheet(
            summarise(aid(LUPUS), answers, today=TODAY), code="MDNC", address="", today=TODAY, translate=english
        )
        shown = names(lay_out_pages(whole, form, letter_width))
        marked = {line.name for line in whole.lines if line.matters}

        assert marked & set(shown)
        assert marked <= set(shown) or set(shown) <= marked


@pytest.mark.parametrize(("long", "shown"), [((70, 50), [0, 1]), ((100, 100), [2])])
def test_marked_rows_without_a_source_give_way_to_others_only_if_none_fits(
    long: tuple[int, int], shown: list[int]
) -> None:
    sheet = sheet_of(LUPUS, EVERYTHING)
    lines = [replace(line, matters=place < 2) for place, line in enumerate(sheet.lines)]
    for place, times in enumerate(long):
        unknown = Evidence(
            "We do not know. " * times, Box("not-known", "Not known"), "", (), (), "", "", "", "", "", "", ""
        )
        cells = tuple(CellContent(one.option, (), unknown, (), 0) for one in lines[place].cells)
        lines[place] = replace(lines[place], cells=cells)

    leaflet = lay_out_pages(replace(sheet, lines=tuple(lines)), Form(), letter_width)

    assert names(leaflet) == [lines[place].name for place in shown]


@pytest.mark.parametrize("paper", list(Paper))
def test_what_a_treatment_may_do_comes_before_what_nobody_marked(paper: Paper) -> None:
    marks = {"fewer-drugs-matters": Importance.A_LOT, "children-matter": Importance.A_LOT}
    found = aid(LUPUS)
    whole = build_sheet(summarise(found, marks, today=TODAY), code="", address="", today=TODAY, translate=english)
    pdf = make_handout(summarise(found, marks, today=TODAY), encode_answers(found, marks), Form(paper), today=TODAY)

    assert letters("Death caused by the treatment") in "".join(pages_of(pdf))
    assert [line.name for line in whole.rows_that_matter] == [
        "Needing fewer drugs", "Having children", "Death caused by the treatment",
    ]  # fmt: skip


def test_every_row_with_a_gap_is_listed_under_the_option_that_has_it() -> None:
    summary = summary_of(aid(LUPUS), 3)
    whole = build_sheet(summary, code="", address="", today=TODAY, translate=english)

    for place, option in enumerate(summary.options):
        gaps = tuple(row.outcome.name for row in summary.rows if row.cells[place].gap)
        assert gaps == next((theme.texts for theme in whole.unknown if theme.title == option.name), ())


def test_who_only_marked_what_matters_is_not_told_that_nothing_was_answered() -> None:
    found = aid(LUPUS)
    for marks, said in (
        ({"death-matters": Importance.A_LOT}, "Besides what matters to you, you answered no question."),
        ({}, "You have answered no question."),
    ):
        pdf = make_handout(summarise(found, marks, today=TODAY), "MDNC", Form(), today=TODAY)
        assert letters(said) in pages_of(pdf)[0]


def test_the_paper_says_what_is_not_in_the_code() -> None:
    assert letters("Your own words, ticks and leaning are not in it.") in pages_of(made(aid(LUPUS), Form(), 1))[1]


@sampled("paper", ((paper,) for paper in Paper), ((Paper.A4,),))
def test_large_print_takes_the_sheets_that_it_needs_for_what_matters_to_a_person(paper: Paper) -> None:
    for seed in range(PEOPLE):
        whole = sheet_of(LUPUS, seed)
        chosen = replace(whole, chosen=tuple(one.number for theme in whole.asks for one in theme.questions)[:3])
        leaflet = lay_out_pages(chosen, Form(paper, large_print=True), letter_width, SLACKS[0])
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
