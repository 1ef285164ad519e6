"""The published difference of two groups of people: beside their shares, with its range, and never turned round.

The figures are M07 of the dossier on breast screening.
"""

import pytest

from decision_aid.consultation.faces import face
from decision_aid.consultation.frequencies import Frequency
from decision_aid.consultation.wording import english
from tests.support.amounts import figure_of, findings_on

SCREENED, USUAL = "{name: screening, share: 3.27, per: 1000}", "{name: usual care, share: 3.85, per: 1000}"
OTHERS = "{name: others, share: 4, per: 1000}"
FEWER = "{fewer: 0.58, range: [0.27, 0.85], range_is: published}"


def written(difference: str, *groups: str) -> str:
    """A chance with that difference and these groups."""
    return (
        f"chance: {{who: women, event: died, over: 18 years, groups: [{', '.join(groups)}], difference: {difference}}}"
    )


def told(difference: str, out_of: int) -> Frequency:
    found = face(figure_of(written(difference, SCREENED, USUAL)), out_of, english)
    assert isinstance(found, Frequency)
    return found


@pytest.mark.parametrize(
    ("out_of", "fewer", "low", "high"), [(1000, "0.58", "0.27", "0.85"), (10000, "5.8", "2.7", "8.5")]
)
def test_it_is_told_among_as_many_people_as_its_groups(out_of: int, fewer: str, low: str, high: str) -> None:
    *groups, difference = told(FEWER, out_of).figures

    assert difference.sentence == f"Screening, compared with usual care: {fewer} fewer among {out_of:,} women."
    assert difference.range_sentence == f"The true number could be anywhere from {low} fewer to {high} fewer."
    assert [one.range_sentence for one in groups] == ["", ""]


@pytest.mark.parametrize(
    ("out_of", "large", "rest"),
    [
        (1000, ["3.27 of 1,000", "3.85 of 1,000", "0.58 fewer"], "; about 997 of 1,000 did not."),
        (10000, ["32.7 of 10,000", "38.5 of 10,000", "5.8 fewer"], "; about 9,967 of 10,000 did not."),
        (100000, ["327 of 100,000", "385 of 100,000", "58 fewer"], "; 99,673 of 100,000 did not."),
    ],
)
def test_its_groups_have_as_many_decimals_as_it_has_and_so_agree_with_it(
    out_of: int, large: list[str], rest: str
) -> None:
    found = told(FEWER, out_of).figures

    assert [one.large.text for one in found] == large
    assert rest in found[0].sentence


@pytest.mark.parametrize(
    ("share", "out_of", "sentence"),
    [
        ("3", 1000, "A: 3 of 1,000 women died over 18 years; 997 of 1,000 did not."),
        ("3", 10000, "A: about 30 of 10,000 women died over 18 years; about 9,970 of 10,000 did not."),
        ("3.0", 10000, "A: 30 of 10,000 women died over 18 years; 9,970 of 10,000 did not."),
        ("999.9", 1000, "A: 999.9 of 1,000 women died over 18 years; fewer than 1 of 1,000 did not."),
    ],
)
def test_no_digit_is_made_up_and_those_to_whom_it_did_not_happen_are_whole(
    share: str, out_of: int, sentence: str
) -> None:
    arms = (f"{{name: {name}, share: {one}, per: 1000}}" for name, one in (("a", share), ("b", "4.5")))
    figure = figure_of(written(f"{{fewer: {'1.5' if '.' in share else '1'}}}", *arms))

    assert face(figure, out_of, english).figures[0].sentence == sentence


@pytest.mark.parametrize(
    ("groups", "more", "of_its_own"),
    [(("46.4", "33.1"), "13.4", True), (("46.4", "33.1"), "13.3", False), (("76.7", "53.5"), "23.1", True)],
)
def test_one_that_is_not_that_of_the_two_printed_numbers_says_so(
    groups: tuple[str, str], more: str, *, of_its_own: bool
) -> None:
    arms = (f"{{name: {name}, per_100: {one}, of: 135}}" for name, one in zip("ab", groups, strict=True))
    found = face(figure_of(written(f"{{more: {more}}}", *arms)), 100, english)

    assert ("It is not exactly the difference between" in found.figures[2].sentence) is of_its_own
    assert found.figures[0].sentence.startswith(f"A: {groups[0]} of 100 women died")


def test_people_who_were_counted_stay_whole_beside_one_with_decimals() -> None:
    found = face(
        figure_of(written("{fewer: 9.5}", "{name: a, people: 40, of: 100}", "{name: b, per_100: 49.5}")), 100, english
    )

    assert isinstance(found, Frequency)
    assert [one.large.text for one in found.groups] == ["40 of 100", "49.5 of 100"]


def test_one_that_may_be_none_says_so() -> None:
    *_, difference = told("{fewer: 0.58, range: [0.85 fewer, 0.27 more], range_is: published}", 10000).figures

    assert difference.sentence.endswith("There may be no difference, or up to 2.7 more.")


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        (written(FEWER, SCREENED, USUAL), []),
        (
            written(FEWER, USUAL, SCREENED),
            [
                "amount-difference: “usual care” has 3.85 and “screening” 3.27, so there are more in the first group, "
                "not fewer. Look them up again."
            ],
        ),
        (
            written("{fewer: 0.58, range: [0.72, 0.85], range_is: published}", SCREENED, USUAL),
            [
                "range-outside: The figure is 0.58 fewer, and its range goes from 0.85 fewer to 0.72 fewer. "
                "Look both up in the source."
            ],
        ),
        (
            written(FEWER, SCREENED, USUAL, OTHERS),
            ["chance: The difference is that of the first group from the second, so it needs two groups."],
        ),
        (
            written(FEWER, SCREENED, USUAL.replace("1000", "10000")),
            ["chance: The difference is out of as many people as the shares of both groups. Give both the same 'per'."],
        ),
    ],
)
def test_one_that_does_not_fit_its_groups_is_found(figure: str, found: list[str]) -> None:
    assert [one for one in findings_on(figure) if not one.startswith("unsourced")] == found
