"""The short handout: all options at a glance on its first page, and the person's own behind it."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import Answers
from decision_aid.consultation.frequencies import GroupFrequency
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.voices import Voices
from decision_aid.consultation.wording import english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import Importance
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.from_summary import build_sheet
from decision_aid.output.handout.grid import ShortGrid
from decision_aid.output.handout.grid_heads import Alike, HeadCertainty
from decision_aid.output.handout.own_words import BOXES
from decision_aid.output.handout.paper_options import Pages, Paper, PaperOptions
from tests.support.aids import SMALL, aid_from
from tests.support.handouts import FILES, LUPUS, SHORT, TODAY
from tests.support.paper import aid, letters, off_the_paper, over_the_foot, pages_of, unfit

TEXT = Path("tests/support/rules/glance.yaml").read_text(encoding="utf-8")
WRIST = aid_from(TEXT)
LONG = frozenset({"long"})
BREAST = next(path for path in FILES if path.stem == "breast-screening")
CHANCE = "chance: {people: 3, of: 60, event: had a painful scar, over: 1 year, range: [2, 14], range_is: computed here}"
MANY = "tenderness of the scar that goes on for longer than people expect before they decide " * 3


def grid_of(found: DecisionAid, answers: Answers | Voices) -> ShortGrid:
    return build_sheet(summarise(found, answers, today=TODAY), code="", address="", today=TODAY).grid


def paper(found: DecisionAid, answers: Answers, form: PaperOptions = SHORT[0]) -> bytes:
    summary = summarise(found, answers, today=TODAY)
    return make_handout(summary, encode_answers(found, answers), form, today=TODAY)


@pytest.mark.parametrize("form", SHORT, ids=str)
def test_the_first_page_says_all_that_the_glance_says(form: PaperOptions) -> None:
    pdf = paper(WRIST, {"duration": LONG}, form)
    pages, shown = pages_of(pdf), summarise(WRIST, {"duration": LONG}, today=TODAY).glance

    assert shown
    text = "".join(pages) if form.large_print else pages[0]
    heads = [piece for row in shown.rows for cell in row.cells for piece in cell.heads]
    said = [shown.caution, *(row.outcome.name for row in shown.rows), *(piece.glance_head for piece in heads)]
    said += [one for piece in heads for one in (piece.comparison, piece.box.words if piece.box else "")]
    shown_figures = [figure for piece in heads for figure in (piece.figure.figures if piece.figure else ())]
    figures = [figure for figure in shown_figures if isinstance(figure, GroupFrequency)]
    said += [one for figure in figures for one in (figure.large.text, figure.name, figure.beside, figure.short_range)]
    assert [one for one in said if letters(one) not in text] == []
    assert len(pages) == 2 or form.large_print
    assert (unfit(pdf), off_the_paper(pdf)) == ([], [])


def test_who_was_offered_cells_for_money_has_the_warning_on_the_short_paper() -> None:
    offered, not_offered = (grid_of(aid(LUPUS), {"clinic": frozenset({one})}).rows for one in ("yes", "no"))
    (row,) = (row for row in offered if row.name == "Private clinics that sell cells")
    (cell,) = row.cells

    assert (cell.name, cell.wide) == ("About none of the options", True)
    assert [head.says.partition(".")[0] for head in cell.heads] == [
        "A guide for patients lists things to ask first",
        "The US medicines office warns: if somebody asks you to pay for stem cells outside a trial, "
        "they are probably misleading you",
    ]
    assert row.name not in [one.name for one in not_offered]


def test_a_figure_has_its_group_time_count_and_range() -> None:
    (row,) = (row for row in grid_of(WRIST, {"duration": LONG}).rows if row.name == "Less pain at night")

    operation, injection = row.cells[1].heads[0], row.cells[2].heads[0]
    told = [(one.before, one.number, one.after, one.group, one.below) for one in operation.figures]
    assert told == [
        ("about ", "80", " of 100", "with the operation", "Range: 70 to 87. 70 of 88 people."),
        ("about ", "50", " of 100", "while waiting", "Range: 39 to 61. 44 of 88 people."),
    ]
    assert operation.small == ("At 6 months.", "Same study")
    assert operation.certainty == HeadCertainty(2, "Low certainty")
    exact = "Range: 42 to 68. 33 of 60 people."
    assert injection.small == ("At 6 months.", exact, "Not compared with another treatment.")


def test_all_that_matters_a_lot_is_on_it_even_without_heads() -> None:
    rows = {row.name: row for row in grid_of(WRIST, {"work-matters": Importance.A_LOT}).rows}

    work = rows["Time off work"]
    assert work.mark == "You said: matters a lot"
    assert [head.says for cell in work.cells for head in cell.heads] == [
        "Most people go on working.", "Nobody asked.", "Nobody asked.",
    ]  # fmt: skip
    assert grid_of(WRIST, {}).rows[-1].name != "Time off work"


def test_rows_that_are_never_shown_apart_stand_together() -> None:
    rows = grid_of(WRIST, {"scar-matters": Importance.A_LOT, "pain-matters": Importance.NOT_MUCH}).rows

    names = [row.name for row in rows]
    assert names.index("Pain that comes back") == names.index("Less pain at night") + 1


def test_one_head_for_every_option_stands_once_across_the_columns() -> None:
    same = "{option: every, outcome: work, not_known: Nobody asked., because: not studied, head: Nobody asked.}"
    others = [line for line in TEXT.splitlines() if "outcome: work," not in line]
    text = "\n".join(others).replace(
        "kind: practical, consideration: daily", "kind: practical, consideration: daily, glance: yes"
    )
    (row,) = (row for row in grid_of(aid_from(f"{text}\n  - {same}\n"), {}).rows if row.name == "Time off work")

    assert [(cell.name, cell.wide, [head.says for head in cell.heads]) for cell in row.cells] == [
        ("About all options", True, ["Nobody asked."])
    ]


def test_while_an_answer_is_missing_a_cell_has_each_head_and_its_row_names_the_question_once() -> None:
    (row,) = (row for row in grid_of(WRIST, {}).rows if row.name == "Less pain at night")

    assert row.asks == "Depends on: How long have you had the pain?"
    assert [head.label for head in row.cells[1].heads] == ["Three months or more", "Less than three months"]
    assert [cell.depends for cell in row.cells] == ["", "", ""]


def test_what_takes_more_than_a_page_ends_with_room_to_write() -> None:
    summary, words = summarise(WRIST, {"duration": LONG}, today=TODAY), dict.fromkeys(BOXES, "Rest helps me. " * 66)

    *_, last = pages_of(make_handout(summary, "MDNC", PaperOptions(), today=TODAY, typed=words))

    assert letters("What we agreed to do next, and when") in last
    assert letters("Full references are online") not in last


def test_pictures_get_smaller_or_go_before_there_is_a_third_page() -> None:
    longer = TEXT.replace("head: slept without pain", f"head: {' '.join(MANY.split()[:12])}")
    for at in range(4):
        outcome = f"  scar{at}: {{name: Scar {at}, kind: harm, consideration: symptoms, glance: yes}}\n"
        longer = longer.replace("sources:\n  smith:", f"{outcome}sources:\n  smith:", 1)
        for option in ("splint", "operation", "injection"):
            head = f"says: Some people., {CHANCE}, certainty: low, because: few, sources: [jones], head: had a scar"
            longer += f"  - {{option: {option}, outcome: scar{at}, {head}}}\n"

    pdf = paper(aid_from(longer), {"duration": LONG})

    assert len(pages_of(pdf)) == 2
    assert pages_of(pdf)[0].count("Range:2to14.") == 13


def test_what_was_answered_is_told_in_the_words_of_the_answer() -> None:
    text = pages_of(paper(WRIST, {"duration": LONG, "scar-matters": Importance.A_LOT}))[1]

    assert letters("What I told this aid") in text
    assert letters("How long have you had the pain? Three months or more") in text
    assert letters("What matters to me (a lot): Painful scar") in text


def test_an_aid_without_a_glance_shows_what_matters_a_lot_and_a_harm() -> None:
    marks = [question for question in aid(LUPUS).questions if question.about]
    found = aid(LUPUS)
    lot = {question.id: Importance.A_LOT for question in marks}

    for answers in ({}, lot, dict([*lot.items()][:1])):
        rows = grid_of(found, answers).rows
        shown = {row.name for row in rows}
        assert {one.name for one in found.outcomes if one.id in {q.about for q in marks if q.id in answers}} <= shown
        assert any(row.kind.startswith("Harm") for row in rows)
        assert len(rows) >= min(4, len(found.outcomes)) or answers


def test_a_row_without_heads_has_whole_sentences_and_counts_what_is_left() -> None:
    found = aid_from(SMALL)

    heads = [head for row in grid_of(found, {}).rows for cell in row.cells for head in cell.heads]
    figures = [figure for head in heads for figure in head.figures]

    assert figures
    assert all(f"{one.before}{one.number}{one.after}" == one.alt for one in figures)


def test_a_label_that_is_a_sentence_has_no_colon_behind_its_full_stop() -> None:
    text = "".join(pages_of(paper(aid_from(SMALL), {})))

    assert letters("“How long has it been stiff?” has no answer yet.") in text
    assert ".:" not in text


def test_the_sources_are_those_that_the_first_page_cites() -> None:
    sheet = build_sheet(summarise(WRIST, {"duration": LONG}, today=TODAY), code="", address="", today=TODAY)

    assert sheet.grid.cited == {"1", "2"}
    assert letters("[2] Jones et al. J Hand 2021") in pages_of(paper(WRIST, {"duration": LONG}))[1]


def test_the_questions_that_were_chosen_are_on_it_and_others_are_counted() -> None:
    found = aid(LUPUS)
    summary = summarise(found, {}, today=TODAY)
    numbers = [ask.number for _, asks in summary.ask_the_team for ask in asks]

    some, every = (
        make_handout(summary, "", PaperOptions(), today=TODAY, chosen=chosen) for chosen in (numbers[:2], numbers)
    )

    assert letters("more questions to choose from") not in "".join(pages_of(some))
    asked = {ask.number: ask.in_words(english) for _, asks in summary.ask_the_team for ask in asks}
    printed = "".join(pages_of(every))
    assert all(letters(asked[number]) in printed for number in numbers)
    assert letters("more questions to choose from are online and in the full handout") in "".join(
        pages_of(make_handout(summary, "", PaperOptions(), today=TODAY))
    )


@pytest.mark.parametrize("paper_size", Paper)
def test_large_print_has_the_same_rows_and_leaves_no_page_empty(paper_size: Paper) -> None:
    pages = pages_of(paper(WRIST, {"duration": LONG}, PaperOptions(paper_size, Pages.SHORT, large_print=True)))

    assert letters("had a painful scar") in "".join(pages)
    assert all(len(page) > 250 for page in pages)


def test_a_figure_is_there_once_with_each_certainty_that_a_missing_answer_may_bring() -> None:
    marked: Answers = {"fewer-drugs-matters": Importance.A_LOT}
    (row,) = (row for row in grid_of(aid(LUPUS), marked).rows if row.name == "Needing fewer medicines")

    (head,) = row.cells[0].heads
    assert ([one.number for one in head.figures], head.label, head.cases) == (["51", "32"], "", ())
    assert head.certainty == HeadCertainty(2, "Low or moderate certainty", half=1)
    assert [cell.depends for cell in row.cells] == ["May apply", "", ""]


def test_a_number_that_nothing_was_compared_with_is_in_thin_type() -> None:
    rows = grid_of(aid(LUPUS), {"nephritis": frozenset({"proven"})}).rows
    thin = {row.name: [{one.thin for head in cell.heads for one in head.figures} for cell in row.cells] for row in rows}

    assert thin["Kidneys that get better"] == [{False}, {True}, {False}]  # two trials, and one group alone between
    assert thin["Lupus that stays quiet for years"] == [set(), {True}, {True}]


def test_many_figures_for_different_answers_are_told_from_the_lowest_to_the_highest() -> None:
    (row,) = (row for row in grid_of(aid(BREAST), {}).rows if row.name == "False alarms")
    cell = row.cells[1]
    low, high = cell.heads[0].figures

    assert f"{low.before}{low.number}{low.after}" == "From about 26 of 100"
    assert f"{high.before}{high.number}{high.after}" == "to about 52 of 100"
    assert {head.small for head in cell.heads} == {()}
    assert cell.alike == Alike(
        ("Over 10 years.", "No range known.", "Same study"), HeadCertainty(2, "Low certainty"), cell.alike.sources
    )
    assert cell.more == "6 more numbers are in the full handout."


def test_two_people_who_answer_differently_have_a_figure_once_with_a_certainty_for_each() -> None:
    mine: Answers = {"active": frozenset({"two-or-more"}), "fewer-drugs-matters": Importance.A_LOT}
    two = Voices(mine, {"active": frozenset({"one"})})
    (row,) = (row for row in grid_of(aid(LUPUS), two).rows if row.name == "Needing fewer medicines")

    (head,) = row.cells[0].heads
    assert [(one.answers, one.certainty and one.certainty.words) for one in head.cases] == [
        ("For your answer", "Low certainty"),
        ("For your doctor or nurse's answer", "Moderate certainty"),
    ]


@pytest.fixture(scope="module")
def large_lupus() -> bytes:
    return paper(aid(LUPUS), {}, PaperOptions(large_print=True))


@pytest.mark.soak  # large print parts no number from what it counts every day
def test_large_print_leaves_no_name_of_a_topic_alone_at_the_end_of_a_page(large_lupus: bytes) -> None:
    begun = [f"{row.name}{row.kind}{row.asks}{row.cells[0].name}" for row in grid_of(aid(LUPUS), {}).rows]

    assert [one for one in begun if not any(letters(one) in page for page in pages_of(large_lupus))] == []


def test_large_print_parts_no_number_from_what_it_counts(large_lupus: bytes) -> None:
    heads = [head for row in grid_of(aid(LUPUS), {}).rows for cell in row.cells for head in cell.heads]
    single = [(head.figures[0], head.says) for head in heads if len(head.figures) == 1 and head.figures[0].picture]
    told = [letters(f"{figure.before}{figure.number}{figure.after}{says}") for figure, says in single]

    assert len(told) >= 3
    assert [one for one in told if not any(one in page for page in pages_of(large_lupus))] == []


def test_large_print_keeps_off_the_foot_of_its_pages(large_lupus: bytes) -> None:
    sheet = build_sheet(summarise(aid(LUPUS), {}, today=TODAY), code="", address="", today=TODAY)

    assert over_the_foot(large_lupus, sheet.dated) == []


def test_what_a_difference_counts_stands_beside_its_number_and_no_head_goes_on_from_the_number_alone() -> None:
    found = [
        head
        for row in grid_of(aid(BREAST), {"age": 45}).rows
        for cell in row.cells
        for head in cell.heads
        if head.figures
    ]
    ((figure, says, small),) = [
        (head.figures[0], head.says, head.small) for head in found if "more" in head.figures[0].after
    ]

    told = "20 more overdiagnosed women among 10,000 women, over 10 years, compared with no screening."
    assert (f"{figure.number}{figure.after}", small) == (told, ("We have no range for this number.",))
    assert says == "and about 10 fewer died of breast cancer (estimate from Canada)"


def test_before_a_question_is_answered_the_whole_glance_is_on_the_first_page() -> None:
    first, second = pages_of(paper(aid(LUPUS), {}))
    names = [letters(row.name) for row in grid_of(aid(LUPUS), {}).rows]

    assert all(name in first for name in names)
    assert letters("The decision:") in second


SETTLED: Answers = {
    "active": frozenset({"two-or-more"}),
    "nephritis": frozenset({"proven"}),
    "nephritis-course": frozenset({"resistant"}),
    "clinic": frozenset({"no"}),
}


@pytest.mark.parametrize("paper_size", Paper)
def test_who_answered_what_decides_has_the_glance_of_lupus_on_one_page_and_their_own_on_another(
    paper_size: Paper,
) -> None:
    first, *others = pages_of(paper(aid(LUPUS), SETTLED, PaperOptions(paper_size)))

    assert [row.name for row in grid_of(aid(LUPUS), SETTLED).rows if letters(row.name) not in first] == []
    assert len(others) == 1


def test_what_fits_these_answers_and_not_everybodys_is_asked_first_of_its_theme() -> None:
    hopes: Answers = {"children": frozenset({"hope"}), "sex": frozenset({"woman"})}
    sheet = build_sheet(summarise(aid(LUPUS), {**SETTLED, **hopes}, today=TODAY), code="", address="", today=TODAY)

    assert sheet.to_ask[0].startswith("How many of these transplants has the centre done")  # its author put it first
    assert sheet.to_ask[1:4] == (
        "Why is my lupus still active? Could it be something else than lupus?",
        "The medicines did not control my nephritis. What are the next steps, with and without stem cells?",
        "If I chose a transplant or cyclophosphamide, could eggs be stored or ovaries protected first?",
    )


def test_a_person_who_chose_nothing_finds_at_most_six_questions_in_large_print(large_lupus: bytes) -> None:
    asked = build_sheet(summarise(aid(LUPUS), {}, today=TODAY), code="", address="", today=TODAY).to_ask
    text = "".join(pages_of(large_lupus))

    assert 3 <= sum(letters(one) in text for one in asked) <= 6 < len(asked)


def test_the_glance_of_lupus_has_its_pictures_on_its_one_page() -> None:
    root: Any = PdfReader(io.BytesIO(paper(aid(LUPUS), SETTLED))).trailer["/Root"]

    assert [*kinds_of_elements(root["/StructTreeRoot"])].count(
        "/Figure"
    ) >= 9  # without pictures, the code alone is one


def kinds_of_elements(element: Any) -> Iterator[str]:
    """The kinds of all tagged elements of a PDF from one on, such as /Figure."""
    yield element.get("/S", "")
    kids = element.get("/K", ())
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, dict):
            yield from kinds_of_elements(found)


def test_what_was_marked_beside_the_glance_is_at_the_head_of_the_second_page() -> None:
    answers: Answers = {"duration": LONG, "work-matters": Importance.A_LOT}
    first, second = pages_of(paper(WRIST, answers))

    assert [row.name for row in grid_of(WRIST, answers).rows if not row.in_glance] == ["Time off work"]
    assert letters("Time off work") not in first
    assert 0 < second.index(letters("Time off work")) < second.index(letters("The decision:"))


def test_who_was_counted_is_not_said_again_where_the_head_says_it() -> None:
    (row,) = (row for row in grid_of(aid(LUPUS), SETTLED).rows if row.name == "Nephritis that comes back")

    (head,) = row.cells[0].heads
    assert head.says == "had a relapse (counted: people who had got better)"
    assert [one.below for one in head.figures] == ["Range: 16 to 33. 24 of 101.", "Range: 16 to 38. 19 of 73."]


def test_a_head_that_only_differs_in_certainty_stands_once_without_a_figure_too() -> None:
    (row,) = (row for row in grid_of(aid(LUPUS), {}).rows if row.name == "Serious infections and other side effects")

    added, without = row.cells[0].heads
    assert (added.label, added.certainty) == ("", HeadCertainty(2, "Low or moderate certainty", half=1))
    assert (without.label, without.cases) == ("People without nephritis", ())
