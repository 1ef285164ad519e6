"""Shares of people told loose are found, whole and each; doses, dates, scores and counts of things are let be."""

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.checks.text.proportions import find_proportions
from tests.support.aids import TODAY, small
from tests.support.loose_numbers import INNOCENT, LOOSE, ONE_IN_N, RELATIVE


def lines(table: str) -> list[str]:
    """The sentences of a table."""
    return table.strip().splitlines()


def told(text: str) -> list[tuple[str, str]]:
    """What is found in a text, with its check."""
    return [(share.check, share.words) for share in find_proportions(text)]


@pytest.mark.parametrize(
    ("check", "marked"),
    [
        *(("loose-number", line) for line in lines(LOOSE)),
        *(("one-in-n", line) for line in lines(ONE_IN_N)),
        *(("relative-effect", line) for line in lines(RELATIVE)),
    ],
)
def test_a_share_of_people_is_found_whole(check: str, marked: str) -> None:
    before, words, after = marked.split("|")

    assert told(f"{before}{words}{after}") == [(check, words)]


@pytest.mark.parametrize("text", lines(INNOCENT))
def test_other_numbers_are_let_be(text: str) -> None:
    assert told(text) == []


def test_every_hit_is_told_at_its_place() -> None:
    text = "It helped 12 of 40 people, or 30%; one in ten fell ill, twice as many as before."

    assert told(text) == [
        ("loose-number", "12 of 40"),
        ("loose-number", "30%"),
        ("one-in-n", "one in ten"),
        ("relative-effect", "twice as many"),
    ]
    assert all(text[share.offset :].startswith(share.words) for share in find_proportions(text))


@pytest.mark.parametrize(
    "text",
    [
        *("1 " * 5000, "1" * 10_000, "1," * 5000, "1/" * 5000, "1 of " * 2000, "one in " * 1400, "half " * 2000),
        *("of 40 " + "a " * 5000, "Of 1 a, " * 1250, "risk " * 2000, "risk by " * 1250, "dose a " * 1400),
        *("pain was " * 1100, "no deaths " * 1000, "twice a " * 1250, "a hundred and " * 700, "1 % " * 2500),
        *("for every 2 a " * 700, "screening 2 a men a " * 500, "prevent one a a, " * 600, "2 a had to be a " * 600),
        *("aged 2 to " * 1000, "2 were a for each a " * 500, "2 and a half times " * 500),
        *(" " * 10_000 + "1", "1" + " " * 10_000, "people " * 1400, "x" * 10_000, "all the " * 1250, "halved " * 1400),
    ],
    ids=lambda text: text[:12],
)
def test_a_hostile_text_of_20_000_signs_is_read_to_its_end(text: str) -> None:
    # Reading takes less than a second. An expression that tracked back at each sign would take minutes.
    assert all(share.offset < 20_000 for share in find_proportions((text * 3)[:20_000]))


def found(old: str, new: str) -> list[str]:
    """The check of each problem when the small aid has some words in place of others."""
    return [problem.check for problem in check_rule_file(small((old, new)).encode(), today=TODAY)[1]]


def test_the_message_quotes_the_whole_proportion_and_says_how_to_waive() -> None:
    _, problems = check_rule_file(small(("Few people who", "32 patients out of 40 who")).encode(), today=TODAY)

    assert problems[0].message.startswith("'32 patients out of 40' is a proportion")
    assert problems[0].message.endswith("# waive loose-number: the reason, in three words or more")


@pytest.mark.parametrize("time_key", ["over", "at"])
def test_the_time_of_a_chance_is_looked_at_too(time_key: str) -> None:
    new = f"moved with ease, {time_key}: 6 months in 80%,"

    assert found("moved with ease, over: 6 months,", new) == ["loose-number"]


def test_a_claim_may_compare_but_tells_no_loose_number() -> None:
    old = "  beta: {citation: Beta 2021, kind: series, "
    claim = old + "claims: [{id: a, claim: CLAIM, verdict: supported, why: So it is}], "

    assert found(old, claim.replace("CLAIM", "It is twice as likely to help")) == []
    assert found(old, claim.replace("CLAIM", "It helps 80%")) == ["loose-number"]
