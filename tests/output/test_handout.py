"""The handout: a few pages or everything, readable by everybody, the same each time, and whatever the texts hold."""

import datetime
import re
from pathlib import Path

import pytest

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.wording import CANNOT_COMPARE, date_in_words, english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import Importance
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.from_summary import build_sheet
from decision_aid.output.handout.paper_options import Pages, PaperOptions
from tests.support.aids import SMALL, aid_from, read_anew, small
from tests.support.handouts import (
    A_FEW,
    FORMS,
    FULL,
    SHORT,
    TODAY,
    a_few_pages,
    every_file,
    made,
    on_paper,
    summary_of,
)
from tests.support.paper import aid, letters, pages_of, running_text, some_answers, unfit
from tests.support.sampling import sampled

READ_WHOLE = [form for form in FORMS if form.pages is Pages.FULL or not form.large_print]
ODD = r"# = $a$ [x] *b* _c_ `d` @e <f> \g ~ -- ... // /* */ {n} %s {{ h }} & 'i' " + '"j"'


def repeated(found: DecisionAid) -> tuple[str, str]:
    """What stands at the top and at the bottom of each page."""
    drawn = build_sheet(summary_of(found), code="", address="", today=TODAY)
    return f"{drawn.title} · {drawn.notice}{drawn.draft}", drawn.dated


@on_paper(SHORT)
def test_the_short_form_is_a_few_pages_for_everybody(path: Path, form: PaperOptions) -> None:
    pdfs = [made(aid(path), form, seed) for seed in range(A_FEW)]

    assert {len(pages_of(pdf)) for pdf in pdfs} <= {*a_few_pages(form)}
    assert [unfit(pdf) for pdf in pdfs] == [[]] * A_FEW


@on_paper(FORMS)
def test_every_form_can_be_read_by_everybody_and_each_page_says_what_it_is(path: Path, form: PaperOptions) -> None:
    found = aid(path)

    pdf = made(found, form, 1)

    assert unfit(pdf) == []
    pages = pages_of(pdf)
    for number, text in enumerate(pages, 1):
        assert letters(found.title) in text
        assert letters("Information to talk about, not advice.") in text
        assert "DRAFT" in text
        assert letters(f"Version {found.version}, file {found.fingerprint[:12]}") in text
        assert letters(f"by {date_in_words(found.about.review_by, english)}") in text
        assert f"Page{number}of{len(pages)}" in text


@every_file
def test_the_full_form_says_everything(path: Path) -> None:
    found = aid(path)
    summary = summary_of(found, 3)
    text = running_text(made(found, FULL, 3), *repeated(found))

    for row in summary.rows:
        for piece in (piece for cell in row.cells for piece in (*cell.shown, *cell.may_apply)):
            numbers = ", ".join(str(source.number) for source in piece.sources)
            assert letters(f"{piece.text} [{numbers}]" if numbers else piece.text) in text
            for figure in piece.figure.figures if piece.figure else ():
                assert letters(f"{figure.sentence} {figure.range_sentence}") in text
    for used in summary.sources:
        assert letters(f"{used.source.number}. {used.source.citation}") in text
    for said in (
        *(piece.text for piece in summary.left_out),
        *summary.trade_offs,
        *(t.means for t in summary.glossary),
    ):
        assert letters(said) in text


@every_file
def test_the_full_form_reads_in_order_and_the_persons_own_part_comes_first(path: Path) -> None:
    found = aid(path)
    text = running_text(made(found, FULL, 3), *repeated(found))
    heads = ["What matters to me", "My answers", "What I want to ask", "My notes", "Your answers, on this paper only"]
    summary = summary_of(found, 3)
    known = (
        "What is known, what matters most to you first"
        if any(row.importance for row in summary.rows)
        else "Whatisknown"
    )

    places = [text.index(letters(head)) for head in heads]
    places.append(text.index(letters(known), places[-1]))
    start = places[-1]
    for row in summary.rows:
        start = text.index(letters(row.outcome.name), start)
        places.append(start)

    assert places == sorted(places)


def test_the_full_form_begins_with_a_list_of_its_parts_and_rows_with_their_pages() -> None:
    found = aid_from(SMALL)
    pages = pages_of(made(found, FULL, 1))

    for name in ("Sources", "About this aid", *(outcome.name for outcome in found.outcomes)):
        listed = re.search(rf"{re.escape(letters(name))}\.*(\d+)", pages[0])
        assert listed
        assert letters(name) in pages[int(listed[1][:1]) - 1]


def test_rows_that_matter_come_first() -> None:
    found = aid_from(SMALL)
    answers = {"time-matters": Importance.A_LOT}
    pdf = make_handout(summarise(found, answers, today=TODAY), encode_answers(found, answers), SHORT[0], today=TODAY)
    text = "".join(pages_of(pdf))

    assert letters("What matters to me (a lot): Time it takes") in text
    assert text.index(letters("matters a lot")) < text.index(letters("What each option involves"))


def test_the_same_goes_in_the_same_comes_out() -> None:
    found = aid_from(SMALL)

    assert made(found, FULL, 1) == made(found, FULL, 1)
    assert made(found, SHORT[0], 1) == made(read_anew(SMALL), SHORT[0], 1)


def test_the_code_stands_in_groups_and_the_picture_to_scan_opens_the_start_page() -> None:
    found = aid_from(SMALL)
    code = encode_answers(found, some_answers(found, 1))
    summary = summary_of(found, 1)

    alone, with_address = (
        build_sheet(summary, code=code, address=address, today=TODAY).qr
        for address in ("", "https://example.org/small/")
    )

    assert letters(code) in pages_of(made(found, SHORT[0], 1))[1]
    assert alone
    assert with_address
    assert alone != with_address


@pytest.mark.parametrize("form", [SHORT[0], FULL], ids=str)
def test_what_an_author_types_is_printed_as_typed(form: PaperOptions) -> None:
    quoted = "'" + ODD.replace("'", "''") + "'"
    title = ("title: Stiff shoulder - wait or exercises", f"title: {quoted}")
    found = aid_from(small(title, ("Waiting takes no time.", quoted)))

    text = "".join(pages_of(made(found, form)))

    assert text.count(letters(ODD)) >= 2


@sampled("form", READ_WHOLE, 2)
def test_a_letter_that_has_a_plain_form_is_printed(form: PaperOptions) -> None:
    drawn = made(aid_from(small(("Waiting takes no time.", "Waiting \U0001d7d8 takes no time or ﬁne α."))), form)

    assert unfit(drawn) == []


def test_a_word_without_end_stays_on_the_page() -> None:
    word = "immunosuppression" * 12
    found = aid_from(small(("Waiting takes no time.", word)))

    for form in READ_WHOLE:
        assert letters(word) in running_text(made(found, form), *repeated(found))


def test_an_overdue_aid_says_so_on_each_page_and_an_approved_one_has_no_mark() -> None:
    found = aid_from(small(("status: draft", "status: approved")))

    for text in pages_of(made(found, SHORT[0], today=datetime.date(2028, 1, 1))):
        assert "DRAFT" not in text
        assert letters("were due to be read again by 1 January 2027") in text


def test_figures_of_different_studies_are_said_not_to_be_comparable() -> None:
    gap = "not_known: No study has followed people who wait., because: not studied}"
    chance = "chance: {people: 3, of: 9, event: moved with ease, over: 6 months}"
    found = aid_from(small((gap, f"says: Some did., {chance}, certainty: low, because: few, sources: [beta]}}")))

    for form in READ_WHOLE:
        assert letters(CANNOT_COMPARE) in running_text(made(found, form), *repeated(found))


def test_large_print_is_set_anew_on_the_same_paper() -> None:
    found = aid_from(SMALL)
    plain, large = (made(found, PaperOptions(pages=Pages.FULL, large_print=large)) for large in (False, True))

    assert len(pages_of(large)) > len(pages_of(plain))
