"""A chance of women says women, in each language, wherever its sentence says who was counted."""

from dataclasses import replace

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.consultation.faces import caption, face
from decision_aid.consultation.frequencies import GroupFrequency
from decision_aid.consultation.glance import counted_beside_head, group_below_head
from decision_aid.consultation.legend import how_to_read, thin_type
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.wording import english
from decision_aid.output.as_text import summary_as_text
from decision_aid.review.diff import diff_aids
from decision_aid.translation.interface import catalogue
from tests.support.aids import TODAY, aid_from, small
from tests.support.amounts import figure_of, findings_on
from tests.support.mammograms import MAMMOGRAMS

FORM_2 = ("title: Stiff", "format: 2\ntitle: Stiff")
COUNT = "people: 32, of: 40"


def women(who: str = "women", language: str = "en") -> str:
    """The small aid, in which the people who were counted are called so."""
    return small(FORM_2, ("language: en", f"language: {language}"), (COUNT, f"{COUNT}, who: {who}"))


@pytest.mark.parametrize(
    ("language", "who", "parts"),
    [
        ("en", "women", ("80 of 100 women moved with ease over 6 months;", "Counted: 32 of 40 women.")),
        ("es", "mujeres", ("80 de 100 mujeres moved", "Recuento: 32 de 40 mujeres.")),
        ("de", "Frauen", ("80 von 100 Frauen moved", "Gezählt: 32 von 40 Frauen.")),
    ],
)
def test_the_sentence_names_who_was_counted(language: str, who: str, parts: tuple[str, ...]) -> None:
    summary = summarise(aid_from(women(who, language)), {}, today=TODAY, translate=catalogue(language).gettext)
    pieces = [piece for row in summary.rows for cell in row.cells for piece in cell.pieces]
    said = " ".join(figure.sentence for piece in pieces if piece.figure for figure in piece.figure.figures)

    assert all(part in said for part in parts)


@pytest.mark.parametrize(
    ("language", "who", "part"),
    [
        ("en", "women", "of 100 did not. 40 women were studied."),
        ("es", "mujeres", "En el estudio había 40 mujeres."),
        ("de", "Frauen", "40 Frauen wurden untersucht."),
    ],
)
def test_a_share_names_who_was_studied(language: str, who: str, part: str) -> None:
    aid = aid_from(women(who, language).replace("people: 32, of: 40", "per_100: 80, of: 40"))
    summary = summarise(aid, {}, today=TODAY, translate=catalogue(language).gettext)

    pieces = [piece for row in summary.rows for cell in row.cells for piece in cell.pieces]
    assert part in " ".join(figure.sentence for piece in pieces if piece.figure for figure in piece.figure.figures)


def test_who_was_counted_is_one_part_of_a_sentence_and_a_change_to_review() -> None:
    (problem,) = check_rule_file(women("Women.").encode(), today=TODAY)[1]

    assert (problem.check, "of 100 Women. moved" in problem.message) == ("sentence-part", True)
    assert [change.after for change in diff_aids(aid_from(women()), aid_from(women("men"))).changes] == ["men"]


@pytest.mark.parametrize(
    ("figure", "said", "above"),
    [
        (
            "difference: {fewer: 3, unit: deaths, per: 10000, who: women, over: 10 years, compared_with: no screening}",
            "3 fewer deaths among 10,000 women, over 10 years, compared with no screening.",
            "",
        ),
        (
            "course: {who: women, event: were ill, times: [{at: 1 year, people: 22, of: 40},"
            " {at: 2 years, people: 30, of: 40}]}",
            "At 1 year, about 55 of 100 women were ill (22 of 40 women).",
            "How many of 100 women were ill",
        ),
    ],
)
def test_so_does_a_difference_or_a_course(figure: str, said: str, above: str) -> None:
    shown = face(figure_of(figure), 0 if "difference" in figure else 100, english)

    assert shown.figures[0].sentence == said
    assert caption(shown) == above


def test_who_of_a_difference_for_each_person_is_a_problem() -> None:
    figure = "difference: {fewer: 3, unit: days, who: women, over: 1 year, compared_with: waiting}"

    assert findings_on(figure) == ["difference: 'who' finishes “among 10,000 ...”, and this has no 'per'. Add it."]


def test_a_dossier_about_women_reads_as_one() -> None:
    said = summary_as_text(summarise(aid_from(MAMMOGRAMS), {"age": 45}, today=TODAY))

    assert [one.check for one in check_rule_file(MAMMOGRAMS.encode(), today=TODAY)[1]] == ["one-sided"]
    assert "About 18 of 100 women had a false alarm over 20 years; about 82 of 100 did not." in said
    assert "    counted in women of 50 to 69" in said
    assert "What is decided about: A screening" in said


def legend(language: str, *counted: str, picture: str = "yes") -> str:
    """The legend of findings in which these were counted."""
    translate = catalogue(language).gettext
    own = (f"who: {who}, " if who else "" for who in counted)
    rest = f"people: 8, of: 40, event: grew, over: 1 year, picture: {picture}"
    faces = (face(figure_of(f"chance: {{{who}{rest}}}"), 100, translate) for who in own)
    finding = Piece(None, "", "", for_all=True)
    return how_to_read((replace(finding, figure=one) for one in faces), translate)


@pytest.mark.parametrize(
    ("language", "counted", "said"),
    [
        ("en", ["", ""], "each dot is a person. Filled: it happened to them."),
        ("en", ["cancers found"], "each dot is one of these: cancers found. Filled: it happened."),
        ("en", ["", "cancers found", "people"], "each dot is one of these: people; cancers found. Filled"),
        ("en", ["cancers", "rounds", "tests"], "each dot is one of these: cancers; rounds; tests. Filled"),
        ("en", ["cancers", "rounds", "tests", ""], "each dot is one of those counted, as the text beside it says."),
        ("de", ["Krebse"], "jeder Punkt für einen der gezählten Fälle: Krebse. Gefüllt: Da geschah es."),
        ("es", ["tumores"], "cada punto es uno de los que se contaron: tumores. Relleno: ocurrió."),
    ],
)
def test_the_legend_says_what_a_dot_counts(language: str, counted: list[str], said: str) -> None:
    assert said in legend(language, *counted)


def test_the_legend_says_nothing_of_dots_that_are_not_drawn() -> None:
    assert legend("en", "cancers found", picture="no") == ""


def test_the_legend_of_a_page_tells_of_thin_type_where_there_is_some() -> None:
    one = Piece(None, "", "", for_all=True, not_compared=True)

    assert thin_type([replace(one, not_compared=False), one], english).startswith(
        "A number in thin type was not compared"
    )
    assert thin_type([replace(one, not_compared=False)], english) == ""


@pytest.mark.parametrize(
    ("who", "head", "beside"),
    [
        ("men", "moved with ease after treatment", "32 of 40 men"),
        ("men", "of 100 Men moved with ease", "32 of 40"),
        ("women who had been ill", "women moved with ease", "32 of 40"),
        ("Männer (über 50)", "von 100 Männern (über 50)", "32 of 40"),
        ("Männer (über 50)", "Männer (über 50): mit Leichtigkeit", "32 of 40"),
    ],
)
def test_who_was_counted_is_left_out_only_where_the_head_has_these_words(who: str, head: str, beside: str) -> None:
    summary = summarise(aid_from(women(f'"{who}"')), {}, today=TODAY)
    piece = next(one for row in summary.rows for cell in row.cells for one in cell.pieces if one.figure)
    (figure,) = piece.figure.figures if piece.figure else ()
    assert isinstance(figure, GroupFrequency)
    assert piece.statement

    assert counted_beside_head(figure, replace(piece, statement=replace(piece.statement, head=head))) == beside


@pytest.mark.parametrize(
    ("count", "who", "head", "group"),
    [
        ("per_100: 15", "operated men", "leaked after 6 years", "counted: operated men"),
        ("people: 15, of: 100", "operated men", "leaked after 6 years", "counted: operated men"),
        ("people: 3, of: 16", "operated men", "leaked after 6 years", "counted: operated men"),
        ("people: 30, of: 200", "operated men", "leaked after 6 years", "counted: operated men"),
        ("per_100: 15", "operated men", "of operated men leaked", ""),
        ("per_100: 15", "men", "leaked after 6 years", ""),
        ("per_100: 15", "", "leaked after 6 years", ""),
    ],
)
def test_a_number_of_a_group_says_which_where_its_head_does_not(count: str, who: str, head: str, group: str) -> None:
    counted = f'{count}, who: "{who}"' if who else count
    aid = aid_from(small(FORM_2, (COUNT, counted), (", range: [64, 91], range_is: computed here", "")))
    piece = next(
        one for row in summarise(aid, {}, today=TODAY).rows for cell in row.cells for one in cell.pieces if one.figure
    )
    assert piece.statement
    headed = replace(piece, statement=replace(piece.statement, head=head))

    assert group_below_head(headed) == group
