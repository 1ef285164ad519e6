"""One number has several faces, and all of them say the same."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from decision_aid.consultation.frequencies import Frequency, GroupFrequency, frequency, period_in_words, study_figure
from decision_aid.consultation.wording import english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.amounts import Amount
from decision_aid.model.evidence import Arm, Chance
from decision_aid.model.problems import Place
from decision_aid.translation.interface import catalogue
from tests.support.aids import aid_from, small
from tests.support.amounts import figure_of

WRITTEN = (
    "chance: {people: 32, of: 40, event: moved with ease, over: 6 months, range: [64, 91], range_is: computed here}"
)


def told(written: str) -> Frequency:
    """The chance that is written so, as the only one of its row."""
    found = aid_from(small((WRITTEN, f"chance: {written}")))
    return frequency(chance_of(found), found.denominators["ease"], english)


def chance_of(found: DecisionAid) -> Chance:
    """The chance of the first statement."""
    chance = next(one.content.figure for one in found.statements if one.id == "exercises.ease")  # type: ignore[union-attr]
    assert isinstance(chance, Chance)
    return chance


def figure(written: str) -> GroupFrequency:
    """The one figure of a chance that is written so."""
    (found,) = told(written).groups
    return found


@pytest.mark.parametrize(
    ("written", "language", "sentence"),
    [
        (
            "{people: 1, of: 12, event: died, over: 5 years}",
            "en",
            "1 of 12 people died over 5 years; 11 of 12 did not.",
        ),
        (
            "{people: 1, of: 12, event: murieron, otherwise: no, over: 5 años}",
            "es",
            "Número de personas que murieron en 5 años: 1 de 12; 11 de 12 no.",
        ),
        (
            "{people: 1, of: 12, event: starben, otherwise: nicht, over: 5 Jahren}",
            "de",
            "So viele von 12 Menschen starben (in 5 Jahren): 1; 11 von 12 nicht.",
        ),
        (
            "{people: 5, of: 6, event: waren gesund, otherwise: waren es nicht, at: 1 Jahr}",
            "de",
            "5 von 6 Menschen waren gesund (nach 1 Jahr); waren es nicht: 1 von 6.",
        ),
        (
            "{people: 5, of: 6, event: estaban bien, otherwise: no lo estaban, at: 1 año}",
            "es",
            "5 de 6 personas estaban bien después de 1 año; no lo estaban: 1 de 6.",
        ),
    ],
)
def test_one_person_is_said_with_a_verb_that_fits(written: str, language: str, sentence: str) -> None:
    died = figure_of(f"chance: {written}")
    assert isinstance(died, Chance)

    (found,) = frequency(died, 100, catalogue(language).gettext).groups
    assert found.sentence.startswith(sentence)


@pytest.mark.parametrize(
    ("numbers", "out_of", "start"),
    [
        ("people: 1, of: 900000", 100000, "Número de personas que murieron en 5 años: menos de 1 de 100"),
        ("people: 40, of: 4000", 100, "Número de personas que murieron en 5 años: alrededor de 1 de 100"),
        ("people: 64, of: 4000", 100, "Alrededor de 2 de 100"),
        ("people: 18, of: 22", 100, "Alrededor de 82 de 100"),
        ("people: 0, of: 40", 100, "0 de 40"),
    ],
)
def test_fewer_than_one_is_said_as_one_is_and_no_other_number(numbers: str, out_of: int, start: str) -> None:
    died = figure_of(f"chance: {{{numbers}, event: murieron, otherwise: no, over: 5 años}}")
    assert isinstance(died, Chance)

    assert frequency(died, out_of, catalogue("es").gettext).groups[0].sentence.startswith(start)


def test_a_large_number_says_about_in_the_word_of_a_narrow_column() -> None:
    died = figure_of("chance: {people: 18, of: 22, event: murieron, otherwise: no, over: 5 años}")
    assert isinstance(died, Chance)

    assert frequency(died, 100, catalogue("es").gettext).groups[0].large.text == "aprox. 82 de 100"


@pytest.mark.parametrize(
    ("numbers", "end"),
    [
        ("people: 3999, of: 4000", "; no: menos de 1 de 100."),
        ("people: 18, of: 22", "; alrededor de 18 de 100 no."),
    ],
)
def test_fewer_than_one_of_the_others_is_said_as_one_is_and_no_other_number(numbers: str, end: str) -> None:
    died = figure_of(f"chance: {{{numbers}, event: murieron, otherwise: no, over: 5 años}}")
    assert isinstance(died, Chance)

    assert end in frequency(died, 100, catalogue("es").gettext).groups[0].sentence


def test_a_figure_whose_unit_has_the_time_in_it_says_no_other_time() -> None:
    amount = figure_of("amount: {unit: infections a year, statistic: mean, value: 0.5, of: 150}")
    assert isinstance(amount, Amount)

    assert period_in_words(amount, english) == ""


def of_groups(*groups: str) -> Frequency:
    """A chance with these groups, called a, b and so on."""
    named = ", ".join(f"{{name: {name}, {numbers}}}" for name, numbers in zip("abcdef", groups, strict=False))
    return told(f"{{over: 1 year, groups: [{named}]}}")


@pytest.mark.parametrize(
    ("written", "sentence", "icons"),
    [
        (
            "{people: 32, of: 40, event: slept, over: 1 year}",
            "About 80 of 100 people slept over 1 year; about 20 of 100 did not. Counted: 32 of 40 people.",
            (80, 100),
        ),
        (
            "{per_100: 29, of: 28, event: were well, otherwise: were not, at: 5 years}",
            "About 29 of 100 people were well at 5 years; about 71 of 100 were not. 28 people were studied.",
            (29, 100),
        ),
        (
            "{per_100: 29, event: were well, otherwise: were not, at: 5 years}",
            "29 of 100 people were well at 5 years; 71 of 100 were not.",
            (29, 100),
        ),
        (
            "{people: 5, of: 6, over: 1 year}",
            "So for 5 of 6 people over 1 year; not so for 1 of 6. Only 6 people were studied, which is very few.",
            (5, 6),
        ),
        (
            "{people: 33, of: 100, event: slept, over: 1 year}",
            "33 of 100 people slept over 1 year; 67 of 100 did not.",
            (33, 100),
        ),
        (
            "{people: 25, of: 1000, event: slept, over: 1 year}",
            "About 3 of 100 people slept over 1 year; about 97 of 100 did not. Counted: 25 of 1,000 people.",
            (3, 100),
        ),
    ],
)
def test_a_number_is_said_in_both_frames_and_drawn(written: str, sentence: str, icons: tuple[int, int]) -> None:
    found = figure(written)

    assert found.sentence == sentence
    assert (found.icons, found.icons_of) == icons


@pytest.mark.parametrize(
    ("written", "large", "beside"),
    [
        ("{people: 18, of: 22, over: 1 year}", "about 82 of 100", "18 of 22 people"),
        ("{people: 9, of: 12, over: 1 year}", "9 of 12", "very few people"),
        ("{people: 19, of: 19, over: 1 year}", "19 of 19", "very few people"),
        ("{per_100: 29, of: 28, over: 1 year}", "about 29 of 100", "28 people were studied"),
        ("{per_100: 65, of: 17, over: 1 year}", "about 65 of 100", "very few people"),
        ("{per_100: 29, over: 1 year}", "29 of 100", ""),
        ("{people: 0, of: 30, over: 1 year}", "0 of 30", ""),
        ("{people: 0, of: 116, over: 1 year}", "0 of 116", ""),
        ("{people: 116, of: 116, over: 1 year}", "116 of 116", ""),
        ("{people: 1, of: 116, over: 1 year}", "about 9 of 1,000", "1 of 116 people"),
        ("{per_100: 0, of: 116, over: 1 year}", "0 of 100", "116 people were studied"),
        ("{people: 66, of: 11986, over: 1 year}", "about 6 of 1,000", "66 of 11,986 people"),
        ("{people: 1, of: 900000, over: 1 year}", "fewer than 1 of 100,000", "1 of 900,000 people"),
        ("{people: 899999, of: 900000, over: 1 year}", "more than 99,999 of 100,000", "899,999 of 900,000 people"),
        ("{people: 3960, of: 4000, over: 1 year}", "about 99 of 100", "3,960 of 4,000 people"),
    ],
)
def test_the_large_number_is_the_one_that_can_be_compared(written: str, large: str, beside: str) -> None:
    found = figure(written)

    assert (found.large.text, found.beside) == (large, beside)
    assert found.sentence.casefold().startswith(f"so for {large}")
    assert found.told.number == found.large.number


def test_a_bound_is_told_from_both_sides() -> None:
    found = figure("{people: 1, of: 900000, event: died, over: 1 year}")

    assert found.sentence == (
        "Fewer than 1 of 100,000 people died over 1 year; more than 99,999 of 100,000 did not. "
        "Counted: 1 of 900,000 people."
    )


def test_two_groups_of_one_study_are_two_figures() -> None:
    found = told(
        "{event: slept, over: 6 months, groups: [{name: with it, people: 9, of: 22}, {name: none, per_100: 5}]}"
    )

    assert [one.sentence for one in found.figures] == [
        "With it: about 41 of 100 people slept over 6 months; about 59 of 100 did not. Counted: 9 of 22 people.",
        "None: 5 of 100 people slept over 6 months; 95 of 100 did not.",
    ]


@pytest.mark.parametrize(
    ("groups", "large", "picture"),
    [
        (("people: 9, of: 12", "people: 5, of: 6"), ["9 of 12", "5 of 6"], False),
        (("people: 4, of: 12", "people: 5, of: 12"), ["4 of 12", "5 of 12"], True),
        (("people: 9, of: 12", "people: 40, of: 100"), ["9 of 12", "40 of 100"], False),
        (("people: 0, of: 30", "people: 15, of: 30"), ["0 of 30", "15 of 30"], True),
        (("people: 0, of: 30", "people: 15, of: 40"), ["0 of 30", "about 38 of 100"], False),
        (("people: 0, of: 116", "people: 4, of: 100"), ["0 of 116", "4 of 100"], False),
        (("people: 0, of: 116", "people: 4, of: 116"), ["0 of 116", "4 of 116"], False),
        (("people: 0, of: 90", "people: 4, of: 90"), ["0 of 90", "4 of 90"], True),
        (("people: 24, of: 48", "people: 26, of: 52"), ["about 50 of 100", "about 50 of 100"], True),
        (("people: 171, of: 360", "people: 112, of: 366"), ["about 48 of 100", "about 31 of 100"], True),
        (("people: 171, of: 360", "people: 172, of: 360"), ["about 475 of 1,000", "about 478 of 1,000"], True),
        (("people: 66, of: 11986", "people: 72, of: 5994"), ["about 6 of 1,000", "about 12 of 1,000"], True),
        (("people: 327, of: 100000", "people: 385, of: 100000"), ["about 3 of 1,000", "about 4 of 1,000"], True),
        (("people: 3, of: 100000", "people: 9, of: 100000"), ["3 of 100,000", "9 of 100,000"], False),
    ],
)
def test_groups_are_told_and_drawn_out_of_one_number(groups: tuple[str, ...], large: list[str], picture: bool) -> None:
    found = of_groups(*groups)

    assert [one.large.text for one in found.figures] == large
    assert found.picture is picture
    assert not picture or len({one.icons_of for one in found.groups}) == 1


@pytest.mark.parametrize(
    ("written", "out_of", "picture"),
    [
        ("people: 40, of: 100", 100, True),
        ("people: 5, of: 1000", 1000, True),
        ("people: 0, of: 1000", 1000, True),
        ("people: 0, of: 300", 1000, False),
        ("per_100: 30, of: 12", 100, False),
        ("people: 1, of: 200", 100, False),
        ("people: 2, of: 200", 100, True),
        ("people: 198, of: 200", 100, True),
        ("people: 199, of: 200", 100, False),
        ("people: 200, of: 200", 100, False),
        ("people: 0, of: 200", 100, False),
        ("people: 0, of: 100", 100, True),
        ("per_100: 0, of: 200", 100, True),
        ("per_100: 100, of: 200", 100, True),
    ],
)
def test_a_figure_is_drawn_where_icons_neither_hide_a_person_nor_make_one_up(
    written: str, out_of: int, picture: bool
) -> None:
    chance = chance_of(aid_from(small((WRITTEN, f"chance: {{{written}, event: slept, over: 1 year}}"))))

    assert frequency(chance, out_of, english).picture is picture


def test_a_published_share_is_not_told_as_the_count_beside_it() -> None:
    found = of_groups("people: 0, of: 30", "per_100: 50, of: 30")

    assert [one.large.text for one in found.figures] == ["0 of 30", "about 50 of 100"]


def test_groups_that_no_picture_shows_truly_have_their_shares_in_words() -> None:
    found = of_groups("people: 9, of: 12", "people: 5, of: 6")

    assert [shares_in_words(one.sentence) for one in found.figures] == [["75"], ["83"]]


def test_nobody_of_a_group_is_said_as_no_share() -> None:
    found = of_groups("people: 1, of: 12", "people: 0, of: 6")

    assert [shares_in_words(one.sentence) for one in found.figures] == [["8"], []]


def shares_in_words(sentence: str) -> list[str]:
    """The shares that stand behind a count."""
    return re.findall(r"(?<=\. )That is about (\d+) of 100\.", sentence)


@pytest.mark.parametrize(("who", "said"), [("", "people"), (", who: women", "women")])
def test_who_was_counted_is_known_to_the_legend(who: str, said: str) -> None:
    counted = figure_of(f"chance: {{people: 20, of: 40, over: 1 year{who}}}")
    assert isinstance(counted, Chance)

    assert frequency(counted, 100, english).who == said


def test_a_figure_is_not_drawn_where_its_author_says_so() -> None:
    assert not told("{people: 20, of: 40, over: 1 year, picture: no}").picture


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "{people: 32, of: 40, over: 1 year, range: [64, 91], range_is: computed here}",
            "The true number could be anywhere from 64 to 91 of 100. We worked this out from the count.",
        ),
        (
            "{per_100: 29, of: 28, over: 1 year, range: [20, 40], range_is: published}",
            "The true number could be anywhere from 20 to 40 of 100.",
        ),
        (
            "{per_100: 29, of: 28, over: 1 year, range: [20, 40], range_is: computed here}",
            "The true number could be anywhere from 20 to 40 of 100. We worked this out.",
        ),
        ("{per_100: 29, of: 28, over: 1 year, plus_minus: 9}", "Give or take 9 of 100."),
        ("{per_100: 29, over: 1 year}", "We have no range for this number."),
        (
            "{people: 5, of: 1000, over: 1 year, range: [0, 1], range_is: published}",
            "The true number could be anywhere from 0 to 10 of 1,000.",
        ),
    ],
)
def test_a_range_says_where_it_comes_from_and_is_out_of_the_same_number(written: str, said: str) -> None:
    assert figure(written).range_sentence == said


def test_a_range_beside_a_number_out_of_as_many_does_not_say_out_of_how_many() -> None:
    whole, few = "people: 32, of: 40, range: [64, 91]", "people: 9, of: 12, range: [43, 95]"

    assert figure(f"{{{whole}, range_is: published, over: 1 year}}").short_range == "Range: 64 to 91."
    assert figure(f"{{{few}, range_is: published, over: 1 year}}").short_range == "Range: 43 to 95 of 100."


def test_icons_say_whether_they_are_the_people_who_were_counted() -> None:
    assert figure("{people: 32, of: 40, over: 1 year}").drawn_as_share is True
    assert figure("{people: 9, of: 12, over: 1 year}").drawn_as_share is False


def test_two_studies_are_named_by_source_and_not_called_lowest_and_highest() -> None:
    found = aid_from(small())
    alpha, beta = found.sources
    few = Chance((Arm("", 10, 40, None, 100, None, None),), "slept", "", "1 year", "", picture=True, place=Place())
    many = replace(few, arms=(Arm("", None, 200, Decimal(50), 100, None, None),), over="", at="2 years")

    told = [study_figure(source, chance, 100, english) for source, chance in ((alpha, few), (beta, many))]

    assert [(study.beside, study.how_exact) for study in told] == [
        ("slept over 1 year", "[1]. No range known. 10 of 40 people."),
        ("slept at 2 years", "[2]. No range known. 200 people were studied."),
    ]
    assert [(study.large.text, study.ends) for study in told] == [("about 25 of 100", ""), ("about 50 of 100", "")]
    assert [study.sentence for study in told] == [
        "Trial (source 1): About 25 of 100 people slept over 1 year; about 75 of 100 did not. "
        "Counted: 10 of 40 people. We have no range for this number.",
        "Series (source 2): About 50 of 100 people slept at 2 years; about 50 of 100 did not. "
        "200 people were studied. We have no range for this number.",
    ]
