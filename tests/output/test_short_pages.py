"""How many pages the short handout takes: without answers, and for each person who is an example in a shipped file."""

from collections.abc import Iterator
from pathlib import Path

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import Answers, parse_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.model.aid import DecisionAid
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.from_summary import build_sheet
from decision_aid.output.handout.paper_options import Paper, PaperOptions
from decision_aid.translation.checks import check_translation
from decision_aid.translation.files import translation_files
from decision_aid.translation.interface import catalogue
from tests.support.handouts import FILES, TODAY
from tests.support.paper import aid, letters, pages_of
from tests.support.sampling import sampled

SHIPPED = [path for path in FILES if path.stem != "starter"]
PAPERS = [
    (path, language, paper)
    for path in SHIPPED
    for language in ("en", *translation_files(path))
    for paper in Paper
]  # fmt: skip
ADDRESS = "https://aids.example.org/aid"


def in_language(path: Path, language: str) -> DecisionAid:
    """The aid of a file in one of its languages."""
    if language == "en":
        return aid(path)
    translated, _ = check_translation(aid(path), translation_files(path)[language].read_bytes())
    assert translated
    return translated


def people(found: DecisionAid) -> Iterator[tuple[str, Answers]]:
    """Who answered nothing, and the people of the examples."""
    yield "nobody", {}
    for example in found.examples:
        typed = {name: (given,) if isinstance(given, str) else given for name, given in example.given}
        yield example.name, parse_answers(found.questions, typed)[0]


@sampled("path, language, paper", PAPERS, PAPERS[-1:])
def test_it_takes_two_pages_and_says_first_who_must_not_use_it(path: Path, language: str, paper: Paper) -> None:
    found, said = in_language(path, language), catalogue(language).gettext
    for name, answers in people(aid(path)):
        summary, code = summarise(found, answers, today=TODAY, translate=said), encode_answers(found, answers)
        first, *others = pages_of(make_handout(summary, code, PaperOptions(paper), today=TODAY, address=ADDRESS))

        assert len(others) == 1, name
        assert letters(found.about.not_for) in first
        assert letters(found.options[-1].involves) in "".join(others)


@sampled("path, language, paper", PAPERS, PAPERS[:1])
def test_it_has_pictures_also_for_who_has_answered_nothing(path: Path, language: str, paper: Paper) -> None:
    summary = summarise(in_language(path, language), {}, today=TODAY, translate=catalogue(language).gettext)
    first, _ = pages_of(make_handout(summary, "", PaperOptions(paper), today=TODAY))

    assert letters(build_sheet(summary, code="", address="", today=TODAY).grid.of_pictures) in first


def test_a_row_that_is_cut_at_the_end_of_a_page_has_its_name_over_both_parts_and_each_head_whole() -> None:
    breast = next(path for path in SHIPPED if path.stem == "breast-screening")
    summary = summarise(in_language(breast, "es"), {}, today=TODAY, translate=catalogue("es").gettext)
    first, second = pages_of(make_handout(summary, "", PaperOptions(Paper.LETTER), today=TODAY))
    assert summary.glance
    (row,) = (row for row in summary.glance.rows if row.outcome.id == "alarms")
    heads = {letters(head.glance_head) for cell in row.cells for head in cell.heads}

    assert letters(row.outcome.name) in first
    assert letters(f"{row.outcome.name} (continúa)") in second
    assert letters("Mira la página anterior.") in second
    assert [one for one in heads if one not in first and one not in second] == []
