"""One number has several faces, and all of them say the same."""

import random
import re
from dataclasses import replace
from fractions import Fraction

import pytest

from decision_aid.consultation.frequencies import GroupFrequency, frequency, lowest_to_highest
from decision_aid.consultation.wording import english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Arm, Chance
from decision_aid.model.problems import Place
from decision_aid.translation.interface import catalogue
from tests.support.aids import aid_from, small

PROPORTION = re.compile(r"(\d+) (?:of|de(?: cada)?) (\d+)")
WRITTEN = (
    "chance: {people: 32, of: 40, event: moved with ease, over: 6 months, range: [64, 91], range_is: computed here}"
)


def chance(written: str) -> Chance:
    """The chance that is written so."""
    found: DecisionAid = aid_from(small((WRITTEN, f"chance: {written}")))
    return next(one.content.figure for one in found.statements if one.id == "exercises.ease")  # type: ignore[union-attr,return-value]


def figure(written: str) -> GroupFrequency:
    """The one figure of a chance that is written so."""
    (found,) = frequency(chance(written), english).figures
    return found


@pytest.mark.parametrize(
    ("written", "sentence", "icons"),
    [
        (
            "{people: 32, of: 40, event: slept, over: 1 year}",
            "32 of 40 people slept over 1 year; 8 of 40 did not.",
            (32, 40),
        ),
        (
            "{people: 33, of: 50, event: slept, at: 1 year}",
            "33 of 50 people slept at 1 year; 17 of 50 did not. That is about 66 of 100.",
            (66, 100),
        ),
        (
            "{per_100: 29, of: 28, event: were well, otherwise: were not, at: 5 years}",
            "29 of 100 people were well at 5 years; 71 of 100 were not. 28 people were studied.",
            (29, 100),
        ),
        ("{people: 5, of: 6, over: 1 year}", "So for 5 of 6 people over 1 year; not so for 1 of 6.", (5, 6)),
    ],
)
def test_a_number_is_said_in_both_frames_and_drawn(written: str, sentence: str, icons: tuple[int, int]) -> None:
    found = figure(written)

    assert found.sentence == sentence
    assert (found.icons, found.icons_of) == icons


def test_two_groups_of_one_study_are_two_figures() -> None:
    groups = "[{name: with it, people: 9, of: 12}, {name: without it, people: 5, of: 6}]"
    found = frequency(chance(f"{{event: slept, over: 6 months, groups: {groups}}}"), english)

    assert [one.sentence for one in found.figures] == [
        "With it: 9 of 12 people slept over 6 months; 3 of 12 did not. That is about 75 of 100.",
        "Without it: 5 of 6 people slept over 6 months; 1 of 6 did not. That is about 83 of 100.",
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "range: [64, 91], range_is: computed here",
            "between 64 and 91 of 100; we computed this range from the count.",
        ),
        ("range: [64, 91], range_is: published", "between 64 and 91 of 100, as published."),
        ("plus_minus: 9", "Plus or minus 9 of 100, as published."),
        ("", "No range was published."),
    ],
)
def test_a_range_says_where_it_comes_from(written: str, said: str) -> None:
    assert figure(f"{{people: 32, of: 40, over: 1 year, {written}}}").range_sentence.endswith(said)


@pytest.mark.parametrize(
    ("written", "picture"),
    [
        ("{people: 1, of: 200, over: 1 year}", True),
        ("{people: 3, of: 400, over: 1 year}", True),
        ("{people: 999, of: 1000, over: 1 year}", True),
        ("{people: 3, of: 10000, over: 1 year}", False),
        ("{people: 0, of: 200, over: 1 year}", True),
        ("{people: 2, of: 200, over: 1 year}", True),
        ("{people: 1, of: 40, over: 1 year}", True),
        ("{people: 20, of: 40, over: 1 year, picture: no}", False),
    ],
)
def test_icons_are_drawn_only_where_they_say_what_the_number_says(written: str, picture: bool) -> None:
    assert frequency(chance(written), english).picture is picture


@pytest.mark.parametrize(
    ("written", "twin"),
    [
        ("{people: 1, of: 1000, over: 1 year}", ""),
        ("{people: 5, of: 1000, over: 1 year}", ""),
        ("{people: 3, of: 100000, over: 1 year}", ""),
        ("{people: 1, of: 200, over: 1 year}", "That is about 5 of 1000."),
        ("{people: 199, of: 200, over: 1 year}", "That is about 995 of 1000."),
        ("{people: 66, of: 11986, over: 1 year}", "That is about 6 of 1000."),
        ("{people: 25, of: 1000, over: 1 year}", "That is about 3 of 100."),
        ("{people: 35, of: 1000, over: 1 year}", "That is about 4 of 100."),
        ("{people: 0, of: 200, over: 1 year}", ""),
        ("{people: 200, of: 200, over: 1 year}", ""),
    ],
)
def test_a_rounded_share_never_turns_some_into_none_or_all(written: str, twin: str) -> None:
    assert figure(written).sentence.partition("; ")[2].partition(". ")[2] == twin


@pytest.mark.parametrize(
    ("one", "other", "twins", "picture"),
    [
        ("people: 66, of: 11986", "people: 72, of: 5994", ("6 of 1000", "12 of 1000"), True),
        ("people: 171, of: 360", "people: 172, of: 360", ("475 of 1000", "478 of 1000"), True),
        ("people: 24, of: 48", "people: 26, of: 52", ("50 of 100", "50 of 100"), False),
        ("people: 9, of: 12", "people: 5, of: 6", ("75 of 100", "83 of 100"), False),
        ("people: 0, of: 116", "people: 4, of: 100", ("", ""), True),
        ("people: 4, of: 12", "people: 5, of: 12", ("", ""), True),
        ("people: 1, of: 1000000", "people: 3, of: 900000", ("", "3 of 1000000"), False),
    ],
)
def test_two_groups_are_told_and_drawn_out_of_one_number(
    one: str, other: str, twins: tuple[str, str], picture: bool
) -> None:
    found = frequency(chance(f"{{over: 1 year, groups: [{{name: a, {one}}}, {{name: b, {other}}}]}}"), english)

    assert tuple(re.findall(r"That is about (.*)\.|$", one.sentence)[0] for one in found.figures) == twins
    assert found.picture is picture
    assert len({one.icons_of for one in found.figures}) == 1


def test_the_large_numbers_of_two_groups_can_be_compared() -> None:
    def large(one: str, other: str) -> list[tuple[int, int]]:
        written = f"{{over: 1 year, groups: [{{name: a, people: {one}}}, {{name: b, people: {other}}}]}}"
        return [(each.large, each.large_of) for each in frequency(chance(written), english).figures]

    assert large("9, of: 12", "5, of: 6") == [(75, 100), (83, 100)]
    assert large("171, of: 360", "112, of: 366") == [(48, 100), (31, 100)]
    assert large("27, of: 75", "17, of: 75") == [(27, 75), (17, 75)]
    assert large("1, of: 12", "0, of: 6") == [(8, 100), (0, 6)]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "{people: 32, of: 40, over: 1 year, range: [64, 91], range_is: computed here}",
            "The true figure may lie between 64 and 91 of 100; we computed this range from the count.",
        ),
        (
            "{per_100: 29, of: 28, over: 1 year, range: [20, 40], range_is: published}",
            "The true figure may lie between 20 and 40 of 100, as published.",
        ),
        (
            "{per_100: 29, of: 28, over: 1 year, plus_minus: 9}",
            "Plus or minus 9 of 100, as published.",
        ),
        ("{per_100: 29, over: 1 year}", "No range was published."),
        ("{people: 32, of: 40, over: 1 year}", "No range was published."),
    ],
)
def test_a_range_says_whether_it_was_published(written: str, said: str) -> None:
    assert figure(written).range_sentence == said


def test_below_fifty_the_people_themselves_are_drawn() -> None:
    below, fifty = (figure(f"{{people: 33, of: {of}, event: slept, over: 1 year}}") for of in (49, 50))

    assert (below.icons, below.icons_of, "of 100" in below.sentence) == (33, 49, False)
    assert (fifty.icons, fifty.icons_of, "of 100" in fifty.sentence) == (66, 100, True)


@pytest.mark.parametrize(
    ("groups", "picture"),
    [
        ("[{name: a, people: 2, of: 200}, {name: b, people: 1, of: 200}]", True),
        ("[{name: a, people: 2, of: 20000}, {name: b, people: 1, of: 20000}]", False),
        ("[{name: a, people: 2, of: 200}, {name: b, people: 0, of: 200}]", True),
        ("[{name: a, people: 200, of: 200}, {name: b, people: 100, of: 200}]", True),
    ],
)
def test_groups_are_drawn_together_or_not_at_all(groups: str, picture: bool) -> None:
    assert frequency(chance(f"{{over: 1 year, groups: {groups}}}"), english).picture is picture


def test_nobody_of_a_hundred_is_said_as_that() -> None:
    found = figure("{per_100: 0, of: 28, event: slept, over: 1 year}")

    assert found.sentence == "0 of 100 people slept over 1 year; 100 of 100 did not. 28 people were studied."


def test_a_span_says_both_ends_in_one_breath_and_each_in_its_sentence() -> None:
    lowest = chance("{people: 9, of: 12, event: slept, over: 1 year}")
    highest = chance("{people: 49, of: 50, event: slept, at: 2 years}")
    found = lowest_to_highest(lowest, highest, english)

    assert found.says == "From 9 of 12 to 49 of 50"
    assert found.lowest == "9 of 12 people slept over 1 year; 3 of 12 did not."
    assert found.highest == "49 of 50 people slept at 2 years; 1 of 50 did not. That is about 98 of 100."


def random_arm(luck: random.Random, name: str) -> Arm:
    """A group of any size with an event of any rarity, or a published percentage."""
    if luck.random() < 0.2:
        return Arm(name, None, luck.randint(1, 400), luck.randint(0, 100), None, None)
    of = luck.randint(1, 10 ** luck.randint(1, 7))
    people = luck.choice((0, 1, of - 1, of, luck.randint(0, of), of // luck.randint(1, 2000)))
    return Arm(name, people, of, None, None, None)


def random_chance(luck: random.Random) -> Chance:
    """A chance with one group or two; now and then two that differ by one person."""
    one, other = random_arm(luck, "with it"), random_arm(luck, "without it")
    if luck.random() < 0.3 and one.people:
        other = replace(one, name="without it", people=one.people - 1)
    arms = luck.choice(((one,), (one, other)))
    return Chance(arms, "slept", "did not", "1 year", "", picture=True, place=Place())


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_chance_is_told_as_never_always_or_equal_where_it_is_not(language: str) -> None:
    luck, translate = random.Random(17), catalogue(language).gettext
    for _ in range(3_000):
        chance = random_chance(luck)
        figures = frequency(chance, translate).figures
        told = [[(int(a), int(b)) for a, b in PROPORTION.findall(one.sentence)] for one in figures]
        for one, shares in zip(figures, told, strict=True):
            assert shares[:2] == [(one.people, one.of), (one.of - one.people, one.of)], chance
            assert all((0 < few < of) is (0 < one.people < one.of) for few, of in (*shares, (one.icons, one.icons_of)))
            assert (one.people in (0, one.of)) or (one.icons, one.icons_of) in (shares[0], shares[-1]), chance
        assert len({one.icons_of for one in figures}) == 1, chance
        assert len({one.icons for one in figures}) == len({Fraction(one.people, one.of) for one in figures}), chance
