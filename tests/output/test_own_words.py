"""What a person typed is whole on the short and the full PDF."""

import datetime
from itertools import product
from pathlib import Path

import pytest

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.own_words import BOXES, MAX_LETTERS, own_words
from decision_aid.output.handout.paper_options import Pages, Paper, PaperOptions
from tests.support.aids import RULE_FILES
from tests.support.pages import WRIST
from tests.support.paper import aid, letters, off_the_paper, pages_of, some_answers, unfit
from tests.support.sampling import sampled

TODAY = datetime.date(2026, 12, 1)
SENTENCE = "I want to walk my dog in the morning and see my garden in spring without pain. "
MOST = (SENTENCE * 20)[:MAX_LETTERS].rstrip()
FORMS = [PaperOptions(paper, pages, large) for paper, pages, large in product(Paper, Pages, (False, True))]
TEXTS = ("My garden in spring.", MOST)
SCRIPTS = ("שלום", "أريد", "Größe ñandú", "Здоровье", "नमस्ते")
SHORT = [form for form in FORMS if form.pages is Pages.SHORT]
MARKUP = '#panic("x") $x^2$ *bold* _it_ `raw` @ref <label> \\u{41} // c /* d */ #read("fonts/x") [x] = H'


def paper(form: PaperOptions, typed: dict[str, str], rule_file: Path = WRIST) -> bytes:
    """The handout of somebody made up who typed this."""
    found = aid(rule_file)
    answers = some_answers(found, 3)
    summary, code = summarise(found, answers, today=TODAY), encode_answers(found, answers)
    return make_handout(summary, code, form, today=TODAY, typed=typed)


@sampled(
    "form, text",
    product(FORMS, ("My garden in spring.", MOST)),
    [*zip(FORMS[:4], ("My garden in spring.", MOST) * 2, strict=True)],
)
def test_a_box_is_printed_whole_in_every_form(form: PaperOptions, text: str) -> None:
    made = paper(form, {"concern": text})
    pages = pages_of(made)

    assert all(letters(part) in "".join(pages) for part in (text[:20], text[-20:]))
    assert letters("What else matters to me:") in "".join(pages)
    assert unfit(made) == off_the_paper(made) == []


@sampled(
    "form, path",
    product(SHORT, RULE_FILES),
    [*zip(SHORT, RULE_FILES, strict=True)],
)
def test_rows_and_sources_are_left_beside_full_boxes(form: PaperOptions, path: Path) -> None:
    made = paper(form, dict.fromkeys(BOXES, MOST), path)

    assert letters("Sources") in "".join(pages_of(made))
    assert unfit(made) == off_the_paper(made) == []


@sampled("form", FORMS, [FORMS[0], FORMS[-1]])
def test_all_boxes_full_are_on_the_paper_to_their_ends(form: PaperOptions) -> None:
    pages = pages_of(paper(form, {box: f"{MOST[: MAX_LETTERS - 20]} end.of.{box}" for box in BOXES}))

    assert "".join(pages).count("end.of.") == len(BOXES)


@pytest.mark.parametrize("text", ["x" * MAX_LETTERS, "W" * MAX_LETTERS], ids=["x", "W"])
def test_a_word_without_end_stays_on_the_paper(text: str) -> None:
    made = paper(PaperOptions(), {"notes": text})

    assert len(pages_of(made)) <= 3
    assert off_the_paper(made) == []


@pytest.mark.parametrize("pages", Pages)
def test_markup_of_typst_is_printed_and_not_run(pages: Pages) -> None:
    assert letters(MARKUP) in "".join(pages_of(paper(PaperOptions(pages=pages), {"leaning": MARKUP})))


@sampled("pages, text", product(Pages, SCRIPTS), [*zip(Pages, SCRIPTS, strict=False)])
def test_every_script_with_a_font_is_printed(pages: Pages, text: str) -> None:
    made = paper(PaperOptions(pages=pages), {"questions": text})

    assert unfit(made) == []
    assert len(made) != len(paper(PaperOptions(pages=pages), {}))


def test_control_characters_and_empty_lines_go() -> None:
    assert own_words({"notes": "\x00one\x07two\r\n\r\n\tthree ", "concern": " \n ", "other": "four"}) == {
        "notes": ("one two", "three")
    }
