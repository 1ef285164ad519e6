"""An amount or a difference is said as it was published: no digit, group, time or direction changes on its way."""

from decimal import Decimal
from random import Random

import pytest

from decision_aid.consultation.amounts import (
    AmountFace,
    DifferenceFace,
    difference_face,
    interval_around,
)
from decision_aid.consultation.faces import face
from decision_aid.consultation.figure_values import Bar, MeasuredFigure
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.wording import english, number_in_words
from decision_aid.model.amounts import Difference, Interval, SignedChange
from decision_aid.model.problems import Place
from decision_aid.translation.interface import catalogue
from tests.support.aids import TODAY, aid_from, small
from tests.support.amounts import GROUPS, YEARLY, figure_of

PUBLISHED = "range_is: published"


def sentences(figure: str, language: str = "en") -> list[str]:
    """All that is said of a figure."""
    shown = face(figure_of(figure), 0, catalogue(language).gettext)
    return [" ".join(filter(None, (one.sentence, one.range_sentence))) for one in shown.figures]


def test_each_group_is_said_with_its_unit_and_its_time_and_the_difference_with_both_groups() -> None:
    difference = f"difference: {{fewer: 0.21, range: [0.06, 0.36], {PUBLISHED}}}"
    assert sentences(f"amount: {{{YEARLY}, over: 22 months, groups: {GROUPS}, {difference}}}") == [
        "After the operation: 0.56 throat infections a year on average, over 22 months.",
        "While waiting: 0.77 throat infections a year on average, over 22 months.",
        "After the operation, compared with while waiting: 0.21 fewer throat infections a year. "
        "The true number could be anywhere from 0.06 fewer to 0.36 fewer.",
    ]


ONE_FEWER = "fewer: 1, unit: deaths, over: 10 years, compared_with: no screening"


@pytest.mark.parametrize(
    ("figure", "language", "said"),
    [
        (f"difference: {{{ONE_FEWER}, per: 1000, who: women}}", "en",
         "Deaths among 1,000 women, over 10 years, compared with no screening: 1 fewer."),
        (f"difference: {{{ONE_FEWER}, per: 1000, who: women}}", "es",
         "Diferencia en deaths: 1 menos entre 1\xa0000 women, en 10 years, frente a no screening."),
        (f"difference: {{{ONE_FEWER}, per: 1000, who: women}}", "de",
         "Deaths unter 1.000 women, in 10 years: 1 weniger, im Vergleich: no screening."),
        (f"difference: {{{ONE_FEWER}}}", "en",
         "Deaths on average, over 10 years, compared with no screening: 1 fewer."),
        (f"difference: {{{ONE_FEWER.replace('1,', '2,')}, per: 1000, who: women}}", "en",
         "2 fewer deaths among 1,000 women, over 10 years, compared with no screening."),
        ("amount: {unit: days, statistic: mean, groups: [{name: with it, value: 1}, {name: without, value: 2}],"
         " difference: {fewer: 1}}", "en", "With it: 1 on average (days)."),
        ("amount: {unit: days, statistic: mean, groups: [{name: with it, value: 1.0}, {name: without, value: 2}]}",
         "en", "With it: 1.0 days on average."),
    ],
)  # fmt: skip
def test_one_is_told_in_words_that_fit_one(figure: str, language: str, said: str) -> None:
    shown = face(figure_of(figure), 0, catalogue(language).gettext).figures

    assert shown[0].sentence == said


def test_a_difference_of_one_between_groups_fits_one_too() -> None:
    groups = "groups: [{name: with it, value: 1}, {name: without, value: 2}], difference: {fewer: 1}"

    assert sentences(f"amount: {{unit: days, statistic: mean, {groups}}}")[-1] == (
        "With it, compared with without: 1 fewer (days). We have no range for this number."
    )


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (
            "{value: 12, unit: days to usual activity, statistic: mean}",
            "12 days to usual activity on average. We have no range for this number.",
        ),
        (
            "{value: 5.50, of: 90, unit: days in hospital, statistic: median, range: [4, 7], range_is: computed here}",
            "5.50 days in hospital. This is the median: half had this much or less, and half had this much or more. "
            "90 people were studied. The true number could be anywhere from 4 to 7. We worked this out.",
        ),
        ("{value: 1200, unit: euros, statistic: count}", "1,200 euros."),
        (
            "{value: 0.3, standard_error: 0.25, unit: visits, statistic: mean, at: 1 year}",
            "0.3 visits on average, at 1 year. "
            "The true number could be anywhere from 0 to 0.79. We worked this out from the standard error.",
        ),
    ],
)
def test_an_amount_of_one_group_is_said_by_what_kind_of_amount_it_is(figure: str, said: str) -> None:
    assert sentences(f"amount: {figure}") == [said]


DEATHS = "unit: deaths from breast cancer, per: 10000, over: 10 years, compared_with: no screening"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("fewer: 3, may_be_none: yes", "There may be no difference. We have no range for this number."),
        (
            f"fewer: 3, range: [7 fewer, 2 more], {PUBLISHED}",
            "There may be no difference, or up to 2 more. The true number could be anywhere from 7 fewer to 2 more.",
        ),
        (
            f"fewer: 3, range: [2 more, 7 fewer], {PUBLISHED}",
            "There may be no difference, or up to 2 more. The true number could be anywhere from 7 fewer to 2 more.",
        ),
        (
            f"fewer: 3, range: [0, 7], {PUBLISHED}",
            "There may be no difference. The true number could be anywhere from no difference to 7 fewer.",
        ),
        (
            "fewer: 3, standard_error: 2",
            "There may be no difference, or up to 1 more. "
            "The true number could be anywhere from 7 fewer to 1 more. We worked this out from the standard error.",
        ),
    ],
)
def test_a_difference_that_may_be_none_says_so(change: str, said: str) -> None:
    assert sentences(f"difference: {{{change}, {DEATHS}}}") == [
        f"3 fewer deaths from breast cancer among 10,000 people, over 10 years, compared with no screening. {said}"
    ]


def test_a_difference_for_each_person_is_an_average() -> None:
    figure = "difference: {more: 0.5, unit: visits, over: 2 years, compared_with: usual care, of: 268}"
    assert sentences(figure) == [
        "0.5 more visits on average, over 2 years, compared with usual care. 268 people were studied. "
        "We have no range for this number."
    ]


def test_bars_share_a_scale_that_begins_at_0_and_holds_every_range() -> None:
    groups = f"[{{name: one, value: 2, range: [1, 4], {PUBLISHED}}}, {{name: two, value: 3}}]"
    shown = face(figure_of(f"amount: {{{YEARLY}, groups: {groups}}}"), 100, english)
    assert isinstance(shown, AmountFace)
    assert ([one.drawn for one in shown.figures], shown.scale) == ([Bar(500, 250, 1000), Bar(750, None, None)], "4")


@pytest.mark.parametrize("figure", [f"amount: {{value: 2, {YEARLY}}}", f"difference: {{fewer: 3, {DEATHS}}}"])
def test_what_cannot_be_compared_is_not_drawn(figure: str) -> None:
    shown = face(figure_of(figure), 100, english)
    assert not shown.picture
    assert [one.drawn for one in shown.figures if isinstance(one, MeasuredFigure)] == [None]


@pytest.mark.parametrize(("language", "said"), [("en", "12,345.60"), ("es", "12\u00a0345,60"), ("de", "12.345,60")])
def test_a_number_is_written_as_the_language_does_with_every_digit(language: str, said: str) -> None:
    assert number_in_words(Decimal("12345.60"), catalogue(language).gettext) == said


def test_a_figure_is_the_same_in_spanish() -> None:
    figure = f"difference: {{fewer: 0.58, range: [0.27, 0.85], {PUBLISHED}, {DEATHS.replace('10000', '1000')}}}"
    assert sentences(figure, "es") == [
        "Diferencia en deaths from breast cancer: 0,58 menos entre 1\u00a0000 personas, en 10 years, frente a "
        "no screening. El número verdadero podría estar entre 0,27 menos y 0,85 menos."
    ]


def test_a_range_from_a_standard_error_has_the_digits_of_the_more_exact_number() -> None:
    assert interval_around(Decimal("0.5"), Decimal("0.125")) == (Decimal("0.255"), Decimal("0.745"))


def test_an_end_that_is_not_none_is_never_rounded_to_none() -> None:
    figure = f"difference: {{fewer: 3, standard_error: 1.53, {DEATHS}}}"
    assert sentences(figure)[0].endswith(
        "compared with no screening. "
        "The true number could be anywhere from 0.0012 fewer to 6.00 fewer. We worked this out from the standard error."
    )


def random_change(random: Random) -> SignedChange:
    """A difference of any size and direction, with a range, a standard error, or neither."""
    number = Decimal(random.randint(1, 10**6)).scaleb(-random.randint(0, 4))
    by = number * random.choice((1, -1))
    width = abs(number) * Decimal(random.randint(1, 300)) / 100
    spread = random.choice((None, Interval(by - width, by + width, computed_here=False)))
    error = None if spread else random.choice((None, Decimal(random.randint(1, 10**5)).scaleb(-3)))
    return SignedChange(by, spread, error, may_be_none=False)


@pytest.mark.parametrize("seed", range(5))
def test_any_difference_has_its_number_its_direction_and_its_doubt_in_every_language(seed: int) -> None:
    random = Random(seed)
    for change in (random_change(random) for _ in range(400)):
        difference = Difference(change, "deaths", 10000, "rest", "10 years", "", None, Place())
        ends = (change.interval.low, change.interval.high) if change.interval else ()
        if change.standard_error is not None:
            ends = interval_around(change.by, change.standard_error)
        for language, fewer, more in (("en", "fewer", "more"), ("es", "menos", "más"), ("de", "weniger", "mehr")):
            translate = catalogue(language).gettext
            (figure,) = difference_face(difference, 0, translate).figures
            first, _stop, rest = figure.sentence.partition(". ")
            assert figure.told.number == figure.large.number == number_in_words(abs(change.by), translate)
            assert (fewer in first, more in first) == (change.by < 0, change.by > 0)
            assert bool(rest) is bool(ends and ends[0] <= 0 <= ends[1])
            said = [number_in_words(abs(end), translate) for end in ends if end]
            assert [end for end in said if end not in figure.range_sentence] == []


def test_differences_of_a_row_are_said_among_one_number_though_it_has_chances_too() -> None:
    row = """\
  - {option: wait, outcome: ache, says: Fewer ached., certainty: low, because: old, sources: [alpha],
     chance: {event: ached, over: 1 year,
       groups: [{name: one, share: 4, per: 1000}, {name: two, share: 3, per: 1000}]}}
  - {option: wait, outcome: ache, id: small, says: Fewer ached so., certainty: low, because: old, sources: [beta],
     difference: {fewer: 0.58, per: 1000, unit: aches, over: 1 year, compared_with: rest}}
  - {option: wait, outcome: ache, id: large, says: Some ached less., certainty: low, because: old, sources: [beta],
     difference: {fewer: 3, per: 10000, unit: aches, over: 1 year, compared_with: rest}, note: They are others.}
"""
    written = small(("title: Stiff", "format: 2\ntitle: Stiff"), ("statements:\n", f"statements:\n{row}"))

    assert said_of(written) == ["5.8 fewer", "3 fewer"]
    chosen = ("kind: harm, consideration: shoulder}", "kind: harm, consideration: shoulder, out_of: 1000}")
    assert said_of(written.replace(*chosen)) == ["0.58 fewer", "0.3 fewer"]


def said_of(text: str) -> list[str]:
    """The differences of an aid, each as its large number is said."""
    (row,) = (one for one in summarise(aid_from(text), {}, today=TODAY).rows if one.outcome.id == "ache")
    shown = [piece.figure for piece in row.cells[0].shown]
    return [figure.figures[0].large.text for figure in shown if isinstance(figure, DifferenceFace)]


def test_a_difference_is_said_among_as_many_people_as_the_others_of_its_row() -> None:
    figure = figure_of(
        f"difference: {{fewer: 0.58, range: [0.27, 0.85], {PUBLISHED}, {DEATHS.replace('10000', '1000')}}}"
    )
    (said,) = face(figure, 10000, english).figures
    assert (said.sentence, said.range_sentence) == (
        "5.8 fewer deaths from breast cancer among 10,000 people, over 10 years, compared with no screening.",
        "The true number could be anywhere from 2.7 fewer to 8.5 fewer.",
    )


@pytest.mark.parametrize(
    ("language", "fewer", "among", "large", "start"),
    [
        ("en", "3", 10000, "about 30 fewer", "About 30 fewer deaths among 10,000 people, "),
        ("en", "3", 1000, "3 fewer", "3 fewer deaths among 1,000 people, "),
        ("en", "3.0", 10000, "30 fewer", "30 fewer deaths among 10,000 people, "),
        ("en", "3", 100, "0.3 fewer", "0.3 fewer deaths among 100 people, "),
        ("de", "3", 10000, "etwa 30 weniger", "Etwa 30 deaths weniger unter 10.000 Menschen, "),
        (
            "es",
            "3",
            10000,
            "alrededor de 30 menos",
            "Diferencia en deaths: alrededor de 30 menos entre 10\u00a0000",
        ),
    ],
)
def test_a_difference_among_more_people_than_it_was_published_for_is_about_so_many(
    language: str, fewer: str, among: int, large: str, start: str
) -> None:
    figure = f"difference: {{fewer: {fewer}, unit: deaths, per: 1000, over: 10 years, compared_with: rest}}"
    (said,) = face(figure_of(figure), among, catalogue(language).gettext).figures

    assert isinstance(said, MeasuredFigure)
    assert said.large.text == large
    assert said.sentence.startswith(start)
