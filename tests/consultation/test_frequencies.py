"""One number has several faces, and all of them say the same."""

import pytest

from decision_aid.consultation.frequencies import GroupFrequency, frequency, lowest_to_highest
from decision_aid.consultation.wording import english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Chance
from tests.support.aids import aid_from, small

WRITTEN = (
    "chance: {people: 32, of: 40, event: moved with ease, over: 6 months, range: [64, 91], range_is: computed here}"
)


def chance(written: str) -> Chance:
    """The chance that is written so."""
    found: DecisionAid = aid_from(small((WRITTEN, f"chance: {written}")))
    return next(one.content.chance for one in found.statements if one.id == "exercises.ease")  # type: ignore[union-attr,return-value]


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
            "29 of 100 people were well at 5 years; 71 of 100 were not.",
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
        "With it: 9 of 12 people slept over 6 months; 3 of 12 did not.",
        "Without it: 5 of 6 people slept over 6 months; 1 of 6 did not.",
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
        ("{people: 1, of: 200, over: 1 year}", False),
        ("{people: 999, of: 1000, over: 1 year}", False),
        ("{people: 0, of: 200, over: 1 year}", True),
        ("{people: 2, of: 200, over: 1 year}", True),
        ("{people: 1, of: 40, over: 1 year}", True),
        ("{people: 20, of: 40, over: 1 year, picture: no}", False),
    ],
)
def test_icons_are_drawn_only_where_they_say_what_the_number_says(written: str, picture: bool) -> None:
    assert frequency(chance(written), english).picture is picture


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "{people: 32, of: 40, over: 1 year, range: [64, 91], range_is: computed here}",
            "The true figure may lie between 64 and 91 of 100; we computed this range from the count.",
        ),
        (
            "{per_100: 29, of: 28, over: 1 year, range: [20, 40], range_is: published}",
            "The true figure may lie between 20 and 40 of 100, as published. Worked out from 28 people.",
        ),
        (
            "{per_100: 29, of: 28, over: 1 year, plus_minus: 9}",
            "Plus or minus 9 of 100, as published. Worked out from 28 people.",
        ),
        ("{per_100: 29, over: 1 year}", "No range was published."),
        ("{people: 32, of: 40, over: 1 year}", "No range was published."),
    ],
)
def test_a_range_and_the_people_behind_it_are_said_whole(written: str, said: str) -> None:
    assert figure(written).range_sentence == said


def test_below_fifty_the_people_themselves_are_drawn() -> None:
    below, fifty = (figure(f"{{people: 33, of: {of}, event: slept, over: 1 year}}") for of in (49, 50))

    assert (below.icons, below.icons_of, "of 100" in below.sentence) == (33, 49, False)
    assert (fifty.icons, fifty.icons_of, "of 100" in fifty.sentence) == (66, 100, True)


@pytest.mark.parametrize(
    ("groups", "picture"),
    [
        ("[{name: a, people: 2, of: 200}, {name: b, people: 1, of: 200}]", False),
        ("[{name: a, people: 2, of: 200}, {name: b, people: 0, of: 200}]", True),
        ("[{name: a, people: 200, of: 200}, {name: b, people: 100, of: 200}]", True),
    ],
)
def test_groups_are_drawn_together_or_not_at_all(groups: str, picture: bool) -> None:
    assert frequency(chance(f"{{over: 1 year, groups: {groups}}}"), english).picture is picture


def test_nobody_of_a_hundred_is_said_as_that() -> None:
    found = figure("{per_100: 0, of: 28, event: slept, over: 1 year}")

    assert found.sentence == "0 of 100 people slept over 1 year; 100 of 100 did not."


def test_a_span_says_both_ends_in_one_breath_and_each_in_its_sentence() -> None:
    lowest = chance("{people: 9, of: 12, event: slept, over: 1 year}")
    highest = chance("{people: 49, of: 50, event: slept, at: 2 years}")
    found = lowest_to_highest(lowest, highest, english)

    assert found.says == "From 9 of 12 to 49 of 50"
    assert found.lowest == "9 of 12 people slept over 1 year; 3 of 12 did not."
    assert found.highest == "49 of 50 people slept at 2 years; 1 of 50 did not. That is about 98 of 100."
