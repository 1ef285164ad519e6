"""Shares as they were published, with their decimals and denominators: form 2 keeps them, form 1 says how to."""

from decimal import Decimal
from fractions import Fraction

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Chance, Finding
from tests.support.aids import TODAY, aid_from, small

WRITTEN = (
    "chance: {people: 32, of: 40, event: moved with ease, over: 6 months, range: [64, 91], range_is: computed here}"
)
FORM_2 = ("title: Stiff", "format: 2\ntitle: Stiff")


def read(written: str, *more: tuple[str, str]) -> tuple[DecisionAid, Chance]:
    """The aid in form 2 with that chance, and the chance."""
    found = aid_from(small(FORM_2, (WRITTEN, f"chance: {written}"), *more))
    content = next(one.content for one in found.statements if one.id == "exercises.ease")
    assert isinstance(content, Finding)
    assert isinstance(content.figure, Chance)
    return found, content.figure


def problems(written: str, *more: tuple[str, str]) -> list[str]:
    """The messages for a file with that chance."""
    _, found = check_rule_file(small((WRITTEN, f"chance: {written}"), *more).encode(), today=TODAY)
    return [one.message for one in found if one.check not in ("unused-source", "no-picture")]


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("{share: 7.8, per: 1000, over: 1 year}", Fraction("0.0078")),
        ("{share: 385, per: 100000, over: 1 year}", Fraction("0.00385")),
        ("{per_100: 0.78, over: 1 year}", Fraction("0.0078")),
        ("{share: 29, of: 28, over: 1 year}", Fraction("0.29")),
        ("{people: 18, of: 22, over: 1 year}", Fraction(18, 22)),
    ],
)
def test_a_share_is_exact(written: str, share: Fraction) -> None:
    _, chance = read(written)

    assert [arm.proportion for arm in chance.arms] == [share]


def test_a_range_is_out_of_the_same_number_and_keeps_its_decimals() -> None:
    _, chance = read("{share: 7.04, per: 100000, over: 30 days, range: [4.97, 9.98], range_is: published}")

    (arm,) = chance.arms
    assert arm.range
    assert (arm.range.low, arm.range.high, arm.range.per) == (Decimal("4.97"), Decimal("9.98"), 100_000)


def test_a_chance_has_up_to_six_groups() -> None:
    groups = ", ".join(
        f"{{name: group {name}, share: {share}, per: 1000}}" for name, share in zip("abc", (8, 16, 17.5), strict=True)
    )

    _, chance = read(f"{{event: died, over: 10 years, groups: [{groups}]}}")

    assert [float(1000 * arm.proportion) for arm in chance.arms] == [8, 16, 17.5]


def test_an_author_chooses_what_a_row_is_told_out_of() -> None:
    row = ("ease: {name: Moving with ease,", "ease: {out_of: 1000, name: Moving with ease,")

    found, _ = read("{people: 32, of: 40, over: 1 year}", row)

    assert found.denominators["ease"] == 1000


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "{share: 7.8, per: 500, over: 1 year}",
            "'per' is the number that the share is out of: 10, 100, 1000, 10000 or",
        ),
        ("{per_100: 7.8, per: 1000, over: 1 year}", "'per_100' is out of 100, and 'per' says 1000."),
        ("{share: 1200, per: 1000, over: 1 year}", "1200 of 1000 can't be"),
        ("{share: '7,8', per: 1000, over: 1 year}", "Write the decimals after a point: 7.8."),
        ("{per_100: 45%, over: 1 year}", "Write the number alone: 45."),
        ("{share: 7.8, people: 3, of: 9, over: 1 year}", "A chance needs people: 32, of: 40; or, where no count"),
        ("{share: 7, over: 1 year, range: [3, 101], range_is: published}", "'range' needs two numbers out of 100"),
        ("{share: 7, over: 1 year, range: [6, 8], range_is: published, standard_error: 1}", "Keep the one that is not"),
        ("{people: 7.5, of: 9, over: 1 year}", "'people' is a whole number"),
    ],
)
def test_a_slip_is_one_problem_in_plain_words(written: str, said: str) -> None:
    (message,) = problems(written, FORM_2)

    assert said in message


@pytest.mark.parametrize("written", ["share: 7.8, per: 1000", "people: 3, of: 40, standard_error: 2"])
def test_form_1_has_no_such_key_and_says_what_to_write(written: str) -> None:
    found = problems(f"{{{written}, event: slept, over: 1 year}}")

    assert found
    assert all("belongs to form 2 of the rule file" in message for message in found)


def test_form_1_takes_whole_numbers_alone() -> None:
    (message,) = problems("{per_100: 0.7, event: slept, over: 1 year}")

    assert message.startswith("'per_100' is a whole number; found '0.7'.")
    assert message.endswith("write share: 0.7, per: 100, and format: 2 as the first line of the file.")


def test_what_a_share_counts_is_told_to_go_under_who() -> None:
    (told,) = problems("{share: 7 women, per: 100, over: 1 year}", FORM_2)

    assert "Write the number alone, 7, and what it counts under 'who'." in told


@pytest.mark.parametrize(("written", "meant"), [("1e1", "10"), ("1.5E2", "150"), ("2e-1", "0.2")])
def test_a_number_with_an_exponent_keeps_its_value(written: str, meant: str) -> None:
    (told,) = problems(f"{{share: {written}, per: 1000, over: 1 year}}", FORM_2)

    assert told.endswith(f"Write {meant}.")


@pytest.mark.parametrize("written", ["2 million", "3k", "12 of 100", "7 out of 1000", "1e9"])
def test_a_number_with_another_beside_it_is_never_told_to_stand_alone(written: str) -> None:
    (told,) = problems(f"{{share: {written}, per: 1000, over: 1 year}}", FORM_2)

    assert told.endswith(f"found '{written}'.")


def test_a_percentage_among_shares_of_a_thousand_is_told_what_it_is_out_of() -> None:
    (told,) = problems("{share: 5%, per: 1000, over: 1 year}", FORM_2)

    assert told.endswith("Write the number alone: 5. It is out of 100.")
