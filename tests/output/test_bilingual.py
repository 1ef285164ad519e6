"""A handout in two languages has both texts of everything side by side, each tagged with its language."""

import datetime
import io
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from functools import cache, partial
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from decision_aid.cli import main
from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import Answers, Declined
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import Importance
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.bilingual import BilingualSheet, pair_texts
from decision_aid.output.handout.from_summary import build_sheet
from decision_aid.output.handout.paper_options import Pages, Paper, PaperOptions
from decision_aid.translation.checks import check_translation
from decision_aid.translation.interface import catalogue
from decision_aid.translation.reading import read_translation
from decision_aid.translation.translate import apply_translation
from decision_aid.web.app import create_app
from tests.support.aids import RULE_FILES, SMALL, aid_from, small
from tests.support.pages import session_id
from tests.support.paper import letters, off_the_paper, pages_of, some_answers, unfit
from tests.support.pretended_translation import pretended
from tests.support.sampling import sampled
from tests.support.translations import pretended as pretended_text
from tests.support.translations import whole

TODAY = datetime.date(2026, 12, 1)
OVERDUE = datetime.date(2028, 1, 1)
FORMS = [PaperOptions(), PaperOptions(large_print=True), PaperOptions(pages=Pages.FULL)]
LUPUS = next(path for path in RULE_FILES if path.stem == "lupus-stem-cell")
PAPERS = [PaperOptions(paper, large_print=large) for paper in Paper for large in (False, True)]
LEFT = frozenset({"Most people in the trial moved with ease.", "moved with ease", "How long has it been stiff?"})


def summaries(aid: DecisionAid, without: frozenset[str] = frozenset(), seed: int = 1) -> tuple[Summary, Summary]:
    """What both say to the same person."""
    answers = some_answers(aid, seed)
    spanish = pretended(aid, without)
    return summarise(aid, answers, today=TODAY), summarise(
        spanish, answers, today=TODAY, translate=catalogue("es").gettext
    )


def paired(
    original: Summary, other: Summary, *, full: bool = True, code: str = "", chosen: Collection[int] = ()
) -> BilingualSheet:
    """The paper in both languages, text beside text."""
    first, second = (build_sheet(one, code=code, address="", today=TODAY, chosen=chosen) for one in (original, other))
    return pair_texts(first, second, full=full)


def languages_in(pdf: bytes) -> Counter[str]:
    """The languages that the parts of a PDF are tagged with, and how often."""
    reader = PdfReader(io.BytesIO(pdf))
    objects = (reader.get_object(number) for number in reader.xref[0])
    return Counter(str(one["/Lang"]) for one in objects if isinstance(one, DictionaryObject) and "/Lang" in one)


@sampled("form", FORMS, 2)
def test_both_languages_stand_on_it_and_everybody_can_read_it(form: PaperOptions) -> None:
    aid = aid_from(SMALL)
    original, other = summaries(aid)
    made = make_handout(original, "", form, today=TODAY, other=other)
    printed = "".join(pages_of(made))

    assert unfit(made) == []
    assert {"en", "es"} <= set(languages_in(made))
    for pair in paired(original, other, full=form.pages is Pages.FULL).pairs:
        assert letters(pair.texts[0])[:30] in printed
        assert letters(pair.texts[1])[:30] in printed


@sampled("path", RULE_FILES, [RULE_FILES[-1]])
def test_both_sides_have_the_same_numbers(path: Path) -> None:
    aid = aid_from(path.read_text(encoding="utf-8"))
    for seed in range(3):
        original, other = summaries(aid, seed=seed)
        both: BilingualSheet = paired(original, other, code=encode_answers(aid, {}))
        for pair in both.pairs:
            assert sorted(re.findall(r"\d+", pair.texts[0])) == sorted(re.findall(r"\d+", pair.texts[1]))


@cache
def lupus() -> tuple[DecisionAid, DecisionAid]:
    """The shipped aid in English and in Spanish."""
    aid = aid_from(LUPUS.read_text(encoding="utf-8"))
    spanish, _ = check_translation(aid, LUPUS.with_name("lupus-stem-cell.es.yaml").read_bytes())
    assert spanish
    return aid, spanish


def first_rows(aid: DecisionAid, day: datetime.date) -> Summary:
    """What it says about the first things that matter to somebody: few pages, and all that stands on each."""
    marks = {"fewer-drugs-matters": Importance.A_LOT}
    made = summarise(aid, marks, today=day, translate=catalogue(aid.language).gettext)
    return replace(made, rows=made.rows[:6], ask_the_team=())


@sampled("form, day", product(PAPERS, (TODAY, OVERDUE)), [(PAPERS[0], TODAY)])
def test_each_page_has_its_title_in_both_languages_and_nothing_runs_off_it(
    form: PaperOptions, day: datetime.date
) -> None:
    original, other = map(partial(first_rows, day=day), lupus())

    pdf = make_handout(original, "MDNC", form, today=day, other=other)

    assert bool(original.overdue) == (day != TODAY)
    assert off_the_paper(pdf) == []
    pages = pages_of(pdf)
    assert len(pages) > 3
    for number, text in enumerate(pages, 1):
        for one in (original, other):
            assert all(letters(said) in text for said in (one.title, one.notice, one.overdue, one.version))
        assert f"Page{number}of{len(pages)}" in text


def test_a_text_longer_than_a_page_goes_on_on_the_next() -> None:
    aid = aid_from(small(("Waiting takes no time.", "Waiting takes patience. " * 200)))

    original, other = summaries(aid)
    pdf = make_handout(original, "", PaperOptions(large_print=True), today=TODAY, other=other)

    assert off_the_paper(pdf) == []
    assert "".join(pages_of(pdf)).count("patience.") == 400


TEAM = ["How long does it take?", "How many are like me?"]
ALIKE = small(
    ("    when: {tried: [rest]}", "    when: {age: {at_least: 50}}"),
    ("sources: [alpha]\n    when: {any: [{age: {at_least: 18, below: 65}}, {duration: short}]}", "sources: [alpha]"),
) + "ask_the_team:\n" + "".join(f"  - {{ask: '{ask}', consideration: days}}\n" for ask in TEAM)  # fmt: skip


def in_the_same_words(aid: DecisionAid) -> str:
    """A sibling file that asks two questions, and two of the team, in the same words."""
    text = whole(aid)
    for said, instead in (("How old are you?", "How long has it been stiff?"), TEAM):
        assert text.count(pretended_text(said)) == 1
        text = text.replace(pretended_text(said), pretended_text(instead))
    return text


@pytest.mark.parametrize("answers", [{}, {"duration": frozenset({"short"})}, {"age": Declined.RATHER_NOT_SAY}], ids=str)
def test_what_waits_for_two_answers_stays_apart_where_a_translation_asks_both_alike(answers: Answers) -> None:
    aid = aid_from(ALIKE)
    translation, _ = read_translation(in_the_same_words(aid).encode())
    assert translation
    spanish = apply_translation(aid, translation)
    original, other = (
        summarise(one, answers, today=TODAY, translate=catalogue(one.language).gettext) for one in (aid, spanish)
    )

    pairs = paired(original, other, chosen=[1]).pairs

    waiting = [pair.texts for pair in pairs if pair.texts[0].startswith("May apply")]
    assert len(waiting) == (1 if "duration" in answers else 2)
    assert all(other.startswith("Puede aplicarse") for _, other in waiting)
    assert [pair.texts for pair in pairs if pair.style == "ask"] == [(TEAM[0], pretended_text(TEAM[1]))]


def test_questions_that_were_ticked_are_on_the_paper_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(ALIKE, encoding="utf-8")
    (tmp_path / "small.es.yaml").write_text(whole(aid_from(ALIKE)), encoding="utf-8")
    client = create_app(tmp_path, secret_key="tests", today=lambda: TODAY).test_client()
    for accept in ("en", "es"):
        shown = client.get("/small/handout", headers={"Accept-Language": accept}).text
        sent = {"session_id": session_id(shown), "ask": ["2"]}
        made = client.post("/small/handout.pdf?languages=both", data=sent, headers={"Accept-Language": accept})
        printed = letters("".join(pages_of(made.data)))

        assert letters(TEAM[1]) in printed
        assert letters(pretended_text(TEAM[1])) in printed
        assert letters(TEAM[0]) not in printed


def test_what_has_no_translation_is_tagged_with_the_language_that_it_is_in() -> None:
    aid = aid_from(SMALL)
    answers = {"duration": frozenset({"long"})}
    full, part = (
        make_handout(
            summarise(spanish, answers, today=TODAY, translate=catalogue("es").gettext), "", PaperOptions(), today=TODAY
        )
        for spanish in (pretended(aid), pretended(aid, LEFT))
    )

    assert languages_in(part)["en"] > languages_in(full)["en"]
    assert letters("Most people in the trial moved with ease.") in "".join(pages_of(part))
    assert unfit(part) == []


def test_the_command_writes_the_handout_in_a_language_and_in_both(tmp_path: Path) -> None:
    path, answers = tmp_path / "small.yaml", tmp_path / "answers.yaml"
    path.write_text(SMALL, encoding="utf-8")
    (tmp_path / "small.es.yaml").write_text(whole(aid_from(SMALL)), encoding="utf-8")
    answers.write_text("duration: long\n", encoding="utf-8")
    given = ["--answers", str(answers)]

    def printed(*more: str) -> str:
        result = CliRunner().invoke(main, ["handout", str(path), *given, "-o", str(tmp_path / "x.pdf"), *more])
        assert result.exit_code == 0, result.output
        return "".join(pages_of((tmp_path / "x.pdf").read_bytes()))

    assert "Informaciónparaconversar" in printed("--language", "es")
    in_both = printed("--language", "es", "--side-by-side")
    assert "Youroptionsataglance" in in_both
    assert "Susopcionesdeunvistazo" in in_both
    told = CliRunner().invoke(main, ["summary", str(path), *given, "--language", "es"])
    assert "Preguntas" not in told.output
    assert "Lo que se ha dicho" in told.output
    assert "32 de 40 personas" in told.output
    missing = CliRunner().invoke(main, ["summary", str(path), *given, "--language", "fr"])
    assert "is not there in 'fr'. Write en or es" in missing.output


def test_the_short_form_has_the_options_at_a_glance_and_their_sources_in_both() -> None:
    original, other = (summarise(one, {}, today=TODAY, translate=catalogue(one.language).gettext) for one in lupus())

    pairs = paired(original, other, full=False).pairs
    sides = ["\n".join(pair.texts[at] for pair in pairs) for at in (0, 1)]

    for side, found in zip(sides, (original, other), strict=True):
        assert found.glance
        for row in found.glance.rows:
            heads = [piece.glance_head for cell in row.cells for piece in cell.heads]
            assert [said for said in (row.outcome.name, *heads) if said not in side] == []
        assert "[58] Anifrolumab efficacy" in side
    assert "more questions to choose from" in sides[0]
    assert all(pair.texts[0] and pair.texts[1] for pair in pairs)


def test_a_row_said_in_fewer_texts_in_one_language_loses_none_of_the_other() -> None:
    first, second = (build_sheet(one, code="", address="", today=TODAY) for one in summaries(aid_from(SMALL)))
    (row, *others) = second.grid.rows
    shorter = replace(second.grid, rows=(replace(row, cells=row.cells[:1]), *others))

    pairs = pair_texts(first, replace(second, grid=shorter), full=False).pairs

    told = [pair.texts[0] for pair in pairs]
    assert all(
        any(head.says in text for text in told) for one in first.grid.rows for cell in one.cells for head in cell.heads
    )
    assert [pair.texts[1] for pair in pairs if pair.style == "row"] == [one.name for one in second.grid.rows]


def test_where_nothing_is_left_out_both_languages_say_so() -> None:
    found = paired(*(replace(one, left_out=(), notes_left_out=()) for one in summaries(aid_from(SMALL))))
    texts = [pair.texts for pair in found.pairs]
    after = texts.index(("Left out, and why", catalogue("es").gettext("Left out, and why"))) + 1

    assert texts[after][0] == "Nothing was left out for your answers."
    assert texts[after][1] == "Con sus respuestas no se ha omitido nada."
